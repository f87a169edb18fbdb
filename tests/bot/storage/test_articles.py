from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncEngine

from bot.models import ArticleId
from bot.storage.articles import ArticleStore
from summarizer.models import Article

URL = "https://example.org/a"


async def test_found_by_its_own_link_and_by_the_one_that_was_sent(
    engine: AsyncEngine, now: datetime
) -> None:
    """A short link and the canonical one lead to the same row."""
    store = ArticleStore(engine)

    kept = await store.keep(Article(url=URL, title="A"), now, asked_for="https://sho.rt/1")

    assert await store.by_link("https://sho.rt/1") == kept
    assert await store.by_link(URL) == kept
    assert await store.by_id(kept.id) == kept


async def test_reading_again_replaces_what_was_kept(engine: AsyncEngine, now: datetime) -> None:
    """The id stays, so that buttons under old answers show the new text."""
    store = ArticleStore(engine)
    first = await store.keep(Article(url=URL, title="Before"), now)

    second = await store.keep(Article(url=URL, title="After"), now + timedelta(hours=2))

    assert second.id == first.id
    assert await store.by_id(first.id) == second


async def test_texts_are_kept_apart(engine: AsyncEngine, now: datetime) -> None:
    """Two pasted texts have no link to be one by."""
    store = ArticleStore(engine)

    ids = {(await store.keep(Article(title=title), now)).id for title in ("A", "A")}

    assert len(ids) == 2


async def test_unknown_ones_are_none(engine: AsyncEngine) -> None:
    """Neither a link nor an id that was never kept is found."""
    store = ArticleStore(engine)

    assert await store.by_link(URL) is None
    assert await store.by_id(ArticleId(1)) is None


async def test_old_ones_are_dropped_with_their_links(engine: AsyncEngine, now: datetime) -> None:
    """After pruning, the link is unknown, and can be kept again."""
    store = ArticleStore(engine)
    await store.keep(Article(url=URL), now, asked_for="https://sho.rt/1")

    await store.prune(now + timedelta(days=1))

    assert await store.by_link("https://sho.rt/1") is None
    assert (await store.keep(Article(url=URL), now)).article.url == URL
