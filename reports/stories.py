"""One article's story, for people and for programs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from rich.console import Console
from rich.table import Table
from rich.text import Text

from outlets.registry import Registry
from reports.corrections import COLUMNS as CORRECTION
from reports.corrections import enter_correction
from reports.reuse import other_as_json, tell_pair
from reports.tables import terminal_width
from storage.bridge import KAZAKHSTAN, Kept
from storage.corrections import Filed
from storage.records import Evidence, EvidenceKind, Extracted, Field, Language, Level, Origin, Precision, Role
from storage.reuse import Pair
from storage.runs import Dropped, Run

PASSAGE_REACH = 60  # code points shown on either side of a passage
_LONG_END = 80  # code points of either end of a long quote that are shown: a line


def as_json(language: Language, evidence: Sequence[Evidence], origin: Origin) -> dict[str, Any]:
    """Returns what an article tells, under the public names."""
    told = asdict(origin)
    del told["method"]
    return {
        "language": asdict(language),
        "evidence": [asdict(one) for one in evidence],
        "origin": told,
    }


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that is known about one address."""

    kept: Kept | None
    run: Run | None
    dropped: Sequence[Dropped]
    outlet_name: str
    pairs: Sequence[Pair] = ()  # with earlier texts that it shares words with, and with later ones
    corrections: Sequence[Filed] = ()  # by people, the newest first

    EVIDENCE_COLUMNS: ClassVar[tuple[str, ...]] = ("kind", "role", "name", "group", "passage")

    def as_json(self) -> dict[str, Any]:
        """Returns the story under the public names; times in ISO 8601, in UTC."""
        told: dict[str, Any] = {"dropped": [self._drop_as_json(one) for one in self.dropped]}
        if self.kept is None:
            return told
        article = self.kept.article
        extracted = article.extracted
        return {
            "url": extracted.url,
            "outlet": extracted.outlet,
            "title": extracted.title,
            "text": extracted.text,
            "published_at": extracted.published_at.isoformat() if extracted.published_at else None,
            "precision": extracted.precision,
            "published_as_found": extracted.published_as_found,
            "first_seen_at": article.first_seen_at.isoformat(),
            "run": {"id": self.run.id, "kind": self.run.kind, "source": self.run.source} if self.run else None,
            **as_json(article.language, article.evidence, article.origin),
            "method": article.origin.method,
            "corrections": [self._correction_as_json(one) for one in self.corrections],
            "copies": {
                "before": [other_as_json(one, one.source) for one in self._before()],
                "after": [other_as_json(one, one.article) for one in self._after()],
            },
            **told,
        }

    @staticmethod
    def _drop_as_json(one: Dropped) -> dict[str, Any]:
        return {
            "reason": one.drop.reason,
            "detail": one.drop.detail,
            "line": one.drop.position,
            "run": {"id": one.run, "kind": one.kind, "source": one.source},
            "at": one.started_at.isoformat(),
        }

    @staticmethod
    def _correction_as_json(one: Filed) -> dict[str, Any]:
        row = enter_correction(one)
        return {name: row[name] for name in CORRECTION if name != "url"}

    def evidence_rows(self) -> list[dict[str, object]]:
        """Returns one row for each evidence, its passage in its surroundings with the surface in [brackets]."""
        if self.kept is None:
            return []
        article = self.kept.article
        return [
            {
                "kind": one.kind,
                "role": one.role,
                "name": one.name,
                "group": one.group,
                "passage": "".join(_passage(one, article.extracted)),
            }
            for one in article.evidence
        ]

    def _before(self) -> list[Pair]:
        return [one for one in self.pairs if self.kept and one.article.id == self.kept.id]

    def _after(self) -> list[Pair]:
        return [one for one in self.pairs if self.kept and one.source.id == self.kept.id]

    def print(self) -> None:
        """Prints the story to standard output."""
        console = Console(width=terminal_width() or 120, highlight=False, soft_wrap=True)
        if self.kept is not None:
            self._print_article(console, self.kept)
        for one in self.dropped:
            console.print(
                f"Dropped by run {one.run} ({one.kind} of {one.source}, line {one.drop.position}):"
                f" {one.drop.reason}: {one.drop.detail}",
                markup=False,
            )

    def _print_article(self, console: Console, kept: Kept) -> None:
        article, extracted, origin = kept.article, kept.article.extracted, kept.article.origin
        console.print(Text(extracted.title or "(no title)", style="bold"))
        console.print(Text(extracted.url))
        console.print(Text(f"{self.outlet_name} · {_publication(extracted)}"))
        where = f" by run {self.run.id} ({self.run.kind} of {self.run.source})" if self.run else ""
        console.print(Text(f"stored {article.first_seen_at.astimezone(KAZAKHSTAN):%Y-%m-%d %H:%M} Almaty time{where}"))
        console.print(Text(_language(article.language)))
        console.print()
        verdict = _tell_verdict(origin.levels, russian=origin.russian)
        console.print(Text(f"Verdict: {verdict} — {origin.because}", style="bold"))
        console.print(
            Text(
                f"first gathered, as far as the text tells: {origin.group} · basis: {origin.basis}"
                f" · probability {origin.probability:.2f} · method {origin.method}"
            )
        )
        console.print()
        table = Table(box=None, pad_edge=False, header_style="dim")
        for column in self.EVIDENCE_COLUMNS:
            table.add_column(column, overflow="fold")
        for one in article.evidence:
            before, surface, after = _passage(one, extracted)
            surface = shorten(surface)
            passage = Text.assemble(before, (surface, "bold" if one.role is not Role.MENTION else "dim"), after)
            table.add_row(one.kind, one.role, Text(one.name), one.group, passage)
        console.print(table)
        for heading, found in (
            ("Corrections by people, the newest first:", [_tell_correction(one) for one in self.corrections]),
            ("Earlier texts with the same words:", [tell_pair(one, one.source) for one in self._before()]),
            ("Later texts with the same words:", [tell_pair(one, one.article) for one in self._after()]),
        ):
            if found:
                console.print(Text(f"\n{heading}"))
                for line in found:
                    console.print(Text(f"  {line}"))


