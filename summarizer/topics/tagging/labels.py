"""What pages, feeds and operators say an article is about, beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from summarizer.models import Article
from summarizer.topics.words.keys import topic_key

#: Tags and parts of an address that are looked at.
_MAX_TAGS = 50
_MAX_PARTS = 6

#: The operator's label for a feed, which needs no proof.
_OPERATOR = "label"

#: Channels written for search engines, or leading anywhere.
_DOUBTFUL = frozenset({"keywords", "tag-link"})

#: What a feed says of its entry.
_FEEDS = frozenset({"feed", "foreign-feed"})


@dataclass(frozen=True, slots=True)
class Label:
    """A tag that names a topic."""

    #: As the page spells it.
    shown: str

    #: Its place among the article's tags, the first 0.
    rank: int

    #: Where the page says it.
    channel: str

    @property
    def trust(self) -> int:
        """Return 1 where it may be of the whole site, 2 of feeds, else 3."""
        if self.channel in _DOUBTFUL:
            return 1
        return 2 if self.channel in _FEEDS else 3


@dataclass(frozen=True, slots=True)
class Labels:
    """Those of one article, by topic."""

    #: The most trusted of those that name a topic.
    tags: Mapping[str, Label]

    #: Topics of the operator's labels, which need no proof, and of the feed's categories.
    of_operator: frozenset[str]
    of_feed: frozenset[str]

    #: The topic of its section, and how the page spells that; "" where it has none.
    section: str
    section_shown: str

    #: Topics that its address names as folders: ``/sport/tennis/...``.
    folders: frozenset[str]

    def is_doubtful(self, topic: str) -> bool:
        """Tell whether what names a topic may be of the whole site."""
        tag = self.tags.get(topic)
        return tag is not None and tag.trust == 1 and topic not in self.of_feed


def is_trusted(channel: str) -> bool:
    """Tell whether a page's tag is of this very article, by where it stands."""
    return channel not in {*_DOUBTFUL, *_FEEDS, _OPERATOR, ""}


def labels_of(article: Article) -> Labels:
    """Return what the page says; of two tags for one topic the more trusted counts, else the first."""
    tags: dict[str, Label] = {}
    channels: dict[str, set[str]] = {}
    for rank, tag in enumerate(article.tags[:_MAX_TAGS]):
        if key := topic_key(tag.label):
            label = Label(tag.label, rank, tag.channel)
            tags[key] = max(tags.get(key, label), label, key=lambda one: one.trust)
            channels.setdefault(key, set()).add(tag.channel)
    folders = unquote(urlsplit(article.url).path).split("/")[1:-1]
    return Labels(
        tags=tags,
        of_operator=frozenset(key for key, among in channels.items() if _OPERATOR in among),
        of_feed=frozenset(key for key, among in channels.items() if among & _FEEDS),
        section=topic_key(article.section or ""),
        section_shown=article.section or "",
        folders=frozenset(filter(None, map(topic_key, folders[:_MAX_PARTS]))),
    )
