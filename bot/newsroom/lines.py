"""Articles as lines of a list that is turned page by page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.subscriptions.listing import ListedStory


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleLine:
    """An article, or a story, in a list."""

    #: May be empty.
    title: str

    #: Empty: it is a text that somebody pasted.
    url: str

    #: Who printed it; may be empty.
    outlet: str

    #: When it was read, or saved.
    at: datetime

    @classmethod
    def of(cls, story: ListedStory) -> ArticleLine:
        """Return a story's line."""
        return cls(title=story.title, url=story.url, outlet=story.outlet, at=story.seen_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A page of a list."""

    #: How many there are in all, as far as they are counted.
    total: int

    #: The place of the first of the page, from 0.
    start: int

    lines: tuple[ArticleLine, ...]
