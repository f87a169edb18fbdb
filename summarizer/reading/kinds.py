"""What a page is, where it is no article: recognised, and said, not summarised."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.page import ParsedPage
from summarizer.reading.structured import Declared, one_line, types_of

#: An article has at least two sentences and this many letters.
_MIN_LETTERS = 140
_MIN_LETTERS_DENSE = 60

#: A line from this length on is a paragraph.
_PARAGRAPH = 160

#: Scripts in which a letter says as much as a syllable or a word does elsewhere.
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")

_WALL = re.compile(
    r"\b(?:cookies?|consent|gdpr|captcha|verify\s+(?:that\s+)?you\s+are\s+(?:a\s+)?human|not\s+a\s+robot|"
    r"unusual\s+traffic|checking\s+your\s+browser|access\s+denied|datenschutz|zustimm\w+|einwillig\w+)\b",
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
_SENTENCE = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]]*(?:\s|$)|[。！？]")


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
    if enough and worded and not _is_wall(lines):
        if not declared.article and _is_front(page, lines):
            raise ReadingError(_front_kind(page))
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
        return _front_kind(page)
    return Unreadable.NOT_AN_ARTICLE


def _is_wall(lines: list[str]) -> bool:
    """Most of what there is talks of cookies and consent."""
    if len(lines) > 30:
        return False
    walls = sum(len(line) for line in lines if _WALL.search(line))
    return walls > 0.6 * sum(map(len, lines))


def _is_video(page: ParsedPage, declared: Declared) -> bool:
    kinds = {kind for node in declared.nodes for kind in types_of(node)}
    og = declared.meta("og:type") or ""
    return (
        og.startswith(("video", "music"))
        or (
            bool(kinds & {"VideoObject", "AudioObject", "PodcastEpisode", "MusicRecording"})
            and not declared.article
        )
        or any(True for _ in page.tree.iter("video", "audio"))
    )


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


def _front_kind(page: ParsedPage) -> Unreadable:
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
