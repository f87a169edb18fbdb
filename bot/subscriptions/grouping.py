"""Which stories of a list tell of one event. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from bot.subscriptions.listing import ListedStory

#: Stories among which events are looked for: the time grows with the cube of their number.
_GROUPED = 200


def group(stories: Sequence[ListedStory]) -> Sequence[Sequence[int]]:
    """Return the places of stories of one event, each place once; thousands take a second."""
    if len(stories) < 2:
        return [[place] for place in range(len(stories))]
    # numpy comes with it, which a process without lists can do without.
    from summarizer.stories.events import EventKey  # noqa: PLC0415
    from summarizer.stories.grouping import group_events  # noqa: PLC0415

    reports = [(EventKey.from_bytes(s.event_key), s.seen_at) for s in stories]
    return [
        [start + place for place in places]
        for start in range(0, len(reports), _GROUPED)
        for places in group_events(reports[start : start + _GROUPED])
    ]
