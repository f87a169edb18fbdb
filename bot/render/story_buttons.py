"""The buttons under a story that came by what a chat follows, and what is said of a press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.models import Button, Reply
from bot.render import topic_texts as texts
from bot.render.html import clean, shorten
from bot.render.listing import in_rows
from bot.render.topics import cut, refused_kind
from bot.subscriptions.reasons import Reason
from bot.subscriptions.refusals import Refusal
from summarizer.topics.evidence import Evidence, Match

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


def story_buttons() -> tuple[tuple[Button, ...], ...]:
    """Return the buttons under a story, the same in all chats."""
    return in_rows([Button(text, act) for act, text in _TEXTS.items()])


def parse_story_button(data: str) -> StoryButton | None:
    """Return what a button under a story does; None if it is no such button."""
    act, _, topic = data.partition(":")
    return StoryButton(StoryAct(act), topic) if act in list(StoryAct) else None


def render_which(act: StoryAct, topics: Sequence[tuple[str, str]]) -> Reply:
    """Return the question which topic is meant.

    Args:
        act: What is to be done; not WHY.
        topics: Key and label of each.
    """
    question, one = _WHICH[act]
    buttons = [
        Button(one.format(label=shorten(clean(label), _MAX_BUTTON_LABEL)), f"{act}:{cut(key)}")
        for key, label in topics
    ]
    return Reply(question, in_rows(buttons))


def why_line(reasons: Sequence[Reason]) -> str:
    """Return why a story came, plain text: as many topics as there is room for."""
    told = ""
    for reason in reasons:
        longer = f"{told}\n{_why(reason)}".strip()
        if len(longer) > _MAX_SAID:
            break
        told = longer
    return told or (shorten(_why(reasons[0]), _MAX_SAID) if reasons else texts.NOTHING_FOLLOWED)


def match_line(label: str, match: Match | None) -> str:
    """Return whether something is about a topic, and what shows it, plain text."""
    if match is None:
        return texts.NO_MATCH.format(label=_name(label))
    percent = round(100 * match.sureness)
    evidence = ", ".join(_shown(match.evidence))
    return texts.WHY.format(label=_name(label), percent=percent, evidence=evidence)


def refused_line(label: str, refusal: Refusal) -> str:
    """Return what comes no more of a topic, plain text."""
    return texts.REFUSED.format(label=_name(label), kind=refused_kind(refusal))


def plain_line(line: str, label: str) -> str:
    """Return a sentence on a topic as plain text."""
    return line.format(label=_name(label))


def _why(reason: Reason) -> str:
    label = reason.subscription.label
    if reason.match is None:
        return texts.WHY_UNKNOWN.format(label=_name(label))
    return match_line(label, reason.match)


def _shown(evidence: Sequence[Evidence]) -> Iterator[str]:
    """Yield where words stand; they are named where they change."""
    before = ""
    for one in evidence:
        where = texts.EVIDENCE[one.where]
        told = where if one.count < 2 else texts.TIMES.format(count=one.count, where=where)
        said = shorten(clean(one.said), _MAX_WORDS)
        yield told if said.casefold() == before else f"“{said}” {told}"
        before = said.casefold()


def _name(label: str) -> str:
    return shorten(clean(label), _MAX_LABEL)
