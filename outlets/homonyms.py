"""Names of outlets that mean other things too, so that they say nothing when they stand bare in a text."""

import re

# Common nouns, places, brands, and names that several media share: "власть" is power, "Түркістан" a city,
# "Лада" a car, "КТК" a pipeline company, "Forbes" three newsrooms.
_WORDS = """
aa astra azattyq base besh diplomat echo economist exclusive expert fergana forbes guardian hola insider life ls mail
masa mir nege nomad orda post pravda press prime qazaqstan rambler shot silk time times total trend vesti zakon
агентство азаттык азаттық айкын айқын акорда ақорда ақпарат ақтөбе актобе алматы ап арбат астана астра база белл
верстка вести вёрстка взгляд власть время газета диапазон дипломат дождь евразия жизнь закон звезда инсайдер кабар
казахстан кактус камшы капитал караван козачков ктк курсив қабар қазақстан қамшы лада лайф лента литер маса масса
массагет мәлім мир монд мэш нг новости номад обожаю орда отырар подробно правда прайм рамблер рател республика рыбарь
соловьев соловьёв спик спутник степь столица топор тотал тренд тумба туркистан түркістан уп үкімет ұлт фергана
фонтанка форбс хабар холод чиновник эксклюзив эксперт экономист экспресс эхо южанка
"""
_PHRASES = """
current time, digital business, the diplomat, the steppe, важные истории, деловой казахстан,
мой город, настоящее время, наша газета, независимая газета, новый вестник, письма президенту, ритм евразии,
свободная пресса
"""
HOMONYMS = frozenset(_WORDS.split()) | frozenset(" ".join(_PHRASES.split()).split(", "))
_BRACKETED = re.compile(r"[«»“”„\"]")


def is_ambiguous(form: str) -> bool:
    """Tells whether a credit form is bare and means other things too: in «quotes» it is safe."""
    return not _BRACKETED.search(form) and form.casefold() in HOMONYMS
