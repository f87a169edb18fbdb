"""A digest as one message, which its buttons turn to what has no room in it."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.models import Button, Menu, Reply
from bot.render import topic_texts as texts
from bot.render.language import Language
from bot.render.listing import (
    Clock,
    in_rows,
    list_events,
    list_topics,
    more_text,
    topic_name,
)
from bot.render.texts import DIGEST_LEFT_OUT
from bot.subscriptions.digest import Digest
from bot.subscriptions.listing import TopicList

_DIGEST = "digest"
_BUTTON = re.compile(f"{_DIGEST}:([0-9]{{1,10}}):([0-9]{{1,10}}):([0-9a-f]{{0,8}}):([0-9]{{1,4}})")


@dataclass(frozen=True, slots=True)
class DigestPage:
    """What of a digest a message shows."""

    #: The mark of one of its topics; None: all of them.
    topic: str | None = None

    #: The first event of the topic, or the first topic.
    start: int = 0


@dataclass(frozen=True, slots=True)
class DigestTurn:
    """What a button of a digest turns to."""

    #: Of the digest.
    due_at: datetime
    told_at: datetime

    page: DigestPage


def render_digest(digest: Digest, language: Language, page: DigestPage | None = None) -> Reply:
    """Return a page of a digest, the first by default; one that is not there is the last.

    Args:
        digest: With a topic at least.
        language: Of all that its stories do not say.
        page: Which; of a topic that is not there (any more) it is the first.
    """
    page = page or DigestPage()
    if page.topic is None:
        return _overview(digest, language, min(page.start, len(digest.topics) - 1))
    topic = next((topic for topic in digest.topics if mark_of(topic) == page.topic), None)
    if topic is None:
        return _overview(digest, language, 0)
    return _topic(digest, language, topic, page.start)


def render_left_out(language: Language) -> Reply:
    """Return what is said in place of a digest that could not be made."""
    return Reply(language.say(DIGEST_LEFT_OUT))


def mark_of(topic: TopicList) -> str:
    """Return by what a button names a topic.

    Not by its place: that is another's once one is unfollowed, or an outlet prints a story, too.
    """
    return f"{zlib.crc32(topic.topic.encode()):08x}"


def parse_digest_button(data: str) -> DigestTurn | None:
    """Return what a button of a digest turns to; None if it is another."""
    if not (found := _BUTTON.fullmatch(data)):
        return None
    due_at, told_at, topic, start = found.groups()
    return DigestTurn(
        due_at=datetime.fromtimestamp(int(due_at), UTC),
        told_at=datetime.fromtimestamp(int(told_at), UTC),
        page=DigestPage(topic or None, int(start)),
    )


def _overview(digest: Digest, language: Language, start: int) -> Reply:
    topics = digest.topics[start:]
    listed = list_topics(_head(digest, language), topics, _clock(digest), language)
    alone = len(topics) == 1
    buttons = [
        _button(
            digest,
            DigestPage(mark_of(topic), count),
            more_text(left, language, "" if alone else topic.label),
        )
        for topic, count in zip(topics, listed.shown, strict=False)
        if (left := len(topic.events) - count)
    ]
    turns = [_button(digest, DigestPage(), texts.BACK)] if start else []
    if left := len(topics) - len(listed.shown):
        following = DigestPage(start=start + len(listed.shown))
        more = language.say(texts.MORE_TOPICS, count=left)
        turns.append(_button(digest, following, more))
    return _reply(listed.html, (*in_rows(buttons), tuple(turns)))


def _topic(digest: Digest, language: Language, topic: TopicList, start: int) -> Reply:
    start = min(start, len(topic.events) - 1)
    head = f"{_head(digest, language)}\n\n{topic_name(topic.label)}"
    listed = list_events(head, topic.events[start:], _clock(digest), language)
    (count,) = listed.shown
    turns = [_button(digest, DigestPage(), texts.BACK)]
    if left := len(topic.events) - start - count:
        following = DigestPage(mark_of(topic), start + count)
        turns.append(_button(digest, following, more_text(left, language)))
    return _reply(listed.html, (tuple(turns),))


def _reply(html: str, buttons: Iterable[tuple[Button, ...]]) -> Reply:
    kept = tuple(row for row in buttons if row)
    return Reply(html, kept, Menu.DIGEST if kept else None)


def _head(digest: Digest, language: Language) -> str:
    day = language.say(texts.DIGEST_HEAD, day=language.full_date(digest.day))
    if digest.late_since is None:
        return f"<b>{day}</b>"
    late = language.say(texts.DIGEST_LATE, time=language.clock(digest.late_since))
    return f"<b>{day}</b>\n{late}"


def _clock(digest: Digest) -> Clock:
    return Clock(digest.day, digest.zone)


def _button(digest: Digest, page: DigestPage, text: str) -> Button:
    due, told = (int(moment.timestamp()) for moment in (digest.due_at, digest.told_at))
    return Button(text, f"{_DIGEST}:{due}:{told}:{page.topic or ''}:{page.start}")
