"""What a person did, as updates tell it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Bot, Update, User

from bot.interactions.interaction import Answered, ChatKind, Interaction, Press, SentFile
from bot.interactions.telegram import Telegram
from bot.interactions.updates import UpdateReader
from bot.locales.languages import shipped
from bot.models import Button, Reply, SentKind

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
        return key == "message:7:5:0"

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


def unread(**event: Any) -> bool:
    """Whether nobody here answers an update."""
    update = Update.de_json({"update_id": 1, **event}, BOT)
    return UpdateReader(Asked(), lambda _: pytest.fail("asked"), shipped()).read(update) is None


OTHER_BOT = {"id": 9, "is_bot": True, "first_name": "Other", "username": "other_bot"}
US = {"id": 1, "is_bot": True, "first_name": "Precis", "username": "Precis_bot"}


def test_a_press_shows_its_message() -> None:
    """As it would be sent again; one that is out of reach does not."""
    rows = [[{"text": "A", "callback_data": "a"}, {"text": "B", "url": "https://b.example"}]]
    shown = text(
        "x <a.example", ("bold", 0, 1), ("url", 3, 9), reply_markup={"inline_keyboard": rows}
    )
    pressed_at = read(callback_query=press(message=shown)).press
    gone = read(callback_query=press(message={"chat": PRIVATE, "message_id": 5, "date": 0})).press

    assert pressed_at is not None
    assert pressed_at.face == Reply("<b>x</b> &lt;a.example", ((Button("A", "a"),),))
    assert gone is not None
    assert gone.face is None


def test_what_nobody_here_answers_is_no_interaction() -> None:
    """What bots say, this one by way of a person too; and that the bot is gone."""
    assert unread(message=text("x", chat=GROUP) | {"from": OTHER_BOT})
    assert unread(message=text("x", via_bot=US))
    assert unread(edited_message=text("x") | {"from": OTHER_BOT})
    assert unread(my_chat_member=change("member", "left"))
    assert unread(my_chat_member=change("member", "administrator"))
    assert unread(my_chat_member=change("left", "member", chat=PRIVATE))
    assert unread(
        chat_boost={
            "chat": GROUP,
            "boost": {
                "boost_id": "1",
                "add_date": 1,
                "expiration_date": 2,
                "source": {"source": "premium", "user": ADA},
            },
        }
    )


def test_a_channel_and_an_anonymous_admin_are_no_bots() -> None:
    """By their accounts they are."""
    assert not unread(message=text("x", chat=GROUP, sender_chat=GROUP) | {"from": ANYBODY})
    assert not unread(message=text("x", via_bot=OTHER_BOT))


def change(before: str, now: str, **facts: Any) -> dict[str, Any]:
    """Return a change of what the bot is in a chat."""
    rights = (
        "can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats "
        "can_restrict_members can_promote_members can_change_info can_invite_users "
        "can_post_stories can_edit_stories can_delete_stories"
    )
    told: dict[str, Any] = {"chat": GROUP, "from": ADA, "date": 1} | facts
    for name, status in (("old_chat_member", before), ("new_chat_member", now)):
        told[name] = {"status": status, "user": US} | dict.fromkeys(rights.split(), False)
        told[name]["until_date"] = 0
    return told


@pytest.mark.parametrize(
    "event",
    [
        {"message": message(chat=GROUP, new_chat_members=[ADA, US])},
        {"message": message(chat=GROUP, group_chat_created=True)},
        {"my_chat_member": change("left", "member")},
        {"my_chat_member": change("kicked", "administrator")},
    ],
)
def test_the_bot_is_brought_into_a_group(event: dict[str, Any]) -> None:
    """Telegram tells of it in several ways."""
    brought = read(**event)

    assert (brought.brings_us, brought.chat_id, brought.person) == (True, -100, 7)
    assert not read(message=message(chat=GROUP, new_chat_members=[ADA])).brings_us


@pytest.mark.parametrize("before", ["left", "member", "administrator"])
def test_the_bot_becomes_an_admin_of_a_channel_or_is_none_any_more(before: str) -> None:
    """Whatever it was before: its title may have changed."""
    channel = {"id": -300, "type": "channel", "title": "News"}
    comes = read(my_chat_member=change(before, "administrator", chat=channel))
    goes = read(my_chat_member=change(before, "left", chat=channel))

    assert (comes.brings_us, comes.ends_us, comes.chat_title) == (True, False, "News")
    assert (goes.brings_us, goes.ends_us, goes.is_notice) == (False, True, True)
    assert (comes.chat_kind, comes.chat_id, comes.person) == (ChatKind.CHANNEL, -300, 7)


@pytest.mark.parametrize(
    ("said", "addressed"),
    [
        (text("@precis_bot x", ("mention", 0, 11)), True),
        (message(text="Precis", chat=GROUP, entities=[{"type": "text_mention", "offset": 0, "length": 6, "user": US}]), True),
        (text("/sum@Precis_bot", ("bot_command", 0, 15)), True),
        (text("/sum", ("bot_command", 0, 4)), False),
        (text("/sum@other_bot", ("bot_command", 0, 14)), False),
        (text("@precis_bots", ("mention", 0, 12)), False),
        (message(text="Ada", entities=[{"type": "text_mention", "offset": 0, "length": 3, "user": ADA}]), False),
    ],
)  # fmt: skip
def test_a_message_calls_the_bot_by_its_name(said: dict[str, Any], *, addressed: bool) -> None:
    """By a mention, or behind a command."""
    assert read(message=said).addressed is addressed


def test_the_message_that_is_answered_is_read_too() -> None:
    """But for the one that made a forum's topic, which each message there answers."""
    linked = text("see b.example/x", ("url", 4, 11))
    said = read(message=message(text="x", reply_to_message=linked))
    ours = read(message=message(text="x", reply_to_message=text("y") | {"from": US}))
    topic = {"name": "T", "icon_color": 1}
    made = read(message=message(text="x", reply_to_message=message(forum_topic_created=topic)))

    number = linked["message_id"]
    assert said.replies_to == Answered(
        ("https://b.example/x",), "see b.example/x", message_id=number
    )
    assert ours.replies_to
    assert (ours.replies_to.text, ours.replies_to.is_ours) == ("y", True)
    assert made.replies_to is None


