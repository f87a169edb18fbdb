"""The buttons under a story that came by what a chat follows, and what is said of a press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Button, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, shorten
from bot.render.language import Language, Text
from bot.render.listing import in_rows
from bot.render.topics import cut, refused_kind
from bot.subscriptions.reasons import Reason
from bot.subscriptions.refusals import MatchRefusal
from summarizer.topics.relevance.evidence import Evidence, Match

#: Telegram's limit for what is said of a press.
_MAX_SAID = 200

_MAX_LABEL = 30
_MAX_BUTTON_LABEL = 60
_MAX_WORDS = 30


class StoryAct(StrEnum):
    """What a button under a story does."""

    WHY = "why"
    NOT_ABOUT = "not"
    UNFOLLOW = "end"
    MUTE = "mute"


@dataclass(frozen=True, slots=True)
class StoryButton:
    """A button under a story, or in the list of what it may be meant of."""

    act: StoryAct

    #: A topic's key as the data has room for it; empty: whichever the story came by.
    topic: str = ""

    def means(self, topic: str) -> bool:
        """Whether a topic is meant."""
        return not self.topic or cut(topic) == self.topic


_TEXTS = {
    StoryAct.WHY: texts.WHY_BUTTON,
    StoryAct.NOT_ABOUT: texts.NOT_ABOUT_BUTTON,
    StoryAct.UNFOLLOW: texts.UNFOLLOW_BUTTON,
    StoryAct.MUTE: texts.MUTE_BUTTON,
}

_WHICH = {
    StoryAct.NOT_ABOUT: (texts.NOT_ABOUT_WHICH, texts.NOT_ABOUT_ONE_BUTTON),
    StoryAct.UNFOLLOW: (texts.UNFOLLOW_WHICH, texts.UNFOLLOW_ONE_BUTTON),
    StoryAct.MUTE: (texts.MUTE_WHICH, texts.MUTE_ONE_BUTTON),
}


def story_buttons(language: Language) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons under a story, the same in all chats of a language."""
    return in_rows([Button(language.say(text), act) for act, text in _TEXTS.items()])


def parse_story_button(data: str) -> StoryButton | None:
    """Return what a button under a story does; None if it is no such button."""
    act, _, topic = data.partition(":")
    return StoryButton(StoryAct(act), topic) if act in list(StoryAct) else None


def render_which(act: StoryAct, topics: Sequence[tuple[str, str]], language: Language) -> Reply:
    """Return the question which topic is meant.

    Args:
        act: What is to be done; not WHY.
        topics: Key and label of each.
        language: To ask in.
    """
    question, one = _WHICH[act]
    buttons = [
        Button(
            language.say(one, label=shorten(clean(label), _MAX_BUTTON_LABEL)), f"{act}:{cut(key)}"
        )
        for key, label in topics
    ]
    return Reply(language.say(question), in_rows(buttons))


def why_line(reasons: Sequence[Reason], language: Language) -> str:
    """Return why a story came, plain text: as many topics as there is room for."""
    told = ""
    for reason in reasons:
        longer = f"{told}\n{_why(reason, language)}".strip()
        if len(longer) > _MAX_SAID:
            break
        told = longer
    if not reasons:
        return language.say(texts.NOTHING_FOLLOWED)
    return told or shorten(_why(reasons[0], language), _MAX_SAID)


def match_line(label: str, match: Match | None, language: Language) -> str:
    """Return whether something is about a topic, and what shows it, plain text."""
    if match is None:
        return language.say(texts.NO_MATCH, label=plain_name(label))
    percent = language.number(round(100 * match.sureness))
    evidence = language.row(list(_shown(match.evidence, language)))
    return language.say(texts.WHY, label=plain_name(label), percent=percent, evidence=evidence)


def refused_line(label: str, refusal: MatchRefusal, language: Language) -> str:
    """Return what comes no more of a topic, plain text."""
    kind = refused_kind(refusal, language)
    return language.say(texts.REFUSED, label=plain_name(label), kind=kind)


def plain_name(label: str) -> str:
    """Return a topic as plain text."""
    return shorten(clean(label), _MAX_LABEL)


def plain_line(line: Text, label: str, language: Language) -> str:
    """Return a sentence on a topic as plain text."""
    return language.say(line, label=plain_name(label))


def _why(reason: Reason, language: Language) -> str:
    label = reason.subscription.label
    if reason.match is None:
        return language.say(texts.WHY_UNKNOWN, label=plain_name(label))
    return match_line(label, reason.match, language)


def _shown(evidence: Sequence[Evidence], language: Language) -> Iterator[str]:
    """Yield where words stand; they are named where they change."""
    before = ""
    for one in evidence:
        where = language.say(texts.EVIDENCE[one.where])
        told = where if one.count < 2 else language.say(texts.TIMES, count=one.count, where=where)
        said = shorten(clean(one.said), _MAX_WORDS)
        yield told if said.casefold() == before else f"“{said}” {told}"
        before = said.casefold()
