"""What a person is told who follows something."""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import ArticleId, Button, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, shorten
from bot.render.topics import MAX_BUTTON_BYTES, name_of

_FOLLOW, _TAG, _TAGS = "follow", "tag", "tags"

_MAX_LABEL = 24


def follow_buttons(article_id: ArticleId, tags: Sequence[str]) -> tuple[Button, ...]:
    """Return the buttons under a summary that follow what it is about."""
    if not tags:
        return ()
    first = Button(_follow(tags[0]), f"{_TAG}:{article_id}:0")
    more = Button(texts.FOLLOW_MORE_BUTTON, f"{_TAGS}:{article_id}")
    return (first, more) if len(tags) > 1 else (first,)


def parse_tag_button(data: str) -> tuple[ArticleId, int | None] | None:
    """Return article and number of the tag to follow, None for the list; None if it is another."""
    match data.split(":"):
        case [kind, article, number] if kind == _TAG and article.isdecimal() and number.isdecimal():
            return ArticleId(int(article)), int(number)
        case [kind, article] if kind == _TAGS and article.isdecimal():
            return ArticleId(int(article)), None
        case _:
            return None


def render_tags(article_id: ArticleId, tags: Sequence[str]) -> Reply:
    """Return a button for each tag of an article."""
    buttons = [Button(_follow(tag), f"{_TAG}:{article_id}:{n}") for n, tag in enumerate(tags)]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    return Reply(texts.FOLLOW_WHICH, tuple(rows))


def render_activity(stories: int, feeds: int) -> str:
    """Return the sentence on what a topic had in the last seven days."""
    if stories == 0:
        return texts.NO_ACTIVITY
    if stories == 1:
        return texts.ONE_STORY
    return texts.ACTIVITY.format(stories=stories, feeds=feeds)


def render_suggestion(label: str, instead_of: str) -> tuple[str, tuple[Button, ...]]:
    """Return the question whether another topic was meant, and the button that says so.

    Args:
        label: What may have been meant.
        instead_of: The topic that is followed now.
    """
    label = clean(label)
    data = f"{_FOLLOW}:{label}:{instead_of}"
    button = Button(_follow(label), data)
    fits = len(data.encode()) <= MAX_BUTTON_BYTES
    return texts.SUGGESTION.format(label=name_of(label)), (button,) if fits else ()


def parse_follow_button(data: str) -> tuple[str, str] | None:
    """Return what a suggestion's button follows, and instead of what; None if it is another."""
    match data.split(":"):
        case [kind, label, instead_of] if kind == _FOLLOW and label and instead_of:
            return label, instead_of
        case _:
            return None


def _follow(label: str) -> str:
    return texts.FOLLOW_BUTTON.format(label=shorten(clean(label), _MAX_LABEL))


def joined(parts: list[str], *buttons: tuple[Button, ...]) -> Reply:
    """Return sentences as one message."""
    return Reply("\n\n".join(part for part in parts if part), tuple(row for row in buttons if row))
