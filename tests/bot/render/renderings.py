"""Every message that the bot can render, of whatever a stranger wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.fairness.invitations import Invitation, Opening
from bot.feeds.entries import Headline
from bot.feeds.values import Feed, FeedId, FeedNotice, FeedState, News
from bot.metrics.days import Daily, DayFigures
from bot.models import Channel, Reply
from bot.newsroom.broadcasts import Broadcast, BroadcastState, Progress, Reach
from bot.newsroom.lines import ArticleLine, Lines
from bot.render import (
    access,
    acts,
    admin,
    answer,
    asking,
    broadcasts,
    channels,
    days,
    elsewhere,
    failure,
    feeds,
    follow,
    forget,
    latest,
    lines,
    saved,
    search,
    settings,
    sources,
    story_buttons,
    summary,
    times,
    topics,
    unsure,
    wrong,
)
from bot.render.digest import DigestPage, mark_of, render_digest, render_left_out
from bot.render.help import render_help, render_operator_help
from bot.render.language import Language
from bot.render.listing import Clock
from bot.render.narrowing import left_out_words, narrowing_line
from bot.render.start import render_invitation, render_start
from bot.render.topic_texts import WHY_BUTTON
from bot.reports import (
    Complaint,
    Health,
    LedgerReport,
    ReportedSource,
    RowKind,
    SetAside,
    Settled,
    Sources,
    Trust,
    WrongPart,
)
from bot.subscriptions.choices import PAGES
from bot.subscriptions.deep_links import parse_payload, topic_payload
from bot.subscriptions.digest import Digest
from bot.subscriptions.listing import Event, TopicList
from bot.subscriptions.narrowing import Narrowing, Site
from bot.subscriptions.refusals import MatchRefusal
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings, Subscription
from summarizer.answering.many_articles import AnsweringArticle
from summarizer.models import Article, KeyPoint, Notice, Summary, Tag
from summarizer.topics.relevance.evidence import Where
from tests.bot.subscriptions.test_listing import story

#: What a stranger wrote, and a language, to messages.
Renderer = Callable[[str, Language], Iterator[Reply]]

NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
URL = "https://www.honest.org/a"

#: Of a person, by his number, for the operator.
PROFILE = "tg://user?id=7"
FEED = Feed(
    id=FeedId(7), url="https://honest.org/feed", title="", home=URL, label=None, owners=frozenset(),
    approved=True, added_at=NOW, look_at=NOW, state=FeedState(),
)  # fmt: skip
REPORT = LedgerReport(
    updates=1, given_up=1, set_aside=(), messages={}, oldest_due_at=NOW, paused_chats=1,
    unknown=(), failed=(),
)  # fmt: skip


def _summary(text: str, language: Language) -> Iterator[Reply]:
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
    yield summary.render_summary(whole, language, [text] * 12)
    nowhere = replace(whole, article=replace(article, url=""))
    yield summary.render_summary(nowhere, language)
    yield summary.render_story(whole, language, further=points[4:])
    updated = datetime(2026, 1, 5, tzinfo=UTC)
    yield summary.render_story(whole, language, [text], updated_at=updated)
    yield answer.render_answer(whole.article, points, language)
    yield answer.render_answer(nowhere.article, (), language)
    yield asking.render_found([AnsweringArticle(0, whole.article, points)] * 3, language)
    yield asking.render_found((), language)
    yield asking.render_forgotten(URL, language)
    yield asking.with_hint(summary.render_summary(nowhere, language), language, in_group=True)
    yield elsewhere.render_stub(URL, None, language)
    yield elsewhere.render_stub(URL, article, language)


def _digest(text: str, language: Language) -> Iterator[Reply]:
    one = replace(story(1), title=text, point=text, outlet=text, outlets=3)
    told = TopicList("moscow", text, (Event((one,) * 20), *(Event((replace(one, title=""),)),) * 7))
    whole = Digest(
        thread_id=None, day=date(2026, 1, 5), zone=UTC, late_since=None, due_at=NOW, told_at=NOW,
        topics=(told,) * 2,
    )  # fmt: skip
    yield render_digest(whole, language)
    yield render_digest(whole, language, DigestPage(mark_of(told), 1))
    clock = Clock(date(2026, 1, 5), UTC)
    yield latest.render_latest([told, told], clock, language)
    yield latest.render_latest_page(told, 1, clock, language)
    yield latest.render_newest([one] * 12, 1, clock, language)


def _admin(text: str, language: Language) -> Iterator[Reply]:
    lost = Settled(id=1, chat_id=2, settled_at=NOW, why=text)
    aside = SetAside(kind=RowKind.UPDATE, id=3, at=NOW, why=text)
    messages = dict.fromkeys(REPORT.messages, 1)
    entries = Health(read=9, untold=1, reasons=((text, 1),))
    report = replace(
        REPORT,
        entries=entries,
        unknown=(lost,) * 10,
        failed=(lost,) * 10,
        set_aside=(aside,) * 5,
        messages=messages,
    )
    yield admin.render_report(report, NOW, language)


def _operating(_: str, language: Language) -> Iterator[Reply]:
    made = Invitation(id=1, made_by=2, uses=5, uses_left=3, expires_at=NOW, came=(7,) * 3)
    later = replace(made, expires_at=NOW + timedelta(days=1))
    ended = replace(made, is_revoked=True)
    yield access.render_invitation_made(URL, made, language)
    yield access.render_invitation_how(language)
    yield access.render_invitations([], NOW, language)
    yield access.render_invitations([made, later, ended], NOW, language)
    yield access.render_used(7, made, language)
    for done in Opening:
        yield access.render_opening(done, language)
    yield access.render_bans([], language)
    yield access.render_bans([7] * 60, language)
    counts = dict.fromkeys(Reach, 3)
    draft = Broadcast(
        id=1, author=2, state=BroadcastState.DRAFT, reach=frozenset(Reach), total=9, began_at=NOW
    )
    yield broadcasts.render_draft(draft, counts, language)
    yield broadcasts.render_question(draft, counts, language)
    progress = Progress(sent=1, failed=1, unknown=1)
    for state in {*BroadcastState} - {BroadcastState.DRAFT}:
        yield broadcasts.render_progress(replace(draft, state=state), progress, language)
    yield days.render_days([DayFigures(NOW.date(), dict.fromkeys(Daily, 4))] * 30, language)
    yield render_operator_help([("/admin", WHY_BUTTON)], language)


def _feeds(text: str, language: Language) -> Iterator[Reply]:
    feed = replace(FEED, title=text)
    health = Health(read=1, from_feed=1, headlines=1, untold=1, reasons=((text, 3),))
    newest = (Headline(text, URL),) * 3
    yield Reply(feeds.feed_name(feed))
    yield feeds.render_feeds([feed] * 45, {feed.id: health}, language)
    yield from (
        feeds.render_notice(FeedNotice(feed=feed, news=news, failure=None), language)
        for news in News
    )
    yield feeds.render_notice(FeedNotice(feed=feed, news=News.FAILS, failure=text), language)
    yield feeds.render_refusal(FetchError(Unfetched.BLOCKED, text), language)
    yield feeds.render_unread(FeedError(Unparsed.TOO_LARGE, text), language)
    trust = Trust(frozenset(), everybody=False)
    yield feeds.render_added(feed, trust, language, new=True, newest=newest)
    yield feeds.render_imported(1, 2, trust, language, by_operator=False)
    yield feeds.render_banned(feed, language)
    yield feeds.render_share_banned(language)
    yield feeds.render_ended_by_operator(feed, language)


def _sources(text: str, language: Language) -> Iterator[Reply]:
    one = ReportedSource(
        feed_id=7, chat_id=None, stamp=1, title=text, url=text, chats=1, stories=1, approved=False,
        banned=True, floods=True,
    )  # fmt: skip
    listed = (one, replace(one, url=URL), replace(one, url=f"{URL}?token={text}"))
    yield sources.render_sources(Sources(total=9, waiting=1, listed=listed), 0, language)


def _topics(text: str, language: Language) -> Iterator[Reply]:
    followed = Subscription(chat_id=5, topic="moscow", label=text, followed_at=NOW)
    yield topics.render_topics([followed] * 25, 0, language)
    wrong = (MatchRefusal(Where.TEXT), MatchRefusal(Where.TITLE, text))
    yield topics.render_topics([replace(followed, refused=wrong)] * 9, 0, language)
    yield story_buttons.render_which(story_buttons.StoryAct.MUTE, [("moscow", text)], language)
    yield topics.render_mutes([text] * 99, language)
    yield Reply(topics.name_of(text, "feed:7"))


def _follow(text: str, language: Language) -> Iterator[Reply]:
    question, row = follow.render_suggestion(text, "moscow", language)
    yield follow.joined([question, follow.render_activity(1, 1, language)], row)
    site = Site(topic="feed:7", name=text)
    wanted = Narrowing(hosts=("example.org",) * 9, without=(text,), languages=("de",), site=site)
    narrowed = Subscription(
        chat_id=5, topic="moscow", label=text, followed_at=NOW, narrowing=wanted
    )
    yield topics.render_topics([narrowed] * 25, 0, language)
    yield Reply(narrowing_line(wanted, language))
    yield Reply(left_out_words([text] * 9, language))
    yield Reply("-", (follow.follow_buttons([text, text], language),))
    yield follow.render_tags([text] * 3, language)
    yield follow.render_followed(text, "moscow", language)
    yield follow.render_unfollow_all(9, language)


def _others(text: str, language: Language) -> Iterator[Reply]:
    yield failure.render_failure(FetchError(Unfetched.GONE, text), language, text)
    yield failure.render_sorry(language, text)
    yield Reply(times.zone_name(ChatSettings(timezone=text)))
    yield render_help([("/follow", WHY_BUTTON)], language)
    yield render_left_out(language)
    yield unsure.render_unsure(7, language)
    if invited := parse_payload(topic_payload(text) or ""):
        yield render_invitation(invited, language)
    yield render_start([text] * 8, language, nothing_to_read=True)


def _kept(text: str, language: Language) -> Iterator[Reply]:
    line = ArticleLine(title=text, url=URL, outlet=text, at=NOW)
    listed = (line, replace(line, title=""), replace(line, url=""), *(line,) * 7)
    page = Lines(total=99, start=12, lines=listed)
    clock = Clock(NOW.date(), UTC)
    yield forget.render_forget(language, private=True)
    yield forget.render_forget(language, private=False)
    yield search.render_found(page, text, clock, language)
    yield saved.render_saved(page, range(len(listed)), clock, language)
    yield saved.render_saved(Lines(total=0, start=0, lines=()), (), clock, language)
    yield Reply("-", acts.toggled((), text, language))
    for part in WrongPart:
        told = Complaint(url=URL, title=text, part=part, note=text, made_at=NOW)
        yield wrong.render_complaint(told, language)
    yield lines.render_lines("-", page, clock, language, turn=str, menu=None, foot="-")
    yield search.render_found(Lines(total=0, start=0, lines=()), text, clock, language)


def _settings(text: str, language: Language) -> Iterator[Reply]:
    chat = ChatSettings(timezone=text, digest=DigestTime(time(8), 4), quiet=QuietHours.parse("1-2"))
    standing = settings.ChosenSettings(
        settings=chat, auto=True, in_topic=True, language=language, languages=[language]
    )
    for page in (None, *PAGES):
        yield settings.render_settings(standing, page, language)
    channel = Channel(-100, text)
    yield channels.render_channels([channel] * 30, channel, language)
    yield channels.named(channels.render_chosen(channel, language), channels.title_of(channel))


RENDERERS: tuple[Renderer, ...] = (
    _summary, _digest, _admin, _operating, _feeds, _sources, _topics, _follow, _kept, _settings, _others,
)  # fmt: skip
