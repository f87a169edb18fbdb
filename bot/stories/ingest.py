"""An article comes in, by a feed or because it was shared: record what it tells."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

import structlog

from bot.errors import FetchError, Unfetched
from bot.feeds.entries import Outcome, QueuedEntry, ToldFrom
from bot.feeds.publisher import same_publisher
from bot.fetching.followed import FollowedLink
from bot.fetching.links import clean_link
from bot.fetching.secret_links import looks_secret
from bot.metrics.families import STORIES
from bot.metrics.meter import UNMEASURED, Metrics
from bot.models import ArticleId, Page, StoredArticle
from bot.newsroom.values import Recorded, Report, Source
from bot.render.attribution import outlet_name
from bot.render.language import ENGLISH
from bot.render.names import is_name_of
from bot.render.summary import render_story
from bot.storage.stories.stories import StoryStore
from bot.stories.analysis import Analysis
from bot.stories.feed_text import FeedText
from bot.subscriptions.looks import POINTS
from bot.subscriptions.values import FEED_PREFIX
from summarizer.errors import ReadingError
from summarizer.models import FOREIGN_FEED, Article, Notice, Tag
from summarizer.topics.words.keys import hashtag

log = structlog.stdlib.get_logger(__name__)

#: Of a feed's categories; some feeds list all of their site's.
_MAX_CATEGORIES = 12

Fetch = Callable[[str], Awaitable[Page]]

#: Bytes, link and media type to an article; raises ReadingError.
Read = Callable[[bytes, str, str | None], Awaitable[Article]]

#: An article and a number of points; raises ReadingError.
Analyse = Callable[[Article, int], Awaitable[Analysis]]

#: A feed's own text to an article; raises ReadingError.
ReadText = Callable[[FeedText], Awaitable[Article]]

#: Why a page was not had whose link is not shown either.
_NO_LINKS = frozenset({Unfetched.BAD_LINK, Unfetched.ADDRESS_NOT_ALLOWED})


class Ingest:
    """Reads articles and records them as stories."""

    def __init__(
        self,
        fetch: Fetch,
        read: Read,
        analyse: Analyse,
        read_text: ReadText,
        *,
        store: StoryStore,
        told: Callable[[], None],
        clock: Callable[[], datetime],
        metrics: Metrics = UNMEASURED,
    ) -> None:
        """Set up.

        Args:
            fetch: Gets a page as a robot does that nobody waits for.
            read: Reads it, in a worker.
            analyse: Looks at an article from all sides, in a worker.
            read_text: Makes an article of a feed's own text, in a worker.
            store: Keeps stories.
            told: Called when a story was recorded that somebody follows.
            clock: The time.
            metrics: Told what became of each report.
        """
        self._fetch = fetch
        self._read = read
        self._analyse = analyse
        self._read_text = read_text
        self._store = store
        self._told = told
        self._clock = clock
        self._metrics = metrics

    async def entry(self, queued: QueuedEntry) -> None:
        """Fetch, read and record what a feed lists; the entry is done with it.

        Raises:
            FetchError: The page could not be had; BAD_LINK: its link is a secret of somebody's.
            ReadingError: It is no article.
        """
        # It is found by the very link that was fetched.
        url = clean_link(queued.entry.url)
        if looks_secret(url):
            raise FetchError(Unfetched.BAD_LINK, "a link with a secret is no story")
        own = _speaks_for(queued, url)
        if own and queued.entry.whole and await self._whole(queued, url):
            return
        page = await self._fetch(url)
        read = await self._read(page.body, page.url, page.content_type)
        if own and _says_more(queued, read):
            raise FetchError(Unfetched.PAYWALLED, "the feed says more than the page")
        followed = FollowedLink.to(url, page.url)
        shown = replace(read, url=followed.shown(read.url))
        article = _with_what_the_feed_says(shown, queued, page.url)
        await self._record(article, queued, followed=followed, outcome=Outcome(ToldFrom.READ))

    async def from_feed(self, queued: QueuedEntry, why: str) -> bool:
        """Record what the feed itself says of an entry whose page could not be had.

        Args:
            queued: The entry, which is done with it.
            why: A slug of the error.

        Returns:
            False if it says nothing, or if its link is none that may be shown.

        Raises:
            ReadingError: The text costs too much.
            FetchError: BUSY.
        """
        url = clean_link(queued.entry.url)
        if why in _NO_LINKS or looks_secret(url) or not queued.entry.title:
            return False
        own = _speaks_for(queued, url)
        mark = Notice.FEED_TEXT if own else Notice.FOREIGN_FEED_TEXT
        article = await self._read_text(_text_of(queued, url, mark))
        told = ToldFrom.FEED if article.paragraphs else ToldFrom.HEADLINE
        await self._record_text(article, queued, url, Outcome(told, why))
        return True

    async def _whole(self, queued: QueuedEntry, url: str) -> bool:
        """Record the article that the feed of its publisher carries whole; False if it has no point."""
        article = await self._read_text(_text_of(queued, url, None))
        try:
            await self._record_text(article, queued, url, Outcome(ToldFrom.READ))
        except ReadingError:
            return False
        return True

    async def _record_text(
        self, article: Article, queued: QueuedEntry, url: str, outcome: Outcome
    ) -> None:
        tagged = _with_what_the_feed_says(article, queued, url)
        await self._record(
            tagged, queued, listed_url=FollowedLink.to(url, url).own, outcome=outcome
        )

    async def shared(self, stored: StoredArticle, chat_id: int) -> Recorded | None:
        """Record an article that a chat shares; it is not told there again.

        Raises:
            ReadingError: It has no point to make.
        """
        # A feed may have brought it, whose word for what it is about is that of its own readers.
        own = tuple(tag for tag in stored.article.tags if tag.channel != FOREIGN_FEED)
        article = replace(stored.article, tags=own)
        return await self._record(article, None, chat_id=chat_id, article_id=stored.id)

    async def _record(
        self,
        article: Article,
        queued: QueuedEntry | None,
        *,
        followed: FollowedLink | None = None,
        listed_url: str | None = None,
        outcome: Outcome | None = None,
        chat_id: int | None = None,
        article_id: ArticleId | None = None,
    ) -> Recorded | None:
        analysed = await self._analyse(article, POINTS)
        summary = analysed.summary
        feed_id = queued.feed.id if queued else None
        of_feed = {f"{FEED_PREFIX}{feed_id}"} if feed_id else set()
        report = Report(
            article=summary.article,
            followed=followed,
            article_id=article_id,
            source=Source(feed_id, chat_id),
            listed_url=listed_url,
            entry_id=queued.id if queued else None,
            outcome=outcome,
            changed=queued.changed if queued else False,
            past_at=queued.dated_at if queued and queued.past else None,
            outlet=outlet_name(article),
            topics=analysed.topics | of_feed,
            matches=analysed.matches,
            tags=analysed.tags,
            point=analysed.point,
            fingerprint=analysed.fingerprint,
            event_key=analysed.event_key,
            names=analysed.names,
            ties=analysed.ties,
            bands=analysed.bands,
        )

        render = partial(render_story, summary, ENGLISH)
        recorded = await self._store.record(report, render, self._clock())
        if recorded is None:
            log.warning(
                "left out: its source is banned or brings too much, or what changed was told to nobody",
                feed_id=feed_id,
                chat_id=chat_id,
            )
            self._metrics.count(STORIES, "left-out")
            return None
        self._metrics.count(STORIES, "new" if recorded.new else "folded")
        log.info(
            "story" if recorded.new else "copy of a story",
            story_id=recorded.story_id,
            feed_id=feed_id,
            followed=recorded.told,
        )
        self._told()
        return recorded


def _speaks_for(queued: QueuedEntry, url: str) -> bool:
    """Whether the site that a page is of says what the feed does.

    A site's address that redirects elsewhere may be anybody's: what answered there speaks, whoever
    is asked for it.
    """
    return same_publisher(queued.entry.said_at or queued.feed.url, url)


def _text_of(queued: QueuedEntry, url: str, mark: Notice | None) -> FeedText:
    own = mark is not Notice.FOREIGN_FEED_TEXT
    return FeedText(
        url=url,
        title=queued.entry.title,
        publisher=_publisher(queued.feed.title, url) if own else None,
        published=queued.dated_at if queued.entry.published else None,
        blocks=queued.entry.blocks,
        mark=mark,
    )


def _publisher(title: str, url: str) -> str | None:
    """Return the name that a feed gives itself if its host clearly goes by it; None: the host is surer."""
    return title if is_name_of(title, url) else None


def _says_more(queued: QueuedEntry, read: Article) -> bool:
    """Whether a feed has more of an article than what its page shows before a wall."""
    said = sum(len(block.text) for block in queued.entry.blocks)
    return Notice.PAYWALL in read.notices and said > len(read.text)


def _with_what_the_feed_says(article: Article, queued: QueuedEntry, url: str) -> Article:
    """Add a feed's categories and label as tags, and what the page itself does not say.

    A feed that is not of the page's publisher routes what it lists, and says nothing of it.

    Args:
        article: As the page has it.
        queued: What the feed lists.
        url: The link that answered with the page.
    """
    entry, label = queued.entry, queued.feed.label
    own = _speaks_for(queued, url)
    named = [(label, "label")] if label else []
    channel = "feed" if own else FOREIGN_FEED
    named += [(category, channel) for category in entry.categories[:_MAX_CATEGORIES]]
    known = set(article.tags)
    added: dict[str, Tag] = {}
    for name, said_by in named:
        if (tag := hashtag(name)) and tag not in known:
            added.setdefault(tag, Tag(tag, label=name, channel=said_by))
    tagged = replace(article, tags=(*article.tags, *added.values()))
    if not own:
        return tagged
    return replace(
        tagged,
        title=article.title or entry.title,
        published=article.published or queued.dated_at,
    )
