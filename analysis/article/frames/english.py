"""How English sentences say what they have from a medium; behind the name Russian ones are read along with them."""

import re

from analysis.article.folding import fold_pattern
from analysis.article.frames.russian import SAY, SAY_BEHIND, WHEN
from analysis.article.frames.surroundings import KIND, compile_frame

ENGLISH_BEFORE = compile_frame(
    r"""
    \b(?:according\sto|per|(?:as\s)?(?:first\s)?reported\sby|(?:cited|carried|(?:originally\s)?published|obtained|seen|polled|surveyed|spotted)\sby
        |quoted\s(?:as\ssaying\s)?(?:by|in)|told|tells|telling|(?:broadcast|aired)\s(?:by|on)|comments?\sto|investigation\sby
        |data\s(?:from|by)|sa(?:id|ys)\s(?:on|in)
        |interview(?:ed)?(?:\s(?:published|aired|broadcast|given))?\s(?:with|by|to|for|on|in)|(?:speak|talk)ing\s(?:to|with|on)|(?:spoke|talked)\s(?:to|with)|statement\s(?:to|via)|(?:originally|first)\sappeared\s(?:in|on)
        |published\s(?:in|by|on)|report(?:s|ed)?(?:\s\w+){0,3}\s(?:by|in|from|for)|appear(?:ing|ed|ance)\son
        |(?:article|op-ed|piece|essay|column)\s(?:for|in|by)|wr(?:ote|ites)\s(?:in|for))
    (?:\s(?:(?:the|an?)\s)?(?:[\w.'-]+\s){0,4}?)?["']?$
    |^via\s(?:the\s)?$
    |\b(?:confirmed|explained|revealed|disclosed|admitted|provided|confided|comment)\s(?:[\w'-]+\s){0,3}to\s(?:the\s)?"?$
    |\b(?:reports?|notes|writes|wrote)\s(?:[\w.'-]+\s){1,4}(?:of|for|at)\s(?:the\s)?"?$
    |[,"]\s?(?:reports|reported|writes|wrote|notes)\s(?:the\s)?"?$
    |\b(?:reviewed|compiled|released)\sby\s(?:the\s)?"?$
    |[\[(]\s?via\s(?:the\s)?$
    """
)
# "With files from Reuters", the last line of a page that an outlet wrote together with an agency.
TOGETHER_WITH = compile_frame(
    r"""^\W*(?:(?:--?|additional)\s)?(?:reporting\s|written\s)?(?:with|by)\s(?:files\s|reporting\s)?(?:from\s|by\s)?(?:the\s)?(?:\w+\sand\s(?:the\s)?)?$"""
)
SAYING_AFTER = compile_frame(
    rf"""
    ^"?\s*(?:{KIND}\s)?(?:[^\W\d_]+\s)?\b{SAY_BEHIND}
    |^"?{WHEN}{{1,5}}\s{SAY_BEHIND}
    |^"?\s(?:и|and)\s(?:ряд\w*|многие|несколько|друг\w+|other|several|many)\s(?:[\w-]+\s){{1,2}}(?:{SAY}|report|sa(?:id|y))
    |^"?\sпояви\w+\s(?:[\w-]+\s)?(?:сообщени|информаци|публикаци)
    |^"?\s?[,(]?\s*(?:со?\s*ссылк|ссылаясь|ссылается|citing|quoting)
    |^"?\s(?:в\sсвою\sочередь|между\sтем|тем\sвременем|в\sтот\sже\sдень|со\sслов\s[\w\s]{{1,30}}?|тоже|же)\s{SAY}
    |^"?,\s(?:в\sсвою\sочередь|кстати|между\sтем|в\sчастности|например|однако),\s{SAY}
    |^(?:'s)?\s(?:\w+\s){{0,2}}?(?:
        report(?:s|ed)?|sa(?:id|ys)|writes|wrote|cite[sd]?|quote[sd]?|found|publishe[sd]|claim(?:s|ed)?|note[sd]
        |learn(?:ed|t)|reveal(?:s|ed)|confirm(?:s|ed)|estimate[sd]?|explain(?:s|ed)|describe[sd]|point(?:s|ed)?\sout|remind(?:s|ed)|detail(?:s|ed)|sp(?:eaks|oke)\sto|citing|quoting|add(?:s|ed)
        |declare[sd]|argue[sd]|suggest(?:s|ed)|warn(?:s|ed)|insist(?:s|ed)|acknowledged|assert(?:s|ed)|conclude[sd]|predict(?:s|ed)|put|puts
        |call(?:s|ed)|air(?:s|ed)|broadcast|obtained|reviewed|interviewed|named|ranked|tweeted|carried|showed|shows|data)\b
    |^(?:'s?)?\s(?:(?:news\sagency|news|exclusive|opinion|recent|new)\s)?(?:report|investigation|story|article|interview|correspondent|poll|survey|tally|dispatch|analysis)\b
    |^\scontributed\sto\sth(?:is|e)\s(?:report|story|article)
    |^(?:\s{KIND})?,\s[^.]{{3,110}}?,\s(?:ha(?:s|d)\s)?(?:reported|said|says|quoted|cited|posted|wrote|published|found|claimed)\b
    |^\s(?:was|were)\s(?:the\s)?first\sto\sreport\b
    |^'s\s"
    |^/[\w\s]{{3,30}}\s(?:poll|survey)\b
    """
)
THE = re.compile(fold_pattern(r"(?:\bthe\s)+$"))  # "пишет «The Guardian»": of the name, and not of the frame
