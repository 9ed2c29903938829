"""Made-up passages in the languages that meet in Kazakhstani news."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article.language import detect
from analysis.article.transliteration import Alphabet, strip_marks, transliterate
from storage.records import Language

KAZAKH = (
    "Қала әкімдігі биыл күзде үш жаңа мектеп ашылатынын хабарлады. Құрылысқа бюджеттен екі миллиард теңге бөлінді. "
    "Мұғалімдер жұмысын қыркүйек айында бастайды."
)
RUSSIAN = (
    "Акимат города сообщил, что этой осенью откроются три новые школы. На строительство из бюджета выделили два "
    "миллиарда тенге. Учителя начнут работу в сентябре."
)
PASSAGES = {
    "kk": KAZAKH,
    "ru": RUSSIAN,
    "en": "The mayor said on Monday that three new schools will open in the city this autumn, and more are planned.",
    "uk": "Міська влада повідомила, що цієї осені відкриють три нові школи. На будівництво виділили два мільйони.",
    "be": "Гарадскія ўлады паведамілі, што гэтай восенню адчыняцца тры новыя школы. Іх будавалі два гады.",
    "ky": "Шаар мэриясы бул күздө үч жаңы мектеп ачыларын билдирди. Курулушка бюджеттен эки миллион сом бөлүндү.",
    "tt": "Шәһәр хакимияте быел көзен өч яңа мәктәп ачылачагын хәбәр итте. Төзелешкә бюджеттан акча бүленгән.",
    "uz": "Shahar hokimligi bu yil kuzda uchta yangi maktab ochilishini ma'lum qildi. Qurilish uchun pul ajratildi.",
    "tr": "Belediye bu sonbaharda üç yeni okulun açılacağını duyurdu. İnşaat için bütçeden para ayrıldı.",
    "de": "Die Stadtverwaltung teilte mit, dass in diesem Herbst drei neue Schulen eröffnet werden.",
    "fr": "La mairie a annoncé que trois nouvelles écoles ouvriront leurs portes cet automne dans la ville.",
    "es": "El ayuntamiento anunció que este otoño se abrirán tres escuelas nuevas en la ciudad.",
    "bg": "Общината съобщи, че тази есен ще бъдат открити три нови училища. За строежа са отделени два милиона лева.",
    "ar": "أعلنت بلدية المدينة أن ثلاث مدارس جديدة ستفتح أبوابها هذا الخريف.",
    "fa": "شهرداری اعلام کرد که پاییز امسال سه مدرسه جدید در شهر گشایش می‌یابد.",
    "zh": "市政府宣布今年秋天将有三所新学校开学。",
    "ja": "市は今秋、新しい学校が三校開校すると発表した。",
    "ka": "მერიამ განაცხადა, რომ შემოდგომაზე სამი ახალი სკოლა გაიხსნება.",
    "el": "Ο δήμος ανακοίνωσε ότι το φθινόπωρο θα ανοίξουν τρία νέα σχολεία.",
}


@pytest.mark.parametrize("code", PASSAGES)
def test_a_passage_is_in_its_own_language(code: str) -> None:
    assert detect(PASSAGES[code]).code == code


def test_uzbek_in_cyrillic_is_not_kazakh() -> None:
    found = detect(
        "Шаҳар ҳокимлиги бу йил кузда учта янги мактаб очилишини маълум қилди. Қурилиш учун маблағ ажратилди."
    )
    assert (found.code, found.script) == ("uz", "Cyrl")


@pytest.mark.parametrize("alphabet", [alphabet for alphabet in Alphabet if alphabet.name.startswith("LATIN")])
def test_kazakh_in_every_latin_alphabet_is_kazakh(alphabet: Alphabet) -> None:
    found = detect(transliterate(KAZAKH, alphabet))
    assert (found.code, found.script) == ("kk", "Latn")


@pytest.mark.parametrize("alphabet", [Alphabet.LATIN_2019, Alphabet.LATIN_2021])
def test_latin_kazakh_without_its_marks_is_kazakh(alphabet: Alphabet) -> None:
    assert detect(strip_marks(transliterate(KAZAKH, alphabet))).code == "kk"


def test_kazakh_in_arabic_script_is_kazakh() -> None:
    found = detect(transliterate(KAZAKH, Alphabet.ARABIC))
    assert (found.code, found.script) == ("kk", "Arab")


def test_kazakh_typed_on_a_russian_keyboard_is_kazakh() -> None:
    found = detect(transliterate(KAZAKH, Alphabet.CYRILLIC_PLAIN))
    assert (found.code, found.script) == ("kk", "Cyrl")


def test_russian_full_of_kazakh_names_is_russian() -> None:
    text = (
        "На встрече выступили Әлия Нұрмұханбетқызы, Қайрат Сәрсенұлы и Ғабит Өтегенов. "
        "Үміт Қожахметова и Нұрлан Әбдіғапар приехали позже."
    )
    assert {span.code for span in detect(text).spans} == {"ru"}


def test_a_kazakh_sentence_that_quotes_a_russian_name_stays_kazakh() -> None:
    text = "«Комсомольская правда» газеті «Северный ветер» спектаклінің алғашқы қойылымы туралы жазды."
    assert detect(text).code == "kk"


def test_the_ukrainian_i_typed_in_latin_is_read_as_cyrillic() -> None:
    assert detect("Мiська рада повiдомила, що восени вiдкриють новi школи i дитячi садки.").code == "uk"


def test_a_text_of_two_languages_by_paragraph_is_mixed_and_its_spans_say_where() -> None:
    text = f"{KAZAKH}\n\n{RUSSIAN}"
    found = detect(text)
    assert found.mixed
    assert [(text[span.start : span.end].strip(), span.code) for span in found.spans] == [
        (KAZAKH, "kk"),
        (RUSSIAN, "ru"),
    ]


def test_two_languages_in_one_paragraph_are_told_apart_by_sentence() -> None:
    first, second = KAZAKH.split(". ")[0] + ".", RUSSIAN.split(". ")[0] + "."
    found = detect(f"{first} {second}")
    assert [(span.start, span.code) for span in found.spans] == [(0, "kk"), (len(first) + 1, "ru")]


def test_a_short_foreign_quote_does_not_make_a_text_mixed() -> None:
    found = detect(f"{RUSSIAN} {RUSSIAN} Әкім бұл туралы айтты.")
    assert (found.code, found.mixed) == ("ru", False)


def test_captions_and_lists_of_names_speak_the_language_around_them() -> None:
    assert {span.code for span in detect(f"{KAZAKH} Фото: Reuters\n{KAZAKH}").spans} == {"kk"}
    names = "1. Иван Петров. 2. Сергей Кузнецов. 3. Ольга Смирнова."
    assert {span.code for span in detect(f"{PASSAGES['ky']}\n{names}\n{PASSAGES['ky']}").spans} == {"ky"}


def test_an_address_is_in_no_language() -> None:
    text = "Ученые измерили глубину\n\nhttps://example.org/astronomy/the-depth-of-the-ocean-and-the-moon-of-the-planet"
    assert detect(text).code == "ru"


def test_the_title_is_asked_when_the_text_cannot_tell() -> None:
    title = "Қала күзде үш жаңа мектеп ашады"
    assert detect("", title).code == "kk"
    assert detect("", title).spans == ()
    found = detect("12:40", title)
    assert [(span.start, span.end, span.code) for span in found.spans] == [(0, 5, "kk")]


def test_the_title_does_not_overrule_the_text() -> None:
    assert detect(RUSSIAN, "Қала күзде үш жаңа мектеп ашады").code == "ru"


@pytest.mark.parametrize("text", ["", " ", "\n\n", "12 345,6 %", "👍👍👍", "\x00", "🎂\u200d"])
def test_without_a_letter_the_language_is_undetermined(text: str) -> None:
    found = detect(text)
    assert (found.code, found.script, found.confidence, found.mixed) == ("und", "Zyyy", 0.0, False)
    assert sum(span.end - span.start for span in found.spans) == len(text)


def test_what_the_outlet_declares_never_overrules_the_text() -> None:
    for code, text in PASSAGES.items():
        assert detect(text, declared=["kk", "ru", "tr"]).code == code


def test_what_the_outlet_declares_tips_a_close_call() -> None:
    close = "Бул жолу шешим жок"
    assert {detect(close, declared=["kk"]).code, detect(close, declared=["ky"]).code} == {"kk", "ky"}


def test_a_hostile_run_of_marks_takes_no_quadratic_time() -> None:
    runs = ("." * 200_000, ".»" * 100_000, "a" * 200_000, "/" + "a" * 200_000, "@ " * 50_000, "қ " * 50_000)
    sites = ("x.yz " + "a-" * 60_000 + "a.b", "x.yz " + "қ-a." * 40_000, "x.yz " + "a.-" * 60_000)
    for text in (*runs, *sites, "мост «ремонт моста» " * 20_000):
        found = detect(text)
        assert found.spans[-1].end == len(text)


def test_a_lone_surrogate_is_survived() -> None:
    assert detect(f"{RUSSIAN}\ud800").code == "ru"


ALPHABET = st.sampled_from("абвіқңёыabcsh'’ʼ.!?…»\n \t1،ءەىكАҚZİß漢あक्ख\u0301\u200d\ud800@/")


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=200) | st.text(max_size=80), st.text(ALPHABET, max_size=30))
def test_spans_cover_any_text_without_gaps(text: str, title: str) -> None:
    found = detect(text, title)
    position = 0
    for span in found.spans:
        assert span.start == position < span.end
        position = span.end
    assert position == len(text)
    assert 0.0 <= found.confidence <= 1.0
    assert len(found.code) in (2, 3)
    neighbours = list(zip(found.spans, found.spans[1:], strict=False))
    assert all((left.code, left.script) != (right.code, right.script) for left, right in neighbours)


def test_threads_that_start_together_get_the_same_answers() -> None:
    texts = [*PASSAGES.values(), *(transliterate(KAZAKH, alphabet) for alphabet in Alphabet)] * 3
    expected = [detect(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect, texts)) == expected


def test_a_new_process_gives_the_same_answer_and_imports_no_engine_before_it_is_asked() -> None:
    code = (
        "import sys, json; from analysis.article.language import detect;"
        "early = [name for name in ('numpy', 'py3langid', 'langdetect') if name in sys.modules];"
        "found = detect(sys.argv[1]); print(json.dumps([early, found.code, found.confidence]))"
    )
    text = "Koʻk yuzida bulut parchalari suzib yuradi"
    output = subprocess.run([sys.executable, "-c", code, text], capture_output=True, check=True, text=True).stdout
    found: Language = detect(text)
    assert json.loads(output) == [[], found.code, found.confidence]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Аким заявил: «Бұл мәселе шешілді, енді тек уақыт керек» и уехал в свой район.",
            [
                ("ru", "Аким заявил: "),
                ("kk", "«Бұл мәселе шешілді, енді тек уақыт керек»"),
                ("ru", " и уехал в свой район."),
            ],
        ),
        (
            "«Мы закончим ремонт дороги до конца года», – деді министр жиналыста кеше.",
            [("ru", "«Мы закончим ремонт дороги до конца года»"), ("kk", ", – деді министр жиналыста кеше.")],
        ),
        (
            'He told reporters: "Мы закончим ремонт дороги до конца года" and left the room.',
            [
                ("en", "He told reporters: "),
                ("ru", '"Мы закончим ремонт дороги до конца года"'),
                ("en", " and left the room."),
            ],
        ),
        # a title or a name is in the language around it
        ("Он спел песню «Қазақстан менің атам мекенім» на площади и ушёл домой.", [("ru", None)]),
        ("Компания «Қазақстан темір жолы» объявила тендер на ремонт вагонов.", [("ru", None)]),
    ],
)
def test_what_is_quoted_in_another_language_is_a_span_of_its_own(
    text: str, spans: list[tuple[str, str | None]]
) -> None:
    found = [(span.code, text[span.start : span.end]) for span in detect(text).spans]
    assert found == [(code, text if part is None else part) for code, part in spans]


def test_the_name_of_a_site_is_in_no_language() -> None:
    found = detect("Пожар потушили за два часа. Фото: most-bridge.example.com. Причины выясняют дознаватели.")
    assert [span.code for span in found.spans] == ["ru"]
    assert detect("most.example.com").code == "und"
