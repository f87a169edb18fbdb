"""A digest as messages: one, or as many as the limit makes of it."""

from __future__ import annotations

from collections.abc import Iterator

from bot.models import Reply
from bot.render import texts
from bot.render.html import (
    MAX_ENTITIES,
    MAX_UTF16_UNITS,
    entity_count,
    link,
    shown,
    utf16_units,
)
from bot.render.names import MAX_OUTLET_LENGTH
from bot.subscriptions.digest import Digest, DigestEvent, DigestStory

#: Events of a topic that are told with a key point; the others with their headline.
_WITH_POINT = 12

#: Lines; so many fit a message whatever is in them.
_UNPARTED = 5

_MAX_TITLE_LENGTH = 200
_MAX_POINT_LENGTH = 300
_MAX_NAME_LENGTH = 60


def render_digest(digest: Digest) -> tuple[Reply, ...]:
    """Return the digest's messages; a story is never cut in two."""
    messages: list[str] = []
    for block in _blocks(digest):
        longer = f"{messages[-1]}\n\n{block}" if messages else block
        if messages and not _fits(longer):
            messages.append(block)
        elif messages:
            messages[-1] = longer
        else:
            messages.append(block)
    return tuple(map(Reply, messages))


def _fits(html: str) -> bool:
    return utf16_units(html) <= MAX_UTF16_UNITS and entity_count(html) <= MAX_ENTITIES


def _blocks(digest: Digest) -> Iterator[str]:
    """Yield what may not be parted; a topic's name goes with its first event."""
    yield _head(digest)
    for topic in digest.topics:
        name = f"<b>{_name(topic.label)}</b>"
        for number, event in enumerate(topic.events):
            lines = list(_event(event, with_point=number < _WITH_POINT))
            # An event of a hundred reports may be cut in two; one of a few is not.
            for start in range(0, len(lines), _UNPARTED):
                head = [name] if number == start == 0 else []
                yield "\n".join(head + lines[start : start + _UNPARTED])


def _head(digest: Digest) -> str:
    day = texts.DIGEST_HEAD.format(day=f"{digest.day.day} {digest.day:%b %Y}")
    if digest.late_since is None:
        return f"<b>{day}</b>"
    late = texts.DIGEST_LATE.format(time=f"{digest.late_since:%H:%M}")
    return f"<b>{day}</b>\n{late}"


def _event(event: DigestEvent, *, with_point: bool) -> Iterator[str]:
    first, *others = event.stories
    yield f"• {_title(first)} — {_outlet(first)}"
    point = shown(first.point, _MAX_POINT_LENGTH)
    if point and with_point:
        yield f"{point} {link('↗', first.point_link)}" if first.point_link else point
    for other in others:
        yield f"  ◦ {_title(other)} — {_outlet(other)}"


def _title(story: DigestStory) -> str:
    return link(shown(story.title, _MAX_TITLE_LENGTH) or _name(story.outlet), story.url)


def _outlet(story: DigestStory) -> str:
    name = shown(story.outlet, MAX_OUTLET_LENGTH)
    return f"{name} +{story.outlets - 1}" if story.outlets > 1 else name


def _name(text: str) -> str:
    return shown(text, _MAX_NAME_LENGTH)
