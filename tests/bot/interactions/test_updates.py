"""What a person did, as updates tell it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update, User

from bot.interactions.interaction import ChatKind, Interaction, Press, SentFile
from bot.interactions.telegram import Telegram
from bot.interactions.updates import UpdateReader
from bot.locales.languages import shipped

#: As Telegram names all anonymous admins: https://core.telegram.org/bots/api#message
ANYBODY = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "pt-br"}
GROUP = {"id": -100, "type": "supergroup", "title": "G"}
CHANNEL = {"id": -200, "type": "channel", "title": "C"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Ada"}


class Named(Bot):
    """A bot that knows its name without asking."""

    @property
    def bot(self) -> User:
        return User(1, "Precis", is_bot=True, username="Precis_bot")


BOT = Named("1:stand-in")


class Asked(Telegram):
    """Says who is an admin, and remembers whom it was asked about."""

    def __init__(self, *admins: int) -> None:
        self.admins = admins
        self.about: list[tuple[int, int]] = []

    async def is_admin(self, chat_id: int, person: int) -> bool:
        self.about.append((chat_id, person))
        return person in self.admins


def read(telegram: Telegram | None = None, **event: Any) -> Interaction:
    """Read an update of an event."""

    async def known(key: str) -> bool:
        return key == "update:1:0"

    update = Update.de_json({"update_id": 1, **event}, BOT)
    found = UpdateReader(telegram or Asked(), known, shipped()).read(update)
    assert found is not None
    return found


def message(**facts: Any) -> dict[str, Any]:
    return {"message_id": 5, "date": 1, "chat": PRIVATE, "from": ADA} | facts


def text(said: str, *entities: tuple[str, int, int], **facts: Any) -> dict[str, Any]:
    spans = [{"type": kind, "offset": at, "length": n} for kind, at, n in entities]
    return message(text=said, entities=spans, **facts)


@pytest.mark.parametrize(
    ("event", "asker"),
    [
        ({"message": {"chat": GROUP, "from": ADA}}, 7),
        ({"message": {"chat": GROUP, "from": ANYBODY, "sender_chat": GROUP}}, -100),
        ({"message": {"chat": GROUP, "from": ANYBODY, "sender_chat": CHANNEL}}, -200),
        ({"channel_post": {"chat": CHANNEL, "sender_chat": CHANNEL}}, -200),
        ({"channel_post": {"chat": CHANNEL}}, -200),
    ],
)
def test_who_stays_anonymous_is_the_chat(event: dict[str, dict[str, object]], asker: int) -> None:
    """Admins of two groups are not one person, who would use up what the other may have kept."""
    named: dict[str, Any] = {
        kind: {"message_id": 1, "date": 1} | said for kind, said in event.items()
    }

    assert read(**named).asker == asker


def test_a_message_says_who_where_and_in_which_language() -> None:
    """The tag is as the client states it."""
    said = read(message=message(chat=GROUP, is_topic_message=True, message_thread_id=3, text="x"))

    assert (said.chat_id, said.chat_kind, said.message_id) == (-100, ChatKind.GROUP, 5)
    assert (said.thread_id, said.person, said.client_language) == (3, 7, "pt-br")
    assert read(channel_post={"message_id": 1, "date": 1, "chat": CHANNEL}).client_language is None


def test_a_reply_outside_of_a_forum_is_in_no_thread() -> None:
    """Telegram gives those such ids too."""
    assert read(message=message(message_thread_id=3, text="x")).thread_id is None


def test_a_command_is_parted_from_what_follows_it() -> None:
    """With its lines, and as one; so much of it is read."""
    said = read(message=text("/Follow@precis_bot  a\n b ", ("bot_command", 0, 18)))

    assert (said.command, said.lines, said.arguments) == ("follow", "a\n b", "a b")
    assert len(read(message=text("/x " + "y" * 999, ("bot_command", 0, 2))).arguments) == 500


def test_a_command_of_another_bot_is_none_of_ours() -> None:
    """But it is a command; a slash in a text, and a caption, are none."""
    other = read(message=text("/topics@other_bot x", ("bot_command", 0, 17)))
    inside = read(message=text("see /topics", ("bot_command", 4, 7)))
    spans = [{"type": "bot_command", "offset": 0, "length": 7}]
    caption = read(message=message(caption="/topics", caption_entities=spans))

    assert (other.command, other.is_command) == (None, True)
    for said in (inside, caption):
        assert (said.command, said.is_command) == (None, False)


def test_links_files_and_places_are_found() -> None:
    """Wherever a message has them."""
    linked = read(message=text("see b.example", ("url", 4, 9)))
    document = {"file_id": "F", "file_unique_id": "u", "file_name": "a.txt", "file_size": 3}
    sent = read(message=message(document=document))

    assert (linked.links, linked.written_links) == (("https://b.example",), ("b.example",))
    assert sent.file == SentFile("F", "a.txt", None, 3)
    assert read(message=message(location={"latitude": 1.5, "longitude": 2})).place == (1.5, 2)


def test_what_telegram_tells_of_a_chat_is_a_notice() -> None:
    """Nobody said it."""
    pinned = read(message=message(pinned_message=message(text="x")))
    moved = read(message=message(chat=GROUP, migrate_to_chat_id=-1001))

    assert pinned.is_notice
    assert (moved.is_notice, moved.moved_to) == (True, -1001)
    assert not read(message=message(text="x")).is_notice


def press(**facts: Any) -> dict[str, Any]:
    return {"id": "9", "from": ADA, "chat_instance": "1", "data": "more"} | facts


def test_a_press_names_its_message() -> None:
    """One out of Telegram's reach, too; one that was sent by way of another chat has no name."""
    near = read(callback_query=press(message=message(chat=GROUP)))
    far = read(callback_query=press(message={"message_id": 5, "date": 0, "chat": GROUP}))
    inline = read(callback_query=press(inline_message_id="A"))

    for pressed in (near, far):
        assert (pressed.chat_id, pressed.message_id) == (-100, 5)
        assert pressed.press == Press("9", "more")
    assert (inline.chat_id, inline.message_id) == (7, None)
    game: dict[str, Any] = press(data=None, game_short_name="chess")
    assert read(callback_query=game).press == Press("9", "")


