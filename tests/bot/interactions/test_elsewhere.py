"""What people do in chats that the bot is not in, as updates tell it."""

from __future__ import annotations

from typing import Any

import pytest
from telegram import Update

from bot.interactions.elsewhere import GuestQuery, InlineChoice, InlineQuery
from bot.interactions.interaction import ChatKind, Interaction
from bot.interactions.message_links import links_in
from bot.interactions.speech import Speech
from bot.interactions.updates import UpdateReader
from bot.locales.languages import Languages, shipped
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from tests.bot.interactions.test_updates import ADA, ANYBODY, BOT, CHANNEL, GROUP, Asked, text
from tests.bot.locales.pseudo import TAG, languages

LINK = "https://example.org/a"


def read(kinds: Languages | None = None, **event: Any) -> Interaction | None:
    async def known(_: str) -> bool:
        return False

    update = Update.de_json({"update_id": 1, **event}, BOT)
    return UpdateReader(Asked(), known, kinds or shipped()).read(update)


def call(said: str, *entities: tuple[str, int, int], **facts: Any) -> dict[str, Any]:
    return text(said, *entities, **({"chat": GROUP, "guest_query_id": "77"} | facts))


def under(said: str) -> dict[str, Any]:
    return text(said, ("url", said.index("http"), len(said) - said.index("http")), chat=GROUP)


def test_a_guest_is_read_as_the_person_and_never_as_the_chat() -> None:
    """Another chat, which the bot is in, may have that id."""
    asked = read(guest_message=call("@bot", reply_to_message=under(f"see {LINK}")))

    assert asked is not None
    assert (asked.chat_id, asked.chat_kind, asked.asker) == (7, ChatKind.ELSEWHERE, 7)
    assert (asked.elsewhere, asked.links) == (GuestQuery("77"), (LINK,))
    assert (asked.message_id, asked.is_private, asked.command) == (None, False, None)


def test_a_guests_own_link_goes_before_that_of_his_friend() -> None:
    """He wrote it for this call."""
    own = "@bot https://example.org/own"
    asked = read(guest_message=call(own, ("url", 5, 23), reply_to_message=under(LINK)))

    assert asked is not None
    assert asked.links == ("https://example.org/own",)


@pytest.mark.parametrize(
    ("who", "asker"),
    [
        ({"from": ANYBODY, "sender_chat": GROUP}, -100),
        ({"from": ANYBODY, "sender_chat": CHANNEL}, -200),
        ({"from": ANYBODY}, None),
        ({"from": ADA, "guest_query_id": None}, None),
    ],
)
def test_other_bots_are_not_answered(who: dict[str, Any], asker: int | None) -> None:
    """An anonymous admin has a bot's name, and is none."""
    asked = read(guest_message=call("@bot", **who))

    assert (asked.asker if asked else None) == asker


def test_a_query_and_a_choice_are_read_with_their_links() -> None:
    """No client marks them there."""
    typed = {"id": "78", "from": ADA, "query": f"  {LINK}. ", "offset": ""}
    asked = read(inline_query=typed)
    chosen = {"result_id": "card", "from": ADA, "query": LINK, "inline_message_id": "AAQ1"}
    chose = read(chosen_inline_result=chosen)

    assert asked is not None
    assert chose is not None
    assert (asked.elsewhere, asked.links, asked.chat_id) == (InlineQuery("78"), (LINK,), 7)
    assert (chose.elsewhere, chose.links) == (InlineChoice("card", "AAQ1"), (LINK,))
    assert read(chosen_inline_result=chosen | {"inline_message_id": None}) is None


def test_a_press_names_the_message_that_it_is_under() -> None:
    """Where that is in no chat of the bot's."""
    query = {"id": "q", "from": ADA, "chat_instance": "1", "data": "x", "inline_message_id": "AAQ1"}
    pressed = read(callback_query=query)

    assert pressed is not None
    assert pressed.press is not None
    assert (pressed.press.inline_message_id, pressed.message_id) == ("AAQ1", None)


@pytest.mark.parametrize(
    ("typed", "links"),
    [
        ("https://example.org/a?b=c#d", ("https://example.org/a?b=c#d",)),
        ("HTTP://EXAMPLE.ORG/A", ("HTTP://EXAMPLE.ORG/A",)),
        ("example.org", ("https://example.org",)),
        ("see news.example.org/a, please", ("https://news.example.org/a",)),
        (" пример.рф", ("https://пример.рф",)),
        ("see example.org", ()),
        (f"{LINK} {LINK}?utm_source=x", (LINK,)),
        ("", ()),
        ("moscow", ()),
        ("3.14", ()),
        ("ada@example.org", ()),
        ("javascript://example.org/", ()),
        ("..org", ()),
        ("a" * 256, ()),
        ("a." * 128, ()),
    ],
)
def test_links_are_found_as_they_are_typed(typed: str, links: tuple[str, ...]) -> None:
    """With a scheme, or by the name at the end of a host."""
    assert links_in(typed) == links


async def test_a_guest_is_answered_in_his_own_language(database: Database) -> None:
    """That of his private chat, else of his client, of which nothing is kept."""
    chats, spoken = ChatStore(database), languages()
    speech = Speech(chats, spoken)
    guest = read(spoken, guest_message=call("@bot", **{"from": ADA | {"language_code": TAG}}))
    assert guest is not None

    assert (await speech.hear(guest)).language.tag == TAG
    assert await chats.languages([7]) == {}
    await chats.speak(7, "en")
    assert (await speech.hear(guest)).language.tag == "en"