def test_a_press_has_the_message_that_its_own_answers() -> None:
    """As far as Telegram shows it."""
    answer = message(text="slow", reply_to_message=text("b.example/x", ("url", 0, 11))) | {
        "from": US
    }
    query = {"id": "1", "from": ADA, "chat_instance": "0", "data": "x"}
    one = read(callback_query=query | {"message": answer})
    gone = read(callback_query=query | {"message": message(date=0)})

    assert one.replies_to
    assert one.replies_to.links == ("https://b.example/x",)
    assert gone.replies_to is None


def test_an_edit_gives_no_command() -> None:
    """Its answers are those of the message as it was."""
    edited = read(edited_message=text("/pause b.example", ("bot_command", 0, 6), ("url", 7, 9)))

    assert (edited.is_edit, edited.command, edited.is_command) == (True, None, True)
    assert edited.links == ("https://b.example",)
    assert edited.key == read(message=message(text="x")).key


FILE = {"file_id": "F", "file_unique_id": "u"}


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"story": {"chat": CHANNEL, "id": 1}}, SentKind.STORY),
        ({"voice": FILE | {"duration": 1}}, SentKind.VOICE),
        ({"video_note": FILE | {"duration": 1, "length": 1}}, SentKind.VIDEO),
        ({"animation": FILE | {"duration": 1, "width": 1, "height": 1}, "document": FILE}, SentKind.ANIMATION),
        ({"photo": [FILE | {"width": 1, "height": 1}]}, SentKind.PICTURE),
        ({"document": FILE}, SentKind.FILE),
        ({"text": "x"}, None),
        ({"dice": {"value": 1, "emoji": "x"}}, None),
    ],
)  # fmt: skip
def test_a_message_is_of_a_kind(facts: dict[str, Any], kind: SentKind | None) -> None:
    """An animation comes with a document as well."""
    assert read(message=message(**facts)).kind is kind


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


async def test_answers_are_known_by_the_message() -> None:
    """After a restart, too."""
    said = read(message=message(text="x"))

    assert [await said.answered(), await said.answered(1)] == [True, False]
