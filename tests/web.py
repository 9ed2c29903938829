"""A small made-up web on loopback for the tests: one server, many hosts, told apart by the Host header."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

NOW = datetime.now(UTC)
PARAGRAPH = "Мост через реку закрыли на ремонт до весны, сообщили в акимате города; объезд ведёт через старую плотину."


@dataclass(frozen=True)
class Answer:
    """What the server sends."""

    body: bytes = b""
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


class Stream:
    """The open connection, for answers that never end properly."""

    def __init__(self, handler: "BaseHTTPRequestHandler", closing: threading.Event) -> None:
        self._handler = handler
        self.closing = closing  # set when the test is over: whoever waits must end then

    def send_head(self, content_type: str = "text/html", **headers: str) -> None:
        self._handler.send_response(200)
        self._handler.send_header("Content-Type", content_type)
        for name, value in headers.items():
            self._handler.send_header(name.replace("_", "-"), value)
        self._handler.end_headers()

    def send(self, chunk: bytes) -> None:
        """Raises OSError when the client has gone."""
        self._handler.wfile.write(chunk)
        self._handler.wfile.flush()


Page = Answer | bytes | str | Callable[[Stream], None] | Callable[[str], Answer]


class Web:
    """Pages by (host, path with query); a path that ends in * takes all that begin so."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, str], Page] = {}
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.closing = threading.Event()
        self.address = ""

    def add(self, host: str, path: str, page: Page) -> None:
        self.pages[host, path] = page

    def find(self, host: str, path: str) -> Page:
        exact = self.pages.get((host, path))
        if exact is not None:
            return exact
        for (each, pattern), page in self.pages.items():
            if each == host and pattern.endswith("*") and path.startswith(pattern[:-1]):
                return page
        return Answer(b"not here", 404)

    def count(self, host: str, path: str = "") -> int:
        return sum(each == host and asked.startswith(path) for each, asked in self.asked)


def article(number: int | str = 1, *, published: datetime | None = NOW, text: str = PARAGRAPH) -> str:
    """A page that is an article."""
    time = f'<meta property="article:published_time" content="{published.isoformat()}">' if published else ""
    words = "".join(f"<p>{part}. {text}</p>" for part in range(6))
    head = f"<head><title>Новость {number}</title>{time}</head>"
    return f"<html>{head}<body><article><h1>Новость {number}</h1>{words}</article></body></html>"


def feed(*addresses: str, time: datetime = NOW) -> Answer:
    """An RSS feed of these addresses."""
    stamp = time.strftime("%a, %d %b %Y %H:%M:%S +0000")
    items = "".join(f"<item><link>{each}</link><pubDate>{stamp}</pubDate></item>" for each in addresses)
    text = f'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    return Answer(text.encode(), content_type="application/rss+xml")


def sitemap(*entries: tuple[str, datetime | None], kind: str = "urlset", packed: bool = False) -> Answer:
    """A sitemap, or with kind="sitemapindex" an index."""
    name = "url" if kind == "urlset" else "sitemap"
    lines = [
        f"<{name}><loc>{url}</loc>" + (f"<lastmod>{time.isoformat()}</lastmod>" if time else "") + f"</{name}>"
        for url, time in entries
    ]
    text = f'<{kind} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(lines)}</{kind}>'.encode()
    return Answer(gzip.compress(text) if packed else text, content_type="application/x-gzip" if packed else "text/xml")


def channel(name: str, *numbers: int, time: datetime = NOW) -> str:
    """A preview page of a Telegram channel."""
    posts = "".join(
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message" data-post="{name}/{number}">'
        f'<div class="tgme_widget_message_text js-message_text">Пост {number}: мост закрыли.<br>ТАСС</div>'
        '<a class="tgme_widget_message_date">'
        f'<time datetime="{(time + timedelta(seconds=number)).isoformat()}"></time></a>'
        "</div></div>"
        for number in numbers
    )
    head = f'<div class="tgme_channel_info"><div class="tgme_channel_info_header_title">{name}</div></div>'
    return f"<html><body>{head}{posts}</body></html>"


def redirect(location: str, status: int = 302) -> Answer:
    """A redirect."""
    return Answer(status=status, headers={"Location": location})


class Server(ThreadingHTTPServer):
    """Takes a crawl's connections all at once, and ends without waiting for the slow ones."""

    request_queue_size = 100
    daemon_threads = True
    block_on_close = False


@contextmanager
def serve() -> Iterator[Web]:
    """Runs a web; a host without a robots.txt of its own has none, which opens all of it."""
    web = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["Host"]
            web.asked.append((host, self.path))
            web.agents.add(self.headers["User-Agent"])
            page = web.find(host, self.path)
            try:
                self._send(page)
            except OSError:
                self.close_connection = True  # the crawler has had enough

        def _send(self, page: Page) -> None:
            if callable(page):
                self.close_connection = True
                made = page(Stream(self, web.closing))  # type: ignore[arg-type]
                if made is None:
                    return
                page = made
            answer = page if isinstance(page, Answer) else Answer(page.encode() if isinstance(page, str) else page)
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    web.address = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield web
    finally:
        web.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def write_outlets(folder: Path, **doors: str) -> Path:
    """Makes a registry of outlets: slug → lines of TOML; the outlet `slug` lives at slug.kz."""
    (folder / "kz").mkdir(parents=True)
    (folder / "panel.toml").write_text('name = "test"\n', encoding="utf-8")
    for slug, lines in doors.items():
        head = f'name = "{slug}"\nurl = "http://{slug}.kz/"\nlanguages = ["ru"]\naudience = "kz"\ncountry = "KZ"\n'
        (folder / "kz" / f"{slug}.toml").write_text(head + lines, encoding="utf-8")
    return folder
