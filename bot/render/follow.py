"""What a person is told who follows something."""

from __future__ import annotations

from bot.models import Button, Reply
from bot.render import topic_texts as texts
from bot.render.topics import MAX_BUTTON_BYTES, name_of

_FOLLOW = "follow"


def render_activity(stories: int, feeds: int) -> str:
    """Return the sentence on what a topic had in the last seven days."""
    if stories == 0:
        return texts.NO_ACTIVITY
    if stories == 1:
        return texts.ONE_STORY
    return texts.ACTIVITY.format(stories=stories, feeds=feeds)


def render_suggestion(label: str) -> tuple[str, tuple[Button, ...]]:
    """Return the question whether another topic was meant, and the button that says so."""
    data = f"{_FOLLOW}:{label}"
    button = Button(texts.SUGGESTION_BUTTON.format(label=label), data)
    fits = len(data.encode()) <= MAX_BUTTON_BYTES
    return texts.SUGGESTION.format(label=name_of(label)), (button,) if fits else ()


def parse_follow_button(data: str) -> str | None:
    """Return the topic that a suggestion's button follows; None if it is no such button."""
    kind, _, label = data.partition(":")
    return label if kind == _FOLLOW and label else None


def joined(parts: list[str], *buttons: tuple[Button, ...]) -> Reply:
    """Return sentences as one message."""
    return Reply("\n\n".join(part for part in parts if part), tuple(row for row in buttons if row))
