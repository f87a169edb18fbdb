import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.fetching.followed import FollowedLink
from bot.models import ArticleId
from bot.storage.articles import article_budget
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database, open_database
from bot.storage.schema import article
from bot.storage.stories.stories import StoryStore
from summarizer.models import Article
from tests.bot.stories.newsroom import article as told_article
from tests.bot.stories.newsroom import plainly, report

URL, SHORT = "https://example.org/a", "https://sho.rt/1"
PERSON, OTHER = 7, 8
HOUR = timedelta(hours=1)


async def count(database: Database) -> int:
    async with database.write() as connection:
        return (await connection.execute(select(func.count()).select_from(article))).scalar_one()


async def test_found_by_the_links_that_were_followed(database: Database, now: datetime) -> None:
    """A short link and the one that answered lead to the same row."""
    store = ArticleStore(database)

    kept = await store.keep(Article(url=URL, title="A"), now, FollowedLink(SHORT, URL))

    assert await store.by_link(SHORT) == kept
    assert await store.by_link(URL) == kept
    assert await store.by_id(kept.id) == kept


async def test_what_a_page_calls_itself_finds_nothing(database: Database, now: datetime) -> None:
    """Neither an article for who asks for that link, nor the row that is kept for it."""
    store = ArticleStore(database)
    honest = await store.keep(Article(url=URL, title="Honest"), now, FollowedLink(URL, URL))

    evil = FollowedLink("https://example.org/evil", "https://example.org/evil")
    await store.keep(Article(url=URL, title="Evil"), now, evil)
    await store.keep(Article(url="https://example.org/b", title="Evil"), now, evil)

    assert await store.by_link(URL) == honest
    assert await store.by_id(honest.id) == honest
    assert await store.by_link("https://example.org/b") is None


async def test_what_was_kept_is_never_changed(database: Database, now: datetime) -> None:
    """A page says something else by now: its links lead there, and old messages to what they show."""
    store = ArticleStore(database)
    first = await store.keep(Article(url=URL, title="Before"), now, FollowedLink(SHORT, URL))

    second = await store.keep(Article(url=URL, title="After"), now + HOUR, FollowedLink(URL, URL))

    assert await store.by_id(first.id) == first
    assert await store.by_link(URL) == second
    # Where the short link leads by now, nobody looked.
    assert await store.by_link(SHORT) == first


async def test_a_page_that_says_the_same_is_the_same_row(database: Database, now: datetime) -> None:
    """By whichever link it was reached; it is kept for longer."""
    store = ArticleStore(database)
    first = await store.keep(Article(url=URL, title="A"), now, FollowedLink(SHORT, URL))

    again = await store.keep(Article(url=URL, title="A"), now + 2 * HOUR, FollowedLink(URL, URL))
    await store.prune(now + HOUR)

    assert again.id == first.id
    assert await store.by_id(first.id) == again
    assert await store.by_link(URL) == again
    short = await store.by_link(SHORT)
    assert short == first, "that link was not followed again"


async def test_two_that_read_a_page_at_once_both_keep_it(
    tmp_path: Path, database_url: str | None, database: Database, now: datetime
) -> None:
    """Two processes, the same links in either order: nobody fails, both rows can be shown."""

    async def keep(number: int) -> ArticleId:
        links = (SHORT, URL) if number % 2 else (URL, SHORT)
        async with open_database(tmp_path, database_url) as own:
            store = ArticleStore(own)
            kept = [
                await store.keep(Article(title=f"{number % 3}"), now, FollowedLink(*links), number)
                for _ in range(5)
            ]
        return kept[-1].id

    ids = await asyncio.gather(*map(keep, range(6)))

    store = ArticleStore(database)
    assert None not in [await store.by_id(article_id) for article_id in ids]
    assert await store.by_link(SHORT)
    assert await store.by_link(URL)


async def test_texts_and_secrets_are_found_by_no_link(database: Database, now: datetime) -> None:
    """They are kept for their buttons, each for itself."""
    store = ArticleStore(database)
    secret = "https://example.org/doc?token=abc"

    texts = [await store.keep(Article(title="A"), now, None, PERSON) for _ in range(2)]
    kept = await store.keep(Article(url=secret), now, FollowedLink(secret, secret), PERSON)

    assert len({*texts, kept}) == 3
    assert await store.by_id(kept.id) == kept
    assert await store.by_link(secret) is None


async def test_a_number_is_never_given_twice(database: Database, now: datetime) -> None:
    """What refers to an article that is gone finds no other's."""
    store = ArticleStore(database)
    gone = await store.keep(Article(title="A"), now)
    await store.shrink(0)

    assert (await store.keep(Article(title="B"), now)).id > gone.id
    assert await store.by_id(gone.id) is None


