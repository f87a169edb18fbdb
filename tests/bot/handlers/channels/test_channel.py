"""/channel: what is done in private to a channel."""

from __future__ import annotations

from typing import Any

import pytest

from bot.handlers.channels.channel import ChannelCommand
from bot.handlers.topics.topics import TopicCommands
from bot.interactions.answering import Answering
from bot.interactions.channels import Channels
from bot.interactions.interaction import Aside, ChatKind, Interaction
from bot.interactions.presses import Presses
from bot.models import Channel, Menu, Shown
from bot.outgoing import EditText, SendText
from bot.render import settings_texts as texts
from bot.render import topic_texts
from bot.render.html import JOINER
from bot.render.language import ENGLISH
from bot.storage.chats.channels import MOST, ChannelStore
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, Buttons, Client, Shelf, did, given, pressed, typed
from tests.bot.stories.newsroom import follow

HARBOUR, OTHER = -1001234567890, -1001234567891


class Telegrams(Client):
    """Channels by their names, and who is an admin where."""

    def __init__(self) -> None:
        super().__init__()
        self.admins = {(HARBOUR, ADA)}

    async def is_admin(self, chat_id: int, person: int) -> bool:
        return (chat_id, person) in self.admins

    async def channel(self, name: str | int) -> Channel | None:
        known = {"@harbour": HARBOUR, HARBOUR: HARBOUR, "@others": OTHER}
        return Channel(known[name], "Harbour & <News>") if name in known else None


class Desk:
    """A person's private chat, and the channels that he looks after."""

    def __init__(self, database: Database) -> None:
        self.telegram, self.store = Telegrams(), ChannelStore(database)
        self.reader = Reader(database)
        self.owed = self.reader.owed
        self.buttons = Buttons()
        channels = Channels(self.store, self.telegram)
        presses = Presses(self.buttons.messages, Shelf(), self.owed, self.telegram, channels)
        self.channel = ChannelCommand(self.store, presses, self.telegram)
        self.topics = TopicCommands(
            self.reader.following, presses, self.reader.watching, lambda: ""
        )
        answering = Answering(self.owed, (), channels)
        commands = (self.channel.command(), *self.reader.commands, *self.topics.commands())
        self.handlers = [
            *map(answering.command, commands),
            *self.channel.handlers(),
            *self.topics.handlers(),
        ]

    async def types(self, text: str, chat: int = ADA, **more: Any) -> SendText:
        assert await given(self.handlers, typed(text, chat, **more))
        return self.owed.sent[-1]

    async def press(
        self, data: str, menu: Menu, about: int | None = None, **more: Any
    ) -> str | None:
        """Press a button of a message in private; returns what is said of it."""
        press = pressed(data, menu=menu, **more)
        assert press.message_id is not None
        self.buttons.messages.shown[press.chat_id, press.message_id] = Shown(
            article_id=None, menu=menu, asked_by=ADA, about=about
        )
        assert await given(self.handlers, press)
        return self.telegram.ended[-1]

    async def comes(self, chat: int = HARBOUR, *, goes: bool = False, person: int = ADA) -> None:
        """Have somebody make the bot an admin of a channel, or end that."""
        told: Interaction = did(
            chat, chat_kind=ChatKind.CHANNEL, is_notice=True, message_id=None, person=person,
            brings_us=not goes, ends_us=goes, chat_title="Harbour & <News>",
        )  # fmt: skip
        assert await given(self.handlers, told)


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_a_channel_is_chosen_and_followed_for(desk: Desk) -> None:
    """Each answer is given in private, and names it; /channel off ends that."""
    await desk.comes()
    listed = await desk.types("/channel")
    assert [b.data for row in listed.reply.buttons for b in row] == [f"channel:{HARBOUR}"]
    await desk.press(f"channel:{HARBOUR}", Menu.CHANNELS)

    said = await desk.types("/follow #moscow")
    assert (said.chat_id, said.about) == (ADA, HARBOUR)
    assert said.reply.html.startswith("📣 <b>Harbour &amp; &lt;News&gt;</b>\nYou follow #moscow.")
    assert await desk.reader.topics(HARBOUR) == {"moscow"}
    assert await desk.reader.topics(ADA) == set()

    off = await desk.types("/channel off")
    assert off.reply.html == ENGLISH.say(texts.CHANNEL_OFF)
    own = await desk.types("/follow #paris")
    assert (own.about, await desk.reader.topics(ADA)) == (None, {"paris"})
    assert await desk.reader.topics(HARBOUR) == {"moscow"}


async def test_who_looks_after_no_channel_is_told_how(desk: Desk) -> None:
    """There is none below to choose."""
    said = await desk.types("/channel")

    assert said.reply.html.endswith(ENGLISH.say(texts.CHANNEL_HOW_NONE))
    assert said.reply.buttons == ()


async def test_what_begins_to_be_followed_is_not_posted(desk: Desk) -> None:
    """A sample is for who follows for himself."""
    await desk.reader.reads(1)
    await desk.store.choose(ADA, Channel(HARBOUR, "x"))

    said = await desk.types("/follow #moscow")

    assert await desk.reader.owes() == []
    assert ENGLISH.say(topic_texts.NEWEST_ABOVE) not in said.reply.html


