"""Listings of a made-up outlet: a front page, pages by number, and one that a script fills from JSON."""

import json
from collections.abc import Sequence
from html import escape

from sandbox.articles import Article
from sandbox.layouts import chrome
from sandbox.publishers import Publisher

PAGE = 20  # articles on a page
FRONT = 15  # articles on the front page
API = "api/latest.json"


def as_page(publisher: Publisher, latest: Sequence[Article], number: int, *, size: int = PAGE) -> str | None:
    """Returns the page with that number, from 1, of the listing at /news/; None past the last."""
    shown = latest[(number - 1) * size : number * size]
    if number < 1 or not shown:
        return None
    rows = "\n".join(
        f'<div class="item"><span class="date">{one.published_at:%d.%m.%Y %H:%M}</span>'
        f' <a href="{escape(_path(one, publisher))}">{escape(one.title, quote=False)}</a></div>'
        for one in shown
    )
    older = f'<a class="next" href="/news/?page={number + 1}">&rarr;</a>' if number * size < len(latest) else ""
    return _frame(publisher, f"<h1>{escape(publisher.name)}</h1>\n{rows}\n<div class='pages'>{older}</div>")


def as_script_page(publisher: Publisher) -> str:
    """Returns the listing that is empty until its script has run."""
    script = f"""
let offset = 0;
async function more() {{
  const answer = await fetch("/{API}?offset=" + offset);
  const page = await answer.json();
  for (const item of page.items) {{
    const row = document.createElement("div");
    row.className = "card";
    const link = document.createElement("a");
    link.href = item.url;
    link.textContent = item.title;
    const time = document.createElement("time");
    time.dateTime = item.published_at;
    time.textContent = item.published_at.slice(0, 16).replace("T", " ");
    row.append(time, " ", link);
    document.getElementById("feed").append(row);
  }}
  offset = page.next;
  document.getElementById("more").hidden = page.next === null;
}}
document.getElementById("more").addEventListener("click", more);
more();
"""
    body = f'<div id="feed"></div><button id="more">…</button><script>{script}</script>'
    return _frame(publisher, body)


def as_json(publisher: Publisher, latest: Sequence[Article], offset: int) -> str:
    """Returns what the script asks for: PAGE articles from `offset` on, and the next offset or null."""
    shown = latest[offset : offset + PAGE]
    items = [
        {"url": _path(one, publisher), "title": one.title, "published_at": one.published_at.isoformat()}
        for one in shown
    ]
    after = offset + PAGE
    return json.dumps({"items": items, "next": after if after < len(latest) else None}, ensure_ascii=False)


def _path(article: Article, publisher: Publisher) -> str:
    return "/" + article.url.removeprefix(publisher.url)


def _frame(publisher: Publisher, body: str) -> str:
    return f"""<!DOCTYPE html>
<html lang="{publisher.language}">
<head><meta charset="utf-8"><title>{escape(publisher.name)}</title></head>
<body>
<nav><ul>{chrome.menu(publisher)}</ul></nav>
{body}
{chrome.rates(publisher)}
<footer>{chrome.labels_of(publisher).rights}</footer>
</body>
</html>
"""
