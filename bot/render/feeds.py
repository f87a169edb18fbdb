"""What a person sees of feeds."""

from __future__ import annotations

from collections.abc import Sequence

from bot.errors import FetchError
from bot.feeds.values import Feed, FeedNotice, News
from bot.fetching.secret_links import looks_secret
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.failure import render_failure
from bot.render.html import escape, fitting, link
from bot.render.names import site_name
from bot.reports import Trust

#: Of one list, and how long it may be so that head and foot fit too; what is more is counted.
_MAX_LISTED = 40
_LIST_UNITS = 3800


_NEWS = {
    News.FAILS: texts.FEED_FAILS,
    News.WORKS_AGAIN: texts.FEED_WORKS,
    News.ENDED: texts.FEED_ENDED,
}


def feed_name(feed: Feed) -> str:
    """Return a feed's title as a link to its site, HTML."""
    # A feed that never was read goes by its address.
    title = "" if feed.title == feed.url else feed.title
    return link(escape(site_name(title, feed.url)), feed.home or feed.url)


def render_feeds(feeds: Sequence[Feed]) -> Reply:
    """Return a list of feeds, those that fail marked."""
    if not feeds:
        return Reply(texts.FEEDS_NONE)
    lines = fitting(
        (f"{_mark(feed)} {feed_name(feed)}" for feed in feeds[:_MAX_LISTED]), _LIST_UNITS
    )
    if (left := len(feeds) - len(lines)) > 0:
        lines.append(texts.FEEDS_LEFT.format(count=left))
    return Reply("\n".join([texts.FEEDS_HEAD, *lines, "", texts.FEEDS_FOOT]))


def render_notice(notice: FeedNotice) -> Reply:
    """Return the news of a feed in one line."""
    name = feed_name(notice.feed)
    said = _NEWS[notice.news]
    why = texts.FEED_FAILURES.get(notice.failure or "", texts.FEED_FAILURE_UNKNOWN)
    return Reply(said.format(feed=name, why=why))


def render_added(feed: Feed, trust: Trust, *, new: bool) -> Reply:
    """Return what somebody is told who adds a feed: whom its stories reach."""
    return Reply(_added(feed, trust, new=new).format(feed=feed_name(feed)))


def _added(feed: Feed, trust: Trust, *, new: bool) -> str:
    if feed.banned:
        return texts.FEED_BANNED
    if not new:
        return texts.FEED_KNOWN
    if feed.approved:
        return texts.FEED_ADDED
    if looks_secret(feed.url):
        return texts.FEED_ADDED_PRIVATE
    if trust.everybody:
        return texts.FEED_ADDED
    return texts.FEED_ADDED_WAITS if trust.operators else texts.FEED_ADDED_ALONE


def render_imported(added: int, left: int, trust: Trust, *, by_operator: bool) -> Reply:
    """Return what came of a list of feeds.

    Args:
        added: How many are new to the chat.
        left: How many are too many for it.
        trust: Whose feeds serve everybody.
        by_operator: Whether he sent the list.
    """
    said = texts.IMPORTED_LEFT if left else texts.IMPORTED
    lines = [said.format(added=added, left=left)]
    if added and not (by_operator or trust.everybody):
        lines.append(texts.IMPORTED_WAITS if trust.operators else texts.IMPORTED_ALONE)
    return Reply(" ".join(lines))


def render_banned(feed: Feed) -> Reply:
    """Return what those who had a feed are told when the operator bans it."""
    return Reply(texts.FEED_BANNED_BY_OPERATOR.format(feed=feed_name(feed)))


def render_ended_by_operator(feed: Feed) -> Reply:
    """Return what those who had a feed are told when the operator ends it for all."""
    return Reply(texts.FEED_ENDED_BY_OPERATOR.format(feed=feed_name(feed)))


def render_refusal(error: FetchError) -> Reply:
    """Return why a feed is not watched, in one line."""
    if not error.closed_to_bots:
        return render_failure(error)
    if isinstance(error.__cause__, FetchError):
        # That robots.txt could not be asked for is no news to a person, but that the site is down.
        return render_failure(error.__cause__)
    return Reply(texts.FEED_CLOSED)


def _mark(feed: Feed) -> str:
    if feed.look_at is None:
        return "✕"
    return "⚠" if feed.state.failures else "•"
