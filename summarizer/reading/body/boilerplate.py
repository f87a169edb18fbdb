"""Lines that stand among an article's paragraphs and are none of them.

Rules for kinds of sites, never for single sites. A rule looks at a whole short line, so that a
sentence of the article that mentions newsletters or photographs stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from summarizer.language.marks import BAR, STOPS
from summarizer.language.scripts import DENSE
from summarizer.reading.about.notices import is_notice
from summarizer.reading.body.end_matter import without_end_matter
from summarizer.reading.credits.agencies import is_credit
from summarizer.reading.dates.parse import find_date

#: Lines longer than this are paragraphs, but for disclaimers.
_MAX_LINE = 220

_START = (
    # prompts
    r"(?:open|read|get|download|install|continue|view|watch|listen)\s+(?:it\s+|this\s+)?(?:article\s+|story\s+)?(?:in|on|with|via)?\s*(?:the\s+|our\s+)?(?:\w+\s+)?app\b",
    r"(?:subscribe|sign\s+up|sign\s+in|log\s+in|register|join|follow|like|support|donate|become\s+a\s+member|stay\s+(?:updated|informed|tuned)|get\s+(?:the\s+)?(?:latest|our|more|breaking|daily))\b.{0,160}(?:newsletter|newsletters|inbox|e-?mails?|whatsapp|telegram|twitter|facebook|instagram|youtube|google\s+news|channel|notifications?|alerts?|subscri\w+|account|member\w*|us\b|app\b)",
    r"(?:newsletter|whatsapp|abonn(?:ieren|ez)|suscr[íi]b\w+|подп(?:ишитесь|исывайтесь)|iscriviti|assine|inscreva)\b.{0,160}$",
    r"(?:click|tap)\s+here\b",
    r"(?:this\s+(?:article|story|content)\s+is\s+(?:only\s+)?(?:available|reserved)\s+(?:to|for)\s+(?:subscribers|members))",
    # related
    r"(?:also\s+read|also\s+see|read\s+also|read\s+more|read\s+next|see\s+also|more\s+(?:on|from|stories|news|about)\b|related(?:\s+\w+)?(?:\s*:|$)|recommended(?:\s+\w+)?(?:\s*:|$)|trending(?:\s+\w+)?(?:\s*:|$)|most\s+(?:read|viewed|popular)|must\s+read|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)|don['’]t\s+miss|watch(?:\s+(?:video|live|now|also))?\s*:|in\s+pics\s*:|what\s+to\s+read\s+next|editor['’]s\s+picks?|lesen\s+sie\s+(?:auch|mehr)|mehr\s+zum\s+thema|lire\s+(?:aussi|également)|à\s+lire|voir\s+aussi|lea\s+(?:también|además)|te\s+puede\s+interesar|leggi\s+anche|leia\s+(?:também|mais)|veja\s+também|читайте\s+также|по\s+теме|смотрите\s+также|baca\s+juga|lees\s+ook|les\s+også|läs\s+(?:också|mer)|czytaj\s+(?:też|także|również)|(?:यह|ये)\s+भी\s+पढ़ें|इसे\s+भी\s+पढ़ें|اقرأ\s+أيضا|関連記事|相关新闻|相关阅读)",
    # tags, comments, sharing
    r"(?:tags?|topics?|keywords?|filed\s+under|labels?|schlagw[oö]rter|themen|etiquetas|mots[\s-]cl[ée]s|теги?|метки)\s*:",
    r"(?:share|tweet|print|e-?mail|copy\s+link|save|bookmark|comments?|leave\s+a\s+comment|post\s+a\s+comment|add\s+a\s+comment|view\s+comments|reply|advertisement|advertisements|ad|anzeige|publicidad|publicité|реклама|advertising|scroll\s+to\s+continue|story\s+continues\s+below.*|article\s+continues\s+(?:below|after).*)\s*(?:this|on|via|with|\(?\d*\)?|:)?(?:\s+(?:article|story|facebook|twitter|whatsapp|x|linkedin|email))*\s*$",
    r"(?:광고|広告|广告|廣告|iklan|reklama?|annonser?|mainos|quảng\s+cáo|pubblicità|publicidade|إعلان|اعلان|פרסומת|विज्ञापन|διαφήμιση|hirdetés)[.:]?$",
    r"(?:scroll\s+to\s+continue\b.{0,40}|end\s+of\s+(?:list|article|story))$",
    r"(?:(?:article|contenu)\s+réservé\s+aux\s+abonnés|(?:contenido|artículo)\s+exclusivo\s+para\s+suscriptores|contenuto\s+riservato\s+agli\s+abbonati|(?:nur\s+)?für\s+abonnenten|subscribers?[\s-]only)$",
    r"(?:dapatkan|simak|ikuti|cek)\s+(?:update|berita|breaking\s+news|informasi|artikel|saluran|channel|kami)\b.{0,160}\b(?:google|whatsapp|telegram|grup|channel|saluran|aplikasi)\b",
    r"tu\s+suscripción\s.{0,60}\bdispositivo\b|¿quieres\s+añadir\s+otro\s+usuario\b",
    r"(?:this|some\s+of\s+the)\s+(?:post|page|article|site|links)\b.{0,60}\baffiliate\s+links?\b",
    r"\d[\d,.]*[kK]?\s+(?:comments?|shares?|views?|likes?|kommentare|commentaires)\b\s*$",
    # rights, pictures
    r".{0,120}(?:무단\s?전재|無断転載|未经授权)|[<\[(]?저작권자",
    r"(?:©|\(c\)|copyright\b|all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits)",
    r"(?:photo|photos|image|picture|foto|bild|file\s+photo|representative\s+image|photograph|video|graphic|illustration|фото|credit|photo\s+credit|image\s+credit|image\s+source|bildquelle|photo\s+by|image\s+by|photograph\s+by)\s*(?:credit|courtesy|source|by)?\s*[:：|/©]",
    r"pictured\s*:?\s+(?:here|above|below|left|right|at|with|from|cent(?:re|er)|is|are|in|\()\b.{0,200}$",
    r"\((?:photo|image|file\s+photo|picture|representative|ap\s+photo|reuters|getty)[^()]{0,120}\)\s*$",
    # notes on the article
    r"corrections?(?:\s+(?:policy|and\s+clarifications)\b.{0,60})?$",
    r"editor['’]s\s+note\s*:",
    r"this\s+(?:story|article|post)\s+(?:has\s+been|was|is\s+being)\s+updated(?:\s+(?:to|with|at|on|after)\b.{0,100})?\.?$",
    r"[【\[]?(?:责任编辑|責任編輯|责编|責編|纠错)[:：】\]]?.{0,40}$",
    r"字(?:体|體|号|號|級)\s*[:：]",
    # a dateline or a source without its text
    r"[^.!?]{2,40}\s[—–]{1,2}$",
    # stamps and counters
    r"(?:updated|published|posted|last\s+(?:updated|modified|edited)|first\s+published|publish\s+date|created|modified|aktualisiert|veröffentlicht|publié|mis\s+à\s+jour|publicado|actualizado|pubblicato|aggiornato|опубликовано|обновлено)\s*(?:on|at|:|le|am|el|il|\|)?\s.{0,60}$",
    r"\d+\s*(?:min(?:ute)?s?|Min\.?|minuten|мин)\s*(?:read|lesezeit|de\s+lecture|de\s+lectura|чтения)?\s*$",
    r"(?:home|e-?paper|city|menu|search|login|skip\s+to\s+(?:content|main)|back\s+to\s+top|next|previous|loading\W*|image|gallery|file|more|read|continue\s+reading\W*)\s*$",
    r"(?:with\s+inputs?\s+from|source|quelle|fuente|fonte|источник)\s*[:：]?\s+.{2,60}$",
    r"(?:来源|來源|出典|출처|المصدر|منبع|מקור|kaynak|sumber|źródło|स्रोत|nguồn)\s*[:：].{1,60}$",
    # what a page builder left
    r"(?:\[/?[a-z]+_[a-z_]+(?:\s[^\[\]]{0,200})?\]\s*)+$",
)  # fmt: skip
_LINE = re.compile("|".join(rf"(?:{start})" for start in _START), re.IGNORECASE)

#: What makes a short line a prompt, a credit or a note on its author wherever it stands in it.
_WITHIN = re.compile(
    r"\b(?:sign\s?up|subscribe)\b.{0,160}\b(?:newsletters?|inbox|e-?mails?|alerts|here|updates)\b"
    r"|\bnewsletters?\b.{0,60}\b(?:sign\s?up|subscribe|inbox|anmelden|hier\s+entlang)\b"
    r"|\b(?:can\s+be\s+reached|reach\s+(?:him|her|them|me|us))\s+(?:at|on|by)\b.{0,60}@"
    r"|\bfollow\s+(?:him|her|them|us|me)\s+(?:on|at|@|here)"
    r"|^(?:e-?mail|contact|write\s+to)\b.{0,60}@\w"
    r"|\b(?:this|the)\s+(?:story|article|piece|post)\s+(?:was\s+)?(?:originally|first)\s+(?:published|appeared|ran)"
    r"|\b(?:photo(?:graph)?s?|images?|credits?|foto|bild|picture|illustration)(?:\s+credits?|\s+illustration)?\s*[:：]\s*[^.!?]{2,90}[)\]]?\.?$"
    r"|^(?:[\w.’'\s-]{2,40}/\s*)*(?:via\s+)?(?:getty(?:\s+images)?|afp|reuters|ap(?:\s+photo)?|shutterstock|alamy|unsplash|istock|picture\s?alliance|imago)(?:\s*/[\w\s]{2,30})?$"
    r"|\bsubscribe\s+(?:now|today|for\s+free)\s+to\b"
    r"|\bwe\b.{0,20}\b(?:earn|receive|get)\b.{0,40}\bcommissions?\b"
    r"|©\s?[^.!?©]{2,60}$"
    r"|^courtesy\s+of\s[^.!?]{2,60}$"
    r"|\b(?:schrijf|meld|abonneer|anmäl|prenumer|tilmeld|tilaa|abone|zapisz)\w*\b.{0,120}\b(?:nieuwsbrief|nyhe[td]sbrev\w*|uutiskirje\w*|bülten\w*|newsletter\w*)\b",
    re.IGNORECASE,
)

#: One of these stands in all of that: most lines are spared the search, which costs ten times as much.
_CLUES = (
    "sign", "subscribe", "newsletter", "@", "follow", "story", "article", "piece", "post", "photo", "image", "credit",
    "foto", "bild", "picture", "illustration", "getty", "afp", "reuters", "shutterstock", "alamy", "unsplash", "istock",
    "imago", "courtesy", "commission", "/", "nieuwsbrief", "nyhe", "uutiskirje", "bülten",
)  # fmt: skip

#: A picture's caption, however long, ends with who took it.
_CREDITED = re.compile(
    r"\((?:ap|afp|epa|reuters|getty|photos?|file\s+photo|images?|credits?|pictures?|courtesy|foto|bild)\b[^()]{0,80}(?:photo|images?|/|courtesy|:|by\s)[^()]{0,80}\)\.?$",
    re.IGNORECASE,
)
_MAX_CAPTION = 600

#: Only a prompt speaks of the reader's mail.
_YOUR_MAIL = re.compile(
    r"\b(?:deliver\w*|straight|directly|right|get|receive|subscribe|sign\s?up)\b.{0,160}\b(?:to|in)\s+your\s+(?:e-?mail\s+)?in-?box\b|\bin\s+(?:ihr|dein)(?:em|en)?\s+(?:e-?mail-?)?postfach\b"
    r"|\bdans\s+(?:votre|ta)\s+boîte\b|\ben\s+(?:tu|su)\s+(?:correo|bandeja)\b|\bnella\s+tua\s+(?:casella|posta)\b"
    r"|\b(?:no|em)\s+seu\s+e-?mail\b|\bin\s+je\s+(?:mailbox|inbox)\b",
    re.IGNORECASE,
)
_MAX_PROMPT = 400

#: One of these stands in all that asks for mail or for consent: the searches cost ten times as much.
_ACCOUNT_CLUES = (
    "box", "postfach", "boîte", "correo", "bandeja", "casella", "posta", "mail", "partner", "partenaires", "socios",
    "agree", "accept", "acknowledge", "consent", "anmeldung", "registrierung", "shares", "funding",
)  # fmt: skip

#: What a reader agrees to, and what a scholar earns nothing by.
_TERMS = re.compile(
    r"\b(?:we\s+and\s+our|wir\s+und\s+unsere|nous\s+et\s+nos|nosotros\s+y\s+nuestros|noi\s+e\s+i\s+nostri)\s+(?:bis\s+zu\s+)?(?:[\d,.]+\s+)?(?:partner|partenaires|socios)"
    r"|\bby\s+(?:signing\s+up|subscribing|registering|clicking|submitting|continuing)\b.{0,60}\byou\s+(?:agree|accept|acknowledge|consent)\b"
    r"|\bmit\s+(?:ihrer|deiner)\s+(?:anmeldung|registrierung)\s+(?:stimm|akzeptier|erklär)"
    r"|\b(?:do|does)\s+not\s+work\s+for,\s+consult,\s+own\s+shares\b|\bprovides\s+funding\s+as\s+an?\s+(?:\w+\s+)?(?:member|partner)\s+of\b",
    re.IGNORECASE,
)

#: The address of a channel is for those who are asked to join it.
_CHANNEL = re.compile(r"\bhttps?://(?:t\.me|chat\.whatsapp\.com|(?:www\.)?whatsapp\.com/channel)/")

#: From here on nothing of the article follows.
_END = re.compile(
    r"^(?:related\s+(?:stories|articles|news|posts|topics)|more\s+(?:stories|news|from\s+\w+)|"
    r"(?:\w+\s+)?re(?:la|al)ted\s+stories|(?:latest|top|trending)\s+(?:stories|news|articles)|"
    r"you\s+may\s+also\s+like|recommended\s+for\s+you|leave\s+a\s+(?:reply|comment)|"
    r"about\s+the\s+authors?|lesen\s+sie\s+auch|mehr\s+zum\s+thema|à\s+lire\s+aussi)\s*:?$",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:by|von|par|por|автор:?)\s+[^.!?]{2,80}(?:\||updated|published|posted|$)", re.IGNORECASE
)
_QUOTED = re.compile(r"[\"“„«]")
_SENTENCE_END = re.compile(rf"(?:[{STOPS}:;：；\"”’»)\]」』）】〉》〕]|{BAR})$")

#: So short a line of dense scripts is a paragraph as well as a heading; Thai has no full stops.
_MAX_HEADING = 120
_MAX_HEADING_DENSE = 45


def without_boilerplate(lines: Sequence[str], title: str, known: Iterable[str] = ()) -> list[str]:
    """Return the lines that are the article's paragraphs, in order.

    Args:
        lines: Paragraphs, headings and list items, in reading order.
        title: The headline; repeated among the first lines it is dropped.
        known: Lines that the page shows elsewhere too: bylines, captions.
    """
    elsewhere = {_key(line) for line in known if line}
    kept: list[str] = []
    for number, line in enumerate(lines):
        if kept and article_ends(line) and _is_end(kept, lines[number:]):
            break
        if (
            is_boilerplate(line)
            or _key(line) in elsewhere
            or (len(kept) < 2 and _is_head(line, title))
            or is_teaser(line, lines[number + 1 : number + 8])
        ):
            continue
        kept.append(line)
    return _without_tail(kept)


def _is_end(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what follows is so little that it can be left out; else it is a box in the text."""
    return sum(map(len, after)) < 0.6 * sum(map(len, before))


