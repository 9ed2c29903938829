"""How many generated sentences of each family are read right.

.venv/bin/python -m benchmarks.origin_mutations [--number N] [--seed N] [--family NAME] [--examples N]
"""

import argparse
from collections import Counter, defaultdict
from random import Random

from analysis.article.reading import Reader
from outlets.registry import load
from tests.analysis.article.mutations.families import FAMILIES
from tests.analysis.article.mutations.mutation import Mutation, compare, read


def main() -> None:
    """Prints right of all by family and language, then the constructions that fail, the most frequent first."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--number", type=int, default=1000, help="sentences of each family")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--family", choices=tuple(FAMILIES), action="append")
    parser.add_argument("--examples", type=int, default=2, help="shown of each construction that fails")
    options = parser.parse_args()
    reader = Reader(load())
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    of_construction: Counter[tuple[str, str]] = Counter()
    failed: dict[tuple[str, str], list[tuple[Mutation, list[str]]]] = defaultdict(list)
    for family in options.family or FAMILIES:
        rng = Random(f"{options.seed} {family}")
        for _ in range(options.number):
            mutation = FAMILIES[family](rng)
            wrong = compare(mutation, read(reader, mutation))
            for key in ((family, mutation.language), (family, "all")):
                asked[key] += 1
                right[key] += not wrong
            of_construction[family, mutation.construction] += 1
            if wrong:
                failed[family, mutation.construction].append((mutation, wrong))
    for key, number in sorted(asked.items()):
        print(f"{key[0]:<12} {key[1]:<8} {right[key] / number:.4f}  {right[key]}/{number}")
    for key, cases in sorted(failed.items(), key=lambda entry: (entry[0][0], -len(entry[1]))):
        print(f"\n{key[0]}: {len(cases)} of {of_construction[key]} wrong: {key[1]}")
        for mutation, wrong in cases[: options.examples]:
            shown = " / ".join(part for part in (mutation.title, mutation.text) if part).replace("\n", "⏎")
            print(f"    {shown}\n        {'; '.join(wrong)}")


if __name__ == "__main__":
    main()
