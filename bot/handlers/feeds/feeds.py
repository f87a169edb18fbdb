"""/feeds, /addfeed and /removefeed, and following all of a site."""

from __future__ import annotations

from bot.errors import FeedError, FetchError
from bot.fairness.quota import Kind
from bot.feeds.values import Feed
from bot.interactions.answer import Handler
from bot.interactions.command import Asked, Commands, is_operator
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.message_links import links_of
from bot.models import Reply
from bot.polling.watching import MAX_FEEDS, Removed, Watching
from bot.render import topic_texts as texts
from bot.render.feeds import feed_name, render_added, render_feeds, render_refusal
from bot.reports import Trust

_REMOVED = {
    Removed.NOT_YOURS: texts.FEED_UNKNOWN,
    Removed.FOR_YOU: texts.FEED_REMOVED,
    Removed.FOR_YOU_ALONE: texts.FEED_REMOVED_OTHERS,
    Removed.FOR_ALL: texts.FEED_REMOVED_FOR_ALL,
}


class FeedCommands:
    """Lists, adds and removes the feeds of a chat."""

    def __init__(self, watching: Watching, commands: Commands, gate: Gate, trust: Trust) -> None:
        self._watching = watching
        self._commands = commands
        self._gate = gate
        self._trust = trust

    def handlers(self) -> tuple[Handler, ...]:
        """Return the handlers of the commands."""
        return (
            self._commands.looks("feeds", self._list),
            self._commands.changes("addfeed", self._add),
            self._commands.changes("removefeed", self._remove),
        )

    async def watch(self, asked: Asked, url: str) -> tuple[Feed, bool] | Reply:
        """Watch the feed behind an address; returns it and whether it is new there, or why not."""
        if not await self._watching.has_room(asked.chat_id, url):
            return Reply(texts.TOO_MANY_FEEDS.format(limit=MAX_FEEDS))
        approved = is_operator(asked.update, self._trust.operators)
        if refusal := self._gate.refusal(asked.update, Kind.LINK):
            return Reply(refusal_line(Kind.LINK, refusal))
        try:
            async with self._gate.link():
                done = await self._watching.add(asked.chat_id, url, approved=approved)
        except FetchError as error:
            return render_refusal(error)
        except FeedError:
            return Reply(texts.NO_FEED)
        if done and done[0].banned:
            return render_added(done[0], self._trust, new=False)
        return done or Reply(texts.NO_FEED)

    async def any(self) -> bool:
        """Whether any feed is watched, from which stories could come."""
        return await self._watching.any()

    async def meant(self, asked: Asked) -> Feed | None:
        """Return the one of a chat's feeds that is named by its address, its site's, or its title."""
        wanted = next(iter(links_of(asked.message)), asked.text)
        return _named(await self._watching.of_chat(asked.chat_id), wanted)

    async def _list(self, asked: Asked) -> Reply:
        return render_feeds(await self._watching.of_chat(asked.chat_id))

    async def _add(self, asked: Asked) -> Reply:
        links = links_of(asked.message)
        if not links:
            return Reply(texts.ADDFEED_HOW)
        done = await self.watch(asked, links[0])
        if isinstance(done, Reply):
            return done
        feed, new = done
        return render_added(feed, self._trust, new=new)

    async def _remove(self, asked: Asked) -> Reply:
        if not asked.text:
            return Reply(texts.REMOVEFEED_HOW)
        operator = is_operator(asked.update, self._trust.operators)
        feed = await self.meant(asked)
        if feed is None and operator:
            links = links_of(asked.message)
            feed = await self._watching.by_url(links[0]) if links else None
        if feed is None:
            return Reply(texts.FEED_UNKNOWN)
        done = await self._watching.remove(feed, asked.chat_id, operator=operator)
        return Reply(_REMOVED[done].format(feed=feed_name(feed)))


def _named(feeds: tuple[Feed, ...], wanted: str) -> Feed | None:
    asked = _bare(wanted)
    for feed in feeds:
        if asked and asked in (_bare(feed.url), _bare(feed.home or ""), _bare(feed.title)):
            return feed
    return None


def _bare(text: str) -> str:
    return text.casefold().partition("://")[2].removeprefix("www.").rstrip("/") or text.casefold()
