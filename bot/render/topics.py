"""What a person sees of topics: lists of them, and of what they had."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence

from bot.models import Button, Menu, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, escape, fitting, in_hashtag, link, shorten
from bot.render.language import Language
from bot.render.listing import in_rows
from bot.render.narrowing import narrowing_parts
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.values import FEED_PREFIX, Subscription

#: Topics of one page of the list.
PAGE = 20

_MAX_LABEL_LENGTH = 64
_MAX_BUTTON_LENGTH = 60
_MAX_NAME_LENGTH = 40
_MAX_SHARED_LENGTH = 30

#: Of what was called wrong of a topic, so that all topics of a page have theirs in one message.
_MAX_KINDS_LENGTH = 100

#: Of muted topics in one list, each an entity; and its length, so that what is said of it fits too.
_MAX_MUTES = 90
_LIST_UNITS = 3800

#: Telegram's limit for what a button brings back.
MAX_BUTTON_BYTES = 64

_UNFOLLOW, _LIFT, _WIDEN, _PAGE = "unfollow", "lift", "widen", "topics"

_TURN = re.compile(f"{_PAGE}:([0-9]{{1,2}})")
_AGAIN = re.compile(f"{_LIFT}:([0-9]{{1,2}}):(.+)", re.DOTALL)
_WIDER = re.compile(f"{_WIDEN}:([0-9]{{1,2}}):(.+)", re.DOTALL)
_END = re.compile(f"{_UNFOLLOW}:([0-9]{{1,2}}):(.+)", re.DOTALL)


def name_of(label: str, topic: str = "") -> str:
    """Return a topic as a person reads it, HTML: a word as a hashtag, else as it was written."""
    name = shorten(clean(label), _MAX_LABEL_LENGTH)
    letters = name.replace("_", "")
    is_word = letters.isalnum() and all(map(in_hashtag, letters))
    plain = topic.startswith(FEED_PREFIX) or not is_word
    return f"<b>{escape(name)}</b>" if plain else f"#{name}"


def render_topics(
    subscriptions: Sequence[Subscription],
    page: int,
    language: Language,
    links: Mapping[str, str] | None = None,
) -> Reply:
    """Return a page of what a chat follows, a button each.

    Args:
        subscriptions: All that it follows.
        page: From 0; one that is not there (any more) is the last.
        language: Of all that the topics do not say.
        links: By topic, addresses by which it is shared; a topic may have none.
    """
    if not subscriptions:
        return Reply(language.say(texts.NO_TOPICS))
    pages = -(-len(subscriptions) // PAGE)
    page = min(max(page, 0), pages - 1)
    shown = subscriptions[page * PAGE : (page + 1) * PAGE]
    buttons = [Button(_button_text(s, language), _button_data(_UNFOLLOW, s, page)) for s in shown]
    refused = [s for s in shown if s.refused]
    lifts = [Button(_named("↺", s), _button_data(_LIFT, s, page)) for s in refused]
    narrowed = [s for s in shown if s.narrowing]
    widens = [Button(_named("⤢", s), _button_data(_WIDEN, s, page)) for s in narrowed]
    rows = [*in_rows(buttons), *in_rows(widens), *in_rows(lifts)]
    turns = ((page - 1, texts.BACK), (page + 1, texts.FORTH))
    if turning := [Button(text, f"{_PAGE}:{to}") for to, text in turns if 0 <= to < pages]:
        rows.append(tuple(turning))
    head = language.say(texts.TOPICS_HEAD, count=len(subscriptions))
    left_out = [
        language.say(
            texts.TOPIC_REFUSED, label=name_of(s.label, s.topic), kinds=_kinds(s, language)
        )
        for s in refused
    ]
    wanted = [
        language.say(
            texts.TOPIC_NARROWED,
            label=name_of(s.label, s.topic),
            parts=narrowing_parts(s.narrowing, language),
        )
        for s in narrowed
    ]
    shared = _shared(shown, links or {})
    lines = [language.say(texts.TOPICS_SHARE, topics=shared)] if shared else []
    lines += [language.say(texts.TOPICS_NARROWED), *wanted] if narrowed else []
    lines += [language.say(texts.TOPICS_REFUSED), *left_out] if refused else []
    return Reply("\n".join([head, *fitting(lines, _LIST_UNITS)]), tuple(rows), Menu.TOPICS)


def _shared(subscriptions: Sequence[Subscription], links: Mapping[str, str]) -> str:
    """Return the names of topics, each behind the address that shares it, HTML."""
    return " · ".join(
        link(escape(shorten(clean(s.label), _MAX_SHARED_LENGTH)), links[s.topic])
        for s in subscriptions
        if s.topic in links
    )


def parse_page_button(data: str) -> int | None:
    """Return the page that a button turns to; None if it is no such button."""
    found = _TURN.fullmatch(data)
    return int(found[1]) if found else None


def parse_unfollow_button(data: str) -> tuple[str, int] | None:
    """Return the topic to unfollow, cut, and the page; None if it is no such button."""
    found = _END.fullmatch(data)
    return (found[2], int(found[1])) if found else None


def parse_lift_button(data: str) -> tuple[str, int] | None:
    """Return the topic whose matches are to come again, cut, and the page, or None."""
    found = _AGAIN.fullmatch(data)
    return (found[2], int(found[1])) if found else None


def parse_widen_button(data: str) -> tuple[str, int] | None:
    """Return the topic that is to be narrowed no more, cut, and the page, or None."""
    found = _WIDER.fullmatch(data)
    return (found[2], int(found[1])) if found else None


def topic_of_button(topic: str, subscriptions: Sequence[Subscription]) -> Subscription | None:
    """Return the subscription that a button means by a topic, cut."""
    return next((s for s in subscriptions if cut(s.topic) == topic), None)


def refused_kind(refusal: MatchRefusal, language: Language) -> str:
    """Return which stories a refusal keeps away, plain text: "that name it further down alone"."""
    if refusal.said is None:
        percent = language.number(round(100 * refusal.up_to))
        return language.say(texts.REFUSED_KINDS[refusal.where], percent=percent)
    name = shorten(clean(refusal.said.replace("_", " ")), _MAX_NAME_LENGTH)
    return language.say(texts.REFUSED_NAME, name=name)


def render_mutes(topics: Sequence[str], language: Language) -> Reply:
    """Return the topics that are muted, as many as fit a message."""
    labels = fitting(map(name_of, topics[:_MAX_MUTES]), _LIST_UNITS)
    more = f" +{left}" if (left := len(topics) - len(labels)) else ""
    return Reply(language.say(texts.MUTED_LIST, labels=language.row(labels) + more))


def _button_text(subscription: Subscription, language: Language) -> str:
    name = shorten(clean(subscription.label), _MAX_BUTTON_LENGTH)
    return f"✕ {name} ({language.say(texts.BY_DIGEST)})" if subscription.digest else f"✕ {name}"


def _named(sign: str, subscription: Subscription) -> str:
    return f"{sign} {shorten(clean(subscription.label), _MAX_BUTTON_LENGTH)}"


def _kinds(subscription: Subscription, language: Language) -> str:
    kinds = language.row([refused_kind(one, language) for one in subscription.refused])
    return escape(shorten(kinds, _MAX_KINDS_LENGTH))


def unfollow_data(topic: str) -> str:
    """Return the data of a button that ends a topic, and shows the first page of the rest."""
    return f"{_UNFOLLOW}:0:{cut(topic)}"


def _button_data(act: str, subscription: Subscription, page: int) -> str:
    return f"{act}:{page}:{cut(subscription.topic)}"


def cut(topic: str) -> str:
    """Return a topic's key as a button's data has room for it: a long one's start, and its sum.

    The start alone may be that of others: 26 Cyrillic letters fill a button.
    """
    key, room = topic.encode(), MAX_BUTTON_BYTES - len(f"{_UNFOLLOW}:00:")
    if len(key) <= room:
        return topic
    total = f"~{zlib.crc32(key):08x}"
    return key[: room - len(total)].decode(errors="ignore") + total
