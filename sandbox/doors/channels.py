"""Pages of made-up Telegram channels, in the markup of t.me/s: some twenty posts, older ones by ?before=ID."""

from collections.abc import Sequence
from datetime import UTC
from html import escape

from sandbox.articles import Article
from sandbox.publishers import Publisher

PAGE = 20  # posts on a page
_SUBSCRIBERS = 1_840  # of a channel; more by its name
# Every so many posts have something that others have not; a duration is a second <time> in a post.
_PHOTO, _VIDEO, _EDITED, _REPLY, _PREVIEW = 4, 9, 11, 13, 7


def as_page(publisher: Publisher, posts: Sequence[Article], before: int | None) -> str:
    """Returns the page with the last posts before that id, the earliest first; of the latest for None.

    `posts` are all that are visible, the earliest first.
    """
    older = [one for one in posts if before is None or one.number < before]
    shown = older[-PAGE:]
    first = shown[0].number if shown else 0
    back = f'<link rel="prev" href="/s/{publisher.host}?before={first}">' if len(older) > len(shown) else ""
    more = (
        f'<div class="tgme_widget_message_centered js-messages_more_wrap"><a href="/s/{publisher.host}?before={first}"'
        f' class="tme_messages_more js-messages_more" data-before="{first}"></a></div>'
        if back
        else ""
    )
    nothing = (
        '<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message_centered">'
        '<div class="tme_no_messages_found">No posts found</div></div></div>'
    )
    messages = more + "".join(_message(publisher, one) for one in shown) if shown else nothing
    return (
        _head(publisher, back)
        + f"""<main class="tgme_main" data-url="/{publisher.host}">
  <div class="tgme_container">
    <section class="tgme_channel_history js-message_history">
      {messages}
    </section>
  </div>
</main>
  </body>
</html>
"""
    )


def as_missing_page(name: str) -> str:
    """Returns what t.me shows for a name that no channel has, or whose preview is off."""
    shown = escape(name)
    return f"""<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <title>Telegram: Contact @{shown}</title>
    <meta name="robots" content="noindex, nofollow">
    <meta property="og:title" content="Telegram: Contact @{shown}">
    <meta property="og:site_name" content="Telegram">
    <meta property="og:description" content="">
  </head>
  <body>
    <div class="tgme_page_icon"><i class="tgme_icon_user"></i></div>
  </body>
</html>
"""


def _head(publisher: Publisher, back: str) -> str:
    name, title = publisher.host, escape(publisher.name)
    count = f"{(_SUBSCRIBERS + 97 * len(publisher.name)) / 1000:.2f}K"
    return f"""<!DOCTYPE html>
<html>
  <head>
    <meta charset="utf-8">
    <title>{title} – Telegram</title>
    <meta property="og:title" content="{title}">
    <meta property="og:site_name" content="Telegram">
    <meta property="twitter:site" content="@Telegram">
    {back}
    <link rel="canonical" href="/s/{name}">
  </head>
  <body class="widget_frame_base tgme_webpreview emoji_image thin_box_shadow tme_mode no_transitions">
    <header class="tgme_header search_collapsed">
  <div class="tgme_container">
    <div class="tgme_header_right_column">
      <section class="tgme_right_column">
        <div class="tgme_channel_info">
          <div class="tgme_channel_info_header">
            <div class="tgme_channel_info_header_title_wrap">
              <div class="tgme_channel_info_header_title"><span dir="auto">{title}</span></div>
            </div>
            <div class="tgme_channel_info_header_username"><a href="https://t.me/{name}">@{name}</a></div>
          </div>
          <div class="tgme_channel_info_counters"><div class="tgme_channel_info_counter"><span class="counter_value">{count}</span> <span class="counter_type">subscribers</span></div></div>
          <div class="tgme_channel_info_description">{title}: made up</div>
        </div>
      </section>
    </div>
    <div class="tgme_header_info">
      <a class="tgme_header_link" href="https://t.me/{name}">
        <div class="tgme_header_title_wrap"><div class="tgme_header_title"><span dir="auto">{title}</span></div></div>
        <div class="tgme_header_counter">{count} subscribers</div>
      </a>
    </div>
  </div>
</header>
"""


