"""What a page is, where it is no article: recognised, and said, not summarised."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.cards import are_cards
from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line, types_of

#: An article has at least two sentences and this many letters.
_MIN_LETTERS = 140
_MIN_LETTERS_DENSE = 60

#: What a form to log in has beside it is shorter.
_MAX_FORM = 600

#: Where there is more of it, it is an article about such things.
_MAX_WALL = 2000

#: A line from this length on is a paragraph.
_PARAGRAPH = 160

#: Scripts in which a letter says as much as a syllable or a word does elsewhere.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

#: Thai and Lao have no full stops.
_UNSTOPPED = re.compile(r"[\u0e00-\u0eff]")

_WALL = re.compile(
    r"\b(?:cookies?|consent|gdpr|captcha|verify\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human|not\s+a\s+robot|"
    r"unusual\s+traffic|checking\s+your\s+browser|access\s+denied|datenschutz|zustimm\w+|einwillig\w+|traceurs|consentement|consentimiento|consentimento|consenso|toestemming|samtykke|samtycke)\b",
    re.IGNORECASE,
)

#: What a wall goes on about; alone it may be an article's subject.
_OF_WALLS = re.compile(
    r"\b(?:personali[sz]ed\s+(?:ads|advertising|content)|personal\s+data|personalisierte\w*|personenbezogen\w*|werbefrei|mit\s+werbung|ohne\s+werbung|"
    r"(?:données|datos|dati|dados)\s+person\w+|personnalisée?s?|personalizad[oa]s?|personalizzat[aei]|persoonsgegevens|personuppgifter|personopplysninger|"
    r"partner\w*|partenaires|socios|privacy|vie\s+privée|confidentialité)\b",
    re.IGNORECASE,
)
_YOURS = re.compile(
    r"\b(?:your|ihre[nmrs]?|deine[nmrs]?|votre|vos|tus?|sus?|seus?|suas?|tuoi?|tue|vostr[aeio]|uw|jouw|din|ditt|dina|twoj\w+)\b",
    re.IGNORECASE,
)
_LOGIN = re.compile(
    r"\b(?:log\s?in|sign\s?in|password|passwort|anmelden|se\s+connecter|iniciar\s+sesión|войти|пароль)\b",
    re.IGNORECASE,
)
_SCRIPT = re.compile(
    r"(?:enable|activate|requires?|need|turn\s+on|aktivier\w+|activer|включите)\s+(?:\w+\s+){0,4}java\s?script"
    r"|java\s?script\s+(?:is\s+|must\s+be\s+)?(?:disabled|required|enabled|not\s+available)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?…。！？।؟۔։።។][\"”’»」』)\]]*(?:\s|$)|[。！？။]")


def check_is_article(page: ParsedPage, declared: Declared, lines: list[str]) -> None:
    """Refuse what is no article.

    Raises:
        ReadingError: With the kind of page it is.
    """
    text = " ".join(lines)
    letters = sum(map(str.isalnum, text))
    enough = letters >= (_MIN_LETTERS_DENSE if _DENSE.search(text) else _MIN_LETTERS)
    sentences = len(_SENTENCE.findall(text))
    # A calendar or a table of results has no sentences; it is read where it says it is an article.
    says_so = bool(declared.article) or declared.meta("og:type") == "article"
    worded = sentences >= 2 or (says_so and letters > 3 * _MIN_LETTERS)
    if not worded and letters > 3 * _MIN_LETTERS_DENSE:
        worded = len(_UNSTOPPED.findall(text)) > len(text) / 2
    if enough and worded and not _is_wall(lines):
        if not declared.article:
            if letters < _MAX_FORM and _asks_who_you_are(page):
                raise ReadingError(Unreadable.LOGIN_WALL)
            if _is_of_video(declared) and max(map(len, lines)) < _PARAGRAPH:
                raise ReadingError(Unreadable.VIDEO)
            if _is_front(page, lines) or are_cards(page, lines):
                raise ReadingError(_front_kind(page, declared))
        return
    raise ReadingError(_kind(page, declared, text))


def _kind(  # noqa: PLR0911  # a table, read from top to bottom
    page: ParsedPage, declared: Declared, text: str
) -> Unreadable:
    shown = one_line(page.tree.text_content())[:20_000]
    has_password = any(e.get("type") == "password" for e in page.tree.iter("input"))
    if has_password or (
        _LOGIN.search(text)
        and not declared.article
        and len(text) < 600
        and _LOGIN.search(shown[:600])
    ):
        return Unreadable.LOGIN_WALL
    if _WALL.search(text) or (_WALL.search(shown[:2000]) and len(shown) < 5000):
        return Unreadable.LOGIN_WALL
    if _is_video(page, declared):
        return Unreadable.VIDEO
    scripts = sum(1 for _ in page.tree.iter("script"))
    visible = _visible_letters(page)
    noscript = " ".join(one_line(e.text_content()) for e in page.tree.iter("noscript"))
    if (
        scripts
        and visible < 400
        and (_SCRIPT.search(noscript + " " + shown[:2000]) or visible < 120)
    ):
        return Unreadable.SCRIPT_ONLY
    if visible == 0:
        return Unreadable.EMPTY
    if _is_front(page, [text]):
        return _front_kind(page, declared)
    return Unreadable.NOT_AN_ARTICLE


def _is_wall(lines: list[str]) -> bool:
    """Most of what there is talks of cookies and consent."""
    if len(lines) > 30:
        return False
    walls = [line for line in lines if _WALL.search(line)]
    text = sum(map(len, lines))
    if walls and text < _MAX_WALL and any(map(_YOURS.search, lines)):
        walls += [line for line in lines if line not in walls and _OF_WALLS.search(line)]
    return sum(map(len, walls)) > 0.6 * text


def _asks_who_you_are(page: ParsedPage) -> bool:
    """Whether the page is there for its form: its heading says so."""
    fields = {field.get("type") for field in page.tree.iter("input")}
    heading = one_line(next((h.text_content() for h in page.tree.iter("h1")), ""))
    return not fields.isdisjoint({"email", "password", "tel"}) and bool(_LOGIN.match(heading))


def _is_video(page: ParsedPage, declared: Declared) -> bool:
    kinds = {kind for node in declared.nodes for kind in types_of(node)}
    return (
        _is_of_video(declared)
        or (
            bool(kinds & {"VideoObject", "AudioObject", "PodcastEpisode", "MusicRecording"})
            and not declared.article
        )
        or any(True for _ in page.tree.iter("video", "audio"))
    )


def _is_of_video(declared: Declared) -> bool:
    return (declared.meta("og:type") or "").startswith(("video", "music"))


def _is_front(page: ParsedPage, lines: list[str]) -> bool:
    """A page that leads to articles: most of its text is the text of links."""
    linked = sum(len(one_line(link.text_content())) for link in page.tree.iter("a"))
    text = sum(map(len, lines))
    if page.url and not urlsplit(page.url).path.strip("/"):
        return linked > text
    # Headlines and teasers: many lines, none of them a paragraph, among far more links.
    longer_than = _PARAGRAPH // 3 if any(map(_DENSE.search, lines)) else _PARAGRAPH
    paragraphs = sum(len(line) for line in lines if len(line) > longer_than)
    return linked > 2 * text and paragraphs < 0.3 * text


def _front_kind(page: ParsedPage, declared: Declared) -> Unreadable:
    if _is_of_video(declared):
        return Unreadable.VIDEO
    path = urlsplit(page.url).path.strip("/")
    at_root = page.url and (
        not path or re.fullmatch(r"(?i)[a-z]{2}(?:[-_][a-z]{2})?|index\.\w+|home", path)
    )
    return Unreadable.HOME_PAGE if at_root else Unreadable.LIST_PAGE


def _visible_letters(page: ParsedPage) -> int:
    hidden = sum(
        len("".join(e.itertext()).strip())
        for e in page.tree.iter("script", "style", "noscript", "template")
    )
    return max(len(page.tree.text_content().strip()) - hidden, 0)