def test_what_nobody_here_answers_is_no_interaction() -> None:
    """An edit, as yet."""
    update = Update.de_json({"update_id": 1, "edited_message": message(text="x")}, BOT)

    assert UpdateReader(Asked(), lambda _: pytest.fail("asked"), shipped()).read(update) is None


@pytest.mark.parametrize(
    ("event", "may"),
    [
        ({"message": message(text="x")}, True),
        ({"message": message(chat=GROUP, sender_chat=GROUP)}, True),
        ({"message": message(chat=GROUP, sender_chat=CHANNEL)}, None),
        ({"message": message(chat=GROUP)}, None),
        ({"channel_post": message(chat=CHANNEL, sender_chat=CHANNEL)}, True),
        ({"channel_post": {"message_id": 1, "date": 1, "chat": CHANNEL}}, False),
        ({"callback_query": press(message=message())}, True),
        ({"callback_query": press(message=message(chat=GROUP, sender_chat=GROUP))}, None),
        ({"callback_query": press(inline_message_id="A")}, False),
    ],
)
async def test_who_may_change_what_a_chat_gets(event: dict[str, Any], may: bool | None) -> None:
    """Telegram is asked where it matters, once; None: it is."""
    for admins in ((), (7,)):
        telegram = Asked(*admins)
        did = read(telegram, **event)
        expected = bool(admins) if may is None else may

        assert [await did.may_change(), await did.may_change()] == [expected] * 2
        assert telegram.about == [(did.chat_id, 7)] * (may is None)


async def test_answers_are_known_by_the_update() -> None:
    """After a restart, too."""
    said = read(message=message(text="x"))

    assert [await said.answered(), await said.answered(1)] == [True, False]
