"""/follow and /unfollow: a topic's stories come, or come no more."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bot.following.topics import MAX_TOPICS, Follow, Following
from bot.following.wishes import Granted, Wishes
from bot.handlers.feeds.feeds import FeedCommands
from bot.interactions.answering import Command, Scope
from bot.interactions.interaction import MAX_ARGUMENTS, Interaction
from bot.interactions.message_links import marked, with_scheme
from bot.models import Button, Reply
from bot.render import topic_texts as texts
from bot.render.follow import (
    joined,
    left_out_line,
    quiet_parts,
    render_activity,
    render_suggestion,
    render_unfollow_all,
)
from bot.render.language import Language, Text, text
from bot.render.names import site_name
from bot.render.narrowing import left_out_words, narrowing_line
from bot.render.topics import name_of
from bot.subscriptions.narrowing import WIDE, Site
from bot.subscriptions.narrowing_words import draw_out
from bot.subscriptions.unmatchable import Unmatchable, names_topic
from bot.subscriptions.values import FEED_PREFIX, FollowOutcome, Subscription
from bot.subscriptions.wishes import MAX_WISHES, Wish, parse_wishes
from summarizer.topics.words.keys import topic_key

#: The same command once more, at the beginning of a line.
_AGAIN = re.compile(r"^[ \t]*/follow(?:@\w+)?(?=\s)", re.IGNORECASE | re.MULTILINE)

#: Stands for a link among topics; nobody types it.
_SITE = "\ue000"

#: Behind /unfollow.
_ALL = "all"


@dataclass(frozen=True, slots=True)
class _Told:
    """What is said of a topic that somebody wants to follow."""

    #: Sentences, HTML.
    parts: tuple[str, ...]

    #: Of a suggestion.
    row: tuple[Button, ...] = ()

    #: Of one of several of which there was nothing lately: that it is followed, and its name.
    quiet: tuple[Text, str] | None = None

    #: Whether there was nothing of it lately, maybe because no feed is watched.
    dry: bool = False

    #: Whether that is because the past of a feed is still being read.
    reading: bool = False


class FollowCommands:
    """Follows and unfollows topics."""

    def __init__(
        self,
        following: Following,
        wishes: Wishes,
        feeds: FeedCommands,
    ) -> None:
        self._following = following
        self._feeds = feeds
        self._wishes = wishes

    def commands(self) -> tuple[Command, ...]:
        """Return both commands."""
        return (
            Command(
                name="follow",
                line=text("Follow a topic or a site"),
                example="#moscow",
                act=self._follow,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
            Command(
                name="unfollow",
                line=text("Follow it no more"),
                example="#moscow",
                act=self._unfollow,
                scope=Scope.ADMINS,
                for_channel=True,
            ),
        )

    async def _follow(self, asked: Interaction) -> Reply:
        links, written = _sites(asked)
        typed = marked(asked.lines, written, _SITE) if links else asked.lines
        wishes = parse_wishes(_AGAIN.sub("", typed), names_topic)
        if links and not any(_SITE in wish.label for wish in wishes):
            # Longer than what is read of a command.
            wishes = (Wish(_SITE),)
        # ``https://`` alone is the beginning of a link that was meant.
        if all("://" in wish.label for wish in wishes):
            return Reply(asked.language.say(texts.FOLLOW_HOW))
        alone = len(wishes) == 1
        told = [
            await self._site(asked, links[0], wish, alone=alone)
            if links and _SITE in wish.label
            else await self._topic(asked, wish, alone=alone)
            for wish in wishes[:MAX_WISHES]
        ]
        parts = [part for one in told for part in one.parts]
        parts += quiet_parts(
            [one.quiet for one in told if one.quiet],
            asked.language,
            reading=any(one.reading for one in told),
        )
        parts.append(left_out_line(len(wishes), MAX_WISHES, asked.language))
        parts += [asked.language.say(texts.ONE_SITE)] * (len(links) > 1)
        parts.append(_cut_line(asked))
        parts.append(await self._no_feeds(asked, *told))
        return joined(parts, *(one.row for one in told))

    async def _topic(self, asked: Interaction, wish: Wish, *, alone: bool) -> _Told:
        done = await self._wishes.grant(
            asked.chat_id, asked.thread_id, wish, alone=_samples(asked, alone=alone)
        )
        return _told(done, wish, asked.language, alone=alone)

    async def _site(self, asked: Interaction, url: str, wish: Wish, *, alone: bool) -> _Told:
        """Follow all of a site, or a topic of it alone."""
        watched = await self._feeds.watch(asked, url)
        if isinstance(watched, Reply):
            return _Told((watched.html,))
        feed = watched.feed
        topic, name = f"{FEED_PREFIX}{feed.id}", site_name(feed.title, feed.url)
        if label := " ".join(wish.label.replace(_SITE, " ").split()):
            site = Site(topic=topic, name=name)
            narrowing = replace(wish.narrowing or WIDE, site=site)
            return await self._topic(
                asked, replace(wish, label=label, narrowing=narrowing), alone=alone
            )
        wish = replace(wish, label=name)
        done = await self._wishes.grant(
            asked.chat_id, asked.thread_id, wish, topic, alone=_samples(asked, alone=alone)
        )
        return _told(done, wish, asked.language, alone=alone)

    async def site(self, asked: Interaction, url: str) -> Reply:
        """Follow all of a site, and say what came of it."""
        told = await self._site(asked, url, Wish(_SITE), alone=True)
        return joined([*told.parts], told.row)

    async def one(self, asked: Interaction, wish: Wish) -> Reply:
        """Follow a topic, and say what came of it; its newest story is sent before."""
        done = await self._wishes.grant(
            asked.chat_id, asked.thread_id, wish, alone=_samples(asked, alone=True)
        )
        told = _told(done, wish, asked.language)
        return joined([*told.parts, await self._no_feeds(asked, told)], told.row)

    async def instead(self, asked: Interaction, label: str, instead_of: str) -> Reply:
        """Follow what was meant, as a misspelt topic was followed, and that one no more."""
        done, slip = await self._wishes.grant_instead(
            asked.chat_id, asked.thread_id, label, instead_of, alone=_samples(asked, alone=True)
        )
        told = _told(done, Wish(label, slip.digest if slip else None), asked.language)
        ended = [_ended(slip, asked.language)] if slip else []
        return joined([*told.parts, await self._no_feeds(asked, told), *ended], told.row)

    async def _no_feeds(self, asked: Interaction, *told: _Told) -> str:
        dry = any(one.dry for one in told) and not await self._feeds.any()
        return asked.language.say(texts.NO_FEEDS) if dry else ""

    async def _unfollow(self, asked: Interaction) -> Reply:
        wanted = asked.arguments.strip(" #")
        if not wanted:
            return Reply(asked.language.say(texts.UNFOLLOW_HOW))
        followed = await self._following.followed(asked.chat_id)
        if followed and wanted.casefold() == _ALL:
            return render_unfollow_all(len(followed), asked.language)
        # The name of a feed may have commas in it.
        feed = await self._feeds.meant(asked)
        whole = f"{FEED_PREFIX}{feed.id}" if feed else topic_key(wanted)
        if match := next((s for s in followed if whole == s.topic or wanted == s.label), None):
            return Reply(await self._end(match, asked.language))
        labels = [wish.label for wish in parse_wishes(asked.lines, names_topic)] or [wanted]
        by_topic = {s.topic: s for s in followed}
        said = [
            await self._end(match, asked.language)
            if (match := by_topic.pop(topic_key(label), None))
            else asked.language.say(texts.NOT_FOLLOWED, label=name_of(label))
            for label in labels[:MAX_WISHES]
        ]
        return joined([*said, left_out_line(len(labels), MAX_WISHES, asked.language)])

    async def _end(self, subscription: Subscription, language: Language) -> str:
        await self._following.unfollow(subscription.chat_id, subscription.topic)
        return _ended(subscription, language)


def _samples(asked: Interaction, *, alone: bool) -> bool:
    """Whether the newest story is sent along: not to a channel that somebody looks after from afar."""
    return alone and asked.aside is None


def _ended(subscription: Subscription, language: Language) -> str:
    return language.say(texts.UNFOLLOWED, label=name_of(subscription.label, subscription.topic))


def _told(
    granted: Granted | Unmatchable, wish: Wish, language: Language, *, alone: bool = True
) -> _Told:
    """Return what is said of a wish, alone or among others."""
    if isinstance(granted, Unmatchable):
        return _Told((language.say(texts.UNMATCHABLE[granted], label=name_of(wish.label)),))
    done = granted.follow
    name = name_of(done.wish.label, done.topic)
    if done.outcome is FollowOutcome.TOO_MANY:
        return _Told((language.say(texts.TOO_MANY_TOPICS, count=MAX_TOPICS),))
    narrowed = _narrowed(done, language)
    said = texts.FOLLOWED_DAILY if done.wish.digest else texts.FOLLOWED
    if done.outcome is FollowOutcome.ALREADY:
        said = texts.FOLLOWED_ALREADY if done.wish.digest is None else said
        return _Told((" ".join([language.say(said, label=name), *narrowed]),))
    dry = not done.activity.stories
    if dry and not alone and not done.suggestion and not narrowed:
        return _Told((), quiet=(said, name), dry=True, reading=granted.reading)
    if granted.promised or granted.reading:
        read = texts.PAST_IS_READ if granted.promised else texts.PAST_IS_READ_OF_SEVERAL
        parts = [language.say(said, label=name), *narrowed, language.say(read)]
        return _Told((" ".join(parts),))
    question, row = (
        render_suggestion(done.suggestion, done.topic, language) if done.suggestion else ("", ())
    )
    activity = render_activity(done.activity.stories, done.activity.feeds, language)
    parts = [language.say(said, label=name), *narrowed, activity, question]
    parts += [language.say(texts.NEWEST_ABOVE)] * granted.sampled
    return _Told((" ".join(filter(None, parts)),), row, dry=dry)


def _narrowed(done: Follow, language: Language) -> list[str]:
    """Return the sentences on what of a topic is wanted now, and on what cannot narrow it."""
    widened = language.say(texts.WIDENED) if done.widened else ""
    lines = (
        narrowing_line(done.narrowing, language),
        widened,
        left_out_words(done.wish.left_out, language),
    )
    return [line for line in lines if line]


def _cut_line(asked: Interaction) -> str:
    """Return what is said of a command that is longer than what is read of it; empty if it is not."""
    if len(asked.text) <= MAX_ARGUMENTS + len(asked.command or ""):
        return ""
    return asked.language.say(texts.FOLLOW_CUT, limit=asked.language.number(MAX_ARGUMENTS))


def _sites(asked: Interaction) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the links of a message, and as they are written, but for those that narrow a topic."""
    plain, drawn = draw_out(asked.lines)
    narrowing = {
        with_scheme(written)
        for written in asked.written_links
        if written not in plain and any(written in one.text for one in drawn)
    }
    return (
        tuple(link for link in asked.links if link not in narrowing),
        tuple(link for link in asked.written_links if with_scheme(link) not in narrowing),
    )
