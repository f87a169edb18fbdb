"""/mute, /pause and /share: what of the stories a chat gets, and what it gives."""

from __future__ import annotations

from bot.following.limits import MAX_MUTES, KeptLimits, Sharing
from bot.interactions.answering import Act, Command, Scope
from bot.interactions.interaction import Interaction
from bot.models import Reply
from bot.render import topic_texts as texts
from bot.render.language import Text, text
from bot.render.times import local_moment, zone_hint, zone_name
from bot.render.topics import name_of, render_mutes
from bot.reports import Trust
from bot.subscriptions.unmatchable import names_topic, why_unmatchable
from bot.subscriptions.wishes import MAX_WISHES, parse_wishes
from summarizer.topics.words.keys import topic_key


class ChatLimits:
    """Mutes topics, pauses stories, and shares links or not."""

    def __init__(self, limits: KeptLimits, trust: Trust) -> None:
        self._limits = limits
        self._trust = trust

    def commands(self) -> tuple[Command, ...]:
        """Return the commands."""
        return (
            _changes("mute", text("No stories about a topic"), self._mute, "football"),
            _changes("unmute", text("Stories about it again"), self._unmute, "football"),
            _changes("pause", text("No stories for now"), self._pause, "2h"),
            _changes("resume", text("Stories again"), self._resume),
            _changes("share", text("Links sent here become stories"), self._share, "on"),
        )

    async def mute(self, asked: Interaction, label: str, name: str) -> str:
        """Want no more stories about a topic; returns the sentence on it, with its name."""
        if await self._limits.mute(asked.chat_id, label):
            return asked.language.say(texts.MUTED, label=name)
        return asked.language.say(texts.TOO_MANY_MUTES, count=MAX_MUTES)

    async def _mute(self, asked: Interaction) -> Reply:
        if not asked.arguments and (muted := await self._limits.mutes(asked.chat_id)):
            return render_mutes(sorted(muted), asked.language)
        labels = _topics(asked.lines)
        if not labels:
            return Reply(_no_topic(asked))
        said = [await self.mute(asked, label, name_of(label)) for label in labels]
        return Reply("\n".join(dict.fromkeys(said)))

    async def _unmute(self, asked: Interaction) -> Reply:
        labels = _topics(asked.lines)
        if not labels:
            return Reply(asked.language.say(texts.UNMUTE_HOW))
        lifted = await self._limits.unmute(asked.chat_id, labels)
        said = (texts.UNMUTED if topic_key(n) in lifted else texts.NOT_MUTED for n in labels)
        return Reply(
            "\n".join(
                asked.language.say(line, label=name_of(n))
                for line, n in zip(said, labels, strict=True)
            )
        )

    async def _pause(self, asked: Interaction) -> Reply:
        if not asked.arguments:
            await self._limits.hold(asked.chat_id, on=True)
            return Reply(asked.language.say(texts.PAUSED))
        settings = await self._limits.hold_until(asked.chat_id, asked.arguments)
        if settings is None or settings.on_hold_until is None:
            return Reply(asked.language.say(texts.PAUSE_HOW))
        when = local_moment(settings, settings.on_hold_until, asked.language)
        said = asked.language.say(texts.PAUSED_UNTIL, when=when, zone=zone_name(settings))
        return Reply(f"{said}\n{zone_hint(settings, asked.language)}".strip())

    async def _resume(self, asked: Interaction) -> Reply:
        await self._limits.hold(asked.chat_id, on=False)
        return Reply(asked.language.say(texts.RESUMED))

    async def _share(self, asked: Interaction) -> Reply:
        wanted = {"on": True, "off": False}.get(asked.arguments.casefold())
        by_operator = asked.person in self._trust.operators
        sharing = await self._limits.share(asked.chat_id, wanted, by_operator=by_operator)
        if wanted and sharing.banned:
            return Reply(asked.language.say(texts.SHARE_BANNED))
        said = asked.language.say(sharing_line(sharing, self._trust))
        return Reply(
            said if wanted is not None else f"{said} {asked.language.say(texts.SHARE_HOW)}"
        )


def sharing_line(sharing: Sharing, trust: Trust) -> Text:
    """Return what becomes of the links that are sent in a chat."""
    if not sharing.on:
        return texts.SHARE_OFF
    if sharing.approved or trust.everybody:
        return texts.SHARE_ON
    return texts.SHARE_WAITS if trust.operators else texts.SHARE_ALONE


def _changes(name: str, line: Text, act: Act, example: str = "") -> Command:
    return Command(
        name=name, line=line, act=act, example=example, scope=Scope.ADMINS, for_channel=True
    )


def _no_topic(asked: Interaction) -> str:
    """Return why nothing that was typed is a topic; how one is, where nothing was."""
    for wish in parse_wishes(asked.lines, names_topic):
        if why := why_unmatchable(wish.label):
            return asked.language.say(texts.UNMATCHABLE[why], label=name_of(wish.label))
    return asked.language.say(texts.MUTE_HOW)


def _topics(typed: str) -> list[str]:
    """Return the topics that a person typed, those that have a key."""
    labels = (wish.label for wish in parse_wishes(typed, names_topic))
    return [label for label in labels if topic_key(label)][:MAX_WISHES]