def _message(publisher: Publisher, post: Article) -> str:
    name, title, number = publisher.host, escape(publisher.name), post.number
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="{name}/{number}">
  <div class="tgme_widget_message_user"><a href="https://t.me/{name}"><i class="tgme_widget_message_user_photo bgcolor3"></i></a></div>
  <div class="tgme_widget_message_bubble">
    <div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/{name}"><span dir="auto">{title}</span></a></div>
{_forward(post)}{_reply(publisher, post)}{_media(publisher, post)}<div class="tgme_widget_message_text js-message_text" dir="auto">{_text(post)}</div>{_preview(post)}
<div class="tgme_widget_message_footer compact js-message_footer">
  <div class="tgme_widget_message_info short js-message_info">
    <span class="tgme_widget_message_views">{_views(post)}</span><span class="copyonly"> views</span><span class="tgme_widget_message_meta">{"edited &nbsp;" if number % _EDITED == 0 else ""}<a class="tgme_widget_message_date" href="https://t.me/{name}/{number}"><time datetime="{post.published_at.astimezone(UTC).isoformat()}" class="time">{post.published_at.astimezone(UTC):%H:%M}</time></a></span>
  </div>
</div>
  </div>
</div></div>"""


def _text(post: Article) -> str:
    return "<br/><br/>".join(escape(one, quote=True) for one in post.paragraphs)


def _forward(post: Article) -> str:
    if post.forwarded_from is None:
        return ""
    return (
        '<div class="tgme_widget_message_forwarded_from accent_color">Forwarded from&nbsp;'
        f'<a class="tgme_widget_message_forwarded_from_name" href="{escape(post.forwarded_from.url)}">'
        f'<span dir="auto">{escape(post.forwarded_from.name)}</span></a></div>\n'
    )


def _reply(publisher: Publisher, post: Article) -> str:
    if post.number % _REPLY or post.number <= _REPLY:
        return ""
    target = f"https://t.me/{publisher.host}/{post.number - 1}"
    return (
        f'<a class="tgme_widget_message_reply" href="{target}">'
        f'<div class="tgme_widget_message_author accent_color"><span class="tgme_widget_message_author_name" dir="auto">'
        f"{escape(publisher.name)}</span></div>"
        '<div class="tgme_widget_message_text js-message_reply_text" dir="auto">…</div></a>\n'
    )


def _media(publisher: Publisher, post: Article) -> str:
    address = f"https://t.me/{publisher.host}/{post.number}"
    if post.number % _VIDEO == 0:
        minutes, seconds = divmod(20 + post.number % 200, 60)
        return (
            f'<a class="tgme_widget_message_video_player js-message_video_player" href="{address}">'
            '<div class="tgme_widget_message_video_wrap" style="width:1280px;padding-top:56.25%"></div>'
            f'<time class="message_video_duration js-message_video_duration">{minutes}:{seconds:02d}</time></a>\n'
        )
    if post.number % _PHOTO == 0:
        return (
            f'<a class="tgme_widget_message_photo_wrap" href="{address}" style="width:800px">'
            '<div class="tgme_widget_message_photo" style="padding-top:66.75%"></div></a>\n'
        )
    return ""


def _preview(post: Article) -> str:
    if post.number % _PREVIEW or post.forwarded_from is not None:
        return ""
    return (
        '<a class="tgme_widget_message_link_preview" href="http://made-up-wiki.example/steppe">'
        '<div class="link_preview_site_name accent_color" dir="auto">Made-up Wiki</div>'
        '<div class="link_preview_title" dir="auto">Steppe</div></a>'
    )


def _views(post: Article) -> str:
    count = 300 + post.number * 7919 % 24_000
    return f"{count / 1000:.1f}K".replace(".0K", "K") if count >= 1000 else str(count)
