"""Feeds and chats that wait for the operator's word."""

from __future__ import annotations

from dataclasses import dataclass

from bot.fetching.public_links import public_link
from bot.fetching.secret_links import looks_secret
from bot.models import Button, Menu, Reply
from bot.render import texts
from bot.render.html import shown
from bot.render.language import Language
from bot.reports import ReportedSource, Sources

#: Sources of one page.
PAGE = 6

_PREFIX = "source"
_APPROVE, _BAN, _TURN = "approve", "ban", "page"
_FEED, _CHAT = "feed", "chat"

_MAX_TITLE_LENGTH = 60
_MAX_ADDRESS_LENGTH = 90

#: No number of Telegram's or of a table has more digits, and no database refuses these.
_MAX_DIGITS = 18
_MAX_PAGE_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a button asks for."""

    #: The page that it stands on, from 0.
    page: int

    #: None: that page is wanted, and nothing else.
    approves: bool | None = None

    #: One of the two, if anything.
    feed_id: int | None = None
    chat_id: int | None = None
    stamp: int = 0


def render_sources(sources: Sources, page: int, language: Language) -> Reply:
    """Return a page of them, each with a number and its buttons."""
    if not sources.total:
        return Reply(language.say(texts.SOURCES_NONE))
    numbered = list(enumerate(sources.listed, page * PAGE + 1))
    head = language.say(texts.SOURCES_HEAD, count=sources.waiting)
    lines = [head, language.say(texts.SOURCES_HOW), ""]
    lines += (f"{number}. {_line(source, language)}" for number, source in numbered)
    rows = [_buttons(number, source, page, language) for number, source in numbered]
    pages = -(-sources.total // PAGE)
    turns = ((page - 1, "«"), (page + 1, "»"))
    rows.append(
        tuple(Button(text, f"{_PREFIX}:{_TURN}:{to}") for to, text in turns if 0 <= to < pages)
    )
    return Reply("\n".join(lines), tuple(row for row in rows if row), Menu.SOURCES)


def parse_source_button(data: str) -> Verdict | None:
    """Return what a button asks for; None if it is no such button."""
    match data.split(":"):
        case [kind, what, page] if (kind, what) == (_PREFIX, _TURN) and _is_page(page):
            return Verdict(page=int(page))
        case [kind, what, page, of, number, stamp] if (
            kind == _PREFIX
            and what in {_APPROVE, _BAN}
            and of in {_FEED, _CHAT}
            and _is_page(page)
            and _is_number(number.removeprefix("-"))
            and _is_number(stamp)
        ):
            return Verdict(
                page=int(page),
                approves=what == _APPROVE,
                feed_id=int(number) if of == _FEED else None,
                chat_id=int(number) if of == _CHAT else None,
                stamp=int(stamp),
            )
        case _:
            return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS


def _is_page(text: str) -> bool:
    return _is_number(text) and len(text) <= _MAX_PAGE_DIGITS


def _line(source: ReportedSource, language: Language) -> str:
    say = language.say
    stories = say(texts.SOURCE_STORIES, count=source.stories)
    if source.chat_id is not None:
        told = [say(texts.SOURCE_CHAT, id=str(source.chat_id)), stories]
    else:
        told = [_name_of_feed(source), say(texts.SOURCE_CHATS, count=source.chats), stories]
    marks = {
        texts.SOURCE_BANNED: source.banned,
        texts.SOURCE_FLOODS: source.floods,
        texts.SOURCE_PRIVATE: looks_secret(source.url),
    }
    return " · ".join([*told, *(say(mark) for mark, is_so in marks.items() if is_so)])


def _name_of_feed(source: ReportedSource) -> str:
    address = shown(public_link(source.url), _MAX_ADDRESS_LENGTH)
    title = shown(source.title, _MAX_TITLE_LENGTH)
    return address if source.title == source.url else f"<b>{title}</b> {address}"


def _buttons(
    number: int, source: ReportedSource, page: int, language: Language
) -> tuple[Button, ...]:
    of = _FEED if source.feed_id is not None else _CHAT
    ends = f"{page}:{of}:{source.chat_id if source.feed_id is None else source.feed_id}"
    approve = Button(
        language.say(texts.SOURCE_APPROVE, number=language.number(number)),
        f"{_PREFIX}:{_APPROVE}:{ends}:{source.stamp}",
    )
    ban = Button(
        language.say(texts.SOURCE_BAN, number=language.number(number)),
        f"{_PREFIX}:{_BAN}:{ends}:{source.stamp}",
    )
    may_serve = not source.approved and not looks_secret(source.url)
    return (approve,) * may_serve + (ban,) * (not source.banned)
