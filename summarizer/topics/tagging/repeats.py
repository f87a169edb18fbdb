"""Tags that say the same: halves of names, other forms, parts of better ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.tagging.candidates import LEAST, TagCandidate
from summarizer.topics.words.fold import shared_beginning
from summarizer.topics.words.words import IS_UNSPACED

#: The best of an article, which are compared with each other.
_MAX_COMPARED = 25

#: How much less a whole name may be worth than a part of it that gives way to it.
_NEAR = 1.0

#: Letters that forms of a word share at least, and those of an ending at most.
_STEM, _ENDING = 4, 4


def without_repeats(found: Iterable[TagCandidate]) -> Iterator[TagCandidate]:
    """Yield those that no better one says too: as a whole name, as a part, in another form."""
    kept: list[TagCandidate] = []
    rows = sorted(found, key=lambda row: -row.worth)[:_MAX_COMPARED]
    for row in rows:
        is_part = any(_gives_way(row, other) for other in rows if other is not row)
        if not is_part and not any(_is_form(row.said, other.said) for other in kept):
            kept.append(row)
    yield from kept


def _gives_way(row: TagCandidate, other: TagCandidate) -> bool:
    """Whether a name is a part of a whole one: "powell" of "jerome_powell"; or adds nothing to a part."""
    if other.key in alias_table().topics and _holds(other.said, row.said):
        return True
    if _holds(other.key, row.key) or _holds_letters(other.said, row.said):
        stays = other.worth >= LEAST or row.worth < LEAST
        return stays and other.worth >= row.worth - _NEAR
    if _holds(row.key, other.key) or _holds_letters(row.said, other.said):
        return other.worth > row.worth + _NEAR
    words, others = row.key.split("_"), other.key.split("_")
    return other.worth >= row.worth and (_overlap(words, others) or _hang_together(words, others))


def _overlap(row: list[str], other: list[str]) -> bool:
    """Whether most of some words are another's too: "leszno_rm_solar" of "rm_solar_falubaz"."""
    return 2 * len({*row} & {*other}) > len(row) > 1


def _hang_together(row: list[str], other: list[str]) -> bool:
    """Whether two pairs are of three words in a row: "waste_living" and "zero_waste"."""
    return len(row) == len(other) == 2 and (row[0] == other[1] or row[1] == other[0])


def _holds(whole: str, part: str) -> bool:
    return part != whole and f"_{part}_" in f"_{whole}_"


def _holds_letters(whole: str, part: str) -> bool:
    """The same of scripts without blanks: 減税 is none of 軽減税率."""
    return part != whole and part in whole and bool(IS_UNSPACED.search(part))


def _is_form(one: str, other: str) -> bool:
    """Whether words differ by their endings alone: "michala_redla" of "michal_redl"."""
    pairs = list(zip(one.split("_"), other.split("_"), strict=False))
    return one.count("_") == other.count("_") and all(_alike(a, b) for a, b in pairs)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    shared = shared_beginning(one, other)
    return shared >= max(_STEM, len(short) - 1) and len(long) - shared <= _ENDING
