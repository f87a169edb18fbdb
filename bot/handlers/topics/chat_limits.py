"""/mute, /pause and /share: what of the stories a chat gets, and what it gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from bot.interactions.answering import Act, Command, Scope
from bot.interactions.interaction import Interaction
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.topics import name_of, render_mutes
from bot.reports import Trust
from bot.storage.chats.chats import ChatStore
from bot.storage.feeds.sources import SourceStore
from bot.subscriptions.unmatchable import names_topic
from bot.subscriptions.values import ChatSettings
from bot.subscriptions.wishes import MAX_WISHES, parse_wishes
from summarizer.topics.keys import topic_key

#: Topics that one chat can mute.
MAX_MUTES = 100


class ChatLimits:
    """Mutes topics, pauses stories, and shares links or not."""

    def __init__(
        self,
        chats: ChatStore,
        sources: SourceStore,
        trust: Trust,
        clock: Callable[[], datetime],
    ) -> None:
        self._chats = chats
        self._sources = sources
        self._trust = trust
        self._clock = clock

    def commands(self) -> tuple[Command, ...]:
        """Return the commands."""
        return (
            _changes("mute", "No stories about a topic", self._mute, "football"),
            _changes("unmute", "Stories about it again", self._unmute, "football"),
            _changes("pause", "No stories for now", self._pause),
            _changes("resume", "Stories again", self._resume),
            _changes("share", "Links sent here become stories", self._share, "on"),
        )

    async def mute(self, chat_id: int, label: str) -> str:
        """Want no more stories about a topic; returns the sentence on it, ``{label}`` in it."""
        settings = await self._chats.settings(chat_id)
        mutes = settings.mutes | {topic_key(label)}
        if len(mutes) > MAX_MUTES:
            return texts.TOO_MANY_MUTES.format(limit=MAX_MUTES)
        await self._save(chat_id, replace(settings, mutes=mutes))
        return texts.MUTED

    async def _mute(self, asked: Interaction) -> Reply:
        labels = _topics(asked.lines)
        settings = await self._chats.settings(asked.chat_id)
        if not asked.arguments and settings.mutes:
            return render_mutes(sorted(settings.mutes))
        if not labels:
            return Reply(texts.MUTE_HOW)
        said = [
            (await self.mute(asked.chat_id, label)).format(label=name_of(label)) for label in labels
        ]
        return Reply("\n".join(dict.fromkeys(said)))

    async def _unmute(self, asked: Interaction) -> Reply:
        labels = _topics(asked.lines)
        if not labels:
            return Reply(texts.UNMUTE_HOW)
        settings = await self._chats.settings(asked.chat_id)
        lifted = {topic_key(label) for label in labels} & settings.mutes
        if lifted:
            await self._save(asked.chat_id, replace(settings, mutes=settings.mutes - lifted))
        said = (texts.UNMUTED if topic_key(n) in lifted else texts.NOT_MUTED for n in labels)
        return Reply(
            "\n".join(line.format(label=name_of(n)) for line, n in zip(said, labels, strict=True))
        )

    async def _pause(self, asked: Interaction) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        await self._save(asked.chat_id, replace(settings, on_hold=True))
        return Reply(texts.PAUSED)

    async def _resume(self, asked: Interaction) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        await self._save(asked.chat_id, replace(settings, on_hold=False))
        return Reply(texts.RESUMED)

    async def _share(self, asked: Interaction) -> Reply:
        settings = await self._chats.settings(asked.chat_id)
        wanted = {"on": True, "off": False}.get(asked.arguments.casefold())
        approved, banned = await self._sources.of_chat(asked.chat_id)
        if wanted and asked.person in self._trust.operators:
            # What he turns on himself he vouches for.
            await self._sources.approve_chat(asked.chat_id, self._clock())
            approved, banned = True, False
        if wanted and banned:
            return Reply(texts.SHARE_BANNED)
        share = settings.share if wanted is None else wanted
        if share != settings.share:
            await self._save(asked.chat_id, replace(settings, share=share))
        said = self._shared(approved=approved) if share else texts.SHARE_OFF
        return Reply(said if asked.arguments else f"{said} {texts.SHARE_HOW}")

    def _shared(self, *, approved: bool) -> str:
        if approved or self._trust.everybody:
            return texts.SHARE_ON
        return texts.SHARE_WAITS if self._trust.operators else texts.SHARE_ALONE

    async def _save(self, chat_id: int, settings: ChatSettings) -> None:
        await self._chats.save(chat_id, settings, self._clock())


def _changes(name: str, line: str, act: Act, example: str = "") -> Command:
    return Command(name=name, line=line, act=act, example=example, scope=Scope.ADMINS)


def _topics(typed: str) -> list[str]:
    """Return the topics that a person typed, those that have a key."""
    labels = (wish.label for wish in parse_wishes(typed, names_topic))
    return [label for label in labels if topic_key(label)][:MAX_WISHES]
