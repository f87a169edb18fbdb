"""What a page is, where it is no article: recognised, and said, not summarised."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from summarizer.errors import ReadingError, Unreadable
from summarizer.language.marks import SENTENCE
from summarizer.language.scripts import DENSE
from summarizer.reading.body.cards import leads_on, without_cards
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import Declared, one_line, types_of

#: An article has at least two sentences and this many letters.
_MIN_LETTERS = 140
_MIN_LETTERS_DENSE = 60

#: What a form to log in has beside it, or a page that is not there, is shorter.
_MAX_FORM = 600

#: What stands above teasers is an article from this length on, or with a headline of so many words.
_MAX_ABOUT = 500
_HEADLINE = 4

#: Where there is more of it, it is an article about such things.
_MAX_WALL = 2000

#: A line from this length on is a paragraph.
_PARAGRAPH = 160

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
_NOT_FOUND = re.compile(
    r"\W*(?:(?:error|fehler|erreur)?\W*404\b|(?:oops\W+)?(?:the\s+|that\s+|this\s+)?page\s+(?:was\s+)?(?:not\s+found|(?:can['’]t|cannot|could\s+not)\s+be\s+found)"
    r"|(?:die\s+)?seite\s+(?:wurde\s+)?(?:leider\s+)?nicht\s+gefunden|page\s+(?:introuvable|non\s+trouvée)|página\s+(?:no|não)\s+encontrada|pagina\s+(?:non\s+trovata|niet\s+gevonden)"
    r"|strona\s+nie\s+(?:została\s+)?znaleziona|sidan\s+(?:kunde\s+inte\s+hittas|hittades\s+inte)|страница\s+не\s+найдена|sayfa\s+bulunamadı|ページが見つかりません|页面不存在|页面未找到)",
    re.IGNORECASE,
)
_TO_READ = re.compile(
    r"(?:subscribe|register|sign\s+(?:in|up)|log\s+in)\s+(?:now\s+)?to\s+(?:read|continue|keep\s+reading|unlock)\b",
    re.IGNORECASE,
)


def article_in(facts: PageFacts, lines: list[str], title: str = "") -> list[str]:
    """Return an article's lines without teasers of others, or refuse what is no article.

    Raises:
        ReadingError: With the kind of page it is.
    """
    text = " ".join(lines)
    letters = sum(map(str.isalnum, text))
    enough = letters >= (_MIN_LETTERS_DENSE if DENSE.search(text) else _MIN_LETTERS)
    sentences = len(SENTENCE.findall(text))
    # A calendar or a table of results has no sentences; it is read where it says it is an article.
    says_so = bool(facts.declared.article) or facts.declared.meta("og:type") == "article"
    worded = sentences >= 2 or (says_so and letters > 3 * _MIN_LETTERS)
    if not worded and letters > 3 * _MIN_LETTERS_DENSE:
        worded = len(_UNSTOPPED.findall(text)) > len(text) / 2
    if enough and worded and not _is_wall(lines):
        return lines if facts.declared.article else _undeclared(facts, lines, title)
    if _is_wall_by_title(facts, title):
        raise ReadingError(Unreadable.LOGIN_WALL)
    raise ReadingError(_kind(facts, text))


def _undeclared(facts: PageFacts, lines: list[str], title: str) -> list[str]:
    """Return the lines of what does not say that it is an article, and is one nevertheless."""
    if sum(map(len, lines)) < _MAX_FORM:
        if _NOT_FOUND.match(title):
            raise ReadingError(Unreadable.NOT_AN_ARTICLE)
        if _is_wall_by_title(facts, title):
            raise ReadingError(Unreadable.LOGIN_WALL)
    if _is_of_video(facts.declared) and max(map(len, lines)) < _PARAGRAPH:
        raise ReadingError(Unreadable.VIDEO)
    own = without_cards(facts, lines)
    if _is_front(facts, lines) or (own != lines and not _is_brief(own, title)):
        raise ReadingError(_front_kind(facts))
    return own


def _is_brief(lines: list[str], title: str) -> bool:
    """Whether what stands above teasers is an article, not a line on a topic or on a writer."""
    text = " ".join(lines)
    if len(text) >= _MAX_ABOUT:
        return True
    # Topics and writers go by few words.
    words = len(title) / 3 if DENSE.search(title) else len(title.split())
    return words >= _HEADLINE and len(text) >= _MIN_LETTERS and len(SENTENCE.findall(text)) > 1


def _kind(  # noqa: PLR0911  # a table, read from top to bottom
    facts: PageFacts, text: str
) -> Unreadable:
    shown = one_line(facts.tree.text_content())[:20_000]
    has_password = any(e.get("type") == "password" for e in facts.tree.iter("input"))
    if has_password or (
        _LOGIN.search(text)
        and not facts.declared.article
        and len(text) < 600
        and _LOGIN.search(shown[:600])
    ):
        return Unreadable.LOGIN_WALL
    if _WALL.search(text) or (_WALL.search(shown[:2000]) and len(shown) < 5000):
        return Unreadable.LOGIN_WALL
    if _is_video(facts):
        return Unreadable.VIDEO
    scripts = sum(1 for _ in facts.tree.iter("script"))
    visible = _visible_letters(facts)
    noscript = " ".join(one_line(e.text_content()) for e in facts.tree.iter("noscript"))
    if (
        scripts
        and visible < 400
        and (_SCRIPT.search(noscript + " " + shown[:2000]) or visible < 120)
    ):
        return Unreadable.SCRIPT_ONLY
    if visible == 0:
        return Unreadable.EMPTY
    if _is_front(facts, [text]):
        return _front_kind(facts)
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


def _is_wall_by_title(facts: PageFacts, title: str) -> bool:
    """Whether a page is there for its form or for what it sells: it is headed so."""
    if _TO_READ.match(title):
        return True
    fields = {field.get("type") for field in facts.tree.iter("input")}
    return bool(_LOGIN.match(title)) and not fields.isdisjoint({"email", "password", "tel"})


def _is_video(facts: PageFacts) -> bool:
    kinds = {kind for node in facts.declared.nodes for kind in types_of(node)}
    return (
        _is_of_video(facts.declared)
        or (
            bool(kinds & {"VideoObject", "AudioObject", "PodcastEpisode", "MusicRecording"})
            and not facts.declared.article
        )
        or any(True for _ in facts.tree.iter("video", "audio"))
    )


def _is_of_video(declared: Declared) -> bool:
    return (declared.meta("og:type") or "").startswith(("video", "music"))


def _is_front(facts: PageFacts, lines: list[str]) -> bool:
    """A page that leads to articles: most of its text is the text of links."""
    linked = sum(len(one_line(link.text_content())) for link in facts.tree.iter("a"))
    text = sum(map(len, lines))
    if facts.url and not urlsplit(facts.url).path.strip("/"):
        return linked > text or leads_on(facts)
    # Headlines and teasers: many lines, none of them a paragraph, among far more links.
    longer_than = _PARAGRAPH // 3 if any(map(DENSE.search, lines)) else _PARAGRAPH
    paragraphs = sum(len(line) for line in lines if len(line) > longer_than)
    return linked > 2 * text and paragraphs < 0.3 * text


def _front_kind(facts: PageFacts) -> Unreadable:
    if _is_of_video(facts.declared):
        return Unreadable.VIDEO
    path = urlsplit(facts.url).path.strip("/")
    at_root = facts.url and (
        not path or re.fullmatch(r"(?i)[a-z]{2}(?:[-_][a-z]{2})?|index\.\w+|home", path)
    )
    return Unreadable.HOME_PAGE if at_root else Unreadable.LIST_PAGE


def _visible_letters(facts: PageFacts) -> int:
    hidden = sum(
        len("".join(e.itertext()).strip())
        for e in facts.tree.iter("script", "style", "noscript", "template")
    )
    return max(len(facts.tree.text_content().strip()) - hidden, 0)
