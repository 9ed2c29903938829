"""The application: which page stands at which address, and what becomes of a fault."""

import logging
from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

import anyio.to_thread
from anyio import CapacityLimiter
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from analysis.corpus.request import CannotEstimate
from dashboard import wording
from dashboard.corrections import Corrections
from dashboard.desk import Desk, Writers
from dashboard.guard import Guard
from dashboard.pages import Pages
from dashboard.questions import Pairs, WrongQuestion
from dashboard.rendering import ICON, STYLE, Renderer
from dashboard.statements import CORRECTION_FIELDS, WITHDRAWAL_FIELDS, Form, read_form
from outlets.registry import Registry
from storage.database import Store
from storage.faults import StoreError

LANGUAGE = "en"  # until there are words in others
# Requests worked on at once; each holds one of the store's 15 connections, and two cores have no use for more.
MOST_AT_ONCE = 8
# Seconds that a browser may keep the style sheet, whose address changes with it, and the icon.
KEPT_S = 7 * 24 * 3600

CORRECT, WITHDRAW = "/correct", "/withdraw"

_LOG = logging.getLogger(__name__)

Handler = Callable[[Pairs], Response]


def make_app(
    store: Store,
    registry: Registry,
    *,
    version: str,
    hosts: Collection[str],
    any_address: bool = False,
    writers: Writers = Writers.NOBODY,
    clock: Callable[[], datetime],
) -> ASGIApp:
    """Returns the dashboard as an ASGI application.

    Args:
        store: open, for writing too where anybody may correct; it stays open as long as the application is served.
        registry: the outlets.
        version: of Derekkoz, shown at the foot of each page.
        hosts: the names under which it may be asked (see `dashboard.guard.names_of`).
        any_address: whether also under any address in numbers.
        writers: who may correct verdicts.
        clock: gives the time at which a request came.
    """
    pages = Pages(store, registry, Renderer(wording.load(LANGUAGE), version), version, clock)
    corrections = Corrections(pages, Desk(writers))
    limiter = CapacityLimiter(MOST_AT_ONCE)

    async def answer(work: Callable[[], Response], *, plain: bool = False) -> Response:
        # The store waits for the disk; the loop, which others share, must not.
        return await anyio.to_thread.run_sync(partial(_answer, work, pages, plain=plain), limiter=limiter)

    def route(path: str, handler: Handler, *, plain: bool = False) -> Route:
        async def endpoint(request: Request) -> Response:
            return await answer(partial(handler, request.query_params.multi_items()), plain=plain)

        return Route(path, endpoint, methods=["GET"])

    async def show_article(request: Request) -> Response:
        issue = corrections.blank if corrections.desk.admits(request) else None
        return await answer(partial(pages.article, request.query_params.multi_items(), issue))

    def form(path: str, names: Collection[str], handler: Callable[[Form], Response]) -> Route:
        async def endpoint(request: Request) -> Response:
            body = await corrections.receive(request)
            return await answer(lambda: handler(read_form(body, names)))

        return Route(path, endpoint, methods=["POST"])

    async def complain(request: Request, problem: Exception) -> Response:
        status = problem.status_code if isinstance(problem, HTTPException) else 500
        return pages.complain(status, pages.renderer.words.name("error.line", str(status)))

    app = Starlette(
        routes=[
            route("/", pages.overview),
            route("/articles", pages.articles),
            Route("/article", show_article, methods=["GET"]),
            route("/outlets", pages.outlets),
            route("/share.csv", pages.share_csv, plain=True),
            route("/api/share", pages.share_json, plain=True),
            route("/healthz", pages.health, plain=True),
            _file("/style.css", STYLE, "text/css; charset=utf-8"),
            _file("/icon.svg", ICON, "image/svg+xml"),
            form(CORRECT, CORRECTION_FIELDS, corrections.correct),
            form(WITHDRAW, WITHDRAWAL_FIELDS, corrections.withdraw),
        ],
        exception_handlers={HTTPException: complain, 500: complain},
    )
    # Outside of everything, so that the page of an error in our own code is guarded too.
    writable = () if writers is Writers.NOBODY else (CORRECT, WITHDRAW)
    return Guard(app, hosts, any_address=any_address, writable=writable)


def _answer(work: Callable[[], Response], pages: Pages, *, plain: bool) -> Response:
    def complain(line: str, status: int) -> Response:
        # A program gets one line, a person a page.
        return JSONResponse({"error": line}, status) if plain else pages.complain(status, line)

    try:
        return work()
    except (WrongQuestion, CannotEstimate) as problem:
        return complain(str(problem), 400)
    except StoreError as problem:
        # Its line names folders of this machine, which are the business of whoever runs it and of nobody else.
        _LOG.error("%s", problem)
        return complain(pages.renderer.words("error.line.503"), 503)


def _file(path: str, content: bytes, media_type: str) -> Route:
    headers = {"Cache-Control": f"public, max-age={KEPT_S}"}

    async def endpoint(request: Request) -> Response:
        return Response(content, media_type=media_type, headers=headers)

    return Route(path, endpoint, methods=["GET"])
