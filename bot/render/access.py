"""Whom the bot serves, as its operator sees it: invitations and bans, each with its buttons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from bot.fairness.invitations import MOST_DAYS, MOST_USES, Invitation, Opening
from bot.models import Button, Menu, Reply
from bot.render import access_texts as said
from bot.render import texts
from bot.render.language import Language

#: Of invitations, and of who is banned, so many are listed.
MOST_LISTED = 20

_REVOKE, _LIFT = "revoke:", "unban:"

#: No number of Telegram's or of a table has more digits.
_REVOKE_BUTTON = re.compile(f"{_REVOKE}([0-9]{{1,18}})")
_LIFT_BUTTON = re.compile(f"{_LIFT}(-?[0-9]{{1,18}})")


def invitation_link(bot: str, payload: str) -> str:
    """Return the address that opens the bot, by its name without @, with a payload."""
    return f"https://t.me/{bot}?start={payload}"


def render_invitation_made(link: str, made: Invitation, language: Language) -> Reply:
    """Return the one message that ever shows a link."""
    day = language.full_date(made.expires_at)
    # Not within the sentence: where it runs from right to left a mark would stand at the link's end.
    uses = language.number(made.uses)
    return Reply(f"{link}\n{language.say(said.INVITATION_MADE, uses=uses, day=day)}")


def render_invitation_how(language: Language) -> Reply:
    """Return what is taken."""
    uses, days = language.number(MOST_USES), language.number(MOST_DAYS)
    return Reply(language.say(said.INVITATION_HOW, uses=uses, days=days))


def render_invitations(
    invitations: Sequence[Invitation], now: datetime, language: Language
) -> Reply:
    """Return the list, with a button for each that lets somebody in still."""
    if not invitations:
        return Reply(language.say(said.INVITATIONS_NONE))
    lines = [language.say(said.INVITATIONS_HEAD)]
    lines += (_line(each, now, language) for each in invitations)
    buttons = (
        Button(language.say(said.INVITATION_REVOKE, number=str(each.id)), f"{_REVOKE}{each.id}")
        for each in invitations
        if _is_open(each, now)
    )
    rows = _in_twos(buttons)
    return Reply("\n".join(lines), rows, Menu.INVITATIONS if rows else None)


def parse_revoke_button(data: str) -> int | None:
    """Return the invitation that a button revokes; None if it is no such button."""
    found = _REVOKE_BUTTON.fullmatch(data)
    return int(found[1]) if found else None


def render_opening(done: Opening, language: Language) -> Reply:
    """Return what is said to who opened an invitation."""
    if done is Opening.LET_IN:
        return Reply("\n\n".join((language.say(said.LET_IN), language.say(texts.START))))
    return Reply(language.say(said.NOT_LET_IN[done]))


def render_used(person: int, made: Invitation, language: Language) -> Reply:
    """Return what the operator is told of who came."""
    number = language.number(made.id)
    return Reply(language.say(said.INVITATION_USED, person=_person(person), number=number))


def render_bans(banned: Sequence[int], language: Language) -> Reply:
    """Return who is banned, each with a button that ends it; there may be more than are shown."""
    if not banned:
        return Reply(language.say(said.BANS_NONE))
    shown = banned[:MOST_LISTED]
    more = [] if len(banned) == len(shown) else ["…"]
    lines = [language.say(said.BANS_HEAD), *map(_person, shown), *more]
    buttons = (
        Button(language.say(said.BAN_LIFT, id=str(each)), f"{_LIFT}{each}") for each in shown
    )
    return Reply("\n".join(lines), _in_twos(buttons), Menu.BANS)


def parse_lift_button(data: str) -> int | None:
    """Return whom a button serves again; None if it is no such button."""
    found = _LIFT_BUTTON.fullmatch(data)
    return int(found[1]) if found else None


def _line(each: Invitation, now: datetime, language: Language) -> str:
    number = str(each.id)
    if _is_open(each, now):
        line = language.say(
            said.INVITATION_OPEN,
            number=number,
            left=language.number(each.uses_left),
            uses=language.number(each.uses),
            day=language.full_date(each.expires_at),
        )
    else:
        line = language.say(said.INVITATION_OVER, number=number)
    if not each.came:
        return line
    more = ["…"] if each.uses - each.uses_left > len(each.came) else []
    people = ", ".join([*map(_person, each.came), *more])
    return f"{line} · {language.say(said.INVITATION_CAME, people=people)}"


def _is_open(each: Invitation, now: datetime) -> bool:
    return not each.is_revoked and each.uses_left > 0 and each.expires_at > now


def _person(number: int) -> str:
    """Return a number, behind which Telegram shows who it is, if it knows: of a chat the number alone.

    Source: https://core.telegram.org/bots/api#html-style
    """
    return f'<a href="tg://user?id={number}">{number}</a>' if number > 0 else str(number)


def _in_twos(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    every = tuple(buttons)
    return tuple(every[place : place + 2] for place in range(0, len(every), 2))
