"""Decide which story a report tells, and what follows from it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.feeds.entries import ToldFrom
from bot.newsroom.values import Report


@dataclass(frozen=True, slots=True)
class Alike:
    """A report that was recorded and has some bands in common with one that comes in."""

    story_id: int
    fingerprint: bytes

    #: How many bands.
    shared: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownReports:
    """What is known already when a report comes in."""

    #: The story of its audience that its very page told before: another feed lists it, too, or it
    #: says something else by now.
    told_before: int | None

    #: The fingerprint of what the message of that story shows, if that is this very page, told lately.
    shown: bytes | None = None

    #: Of stories of its audience, and of those of others; the likeliest first.
    alike: Sequence[Alike]
    elsewhere: Sequence[Alike]

    #: Of the stories of its audience that it may tell: those that its outlet printed already.
    printed: frozenset[int]

    #: Which of its topics somebody follows who may see it.
    followed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """What becomes of a report."""

    #: The story of which it is one more copy; None: it begins one.
    story_id: int | None

    #: Stories of other audiences that tell the same.
    twins: frozenset[int]

    #: Whether messages that tell the story are to name one more outlet.
    amends: bool

    #: Whether they are to show this report in place of what the page said before.
    updates: bool = False

    #: Topics by which the story is told; none: nobody follows it.
    topics: tuple[str, ...]


def place(report: Report, found: KnownReports) -> Placement:
    """Return what becomes of a report: new or a copy, told or not, and who is named beside it.

    One of a feed's past is kept, and is news to nobody.
    """
    is_news = report.past_at is None
    story_id = found.told_before
    if story_id is None:
        story_id = _copied(report.fingerprint, found.alike)
    return Placement(
        story_id=story_id,
        # Each for itself: stories of several audiences may all be the same one.
        twins=frozenset(
            one.story_id
            for one in found.elsewhere
            if _copied(report.fingerprint, [one]) is not None
        ),
        # A page that is read again brings no outlet; a new story may be news to what tells its twins.
        amends=is_news and found.told_before is None and story_id not in found.printed,
        updates=is_news and _is_read(report) and _tells_news(found.shown, report.fingerprint),
        topics=found.followed if is_news and not report.changed else (),
    )


def _is_read(report: Report) -> bool:
    """Whether a report is the article itself, not what a feed says of it."""
    return report.outcome is None or report.outcome.told is ToldFrom.READ


def _tells_news(shown: bytes | None, fingerprint: bytes) -> bool:
    if shown is None or shown == fingerprint:
        return False
    # As below.
    from summarizer.stories.fingerprint import Fingerprint  # noqa: PLC0415
    from summarizer.stories.updates import tells_news  # noqa: PLC0415

    return tells_news(Fingerprint.from_bytes(shown), Fingerprint.from_bytes(fingerprint))


def _copied(fingerprint: bytes, alike: Iterable[Alike]) -> int | None:
    """Return the story that has the most in common; None: it is no copy of any."""
    candidates = list(alike)
    if not candidates:
        return None
    # numpy comes with it, which a process without copies can do without.
    from summarizer.stories.choosing import choose_copy  # noqa: PLC0415
    from summarizer.stories.fingerprint import Fingerprint  # noqa: PLC0415

    read = Fingerprint.from_bytes
    return choose_copy(
        read(fingerprint), ((c.story_id, read(c.fingerprint), c.shared) for c in candidates)
    )
