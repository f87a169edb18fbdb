"""What a person is told who follows something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, shorten
from bot.render.topics import MAX_BUTTON_BYTES, name_of

_FOLLOW, _TAG, _TAGS = "follow", "tag", "tags"

_ONE_TAG = re.compile(f"{_TAG}:([0-9]{{1,2}})")

_MAX_LABEL = 24


def follow_buttons(tags: Sequence[str]) -> tuple[Button, ...]:
    """Return the buttons under a summary that follow what it is about."""
    if not tags:
        return ()
    first = _tag_button(0, tags[0])
    more = Button(texts.FOLLOW_MORE_BUTTON, _TAGS)
    return (first, more) if len(tags) > 1 else (first,)


def _tag_button(number: int, tag: str) -> Button:
    return Button(_follow(tag), f"{_TAG}:{number}")


def parse_tag_button(data: str) -> int | None:
    """Return which of the article's tags a button follows; None if it is no such button."""
    found = _ONE_TAG.fullmatch(data)
    return int(found[1]) if found else None


def parse_tags_button(data: str) -> bool | None:
    """Return whether a button asks for all of the article's tags; None if it does not."""
    return True if data == _TAGS else None


def render_tags(tags: Sequence[str]) -> Reply:
    """Return a button for each tag of an article."""
    buttons = [_tag_button(number, tag) for number, tag in enumerate(tags)]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    return Reply(texts.FOLLOW_WHICH, tuple(rows))


def render_activity(stories: int, feeds: int) -> str:
    """Return the sentence on what a topic had in the last seven days."""
    if stories == 0:
        return texts.NO_ACTIVITY
    if stories == 1:
        return texts.ONE_STORY
    said = texts.ACTIVITY if feeds > 1 else texts.ACTIVITY_OF_ONE
    return said.format(stories=stories, feeds=feeds)


def quiet_parts(followed: Sequence[tuple[str, str]]) -> list[str]:
    """Return the sentences on topics of which there was nothing in the last seven days.

    Args:
        followed: That one is followed, ``{label}`` in it, and its name, HTML.
    """
    names: dict[str, list[str]] = {}
    for said, name in followed:
        names.setdefault(said, []).append(name)
    if not names:
        return []
    none = texts.NO_ACTIVITY if len(followed) == 1 else texts.NO_ACTIVITY_OF_ANY
    *others, last = (said.format(label=", ".join(some)) for said, some in names.items())
    return [*others, f"{last} {none}"]


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
        case [kind, label, instead_of] if kind == _FOLLOW and clean(label) and instead_of:
            return clean(label), instead_of
        case _:
            return None


def _follow(label: str) -> str:
    return texts.FOLLOW_BUTTON.format(label=shorten(clean(label), _MAX_LABEL))


def left_out_line(count: int, limit: int) -> str:
    """Return what is said of topics that are too many for one message; empty if they are not."""
    return texts.LEFT_OUT.format(limit=limit, left=count - limit) if count > limit else ""


def joined(parts: list[str], *buttons: tuple[Button, ...]) -> Reply:
    """Return sentences as one message, each once, with the buttons of suggestions among them."""
    rows = tuple(row for row in buttons if row)
    html = "\n\n".join(dict.fromkeys(part for part in parts if part))
    return Reply(html, rows, Menu.SUGGESTION if rows else None)
