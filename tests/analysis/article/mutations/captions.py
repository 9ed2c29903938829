"""Credits of pictures and videos, alone and before a text that credits others."""

import re
from random import Random

from tests.analysis.article.mutations.mutation import Draft, Mutation, lines
from tests.analysis.article.mutations.templates import expand

FAMILY = "caption"

_RUSSIAN = lines("""
    Фото: предоставлено {P1.ins}
    Фотограф: Иван Петров, {P1.nom}
    На фото: мост через реку / {P1.nom}
    Скриншот трансляции {P1.gen}
    Видео предоставлено {P1.ins}
    Фото (c) {P1.nom}
    Архивное фото {P1.gen}
    Превью: {P1.nom}
    Фото из открытых источников / {P1.nom}
    Фотография {P1.gen}
    Фотографии: {P1.nom}
    Фото носит иллюстративный характер / {P1.nom}
    Стоп-кадр видео {P1.gen}
    Скрин с видео {P1.gen}
    Фото: пресс-служба, {P1.nom}
    Изображение: {P1.nom}
    Фото: {P1.nom}
    Фото: {P1.nom}.
    Фото: Иван Петров / {P1.nom}
    Фото: Иван Петров, {P1.nom}
    Фото: ©{P1.nom}
    Фото © {P1.nom}
    Фото {P1.gen}
    Фото {P1.nom}
    Фото агентства {P1.agency}
    Фото с сайта {P1.gen}
    Фото из архива {P1.gen}
    Фото предоставлено {P1.ins}
    Фото: архив {P1.gen}
    Фото: скриншот видео {P1.gen}
    Иллюстративное фото: {P1.nom}
    Источник фото: {P1.nom}
    Автор фото: Иван Петров / {P1.nom}
    Главное фото: {P1.nom}
    © {P1.nom}
    © {P1.nom} / Иван Петров
    © Иван Петров/{P1.nom}
    Коллаж: {P1.nom}
    Коллаж {P1.gen}
    Иллюстрация: {P1.nom}
    Инфографика: {P1.nom}
    Скриншот видео {P1.gen}
    Скриншот: {P1.nom}
    Скриншот с сайта {P1.gen}
    Кадр из видео {P1.gen}
    Кадр из видео: {P1.nom}
    Кадр телеканала {P1.tv}
    Видео: {P1.nom}
    Видео: Telegram-канал {P1.channel}
    Мост через реку. Фото: {P1.nom}
    Мост через реку (фото: {P1.nom})
    Мост через реку. © {P1.nom}
    Снимок: {P1.nom}
    Снимок {P1.gen}
    Обложка: {P1.nom}
""")
_KAZAKH = lines("""
    Мұрағат фотосы: {P1.nom}
    Сурет {P1.bare} сайтынан алынды
    Кадр: {P1.nom}
    Фото: {P1.gen} сайтынан
    Иллюстрация: {P1.nom}
    Сурет: ашық дереккөз / {P1.nom}
    Видео: {P1.bare} телеарнасынан
    Сурет: {P1.nom}
    Сурет: {P1.bare} сайтынан
    Сурет: {P1.abl} алынды
    Сурет {P1.abl} алынды
    Сурет {P1.gen} мұрағатынан
    Фото: {P1.nom}
    Фото: {P1.abl}
    Фото дереккөзі: {P1.nom}
    Сурет дереккөзі: {P1.nom}
    Суреттің дереккөзі: {P1.nom}
    Сурет авторы: {P1.nom}
    Көрнекі сурет: {P1.nom}
    © {P1.nom}
    Коллаж: {P1.nom}
    Видео: {P1.nom}
    Бейнежазба: {P1.nom}
    Скриншот: {P1.nom}
    Видеодан скриншот: {P1.nom}
    Инфографика: {P1.nom}
""")
_ENGLISH = lines("""
    File photo: {P1.en}
    Photo provided by {P1.en}
    Courtesy photo: {P1.en}
    Still from a video by {P1.en}
    Footage: {P1.en}
    Photograph: {P1.en}
    Picture by {P1.en}
    Photo via {P1.en}
    Illustration: {P1.en}
    Video screenshot: {P1.en}
    Credit: {P1.en}
    Photo: {P1.en}
    Photo by {P1.en}
    Photo courtesy of {P1.en}
    Photo credit: {P1.en}
    Photo: John Smith/{P1.en}
    Image: {P1.en}
    Image credit: {P1.en}
    Image source: {P1.en}
    Picture: {P1.en}
    Screenshot: {P1.en}
    Screenshot from {P1.en}
    Video: {P1.en}
    Video by {P1.en}
    © {P1.en}
    The bridge over the river. © {P1.en}
    The bridge over the river. Photo: {P1.en}
    The bridge over the river. {P1.en}/John Smith
    <P reuters|REUTERS>/John Smith
    (<P ap|AP> Photo/John Smith)
    <P afp|AFP> via Getty Images
    Getty Images/<P afp|AFP>
""")
# What is taken from a medium, be it a picture's story.
_CREDITED = {
    "ru": lines("""
        {C}, сообщает {S2.nom}.
        {C}, передает Tengrinews.kz со ссылкой на {S2.acc}.
        По данным {S2.gen}, {c}.
        Видео с места опубликовал Telegram-канал {S2.channel}.
        Фото повреждённого моста опубликовало агентство {S2.agency}.
        На снимках, которые опубликовал телеканал {S2.tv}, видно, что {c}.
        Кадры с места показал телеканал {S2.tv}.
        На видео, которое публикует {S2.nom}, видно, что {c}.
    """),
    "kk": lines("""
        {C}, деп хабарлады {S2.nom}.
        {S2.gen} хабарлауынша, {c}.
        {C}, деп хабарлайды Tengrinews.kz {S2.dat} сілтеме жасап.
        Оқиға орнының видеосын {S2.nom} жариялады.
        Көпірдің суретін {S2.nom} жариялады.
    """),
    "en": lines("""
        {C}, {S2.en} reported.
        According to {S2.en}, {c}.
        {C}, {who} told {S2.en}.
        Video of the bridge was published by {S2.en}.
        Photos published by {S2.en} show that {c}.
    """),
}
_SENTENCE_START = re.compile(r"(?:\n|\. )[\W\ue000-\ue0ff]*\w")
_CAPTIONS = {"ru": _RUSSIAN, "kk": _KAZAKH, "en": _ENGLISH}


def make(rng: Random) -> Mutation:
    """Returns a caption alone, or above or below a text that credits another medium; or that text alone."""
    draft = Draft(rng)
    language = rng.choice(tuple(_CAPTIONS))
    caption = rng.choice(_CAPTIONS[language])
    sort = rng.choice(("alone", "above", "above", "beside", "below", "credit"))
    credit = rng.choice(_CREDITED[language][: None if sort == "credit" else 3])
    template = {
        "alone": caption,
        "above": rf"{caption}\n\n{credit}",
        "beside": f"{caption} {credit}" if caption.endswith(".") else f"{caption}. {credit}",
        "below": rf"{credit}\n{caption}",
        "credit": credit,
    }[sort]
    label = credit if sort == "credit" else f"{caption} ({sort})"
    text = _SENTENCE_START.sub(lambda found: found[0].upper(), expand(rng, draft, language, template))
    return draft.finish(FAMILY, language, label, text)
