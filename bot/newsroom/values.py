"""What is reported, by whom, for whom, and which story it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.feeds.entries import EntryId, Outcome
from bot.fetching.followed import FollowedLink
from bot.models import ArticleId, StoredArticle
from bot.newsroom.packed_topics import has_topic
from bot.subscriptions.narrowing import Origin
from summarizer.models import Article, KeyPoint
from summarizer.topics.relevance.evidence import Match


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may see a story; neither: everybody."""

    #: This chat alone.
    chat_id: int | None = None

    #: The chats that have this feed.
    feed_id: int | None = None


EVERYBODY = Audience()


@dataclass(frozen=True, slots=True)
class Source:
    """What brought a report: one of the two; neither: the operator's own hand."""

    feed_id: int | None = None

    #: The chat that shared it.
    chat_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """An article that came in, and what is to be known to find its story and its readers."""

    article: Article

    #: The link that led to it; None: it is kept already, or no page was fetched.
    followed: FollowedLink | None

    #: The link that a feed lists it by, cleaned, where the feed's text was read and no page.
    listed_url: str | None = None

    #: Its row, where it was kept for a person who shares it; None: it is to be kept.
    article_id: ArticleId | None = None

    #: What brought it. A chat that shared it has it.
    source: Source

    #: The feed's entry, which is done with it, and what that tells of it; None: no feed brought it.
    entry_id: EntryId | None = None
    outcome: Outcome | None = None

    #: When it was published, if it is of the past of its feed: it is found by who looks for it, and
    #: told to nobody. None: it is news.
    past_at: datetime | None = None

    #: Whether its page was told before and was changed since: it tells no story of its own.
    changed: bool = False

    #: Who printed it, as people know it.
    outlet: str

    #: Keys of all topics that it matches.
    topics: frozenset[str]

    #: How surely, and by what; see ``bot.storage.stories.match_json``. None: not known.
    matches: bytes | None = None

    #: The few that it is tagged with: key and label.
    tags: tuple[tuple[str, str], ...]

    #: The first key point; None: it has none.
    point: KeyPoint | None

    fingerprint: bytes
    event_key: bytes

    #: Whom and what it names, and those that may tie it to what it follows up.
    names: bytes
    ties: tuple[int, ...]

    #: Those of copies have some in common.
    bands: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Where a report went."""

    story_id: int
    article_id: ArticleId

    #: Whether nobody reported it before to those who may see it.
    new: bool

    #: Whether somebody follows what it is about.
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMessage:
    """What tells a story."""

    story_id: int

    #: In English.
    body_id: int
    article: StoredArticle

    #: Who else printed it.
    outlets: tuple[str, ...]

    #: The editions in which it is there (see ``bot.subscriptions.looks``), ``en`` among them.
    editions: frozenset[str]

    #: When its page told news last since it was told first; None: it did not.
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundStory:
    """A story that matches a topic."""

    story_id: int

    #: None: its article is not kept any more.
    article_id: ArticleId | None
    title: str
    url: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Matching:
    """What some stories are about."""

    packed: tuple[bytes, ...]

    #: By topic, how surely and by what; of stories from before nothing is known.
    matches: Mapping[str, Match]

    #: Where they were printed.
    origin: Origin

    def has(self, topic: str) -> bool:
        """Whether any is about a topic."""
        return any(has_topic(packed, topic) for packed in self.packed)
