"""Bytes to text: what the bytes themselves say goes before what their labels say."""

import codecs
import re
from dataclasses import dataclass

from crawler.extraction.values import Reason, Unreadable

# A page may hold this share of characters that could not be read; beyond it, words are lost and nothing is stored.
MOST_UNREADABLE = 0.01
_META_WINDOW = 4096  # bytes; the HTML standard looks for a charset in the first 1024, real heads put it later
_TRUST = 0.3  # what a label adds to a likelihood between -1 and 1
_SAMPLE = 40_000  # bytes of words outside ASCII: enough to tell one alphabet from another
_WINDOW = 480_000  # characters in which a garbled page shows that it is one

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,500}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# Labels that mean more than they say, as browsers read them.
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
# What pages of the region are written in when they are not in UTF-8; KZ-1048 and PT154 are Kazakh kin of cp1251.
_GUESSES = ("cp1251", "kz1048", "koi8-u", "cp866", "iso8859-5", "ptcp154", "mac-cyrillic", "cp1252", "cp1254")

# UTF-8 read as windows-1251 and saved again: "Р" or "С" before a letter that no word of ours has there.
_DOUBLED_1251 = re.compile("[РС][\u0400-\u040f\u0450-\u045f\u0490\u0491\u00a0-\u00bf\u2010-\u203a\u20ac\u2116\u2122]")
# … and read as windows-1252: "Ð" or "Ñ" before anything of its upper half.
_DOUBLED_1252 = re.compile("[ÐÑÒÓ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2010-\u203a\u20ac\u2122]")
_LETTER_1251 = re.compile("[\u0400-\u04ff]")
_LETTER_1252 = re.compile("[\u00c0-\u00ff]")
_BEYOND = re.compile(rb"[A-Za-z]{0,30}[\x80-\xff][A-Za-z\x80-\xff]{0,60}")
_FOREIGN = re.compile("[^\\u0000-\\u024f\\u0400-\\u052f]")  # Greek, Arabic, Chinese …: no sign for or against
_WORD = re.compile("[^\\W\\d_]{2,40}")
_LIKELY = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёәғқңөұүһіїєґў")
_COMMON = frozenset("оеаинтсрвлкдмпуяыьгзбчйхжшюцщэфъёі")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the charset that it was read in, and what named it: bom, bytes, header, meta, guess, repair."""

    text: str
    charset: str
    method: str


def decode(body: bytes, content_type: str = "") -> Decoded:
    """Returns the text of a page.

    Raises:
        Unreadable: CHARSET, where no reading leaves fewer than 1 % of its characters lost.
    """
    decoded = _decode(body, content_type)
    repaired = _repair(decoded.text)
    if repaired is not None:
        decoded = Decoded(repaired, decoded.charset, "repair")
    check_readable(decoded.text)
    return decoded


def check_readable(text: str) -> None:
    """Makes sure that not too much of a text was lost on its way to us.

    Raises:
        Unreadable: CHARSET.
    """
    lost = text.count("\N{REPLACEMENT CHARACTER}")
    if lost > MOST_UNREADABLE * len(text):
        raise Unreadable(Reason.CHARSET, f"{lost} of {len(text)} characters could not be read in any known charset")
    if _is_doubled(text, _DOUBLED_1251, _LETTER_1251) or _is_doubled(text, _DOUBLED_1252, _LETTER_1252):
        raise Unreadable(Reason.CHARSET, "the letters were garbled before the page was sent")


def _decode(body: bytes, content_type: str) -> Decoded:
    for mark, charset in _BOMS:
        if body.startswith(mark):
            return Decoded(body[len(mark) :].decode(charset, "replace"), charset, "bom")
    try:
        return Decoded(body.decode("utf-8"), "utf-8", "bytes")
    except UnicodeDecodeError:
        pass
    labels = _read_labels(body, content_type)
    as_utf8 = body.decode("utf-8", "replace")
    right = len(as_utf8.encode("utf-8")) - as_utf8.count("\N{REPLACEMENT CHARACTER}") * 3 - _count_ascii(as_utf8)
    # Real UTF-8 with a broken place (a cut, a pasted word) has far more good sequences than bad ones.
    if right > 20 * as_utf8.count("\N{REPLACEMENT CHARACTER}"):
        return Decoded(as_utf8, "utf-8", "bytes")
    return _choose(body, labels)


def _read_labels(body: bytes, content_type: str) -> dict[str, str]:
    """Returns the charsets that header and head name, each with where it stands; no unknown ones and no UTF-8."""
    named = [(match[1], "header") for match in [_HEADER.search(content_type)] if match]
    named += [(match[1].decode("ascii", "replace"), "meta") for match in _META.finditer(body[:_META_WINDOW])]
    labels: dict[str, str] = {}
    for name, where in named:
        try:
            known = codecs.lookup(name.lower().replace("x-", "").replace("windows1251", "cp1251"))
        except LookupError:
            continue
        charset = _ALIASES.get(known.name, known.name)
        # Only text encodings: "zlib" and "rot13" are codecs to Python as well.
        if getattr(known, "_is_text_encoding", True) and not charset.startswith(
            ("utf", "idna", "puny", "unicode", "raw")
        ):
            labels.setdefault(charset, where)
    return labels


def _choose(body: bytes, labels: dict[str, str]) -> Decoded:
    sample = _sample(body)
    # A label breaks a tie between kin; it does not make nonsense likely.
    scores = {
        charset: _likelihood(sample.decode(charset, "replace")) + (_TRUST if charset in labels else 0.0)
        for charset in (*labels, *_GUESSES)
    }
    best = max(scores, key=lambda charset: scores[charset])
    if scores[best] < 0:
        raise Unreadable(Reason.CHARSET, "no known charset makes words of the page's letters")
    return Decoded(body.decode(best, "replace"), best, labels.get(best, "guess"))


def _sample(body: bytes) -> bytes:
    """Returns the words outside ASCII, with a space between them, until there are enough."""
    words: list[bytes] = []
    length = 0
    for match in _BEYOND.finditer(body):
        words.append(match[0])
        length += len(match[0])
        if length > _SAMPLE:
            break
    return b" ".join(words)


def _likelihood(text: str) -> float:
    """Returns how much the words outside ASCII look like words: 1 all, 0 none, below 0 garbled.

    A Cyrillic charset read as another gives letters that the region's languages lack, or capitals inside words.
    """
    good = bad = 0
    beyond = "".join(letter if ord(letter) > 127 or letter.isalpha() else " " for letter in text)
    for word in _WORD.findall(beyond):
        if word.isascii():
            continue
        folded = word.lower()
        if word[0] + folded[1:] != word and word.upper() != word:
            bad += len(word)  # a capital inside
        elif _LIKELY.issuperset(folded):
            common = sum(letter in _COMMON for letter in folded)
            good += common if word.upper() != word or len(word) < 6 else common // 2
        elif all("a" <= letter <= "z" or "\u00df" <= letter <= "\u017f" for letter in folded):
            # Accents stand alone among plain letters: "Präsident"; a row of them is Cyrillic read as Latin.
            plain = sum(letter.isascii() for letter in folded)
            good, bad = (good + len(word), bad) if 2 * plain >= len(word) else (good, bad + len(word))
        elif _FOREIGN.search(folded) is None:
            bad += len(word)
    bad += 5 * text.count("\N{REPLACEMENT CHARACTER}") + sum(text.count(chr(code)) for code in range(0x80, 0xA0))
    bad += 2 * sum("\u2500" <= letter <= "\u259f" for letter in text)  # boxes: koi8 or cp866 read wrongly
    return (good - bad) / (good + bad) if good + bad else 0.0


def _repair(text: str) -> str | None:
    for charset, doubled, letter in (
        ("cp1251", _DOUBLED_1251, _LETTER_1251),
        ("cp1252", _DOUBLED_1252, _LETTER_1252),
    ):
        if _is_doubled(text, doubled, letter):
            return _undo(text, charset)
    return None


def _is_doubled(text: str, doubled: re.Pattern[str], letter: re.Pattern[str]) -> bool:
    sample = text[:_WINDOW]
    pairs = len(doubled.findall(sample))
    # A page of an alphabet has many letters: to count them costs more than to see that there are no pairs.
    return pairs > 10 and 2 * pairs > 0.6 * len(letter.findall(sample))


def _undo(text: str, charset: str) -> str | None:
    def as_byte(letter: str) -> bytes:
        try:
            return letter.encode(charset)
        except UnicodeEncodeError:
            # The bytes that the charset leaves undefined pass through as C1 controls.
            return bytes([ord(letter)]) if ord(letter) < 256 else letter.encode("utf-8")

    return b"".join(map(as_byte, text)).decode("utf-8", "replace")


def _count_ascii(text: str) -> int:
    return len(text.encode("ascii", "ignore"))
