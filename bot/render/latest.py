"""What there was of topics lately, as one message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.newsroom.lines import ArticleLine, Lines
from bot.render import topic_texts as texts
from bot.render.html import clean
from bot.render.language import Language
from bot.render.lines import PAGE, render_lines
from bot.render.listing import EVENTS, Clock, in_rows, list_events, list_topics, more_text
from bot.render.narrowing import narrowing_line
from bot.render.topics import MAX_BUTTON_BYTES, name_of
from bot.subscriptions.listing import ListedStory, TopicList

_LATEST = "latest"
_BUTTON = re.compile(f"{_LATEST}:([0-9]{{1,4}}):(.+)", re.DOTALL)
_NEWEST = "newest:{}"
_NEWEST_BUTTON = re.compile("newest:([0-9]{1,4})")


def render_latest(
    topics: Sequence[TopicList], clock: Clock, language: Language, notes: Sequence[str] = ()
) -> Reply:
    """Return the first events of topics.

    Args:
        topics: One at least, each with an event.
        clock: Tells times.
        language: Of all that the topics do not say.
        notes: What is said of topics that are not listed, HTML.
    """
    if len(topics) == 1 and not notes:
        return render_latest_page(topics[0], 0, clock, language)
    head = "\n".join([language.say(texts.LATEST_HEAD_MANY), *notes])
    listed = list_topics(head, topics, clock, language)
    buttons = [
        button
        for topic, count in zip(topics, listed.shown, strict=False)
        if (left := len(topic.events) - count)
        for button in _button(topic.label, count, more_text(left, language, topic.label))
    ]
    return _reply(listed.html, in_rows(buttons))


def render_latest_page(topic: TopicList, start: int, clock: Clock, language: Language) -> Reply:
    """Return events of one topic.

    Args:
        topic: With an event at least.
        start: The first of them; one that is not there (any more) is the last.
        clock: Tells times.
        language: Of all that the topic does not say.
    """
    start = min(start, len(topic.events) - 1)
    line = narrowing_line(topic.narrowing, language)
    head = language.say(texts.LATEST_HEAD, label=name_of(topic.label))
    head = f"{head}\n{line}" if line else head
    listed = list_events(head, topic.events[start:], clock, language)
    following = start + listed.shown[0]
    turns: list[Button] = []
    if start:
        turns += _button(topic.label, max(start - EVENTS, 0), texts.BACK)
    if left := len(topic.events) - following:
        turns += _button(topic.label, following, more_text(left, language))
    return _reply(listed.html, (tuple(turns),))


def render_newest(
    stories: Sequence[ListedStory], start: int, clock: Clock, language: Language
) -> Reply:
    """Return a page of the newest stories of what a chat follows.

    Args:
        stories: One at least, the newest first.
        start: The first of the page; one that is not there (any more) is the last.
        clock: Tells times.
        language: Of all that the stories do not say.
    """
    start = min(start, len(stories) - 1)
    page = Lines(
        total=len(stories),
        start=start,
        lines=tuple(map(ArticleLine.of, stories[start : start + PAGE])),
    )
    head = language.say(texts.NEWEST_HEAD)
    return render_lines(head, page, clock, language, turn=_NEWEST.format, menu=Menu.LATEST)


def parse_newest_button(data: str) -> int | None:
    """Return the first story that a button turns to; None if it is another."""
    found = _NEWEST_BUTTON.fullmatch(data)
    return int(found[1]) if found else None


def parse_latest_button(data: str) -> tuple[str, int] | None:
    """Return the topic, and the first event, that a button turns to; None if it is another."""
    found = _BUTTON.fullmatch(data)
    return (found[2], int(found[1])) if found and clean(found[2]) == found[2] else None


def _button(label: str, start: int, text: str) -> list[Button]:
    """Return the button; none where the topic has no room in its data."""
    data = f"{_LATEST}:{start}:{clean(label)}"
    return [Button(text, data)] if len(data.encode()) <= MAX_BUTTON_BYTES else []


def _reply(html: str, buttons: Sequence[tuple[Button, ...]]) -> Reply:
    kept = tuple(row for row in buttons if row)
    return Reply(html, kept, Menu.LATEST if kept else None)
