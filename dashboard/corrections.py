"""What the forms of an article's page do: keep a correction, or take one back, and show the page again."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from dashboard.desk import Desk, is_ours
from dashboard.pages import Pages
from dashboard.questions import WrongQuestion, address
from dashboard.statements import (
    CONTENT_TYPE,
    LONGEST_BODY,
    Blank,
    Form,
    name_field,
    read_answer,
    read_group,
    read_id,
)
from storage import articles, corrections
from storage.bridge import Kept
from verdicts.corrections import WrongStatement, correct, state, take_back, withdraw

# Where on the page the history stands.
HISTORY = "#corrections"


@dataclass(frozen=True)
class Corrections:
    """The answers to the two forms. They raise what those of `dashboard.pages` do."""

    pages: Pages
    desk: Desk

    def blank(self, url: str) -> Blank:
        """Returns the empty forms of an article's page."""
        return Blank(self.desk.issue(url, self.pages.clock()))

    async def receive(self, request: Request) -> bytes:
        """Returns the body of a form that was sent by somebody whom the desk admits, from a page of ours.

        Raises:
            HTTPException: 403, 415 for what no form sends, 413 for more than a form can be.
        """
        if not self.desk.admits(request) or not is_ours(request.headers):
            raise HTTPException(403)
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != CONTENT_TYPE:
            raise HTTPException(415)
        body = b""
        try:
            async for part in request.stream():
                body += part
                if len(body) > LONGEST_BODY:
                    raise HTTPException(413)
        except ClientDisconnect:
            raise HTTPException(400) from None
        return body

    def correct(self, form: Form) -> Response:
        """Keeps a correction."""
        return self._follow(form, self._correct)

    def withdraw(self, form: Form) -> Response:
        """Takes a correction back."""
        return self._follow(form, self._withdraw)

    def _follow(self, form: Form, work: Callable[[Connection, Kept, Form], None]) -> Response:
        url = form["url"]
        if not self.desk.knows(form["token"], url, self.pages.clock()):
            return self._again(form, self.pages.renderer.words("correction.old"), "", 403)
        try:
            with self.pages.store.write() as connection:
                kept = articles.find(connection, url)
                if kept is None:
                    raise HTTPException(404)
                work(connection, kept, form)
        except WrongStatement as problem:
            return self._again(form, str(problem), name_field(problem.field), 400)
        # After it the browser stands on the page itself: to load that again sends nothing twice.
        return RedirectResponse(address("/article", url=url) + HISTORY, 303)

    def _again(self, form: Form, problem: str, field: str, status: int) -> Response:
        """The page once more, with what was typed and what is wrong with it."""
        blank = Blank(self.desk.issue(form["url"], self.pages.clock()), form, problem, field)
        return self.pages.show_article(form["url"], lambda _: blank, status)

    def _correct(self, connection: Connection, kept: Kept, form: Form) -> None:
        levels = read_answer(form["right"])
        if levels is None:
            raise WrongStatement("level", self.pages.renderer.words("correction.choose"))
        said = state(
            self.pages.registry,
            levels=levels,
            source=form["source"],
            group=read_group(form["group"]),
            by=form["by"],
            why=form["why"],
            at=self.pages.clock(),
        )
        correct(connection, kept, said)

    def _withdraw(self, connection: Connection, kept: Kept, form: Form) -> None:
        wanted = read_id(form["id"])
        filed = next((one for one in corrections.find(connection, kept.id) if one.id == wanted), None)
        if filed is None:
            raise WrongQuestion("id: no correction of this article")
        withdraw(connection, kept, filed, take_back(form["by"], form["why"], self.pages.clock()))
