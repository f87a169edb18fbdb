"""How a chat wants articles to look: how many points, of what kind, and where further ones are. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from summarizer.models import KeyPoint, Summary

#: How many points there are unless a chat or a person asks for more or fewer.
POINTS = 3
MAX_POINTS = 8

#: Characters of a sentence that is short.
_SHORT = 160

_BRIEF, _FOLDED = "brief", "folded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How articles are shown."""

    #: Key points, 1 to :data:`MAX_POINTS`.
    points: int = POINTS

    #: Whether short sentences are shown rather than long ones.
    brief: bool = False

    #: Whether further points stand below, folded; else a button shows them.
    folded: bool = False

    @classmethod
    def parse(cls, text: str | None) -> Self:
        """Read ``5 brief folded``; what it does not say is as for everybody."""
        words = (text or "").split()
        count = next((int(word) for word in words if word.isdecimal()), POINTS)
        return cls(
            points=min(max(count, 1), MAX_POINTS), brief=_BRIEF in words, folded=_FOLDED in words
        )

    def __str__(self) -> str:
        said = ((str(self.points), True), (_BRIEF, self.brief), (_FOLDED, self.folded))
        return " ".join(word for word, on in said if on)

    @property
    def looked_at(self) -> int:
        """How many points are to be known, of which some are shown."""
        if self.folded:
            return MAX_POINTS
        return min(2 * self.points, MAX_POINTS) if self.brief else self.points


#: As articles look to who asked for nothing else.
PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Edition:
    """One of the messages that tell a story: in a language, as some chats want it to look."""

    #: Of the language.
    tag: str
    look: Look = PLAIN

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``pt-br 5 brief``, or ``pt-br`` alone."""
        tag, _, look = text.partition(" ")
        return cls(tag, Look.parse(look))

    def __str__(self) -> str:
        return self.tag if self.look == PLAIN else f"{self.tag} {self.look}"


@dataclass(frozen=True, slots=True)
class Condensed:
    """What a message shows of an article."""

    summary: Summary

    #: Points that stand below, folded, in reading order; a button asks for more where there are none.
    further: tuple[KeyPoint, ...] = ()


def arrange(best: Summary, known: Summary, look: Look) -> Condensed:
    """Choose what is shown.

    Args:
        best: As many of the article's points as are shown.
        known: As many as are to be known: ``look.looked_at``.
        look: How it is to look.
    """
    # What an editor wrote to stand together is not picked from.
    shown = best if best.own or not look.brief else _shortest(known, look.points)
    if not look.folded:
        return Condensed(shown)
    # Two sentences may be one point where few are asked for, and one of them a point among many.
    told = [point.text for point in shown.points]
    further = (p for p in known.points if not any(p.text in t or t in p.text for t in told))
    return Condensed(shown, tuple(further))


def _shortest(known: Summary, count: int) -> Summary:
    """Return a summary with those of its points that are short, then with the shortest of the rest."""
    ranked = sorted(
        range(len(known.points)),
        key=lambda place: max(len(known.points[place].text), _SHORT),
    )
    chosen: set[int] = set()
    # A sentence may lean on the one right before it, where that is a point, too.
    while len(chosen) < min(count, len(ranked)):
        chosen.add(next(n for n in ranked if n not in chosen and not _leans(known, n, chosen)))
    return replace(known, points=tuple(known.points[n] for n in sorted(chosen)))


def _leans(known: Summary, place: int, chosen: set[int]) -> bool:
    if place == 0 or place - 1 in chosen:
        return False
    # A point is two sentences at most.
    return known.points[place].position <= known.points[place - 1].position + 2
