"""How well the origin of an article is told, against hand-coded articles.

    .venv/bin/python -m benchmarks.origin [--part aside|tune|all] [--mistakes] [GOLD.jsonl …]

The gold file is not part of this repository: one JSON object a line with title, text, outlet (host), lang, credits,
optional, mentions, ru_media, ru_official and main_origin, as its codebook says. The rules may be changed while looking
at the part "tune"; what is reported comes from the part "aside", a fifth drawn by a hash of the id.
"""

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.article.certainty import NOBODY_KNOWS
from analysis.article.folding import fold
from analysis.article.reading import Reader, Reading
from analysis.corpus.intervals import wilson
from crawler.lines import find_outlet
from outlets.registry import load
from storage.records import Evidence, EvidenceKind, Extracted, Field, Level, Role

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold" / "dev.jsonl"
SIDES = {"kz": "kz", "ru": "ru", "west": "west", "ua": "region", "uz": "region", "by": "region", "cn": "region"}
SPEAKING = frozenset({EvidenceKind.OFFICIAL, EvidenceKind.QUOTE})
CREDITING = frozenset({EvidenceKind.CREDIT, EvidenceKind.DATELINE, EvidenceKind.LINK, EvidenceKind.FORWARD})
SIDES |= {"tr": "region", "other": "region", "none": "unknown"}


def part_of(item: str) -> str:
    """Returns the part that an item belongs to; a fifth is kept aside."""
    return "tune" if hashlib.sha256(item.encode()).digest()[0] % 5 < 4 else "aside"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", nargs="*", type=Path, default=[GOLD])
    parser.add_argument("--part", choices=("aside", "tune", "all"), default="aside")
    parser.add_argument("--mistakes", action="store_true", help="print each miss and each false alarm")
    options = parser.parse_args()
    for missing in (path for path in options.gold if not path.exists()):
        sys.exit(f"{missing} is not there: name a file of hand-coded articles")
    items = [json.loads(line) for path in options.gold for line in path.open(encoding="utf-8")]
    chosen = [item for item in items if options.part in ("all", part_of(item["id"]))]
    score = Score(options.mistakes)
    for item, reading in _read(chosen):
        score.add(item, reading)
    print(f"{len(chosen)} of {len(items)} hand-coded articles (part: {options.part})")
    score.print()


def _read(items: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Reading]]:
    registry = load()
    reader = Reader(registry)
    for item in items:
        outlet, _ = (
            find_outlet(item["outlet"], item["url"] or "", registry) if item["outlet"] or item["url"] else ("", None)
        )
        yield item, reader.read(Extracted(item["url"] or "", outlet, item["title"] or "", item["text"]))


