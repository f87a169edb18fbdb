"""A story is rendered once a language, and told to each chat in its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import delete, func, select

from bot.models import Reply
from bot.render.language import ENGLISH
from bot.render.summary import render_story
from bot.storage.chats.chats import ChatStore
from bot.storage.engine.database import Database
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.schema import article as article_table
from bot.storage.schema import body, delivery
from bot.storage.stories.keeping import AMEND_AFTER
from bot.storage.stories.stories import StoryStore
from bot.storage.stories.topic_index import TopicIndex
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.digests import DigestStore
from bot.storage.telling.fan_outs import FanOutStore, Served
from bot.subscriptions.looks import Look
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings
from bot.telling.digests import Digests
from bot.telling.stories import Telling
from summarizer import summarize
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, Summary
from tests.bot.in_chats import text_of
from tests.bot.locales.pseudo import TAG, accented, languages
from tests.bot.stories.newsroom import article, follow, left_out, report, send_all

WHY = {"en": "Why?", TAG: accented("Why?")}
ALSO = {"en": "Also: ", TAG: accented("Also: {outlets}").split("{")[0]}


class World:
    """Chats that speak, and what tells them stories."""

    def __init__(self, database: Database, now: datetime) -> None:
        self.database = database
        self.now = now
        self.stories = StoryStore(database)
        self.summaries = 0

    async def chat(
        self, chat: int, language: str | None, settings: ChatSettings | None = None
    ) -> None:
        await follow(self.database, chat, self.now)
        if language:
            await ChatStore(self.database).speak(chat, language)
        if settings:
            await ChatStore(self.database).save(chat, settings, self.now)

    async def reported(self, outlet: str = "Harbour Times") -> None:
        brought = report(article(1, outlet))
        shown = partial(render_story, summarize(brought.article), ENGLISH)
        assert await self.stories.record(brought, shown, self.now)

    async def told(self) -> None:
        await Telling(
            FanOutStore(self.database),
            AmendmentStore(self.database),
            languages(),
            self.summarise,
            wake_sender=lambda: None,
            clock=lambda: self.now,
        ).work_off()

    async def summarise(self, shown: Article, points: int) -> Summary:
        self.summaries += 1
        return summarize(shown, points)

    async def owed(self) -> dict[int, Reply]:
        """Return what each chat is owed."""
        rows = await DeliveryStore(self.database).due(self.now, limit=99)
        return {text_of(row).chat_id: text_of(row).reply for row in rows}

    async def bodies(self) -> int:
        async with self.database.read() as connection:
            return int(await connection.scalar(select(func.count()).select_from(body)) or 0)


@pytest.fixture
def world(database: Database, now: datetime) -> World:
    return World(database, now)


def spoken(reply: Reply) -> str:
    """Return the language of a story, by its first button but one of the points."""
    texts = {button.text for row in reply.buttons for button in row}
    (tag,) = (tag for tag, text in WHY.items() if text in texts)
    return tag


async def test_each_chat_is_told_in_its_language(world: World) -> None:
    """One of a land in that of the language, one that is not known in English; made once each."""
    settings = ChatSettings(quiet=QuietHours(time(1), time(2)))
    await world.chat(5, None)
    await world.chat(6, TAG)
    await world.chat(7, f"{TAG}-cy")
    await world.chat(8, "xx")
    await world.chat(9, TAG, settings)
    await world.chat(10, None, settings)
    await world.reported()

    await world.told()

    told = {chat: spoken(reply) for chat, reply in (await world.owed()).items()}
    assert told == {5: "en", 6: TAG, 7: TAG, 8: "en", 9: TAG, 10: "en"}
    assert await world.bodies() == 2
    assert world.summaries == 1


async def test_a_message_is_edited_in_its_language(world: World) -> None:
    """By one summary; what is queued is sent with the new text."""
    for chat, language in ((5, None), (6, TAG), (7, TAG)):
        await world.chat(chat, language)
    await world.reported()
    await world.told()
    await send_all(world.database, world.now)
    await world.reported("Bridge Post")
    world.now += AMEND_AFTER

    await world.told()

    edits = await world.owed()
    assert {chat: spoken(reply) for chat, reply in edits.items()} == {5: "en", 6: TAG, 7: TAG}
    assert ALSO["en"] in edits[5].html
    assert all(ALSO[TAG] in edits[chat].html for chat in (6, 7))
    assert world.summaries == 2


async def test_each_chat_is_told_as_it_wants_articles_to_look(world: World) -> None:
    """In its language; those that want the same share a message, which is edited for all of them."""
    one, folded = Look(points=1), Look(points=1, folded=True)
    await world.chat(5, None)
    for chat, look in ((6, one), (7, one), (8, folded)):
        await world.chat(chat, TAG, ChatSettings(look=look))
    await world.chat(9, None, ChatSettings(look=one, quiet=QuietHours(time(1), time(2))))
    await world.reported()

    await world.told()

    def points() -> dict[int, tuple[int, str]]:
        return {chat: (told[chat].html.count("• "), spoken(told[chat])) for chat in told}

    told = await world.owed()
    assert {chat: points()[chat] for chat in (5, 6, 7, 9)} == {
        5: (2, "en"), 6: (1, TAG), 7: (1, TAG), 9: (1, "en"),
    }  # fmt: skip
    assert [part.count("• ") for part in told[8].html.split("<blockquote")] == [1, 1]
    assert await world.bodies() == 4
    await send_all(world.database, world.now)
    await world.reported("Bridge Post")
    world.now += AMEND_AFTER

    await world.told()

    told = await world.owed()
    assert points()[5] == (2, "en")
    assert points()[7] == (1, TAG)
    assert all("Bridge Post" in told[chat].html for chat in (5, 6, 7, 8, 9))


async def test_a_look_counts_where_there_is_english_alone(world: World, now: datetime) -> None:
    """Which language a chat has does not."""
    await world.chat(6, TAG, ChatSettings(look=Look(points=5)))
    await world.chat(7, TAG)
    await world.reported()
    claim = await FanOutStore(world.database).claims.claim(now)
    assert claim

    served = await FanOutStore(world.database).serve(claim.id, {"en"}, now)

    assert served.missing == {"en 5"}


async def test_a_language_that_came_meanwhile_is_amended_too(world: World, now: datetime) -> None:
    """It is due again, with all languages."""
    await world.chat(5, None)
    await world.reported()
    await world.told()
    await send_all(world.database, now)
    await world.reported("Bridge Post")
    amendments, fan_outs = AmendmentStore(world.database), FanOutStore(world.database)
    claim = await amendments.claims.claim(now + AMEND_AFTER)
    assert claim
    told = await amendments.load(claim.id)
    assert told
    assert await fan_outs.translate(told, {TAG: Reply("x")}, now)

    assert not await amendments.amend(told, {"en": Reply("y")}, now)

    again = await amendments.load(claim.id)
    assert again
    assert again.editions == {"en", TAG}
    assert not await fan_outs.translate(replace(told, outlets=()), {"ru": Reply("z")}, now)


async def test_a_story_that_cannot_be_rendered_anew_is_told_in_english(
    world: World, now: datetime
) -> None:
    """Nobody waits for a language: its article is not kept any more, or has no point now."""
    await world.chat(6, TAG)
    await world.reported()
    async with world.database.write() as connection:
        await connection.execute(delete(article_table))
    await world.told()
    assert {c: spoken(r) for c, r in (await world.owed()).items()} == {6: "en"}

    async def breaks(shown: Article, points: int) -> Summary:
        raise ReadingError(Unreadable.NOT_AN_ARTICLE, "none")

    world.summarise = breaks  # type: ignore[method-assign]
    await world.chat(7, TAG)
    await world.reported("Bridge Post")
    await world.told()
    assert spoken((await world.owed())[7]) == "en"


async def test_nobody_is_asked_for_a_language_where_there_is_one(
    world: World, now: datetime
) -> None:
    """Without others, all get the message in English."""
    await world.chat(6, TAG)
    await world.reported()
    fan_outs = FanOutStore(world.database)
    claim = await fan_outs.claims.claim(now)
    assert claim

    assert (await fan_outs.serve(claim.id, {"en", TAG}, now)).missing == {TAG}
    assert await world.owed() == {}
    assert await fan_outs.serve(claim.id, frozenset(), now) == Served()
    assert spoken((await world.owed())[6]) == "en"


async def test_a_sample_is_in_the_language_of_who_asks(world: World, now: datetime) -> None:
    """Beside the story's message in English, which others get."""
    await world.chat(5, None)
    await world.reported()
    await world.told()
    (newest,) = await TopicIndex(world.database).find("moscow", now - timedelta(days=1), 6)
    summary = summarize(article(1))
    render, greek = partial(render_story, summary, ENGLISH), languages().of(TAG)

    for chat in (6, 7):
        assert await world.stories.tell_one(
            newest,
            chat,
            None,
            render,
            now,
            own=(TAG, partial(render_story, summary, greek)),
        )

    assert {c: spoken(r) for c, r in (await world.owed()).items()} == {5: "en", 6: TAG, 7: TAG}
    assert await world.bodies() == 2


