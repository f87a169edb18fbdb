"""Who asks in an interview: of his turns nothing is said by who was asked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

#: ``Q:``, ``The Gazette:``, ``记者：``: who speaks, at a paragraph's beginning.
_LABEL = re.compile(r"\W{0,3}([^\W\d_][^.!?:。！？：,;]{0,38})[:：]\s*\S")

#: Behind a question mark.
_CLOSERS = " !！\"'“”’»」)]"

#: Turns; one may be a heading that asks: "The question: who pays?"
_FEWEST = 2

#: Of paragraphs, more than this and so many that end with a question are an asker's whose name is not
#: written before: of ten sentences of such that were graded one was good.
_SHARE, _FEWEST_UNNAMED = 0.25, 4


def turns_of_askers(paragraphs: Iterable[str]) -> frozenset[str]:
    """Return the paragraphs of those who mostly end with a question.

    "The Gazette: You say that groups decide better. Why?" is one with its first sentence, too, which
    the question puts into somebody's mouth.

    Args:
        paragraphs: Of a text, in any order.
    """
    several = tuple(paragraphs)
    unnamed = frozenset(filter(_asks, several))
    if len(unnamed) >= _FEWEST_UNNAMED and len(unnamed) > _SHARE * len(several):
        return unnamed | _turns_of_named(several)
    return _turns_of_named(several)


def _turns_of_named(paragraphs: Iterable[str]) -> frozenset[str]:
    turns: defaultdict[str, list[str]] = defaultdict(list)
    for paragraph in paragraphs:
        if found := _LABEL.match(paragraph):
            turns[found[1].casefold()].append(paragraph)
    return frozenset(
        turn
        for said in turns.values()
        if len(said) >= _FEWEST and 2 * sum(map(_asks, said)) > len(said)
        for turn in said
    )


def _asks(turn: str) -> bool:
    return turn.rstrip(_CLOSERS)[-1:] in {"?", "？", "؟"}
