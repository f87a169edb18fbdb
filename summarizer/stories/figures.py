"""Do two texts that are alike give the same figures?

Weather, markets, results and daily lists are the same sentences every day with other figures in
them; so is a report of which only the count of victims has risen. A copy hardly ever changes a
figure, though it may leave one out or turn it into a word.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from summarizer.stories.wording import Words

#: Words of a text in which a single other figure makes it other news: two sentences.
_LEAD = 25

#: Figures in a row that make a date.
_DATE = 3

#: Share of the figures between the same words that may differ further down: mistyped, rounded.
_MAY_DIFFER = 0.2

#: The figures that stand between two words, by these and by which of them in a row they are.
_Places = dict[tuple[int, int, int], set[int]]

#: Stands for the words before the first and after the last one.
_EDGE = np.array([1], np.uint32)


def may_differ(words: Words, common: npt.NDArray[np.bool_]) -> bool:
    """Whether a text has figures outside of the runs of words that another text has too.

    Only if both have, they can give others at the same place.
    """
    return bool((~common & (words & 1 == 0)).any())


def titles_agree(one: tuple[Words, Words], other: tuple[Words, Words]) -> bool:
    """Whether the titles of two articles, each a title and a text, give the same figures.

    A place is a pair of words with figures between them. There the articles differ if they give
    others, and one of these is nowhere in the other article.
    """
    first = _places(one[0], _DATE)
    if not first:
        return True
    second = _places(other[0], _DATE)
    if first.keys().isdisjoint(second):
        return True
    return not _differences(first, second, _figures(*one), _figures(*other))


def texts_agree(one: tuple[Words, Words], other: tuple[Words, Words]) -> bool:
    """Whether the texts do: in the lead all figures, further down most."""
    ours, theirs = _figures(*one), _figures(*other)
    if ours == theirs:
        return True
    # Single ones: in texts, figures in a row are tables, and dates and times that outlets add.
    if _differences(_places(one[1][:_LEAD], 1), _places(other[1][:_LEAD], 1), ours, theirs):
        return False
    first, second = _places(one[1], 1), _places(other[1], 1)
    most = _MAY_DIFFER * len(first.keys() & second.keys())
    return _differences(first, second, ours, theirs) <= most


def _differences(first: _Places, second: _Places, ours: set[int], theirs: set[int]) -> int:
    return sum(
        first[place].isdisjoint(second[place])
        and (first[place].isdisjoint(theirs) or second[place].isdisjoint(ours))
        for place in first.keys() & second.keys()
    )


def _figures(title: Words, text: Words) -> set[int]:
    return {number for words in (title, text) for number in words[words & 1 == 0].tolist()}


def _places(words: Words, longest: int) -> _Places:
    """Return the figures between two words, where at most so many stand in a row."""
    found: defaultdict[tuple[int, int, int], set[int]] = defaultdict(set)
    if (words & 1).all():
        return found
    padded = np.concatenate((_EDGE, words, _EDGE))
    ends = np.flatnonzero(padded & np.uint32(1))
    between = ends[1:] - ends[:-1] - 1
    runs = np.flatnonzero((between > 0) & (between <= longest))
    numbers = padded.tolist()
    for start, count in zip(ends[runs].tolist(), between[runs].tolist(), strict=True):
        before, *figures, after = numbers[start : start + count + 2]
        for place, figure in enumerate(figures):
            found[before, after, place].add(figure)
    return found
