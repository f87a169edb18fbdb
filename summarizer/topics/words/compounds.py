"""Topics of German words that are written as one: "Landtagswahl", "Impfpflicht"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

from summarizer.topics.words.fold import fold

#: Languages of the table.
LANGUAGES = frozenset({"de", "lb"})

#: Letters of a part, and those that must be left for the other.
_LEAST, _LEAST_REST = 4, 3


@dataclass(frozen=True, slots=True)
class Compounds:
    """Parts of words, folded -> topic."""

    beginnings: Mapping[str, str]
    ends: Mapping[str, str]

    #: Words, beginnings and ends that mean another thing.
    others: frozenset[str]
    other_beginnings: tuple[str, ...]
    other_ends: tuple[str, ...]

    def topic(self, word: str) -> str | None:
        """Return the topic of a folded word; None if it has none of the parts."""
        if (
            word in self.others
            or word.startswith(self.other_beginnings)
            or word.endswith(self.other_ends)
        ):
            return None
        lengths = range(len(word) - _LEAST_REST, _LEAST - 1, -1)
        # What a word ends with is what it is; the longest part says most.
        ends = (self.ends.get(word[-length:]) for length in lengths)
        beginnings = (self.beginnings.get(word[:length]) for length in lengths)
        return next(filter(None, chain(ends, beginnings)), None)


@lru_cache(maxsize=4096)
def compound_topic(word: str) -> str | None:
    """Return the topic that a German noun is about by one of its parts; None if it has none.

    Args:
        word: Folded.
    """
    return _compounds().topic(word)


@cache
def _compounds() -> Compounds:
    text = files("summarizer.data").joinpath("compounds.txt").read_text(encoding="utf-8")
    meant, others = {}, set()
    for topic, parts, not_meant in _rows(text):
        meant.update(dict.fromkeys(parts, topic))
        others.update(not_meant)
    return Compounds(
        {_beginning(part): topic for part, topic in meant.items() if part[-1] == "-"},
        {fold(part[1:]): topic for part, topic in meant.items() if part[0] == "-"},
        frozenset(fold(word) for word in others if "-" not in word),
        tuple(_beginning(part) for part in others if part[-1] == "-"),
        tuple(fold(part[1:]) for part in others if part[0] == "-"),
    )


def _beginning(part: str) -> str:
    # Only the end of a word is folded away, and it goes on here.
    return fold(part.rstrip("-") + "x")[:-1]


def _rows(text: str) -> Iterator[tuple[str, list[str], list[str]]]:
    for line in text.splitlines():
        if line and not line.startswith("#"):
            topic, parts, not_meant = (field.strip() for field in line.split(";"))
            yield topic, _listed(parts), _listed(not_meant)


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip() not in {"", "-"}]
