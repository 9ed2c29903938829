"""HTML to a tree, in a time that grows with the page and not with what somebody hid in it."""

import re

from selectolax.lexbor import LexborHTMLParser

# Real pages have up to 10,000 tags, some 60 deep, and up to 100 formatting tags that are never closed. The parser's
# time grows with the square of depth and of unclosed formatting: 200,000 nested <div> take it 100 s.
_TAGS_WORTH_COUNTING = 10_000
_DEEPEST = 500  # elements; also keeps what walks the tree within bounds
_MOST_UNCLOSED = 500  # formatting tags
# Characters of one tag; longer ones are cut where they hold many attributes (quadratic as well), not one long value.
_LONGEST_TAG = 20_000
_MOST_ATTRIBUTES = 2_000

_NESTING = re.compile(
    r"<(/?)(?:(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)"
    r"|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figure|footer|form|header|li|main|nav|ol"
    r"|section|span"
    r"|table|tbody|td|tr|ul)\b[^>]*>?",
    re.IGNORECASE,
)


def parse(html: str) -> LexborHTMLParser:
    """Returns the tree of a page that `flatten` has made harmless."""
    return LexborHTMLParser(html)


def flatten(html: str) -> str:
    """Returns the page without the tags that lie deeper, and the attributes that are more, than any real page has.

    NUL, which no text may hold, becomes U+FFFD as in a browser.
    """
    html = html.replace("\0", "\N{REPLACEMENT CHARACTER}")
    if len(html) > _LONGEST_TAG:
        pieces = html.split(">")
        if any(len(piece) > _LONGEST_TAG for piece in pieces):
            html = ">".join(map(_shorten, pieces))
    return _limit_depth(html) if html.count("<") > _TAGS_WORTH_COUNTING else html


def _shorten(piece: str) -> str:
    start = piece.find("<")
    if len(piece) - start <= _LONGEST_TAG or start < 0:
        return piece
    tag = piece[start:]
    # An inline script's code looks like one long piece too; it has no letter after its "<" or few spaces.
    if tag[1:2].isalpha() and len(tag.split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES:
        return piece[: start + _LONGEST_TAG]
    return piece


def _limit_depth(html: str) -> str:
    depth = dropped = unclosed = 0

    def judge(tag: re.Match[str]) -> str:
        nonlocal depth, dropped, unclosed
        if tag[2]:
            if tag[1]:
                unclosed = max(unclosed - 1, 0)
            elif unclosed >= _MOST_UNCLOSED:
                return ""
            else:
                unclosed += 1
            return tag[0]
        if tag[1]:
            if dropped:
                dropped -= 1
                return ""
            depth = max(depth - 1, 0)
        elif depth >= _DEEPEST:
            dropped += 1
            return ""
        else:
            depth += 1
        return tag[0]

    return _NESTING.sub(judge, html)
