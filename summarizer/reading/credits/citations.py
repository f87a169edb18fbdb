"""Whom a text cites: the agencies and papers that it names as its sources."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from summarizer.reading.credits.agencies import agency_named, spellings
from summarizer.reading.page.names import name_key

_MAX_CITES = 6

#: Long texts are looked at up to here; sources are named early and often.
_CITED_WITHIN = 30_000

#: Stand in what finds names that no table knows.
_KINDS = ("agency", "newspaper", "daily")

#: Shorter names say nothing by being a part of another: "AP" of "The Japan Times".
_MIN_PART = 3

_KIND = (
    r"(?i:(?:state|official|national|local|news|wire|press|public|private|tv|television|radio|business|financial|celebrity|sports?|conservative|liberal|right-wing|left-wing|israeli|russian|british|american|u\.s\.|us|french|german|chinese|indian|ukrainian|turkish|iranian|japanese|italian|spanish)[\s-]+)*"
    r"(?i:run|owned)?\s*(?i:(?:news\s+)?(?:agency|agencies|newspaper|daily|broadcaster|channel|network|station|outlet|website|site|magazine|tabloid|program|podcast)|affiliate"
    r"|(?:nachrichten|presse)agentur|zeitung|zeitschrift|magazin|sender|tageszeitung|agence|quotidien|journal|chaîne|agencia|diario|periódico|jornal|agenzia|quotidiano|giornale|агентство|агентству|агентства|газет[аеы]|издани[еюя])?"
)

#: Behind a source. Agencies "say"; a broadcaster that "said" is spoken of.
_REPORTED = re.compile(
    rf"(?:['’]s)?\s*,?\s*{_KIND}\s*,?\s*"
    r"(?:(?:has\s+|have\s+|had\s+|also\s+|first\s+|previously\s+|earlier\s+)*(?:reported|reports|quoted|cited|citing)"
    r"|berichtete?t?|meldete?|schrieb|rapporte|a\s+rapporté|révèle|a\s+révélé|informó|informa|ha\s+riferito"
    r"|сообщил[оаи]?|сообщает|передает|передаёт|пишет|ने (?:बताया|कहा)|کے مطابق)"
    r"|['’]\w{1,4}\s(?:\w+\s){0,2}göre\b"
    r"|(?:通讯社|通信社|通信|社|网|》|报)?\s*(?:\d+日)?(?:报道|報道|报导|報導|消息|援引|引述|によると|[がは](?:報じ|伝え))"
    r"|\s*(?:통신|신문|방송)?[은는이가]?\s*(?:에 따르면|보도|전했)"
)
_SAID = re.compile(rf"(?:['’]s)?\s*,?\s*{_KIND}\s*,?\s*(?:said|says|informed|added)")

#: Before a source, with an article and what it is: "told the Russian news agency ".
_TOLD = re.compile(
    r"\b(?i:told|according\s+to|(?:as\s+)?(?:first\s+)?reported\s+(?:by|in)|(?:quoted|cited|published|obtained)\s+by|citing|quoting"
    r"|reports?\s+(?:by|in|from)|interview(?:s|ed)?\s+(?:with|to|by|in|on)|speaking\s+(?:to|with)|spoke\s+(?:to|with)"
    r"|(?:statement|comments?|remarks|e-?mail|letter)\s+to"
    r"|laut|berichtete?t?|meldete?t?|schreibt|zitiert|gegenüber|nach\s+(?:angaben|informationen|einem\s+bericht)|unter\s+berufung\s+auf"
    r"|(?:sagte|erklärte|bestätigte)(?:\s+(?:er|sie|es))?|(?:interview|gespräch)\s+mit"
    r"|selon|d['’]après|(?:déclaré|confié|indiqué|expliqué|affirmé|assuré|dit|précisé|confirmé)\s+(?:à|au)|rapporte(?:nt)?|révèle|au\s+micro\s+d[eu]|interrogée?\s+par|(?:entretien|interview)\s+(?:à|au|avec)"
    r"|según|(?:dijo|declaró|explicó|aseguró|confirmó)\s+a|entrevista\s+(?:con|a|à|ao|com)|informó|publicó|de\s+acuerdo\s+con"
    r"|segundo|(?:disse|afirmou|contou)\s+(?:à|ao|a)|de\s+acordo\s+com"
    r"|secondo|(?:detto|dichiarato|spiegato)\s+(?:a|al|all['’])|riporta|riferisce|intervista\s+(?:a|al|con)"
    r"|сообщает|сообщил[оаи]?|пишет|передает|передаёт|по\s+данным|со\s+ссылкой\s+на|как\s+сообщает|рассказал[аи]?|заявил[аи]?"
    r"|theo|menurut|dikutip(?:\s+dari)?|dilansir(?:\s+dari)?|mengutip|kepada"
    r"|(?:وفق[اً]*\s+ل|بحسب|حسب|نقل[ات]*\s+عن|أفادت|ذكرت|قالت)(?:\s+(?:وكالة|صحيفة|قناة|موقع))?(?:\s+(?:الأنباء|أنباء))?)"
    r"\s+(?i:the|die|der|das|dem|den|des|von|el|la|le|les|l['’]|il|lo|o|au|al|du|del|à)?"
    rf"\s*{_KIND}\s*[\"“«„]?$"
    r"|(?:据|據|援引|引述)(?:《|美国|英国|俄罗斯|法国|日本)*$"
)

#: American stations go by letters; these are no stations.
_STATION = re.compile(
    r"\b(?:told|affiliates?|station)\s+(?P<name>(?!WADA|WIPO|KFOR|WIFI)[KW][A-Z]{3}(?:-TV)?(?!\w))"
)

#: A name that no table knows, beside what says that it is a source.
_UNKNOWN = re.compile(
    r"(?P<name>(?:[A-Z][\w.&'’-]+\s){1,4})(?:news\s+agency|newspaper|daily)\s+(?:reported|said|reports|quoted)"
)

#: From here on scripts put no blanks between words, or particles behind them: Japanese, Chinese, Korean.
_DENSE = "\u3040"

#: Characters in which the words before a name stand.
_BEFORE = 90


def cites_of(paragraphs: Iterable[str], own: Iterable[str | None] = ()) -> tuple[str, ...]:
    """Return the agencies and papers that a text names as its sources, in order.

    Args:
        paragraphs: The text.
        own: Those that are no source of it: its own agency and publisher.
    """
    text = "\n".join(paragraphs)[:_CITED_WITHIN]
    unwanted = [name_key(name) for name in own if name]
    found: dict[str, str] = {}
    for spelling, name in _cited(text):
        keys = name_key(spelling), name_key(name)
        if not any(_same(key, other) for key in keys for other in unwanted):
            found.setdefault(name_key(name), name)
    return tuple(found.values())[:_MAX_CITES]


def _cited(text: str) -> Iterator[tuple[str, str]]:
    """Yield spellings and names in the order of the text, whatever tells that they are sources."""
    found = [match for match in _known().finditer(text) if _is_source(text, match)]
    found += _STATION.finditer(text)
    # Looking for these is cheaper than trying each capital letter.
    if any(kind in text for kind in _KINDS):
        found += _UNKNOWN.finditer(text)
    for match in sorted(found, key=lambda match: match.start("name")):
        spelling = match["name"].strip()
        known = spellings().get(spelling) or _papers().get(spelling) or agency_named(spelling)
        yield spelling, known or spelling


def _is_source(text: str, name: re.Match[str]) -> bool:
    """Whether what stands before or behind a name says that something was learned from it."""
    begin, end = name.span()
    if text.startswith(" affiliate", end):
        return False
    return (
        _REPORTED.match(text, end) is not None
        or (name["name"] in spellings() and _SAID.match(text, end) is not None)
        or _TOLD.search(text[max(begin - _BEFORE, 0) : begin]) is not None
    )


def _same(key: str, own: str) -> bool:
    """Whether a name is the paper's own, or a part of it: the BBC is no source of BBC News."""
    return key == own or (len(min(key, own, key=len)) >= _MIN_PART and (key in own or own in key))


@cache
def _papers() -> dict[str, str]:
    """Return each spelling and the paper's name."""
    text = files("summarizer.data").joinpath("papers.json").read_text(encoding="utf-8")
    table = json.loads(text)
    also: dict[str, str] = table["also"]
    return {name: name for name in table["papers"]} | also


@cache
def _known() -> re.Pattern[str]:
    """Return an expression for any name; where it can, the longest one matches."""
    letters: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted({**_papers(), **spellings()}, key=len, reverse=True):
        # Two letters before a name are initials: "TT Torrez".
        rest = re.escape(name[1:]) + r"(?!\s[A-Z])" * (len(name) < _MIN_PART)
        letters[name[0]].append(rest)
    # By the first letter: hundreds of names would else be tried at each word.
    words, dense = (
        "|".join(
            f"{re.escape(first)}(?:{'|'.join(rests)})"
            for first, rests in letters.items()
            if (first >= _DENSE) is wanted
        )
        for wanted in (False, True)
    )
    return re.compile(rf"(?P<name>(?<!\w)(?:{words})(?!\w)|{dense})")
