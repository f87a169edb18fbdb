"""The ledger's state, for the operator."""

from __future__ import annotations

from datetime import datetime

from bot.models import Button, DeliveryState, LedgerReport, Reply, Settled
from bot.render import texts
from bot.render.html import clean, escape, shorten

_PREFIX = "resend:"
_MAX_WHY = 120


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
        *_list(texts.ADMIN_UNKNOWN, report.messages.get(DeliveryState.UNKNOWN, 0), report.unknown),
        *_list(texts.ADMIN_FAILED, report.messages.get(DeliveryState.FAILED, 0), report.failed),
    ]
    buttons = tuple(
        (Button(texts.ADMIN_RESEND.format(id=lost.id), f"{_PREFIX}{lost.id}"),)
        for lost in report.unknown
    )
    return Reply("\n".join(lines), buttons)


def parse_resend_button(data: str) -> int | None:
    """Return the message that a button sends again; None if it is no such button."""
    number = data.removeprefix(_PREFIX)
    return int(number) if data.startswith(_PREFIX) and number.isdecimal() else None


def _list(heading: str, count: int, rows: tuple[Settled, ...]) -> list[str]:
    if not count:
        return []
    return [
        f"\n<b>{heading.format(count=count)}</b>",
        *(
            f"{row.id} · chat {row.chat_id} · {row.settled_at:%d %b %H:%M} UTC · "
            f"{escape(shorten(clean(row.why), _MAX_WHY))}"
            for row in rows
        ),
    ]