class Score:
    """Counts hits, misses and false alarms."""

    def __init__(self, show_mistakes: bool) -> None:
        """Starts at nothing."""
        self.show_mistakes = show_mistakes
        self.credits: dict[str, Counter[str]] = defaultdict(Counter)
        self.russian: dict[str, Counter[str]] = defaultdict(Counter)
        self.officials: dict[str, Counter[str]] = defaultdict(Counter)
        self.sides: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self.surfaces: Counter[str] = Counter()
        self.certainty: dict[float, Counter[bool]] = defaultdict(Counter)

    def add(self, item: Mapping[str, Any], reading: Reading) -> None:
        """Counts one article."""
        self._add_credits(item, reading)
        self._add_russian(item, reading)
        self._add_officials(item, reading)
        self._add_side(item, reading)
        for one in reading.evidence:
            if one.surface is not None:
                passage = item["title"] if one.field is Field.TITLE else item["text"]
                self.surfaces["right" if passage[one.start : one.end] == one.surface else "wrong"] += 1

    def _add_credits(self, item: Mapping[str, Any], reading: Reading) -> None:
        found: dict[str, list[Evidence]] = defaultdict(list)
        for one in reading.evidence:
            if one.kind in CREDITING and one.role is not Role.MENTION:
                found[one.name].append(one)
        count = self.credits[item["lang"]]
        matched: set[str] = set()
        for credit in item["credits"]:
            hits = {name for name, signs in found.items() if _is_same(credit, name, signs)}
            matched |= hits
            count["hit" if hits else "miss"] += 1
            if not hits:
                self._show("missed", item, credit["surface"])
        for name, signs in found.items():
            if name in matched or any(_is_same(credit, name, signs) for credit in item["optional"]):
                continue
            count["false"] += 1
            self._show("false alarm", item, signs[0].surface or "")

    def _add_russian(self, item: Mapping[str, Any], reading: Reading) -> None:
        if item["ru_media"] is None:
            return
        credited = any(
            one.group == "ru" and one.role is not Role.MENTION and one.kind in CREDITING for one in reading.evidence
        )
        wanted = bool(item["ru_media"])
        if reading.origin.probability != NOBODY_KNOWS and Level.L1 not in reading.origin.levels:
            self.certainty[reading.origin.probability][credited == wanted] += 1
        key = {(True, True): "hit", (False, True): "miss", (True, False): "false", (False, False): "right_no"}[
            credited, wanted
        ]
        place = "Kazakhstani" if any(one.group == "kz" for one in reading.evidence[:1]) else "other"
        self.russian[place][key] += 1
        if credited != wanted:
            self._show("ru_media should be " + str(int(wanted)), item, "")

    def _add_officials(self, item: Mapping[str, Any], reading: Reading) -> None:
        if item["ru_official"] is None:
            return
        found = [one for one in reading.evidence if one.kind is EvidenceKind.OFFICIAL]
        wanted = bool(item["ru_official"])
        key = {(True, True): "hit", (False, True): "miss", (True, False): "false", (False, False): "right_no"}[
            bool(found), wanted
        ]
        self.officials[item["lang"]][key] += 1
        if bool(found) != wanted:
            self._show(f"ru_official should be {int(wanted)}", item, (found[0].surface or "") if found else "")

    def _add_side(self, item: Mapping[str, Any], reading: Reading) -> None:
        if item["main_origin"] is None or SIDES[item["main_origin"]] == "unknown":
            return
        wanted, found = SIDES[item["main_origin"]], str(reading.origin.group)
        self.sides[item["lang"]][wanted, found] += 1
        if found != wanted:
            speaker = next((one for one in reading.evidence if one.kind in SPEAKING), None)
            told = f" by {speaker.group} {speaker.name!r}" if speaker else ""
            self._show(
                f"main_origin should be {wanted}, not {found}{told}", item, speaker.surface or "" if speaker else ""
            )

    def _show(self, what: str, item: Mapping[str, Any], surface: str) -> None:
        if not self.show_mistakes:
            return
        whole = f"{item['title']}\n{item['text']}"
        at = whole.find(surface) if surface else -1
        around = whole[max(0, at - 70) : at + len(surface) + 60].replace("\n", " / ") if at >= 0 else ""
        print(f"{what}: {item['id']} {item['outlet']}: <{surface}> … {around}")

    def print(self) -> None:
        """Prints the tables."""
        print("\nmedia credits           precision              recall")
        pooled = sum(self.credits.values(), Counter())
        for language, count in [*sorted(self.credits.items()), ("pooled", pooled)]:
            _print_row(language, count)
        print("\npasses through a Russian medium")
        everywhere = sum(self.russian.values(), Counter())
        for place, count in [*sorted(self.russian.items()), ("all", everywhere)]:
            _print_row(place, count)
            negatives = count["right_no"] + count["false"]
            print(f"{'':<14} specificity {_ratio(count['right_no'], negatives)}")
        print("\na Russian official is a source")
        for language, count in [*sorted(self.officials.items()), ("pooled", sum(self.officials.values(), Counter()))]:
            _print_row(language, count)
            print(f"{'':<14} specificity {_ratio(count['right_no'], count['right_no'] + count['false'])}")
        self._print_sides()
        print("\nprobability of the verdict, and how often it was right (outlets that are not Russian, nor may be)")
        for probability, right in sorted(self.certainty.items()):
            print(f"{probability:<14} right {_ratio(right[True], right.total())}")
        print(f"surfaces that are exactly their slice: {self.surfaces['right']} of {self.surfaces.total()}")

    def _print_sides(self) -> None:
        print("\nside where it was first gathered (main_origin)")
        pooled = sum(self.sides.values(), Counter())
        for language, count in [*sorted(self.sides.items()), ("pooled", pooled)]:
            right = sum(number for (wanted, found), number in count.items() if wanted == found)
            print(f"{language:<14} right {_ratio(right, count.total())}")
        columns = sorted({found for _, found in pooled} | {wanted for wanted, _ in pooled})
        print(f"{'coded as':<14} " + "".join(f"{found:>9}" for found in columns))
        for wanted in sorted({wanted for wanted, _ in pooled}):
            print(f"{wanted:<14} " + "".join(f"{pooled[wanted, found]:>9}" for found in columns))


def _is_same(credit: Mapping[str, Any], name: str, signs: list[Evidence]) -> bool:
    return _touches(name, credit["entity"]) or any(_touches(one.surface or "", credit["surface"]) for one in signs)


def _touches(one: str, two: str) -> bool:
    first, second = (re.sub(r"\W", "", fold(text)) for text in (one, two))
    return bool(first) and bool(second) and (first in second or second in first)


def _print_row(name: str, count: Counter[str]) -> None:
    found, wanted = count["hit"] + count["false"], count["hit"] + count["miss"]
    harmonic = 2 * count["hit"] / (found + wanted) if found + wanted else 0.0
    print(f"{name:<14} {_ratio(count['hit'], found):<32} {_ratio(count['hit'], wanted):<32} F1 {harmonic:.3f}")


def _ratio(part: int, whole: int) -> str:
    if not whole:
        return "none asked"
    estimate = wilson(part / whole, whole)
    return f"{estimate.share:.3f} [{estimate.low:.3f}, {estimate.high:.3f}] ({part}/{whole})"


if __name__ == "__main__":
    main()
