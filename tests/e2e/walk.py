"""A walk through all that people can do with the bot, over its handlers, in one process."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count
from typing import Any

from bot.fairness.acting import Acting, acting_for
from bot.interactions.answering import Command
from bot.interactions.menus import typed
from bot.render import topic_texts
from summarizer.models import Article, Tag
from tests.bot.desk import Desk
from tests.bot.handlers.channels.test_in_telegram import admin_of
from tests.bot.stories.newsroom import article, report
from tests.botapi import Fault
from tests.botapi.detected import detected
from tests.botapi.messages import SentMessage
from tests.botapi.state import BOT
from tests.e2e.places import (
    ADMIN,
    CHANNEL,
    GROUP,
    GROUPS,
    KINDS,
    MEMBER,
    MOVED,
    PLACES,
    PRESSED_IN,
    PRIVATE,
    PRIVATE_CHAT,
    TEXT,
    TOPIC,
    Place,
    person_of,
)  # fmt: skip
from tests.e2e.taken import Taken
from tests.website import Website

#: What is pressed last: nothing is left of a chat then, and an answer that is deleted has no buttons.
LAST = frozenset({"forget", "delete", "unfollow-all"})


class Walk:
    """Somebody who tries everything, and what came of it."""

    def __init__(self, desk: Desk, site: Website) -> None:
        self.desk, self.site = desk, site
        self._numbers = count(1)

        self.taken = Taken(desk)

        #: By command and place: ``yes``, ``admins`` alone, or ``no``.
        self.heard: dict[tuple[str, str], str] = {}

        #: By kind of message: whether something was said to it in private; and what was in a group.
        self.answered: dict[str, bool] = {}
        self.noise: list[SentMessage] = []

        #: What a group that moved is said to follow.
        self.moved: list[SentMessage] = []

        #: Kinds of buttons that were pressed, by place.
        self.pressed: dict[str, set[str]] = {place.name: set() for place in PRESSED_IN}

    # What a person does

    async def says(
        self, text: str, place: Place = PRIVATE, person: int = ADMIN, **more: Any
    ) -> list[SentMessage]:
        """Say something; returns what is said to it."""
        before = {m.message_id for m in self.desk.api.messages(place.chat)}
        who = {} if place is CHANNEL else {"from": person_of(person)}
        self.desk.api.say(text, place.chat, **(dict(place.more) | who | more))
        event = self.desk.api.state.updates[-1]
        if not text:
            (sent,) = (value for key, value in event.items() if key != "update_id")
            del sent["text"], sent["entities"]
        await self._take()
        return [m for m in self.desk.api.messages(place.chat) if m.message_id not in before]

    async def sends(self, place: Place, person: int = ADMIN, **more: Any) -> list[SentMessage]:
        """Send a message without text."""
        return await self.says("", place, person, **more)

    async def sends_file(self, name: str, body: bytes, place: Place = PRIVATE) -> None:
        self.desk.api.send_file(name, body, place.chat)
        await self._take()

    async def _take(self) -> None:
        event = self.desk.api.state.updates.pop()
        # Each time somebody else: nobody has said too much.
        with acting_for(Acting(next(self._numbers))):
            await self.desk.hears(**{k: v for k, v in event.items() if k != "update_id"})

    async def press(self, message: SentMessage, data: str, person: int = ADMIN) -> str:
        """Press a button; returns what the person is told."""
        shown = self.desk.api.state.message_object(message)
        return await self.desk.presses(person, data=data, message=shown)

    # The walk

    async def all(self) -> None:
        """Do all of it."""
        await self.comes()
        await self.commands()
        await self.messages()
        await self.articles()
        await self.stories()
        for place in PRESSED_IN:
            await self.buttons(place)
        await self.press(self.desk.api.messages(PRIVATE.chat)[-1], "nonsense")
        await self.elsewhere()
        await self.channel_from_afar()
        await self.moves()
        for place in PRESSED_IN:
            await self.buttons(place, last=True)

    async def comes(self) -> None:
        """Bring the bot into each chat."""
        api = self.desk.api
        for place in PLACES[1:]:
            api.add_chat(place.chat, place.kind, **({"is_forum": True} if place is TOPIC else {}))
            api.state.admins[place.chat] = {ADMIN}
            brought = admin_of(place.chat, ADMIN) | {"chat": api.state.chats[place.chat]}
            await self.desk.hears(my_chat_member=brought)
        await self.sends(GROUP, new_chat_members=[BOT])

    async def commands(self) -> None:
        """Give each command in each chat: bare, by a member; and as the menu has it, by an admin."""
        for command in self.desk.precis.commands:
            for place in PLACES:
                bare, whole = f"/{command.name}", self._example(command)
                said = [
                    await self.says(bare, place, MEMBER if place in GROUPS else ADMIN),
                    await self.says(whole, place),
                ]
                self.heard[command.name, place.name] = _outcome(*said)
            await self.says("/resume", PRIVATE)

    def _example(self, command: Command) -> str:
        """Return a command as the menu has it, with a link of the site in place of others."""
        to_feed = command.name in {"addfeed", "removefeed"}
        link = f"{self.site.url}/feed" if to_feed else f"{self.site.url}/seed"
        return re.sub(r"https://\S+", link, typed(command))

    async def messages(self) -> None:
        """Send each kind of message, in private and in a group, where nothing is said to it."""
        for kind, fields in KINDS.items():
            said = await self.sends(PRIVATE, **fields)
            self.answered[kind] = bool(said)
            self.noise += await self.sends(GROUP, MEMBER, **fields)
        await self.sends_file("a.txt", TEXT.encode())
        await self.sends_file("a.docx", b"PK")
        await self.sends_file("a.opml", b"<opml><body/></opml>")
        await self.says(TEXT)
        await self.says("/folow")
        self.noise += await self.says("good morning", GROUP, MEMBER)
        self.noise += await self.says("/folow", GROUP, MEMBER)
        bot = BOT | {"id": 43, "username": "other_bot"}
        called: dict[str, Any] = {"from": bot}
        self.noise += await self.says(f"@precis_test_bot {self.site.url}/seed", GROUP, **called)

    async def articles(self) -> None:
        """Have links answered in each chat, that fail for now among them, and ask back."""
        gone, seed = f"{self.site.url}/later", f"{self.site.url}/seed"
        for place in PRESSED_IN:
            await self.says("/auto on", place)
            await self.says(f"@precis_test_bot {seed}", place)
            await self.says(f"@precis_test_bot {gone}", place)
        (answer,) = await self.says(seed)
        under = self.desk.api.state.message_object(answer)
        await self.says("Who has no plan to invade?", reply_to_message=under)
        await self.says("/wrong date", reply_to_message=under)
        for number in range(12):
            shown = await self._shown(replace(article(number), url=f"{seed}?{number}"))
            under = self.desk.api.state.message_object(shown)
            await self.says("/save", reply_to_message=under)
        edited = {"message_id": 1, "date": 1, "edit_date": 2, "chat": PRIVATE_CHAT}
        words = {"from": person_of(ADMIN), "text": seed, "entities": list(detected(seed))}
        await self.desk.hears(edited_message=edited | words)

    async def _shown(self, article: Article) -> SentMessage:
        """Return an answer that shows an article."""
        return self.desk.api.state.sent[await self.desk.tells(PRIVATE.chat, article)]

    async def stories(self) -> None:
        """Have stories told in each chat, and lists of many; lose answers, one of them for good."""
        await self.desk.reports(12)
        await self.press(await self._shown(article(20)), "outlet:0")
        for place in PRESSED_IN:
            await self.desk.tells_digest(place.chat)
            for said in ("/digest off", "/unfollow #moscow"):
                await self.says(said, place)
        for number, place in enumerate(PRESSED_IN):
            await self.says("/follow #moscow from:harbourtimes.example", place)
            await self.says("/follow #nba #paris germny", place)
            await self.says("/follow germny", place)
            tags = (Tag("moscow"), Tag("paris"))
            told = replace(report(article(50 + number, tags=tags)), topics=frozenset({"moscow"}))
            place_told = await self.desk.tells_story(place.chat, told)
            await self.press(self.desk.api.state.sent[place_told], "not")
            for said in ("/topics", "/latest", "/latest moscow", "/search council", "/settings"):
                await self.says(said, place)
            await self.says("/unfollow all", place)
        many = ", ".join(f"topic{number}" for number in range(11))
        for said in (
            f"/follow {many}",
            f"/follow {many.replace('c', 'k')}",
            "/topics",
            "/saved",
            "/start",
        ):
            await self.says(said)
        self.desk.api.script("sendMessage", Fault(drop_after=True), Fault(drop_after=True))
        await self.says(f"{self.site.url}/seed")
        await self.says(f"/addfeed {self.site.url}/feed", GROUP)
        for said in ("invite", "ban 999", "broadcast Hello"):
            await self.says(f"/admin {said}")
        await self.says("/admin")

    async def elsewhere(self) -> None:
        """Call the bot where it is not: as a guest, inline; a choice, and an answer that was lost."""
        api, seed = self.desk.api, f"{self.site.url}/seed"
        for said in ("", seed, "@precis_test_bot hello"):
            api.ask_as_guest(said, MEMBER)
            await self._take()
        api.script("answerGuestQuery", Fault(drop_after=True))
        api.ask_as_guest(seed, MEMBER)
        await self._take()
        for place, message in api.inline_messages().items():
            for data in (each for row in message.buttons for _, each in row):
                for _ in range(2):
                    api.press_inline(place, data, MEMBER)
                    await self._take()
        for typed_words in ("", seed):
            query = api.type_inline(typed_words, ADMIN)
            await self._take()
            for result in api.state.results[query]:
                for told in (True, False):
                    where = api.choose(query, result, typed_words, ADMIN, told=told)
                    if told:
                        await self._take()
                    elif api.inline_messages()[where].buttons:
                        api.press_inline(where, result, ADMIN)
                        await self._take()

    async def channel_from_afar(self) -> None:
        """Look after a channel in private: list, press, and what is for it."""
        await self.says("/channel")
        await self.buttons(PRIVATE)
        for said in ("/channel @nowhere", f"/channel {CHANNEL.chat}", "/topics", "/channel off"):
            await self.says(said)

    async def moves(self) -> None:
        """A group becomes a supergroup: what it followed goes on there."""
        self.desk.api.add_chat(MOVED.chat, MOVED.kind)
        self.desk.api.state.admins[MOVED.chat] = {ADMIN}
        await self.says("/follow #moscow", GROUP)
        await self.sends(GROUP, migrate_to_chat_id=MOVED.chat)
        self.moved = await self.says("/topics", MOVED)

    async def buttons(self, place: Place, *, last: bool = False) -> None:
        """Press each kind of button that is in a chat, twice, until there is no new one."""
        while found := self._fresh(place, last=last):
            message, data = found
            self.pressed[place.name].add(kind_of(data))
            # Twice; what is opened and shut is open in the end.
            for _ in range(3 if kind_of(data) == "acts" else 2):
                await self.press(message, data)

    def _fresh(self, place: Place, *, last: bool) -> tuple[SentMessage, str] | None:
        for message in self.desk.api.messages(place.chat):
            for _, data in (each for row in message.buttons for each in row):
                is_new = "://" not in data and kind_of(data) not in self.pressed[place.name]
                if is_new and (last or kind_of(data) not in LAST):
                    return message, data
        return None


def kind_of(data: str) -> str:
    """Return a button's data without what it is about."""
    kind, *rest = data.split(":")
    return ":".join([kind, *rest[:1]]) if kind in {"set", "settings", "wrong"} else kind


def _outcome(first: list[SentMessage], then: list[SentMessage]) -> str:
    """Return who is answered: by what is said to a member, and then to an admin."""
    refused = [m.text == topic_texts.ADMINS_ONLY.english for m in (*first, *then)]
    if not refused:
        return "no"
    return "yes" if not any(refused) else "admins"
