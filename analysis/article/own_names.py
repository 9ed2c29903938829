"""The names by which an outlet that nobody registered calls itself, told by its address."""

import re

# Consonants as domains spell them, so that vowels and case endings do not matter: "Фразы" and "fraza" are both "frz".
_CONSONANTS = dict(zip("бвгдғжзкқлмнңпрстфцчшщһ", "bvgdgzzkklmnnprstfsccsh", strict=True))
_DROPPED = str.maketrans("", "", "aeiouyhjw")
_SHORTEST_ADDRESS = 5  # letters by which a longer name is recognised: "AllHipHop News" at allhiphop.com
_SHORTEST_SAME, _SHORTEST_INSIDE = 3, 4  # consonants by which a name is recognised, whole or with letters in between

_LEAST_INSIDE = (
    0.7  # of a name's consonants that an address has: fedpress of ФедералПресс, not sports of Спорт-Экспресс
)


def resembles(name: str, domain: str) -> bool:
    """Tells whether a medium's name looks like a domain: «Фразы» like fraza.ua, "ФедералПресс" like fedpress.ru."""
    letters, address = (re.sub("[^a-z0-9]", "", each.lower()) for each in (name, domain.partition(".")[0]))
    if len(address) >= _SHORTEST_ADDRESS and letters.startswith(address):
        return True
    if len(address) > _SHORTEST_ADDRESS and name.lower().endswith(" " + address):
        return True  # Windhoek Observer at observer.com.na
    called, label = _consonants(re.sub(r"\.\w{2,5}$", "", name)), _consonants(domain.partition(".")[0])
    if called == label:
        return len(called) >= _SHORTEST_SAME
    if min(len(called), len(label)) < _SHORTEST_INSIDE or len(label) < _LEAST_INSIDE * len(called):
        return False
    return called[0] == label[0] and _is_inside(label, called)


def _consonants(name: str) -> str:
    letters = "".join(_CONSONANTS.get(letter, letter) for letter in re.sub(r"(.)\1", r"\1", name.lower()))
    return re.sub("[^a-z]", "", letters).translate(_DROPPED)


def _is_inside(short: str, long: str) -> bool:
    """Tells whether all letters of `short` stand in `long` in their order."""
    letters = iter(long)
    return all(letter in letters for letter in short)
