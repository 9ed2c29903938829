"""What stands behind each address: a plain function of its parameters. Everything is read, nothing is written here."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from analysis.corpus.periods import By
from analysis.corpus.request import Slice, Weights
from analysis.corpus.share import check_request, estimate_share
from dashboard.health import examine
from dashboard.lists import list_articles
from dashboard.newsrooms import list_newsrooms
from dashboard.overview import export_addresses, look_over
from dashboard.questions import (
    Pairs,
    Scope,
    Show,
    expect_nothing,
    list_address,
    read_list_question,
    read_share_question,
    read_url_question,
    share_address,
)
from dashboard.rendering import Renderer
from dashboard.statements import ANSWERS, Issue
from dashboard.stories import find_drops, tell
from outlets.registry import Registry
from outlets.vocabulary import Group
from reports.shares import read_cells, render_share
from reports.tables import Format
from storage.bridge import day_of
from storage.database import Store
from storage.records import Level
from verdicts.corrections import LONGEST_NAME, LONGEST_WHY


@dataclass(frozen=True)
class Pages:
    """The answers to all addresses; each may be called in any thread.

    They raise WrongQuestion, CannotEstimate, StoreError, and HTTPException for a page that is not there.
    """

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
        if (
            seen.share.first is None
            and not question.since
            and not question.until
            and not any(seen.share.left_out.values())
        ):
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
        )

    def article(self, pairs: Pairs, issue: Issue | None = None) -> Response:
        """One article, or why it was not kept; `issue` gives its forms to whoever may correct the verdict."""
        return self.show_article(read_url_question(pairs), issue)

    def show_article(self, url: str, issue: Issue | None, status: int = 200) -> Response:
        """The page of an article."""
        with self.store.read() as connection:
            told = tell(connection, self.registry, url)
            drops = [] if told else find_drops(connection, url)
        if told is None:
            title = self.renderer.words("dropped.title" if drops else "article.unknown")
            return self._html("dropped.html", status=404, page="articles", title=title, url=url, drops=drops)
        title = told.kept.article.extracted.title or self.renderer.words("article.untitled")
        blank = issue(told.kept.article.extracted.url) if issue else None
        return self._html(
            "article.html",
            status=status,
            page="articles",
            title=title,
            told=told,
            blank=blank,
            answers=ANSWERS,
            groups=tuple(Group),
            longest={"by": LONGEST_NAME, "source": LONGEST_NAME, "why": LONGEST_WHY},
        )

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
            cells = read_cells(connection, question)
        # The command line ends with a line break, so this does too.
        body = render_share(estimate_share(cells, self.registry, question, day_of(self.clock())), fmt) + "\n"
        return Response(body.encode(), media_type=media_type, headers=headers)

    def _html(self, template: str, *, status: int = 200, **values: object) -> Response:
        return HTMLResponse(self.renderer.render(template, **values), status)
