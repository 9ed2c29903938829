"""The commonest small words of each language: a few of them in a sentence say more than its names and numbers."""

from collections import Counter
from collections.abc import Mapping, Set
from itertools import chain

# A word may stand in several lists: it then speaks for all of them, and only the difference counts.
_CYRILLIC: Mapping[str, str] = {
    "ru": "и в во не что он на я с со как а то все всё она так его но к у же вы за бы по только ее её мне было вот от "
    "меня еще ещё нет о из ему теперь когда даже ну или если уже быть был него до вас опять уж вам ведь там потом себя "
    "ничего ей может они тут где есть надо ней для мы тебя их чем была сам чтоб без будто чего раз тоже себе под будет "
    "тогда кто этот того потому этого какой совсем ним здесь этом один почти мой тем чтобы нее сейчас были куда зачем "
    "всех никогда можно при об другой хоть после над больше тот через эти нас про них какая много разве три эту моя "
    "хорошо свою этой перед иногда лучше чуть том нельзя такой им более всегда конечно всю между это также который "
    "которая которые которое которых которого года лет году тысяч очень просто нужно который был как этих своих",
    "uk": "і й в у на не що з із зі до та як а за це від його про вона він вони але для є був була було були цей ця ці "
    "цього цій також який яка яке які якого якій якщо чи бо то ще вже або так коли їх її йому їм мене мені ми ви ти я "
    "тільки щоб під час після через при між без над по всі все був його того тому цьому може треба року років дуже "
    "більше де хто сьогодні тепер буде бути свої своїх своє інші один",
    "be": "і ў у на не што з за як але да яго пра яна ён яны гэта гэты гэтая гэтыя для быў была было былі таксама які "
    "якая якія якога калі ці бо то яшчэ ўжо або так іх яе яму мяне мы вы ты я толькі каб пад час пасля праз між "
    "без над "
    "па усе ўсё ўсе таго можа трэба года гадоў вельмі больш дзе хто цяпер будзе быць свае сваё ад",
    "bg": "и в във на не че се да за от с със е са по като до това той тя те но или при след още има беше ще ли който "
    "която което които към най само този тази тези му им го ги я си аз ние вие ти бе което между повече може също "
    "година години няма един една едно както защото когато",
    "mk": "и во на не што се да за од со е сè се по како до ова тој таа тие но или при уште има беше ќе ли кој која "
    "кое кои кон нај само овој оваа овие му им го ги ја си јас ние вие ти меѓу повеќе може исто година години нема "
    "еден една едно затоа кога биде сум сме",
    "sr": "и у на не што се да за од са је су по као до ово он она они али или при још има био била биле ће ли који "
    "која које којих према нај само овај ова ови му им га их је си ја ми ви ти између више може такође године нема "
    "један једна једно јер када бити сам смо није нису",
    "kk": "және мен бен пен да де ол бұл осы бір деп үшін туралы бойынша екен еді болып болды болған бар жоқ емес "
    "қазақстан дейін кейін қарай бірақ себебі өз оның олар олардың барлық көп жыл жылы жылғы сол мұнда тағы бірге "
    "алып беру беріп келе жатыр отыр тұр керек мүмкін деді дейді айтты біз сіз мен сен не қазір ең екі арқылы ретінде "
    "ғана сондай туралы әр әрі немесе егер та те па пе ма ме ба бе ғой",
    # Kazakh that was typed on a Russian keyboard.
    "kk-plain": "жане бул осы бир деп ушин туралы бойынша екен еди болып болды болган жок емес казакстан дейин кейин "
    "карай бирак себеби оз онын олар олардын барлык коп жыл жылы жылгы жатыр отыр тур керек мумкин деди дейди айтты "
    "биз сиз казир ен еки аркылы ретинде гана сондай арине егер гой ешкандай "
    "сондыктан осындай мундай калай неге жогары улкен жаксы басты туралы халык бугин кеше тек",
    "ky": "жана менен бул ошол бир деп үчүн тууралуу боюнча экен эле болуп болду болгон бар жок эмес кыргызстан чейин "
    "кийин карай бирок себеби өз анын алар алардын бардык көп жыл жылы жылдын да дагы бирге алып берүү берип "
    "келе жатат "
    "турат керек мүмкүн деди дейт айтты биз сиз эмне азыр эң эки аркылуу катары гана ушундай ар жана же эгер ал өзү "
    "кылып жатышат болот эле го ээ ошондой кайра маалымдады билдирди "
    "дагы акыркы шаары айтымында кабарлайт бүгүн кечээ мурун мамлекеттик тиешелүү кыла турган жок",
    "tt": "һәм белән бу шул бер дип өчен турында буенча икән иде булып булды булган бар юк түгел татарстан кадәр соң "
    "таба ләкин чөнки үз аның алар аларның барлык күп ел елда елның да дә тагын бергә алып бирү килә тора кирәк мөмкин "
    "диде ди әйтте без сез хәзер иң ике аша буларак кына шундый һәр яки әгәр ул та тә була",
    "uz": "ва бу бир билан учун ҳам эди эса деб бўлган бўлиб бўлди бор йўқ эмас керак қилиш бўйича кейин мумкин "
    "ушбу йил "
    "йилда йили унинг улар уларнинг барча ёки лекин деди мазкур лозим сўм ўз шу шунингдек қилган этди этиш",
    "mn": "нь юм байна байгаа бол болон энэ тэр нэг гэж гэсэн болсон байсан байв уу үгүй биш монгол улсын хүртэл дараа "
    "гэхдээ тул өөрийн тэдний бүх олон он оны оноос ч мөн хамт авч өгч ирж хэрэгтэй хэлэв бид та юу одоо хоёр тухай "
    "зөвхөн ийм тэгээд болно бөгөөд юмаа шүү дээ",
}
_LATIN: Mapping[str, str] = {
    "en": "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they "
    "which one you were all her she there would their we him been has when who will no more if out so said what its "
    "about than into them can only other new some could these may then do first any my now such like our over after "
    "also did many before must through how where your well down should because each just those people how too",
    "uz": "va bilan uchun bu ham esa boʻlgan boʻlib lgan lib yicha zbekiston mumkin kerak emas kunda yil yilda yili "
    "mazkur ushbu ular uning shu deb haqida boʻyicha qilish qildi edi lekin chunki yoki keyin hali juda eng uni "
    "unga men sen siz biz nima qanday qilgan etildi etilgan soʻm orqali kabi barcha bitta ikki oʻz shuningdek "
    "yangi qadar ana mana",
    "tr": "ve bir bu için ile de da olarak daha gibi olan çok en ne ama veya ya her sonra kadar göre ise mi mı değil "
    "var yok şu o ben sen biz siz onun olduğu olduğunu tarafından arasında yeni büyük",
    # In all its Latin alphabets at once.
    "kk": "men da de bir bul osy osı dep degen edi eken bar joq zhoq emes jane zhane jäne jáne üshin úshin üşin ushin "
    "ol sol biz siz sen ne en eki bolyp bolıp boldy boldı bolǵan bolgan bolğan bolady turaly týraly tūraly "
    "qazaqstan kerek mumkin múmkin mümkin jyl jyly zhyl zhyly jylı keiin keyin dein deiin arqyly boiynsha boiynşa "
    "boyynsha endi tek ana ghana ǵana ğana retinde retınde aitty dedi deidi",
    "az": "və bir bu üçün ilə də da olan olub ki edib çox daha deyil amma sonra qədər görə isə var yox onun mən sən "
    "biz siz həm hər olaraq tərəfindən yeni böyük bildirib",
}


def _owners(lists: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    owners: dict[str, tuple[str, ...]] = {}
    for name, words in lists.items():
        code = name.partition("-")[0]
        for word in dict.fromkeys(words.split()):
            if code not in owners.get(word, ()):
                owners[word] = (*owners.get(word, ()), code)
    return owners


_OWNERS = {"Cyrl": _owners(_CYRILLIC), "Latn": _owners(_LATIN)}


def count_small_words(words: Set[str], script: str) -> Counter[str]:
    """Returns how many of the lower-case `words` are small words of each language (ISO 639-1 code) of `script`."""
    owners = _OWNERS.get(script, {})
    return Counter(list(chain.from_iterable([owners[word] for word in owners.keys() & words])))
