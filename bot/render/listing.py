"""Lists of stories by topic and event: what digests and /latest have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from bot.models import Button
from bot.render import topic_texts as texts
from bot.render.html import (
    MAX_ENTITIES,
    MAX_UTF16_UNITS,
    clean,
    entity_count,
    link,
    shorten,
    shown,
    utf16_units,
)
from bot.render.language import Language
from bot.render.names import MAX_OUTLET_LENGTH
from bot.subscriptions.listing import Event, ListedStory, TopicList

#: Events of a topic in one message.
EVENTS = 5

#: Other reports of an event that are listed; more are counted.
_REPORTS = 3

#: Events of each topic, and how many of these have a key point: the first of these shapes in which
#: all topics fit a message is taken.
_SHAPES = ((5, 5), (5, 2), (5, 1), (5, 0), (3, 1), (3, 0), (2, 0), (1, 0))

#: The shape of topics that do not all fit one, as many as do.
_OF_MANY = (2, 1)

_MAX_TITLE_LENGTH = 200
_MAX_POINT_LENGTH = 300
_MAX_NAME_LENGTH = 60
_MAX_BUTTON_LABEL = 24

#: Characters that clients show of a button that shares its row.
_HALF_A_ROW = 34


@dataclass(frozen=True, slots=True)
class Clock:
    """By which a list tells times: those of its day as hours, others as days."""

    day: date
    zone: tzinfo

    def tell(self, moment: datetime, language: Language) -> str:
        """Return when something was, ``14:05`` or ``3 Jan``."""
        local = moment.astimezone(self.zone)
        today = local.date() == self.day
        return language.clock(local) if today else language.short_date(local)


@dataclass(frozen=True, slots=True)
class FittedList:
    """A list that fits a message."""

    html: str

    #: Of each topic that is listed, how many events are.
    shown: tuple[int, ...]


def list_topics(
    head: str, topics: Sequence[TopicList], clock: Clock, language: Language
) -> FittedList:
    """Return topics with their first events: all of them if they fit a message, else the first."""
    for shape in _SHAPES:
        blocks = [_topic(topic, clock, language, shape) for topic in topics]
        if _fits(html := "\n\n".join([head, *blocks])):
            return FittedList(html, tuple(min(len(t.events), shape[0]) for t in topics))
    blocks = _fitting(head, (_topic(topic, clock, language, _OF_MANY) for topic in topics))
    listed = topics[: len(blocks)]
    counts = tuple(min(len(topic.events), _OF_MANY[0]) for topic in listed)
    return FittedList("\n\n".join([head, *blocks]), counts)


def list_events(head: str, events: Sequence[Event], clock: Clock, language: Language) -> FittedList:
    """Return the first events of one topic, ``EVENTS`` at most."""
    first = (_event(event, clock, language, with_point=True) for event in events[:EVENTS])
    blocks = _fitting(head, first)
    return FittedList("\n\n".join([head, *blocks]), (len(blocks),))


def more_text(count: int, language: Language, label: str = "") -> str:
    """Return what a button says behind which more events are; of a topic among others with its name."""
    if not label:
        return language.say(texts.MORE, count=count)
    name = shorten(clean(label), _MAX_BUTTON_LABEL)
    return language.say(texts.MORE_OF, label=name, count=count)


def in_rows(buttons: Sequence[Button]) -> tuple[tuple[Button, ...], ...]:
    """Return buttons two in a row; one that is too long for half of it has a row of its own."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        beside = rows[-1] if rows else ()
        if len(beside) == 1 and max(len(beside[0].text), len(button.text)) <= _HALF_A_ROW:
            rows[-1] = (*beside, button)
        else:
            rows.append((button,))
    return tuple(rows)


def topic_name(label: str) -> str:
    """Return a topic as a heading, HTML."""
    return f"<b>{shown(label, _MAX_NAME_LENGTH)}</b>"


def _topic(topic: TopicList, clock: Clock, language: Language, shape: tuple[int, int]) -> str:
    most, with_point = shape
    events = (
        _event(event, clock, language, with_point=number < with_point)
        for number, event in enumerate(topic.events[:most])
    )
    return "\n".join([topic_name(topic.label), *events])


def _event(event: Event, clock: Clock, language: Language, *, with_point: bool) -> str:
    return "\n".join(_lines(event, clock, language, with_point=with_point))


def _lines(event: Event, clock: Clock, language: Language, *, with_point: bool) -> Iterator[str]:
    first, *others = event.stories
    yield f"• {_title(first)} — {_outlet(first)} · {clock.tell(first.seen_at, language)}"
    point = shown(first.point, _MAX_POINT_LENGTH)
    if point and with_point:
        yield f"{point} {link('↗', first.point_link)}" if first.point_link else point
    for other in others[:_REPORTS]:
        yield f"  ◦ {_title(other)} — {_outlet(other)}"
    if len(others) > _REPORTS:
        yield f"  ◦ +{len(others) - _REPORTS}"


def _title(story: ListedStory) -> str:
    title = shown(story.title, _MAX_TITLE_LENGTH) or shown(story.outlet, _MAX_NAME_LENGTH)
    return link(title, story.url)


def _outlet(story: ListedStory) -> str:
    name = shown(story.outlet, MAX_OUTLET_LENGTH)
    return f"{name} +{story.outlets - 1}" if story.outlets > 1 else name


def _fitting(head: str, blocks: Iterator[str]) -> list[str]:
    """Return the first blocks that fit a message below its head."""
    kept: list[str] = []
    for block in blocks:
        if not _fits("\n\n".join([head, *kept, block])):
            break
        kept.append(block)
    return kept


def _fits(html: str) -> bool:
    return utf16_units(html) <= MAX_UTF16_UNITS and entity_count(html) <= MAX_ENTITIES
