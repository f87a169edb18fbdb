"""What a reader should know about how the article came to be, by what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

from summarizer.models import Notice

#: What an article is called in a line about it.
_THIS = (
    r"(?:this|the\s+above)\s+(?:\w+\s+)?(?:article|story|piece|post|content|text|report|item|summary)"
    r"|(?:dieser|dieses|diese)\s+(?:artikel|text|beitrag|meldung|zusammenfassung)"
    r"|(?:cet\s+article|ce\s+texte|ce\s+contenu)"
    r"|(?:este\s+(?:artículo|texto|contenido|artigo|conteúdo)|esta\s+(?:nota|noticia|matéria))"
    r"|(?:questo\s+(?:articolo|testo|contenuto))|(?:эт(?:а|от)\s+(?:статья|текст|материал))"
)
_AI = (
    r"(?:an?\s+)?(?:AI|artificial\s+intelligence|ChatGPT|(?:a\s+)?large\s+language\s+model)"
    r"|KI|künstlicher\s+intelligenz|(?:une\s+|l['’])?intelligence\s+artificielle|(?:una\s+)?inteligencia\s+artificial"
    r"|(?:uma\s+)?inteligência\s+artificial|(?:un['’]\s?)?intelligenza\s+artificiale|нейросет\w+|искусственн\w+\s+интеллект\w*"
)

_PHRASES = {
    Notice.AUTO_PUBLISHED: (
        r"auto[- ]?(?:published|generated|matically\s+(?:published|generated))\s+from\s+(?:an?\s+)?"
        r"(?:\w+\s+){0,3}(?:agency|syndicated|news|wire)?\s*(?:feed|agency|wire|source)"
        r"|(?:not|n['’]t)\s+been\s+(?:edited|reviewed|modified)\s+by\s+(?:an?\s+|our\s+|the\s+)?[\w\s]{0,40}(?:editor|staff|team|desk)"
        r"|published\s+from\s+an?\s+(?:\w+\s+)?(?:wire\s+)?agency\s+feed\s+without"
        r"|(?:agenturmeldung|dpa-infocom).{0,60}(?:automatisch|nicht\s+(?:bearbeitet|geprüft))"
        r"|(?:सिंडि?ी?केट(?:ेड)?|एजेंसी)\s+(?:फीड|फ़ीड|वायर)[^।]{0,60}(?:प्रकाशित|जनरेट|जेनरेट)|टीम\s+(?:ने|द्वारा)[^।]{0,30}(?:संपादित|बदलाव)\s+नहीं"
        r"|meldung\s+(?:wurde|ist)\s+(?:\w+\s+){0,3}automatisch\s+(?:\w+\W+){0,7}(?:übernommen|eingespielt|veröffentlicht)"
    ),
    Notice.SPONSORED: (
        r"^(?:(?:sponsored|paid|partner|branded)\s+(?:content|post|article|story|feature)(?:\s+(?:by|from)\s+\S.{0,60}|[.:]?$)|sponsored\s+by\s+\S)"
        r"|\bthis\s+(?:is\s+a\s+)?(?:article|post|content|story)?\s*(?:is|was)\s+(?:sponsored|paid\s+for)\s+by\b"
        r"|\bthis\s+(?:article|post|content|story)\s+(?:is|was)\s+(?:produced|created|published)\s+in\s+(?:paid\s+)?partnership\s+with\b"
        r"|^(?:contenu\s+(?:proposé|sponsorisé|partenaire)|en\s+partenariat\s+avec|contenido\s+(?:patrocinado|ofrecido)|conteúdo\s+patrocinado)\b"
        r"|^(?:advertorial|anzeige|publireportage|publirreportaje|publicité|contenuto\s+sponsorizzato|реклама|на\s+правах\s+рекламы)[.:]?$"
    ),
    Notice.PRESS_RELEASE: (
        r"^(?:press\s+release|pressemitteilung|communiqué\s+de\s+presse|comunicado\s+de\s+prensa|comunicato\s+stampa|пресс-релиз)\b"
        r"|/(?:PRNewswire|EINPresswire)\b|\((?:GLOBE\s?NEWSWIRE|BUSINESS\s?WIRE)\)|distributed\s+by\s+(?:PR\s?Newswire|Business\s?Wire)"
        # How PR Newswire ends what it distributes.
        r"|^(?-i:SOURCE)\s+(?-i:[A-Z])[^.]{1,80}(?:\.|$)(?!\s)"
    ),
    Notice.OPINION: (
        r"(?:views|opinions)\s+expressed\s+(?!(?:\w+\s+){0,6}(?:on\s+this\s+(?:web)?site|are\s+those\s+of\s+our\s+(?:users|readers)))(?:\w+\s+){0,6}(?:are|belong|do\s+not|don['’]t)"
        r"|\bgibt\s+(?:ausschließlich\s+|allein\s+)?die\s+(?:persönliche\s+)?meinung\s+(?:der|des)\s+autor"
        r"|\b(?:las\s+opiniones|as\s+opiniões)\s+(?:aquí\s+)?(?:expresadas|expressas|vertidas)\b|\bles\s+opinions\s+exprimées\b|\bмнение\s+автора\s+может\s+не\s+совпадать\b"
    ),
    Notice.SATIRE: (
        r"\b(?:this\s+(?:is\s+a\s+)?(?:article|story|piece)?\s*(?:is\s+)?(?:a\s+)?(?:work\s+of\s+)?satire)\b|^satire[.:]?$"
        rf"|(?:{_THIS})\s+(?:ist|est|es|é|è)\s+(?:eine?\s+)?(?:satire|satirique|satírico|sátira|satira)\b"
    ),
    Notice.CORRECTION: (
        r"^(?:correction(?!\s+polic)|corrected|clarification|corrections(?=\s*[:—–-])|editor['’]s\s+note\s*:.{0,200}\b(?:correct(?:ed|ion|s)?|amended|clarif\w+|mis(?:stated|spelled|identified)|incorrect(?:ly)?|erroneously|(?:earlier|previous)\s+version)|berichtigung|korrektur|richtigstellung|corrección|fe\s+de\s+erratas|fe\s+de\s+errores|correctif|erratum|rettifica|correção)\b"
        r"|\b(?:an\s+)?earlier\s+version\s+of\s+this\s+(?:article|story)\b|\bthis\s+(?:article|story)\s+(?:has\s+been|was)\s+(?:amended|corrected)\b"
    ),
    Notice.AI_WRITTEN: (
        rf"(?:^|(?:{_THIS})\s+(?:has\s+been|was|is|wurde|a\s+été|ha\s+sido|fue|foi|è\s+stat[oa])\s+)"
        r"(?:\w+\s+){0,2}?(?:written|generated|produced|created|translated|rédigée?|générée?|écrite?|generad[oa]|escrit[oa]|redactad[oa]|gerad[oa]|generat[oa]|scritt[oa]|(?=mit\b|von\b))"
        rf"\s*(?:\w+\s+){{0,3}}(?:by|with|using|mit|von|par|avec|con|por|com|da)\s+(?:(?:the\s+|der\s+)?(?:help|hilfe|l['’]aide|ayuda|ajuda)\s+(?:of|von|de|d['’])\s*)?(?:{_AI})\b"
        r"|^(?:AI|KI)[- ](?:generated|written|generiert\w*)(?:\s+(?:article|text|content|summary|story|artikel|inhalt|beitrag|zusammenfassung))?(?:\s+(?:may|can|kann)\b|\s*[.:)]?$)"
        rf"|\b(?:создан|написан|сгенерирован)\w*\s+(?:с\s+помощью\s+)?(?:{_AI})"
    ),
}
_COMPILED = {notice: re.compile(phrase, re.IGNORECASE) for notice, phrase in _PHRASES.items()}

#: One of these stands in every text that a phrase finds; looking for them is cheaper.
_WORDS = {
    Notice.AUTO_PUBLISHED: ("auto", "edited", "reviewed", "modified", "published", "dpa-infocom", "agenturmeldung", "फीड", "फ़ीड", "टीम"),
    Notice.SPONSORED: ("sponsor", "paid", "partner", "branded", "advertorial", "anzeige", "publi", "patrocinado", "ofrecido", "partenariat", "proposé", "partenaire", "реклам"),
    Notice.PRESS_RELEASE: ("press release", "pressemitteilung", "presse", "prensa", "stampa", "пресс-релиз", "newswire", "wire", "source "),
    Notice.OPINION: ("expressed", "meinung", "opiniones", "opiniões", "opinions exprimées", "мнение автора"),
    Notice.SATIRE: ("satir", "sátira", "satíric"),
    Notice.CORRECTION: ("correct", "clarification", "editor", "berichtigung", "korrektur", "richtigstellung", "corrección", "correção", "fe de ", "erratum", "rettifica", "earlier", "amended"),
    # A blank before and something behind: else it is in every "said" and "making".
    Notice.AI_WRITTEN: (" ai ", " ai.", " ai,", " ai)", " ai\n", "\nai", " ki ", " ki-", "\nki-", "chatgpt", "language model", "artifici", "inteligência", "künstlich", "нейросет", "искусственн"),
}  # fmt: skip

_TYPES = {
    "OpinionNewsArticle": Notice.OPINION,
    "SatiricalArticle": Notice.SATIRE,
    "AdvertiserContentArticle": Notice.SPONSORED,
}
_SECTIONS = {
    Notice.OPINION: re.compile(
        r"(?i)^(?:opinion|opinions|comment|commentary|columns?|editorials?|op-ed|meinung|kommentar|opinión|tribune|мнения?)$"
    ),
    Notice.SPONSORED: re.compile(
        r"(?i)^(?:sponsored|sponsored-content|advertorials?|anzeigen?|partner-content|brand-content|brand-?studio|brandvoice|paid-content|paid-post)$"
    ),
    Notice.SATIRE: re.compile(r"(?i)^(?:satire|humou?r)$"),
    Notice.PRESS_RELEASE: re.compile(r"(?i)^(?:press-?releases?|pressreleases?)$"),
}

#: What places for advertisements are marked by; the first of them advertisers' articles too.
_AD_LABEL = re.compile(
    r"(?P<article>(?:sponsored|paid|partner|branded)\s+(?:content|post|article|story|feature)|sponsored\s+by\b.{0,60}"
    r"|contenu\s+(?:proposé|sponsorisé|partenaire)|contenido\s+(?:patrocinado|ofrecido)|conteúdo\s+patrocinado|contenuto\s+sponsorizzato)[.:]?"
    r"|(?:anzeige|publicité|реклама)[.:]?",
    re.IGNORECASE,
)

#: Said in lines that are no part of the text.
_ABOUT = (Notice.AUTO_PUBLISHED, Notice.SPONSORED, Notice.CORRECTION, Notice.OPINION)

#: A long line is a paragraph that talks of such things, not a notice.
_MAX_LINE = 500


def notices_in(
    lines: Iterable[str], among: Collection[Notice] = _COMPILED.keys()
) -> tuple[Notice, ...]:
    """Return what lines around (or of) an article say of it, of these notices."""
    short = [line for line in lines if len(line) <= _MAX_LINE]
    folded = [f"\n{line}\n".casefold() for line in short]
    said = "".join(folded)
    found = []
    for notice in among:
        if words := [word for word in _WORDS[notice] if word in said]:
            near = (s for s, low in zip(short, folded, strict=True) if any(w in low for w in words))
            if any(map(_COMPILED[notice].search, near)):
                found.append(notice)
    return tuple(found)


def notices_by_kind(types: Iterable[str], section: str | None, url: str) -> tuple[Notice, ...]:
    """Return what schema.org types, section and address say."""
    path = urlsplit(url).path.split("/")[1:4]
    words = [section or "", *path[:-1]]
    found = [_TYPES[kind] for kind in types if kind in _TYPES]
    found += [notice for notice, names in _SECTIONS.items() if any(map(names.match, words))]
    return tuple(dict.fromkeys(found))


def without_ad_labels(
    lines: Iterable[str], above: Iterable[str], around: Iterable[str]
) -> list[str]:
    """Return the lines without marks of advertisements that are none of the article.

    Such a mark is the article's if it stands above it, and the page has no other.

    Args:
        lines: Of the article and beside it.
        above: Those of them above its text that are no links.
        around: Of the whole page.
    """
    marks = sum(_AD_LABEL.fullmatch(line) is not None for line in around)
    own = marks < 2 and any((m := _AD_LABEL.fullmatch(line)) and m["article"] for line in above)
    return [line for line in lines if own or not _AD_LABEL.fullmatch(line)]


def is_notice(line: str) -> bool:
    """Whether a line is about the article, not of it."""
    return bool(notices_in([line], _ABOUT))
