"""Do two articles print the same wire copy?

Three questions, each of which real copies and real others answer differently:

* **Is the shorter one in the longer?** Outlets cut the end, drop paragraphs, change words and
  spellings, add lines of their own. Yet more than half of the shorter text's words stand in runs
  that the longer has too. Another agency's report of the same event shares quotes and names only.
* **Do they begin alike?** Outlets put a line or two ahead. An update of a running story puts
  paragraphs ahead and keeps the old report as background; a round-up prints others' reports
  further down. Each tells news that the other text does not.
* **Do the figures agree?** Weather, markets, results and lists are the same sentences every day
  with other figures in them; so is a report whose count of victims rises.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Final

import numpy as np
import numpy.typing as npt

from summarizer.stories.fingerprint import Fingerprint
from summarizer.stories.shingles import SIZE, shingles
from summarizer.stories.wording import Words

#: Share of the shorter text's words in common runs.
_CONTAINED = 0.5

#: Words that a beginning has, about 65 of the text, and the share of them that must be common: an
#: outlet that puts 50 words of its own ahead still prints the copy.
_LEAD = 40
_BEGINS = 0.15

#: Share of the figures between common words that may differ: figures are mistyped and rounded.
_FIGURES = 0.34

#: Texts with fewer words in common are copies only if they are the same, title and all.
_FEW = 10

#: The score of texts that are the same, title and all.
SAME: Final = 2.0

_Flags = npt.NDArray[np.bool_]


def same_copy(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two articles print the same wire copy."""
    return CopyTest(one).score(other) > 0


class CopyTest:
    """``same_copy`` of one article and many, with what they need of the one worked out once."""

    def __init__(self, fingerprint: Fingerprint) -> None:
        self._fingerprint = fingerprint
        self._words = fingerprint.text_words
        #: The distinct runs, sorted, and for each place of the text which of them stands there.
        self._runs, self._places = np.unique(shingles(self._words), return_inverse=True)

    def score(self, other: Fingerprint) -> float:
        """Return how much two articles have in common: 0 if not the same copy, else 0.65 to 2.

        Symmetrical. For choosing among candidates, no probability.
        """
        if not (self._fingerprint.known and other.known):
            return 0.0
        if self._fingerprint.exact == other.exact:
            return SAME
        words = other.text_words
        if min(len(self._words), len(words)) < _FEW:
            return 0.0
        score = _overlap(*self._common(words))
        return score if score and _figures_agree(self._words, words) else 0.0

    def _common(self, words: Words) -> tuple[_Flags, _Flags]:
        """Return for the words of both texts whether they stand in runs that both have."""
        runs = shingles(words)
        found = np.minimum(np.searchsorted(self._runs, runs), len(self._runs) - 1)
        in_other = self._runs[found] == runs
        in_one = np.zeros(len(self._runs), np.bool_)
        in_one[found[in_other]] = True
        return _spread(in_one[self._places]), _spread(in_other)


def _figures_agree(first: Words, second: Words) -> bool:
    ours, theirs = _figures(first), _figures(second)
    both = ours.keys() & theirs.keys()
    differ = sum(ours[place].isdisjoint(theirs[place]) for place in both)
    return differ <= _FIGURES * len(both)


def _spread(runs: _Flags) -> _Flags:
    """Return flags for words of flags for the runs that begin with them."""
    words = np.zeros(len(runs) + SIZE - 1, np.bool_)
    for offset in range(SIZE):
        words[offset : offset + len(runs)] |= runs
    return words


def _overlap(one: _Flags, other: _Flags) -> float:
    contained = max(_share(one), _share(other))
    if contained < _CONTAINED or max(np.count_nonzero(one), np.count_nonzero(other)) < _FEW:
        return 0.0
    begins = min(_share(one[:_LEAD]), _share(other[:_LEAD]))
    return (contained + begins) * SAME / 2 if begins >= _BEGINS else 0.0


def _share(flags: _Flags) -> float:
    return int(np.count_nonzero(flags)) / len(flags)


def _figures(words: Words) -> dict[tuple[int, int], set[int]]:
    """Return the figures that stand between each two words."""
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    is_word = (words & np.uint32(1)).astype(np.bool_)
    places = np.flatnonzero(is_word[:-2] & ~is_word[1:-1] & is_word[2:])
    for before, figure, after in zip(
        *(words[places + offset].tolist() for offset in range(3)), strict=True
    ):
        found[before, after].add(figure)
    return found
