"""The ledger's state, for the operator."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from bot.logs import mask_token
from bot.models import Button, DeliveryState, Menu, Reply
from bot.render import texts
from bot.render.html import shown
from bot.reports import LedgerReport, SetAside, Settled

_PREFIX = "resend:"
#: No number of a row has more digits.
_BUTTON = re.compile(f"{_PREFIX}([0-9]{{1,18}})")
#: So that all that is listed fits into a message.
_MAX_WHY = 90


def render_report(report: LedgerReport, now: datetime) -> Reply:
    """Return the report, with a button for each message of unknown fate."""
    waits = ""
    if report.oldest_due_at:
        seconds = int((now - report.oldest_due_at).total_seconds())
        waits = texts.ADMIN_OLDEST.format(seconds=seconds)
    lines = [
        texts.ADMIN_NUMBERS.format(
            updates=report.updates,
            queued=report.messages.get(DeliveryState.QUEUED, 0),
            oldest=waits,
            sending=report.messages.get(DeliveryState.SENDING, 0),
            sent=report.messages.get(DeliveryState.SENT, 0),
            paused=report.paused_chats,
        ),
        *_list(
            texts.ADMIN_UNKNOWN,
            report.messages.get(DeliveryState.UNKNOWN, 0),
            map(_settled, report.unknown),
        ),
        *_list(
            texts.ADMIN_FAILED,
            report.messages.get(DeliveryState.FAILED, 0),
            map(_settled, report.failed),
        ),
        *_list(texts.ADMIN_SET_ASIDE, report.given_up, map(_set_aside, report.set_aside)),
    ]
    buttons = tuple(
        (Button(texts.ADMIN_RESEND.format(id=lost.id), f"{_PREFIX}{lost.id}"),)
        for lost in report.unknown
    )
    return Reply("\n".join(lines), buttons, Menu.REPORT)


def parse_resend_button(data: str) -> int | None:
    """Return the message that a button sends again; None if it is no such button."""
    found = _BUTTON.fullmatch(data)
    return int(found[1]) if found else None


def _list(heading: str, count: int, lines: Iterable[str]) -> list[str]:
    return [f"\n<b>{heading.format(count=count)}</b>", *lines] if count else []


def _settled(row: Settled) -> str:
    return f"{row.id} · chat {row.chat_id} · {_at(row.settled_at)} · {_why(row.why)}"


def _set_aside(row: SetAside) -> str:
    return f"{row.kind} {row.id} · {_at(row.at)} · {_why(row.why)}"


def _at(time: datetime) -> str:
    return f"{time:%d %b %H:%M} UTC"


def _why(why: str) -> str:
    return shown(mask_token(why), _MAX_WHY)
