"""From what a page shows to HTML: one environment, everything escaped, a missing value is an error."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.formats import Formats
from dashboard.questions import address
from dashboard.wording import Words

_FOLDER = Path(__file__).parent
STYLE = (_FOLDER / "static" / "style.css").read_bytes()
ICON = (_FOLDER / "static" / "icon.svg").read_bytes()
# In the style sheet's address, so that a browser keeps it until it changes.
STYLE_VERSION = sha256(STYLE).hexdigest()[:12]


class Renderer:
    """Makes pages in one language."""

    def __init__(self, words: Words, version: str) -> None:
        self.words = words
        self.formats = Formats(words)
        self._version = version

    def render(self, template: str, **values: object) -> str:
        """Returns a page as HTML."""
        return (
            _environment()
            .get_template(template)
            .render(w=self.words, f=self.formats, version=self._version, style=STYLE_VERSION, **values)
        )


def link_out(url: str | None) -> str | None:
    """Returns an address that may become a link: http or https with a host, and nothing that a browser would bend.

    Escaping alone does not stop `javascript:`. Control characters and backslashes are refused because browsers drop
    or turn them before they read the scheme.
    """
    if not url or any(character <= " " or character in "\\\x7f" for character in url):
        return None
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["link_out"] = link_out
    environment.globals["address"] = address
    return environment
