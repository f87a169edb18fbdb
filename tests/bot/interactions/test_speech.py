"""In which language somebody is answered."""

from __future__ import annotations

import pytest

from bot.interactions.speech import Speech
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from tests.bot.interactions.people import ADA, GROUP, did, pressed
from tests.bot.locales.pseudo import TAG, languages


@pytest.mark.parametrize(
    ("chat", "client", "own", "spoken"),
    [
        (ADA, TAG, None, TAG),
        (ADA, f"{TAG}-CY", None, TAG),
        (ADA, None, None, "en"),
        (ADA, "xx", None, "en"),
        (ADA, "no tag", None, "en"),
        (ADA, TAG, "en", "en"),
        (ADA, "en", TAG, TAG),
        (GROUP, TAG, None, "en"),
        (GROUP, "en", TAG, TAG),
    ],
)
async def test_a_chats_own_language_goes_before_that_of_its_person(
    database: Database, chat: int, client: str | None, own: str | None, spoken: str
) -> None:
    """Which counts in private alone; a group is answered in English until it says otherwise."""
    chats = ChatStore(database)
    if own:
        await chats.speak(chat, own)
    speech = Speech(chats, languages())

    asked = await speech.hear(did(chat, client_language=client))

    assert asked.language.tag == spoken


async def test_what_a_client_says_first_is_kept(database: Database) -> None:
    """As it says it: a language that comes with a later version is spoken then. Of a group, nothing."""
    chats = ChatStore(database)
    speech = Speech(chats, languages())

    for client in ("pt_BR", TAG):
        await speech.hear(did(client_language=client))
    await speech.hear(did(GROUP, client_language=TAG))

    assert await chats.languages([ADA, GROUP]) == {ADA: "pt-br"}


async def test_a_press_alone_keeps_nothing(database: Database) -> None:
    """It is answered in the person's language: who was forgotten stays that."""
    chats = ChatStore(database)
    asked = await Speech(chats, languages()).hear(pressed("forget", client_language=TAG))

    assert asked.language.tag == TAG
    assert await chats.languages([ADA]) == {}


async def test_the_language_is_recalled_without_hearing(database: Database) -> None:
    """Of a group and of a person as they were heard; of others nothing is kept."""
    chats = ChatStore(database)
    speech = Speech(chats, languages())
    await chats.speak(GROUP, TAG)

    tags = [
        (await speech.recall(did(chat, client_language=TAG))).language.tag for chat in (GROUP, ADA)
    ]

    assert tags == [TAG, "en"]
    assert await chats.languages([ADA]) == {}
