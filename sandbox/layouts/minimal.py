"""Next to nothing around the text, and the date as digits in it."""

from collections.abc import Sequence
from html import escape

from sandbox.articles import Article
from sandbox.layouts import chrome
from sandbox.publishers import Publisher


def render(article: Article, publisher: Publisher, related: Sequence[Article]) -> str:
    """Returns the article's page."""
    words = chrome.labels_of(publisher)
    text = "\n".join(f"<p>{one}" for one in chrome.paragraphs_as_html(article))
    caption = chrome.caption_of(article, publisher)
    picture = f"<div><img src=/img/{article.number}.jpg><br><small>{escape(caption, quote=False)}</small></div>"
    return f"""<!doctype html>
<html lang={chrome.language_tag(article)}>
<meta charset=utf-8>
<title>{escape(article.title, quote=False)}</title>
<body>
<p><a href="/">{escape(publisher.name)}</a>
<h1>{escape(article.title, quote=False)}</h1>
<p class=d>{article.published_at:%d.%m.%Y %H:%M} | {escape(article.byline)}</p>
{picture if caption else ""}
{text}
<hr>
<p>{words.related}
<ul>{chrome.links_to(related)}</ul>
<p><small>{words.subscribe} {words.rights}</small>
</body>
</html>
"""
