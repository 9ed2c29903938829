"""What a page is: an article, a running report, a series of pictures, or nothing of the kind, and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from crawler.extraction.blocks import MOST_LINKED, Block
from crawler.extraction.head import Head
from crawler.extraction.structured import Declared, declares_list
from crawler.extraction.values import Kind, Reason

_LEAST_PAGE = 40  # characters of visible words below which a page is empty
_LEAST_TEXT = 60  # … of a main text; the shortest real news is one sentence
_SURE_TEXT = 600  # … from which on a page is an article whatever its phrases sound like
_TEASER_LINKS = 12  # linked headlines that make a page a list, where nothing says that it is an article
_LONG_ANCHOR = 30  # characters of a headline
_FIRST_BLOCKS = 40
_LIVE_ENTRIES = 6
_PHOTO_CAPTIONS = 4

_GONE = re.compile(
    r"\b(?:404|not found|page (?:does not|doesn.t) exist|no longer available)\b"
    r"|(?:страниц|материал|новост)\w* (?:не найден|не существует|удал[её]н)"
    r"|не найден[ао]?\b.{0,20}страниц|(?:бет|парақ|мақала)\w* (?:табылмады|жоқ|өшірілген)|ошибка 404|404 қате",
    re.IGNORECASE,
)
_CONSENT = re.compile(
    r"just a moment|checking your browser|verify (?:that )?you are (?:a )?human|are you a robot|captcha"
    r"|access denied|enable (?:javascript|cookies)"
    r"|проверка браузера|подтвердите,? что вы (?:не робот|человек)|доступ (?:ограничен|запрещ[её]н)|робот емес"
    r"|we (?:and our partners )?use cookies|before you continue|cookie (?:consent|settings|policy)"
    r"|accept (?:all )?cookies|your privacy"
    r"|согласие на (?:использование|обработку)|использу(?:ем|ет) (?:файлы )?cookie|принять все|cookie файлдар",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"subscribe to (?:continue|read)|subscribers only|already a subscriber|to continue reading|sign in to read"
    r"|start your (?:free )?trial"
    r"|(?:только|доступ\w*) (?:для|по) подпис|оформите подписку|чтобы (?:прочитать|читать) (?:полностью|дальше)"
    r"|для подписчиков"
    r"|жазылушыларға арналған|толық оқу үшін",
    re.IGNORECASE,
)
_SEARCH = re.compile(r"/(?:search|poisk|izdeu|find)(?:/|\.|$)", re.IGNORECASE)
_SEARCH_FIELDS = frozenset({"q", "s", "query", "search", "text", "keyword"})
_TAG = re.compile(
    r"/(?:tags?|teg|tegi|taqyryp|topics?|themes?|tema|author|authors|avtor)/[^/]+/?$|/(?:tags?|topics?)/?$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"/(?:category|rubric|rubrika|section|sections|archive|arhiv|page/\d+)(?:/|$)", re.IGNORECASE)
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d")


@dataclass(frozen=True, slots=True)
class Judged:
    """What the page is taken for."""

    kind: Kind
    reason: Reason | None = None


def judge(
    *,
    url: str,
    title: str,
    text: str,
    chosen: Sequence[Block],
    blocks: Sequence[Block],
    captions: Sequence[str],
    head: Head,
    declared: Declared,
    types: frozenset[str],
    dated: bool,
) -> Judged:
    """Returns the kind of a page of which all fields have been read."""
    says_article = bool(declared.headline or declared.published) or _is_typed_article(head)
    # Without a main text, a page is told by all that stands on it.
    said = f"{title}\n{head.title}\n" + (text or "\n".join(block.text for block in blocks[:_FIRST_BLOCKS]))
    if len(text) < _SURE_TEXT and (_GONE.search(f"{title}\n{head.title}") or (_GONE.search(said) and not dated)):
        return _no(Reason.SOFT_404)
    if sum(len(block.text) for block in blocks) < _LEAST_PAGE and len(text) < _LEAST_TEXT:
        return _no(Reason.EMPTY)
    if not says_article and (listed := _judge_list(url, text, chosen, blocks, types, dated)):
        return _no(listed)
    if len(text) < _SURE_TEXT:
        if _CONSENT.search(said) and not declared.headline:
            return _no(Reason.CONSENT)
        walled = not declared.free or _PAYWALL.search("\n".join(block.text for block in blocks)) is not None
        if walled and (not declared.free or len(text) < 2 * _LEAST_TEXT):
            return _no(Reason.PAYWALL)
    if len(captions) >= _PHOTO_CAPTIONS and len(text) < max(_SURE_TEXT, sum(map(len, captions)) / 2):
        return Judged(Kind.PHOTO)
    if len(text) < _LEAST_TEXT:
        return _no(Reason.NO_TEXT)
    if declared.is_live or _count_entries(chosen, blocks) >= _LIVE_ENTRIES:
        return Judged(Kind.LIVE)
    return Judged(Kind.ARTICLE)


def _is_typed_article(head: Head) -> bool:
    return head.metas.get("og:type", "").lower().endswith("article")


def _no(reason: Reason) -> Judged:
    return Judged(Kind.NOT_ARTICLE, reason)


def _judge_list(
    url: str, text: str, chosen: Sequence[Block], blocks: Sequence[Block], types: frozenset[str], dated: bool
) -> Reason | None:
    parts = urlsplit(url)
    if _SEARCH.search(parts.path) or not _SEARCH_FIELDS.isdisjoint(parse_qs(parts.query)):
        return Reason.SEARCH
    if _TAG.search(parts.path):
        return Reason.TAG
    if parts.path.rstrip("/") in ("", "/kz", "/ru", "/en", "/kk", "/qaz") and parts.netloc and not parts.query:
        return Reason.SECTION
    if declares_list(types) or _SECTION.search(parts.path):
        return Reason.SECTION
    teasers = sum(_is_headline(block) for block in blocks)
    if len(text) < _SURE_TEXT and not dated and teasers >= _TEASER_LINKS:
        return Reason.SECTION
    linked = sum(_is_headline(block) for block in chosen)
    return Reason.SECTION if linked >= _TEASER_LINKS and 2 * linked > len(chosen) else None


def _is_headline(block: Block) -> bool:
    return block.link_share > MOST_LINKED and any(each.end - each.start > _LONG_ANCHOR for each in block.anchors)


def _count_entries(chosen: Sequence[Block], blocks: Sequence[Block]) -> int:
    """Returns how many blocks between the article's are the time of an entry and nothing else."""
    own = {id(block) for block in chosen}
    places = [index for index, block in enumerate(blocks) if id(block) in own]
    between = blocks[places[0] : places[-1] + 1] if places else ()
    return sum(_CLOCK.fullmatch(block.text.strip(" ,|·-–—")) is not None for block in between)