async def test_unknown_ones_are_none(database: Database) -> None:
    """Neither a link nor an id that was never kept is found."""
    store = ArticleStore(database)

    assert await store.by_link(URL) is None
    assert await store.by_id(ArticleId(1)) is None


async def test_old_ones_are_dropped_with_their_links(database: Database, now: datetime) -> None:
    """However many; what was read since stays."""
    store = ArticleStore(database)
    for number in range(130):
        url = f"{URL}/{number}"
        await store.keep(Article(url=url), now, FollowedLink(url, url))
    young = await store.keep(Article(url=URL), now + HOUR, FollowedLink(URL, URL))

    await store.prune(now + HOUR)

    assert await count(database) == 1
    assert await store.by_link(f"{URL}/0") is None
    assert await store.by_link(URL) == young


@pytest.fixture
def small_share(monkeypatch: pytest.MonkeyPatch) -> int:
    """A person may have some three of the articles of these tests."""
    monkeypatch.setattr(article_budget, "KEEP_A_PERSON_BYTES", 3500)
    return 3


def _long(title: object) -> Article:
    return Article(title=str(title), paragraphs=("x" * 1000,))


async def test_who_keeps_too_much_gives_up_the_oldest(
    database: Database, now: datetime, small_share: int
) -> None:
    """At once, and only his own; feeds have no share to exceed."""
    store = ArticleStore(database)
    others = await store.keep(_long("other"), now, None, OTHER)
    fed = [await store.keep(_long(f"fed {number}"), now) for number in range(5)]

    his = [
        await store.keep(_long(number), now + number * HOUR, None, PERSON) for number in range(6)
    ]

    left = [stored for stored in his if await store.by_id(stored.id)]
    assert left == his[-small_share:]
    assert all([await store.by_id(stored.id) for stored in (others, *fed)])


async def test_two_that_make_room_at_once_both_go_on(
    tmp_path: Path,
    database_url: str | None,
    database: Database,
    now: datetime,
    small_share: int,
) -> None:
    """Processes that read for one person: what one drops is what the other finds to be old."""

    async def keep(process: int) -> None:
        async with open_database(tmp_path, database_url) as own:
            store = ArticleStore(own)
            for number in range(12):
                url = f"{URL}/{number % 4}"
                at = now + number * HOUR
                await store.keep(_long(f"{process} {number}"), at, FollowedLink(SHORT, url), PERSON)

    await asyncio.gather(*map(keep, range(4)))

    assert await count(database) <= small_share + 3


async def test_one_that_is_too_large_by_itself_is_kept_for_nothing_else(
    database: Database, now: datetime, small_share: int
) -> None:
    """Those before it go; what comes after it takes its place."""
    store = ArticleStore(database)
    large = Article(title="large", paragraphs=("x" * 1000,) * 3)
    first = await store.keep(_long("first"), now, None, PERSON)
    second = await store.keep(large, now + HOUR, None, PERSON)
    third = await store.keep(_long("third"), now + 2 * HOUR, None, PERSON)

    found = [await store.by_id(stored.id) for stored in (first, second, third)]
    assert found == [None, None, third]


async def test_what_a_story_refers_to_is_not_his_alone(
    database: Database, now: datetime, small_share: int
) -> None:
    """An article that he shared is everybody's; so is one that a feed brought, too."""
    store = ArticleStore(database)
    shared = await store.keep(told_article(1), now, FollowedLink(URL, URL), PERSON)
    brought = await store.keep(told_article(2), now, FollowedLink(SHORT, SHORT), PERSON)
    await StoryStore(database).record(report(shared), plainly, now)
    await store.keep(told_article(2), now, FollowedLink(SHORT, SHORT))

    for number in range(1, 9):
        await store.keep(_long(number), now + number * HOUR, None, PERSON)

    assert await store.by_id(shared.id)
    assert await store.by_id(brought.id)


async def test_all_that_is_kept_has_an_end(database: Database, now: datetime) -> None:
    """People's oldest go first, then the oldest in all; no more than is too much."""
    store = ArticleStore(database)
    for number in range(130):
        await store.keep(_long(f"fed {number}"), now + number * HOUR)
    his = [
        await store.keep(_long(f"his {number}"), now + timedelta(days=9), None, PERSON)
        for number in range(70)
    ]
    async with database.write() as connection:
        held = (await connection.execute(select(func.sum(article.c.size_bytes)))).scalar_one()

    await store.shrink(held)
    assert await count(database) == 200

    await store.shrink(held * 3 // 4)
    assert await count(database) in range(148, 151)
    assert await store.by_id(his[0].id) is None
    assert await store.by_id(his[-1].id)

    await store.shrink(held // 4)
    assert await count(database) in range(48, 51)
    assert await store.by_id(his[-1].id) is None

    await store.shrink(0)
    assert await count(database) == 0
