"""What a person is told who follows something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, shorten
from bot.render.language import Language, Text
from bot.render.topics import MAX_BUTTON_BYTES, name_of, unfollow_data

_FOLLOW, _TAG, _TAGS, _END_ALL = "follow", "tag", "tags", "unfollow-all"

_ONE_TAG = re.compile(f"{_TAG}:([0-9]{{1,2}})")

_MAX_LABEL = 24

#: As of a reply.
Rows = tuple[tuple[Button, ...], ...]


def follow_buttons(tags: Sequence[str], language: Language) -> tuple[Button, ...]:
    """Return the buttons under a summary that follow what it is about."""
    if not tags:
        return ()
    first = _tag_button(0, tags[0], language)
    more = Button(language.say(texts.FOLLOW_MORE_BUTTON), _TAGS)
    return (first, more) if len(tags) > 1 else (first,)


def _tag_button(number: int, tag: str, language: Language) -> Button:
    return Button(_follow(tag, language), f"{_TAG}:{number}")


def parse_tag_button(data: str) -> int | None:
    """Return which of the article's tags a button follows; None if it is no such button."""
    found = _ONE_TAG.fullmatch(data)
    return int(found[1]) if found else None


def parse_tags_button(data: str) -> bool | None:
    """Return whether a button asks for all of the article's tags; None if it does not."""
    return True if data == _TAGS else None


def render_tags(tags: Sequence[str], language: Language) -> Reply:
    """Return a button for each tag of an article."""
    buttons = [_tag_button(number, tag, language) for number, tag in enumerate(tags)]
    rows = [tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]
    return Reply(language.say(texts.FOLLOW_WHICH), tuple(rows))


def render_activity(stories: int, feeds: int, language: Language) -> str:
    """Return the sentence on what a topic had in the last seven days."""
    if stories == 0:
        return language.say(texts.NO_ACTIVITY)
    if feeds < 2:
        return language.say(texts.ACTIVITY, count=stories)
    from_feeds = language.say(texts.FROM_FEEDS, count=feeds)
    return language.say(texts.ACTIVITY_OF_SEVERAL, count=stories, from_feeds=from_feeds)


def quiet_parts(
    followed: Sequence[tuple[Text, str]], language: Language, *, reading: bool = False
) -> list[str]:
    """Return the sentences on topics of which there was nothing in the last seven days.

    Args:
        followed: That one is followed, ``{label}`` in it, and its name, HTML.
        language: To say it in.
        reading: Whether these days are still being read, so that nobody knows yet.
    """
    names: dict[Text, list[str]] = {}
    for said, name in followed:
        names.setdefault(said, []).append(name)
    if not names:
        return []
    none = texts.NO_ACTIVITY if len(followed) == 1 else texts.NO_ACTIVITY_OF_ANY
    why = language.say(texts.PAST_IS_READ_OF_SEVERAL if reading else none)
    *others, last = (language.say(said, label=language.row(some)) for said, some in names.items())
    return [*others, f"{last} {why}"]


def render_suggestion(
    label: str, instead_of: str, language: Language
) -> tuple[str, tuple[Button, ...]]:
    """Return the question whether another topic was meant, and the button that says so.

    Args:
        label: What may have been meant.
        instead_of: The topic that is followed now.
        language: To ask in.
    """
    label = clean(label)
    data = f"{_FOLLOW}:{label}:{instead_of}"
    button = Button(_follow(label, language), data)
    fits = len(data.encode()) <= MAX_BUTTON_BYTES
    question = language.say(texts.SUGGESTION, label=name_of(label))
    return question, (button,) if fits else ()


def parse_follow_button(data: str) -> tuple[str, str] | None:
    """Return what a suggestion's button follows, and instead of what; None if it is another."""
    match data.split(":"):
        case [kind, label, instead_of] if kind == _FOLLOW and clean(label) and instead_of:
            return clean(label), instead_of
        case _:
            return None


def _follow(label: str, language: Language) -> str:
    return language.say(texts.FOLLOW_BUTTON, label=shorten(clean(label), _MAX_LABEL))


def render_unfollow_all(count: int, language: Language) -> Reply:
    """Return the question whether nothing at all is to be followed any more."""
    button = Button(language.say(texts.UNFOLLOW_ALL_BUTTON), _END_ALL)
    return Reply(language.say(texts.UNFOLLOW_ALL, count=count), ((button,),), Menu.TOPICS)


def parse_unfollow_all_button(data: str) -> bool | None:
    """Return whether a button ends all that is followed; None if it does not."""
    return True if data == _END_ALL else None


def render_followed(label: str, topic: str, language: Language) -> Reply:
    """Return what is said of a Follow button of a topic that is followed: that, and its end."""
    said = language.say(texts.FOLLOWED_ALREADY, label=name_of(label, topic))
    name = shorten(clean(label), _MAX_LABEL)
    button = Button(language.say(texts.UNFOLLOW_ONE_BUTTON, label=name), unfollow_data(topic))
    return Reply(said, ((button,),), Menu.TOPICS)


def following(buttons: Rows, data: str, label: str, language: Language) -> Rows:
    """Return rows of buttons, the one with this data saying that its topic is followed."""
    name = shorten(clean(label), _MAX_LABEL)
    said = Button(language.say(texts.FOLLOWING_BUTTON, label=name), data)
    return tuple(tuple(said if one.data == data else one for one in row) for row in buttons)


def as_before(buttons: Rows, before: Rows) -> Rows:
    """Return rows of buttons, those that follow a tag with the words that they had."""
    had = {one.data: one for row in before for one in row if _ONE_TAG.fullmatch(one.data)}
    return tuple(tuple(had.get(one.data, one) for one in row) for row in buttons)


def left_out_line(count: int, limit: int, language: Language) -> str:
    """Return what is said of topics that are too many for one message; empty if they are not."""
    if count <= limit:
        return ""
    left = language.number(count - limit)
    return language.say(texts.LEFT_OUT, limit=language.number(limit), left=left)


def joined(parts: list[str], *buttons: tuple[Button, ...]) -> Reply:
    """Return sentences as one message, each once, with the buttons of suggestions among them."""
    rows = tuple(row for row in buttons if row)
    html = "\n\n".join(dict.fromkeys(part for part in parts if part))
    return Reply(html, rows, Menu.SUGGESTION if rows else None)
