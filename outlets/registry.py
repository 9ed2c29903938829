"""The registry: every outlet by its slug, and whose a web address is."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from outlets.addresses import Place, handle_of, place_of
from outlets.claims import Filed, find_conflicts, find_misfits, find_strangers
from outlets.files import read
from outlets.outlet import Outlet, Slug
from outlets.panel import Panel
from outlets.problems import Problem, RegistryError, Source
from outlets.vocabulary import Group

FOLDER = Path(__file__).parent
PANEL_FILE = "panel.toml"
_QUOTES = '«»"“”„'
SUGGESTIONS = 3  # as many as one line of an error message can hold
_GROUPS = tuple(group.value for group in Group if group is not Group.UNKNOWN)
_SLUG: TypeAdapter[str] = TypeAdapter(Slug)


class Registry(Mapping[str, Outlet]):
    """Every outlet by its slug, in the order of the slugs; never changes."""

    __slots__ = ("_handles", "_hosts", "_outlets", "panel")

    def __init__(self, outlets: Iterable[Outlet], panel: Panel) -> None:
        self.panel = panel
        self._outlets = {outlet.slug: outlet for outlet in sorted(outlets, key=lambda outlet: outlet.slug)}
        self._handles = {
            channel.handle.lower(): outlet for outlet in self._outlets.values() for channel in outlet.telegram
        }
        self._hosts: dict[str, dict[tuple[str, ...], Outlet]] = {}
        for outlet in self._outlets.values():
            for each in outlet.hosts:
                host, *path = each.split("/")
                self._hosts.setdefault(host, {})[tuple(path)] = outlet

    def __getitem__(self, slug: str) -> Outlet:
        return self._outlets[slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._outlets)

    def __len__(self) -> int:
        return len(self._outlets)

    def owner_of(self, url_or_host: str) -> Outlet | None:
        """Returns the outlet whose host is the longest suffix of the address's, or None.

        Subdomains are included; where a host is registered with paths, the longest path wins
        ("bbc.com/russian" before "bbc.com"). A channel's address belongs to the outlet whose door it is.
        """
        try:
            place = place_of(url_or_host)
        except ValueError:
            return None
        handle = handle_of(*place)
        return self._owner_of_place(place) if handle is None else self._handles.get(handle)

    def _owner_of_place(self, place: Place) -> Outlet | None:
        host, path = place
        while host:
            prefixes = self._hosts.get(host)
            for length in range(len(path), -1, -1) if prefixes else ():
                if prefixes and path[:length] in prefixes:
                    return prefixes[path[:length]]
            host = host.partition(".")[2]
        return None

    def find_meant(self, said: str) -> list[Outlet]:
        """Returns the outlets that somebody means by a slug, an address, or a name in whatever capitals."""
        owner = self._outlets.get(said) or (self.owner_of(said) if "." in said else None)
        folded = said.casefold().strip().strip(_QUOTES)
        return [owner] if owner else [each for each in self._outlets.values() if folded in _names(each)]

    def suggest(self, slug: str) -> list[str]:
        """Returns the slugs that somebody who typed this may have meant, the likeliest first."""
        owner = self.owner_of(slug)
        folded = slug.casefold().strip()
        named = [each for each, outlet in self._outlets.items() if folded in _names(outlet)]
        near = get_close_matches(folded, self._outlets, n=SUGGESTIONS)
        holding = [each for each in self._outlets if len(folded) > 2 and folded in each]
        found = ([owner.slug] if owner else []) + named + near + holding
        return list(dict.fromkeys(found))[:SUGGESTIONS]


def load(folder: Path = FOLDER) -> Registry:
    """Reads every outlet's file and the panel; raises RegistryError with all problems at once."""
    outlets, panel, problems = _examine(folder, [])
    if problems:
        raise RegistryError(str(problem) for problem in problems)
    return Registry(outlets, panel)


def check(paths: Iterable[Path] = (), folder: Path = FOLDER) -> list[str]:
    """Returns the problems of the whole registry, or of these files and folders as parts of it.

    A file that lies elsewhere is checked as if it were put into the registry, in place of the outlet of its name.
    """
    chosen = [each for path in paths for each in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]
    return [str(problem) for problem in _examine(folder, chosen)[2]]


def _examine(folder: Path, chosen: list[Path]) -> tuple[list[Outlet], Panel, list[Problem]]:
    """Reads the folder, then the chosen files, so that a conflict is told of these; problems of these alone, if any."""
    files = {path.resolve(): path for path in chosen}
    replaced = {path.stem for path in chosen if not _is_panel(path)}
    standing = [
        path for path in sorted(folder.rglob("*.toml")) if path.resolve() not in files and path.stem not in replaced
    ]
    panel_path = next((path for path in chosen if _is_panel(path)), folder / PANEL_FILE)
    filed: list[Filed] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in [*standing, *chosen]:
        if _is_panel(path):
            continue
        shown = _shown(path, folder)
        outlet, source, found = _read_outlet(
            path, folder, shown, is_draft=folder.resolve() not in path.resolve().parents
        )
        problems += found
        if (other := seen.setdefault(path.stem, shown)) != shown:
            problems.append(Problem(shown, 1, f'"{path.stem}" is the slug of {other} too'))
        elif outlet:
            filed.append((outlet, source))
    slugs = frozenset(seen)
    problems += [*find_conflicts(filed), *find_strangers(filed, slugs)]
    panel, panel_source, found = read(panel_path, _shown(panel_path, folder), Panel, {})
    problems += found + (list(find_misfits(panel, panel_source, slugs)) if panel else [])
    names = {_shown(path, folder) for path in chosen}
    return (
        [outlet for outlet, _ in filed],
        panel or Panel(name="none"),
        sorted(problem for problem in problems if not names or problem.file in names),
    )


def _is_panel(path: Path) -> bool:
    return path.name == PANEL_FILE and path.parent.name not in _GROUPS


def _read_outlet(
    path: Path, folder: Path, shown: str, *, is_draft: bool
) -> tuple[Outlet | None, Source, list[Problem]]:
    group = path.parent.name
    if group not in _GROUPS or path.parent.parent.resolve() != folder.resolve():
        if not is_draft:
            text = f"an outlet's file stands in one of the folders {', '.join(_GROUPS)}"
            return None, Source(shown), [Problem(shown, 1, text)]
        group = group if group in _GROUPS else Group.UNKNOWN
    try:
        _SLUG.validate_python(path.stem)
    except ValidationError as error:
        return None, Source(shown), [Problem(shown, 1, str(error.errors()[0]["ctx"]["error"]))]
    return read(path, shown, Outlet, {"slug": path.stem, "group": group})


def _shown(path: Path, folder: Path) -> str:
    """A file of the registry is shown from the registry's folder on, wherever that lies; any other as it was given."""
    try:
        return (Path(folder.name) / path.resolve().relative_to(folder.resolve())).as_posix()
    except ValueError:
        return path.as_posix()


def _names(outlet: Outlet) -> set[str]:
    names = outlet.names
    return {
        name.casefold().strip("«»") for name in (outlet.name, names.kk, names.ru, names.en, *outlet.credits) if name
    }