def is_boilerplate(line: str) -> bool:
    """Whether a line, by itself, is no paragraph of any article."""
    if is_notice(line):
        return True
    if len(line) < _MAX_PROMPT and _is_about_accounts(line):
        return True
    if len(line) < _MAX_PROMPT and "://" in line and _CHANNEL.search(line):
        return True
    if len(line) > _MAX_LINE:
        return line[-2:].rstrip(".")[-1:] == ")" and _is_caption(line)
    return (
        bool(_LINE.match(line) or _is_prompt(line))
        or (line.startswith(("[", "(")) and bool(_LINE.match(line[1:].rstrip(")]"))))
        or _is_caption(line)
        or not any(map(str.isalnum, line))
        or _is_stamp(line)
        or is_credit(line)
    )


def _is_about_accounts(line: str) -> bool:
    """Whether it speaks of the reader's mail, or of what he agrees to."""
    low = line.lower()
    return (
        any(map(low.__contains__, _ACCOUNT_CLUES))
        and (_YOUR_MAIL.search(line) or _TERMS.search(line)) is not None
        and not _QUOTED.search(line)
    )


def _is_prompt(line: str) -> bool:
    low = line.lower()
    clued = low.endswith("ap") or any(map(low.__contains__, _CLUES))
    return clued and _WITHIN.search(line) is not None