def tell_story(
    kept: Kept | None,
    run: Run | None,
    dropped: Sequence[Dropped],
    registry: Registry,
    pairs: Sequence[Pair] = (),
    corrections: Sequence[Filed] = (),
) -> Story:
    """Returns the story of an article, or of an address that was only ever dropped."""
    slug = kept.article.extracted.outlet if kept else ""
    outlet = registry.get(slug)
    name = f"{outlet.name} ({outlet.group})" if outlet else f"{slug} (in no registry file)"
    return Story(kept, run, dropped, name, pairs, corrections)


# What stands in no passage.
_UNWRITTEN = {EvidenceKind.OUTLET: "the publisher", EvidenceKind.CORRECTION: "said by a person"}


def _tell_verdict(levels: Sequence[Level], *, russian: bool) -> str:
    by = f" ({', '.join(levels)})" if levels else ""
    return f"{'' if russian else 'not '}of Russian origin{by}"


def _tell_correction(filed: Filed) -> str:
    row = enter_correction(filed)
    levels = filed.correction.levels
    said = _tell_verdict(levels, russian=bool(levels))
    named = "".join(f", {name} {row[field]}" for name, field in (("from", "name"), ("group", "group")) if row[field])
    state = f"withdrawn {row['withdrawn']}" if row["withdrawn"] else row["state"]
    return f"{row['time']} by {row['by']}: {said}{named}: {row['why']} ({state})"


def _passage(one: Evidence, extracted: Extracted) -> tuple[str, str, str]:
    if one.start is None or one.end is None or one.surface is None:
        return (_UNWRITTEN.get(one.kind, ""), "", "")
    whole = extracted.title if one.field is Field.TITLE else extracted.text
    before = whole[max(0, one.start - PASSAGE_REACH) : one.start]
    after = whole[one.end : one.end + PASSAGE_REACH]
    lead = "title: " if one.field is Field.TITLE else ""
    return (
        f"{lead}{'… ' if one.start > PASSAGE_REACH else ''}{_flat(before)}[",
        _flat(one.surface),
        f"]{_flat(after)}{' …' if one.end + PASSAGE_REACH < len(whole) else ''}",
    )


def shorten(passage: str) -> str:
    """Returns a passage, or the two ends of one that is too long for a list."""
    if len(passage) <= 2 * _LONG_END:
        return passage
    return f"{passage[:_LONG_END].rstrip()} … {passage[-_LONG_END:].lstrip()}"


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\r", " ")


def _publication(extracted: Extracted) -> str:
    if extracted.published_at is None:
        found = f" ({extracted.published_as_found!r} was given)" if extracted.published_as_found else ""
        return f"publication time unknown{found}"
    local = extracted.published_at.astimezone(KAZAKHSTAN)
    form = "%Y-%m-%d" if extracted.precision is Precision.DAY else "%Y-%m-%d %H:%M Almaty time"
    return f"published {local:{form}}, known to the {extracted.precision}"


def _language(language: Language) -> str:
    mixed = ", mixed" if language.mixed else ""
    return f"language: {language.code} in {language.script} script, confidence {language.confidence:.2f}{mixed}"
