"""Stories as lines of lists."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, func, select

from bot.storage.schema import copy, story
from bot.subscriptions.listing import ListedStory
from summarizer.topics.relevance.evidence import Match

#: What ``listed_story`` reads.
LISTED = (
    story.c.id,
    story.c.title,
    story.c.url,
    story.c.outlet,
    story.c.point,
    story.c.seen_at,
    story.c.event_key,
    story.c.matches,
    story.c.kind,
    select(func.count(copy.c.outlet.distinct()))
    .where(copy.c.story_id == story.c.id)
    .scalar_subquery()
    .label("outlets"),
)


def listed_story(row: Row[*tuple[Any, ...]], match: Match | None) -> ListedStory:
    """Return a row of the columns ``LISTED`` as a line of a topic's list.

    Args:
        row: The story's.
        match: How surely it matches the topic; None: not known.
    """
    return ListedStory(
        story_id=row.id,
        title=row.title,
        url=row.url,
        outlet=row.outlet,
        outlets=row.outlets,
        point=row.point.get("text", ""),
        point_link=row.point.get("link"),
        event_key=row.event_key,
        seen_at=row.seen_at,
        sureness=match.sureness if match else None,
        kind=row.kind,
    )