async def test_a_digest_is_in_the_language_of_its_chat(world: World, now: datetime) -> None:
    """Its head, its buttons and its days."""
    eight = ChatSettings(digest=DigestTime(time(8)))
    await world.chat(6, TAG, eight)
    await ChatStore(world.database).schedule_digest(6, now)
    await world.reported()
    await world.told()

    store = DigestStore(world.database, left_out)
    await Digests(store, languages(), lambda: None, lambda: now).work_off()

    assert (
        accented("Digest of {day}").replace("{day}", "5 Ιαν 2026") in (await world.owed())[6].html
    )


async def test_a_message_is_kept_as_long_as_its_translations(world: World, now: datetime) -> None:
    """The one in English goes after them."""
    await world.chat(6, TAG)
    await world.reported()
    await world.told()
    store, later = DeliveryStore(world.database), now + timedelta(days=90)
    await world.stories.prune(later)

    await store.prune(later)
    assert await world.bodies() == 2

    await send_all(world.database, now)
    await store.prune(later)
    await store.prune(later)
    assert await world.bodies() == 0
    async with world.database.read() as connection:
        assert await connection.scalar(select(func.count()).select_from(delivery)) == 0


async def test_a_chat_speaks_what_it_was_set_to(database: Database, now: datetime) -> None:
    """What its person's client says counts until then; other settings leave it."""
    chats = ChatStore(database)
    await chats.hear(5, "pt-br")
    await chats.hear(5, "ru")
    assert (await chats.settings(5)).language == "pt-br"

    await chats.save(5, ChatSettings(timezone="Europe/Berlin"), now)
    await chats.speak(5, "ru")
    await chats.hear(5, "pt-br")

    assert await chats.languages([5, 6]) == {5: "ru"}
    assert (await chats.settings(5)).timezone == "Europe/Berlin"
