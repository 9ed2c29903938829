"""What stands in quotes and around them, found without a look at the rest of a text."""

import re
from collections.abc import Iterator
from itertools import pairwise

_QUOTE = re.compile('"')
_BEFORE = 60  # code points before a quotation and after it in which what presents it may stand
_AFTER = 60
_SHORTEST, _LONGEST = 2, 44  # code points between its marks, with blanks


def find_quoted(pattern: re.Pattern[str], folded: str) -> Iterator[re.Match[str]]:
    """Yields what `pattern.finditer` would for a pattern that holds one short quotation, in folded text."""
    quotes = [quote.start() for quote in _QUOTE.finditer(folded)]
    done = 0
    for opened, closed in pairwise(quotes):
        if opened >= done and _SHORTEST < closed - opened <= _LONGEST + 1:
            match = pattern.search(folded, max(done, opened - _BEFORE), closed + _AFTER)
            if match and match.start() <= opened:
                done = match.end()
                yield match
            else:
                done = opened + 1
