"""The open lexicon as a file: every line usable, every form claimed once, nothing that stands for an ordinary word."""

import csv
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.article.folding import fold

ROOT = Path(__file__).parents[3]
MEDIA = ROOT / "analysis" / "article" / "media.csv"
FEWEST = 500  # media: four in ten real credits name one that no registry file describes

RUSSIAN_MEDIA_ABROAD = "XR"
UNKNOWN_COUNTRY = "??"

# Words of everyday news, places and people that are names of media too: bare, they would be found in any article.
_ORDINARY_WORDS = """
Сегодня Страна Факты Новое_время Супер Бурятия Дело Наблюдатель Собеседник Корреспондент Обозреватель Информатор Главком
Проект Зеркало Фокус Профиль Знак Афиша Чемпионат Подъём База Город Регион Область Апрель Прямой Интер Гордон Туран Фарс
Атырау Жетісу Халық Бүгін Балапан Дидар Формула Телеграф Сирена Черта Бумага Спас Маяк Панорама Мегаполис Лента Сота
За_рулём Вот_так Такие_дела Два_майора Реальное_время Народное_слово Советская_Россия ТНТ БТА БНС СТС ТСН НВ ЧП 112
Nature Science Time People Variety Fortune Quartz Wired Vice Slate Salon Independent Mirror Sun Star Express Post
Telegraph Mail Cell Focus Stern Spot Report Dawn Deadline Billboard Polygon Vulture Sport Goal Fox Blick Kurier Stuff
Metro Mint Hill Verge Atlantic Nation Age Ring Block Register Information Intercept Conversation Athletic New_Yorker
Hindu Australian The_Sun The_Hill The_Verge The_Atlantic The_Nation AS DR APA AP SPA MENA CNA ABC LRT NTV CBC MIA PA
"""
ORDINARY = [word.replace("_", " ") for word in _ORDINARY_WORDS.split()]


def _rows() -> list[tuple[int, dict[str, str]]]:
    with MEDIA.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines, strict=True)
        return [(reader.line_num, row) for row in reader]


ROWS = _rows()


def _forms() -> Iterator[tuple[int, str, str]]:
    for line, row in ROWS:
        for form in row["forms"].split(";"):
            yield line, row["name"], form


def _key(form: str) -> str:
    """Two forms are one when they fold alike, whether they are quoted or not."""
    return re.sub(r"\s+", " ", fold(form).replace('"', "")).strip()


def test_the_header_is_the_one_that_the_lexicon_reads() -> None:
    assert MEDIA.read_bytes().split(b"\n", 1)[0] == b"name,country,forms"


def test_the_file_is_plain_utf8_with_unix_line_ends() -> None:
    raw = MEDIA.read_bytes()
    raw.decode("utf-8", errors="strict")
    assert b"\r" not in raw
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\n")


def test_enough_media_are_known() -> None:
    assert len(ROWS) >= FEWEST


def test_every_line_has_a_name_a_country_and_forms_and_nothing_else() -> None:
    bad = [
        line for line, row in ROWS if len(row) != 3 or not all(isinstance(row[key], str) and row[key] for key in row)
    ]
    assert bad == []


def test_no_value_carries_stray_spaces() -> None:
    bad = [line for line, row in ROWS for value in (row["name"], row["country"]) if value != value.strip()]
    bad += [line for line, _, form in _forms() if not form or form != re.sub(r"\s+", " ", form).strip()]
    assert bad == []


def test_names_are_written_in_latin_letters() -> None:
    bad = [(line, row["name"]) for line, row in ROWS if re.search(r"[Ѐ-ӿ؀-ۿ;]", row["name"])]
    assert bad == []


def test_a_country_is_two_capitals_or_unknown() -> None:
    bad = [
        (line, row["country"])
        for line, row in ROWS
        if row["country"] != UNKNOWN_COUNTRY and not re.fullmatch(r"[A-Z]{2}", row["country"])
    ]
    assert bad == []


def test_codes_that_look_like_countries_but_are_none_are_refused() -> None:
    user_assigned = {row["country"] for _, row in ROWS if re.fullmatch(r"X[A-Z]|Q[M-Z]|ZZ|AA|EU|UK|SU", row["country"])}
    assert user_assigned <= {RUSSIAN_MEDIA_ABROAD}


def test_no_name_stands_twice() -> None:
    seen: dict[str, int] = {}
    twice = []
    for line, row in ROWS:
        first = seen.setdefault(row["name"].casefold(), line)
        if first != line:
            twice.append((first, line, row["name"]))
    assert twice == []


def test_no_form_is_claimed_twice() -> None:
    seen: dict[str, tuple[int, str]] = {}
    twice = []
    for line, name, form in _forms():
        if _key(form) in seen:
            twice.append((seen[_key(form)], (line, name), form))
        seen.setdefault(_key(form), (line, name))
    assert twice == []


def test_no_form_belongs_to_a_registered_outlet() -> None:
    files = sorted((ROOT / "outlets").glob("*/*.toml"))
    assert files, "no outlet file under outlets/: nothing to compare with"
    claimed: dict[str, str] = {}
    for path in files:
        outlet = tomllib.loads(path.read_text(encoding="utf-8"))
        for form in (*outlet.get("credits", ()), *outlet.get("hosts", ())):
            claimed[_key(form)] = f"{path.parent.name}/{path.name}"
    both = [
        f"media.csv:{line}: {form!r} is {claimed[_key(form)]}" for line, _, form in _forms() if _key(form) in claimed
    ]
    assert both == []


def test_quotes_are_the_angled_ones_and_come_in_pairs_around_the_whole_form() -> None:
    bad = [
        (line, form)
        for line, _, form in _forms()
        if re.search(r"[\"“”„]", form) or (("«" in form or "»" in form) and not re.fullmatch(r"«[^«»]+»", form))
    ]
    assert bad == []


@pytest.mark.parametrize("word", ORDINARY)
def test_an_ordinary_word_never_stands_bare(word: str) -> None:
    # "The Hill" is safe: the finder asks for its "The".
    bare = [
        (line, form) for line, _, form in _forms() if not form.startswith(("«", "The ")) and _key(form) == _key(word)
    ]
    assert bare == []


def test_every_form_has_a_letter_or_digit_that_a_text_can_hold() -> None:
    assert [(line, form) for line, _, form in _forms() if len(re.findall(r"[^\W_]", form)) < 2] == []


def test_unnamed_groups_of_media_are_told_apart_by_country() -> None:
    country = {_key(form): row["country"] for _, row in ROWS for form in row["forms"].split(";")}
    assert country[_key("российские СМИ")] == "RU"
    assert country[_key("Ресей БАҚ")] == "RU"
    assert country[_key("украинские СМИ")] == "UA"
    assert country[_key("қырғыз БАҚ")] == "KG"
    assert country[_key("балтийские СМИ")] == UNKNOWN_COUNTRY


def test_groups_that_tell_no_side_are_no_media() -> None:
    forms = {_key(form) for _, row in ROWS for form in row["forms"].split(";")}
    assert forms.isdisjoint({_key("зарубежные СМИ"), _key("местные СМИ"), _key("жергілікті БАҚ")})
