"""Credits of pictures, which are none of what the text tells."""

from analysis.article.frames.surroundings import Surroundings, compile_frame

# "Фото: Иван Иванов / ТАСС", "© РИА Новости / Пётр Петров", "фото РИА Новости"; "видео опубликовал Mash" is a source.
_PICTURE_BEFORE = compile_frame(
    r"""
    \b(?:фото|сурет|снимок|снимки|иллюстраци|скриншот|скрин|видео|инфографик|кадр|photo|image|suret)[^\W\d_]*
        (?:\s*(?:с\sсайта|из\sархива|предоставлено|из\sвидео|by|courtesy\sof))?\s*[:/|(-][^.!?:)]{0,40}$
    |©[^.!?:]{0,40}$
    |\bcredits?\s?:[^.!?:]{0,40}$
    |\w+\s\w+/(?:the\s)?$
    |\bскриншот\w*\s(?:[^\W\d_]+\s){1,3}"?$
    |\b(?:фото|снимок|скриншот|photo)\s(?:[^\W\d_]+\s){0,1}?"?$
    """
)
_PICTURE_SOURCE = compile_frame(
    r"\b(?:фото|сурет|видео|снимк|снимок|коллаж|image|photo|picture|suret)\w*\s(?:\w+\s)?(?:источник|дерек|source)"
)
_PICTURE_AFTER = compile_frame(r"^\s?(?:photo|images|фото)\b(?!\s?:)|^\s?/\s?(?:getty|sipa|reuters|afp|vida)")


def is_picture(around: Surroundings) -> bool:
    """Tells whether the name stands in the credit of a picture."""
    return bool(_PICTURE_AFTER.search(around.after) or _PICTURE_BEFORE.search(around.before))


def is_picture_source(before: str) -> bool:
    """Tells whether a line that names a source names that of a picture: "Сурет дереккөзі: …"."""
    return _PICTURE_SOURCE.search(before) is not None
