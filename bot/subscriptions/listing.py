"""Put the stories of a topic in order: the surest and largest first, what tells of one event together. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from bot.subscriptions.narrowing import WIDE, Narrowing
from summarizer.models import ArticleKind

#: Matches of which a reader would say that the article is about the topic, and of which he might.
_SURE, _LIKELY = 0.8, 0.5

_NEWS, _VIEWS, _LAST = range(3)

#: News before opinion, deals and lists last; kinds that are not here are news, as is what is unknown.
_PLACES: Mapping[str, int] = MappingProxyType(
    {
        ArticleKind.OPINION: _VIEWS,
        ArticleKind.REVIEW: _VIEWS,
        ArticleKind.HOW_TO: _VIEWS,
        ArticleKind.PRESS_RELEASE: _VIEWS,
        ArticleKind.LISTICLE: _LAST,
        ArticleKind.RECIPE: _LAST,
        ArticleKind.REFERENCE: _LAST,
        "deals": _LAST,
        "sponsored": _LAST,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedStory:
    """A story as a line of a list."""

    story_id: int
    title: str
    url: str

    #: Who printed it, as people know it, and how many did.
    outlet: str
    outlets: int = 1

    #: A key point; empty if there is none.
    point: str = ""
    point_link: str | None = None

    #: By which reports of its event are known (see ``summarizer.stories``).
    event_key: bytes = b""
    seen_at: datetime

    #: How surely it matches the topic, 0 to 1; None: not known.
    sureness: float | None = None

    #: What kind of article it is (``ArticleKind``), or ``sponsored``; None: not known.
    kind: str | None = None


#: Stories to the places of those of one event, each place once.
Group = Callable[[Sequence[ListedStory]], Sequence[Sequence[int]]]


@dataclass(frozen=True, slots=True)
class Event:
    """Stories of one event, the best first; one at least."""

    stories: tuple[ListedStory, ...]

    @property
    def weight(self) -> int:
        """How many printed it."""
        return sum(story.outlets for story in self.stories)

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Less is sooner."""
        place = min(_place(story) for story in self.stories)
        doubt = min(_doubt(story) for story in self.stories)
        return (place == _LAST, doubt, -self.weight, place)


@dataclass(frozen=True, slots=True)
class TopicList:
    """What there is of a topic, the surest and largest event first."""

    #: Its key, and as the chat wrote it.
    topic: str
    label: str

    events: tuple[Event, ...]

    #: What of it these are.
    narrowing: Narrowing = WIDE


def arrange_events(stories: Sequence[ListedStory], group: Group) -> tuple[Event, ...]:
    """Return the events of a topic's stories.

    Deals and lists are last; else the surer go before the less sure, of those as sure the ones that
    most outlets print, then news before opinion, then the newest.
    """
    best = sorted(stories, key=lambda s: (_place(s), _doubt(s), -s.outlets, -s.story_id))
    events = [Event(tuple(best[n] for n in sorted(places))) for places in group(best)]
    newest = sorted(events, key=lambda e: max(s.seen_at for s in e.stories), reverse=True)
    return tuple(sorted(newest, key=lambda event: event.rank))


def _place(story: ListedStory) -> int:
    return _PLACES.get(story.kind or "", _NEWS)


def _doubt(story: ListedStory) -> int:
    """Return a class of sureness, less is surer: hair's breadths must not outweigh an event's size."""
    sureness = _LIKELY if story.sureness is None else story.sureness
    return (sureness < _SURE) + (sureness < _LIKELY)
