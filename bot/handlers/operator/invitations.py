"""Links that let people in: the operator makes and revokes them, and strangers open them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from functools import partial

from bot.deliveries.outbox import Outbox
from bot.fairness.invitations import (
    Invitation,
    Opening,
    hash_of,
    is_invitation,
    new_token,
    parse_invitation,
    parse_terms,
    payload_of,
)
from bot.fairness.quota import RequestKind
from bot.handlers.operator.sections import by_operators
from bot.interactions.answering import GROUPS
from bot.interactions.gate import Gate
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.locales.languages import Languages
from bot.models import Menu, Reply
from bot.outgoing import SendText
from bot.render import access_texts, texts
from bot.render.access import (
    MOST_LISTED,
    invitation_link,
    parse_revoke_button,
    render_invitation_how,
    render_invitation_made,
    render_invitations,
    render_opening,
    render_used,
)
from bot.render.language import Language, text
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.invitations import InvitationStore


class InvitationSection:
    """``/admin invite``, and the list of what was made."""

    words = frozenset({"invite"})
    form = ("invite 5 14", text("A link that lets in five people within 14 days"))

    def __init__(
        self,
        store: InvitationStore,
        presses: Presses,
        *,
        operators: Collection[int],
        is_open: bool,
        username: Callable[[], str],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps them.
            presses: Makes handlers of buttons.
            operators: Who may make and revoke them.
            is_open: Whether everybody is served anyway.
            username: Returns the bot's name, without @.
            clock: The time.
        """
        self._store = store
        self._presses = presses
        self._operators = frozenset(operators)
        self._is_open = is_open
        self._username = username
        self._clock = clock

    async def page(self, language: Language) -> Reply | None:
        """Return the list; see :class:`Section`."""
        now = self._clock()
        listed = await self._store.listed(now, MOST_LISTED)
        return render_invitations(listed, now, language) if listed else None

    async def answer(self, asked: Interaction) -> Reply:
        """Make a link."""
        terms = parse_terms(asked.arguments.partition(" ")[2])
        if terms is None or asked.person is None:
            return render_invitation_how(asked.language)
        token = new_token()
        made = await self._store.make(hash_of(token), asked.person, terms, self._clock())
        link = invitation_link(self._username(), payload_of(token))
        reply = render_invitation_made(link, made, asked.language)
        if not self._is_open:
            return reply
        return Reply(f"{reply.html}\n{asked.language.say(texts.ADMIN_ACCESS_OPEN)}")

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handler of its buttons."""
        act = by_operators(self._operators, self._revoke)
        return (self._presses.of_menu(Menu.INVITATIONS, parse_revoke_button, act),)

    async def _revoke(self, pressed: Interaction, number: int) -> Done:
        now = self._clock()
        done = await self._store.revoke(number, now)
        listed = await self._store.listed(now, MOST_LISTED)
        page = pressed.edit(render_invitations(listed, now, pressed.language))
        return page if done else (page, pressed.language.say(texts.SOURCE_GONE))


class Openings:
    """Lets in who opens such a link, and says in one line why somebody is not."""

    def __init__(
        self,
        store: InvitationStore,
        outbox: Outbox,
        gate: Gate,
        chats: ChatStore,
        *,
        languages: Languages,
        operators: Collection[int],
        is_open: bool,
        wake: Callable[[], None],
        clock: Callable[[], datetime],
    ) -> None:
        """Set up.

        Args:
            store: Keeps who came.
            outbox: Takes what is said.
            gate: Counts openings: nobody gets on by trying, or has the bot speak without end.
            chats: Knows the operators' languages.
            languages: Those that there are.
            operators: People who are always served.
            is_open: Whether everybody is served.
            wake: Has what is owed sent.
            clock: The time.
        """
        self._store = store
        self._outbox = outbox
        self._gate = gate
        self._chats = chats
        self._languages = languages
        self._operators = frozenset(operators)
        self._is_open = is_open
        self._wake = wake
        self._clock = clock

    async def open(self, asked: Interaction) -> bool:
        """Whether somebody opened such a link: then all is said of it."""
        if asked.command != "start" or not is_invitation(asked.arguments):
            return False
        if not (asked.is_private or asked.chat_kind in GROUPS) or await asked.answered():
            return True
        if await self._gate.admits(asked, RequestKind.INVITATION):
            await self._open(asked)
        return True

    async def _open(self, asked: Interaction) -> None:
        if not asked.is_private:
            line = asked.language.say(access_texts.INVITATION_IN_GROUP)
            await self._outbox.put(asked.reply(Reply(line)))
        elif self._is_open:
            line = asked.language.say(access_texts.INVITATION_NOT_NEEDED)
            await self._outbox.put(asked.reply(Reply(line)))
        elif asked.person in self._operators:
            await self._outbox.put(asked.reply(render_opening(Opening.ALREADY, asked.language)))
        else:
            await self._let_in(asked)

    async def _let_in(self, asked: Interaction) -> None:
        token = parse_invitation(asked.arguments)
        if token is None:
            await self._outbox.put(asked.reply(render_opening(Opening.UNKNOWN, asked.language)))
            return
        tags = await self._chats.languages(self._operators)
        spoken = {each: self._languages.of(tags.get(each)) for each in self._operators}
        say = partial(_said, asked, spoken)
        # Of a private chat, whose number is the person's.
        await self._store.open(hash_of(token), asked.chat_id, self._clock(), say)
        self._wake()


def _said(
    asked: Interaction,
    operators: dict[int, Language],
    done: Opening,
    found: Invitation | None,
) -> list[SendText]:
    """Return what the person is told, and who made the link if he is still an operator."""
    messages = [asked.reply(render_opening(done, asked.language))]
    if done is Opening.LET_IN and found and (language := operators.get(found.made_by)):
        messages.append(
            SendText(
                key=f"invited:{found.id}:{asked.chat_id}:{asked.key}",
                chat_id=found.made_by,
                reply=render_used(asked.chat_id, found, language),
            )
        )
    return messages
