"""/feeds, /addfeed and /removefeed, and following all of a site."""

from __future__ import annotations

from bot.errors import FeedError, FetchError
from bot.fairness.quota import RequestKind
from bot.feeds.values import Feed
from bot.interactions.answering import Command, Scope
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.interaction import Interaction
from bot.models import Reply
from bot.polling.watching import MAX_FEEDS, Added, Removed, Watching
from bot.render import topic_texts as texts
from bot.render.feeds import (
    ended_line,
    feed_name,
    render_added,
    render_feeds,
    render_refusal,
    render_unread,
)
from bot.render.follow import joined
from bot.render.language import text
from bot.reports import Trust

_REMOVED = {
    Removed.NOT_YOURS: texts.FEED_UNKNOWN,
    Removed.FOR_YOU: texts.FEED_REMOVED,
    Removed.FOR_YOU_ALONE: texts.FEED_REMOVED_OTHERS,
    Removed.FOR_ALL: texts.FEED_REMOVED_FOR_ALL,
}


class FeedCommands:
    """Lists, adds and removes the feeds of a chat."""

    def __init__(self, watching: Watching, gate: Gate, trust: Trust) -> None:
        self._watching = watching
        self._gate = gate
        self._trust = trust

    def commands(self) -> tuple[Command, ...]:
        """Return the commands."""
        return (
            Command(
                name="feeds",
                line=text("The feeds that you added"),
                act=self._list,
                kind=RequestKind.LOOK,
                for_channel=True,
            ),
            Command(
                name="addfeed",
                line=text("Watch a site's feed"),
                example="https://example.org",
                act=self._add,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
            Command(
                name="removefeed",
                line=text("Watch a feed no more"),
                example="https://example.org",
                act=self._remove,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
        )

    async def watch(self, asked: Interaction, url: str) -> Added | Reply:
        """Watch the feed behind an address; returns what came of it, or why it is not watched."""
        if not await self._watching.has_room(asked.chat_id, url):
            return Reply(asked.language.say(texts.TOO_MANY_FEEDS, count=MAX_FEEDS))
        approved = asked.person in self._trust.operators
        if refusal := self._gate.refusal(asked, RequestKind.LINK):
            return Reply(refusal_line(RequestKind.LINK, refusal, asked.language))
        try:
            async with self._gate.link():
                done = await self._watching.add(asked.chat_id, url, approved=approved)
        except FetchError as error:
            return render_refusal(error, asked.language)
        except FeedError as error:
            return render_unread(error, asked.language)
        if done and done.feed.banned:
            return render_added(done.feed, self._trust, asked.language, new=False)
        return done or Reply(asked.language.say(texts.NO_FEED))

    async def any(self) -> bool:
        """Whether any feed is watched, from which stories could come."""
        return await self._watching.any()

    async def meant(self, asked: Interaction) -> Feed | None:
        """Return the one of a chat's feeds that is named by its address, its site's, or its title."""
        wanted = next(iter(asked.links), asked.arguments)
        return _named(await self._watching.of_chat(asked.chat_id), wanted)

    async def _list(self, asked: Interaction) -> Reply:
        feeds = await self._watching.of_chat(asked.chat_id)
        return render_feeds(feeds, await self._watching.health(feeds), asked.language)

    async def _add(self, asked: Interaction) -> Reply:
        if not asked.links:
            return Reply(asked.language.say(texts.ADDFEED_HOW))
        done = await self.watch(asked, asked.links[0])
        if isinstance(done, Reply):
            return done
        return render_added(
            done.feed, self._trust, asked.language, new=done.new, newest=done.newest
        )

    async def _remove(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            return Reply(asked.language.say(texts.REMOVEFEED_HOW))
        operator = asked.person in self._trust.operators
        feed = await self.meant(asked)
        if feed is None and operator and asked.links:
            feed = await self._watching.by_url(asked.links[0])
        if feed is None:
            return Reply(asked.language.say(texts.FEED_UNKNOWN))
        done = await self._watching.remove(feed, asked.chat_id, operator=operator)
        said = asked.language.say(_REMOVED[done.outcome], feed=feed_name(feed))
        return joined([said, ended_line(done.ended, asked.language)])


def _named(feeds: tuple[Feed, ...], wanted: str) -> Feed | None:
    asked = _bare(wanted)
    for feed in feeds:
        if asked and asked in (_bare(feed.url), _bare(feed.home or ""), _bare(feed.title)):
            return feed
    return None


def _bare(text: str) -> str:
    return text.casefold().partition("://")[2].removeprefix("www.").rstrip("/") or text.casefold()
