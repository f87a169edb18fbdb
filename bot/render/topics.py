"""What a person sees of topics: lists of them, and of what they had."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.models import Button, Menu, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, escape, fitting, link, shorten, shown
from bot.subscriptions.values import FEED_PREFIX, Subscription

#: Topics of one page of the list.
PAGE = 20

_IN_A_ROW = 2

_MAX_LABEL_LENGTH = 64
_MAX_BUTTON_LENGTH = 30
_MAX_TITLE_LENGTH = 200

#: Of muted topics in one list, each an entity; and its length, so that what is said of it fits too.
_MAX_MUTES = 90
_LIST_UNITS = 3800

#: Telegram's limit for what a button brings back.
MAX_BUTTON_BYTES = 64

_UNFOLLOW, _PAGE = "unfollow", "topics"

_TURN = re.compile(f"{_PAGE}:([0-9]{{1,2}})")
_END = re.compile(f"{_UNFOLLOW}:([0-9]{{1,2}}):(.+)", re.DOTALL)


def name_of(label: str, topic: str = "") -> str:
    """Return a topic as a person reads it, HTML: a word as a hashtag, else as it was written."""
    name = shorten(clean(label), _MAX_LABEL_LENGTH)
    plain = topic.startswith(FEED_PREFIX) or not name.replace("_", "").isalnum()
    return f"<b>{escape(name)}</b>" if plain else f"#{name}"


def render_topics(subscriptions: Sequence[Subscription], page: int) -> Reply:
    """Return a page of what a chat follows, a button each.

    Args:
        subscriptions: All that it follows.
        page: From 0; one that is not there (any more) is the last.
    """
    if not subscriptions:
        return Reply(texts.NO_TOPICS)
    pages = -(-len(subscriptions) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = subscriptions[page * PAGE : (page + 1) * PAGE]
    buttons = [Button(_button_text(s), _button_data(s, page)) for s in shown]
    rows = [tuple(buttons[i : i + _IN_A_ROW]) for i in range(0, len(buttons), _IN_A_ROW)]
    turns = ((page - 1, texts.BACK), (page + 1, texts.FORTH))
    if turning := [Button(text, f"{_PAGE}:{to}") for to, text in turns if 0 <= to < pages]:
        rows.append(tuple(turning))
    count = len(subscriptions)
    head = texts.TOPICS_ONE if count == 1 else texts.TOPICS_HEAD.format(count=count)
    return Reply(head, tuple(rows), Menu.TOPICS)


def parse_page_button(data: str) -> int | None:
    """Return the page that a button turns to; None if it is no such button."""
    found = _TURN.fullmatch(data)
    return int(found[1]) if found else None


def parse_unfollow_button(data: str) -> tuple[str, int] | None:
    """Return the start of the topic to unfollow, and the page; None if it is no such button."""
    found = _END.fullmatch(data)
    return (found[2], int(found[1])) if found else None


def topic_of_button(start: str, subscriptions: Sequence[Subscription]) -> Subscription | None:
    """Return the subscription that a button means: data may hold a long topic's start only."""
    return next((s for s in subscriptions if _cut(s.topic) == start), None)


def render_titles(label: str, titles: Sequence[tuple[str, str]]) -> Reply:
    """Return a list of headlines.

    Args:
        label: The topic.
        titles: Headline and link, the newest first.
    """
    lines = [f"• {link(shown(title, _MAX_TITLE_LENGTH), url)}" for title, url in titles]
    return Reply("\n".join([texts.LATEST_HEAD.format(label=name_of(label)), *lines]))


def render_mutes(topics: Sequence[str]) -> Reply:
    """Return the topics that are muted, as many as fit a message."""
    labels = fitting(map(name_of, topics[:_MAX_MUTES]), _LIST_UNITS)
    more = f" +{left}" if (left := len(topics) - len(labels)) else ""
    return Reply(texts.MUTED_LIST.format(labels=", ".join(labels) + more))


def _button_text(subscription: Subscription) -> str:
    name = shorten(clean(subscription.label), _MAX_BUTTON_LENGTH)
    return f"✕ {name} ({texts.BY_DIGEST})" if subscription.digest else f"✕ {name}"


def _button_data(subscription: Subscription, page: int) -> str:
    return f"{_UNFOLLOW}:{page}:{_cut(subscription.topic)}"


def _cut(topic: str) -> str:
    room = MAX_BUTTON_BYTES - len(f"{_UNFOLLOW}:00:")
    return topic.encode()[:room].decode(errors="ignore")