def _is_caption(line: str) -> bool:
    return len(line) < _MAX_CAPTION and bool(_CREDITED.search(line))


def _is_stamp(line: str) -> bool:
    """A date with little beside it."""
    return len(line) < 60 and not _SENTENCE_END.search(line) and find_date(line) is not None


def _is_head(line: str, title: str) -> bool:
    key, wanted = _key(line), _key(title)
    if wanted and (
        key == wanted
        or (len(key) > 20 and (key in wanted or (wanted in key and len(key) < 1.3 * len(wanted))))
    ):
        return True
    return is_byline(line)


def is_byline(line: str) -> bool:
    """Whether a line says who wrote it: ``By IANS | Updated: February 18, 2022 06:50 IST``."""
    return len(line) < 120 and bool(_BYLINE.match(line)) and not _SENTENCE_END.search(line)


def article_ends(line: str) -> bool:
    """Whether a line heads what is not of the article any more: related stories, comments."""
    return bool(_END.match(line))


def is_teaser(line: str, following: Sequence[str]) -> bool:
    """Whether a line is cut off, and stands in full below."""
    cut = re.sub(r"\s*(?:\.\.\.|…)\s*$", "", line)
    if cut == line and len(line) > _MAX_LINE:
        return False
    start = _key(cut)
    return len(start) > 20 and any(_key(other).startswith(start) for other in following)


def without_end(lines: list[str], people: Sequence[str] = ()) -> list[str]:
    """Drop what is below the last paragraph: headings, and what is about the article.

    Args:
        lines: Paragraphs, in reading order.
        people: Who wrote it.
    """
    while (shorter := without_end_matter(_without_tail(lines), people)) != lines:
        lines = shorter
    return lines


def _without_tail(lines: list[str]) -> list[str]:
    """Drop up to three headings or link texts at the end: nothing follows that they could head.

    More of them in a row are a list, which is a part of the article.
    """
    tail = 0
    for line in reversed(lines):
        longest = _MAX_HEADING_DENSE if DENSE.search(line) else _MAX_HEADING
        if len(line) >= longest or _SENTENCE_END.search(line):
            break
        tail += 1
    return lines[: len(lines) - tail] if 0 < tail <= 3 and tail < len(lines) else lines


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