async def test_nor_is_what_was_meant_by_a_slip(desk: Desk) -> None:
    """A press of the suggestion is made in private as well."""
    await desk.reader.reads(1)
    asked = did(HARBOUR, chat_kind=ChatKind.CHANNEL, aside=Aside(ADA, "x"))
    await follow(desk.reader.database, HARBOUR, NOW, "moscwo")

    await desk.reader.follow_commands.instead(asked, "moscow", "moscwo")

    assert await desk.reader.topics(HARBOUR) == {"moscow"}
    assert await desk.reader.owes() == []


@pytest.mark.parametrize(
    "name", ["@harbour", "harbour", "t.me/harbour", "https://t.me/harbour", str(HARBOUR)]
)
async def test_it_goes_by_its_name_or_its_link(desk: Desk, name: str) -> None:
    """As its admins have it at hand."""
    await desk.types(f"/channel {name}")

    assert await desk.store.chosen(ADA) == Channel(HARBOUR, "Harbour & <News>")


@pytest.mark.parametrize("name", ["@others", "@nowhere", "a b", "-100", "<b>", "@x" * 40])
async def test_nobody_looks_after_what_is_not_his(desk: Desk, name: str) -> None:
    """He is told no more than of one that there is not; nor does a press help."""
    await desk.comes(OTHER, person=99)

    said = await desk.types(f"/channel {name}")
    await desk.press(f"channel:{OTHER}", Menu.CHANNELS)

    unknown = ENGLISH.say(texts.CHANNEL_UNKNOWN)
    assert (said.reply.html, desk.owed.edits[-1].reply.html) == (unknown, unknown)
    assert await desk.store.chosen(ADA) is None


async def test_who_is_no_admin_any_more_changes_nothing(desk: Desk) -> None:
    """By a command, nor by a button of a list that he has still; nor does he see what it follows."""
    await desk.store.choose(ADA, Channel(HARBOUR, "x"))
    await follow(desk.reader.database, HARBOUR, NOW)
    desk.telegram.admins.clear()

    for text in ("/follow #paris", "/topics", "/unfollow all"):
        said = (await desk.types(text)).reply.html
        assert said.endswith(ENGLISH.say(texts.CHANNEL_LOST))
    no = await desk.press("unfollow:0:moscow", Menu.TOPICS, about=HARBOUR)
    assert no == ENGLISH.say(topic_texts.ADMINS_ONLY)
    assert await desk.press("topics:0", Menu.TOPICS, about=HARBOUR) is not None
    assert await desk.reader.topics(HARBOUR) == {"moscow"}
    assert await desk.reader.topics(ADA) == set()


async def test_buttons_are_for_the_channel_whose_list_it_is(desk: Desk) -> None:
    """Whatever was chosen since; the message stays where it is, and names the channel."""
    for chat in (ADA, HARBOUR):
        await follow(desk.reader.database, chat, NOW)

    assert await desk.press("unfollow:0:moscow", Menu.TOPICS, about=HARBOUR) is None

    assert (await desk.reader.topics(HARBOUR), await desk.reader.topics(ADA)) == (set(), {"moscow"})
    edit = desk.owed.edits[-1]
    assert isinstance(edit, EditText)
    assert (edit.chat_id, edit.about) == (ADA, HARBOUR)
    assert edit.reply.html.replace(JOINER, "").startswith(f"📣 <b>{HARBOUR}</b>\n")


async def test_a_channel_that_the_bot_left_is_still_meant(desk: Desk) -> None:
    """By who chose it, who is told so: else his next command would be for his own chat."""
    for chat in (HARBOUR, OTHER):
        await desk.comes(chat)
    await desk.types("/channel @harbour")
    desk.telegram.admins.clear()
    for chat in (HARBOUR, OTHER):
        await desk.comes(chat, goes=True)

    assert [each.id for each in await desk.store.of(ADA)] == [HARBOUR]
    assert "/channel off" in (await desk.types("/unfollow all")).reply.html


async def test_a_person_has_so_many(desk: Desk) -> None:
    """One that is chosen is kept all the same; a title is as it was last."""
    for number in range(MOST + 2):
        await desk.store.keep(-number - 1, ADA, "x")
    await desk.store.keep(-1, ADA, "new")
    await desk.store.choose(ADA, Channel(-99, "y"))

    known = await desk.store.of(ADA)
    assert len(known) == MOST + 1
    assert Channel(-1, "new") in known
    assert await desk.store.chosen(ADA) == Channel(-99, "y")
    assert await desk.store.of(99) == ()


async def test_other_commands_are_for_the_chat_where_they_are_given(desk: Desk) -> None:
    """Links stay the person's; a group's commands are the group's."""
    await desk.store.choose(ADA, Channel(HARBOUR, "x"))

    said = await desk.types("/follow #moscow", -100)

    assert (said.chat_id, said.about) == (-100, None)
    assert await desk.reader.topics(-100) == {"moscow"}
