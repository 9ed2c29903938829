"""What only one outlet may claim: a host, a Telegram channel, a form by which others cite it; and whom it names."""

import re
from collections.abc import Iterable, Iterator, Sequence

from outlets.outlet import Outlet
from outlets.panel import Panel
from outlets.positions import KeyPath
from outlets.problems import Problem, Source, nearest

Filed = tuple[Outlet, Source]
_QUOTES = re.compile(r"[«»“”„\"]")


def fold_form(form: str) -> str:
    """Returns a credit form as forms are compared: without quotes and case, ё as е."""
    return " ".join(_QUOTES.sub("", form).casefold().replace("ё", "е").split())


def find_conflicts(filed: Sequence[Filed]) -> Iterator[Problem]:
    """Yields a problem for every claim that was made before, by an earlier outlet or in the same file."""
    first: dict[tuple[str, str], tuple[Filed, KeyPath]] = {}
    hosts = {host: (outlet, source) for outlet, source in filed for host in outlet.hosts}
    for outlet, source in filed:
        for what, claim, shown, path in _claims(outlet):
            (other, other_source), earlier = first.setdefault((what, claim), ((outlet, source), path))
            if other.slug != outlet.slug:
                yield source.problem(f'{what} "{shown}" is claimed by {other_source.shown} too', *path)
            elif earlier != path:
                yield source.problem(f'{what} "{shown}" stands here twice', *path)
        for number, form in enumerate(outlet.credits):  # a host counts as a form by itself
            other, other_source = hosts.get(fold_form(form), (outlet, source))
            if other.slug != outlet.slug:
                yield source.problem(f'credit form "{form}" is a host of {other_source.shown}', "credits", number)


def find_strangers(filed: Iterable[Filed], slugs: frozenset[str]) -> Iterator[Problem]:
    """Yields a problem for every franchise of an outlet that no file describes."""
    for outlet, source in filed:
        for number, fact in enumerate(outlet.franchise_of.root):
            if fact.value == outlet.slug:
                yield source.problem("franchise_of: names the outlet itself", "franchise_of", number, "value")
            elif fact.value not in slugs:
                text = f'franchise_of: "{fact.value}" is in no file{nearest(fact.value, slugs)}'
                yield source.problem(text, "franchise_of", number, "value")


def find_misfits(panel: Panel, source: Source, slugs: frozenset[str]) -> Iterator[Problem]:
    """Yields a problem for every member of the panel that no file describes or that is a member already."""
    for number, member in enumerate(panel.members):
        if member.slug not in slugs:
            yield source.problem(
                f'"{member.slug}" is in no file{nearest(member.slug, slugs)}', "member", number, "slug"
            )
        if any(member.slug == earlier.slug and member.overlaps(earlier) for earlier in panel.members[:number]):
            yield source.problem(f'"{member.slug}" is a member twice on the same days', "member", number, "slug")


def _claims(outlet: Outlet) -> Iterator[tuple[str, str, str, KeyPath]]:
    for number, host in enumerate(outlet.hosts):
        yield "host", host, host, ("hosts", number)
    for number, channel in enumerate(outlet.telegram):
        yield "channel", channel.handle.lower(), channel.handle, ("telegram", number)
    for number, form in enumerate(outlet.credits):
        yield "credit form", fold_form(form), form, ("credits", number)
