"""Lines that tell what an article says, and those that are contents, questions, data or promises."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from summarizer.language.width import width

#: Characters of a line, wide ones for two.
MIN_LINE, MAX_LINE = 20, 400

#: So many of its longer words are the article's, too.
_SHARED = 0.25
_LONG_WORD = re.compile(r"[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{5,}")

#: Characters of lines without a stop, on average: shorter ones are topics.
_TOLD = 45

_STOP = re.compile(r"[.!?…。！？।؟۔][\"”’»」』)\]]*$")
_QUESTION = re.compile(r"[?？؟][\"”’»」』)\]]*$")
_SPEC = re.compile(r"[^.!?:]{2,40}[:：]\s*.{1,40}$")
#: What is promised is not told.
_PROMISED = re.compile(
    r"\b(?:in this (?:article|guide|post|video|episode)|you(?:['’]ll| will) (?:learn|find|discover)|in diesem (?:artikel|beitrag)|dans cet article|en este artículo)\b",
    re.IGNORECASE,
)


def fit(points: Sequence[str]) -> bool:
    """Whether lines are as long as those of summaries are."""
    return all(MIN_LINE <= width(point) <= MAX_LINE for point in points)


def tell(points: Sequence[str]) -> bool:
    """Whether lines tell something: sentences, not topics, questions, data or promises."""
    few = len(points) / 2
    stopped = sum(bool(_STOP.search(point)) for point in points)
    long = sum(width(point) for point in points) >= _TOLD * len(points)
    return (
        (stopped >= few or long)
        and sum(bool(_QUESTION.search(point)) for point in points) < few
        and sum(bool(_SPEC.fullmatch(point)) for point in points) < few
        and sum(bool(_PROMISED.search(point)) for point in points) < few
    )


def are_of(text: str, kept: Collection[str]) -> bool:
    """Whether a summary is this article's: its words are."""
    words = set(_LONG_WORD.findall(text.casefold()))
    said = set(_LONG_WORD.findall(" ".join(each for each in kept if each not in text).casefold()))
    return not said or len(words & said) >= _SHARED * len(words)
