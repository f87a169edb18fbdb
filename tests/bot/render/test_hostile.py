"""Whatever strangers write, a message holds only the links and the hashtags that we put there."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.render
from bot.deliveries.request import _plain
from bot.errors import FetchError, Unfetched
from bot.feeds.values import Feed, FeedId, FeedNotice, FeedState, News
from bot.models import Reply
from bot.render import (
    admin,
    failure,
    feeds,
    follow,
    latest,
    sources,
    story_buttons,
    summary,
    times,
    topics,
    unsure,
)
from bot.render.digest import DigestPage, mark_of, render_digest
from bot.render.html import (
    JOINER,
    MAX_ENTITIES,
    MAX_UTF16_UNITS,
    clean,
    entity_count,
    shorten,
    utf16_units,
)
from bot.render.listing import Clock
from bot.reports import LedgerReport, Listed, RowKind, SetAside, Settled, Sources, Trust
from bot.subscriptions.digest import Digest
from bot.subscriptions.listing import Event, TopicList
from bot.subscriptions.refusals import Refusal
from bot.subscriptions.values import ChatSettings, Subscription
from bot.unseen import SPELLING_JOINERS, spell_out
from summarizer.models import Article, KeyPoint, Notice, Summary, Tag
from summarizer.topics.evidence import Where
from tests.bot.subscriptions.test_listing import story
from tests.botapi.detected import detected
from tests.botapi.html import parse_html
from tests.hostile import HOSTILE, hostile_texts

Renderer = Callable[[str], Iterator[Reply]]

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
URL = "https://www.honest.org/a"
FEED = Feed(
    id=FeedId(7), url="https://honest.org/feed", title="", home=URL, label=None, owners=frozenset(),
    approved=True, added_at=NOW, look_at=NOW, state=FeedState(),
)  # fmt: skip
REPORT = LedgerReport(
    updates=1, given_up=1, set_aside=(), messages={}, oldest_due_at=NOW, paused_chats=1,
    unknown=(), failed=(),
)  # fmt: skip


def _summary(text: str) -> Iterator[Reply]:
    article = Article(
        url=URL,
        title=text,
        publisher=text,
        authors=(text,) * 7,
        agency=text,
        cites=(text, f"{text}!") * 4,
        published=date(2026, 1, 5),
        updated=date(2026, 2, 5),
        tags=(Tag(text), Tag("moscow", label=text), *(Tag(text, channel="feed"),) * 9),
        notices=tuple(Notice),
    )
    points = tuple(
        KeyPoint(text=text, position=n, link=f"{URL}#:~:text=x", heading=text if n % 2 else None)
        for n in range(8)
    )
    whole = Summary(article=article, points=points, available=9)
    yield summary.render_summary(whole, [text] * 12)
    nowhere = replace(whole, article=replace(article, url=""))
    yield summary.render_summary(nowhere)
    yield summary.render_story(whole)


def _digest(text: str) -> Iterator[Reply]:
    one = replace(story(1), title=text, point=text, outlet=text, outlets=3)
    told = TopicList("moscow", text, (Event((one,) * 20), *(Event((replace(one, title=""),)),) * 7))
    whole = Digest(
        thread_id=None, day=date(2026, 1, 5), zone=UTC, late_since=None, due_at=NOW, told_at=NOW,
        topics=(told,) * 2,
    )  # fmt: skip
    yield render_digest(whole)
    yield render_digest(whole, DigestPage(mark_of(told), 1))
    clock = Clock(date(2026, 1, 5), UTC)
    yield latest.render_latest([told, told], clock)
    yield latest.render_latest_page(told, 1, clock)


def _admin(text: str) -> Iterator[Reply]:
    lost = Settled(id=1, chat_id=2, settled_at=NOW, why=text)
    aside = SetAside(kind=RowKind.UPDATE, id=3, at=NOW, why=text)
    messages = dict.fromkeys(REPORT.messages, 1)
    report = replace(
        REPORT, unknown=(lost,) * 10, failed=(lost,) * 10, set_aside=(aside,) * 5, messages=messages
    )
    yield admin.render_report(report, NOW)


def _feeds(text: str) -> Iterator[Reply]:
    feed = replace(FEED, title=text)
    yield Reply(feeds.feed_name(feed))
    yield feeds.render_feeds([feed] * 45)
    yield from (
        feeds.render_notice(FeedNotice(feed=feed, news=news, failure=None)) for news in News
    )
    yield feeds.render_notice(FeedNotice(feed=feed, news=News.FAILS, failure=text))
    yield feeds.render_refusal(FetchError(Unfetched.BLOCKED, text))
    trust = Trust(frozenset(), everybody=False)
    yield feeds.render_added(feed, trust, new=True)
    yield feeds.render_imported(1, 2, trust, by_operator=False)
    yield feeds.render_banned(feed)
    yield feeds.render_ended_by_operator(feed)


def _sources(text: str) -> Iterator[Reply]:
    one = Listed(
        feed_id=7, chat_id=None, stamp=1, title=text, url=text, chats=1, stories=1, approved=False,
        banned=True, floods=True,
    )  # fmt: skip
    listed = (one, replace(one, url=URL), replace(one, url=f"{URL}?token={text}"))
    yield sources.render_sources(Sources(total=9, waiting=1, listed=listed), 0)


def _topics(text: str) -> Iterator[Reply]:
    followed = Subscription(chat_id=5, topic="moscow", label=text, followed_at=NOW)
    yield topics.render_topics([followed] * 25, 0)
    wrong = (Refusal(Where.TEXT), Refusal(Where.TITLE, text))
    yield topics.render_topics([replace(followed, refused=wrong)] * 9, 0)
    yield story_buttons.render_which(story_buttons.StoryAct.MUTE, [("moscow", text)])
    yield topics.render_mutes([text] * 99)
    yield Reply(topics.name_of(text, "feed:7"))


def _follow(text: str) -> Iterator[Reply]:
    question, row = follow.render_suggestion(text, "moscow")
    yield follow.joined([question, follow.render_activity(1, 1)], row)
    yield Reply("-", (follow.follow_buttons([text, text]),))
    yield follow.render_tags([text] * 3)


def _others(text: str) -> Iterator[Reply]:
    yield failure.render_failure(FetchError(Unfetched.GONE, text), text)
    yield failure.render_sorry(text)
    yield Reply(times.zone_name(ChatSettings(timezone=text)))
    yield unsure.render_unsure(7)


RENDERERS: tuple[Renderer, ...] = (
    _summary, _digest, _admin, _feeds, _sources, _topics, _follow, _others,
)  # fmt: skip


def tappable(reply: Reply) -> set[str]:
    """Return what a client finds, in the message and in the text alone, where it is sent so."""
    parsed = parse_html(reply.html)
    found = detected(parsed.text, parsed.entities, any_domain=True)
    # A link that a person sent is shown back as it is, as code.
    if "<code>" not in reply.html:
        found += detected(_plain(reply.html), any_domain=True)
    text = parsed.text.encode("utf-16-le")
    spans = ((2 * e["offset"], 2 * (e["offset"] + e["length"])) for e in found)
    return {text[start:end].decode("utf-16-le") for start, end in spans}


@cache
def _ours(renderer: Renderer) -> frozenset[str]:
    return frozenset(found for reply in renderer("x") for found in tappable(reply)) | {"#moscow"}


def check(renderer: Renderer, text: str) -> None:
    # What is a topic, letters and digits alone, is a hashtag.
    ours = _ours(renderer) | (
        {f"#{clean(text)}"} if clean(text).replace("_", "").isalnum() else set()
    )
    for reply in renderer(text):
        parsed = parse_html(reply.html)
        assert tappable(reply) <= ours
        assert utf16_units(reply.html) <= MAX_UTF16_UNITS
        assert entity_count(reply.html) <= MAX_ENTITIES
        assert parsed.dropped_links == ()
        links = {e["url"] for e in parsed.entities if e["type"] == "text_link"}
        assert links <= {URL, f"{URL}#:~:text=x", "https://example.org/1"}
        shown = parsed.text + "".join(button.text for row in reply.buttons for button in row)
        assert spell_out(shown, keep=f"\n{SPELLING_JOINERS}{JOINER}") == shown


@pytest.mark.parametrize("renderer", RENDERERS, ids=lambda renderer: renderer.__name__)
def test_nothing_of_a_stranger_is_tappable(renderer: Renderer) -> None:
    """Title, point, byline, outlet, tag, feed, topic, cause of an error."""
    for text in HOSTILE:
        check(renderer, text)


@given(st.sampled_from(RENDERERS), hostile_texts)
def test_whatever_is_put_together(renderer: Renderer, text: str) -> None:
    """Pieces that are harmless alone may not be so together."""
    check(renderer, text)


def test_every_renderer_is_tried() -> None:
    """One that is added is added here."""
    modules = [
        importlib.import_module(f"bot.render.{module.name}")
        for module in pkgutil.iter_modules(bot.render.__path__)
    ]
    public = {
        name
        for module in modules
        for name, _ in inspect.getmembers(module, inspect.isfunction)
        if name.startswith("render_")
    }
    tried = {name for renderer in RENDERERS for name in renderer.__code__.co_names}

    assert public - tried == set()


def test_a_point_stays_word_for_word() -> None:
    """Without the joiners it reads as the page has it."""
    for text in HOSTILE:
        sentence = f"He said {text} today."
        point = KeyPoint(text=sentence, position=0)
        told = Summary(article=Article(), points=(point,), available=1)
        html = summary.render_summary(told).html

        shown = parse_html(html).text.replace(JOINER, "")
        assert shown == f"• {shorten(clean(sentence), 1200)}"
