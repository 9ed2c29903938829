"""Tables and <div>s as sites were built twenty years ago: no dates for machines, only one in Russian words."""

from collections.abc import Sequence
from html import escape

from sandbox.articles import Article
from sandbox.cast import name_day
from sandbox.layouts import chrome
from sandbox.publishers import Publisher


def encoding_of(publisher: Publisher) -> str:
    """Returns the encoding of the outlet's pages: the Russian ones never left windows-1251."""
    return "windows-1251" if publisher.language == "ru" else "utf-8"


def render(article: Article, publisher: Publisher, related: Sequence[Article]) -> str:
    """Returns the article's page."""
    words = chrome.labels_of(publisher)
    caption = chrome.caption_of(article, publisher)
    picture = f'<img src="/img/{article.number}.jpg" width=300><br><i>{escape(caption, quote=False)}</i><br><br>'
    text = "<br><br>\n".join(chrome.paragraphs_as_html(article))
    menu = chrome.menu(publisher).replace("<li>", "").replace("</li>", " | ")
    related_links = chrome.links_to(related).replace("<li>", "&bull; ").replace("</li>", "<br>")
    day = f"{name_day(article.published_at.date(), 'ru')} {article.published_at:%Y, %H:%M}"
    return f"""<html>
<head>
<meta http-equiv="Content-Type" content="text/html; charset={encoding_of(publisher)}">
<title>{escape(publisher.name)} - {escape(article.title, quote=False)}</title>
</head>
<body bgcolor=#ffffff>
<table width=980 align=center cellpadding=4>
<tr><td colspan=3><a href="/"><font size=6>{escape(publisher.name)}</font></a><br>{menu}</td></tr>
<tr valign=top>
<td width=180>{chrome.rates(publisher)}<form action="/search"><input name=q><input type=submit value="{words.search}"></form></td>
<td>
<div class="dt">{day}</div>
<div class="hd"><b>{escape(article.title, quote=False)}</b></div>
{picture if caption else ""}
<div class="tx">{text}</div>
<br><div class="au"><i>{escape(article.byline)}</i></div>
<div class="bn">{words.subscribe}</div>
{chrome.comments(publisher)}
</td>
<td width=200><b>{words.related}:</b><br>{related_links}</td>
</tr>
<tr><td colspan=3 align=center><small>{escape(publisher.name)} 2004-2026. {words.rights}</small></td></tr>
</table>
</body>
</html>
"""
