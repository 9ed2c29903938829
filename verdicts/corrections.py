"""Corrections by people: what one may say, and what becomes of the verdict when it is said or taken back."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from analysis.article.names import Medium, medium_of, open_media
from analysis.article.origin import derive_origin
from outlets.registry import Registry
from outlets.vocabulary import Group
from storage import corrections
from storage.bridge import Kept, day_of
from storage.corrections import Filed, Withdrawal
from storage.records import HEADLINE_LEVELS, Correction, EvidenceKind, Level, Origin
from verdicts.renewal import recall_borrowings, renew

LONGEST_NAME = 80  # characters of who corrects, and of a medium
LONGEST_WHY = 500  # characters: a few sentences, told in one line wherever the verdict is
MOST_KEPT = 100  # corrections of one article; more of them are a quarrel or a machine

_SLUG = re.compile(r"[a-z0-9_-]+")
# They turn the writing direction of whatever stands behind them, in every list that shows the words.
_DIRECTIONS = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class WrongStatement(Exception):
    """What cannot be said of an article: one line, and the `field` of the statement that is wrong."""

    def __init__(self, field: str, line: str) -> None:
        super().__init__(line)
        self.field = field


@dataclass(frozen=True, slots=True)
class Change:
    """What a correction did to one article; `is_new` is False where nothing was left to do."""

    url: str
    before: Origin
    after: Origin
    is_new: bool


def state(
    registry: Registry,
    *,
    levels: Collection[Level],
    source: str,
    group: Group | None,
    by: str,
    why: str,
    at: datetime,
) -> Correction:
    """Returns what a person says as a correction.

    Args:
        registry: the outlets, of which `source` may be one.
        levels: of the headline; none: not of Russian origin.
        source: the medium that it comes from by its slug, address or name; empty where nobody is named.
        group: where it was first gathered, None where that is not said.
        by: who says so.
        why: the reason.
        at: when.

    Raises:
        WrongStatement: for what cannot be said.
    """
    if wrong := sorted(set(levels) - HEADLINE_LEVELS):
        raise WrongStatement("level", f"{', '.join(wrong)} is no level of the headline: say L1, L2 or L3")
    if {Level.L2, Level.L3} <= set(levels):
        raise WrongStatement("level", "L3 is reuse that is not credited, and L2 a credit: say one of them")
    medium = _find_medium(registry, source)
    if medium is not None and medium.group is Group.RU and not levels:
        raise WrongStatement("source", f"{medium.name} is Russian: what comes from it is of Russian origin")
    return Correction(
        levels=tuple(sorted(set(levels))),
        source=medium.slug if medium else None,
        name=medium.name if medium else "",
        side=medium.group if medium else Group.UNKNOWN,
        group=group,
        by=_read_words("by", by, LONGEST_NAME) or _miss("by", "say who corrects it"),
        why=_read_words("why", why, LONGEST_WHY) or _miss("why", "say why: a correction without a reason helps nobody"),
        at=at,
        day=day_of(at) or at.date(),
    )


def take_back(by: str, why: str, at: datetime) -> Withdrawal:
    """Returns who takes a correction back, and why, which may be empty.

    Raises:
        WrongStatement: for what cannot be said.
    """
    named = _read_words("by", by, LONGEST_NAME) or _miss("by", "say who takes it back")
    return Withdrawal(named, _read_words("why", why, LONGEST_WHY), at)


def guess_levels(kept: Kept) -> tuple[Level, ...]:
    """Returns by which levels an article counts, where a person says no more than that it does.

    Those that its evidence gives it; where it gives none, the person has seen a credit that the machine missed.
    """
    origin = _read_alone(kept)
    return tuple(level for level in origin.levels if level in HEADLINE_LEVELS) or (Level.L2,)


def correct(connection: Connection, kept: Kept, correction: Correction) -> Change:
    """Keeps a correction, which rules from now on; said once more, it changes nothing.

    Raises:
        WrongStatement: the article has too many.
    """
    held = corrections.find(connection, kept.id)
    if any(one.rules and one.correction == correction for one in held):
        return Change(kept.article.extracted.url, kept.article.origin, kept.article.origin, is_new=False)
    if len(held) >= MOST_KEPT:
        raise WrongStatement("url", f"{MOST_KEPT} corrections of one article are enough: settle it among yourselves")
    corrections.add(connection, kept.id, correction)
    return _follow(connection, kept, correction)


def withdraw(connection: Connection, kept: Kept, filed: Filed, withdrawal: Withdrawal) -> Change:
    """Takes a correction back: the one before it rules again or, where there is none, the machine's verdict."""
    if not corrections.withdraw(connection, filed.id, withdrawal):
        return Change(kept.article.extracted.url, kept.article.origin, kept.article.origin, is_new=False)
    ruling = corrections.find_ruling(connection, kept.id)
    return _follow(connection, kept, ruling.correction if ruling else None)


def _follow(connection: Connection, kept: Kept, correction: Correction | None) -> Change:
    evidence = kept.article.evidence
    borrowings = recall_borrowings(connection, kept, evidence)
    after = renew(connection, kept, evidence, borrowings, correction)
    return Change(kept.article.extracted.url, kept.article.origin, after, is_new=True)


def _read_alone(kept: Kept) -> Origin:
    evidence = [one for one in kept.article.evidence if one.kind is not EvidenceKind.CORRECTION]
    return derive_origin(evidence, kept.article.extracted.title, kept.article.extracted.text)


def _find_medium(registry: Registry, said: str) -> Medium | None:
    named = _read_words("source", said, LONGEST_NAME)
    if not named:
        return None
    meant = registry.find_meant(named)
    if len(meant) > 1:
        slugs = ", ".join(each.slug for each in meant)
        raise WrongStatement("source", f"{named!r} may be any of {slugs}: say which, by its slug")
    if meant:
        return medium_of(meant[0])
    folded = named.casefold()
    known = next((one for one in open_media() if folded in (one.name.casefold(), *map(str.casefold, one.forms))), None)
    if known is None and _SLUG.fullmatch(named):
        near = registry.suggest(named)
        guess = f" (did you mean {' or '.join(near)}?)" if near else ""
        raise WrongStatement("source", f"no outlet has the slug {named!r}{guess}; write any other medium by its name")
    return known or Medium(None, named, Group.UNKNOWN)


def _read_words(field: str, said: str, longest: int) -> str:
    """Returns what somebody wrote, in one line."""
    words = " ".join(said.split())
    if len(words) > longest:
        raise WrongStatement(field, f"{len(words)} characters are too many: say it in {longest}")
    if any(unicodedata.category(letter) in ("Cc", "Cs") or letter in _DIRECTIONS for letter in words):
        raise WrongStatement(field, "it holds a character that nobody can see; write it anew")
    return words


def _miss(field: str, line: str) -> str:
    raise WrongStatement(field, line)
