"""HTML5 with JSON-LD: how well-kept sites are built."""

import json
from collections.abc import Sequence
from html import escape

from sandbox.articles import Article
from sandbox.layouts import chrome
from sandbox.publishers import Publisher


def render(article: Article, publisher: Publisher, related: Sequence[Article]) -> str:
    """Returns the article's page."""
    words = chrome.labels_of(publisher)
    title, time = escape(article.title, quote=False), article.published_at.isoformat()
    text = [f"<p>{one}</p>" for one in chrome.paragraphs_as_html(article)]
    text.insert(min(2, len(text)), f'<aside class="subscribe"><p>{words.subscribe}</p></aside>')
    caption = chrome.caption_of(article, publisher)
    figure = f'<figure><img src="/img/{article.number}.jpg" alt=""><figcaption>{escape(caption)}</figcaption></figure>'
    linked_data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "datePublished": time,
        "dateModified": time,
        "articleSection": article.section,
        "inLanguage": chrome.language_tag(article),
        "author": [{"@type": "Person", "name": article.byline}],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher.name, "url": publisher.url},
        "mainEntityOfPage": article.url,
    }
    embedded = json.dumps(linked_data, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="{chrome.language_tag(article)}">
<head>
<meta charset="utf-8">
<title>{title} | {escape(publisher.name)}</title>
<link rel="canonical" href="{escape(article.url)}">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:type" content="article">
<script type="application/ld+json">{embedded}</script>
</head>
<body>
<header><a href="/">{escape(publisher.name)}</a><nav><ul>{chrome.menu(publisher)}</ul></nav>{chrome.rates(publisher)}</header>
<main>
<article>
<header><p class="section">{escape(article.section)}</p><h1>{title}</h1>
<p class="meta"><time datetime="{time}">{article.published_at:%H:%M, %d.%m.%Y}</time> <span rel="author">{escape(article.byline)}</span></p></header>
{figure if caption else ""}
<div class="article-body">
{chr(10).join(text)}
</div>
</article>
<section class="related"><h2>{words.related}</h2><ul>{chrome.links_to(related)}</ul></section>
<section class="comments">{chrome.comments(publisher)}</section>
</main>
<footer><p>© 2026 {escape(publisher.name)}. {words.rights}</p></footer>
</body>
</html>
"""
