"""What an outlet's file says about its pages: CSS selectors, which go before everything that is found by itself."""

from collections.abc import Sequence
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from outlets.outlet import PageRule


def select(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """Returns what a selector finds; the registry has checked that it is one."""
    return list(tree.css(selector))


def choose_rule(tree: LexborHTMLParser, rules: Sequence[PageRule], published: date | None) -> PageRule | None:
    """Returns the rule that fits the page: by the day of its layout where both are known, then by what it finds."""
    for rule in rules:
        if rule.until is not None and published is not None and published >= rule.until:
            continue
        named = [selector for selector in (rule.text, rule.title, rule.date, rule.author) if selector]
        if not named or any(select(tree, selector) for selector in named):
            return rule
    return None


def find_cut(tree: LexborHTMLParser, rule: PageRule | None) -> frozenset[int]:
    """Returns the elements that the rule takes out of the text."""
    return frozenset(node.mem_id for selector in (rule.cut if rule else ()) for node in select(tree, selector))


def read_first(tree: LexborHTMLParser, selector: str | None) -> list[str]:
    """Returns what the elements of a selector say: an attribute made for machines first, then their words."""
    found = []
    for node in select(tree, selector) if selector else []:
        attributes = node.attributes
        words = " ".join(node.text(separator="").split())
        found.append(attributes.get("datetime") or attributes.get("content") or words)
    return [each for each in found if each]
