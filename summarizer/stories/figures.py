"""Do two texts that are alike give the same figures?

Weather, markets, results and daily lists are the same sentences every day with other figures in
them; so is a report of which only the count of victims has risen. A copy hardly ever changes a
figure, though it may leave one out or turn it into a word.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from summarizer.stories.wording import Words

#: Words of a text in which a single other figure makes it other news: two sentences.
_LEAD = 25

#: Share of the figures between the same words that may differ further down: mistyped, rounded.
_MAY_DIFFER = 0.34

#: The words around a figure, and the figures that stand between them.
_Places = dict[tuple[int, int], set[int]]

#: Stands for the words before the first and after the last one.
_EDGE = np.array([1], np.uint32)


def figures_agree(one: tuple[Words, Words], other: tuple[Words, Words]) -> bool:
    """Whether two articles, each a title and a text, give the same figures at the same places.

    A place is a pair of words with one figure between them. There the articles differ if each
    gives a figure that the other has nowhere.
    """
    ours, theirs = _figures(*one), _figures(*other)
    if ours <= theirs or theirs <= ours:
        return True
    titles = _places(one[0]), _places(other[0])
    leads = _places(one[1][:_LEAD]), _places(other[1][:_LEAD])
    if _differences(*titles, ours, theirs) or _differences(*leads, ours, theirs):
        return False
    first, second = _places(one[1]), _places(other[1])
    common = len(first.keys() & second.keys())
    return _differences(first, second, ours, theirs) <= _MAY_DIFFER * common


def _differences(first: _Places, second: _Places, ours: set[int], theirs: set[int]) -> int:
    return sum(
        first[place].isdisjoint(theirs) and second[place].isdisjoint(ours)
        for place in first.keys() & second.keys()
    )


def _figures(title: Words, text: Words) -> set[int]:
    return {word for words in (title, text) for word in words[words & 1 == 0].tolist()}


def _places(words: Words) -> _Places:
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    padded = np.concatenate((_EDGE, words, _EDGE))
    is_word = (padded & np.uint32(1)).astype(np.bool_)
    places = np.flatnonzero(is_word[:-2] & ~is_word[1:-1] & is_word[2:])
    for before, figure, after in zip(
        *(padded[places + offset].tolist() for offset in range(3)), strict=True
    ):
        found[before, after].add(figure)
    return found
