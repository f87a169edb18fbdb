"""What a chat received is found by its words, the same by both databases."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, text

from bot.newsroom.lines import Lines
from bot.newsroom.search_words import parse_query
from bot.storage.articles import search
from bot.storage.articles.articles import ArticleStore
from bot.storage.articles.search import SearchStore
from bot.storage.engine.database import Database
from bot.storage.schema import digest_item, searchable, shown
from bot.storage.stories.stories import StoryStore
from summarizer import Article
from tests.bot.conftest import NOW
from tests.bot.stories.newsroom import article, follow, record, report

ADA, BOB = 7, 8

TEXTS = (
    "The councils approved the bridge on Thursday.",
    "Die Brücke über den Fluß wurde gesperrt.",
    "東京都の知事は橋を承認した。",
    "대통령은 서울대학교를 방문했다.",
    "В Москве закрыли мосты.",
    "ประธานาธิบดีเปิดสะพานแห่งใหม่",
    "قال الرئيس إن الجسر مغلق",
    "राष्ट्रपति ने नया पुल खोला",
)


async def shows(database: Database, chat: int, number: int) -> None:
    """Have a message of a chat show an article."""
    async with database.write() as connection:
        row = {"chat_id": chat, "message_id": number, "article_id": number, "asked_by": chat}
        await connection.execute(insert(shown).values(row))


async def reads(database: Database, *texts: str, chat: int = ADA) -> None:
    """Have a chat shown articles with these texts, numbered from 1."""
    for said in texts:
        read = Article.from_text(said, title=said)
        kept = await ArticleStore(database).keep(read, NOW)
        await shows(database, chat, kept.id)


async def found(database: Database, typed: str, chat: int = ADA) -> list[str]:
    lines = await SearchStore(database).find(chat, parse_query(typed), 0, 99)
    return [line.title for line in lines.lines]


#: What is typed, and the text that it finds.
QUERIES = {
    "council bridges": 0,
    "THURSDAY appro": 0,
    "brucke fluss": 1,
    "知事": 2,
    "橋": 2,
    "京都の": 2,
    "대통령": 3,
    "대학교": 3,
    "москва мост": 4,
    "สะพาน": 5,
    "رئيس الجسر": 6,
    "राष्ट्रपति पुल": 7,
}


async def test_each_language_is_found_by_its_words(database: Database) -> None:
    """In any form, and within words where no blanks part them; nothing else is."""
    await reads(database, *TEXTS)

    for typed, number in QUERIES.items():
        assert await found(database, typed) == [TEXTS[number]], typed


async def test_all_words_have_to_be_there(database: Database) -> None:
    """A run of letters in its order; the newest first."""
    await reads(database, "bridge harbour", "bridge school", "京東")

    assert await found(database, "bridge") == ["bridge school", "bridge harbour"]
    assert await found(database, "bridge station") == []
    assert await found(database, "東京") == []


async def test_a_chat_finds_what_it_has_alone(database: Database) -> None:
    """In its messages and in its digests; not what others have, nor what waits for a digest."""
    await reads(database, "bridge one")
    await reads(database, "bridge two", chat=BOB)
    store = StoryStore(database)
    told, waits = [await record(store, report(article(number)), NOW) for number in (1, 2)]
    await follow(database, BOB, NOW)
    async with database.write() as connection:
        for one, at in ((told, NOW), (waits, None)):
            line = {"chat_id": BOB, "story_id": one.story_id, "topic": "moscow", "told_at": at}
            await connection.execute(insert(digest_item).values(line))

    assert await found(database, "bridge") == ["bridge one"]
    assert await found(database, "bridge", BOB) == [
        "Moscow council approved bridge 1",
        "bridge two",
    ]
    assert await found(database, "school", BOB) == []
    assert await found(database, "bridge", 99) == []


async def test_a_page_is_cut_out_of_all(database: Database) -> None:
    """One that is not there any more is the last."""
    await reads(database, *(f"bridge {number}" for number in range(5)))
    store, terms = SearchStore(database), parse_query("bridge")

    page = await store.find(ADA, terms, 2, 2)
    last = await store.find(ADA, terms, 99, 2)

    assert (page.total, page.start, [line.title for line in page.lines]) == (
        5,
        2,
        ["bridge 2", "bridge 1"],
    )
    assert (last.start, len(last.lines)) == (4, 1)


async def test_what_is_not_kept_any_more_is_not_found(database: Database) -> None:
    """Its words go with it, from the index, too."""
    await reads(database, "bridge")
    await ArticleStore(database).prune(NOW + timedelta(days=1))

    async with database.write() as connection:
        assert (await connection.execute(select(searchable))).all() == []
        if not database.is_postgres:
            words = text(
                "SELECT count(*) FROM searchable_words WHERE searchable_words MATCH 'bridge'"
            )
            assert await connection.scalar(words) == 0


async def test_what_earlier_versions_kept_is_found_later(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch at a time, until there is none left; what comes meanwhile at once."""
    monkeypatch.setattr(search, "_BATCH", 2)
    await reads(database, "bridge 1", "bridge 2", "bridge 3")
    async with database.write() as connection:
        await connection.execute(delete(searchable))
    store = SearchStore(database)

    assert await found(database, "bridge") == []
    await reads(database, "bridge 4")
    assert await found(database, "bridge") == ["bridge 4"]
    assert [await store.catch_up() for _ in range(3)] == [True, False, False]
    assert len(await found(database, "bridge")) == 4


@given(typed=st.text(min_size=1, max_size=40))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
async def test_no_query_breaks(database: Database, typed: str) -> None:
    """Whatever is typed; the database takes it as words, of which a chat that received nothing has none."""
    if terms := parse_query(typed):
        assert await SearchStore(database).find(ADA, terms, 0, 10) == Lines(
            total=0, start=0, lines=()
        )
