"""Made-up channels in the markup of Telegram's preview pages."""

HISTORY = '<main class="tgme_main" data-url="/oidan"><section class="tgme_channel_history">{}</section></main>'
INFO = (
    '<div class="tgme_channel_info"><div class="tgme_channel_info_header_title"><span>Ойдан арна</span></div>'
    '<div class="tgme_channel_info_header_username"><a href="https://t.me/oidan">@oidan</a></div>'
    '<div class="tgme_channel_info_counter"><span class="counter_value">12.4K</span> <span'
    ' class="counter_type">subscribers</span></div>'
    '<div class="tgme_channel_info_description">Ойдан шығарылған</div></div>'
)


def post(number: int, *inside: str, text: str = "", meta: str = "", kind: str = "", views: str = "1.2K") -> str:
    """Returns one message."""
    words = f'<div class="tgme_widget_message_text js-message_text">{text}</div>' if text else ""
    return (
        f'<div class="tgme_widget_message_wrap"><div class="tgme_widget_message {kind}" data-post="oidan/{number}">'
        f'<div class="tgme_widget_message_author"><a class="tgme_widget_message_owner_name"'
        f' href="https://t.me/oidan">Ойдан арна</a></div>'
        f"{''.join(inside)}{words}<time class='message_video_duration'>0:37</time><div"
        f" class='tgme_widget_message_info'>"
        f'<span class="tgme_widget_message_views">{views}</span><span class="tgme_widget_message_meta">{meta}'
        f'<a class="tgme_widget_message_date" href="https://t.me/oidan/{number}"><time'
        f' datetime="2026-11-24T07:00:0{number % 10}+00:00">'
        "07:00</time></a></span></div></div></div>"
    )


def channel(*posts: str) -> str:
    """Returns the preview of a channel."""
    shown = HISTORY.format("".join(posts))
    return f'<html><body class="widget_frame_base tgme_webpreview">{INFO}{shown}</body></html>'


def landing(title: str, *inside: str, heading: str = "Telegram: View @oidan") -> str:
    """Returns the page that Telegram shows where there is no preview."""
    shown = (
        f'<div class="tgme_page_title"><span>{title}</span></div>' if title else '<div class="tgme_page_icon"></div>'
    )
    return f"<html><head><title>{heading}</title></head><body>{shown}{''.join(inside)}</body></html>"
