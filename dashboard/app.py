"""The pages and what stands behind each address. Everything is read, nothing is written."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass
from datetime import datetime

import anyio.to_thread
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from analysis.corpus.periods import By
from analysis.corpus.request import CannotEstimate, Slice, Weights
from analysis.corpus.share import check_request, estimate_share
from dashboard import wording
from dashboard.guard import Guard
from dashboard.health import examine
from dashboard.lists import list_articles
from dashboard.newsrooms import list_newsrooms
from dashboard.overview import export_addresses, look_over
from dashboard.questions import (
    Pairs,
    Scope,
    Show,
    WrongQuestion,
    expect_nothing,
    list_address,
    read_list_question,
    read_share_question,
    read_url_question,
    share_address,
)
from dashboard.rendering import ICON, STYLE, Renderer
from dashboard.stories import find_drops, tell
from outlets.registry import Registry
from outlets.vocabulary import Group
from reports.shares import render_share
from reports.tables import Format
from storage import series
from storage.bridge import day_of
from storage.database import Store
from storage.faults import StoreError
from storage.records import HEADLINE_LEVELS, EvidenceKind, Level

LANGUAGE = "en"  # until there are words in others
# Requests worked on at once; each holds one of the store's 15 connections, and two cores have no use for more.
MOST_AT_ONCE = 8
# Seconds that a browser may keep the style sheet, whose address changes with it, and the icon.
KEPT_S = 7 * 24 * 3600

Handler = Callable[[Pairs], Response]


@dataclass(frozen=True)
class Pages:
    """The answers to all addresses. Each is a plain function of the parameters, run in a thread."""

    store: Store
    registry: Registry
    renderer: Renderer
    version: str
    clock: Callable[[], datetime]

    def overview(self, pairs: Pairs) -> Response:
        """The share over time."""
        question = read_share_question(pairs)
        check_request(question)
        words, formats = self.renderer.words, self.renderer.formats
        with self.store.read() as connection:
            seen = look_over(connection, self.registry, question, words, formats, self.clock())
        if seen.share.first is None and not question.since and not question.until and not _holds(seen.share.left_out):
            return self._html("empty.html", page="share", title=words("empty.title"))
        csv, json = export_addresses(seen.request)
        return self._html(
            "share.html",
            page="share",
            title=words("share.title"),
            seen=seen,
            question=question,
            csv=csv,
            json=json,
            here=lambda **changes: share_address("/", question, **changes),
            bys=tuple(By),
            slices=tuple(Slice),
            weights=(Weights.ARTICLES, Weights.OUTLETS),
            levels=tuple(Level),
            headline_levels=HEADLINE_LEVELS,
        )

    def share_csv(self, pairs: Pairs) -> Response:
        """The series, as `derekkoz share --format csv` prints it."""
        headers = {"Content-Disposition": 'attachment; filename="share.csv"'}
        return self._share(pairs, Format.CSV, "text/csv; charset=utf-8", headers)

    def share_json(self, pairs: Pairs) -> Response:
        """The series, as `derekkoz share --format json` prints it."""
        return self._share(pairs, Format.JSON, "application/json")

    def articles(self, pairs: Pairs) -> Response:
        """The articles behind a number."""
        question = read_list_question(pairs)
        with self.store.read() as connection:
            listing = list_articles(connection, self.registry, question)
        if question.page > listing.pages:
            raise HTTPException(404)
        return self._html(
            "articles.html",
            page="articles",
            title=self.renderer.words("articles.title"),
            listing=listing,
            question=question,
            here=lambda **changes: list_address(question, **changes),
            shows=tuple(Show),
            scopes=tuple(Scope),
            levels=tuple(Level),
            groups=tuple(Group),
            bases=tuple(EvidenceKind),
        )

    def article(self, pairs: Pairs) -> Response:
        """One article, or why it was not kept."""
        url = read_url_question(pairs)
        with self.store.read() as connection:
            told = tell(connection, self.registry, url)
            drops = [] if told else find_drops(connection, url)
        if told is None:
            title = self.renderer.words("dropped.title" if drops else "article.unknown")
            return self._html("dropped.html", status=404, page="articles", title=title, url=url, drops=drops)
        title = told.kept.article.extracted.title or self.renderer.words("article.untitled")
        return self._html("article.html", page="articles", title=title, told=told)

    def outlets(self, pairs: Pairs) -> Response:
        """Who publishes."""
        expect_nothing(pairs)
        now = self.clock()
        with self.store.read() as connection:
            newsrooms = list_newsrooms(connection, self.registry, day_of(now) or now.date())
        title = self.renderer.words("outlets.title")
        panel = self.registry.panel.name
        return self._html("outlets.html", page="outlets", title=title, newsrooms=newsrooms, panel=panel, now=now)

    def health(self, pairs: Pairs) -> Response:
        """Whether all is well: 200, or 503."""
        expect_nothing(pairs)
        found = examine(self.store)
        document = found.as_json(self.version, self.clock())
        return JSONResponse(document, 200 if found.fault is None else 503, {"Cache-Control": "no-store"})

    def complain(self, status: int, line: str) -> Response:
        """An error, in the same dress as the pages."""
        words = self.renderer.words
        title = words.name("error", str(status))
        return self._html("error.html", status=status, page="", title=title, line=line, code=status)

    def _share(self, pairs: Pairs, fmt: Format, media_type: str, headers: dict[str, str] | None = None) -> Response:
        question = read_share_question(pairs)
        check_request(question)
        with self.store.read() as connection:
            cells = series.asked(connection, question.since, question.until)
        # The command line ends with a line break, so this does too.
        body = render_share(estimate_share(cells, self.registry, question), fmt) + "\n"
        return Response(body.encode(), media_type=media_type, headers=headers)

    def _html(self, template: str, *, status: int = 200, **values: object) -> Response:
        return HTMLResponse(self.renderer.render(template, **values), status)


def _holds(left_out: object) -> bool:
    return isinstance(left_out, dict) and any(left_out.values())


def make_app(
    store: Store,
    registry: Registry,
    *,
    version: str,
    hosts: Collection[str],
    any_address: bool = False,
    clock: Callable[[], datetime],
) -> ASGIApp:
    """Returns the dashboard as an ASGI application.

    Args:
        store: open, for reading at least; it stays open as long as the application is served.
        registry: the outlets.
        version: of Derekkoz, shown at the foot of each page.
        hosts: the names under which it may be asked (see `dashboard.guard.names_of`).
        any_address: whether also under any address in numbers.
        clock: gives the time at which a request came.
    """
    pages = Pages(store, registry, Renderer(wording.load(LANGUAGE), version), version, clock)
    limiter = CapacityLimiter(MOST_AT_ONCE)

    def route(path: str, handler: Handler, *, plain: bool = False) -> Route:
        return Route(path, _endpoint(handler, pages, limiter, plain=plain), methods=["GET"])

    async def complain(request: Request, problem: Exception) -> Response:
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        return pages.complain(status, pages.renderer.words.name("error.line", str(status)))

    app = Starlette(
        routes=[
            route("/", pages.overview),
            route("/articles", pages.articles),
            route("/article", pages.article),
            route("/outlets", pages.outlets),
            route("/share.csv", pages.share_csv, plain=True),
            route("/api/share", pages.share_json, plain=True),
            route("/healthz", pages.health, plain=True),
            _file("/style.css", STYLE, "text/css; charset=utf-8"),
            _file("/icon.svg", ICON, "image/svg+xml"),
        ],
        exception_handlers={HTTPException: complain, 500: complain},
    )
    # Outside of everything, so that the page of an error in our own code is guarded too.
    return Guard(app, hosts, any_address=any_address)


def _endpoint(
    handler: Handler, pages: Pages, limiter: CapacityLimiter, *, plain: bool
) -> Callable[[Request], Awaitable[Response]]:
    def answer(query: QueryParams) -> Response:
        try:
            return handler(query.multi_items())
        except (WrongQuestion, CannotEstimate) as problem:
            return _complain(str(problem), 400)
        except StoreError:
            # Its line names folders of this machine, which are nobody's business here.
            return _complain(pages.renderer.words("error.line.503"), 503)

    def _complain(line: str, status: int) -> Response:
        # A program gets one line, a person a page.
        return JSONResponse({"error": line}, status) if plain else pages.complain(status, line)

    async def endpoint(request: Request) -> Response:
        # The store waits for the disk; the loop, which others share, must not.
        return await anyio.to_thread.run_sync(answer, request.query_params, limiter=limiter)

    return endpoint


def _file(path: str, content: bytes, media_type: str) -> Route:
    headers = {"Cache-Control": f"public, max-age={KEPT_S}"}

    async def endpoint(request: Request) -> Response:
        return Response(content, media_type=media_type, headers=headers)

    return Route(path, endpoint, methods=["GET"])
