"""A stock WordPress theme: OpenGraph, <time datetime>, widgets in a side bar."""

from collections.abc import Sequence
from html import escape

from sandbox.articles import Article
from sandbox.layouts import chrome
from sandbox.publishers import Publisher


def render(article: Article, publisher: Publisher, related: Sequence[Article]) -> str:
    """Returns the article's page."""
    words = chrome.labels_of(publisher)
    time = article.published_at.isoformat()
    caption = chrome.caption_of(article, publisher)
    figure = (
        f'<figure class="wp-block-image"><img src="/wp-content/uploads/{article.number}.jpg" alt="">'
        f'<figcaption class="wp-element-caption">{escape(caption, quote=False)}</figcaption></figure>'
    )
    text = "\n".join(f"<p>{one}</p>" for one in chrome.paragraphs_as_html(article))
    return f"""<!DOCTYPE html>
<html lang="{chrome.language_tag(article)}" prefix="og: https://ogp.me/ns#">
<head>
<meta charset="UTF-8">
<title>{escape(article.title, quote=False)} - {escape(publisher.name)}</title>
<meta property="og:locale" content="{article.language}">
<meta property="og:type" content="article">
<meta property="og:title" content="{escape(article.title)}">
<meta property="og:url" content="{escape(article.url)}">
<meta property="og:site_name" content="{escape(publisher.name)}">
<meta property="article:published_time" content="{time}">
<meta property="article:section" content="{escape(article.section)}">
<meta name="generator" content="WordPress 6.8">
<link rel="canonical" href="{escape(article.url)}">
</head>
<body class="post-template-default single single-post postid-{article.number}">
<div id="page" class="site">
<header id="masthead" class="site-header"><p class="site-title"><a href="/" rel="home">{escape(publisher.name)}</a></p>
<nav class="main-navigation"><ul class="menu">{chrome.menu(publisher)}</ul></nav></header>
<div id="content"><main id="main" class="site-main">
<article id="post-{article.number}" class="post type-post status-publish hentry">
<header class="entry-header"><h1 class="entry-title">{escape(article.title, quote=False)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{time}">{article.published_at:%d.%m.%Y}</time></span>
<span class="byline"><span class="author vcard"><a href="/author/{article.number % 4}/">{escape(article.byline)}</a></span></span></div></header>
<div class="entry-content">
{figure if caption else ""}
{text}
<p class="tg-banner"><a href="https://t.me/example">{words.subscribe}</a></p>
</div>
<footer class="entry-footer"><span class="cat-links">{escape(article.section)}</span></footer>
</article>
<div class="related-posts"><h3>{words.related}</h3><ul>{chrome.links_to(related)}</ul></div>
<div id="comments" class="comments-area">{chrome.comments(publisher)}</div>
</main></div>
<aside id="secondary" class="widget-area"><section class="widget">{chrome.rates(publisher)}</section></aside>
<footer id="colophon" class="site-footer"><p>© {escape(publisher.name)}. {words.rights}</p></footer>
</div>
</body>
</html>
"""
