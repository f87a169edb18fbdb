"""What a person sees of feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.errors import FeedError, FetchError, Unfetched, Unparsed
from bot.feeds.entries import Headline
from bot.feeds.values import Feed, FeedId, FeedNotice, News
from bot.fetching.secret_links import looks_secret
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.failure import render_failure
from bot.render.html import escape, fitting, link, shown
from bot.render.language import Language, Text
from bot.render.names import host_of, site_name
from bot.render.texts import SHARE_BANNED_NOTICE
from bot.render.topics import name_of
from bot.reports import Health, Trust
from bot.subscriptions.values import Subscription

#: Of one list, and how long it may be so that head and foot fit too; what is more is counted.
_MAX_LISTED = 40
_LIST_UNITS = 3800

#: Of the names of topics in a sentence.
_TOPICS_UNITS = 1500

#: Characters of a headline.
_MAX_HEADLINE = 150

#: Why entries of a feed were not read, the commonest.
_MAX_REASONS = 3

_NEWS = {
    News.FAILS: texts.FEED_FAILS,
    News.WORKS_AGAIN: texts.FEED_WORKS,
    News.ENDED: texts.FEED_ENDED,
    News.MOVED: texts.FEED_MOVED,
}


def feed_name(feed: Feed) -> str:
    """Return a feed's title as a link to its site, HTML."""
    # A feed that never was read goes by its address.
    title = "" if feed.title == feed.url else feed.title
    return link(escape(site_name(title, feed.url)), feed.home or feed.url)


def ended_line(topics: Sequence[Subscription], language: Language) -> str:
    """Return what is said of topics that end with the feed of which alone they were followed, HTML.

    Empty where there are none.
    """
    if not topics:
        return ""
    names = fitting((name_of(one.label, one.topic) for one in topics), _TOPICS_UNITS)
    more = ["…"] * (len(names) < len(topics))
    return language.say(texts.FEED_TOPICS_ENDED, topics=language.row([*names, *more]))


def render_feeds(
    feeds: Sequence[Feed], health: Mapping[FeedId, Health], language: Language
) -> Reply:
    """Return a list of feeds, those that fail marked, with what came of the entries of each."""
    if not feeds:
        return Reply(language.say(texts.FEEDS_NONE))
    lines = fitting(
        (_listed(feed, health.get(feed.id), language) for feed in feeds[:_MAX_LISTED]), _LIST_UNITS
    )
    if (left := len(feeds) - len(lines)) > 0:
        lines.append(language.say(texts.FEEDS_LEFT, count=left))
    head, foot = language.say(texts.FEEDS_HEAD), language.say(texts.FEEDS_FOOT)
    return Reply("\n".join([head, *lines, "", foot]))


def health_line(health: Health, language: Language) -> str:
    """Return what came of entries, in a line, HTML; why some were not read comes last."""
    counts = (
        (texts.ENTRIES_READ, health.read),
        (texts.ENTRIES_FROM_FEED, health.from_feed),
        (texts.ENTRIES_HEADLINES, health.headlines),
        (texts.ENTRIES_UNTOLD, health.untold),
    )
    said = language.row([language.say(text, count=count) for text, count in counts if count])
    reasons = Counter[Text]()
    for slug, count in health.reasons:
        reasons[texts.ENTRY_REASONS.get(slug, texts.ENTRY_REASON_OTHER)] += count
    why = language.row(
        [
            language.say(texts.ENTRIES_REASON, reason=language.say(reason), count=count)
            for reason, count in reasons.most_common(_MAX_REASONS)
        ]
    )
    return language.say(texts.ENTRIES_WHY, entries=said, why=why) if why else said


def _listed(feed: Feed, health: Health | None, language: Language) -> str:
    line = f"{_mark(feed)} {feed_name(feed)}"
    return f"{line}: {health_line(health, language)}" if health else line


def render_notice(notice: FeedNotice, language: Language) -> Reply:
    """Return the news of a feed in one line."""
    name = feed_name(notice.feed)
    said = _NEWS[notice.news]
    why = texts.FEED_FAILURES.get(notice.failure or "", texts.FEED_FAILURE_UNKNOWN)
    site = escape(host_of(notice.moved_to or notice.feed.url))
    return Reply(language.say(said, feed=name, why=language.say(why), site=site))


def render_added(
    feed: Feed, trust: Trust, language: Language, *, new: bool, newest: Sequence[Headline] = ()
) -> Reply:
    """Return what somebody is told who adds a feed: whom its stories reach, and its newest headlines."""
    lines = [language.say(_added(feed, trust, new=new), feed=feed_name(feed))]
    titles = [link(shown(one.title, _MAX_HEADLINE), one.url) for one in newest]
    if titles and not feed.banned:
        lines += ["", language.say(texts.FEED_NEWEST), *(f"• {title}" for title in titles)]
    return Reply("\n".join(lines))


def _added(feed: Feed, trust: Trust, *, new: bool) -> Text:
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


def render_imported(
    added: int, left: int, trust: Trust, language: Language, *, by_operator: bool
) -> Reply:
    """Return what came of a list of feeds.

    Args:
        added: How many are new to the chat.
        left: How many are too many for it.
        trust: Whose feeds serve everybody.
        language: To say it in.
        by_operator: Whether he sent the list.
    """
    lines = [language.say(texts.IMPORTED, count=added)]
    if left:
        lines.append(language.say(texts.IMPORTED_LEFT, count=left))
    if added and not (by_operator or trust.everybody):
        whom = texts.IMPORTED_WAITS if trust.operators else texts.IMPORTED_ALONE
        lines.append(language.say(whom))
    return Reply(" ".join(lines))


def render_banned(feed: Feed, language: Language) -> Reply:
    """Return what those who had a feed are told when the operator bans it."""
    return Reply(language.say(texts.FEED_BANNED_BY_OPERATOR, feed=feed_name(feed)))


def render_share_banned(language: Language) -> Reply:
    """Return what a chat is told that the operator bans from sharing links."""
    return Reply(language.say(SHARE_BANNED_NOTICE))


def render_ended_by_operator(feed: Feed, language: Language) -> Reply:
    """Return what those who had a feed are told when the operator ends it for all."""
    return Reply(language.say(texts.FEED_ENDED_BY_OPERATOR, feed=feed_name(feed)))


def render_refusal(error: FetchError, language: Language) -> Reply:
    """Return why a feed is not watched, in one line."""
    if error.reason is Unfetched.PAYWALLED:
        return Reply(language.say(texts.FEED_LOGIN))
    if not error.closed_to_bots:
        return render_failure(error, language)
    if isinstance(error.__cause__, FetchError):
        # That robots.txt could not be asked for is no news to a person, but that the site is down.
        return render_failure(error.__cause__, language)
    return Reply(language.say(texts.FEED_CLOSED))


def render_unread(error: FeedError, language: Language) -> Reply:
    """Return why what stands at an address is not watched as a feed, in one line."""
    if error.reason is Unparsed.NOT_A_FEED:
        return Reply(language.say(texts.NO_FEED))
    why = language.say(texts.FEED_FAILURES[error.reason])
    return Reply(language.say(texts.FEED_UNREAD, why=why))


def _mark(feed: Feed) -> str:
    if feed.look_at is None:
        return "✕"
    return "⚠" if feed.state.failures else "•"
