"""Matches that a person called wrong, so that such ones come no more. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from summarizer.topics.relevance.evidence import Match, Where
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import clean, glue, words

#: Kinds of matches of one topic that a chat can leave out: names of a topic have no end where words
#: are compounds.
MAX_REFUSALS = 20

#: Where a topic stands in what is about it, too: of these only what is no surer is refused.
_OFTEN_RIGHT = frozenset({Where.TITLE, Where.OPENING})

#: Where the words that stand there are names of the topic.
_NAMED = frozenset({Where.TITLE, Where.OPENING, Where.TEXT})


@dataclass(frozen=True, slots=True)
class MatchRefusal:
    """Matches of one topic that a chat gets no more: by what shows the topic most strongly."""

    where: Where

    #: The name that stands there, folded, where it is another than the topic's own; None: whatever.
    said: str | None = None

    #: 0 to 1: what matches more surely comes still.
    up_to: float = 1.0

    def covers(self, match: Match) -> bool:
        """Whether a match is of this kind."""
        strongest = match.evidence[0]
        return (
            strongest.where is self.where
            and self.said in (None, _folded(strongest.said))
            and match.sureness <= self.up_to
        )


def refusal_of(match: Match, names: Iterable[str]) -> MatchRefusal:
    """Return the kind that a match is of.

    Args:
        match: The one that is called wrong.
        names: The topic's key, and the topic as the chat wrote it.
    """
    strongest = match.evidence[0]
    said = _folded(strongest.said)
    own = strongest.where not in _NAMED or said in {_folded(name) for name in names}
    return MatchRefusal(
        where=strongest.where,
        said=None if own else said,
        up_to=match.sureness if own and strongest.where in _OFTEN_RIGHT else 1.0,
    )


def is_refused(match: Match | None, refused: Iterable[MatchRefusal]) -> bool:
    """Whether a chat wants no such match; one that nothing is known of is none."""
    return match is not None and any(refusal.covers(match) for refusal in refused)


def with_refusal(
    refused: Collection[MatchRefusal], added: MatchRefusal
) -> tuple[MatchRefusal, ...]:
    """Return refusals with one more; of each kind there is one, the widest."""
    same = [one for one in refused if (one.where, one.said) == (added.where, added.said)]
    widest = max((*same, added), key=lambda one: one.up_to)
    return (*(one for one in refused if one not in same), widest)


def _folded(name: str) -> str:
    return glue([fold(word) for word in words(clean(name.casefold()))])
