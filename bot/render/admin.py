"""The ledger's state, for the operator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from bot.logs import mask_token
from bot.models import Button, DeliveryState, Menu, Reply
from bot.render import texts
from bot.render.feeds import health_line
from bot.render.html import shown
from bot.render.language import Language
from bot.reports import LedgerReport, SetAside, Settled

_PREFIX = "resend:"
#: No number of a row has more digits.
_BUTTON = re.compile(f"{_PREFIX}([0-9]{{1,18}})")
#: So that all that is listed fits into a message.
_MAX_WHY = 90


def render_report(report: LedgerReport, now: datetime, language: Language) -> Reply:
    """Return the report, with a button for each message of unknown fate."""
    say, waits = language.say, ""
    if report.oldest_due_at:
        seconds = int((now - report.oldest_due_at).total_seconds())
        waits = say(texts.ADMIN_OLDEST, seconds=language.number(seconds))
    unknown = report.messages.get(DeliveryState.UNKNOWN, 0)
    failed = report.messages.get(DeliveryState.FAILED, 0)
    lines = [
        say(
            texts.ADMIN_NUMBERS,
            updates=language.number(report.updates),
            queued=_count(report, DeliveryState.QUEUED, language),
            oldest=waits,
            sending=_count(report, DeliveryState.SENDING, language),
            sent=_count(report, DeliveryState.SENT, language),
            paused=language.number(report.paused_chats),
        ),
        *(
            [say(texts.ADMIN_ENTRIES, entries=health_line(report.entries, language))]
            if report.entries.entries
            else []
        ),
        *_list(
            say(texts.ADMIN_UNKNOWN, count=unknown),
            unknown,
            (_settled(row, language) for row in report.unknown),
        ),
        *_list(
            say(texts.ADMIN_FAILED, count=failed),
            failed,
            (_settled(row, language) for row in report.failed),
        ),
        *_list(
            say(texts.ADMIN_SET_ASIDE, count=report.given_up),
            report.given_up,
            (_set_aside(row, language) for row in report.set_aside),
        ),
    ]
    buttons = tuple(
        (Button(say(texts.ADMIN_RESEND, id=str(lost.id)), f"{_PREFIX}{lost.id}"),)
        for lost in report.unknown
    )
    return Reply("\n".join(lines), buttons, Menu.REPORT)


def parse_resend_button(data: str) -> int | None:
    """Return the message that a button sends again; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    return int(found[1]) if found else None


def _count(report: LedgerReport, state: DeliveryState, language: Language) -> str:
    return language.number(report.messages.get(state, 0))


def _list(heading: str, count: int, lines: Iterable[str]) -> list[str]:
    return [f"\n<b>{heading}</b>", *lines] if count else []


def _settled(row: Settled, language: Language) -> str:
    return language.say(
        texts.ADMIN_SETTLED,
        id=str(row.id),
        chat=str(row.chat_id),
        at=_at(row.settled_at, language),
        why=_why(row.why),
    )


def _set_aside(row: SetAside, language: Language) -> str:
    return language.say(
        texts.ADMIN_GIVEN_UP,
        kind=language.say(texts.ADMIN_KINDS[row.kind]),
        id=str(row.id),
        at=_at(row.at, language),
        why=_why(row.why),
    )


def _at(time: datetime, language: Language) -> str:
    return f"{language.short_date(time)} {language.clock(time)} UTC"


def _why(why: str) -> str:
    return shown(mask_token(why), _MAX_WHY)
