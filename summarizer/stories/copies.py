"""Do two articles print the same wire copy?

What outlets do to a copy, and what other texts that look like one do:

* Outlets cut the end, drop paragraphs, change words and spellings, add lines of their own. Yet more
  than half of the shorter text's words stand in runs that the longer has too, and some stretch of
  it is left as it was. Another agency's report of the same event shares quotes and names; the daily
  report on bonds shares its phrases, with other names between them.
* Outlets put a line or two ahead. An update of a running story puts paragraphs ahead and keeps the
  old report as background, and a round-up prints others' reports further down.
* Outlets cut or add. An update does both: each version tells at length what the other does not.
* Outlets leave the figures as they are; see ``figures``.
* Outlets write a title of their own, or put a line of their own ahead. Who does both so that neither
  title nor lead is left prints another story, whatever text stands below it.

What cannot be told by words: a copy whose first half is cut, and an update that changes a word.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from summarizer.stories.figures import may_differ, texts_agree, titles_agree
from summarizer.stories.fingerprint import Fingerprint
from summarizer.stories.shingles import SIZE, Shingles, shingles
from summarizer.stories.wording import Words

#: Share of the shorter text's words in common runs that a copy has at least.
_CONTAINED = 0.5

#: With this share no stretch is asked for; else one of so many words, two lines of print.
_MOSTLY_CONTAINED = 0.65
_STRETCH = 8

#: Words that a beginning has, about 65 of the text, and the share of them that must be common: an
#: outlet that puts 50 words of its own ahead still prints the copy.
_LEAD = 40
_BEGINS = 0.15

#: Share of the beginning that a copy has under another title.
_LEADS_ALIKE = 0.3

#: Share of the shorter title's words that makes it the same title.
_TITLES_ALIKE = 0.3

#: A stretch of more words than this that the other has not is told, not edited; so many words in
#: such stretches, two or three sentences, are news if they are this share of their text.
_EDIT = 9
_NEWS = 30
_NEWS_SHARE = 0.18

#: Texts with fewer words in common are copies only if they are the same, title and all.
_FEW = 8

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
        self._runs = shingles(self._words)
        self._sorted = np.sort(self._runs)

    def score(self, other: Fingerprint) -> float:
        """Return how much two articles have in common: 0 if not the same copy, else 0.65 to 2.

        Symmetrical. For choosing among candidates, no probability.
        """
        mine = self._fingerprint
        if not (mine.known and other.known):
            return 0.0
        if mine.exact == other.exact:
            return SAME
        words = other.text_words
        if min(len(self._words), len(words)) < _FEW:
            return 0.0
        if not self._begins_alike(words):
            return 0.0
        common = self.common(words)
        if not (_leads_alike(*common) or self._titles_alike(other)):
            return 0.0
        score = _overlap(*common)
        return score if score and self._figures_agree(other, common) else 0.0

    def _figures_agree(self, other: Fingerprint, common: tuple[_Flags, _Flags]) -> bool:
        one = self._fingerprint.title_words, self._words
        two = other.title_words, other.text_words
        if not titles_agree(one, two):
            return False
        both = may_differ(one[1], common[0]) and may_differ(two[1], common[1])
        return not both or texts_agree(one, two)

    def _titles_alike(self, other: Fingerprint) -> bool:
        one, two = self._fingerprint.title_words, other.title_words
        common = len(np.intersect1d(one, two))
        return common > 0 and common >= _TITLES_ALIKE * min(len(one), len(two))

    def _begins_alike(self, words: Words) -> bool:
        """Whether a text's beginning may be a copy's.

        Most candidates share a phrase alone, the more of them the more articles there are: of these
        nothing else is looked at.
        """
        begins = _spread(_among(shingles(words[: _LEAD + SIZE - 1]), self._sorted))[:_LEAD]
        return int(np.count_nonzero(begins)) >= _BEGINS * len(begins)

    def common(self, words: Words) -> tuple[_Flags, _Flags]:
        """Return for the words of both texts whether they stand in runs that both have."""
        runs = shingles(words)
        return _spread(_among(self._runs, np.sort(runs))), _spread(_among(runs, self._sorted))


def _among(runs: Shingles, ordered: Shingles) -> _Flags:
    found: _Flags = ordered.take(np.searchsorted(ordered, runs), mode="clip") == runs
    return found


def _spread(runs: _Flags) -> _Flags:
    """Return flags for words of flags for the runs that begin with them."""
    words = np.zeros(len(runs) + SIZE - 1, np.bool_)
    for offset in range(SIZE):
        words[offset : offset + len(runs)] |= runs
    return words


def _leads_alike(one: _Flags, other: _Flags) -> bool:
    return min(_share(one[:_LEAD]), _share(other[:_LEAD])) >= _LEADS_ALIKE


def _overlap(one: _Flags, other: _Flags) -> float:
    contained = max(_share(one), _share(other))
    if contained < _CONTAINED or max(np.count_nonzero(one), np.count_nonzero(other)) < _FEW:
        return 0.0
    begins = min(_share(one[:_LEAD]), _share(other[:_LEAD]))
    if begins < _BEGINS:
        return 0.0
    if contained < _MOSTLY_CONTAINED and min(_longest(one), _longest(other)) < _STRETCH:
        return 0.0
    if contained < 1 - _NEWS_SHARE and _tells_news(one) and _tells_news(other):
        return 0.0
    return (contained + begins) * SAME / 2


def _tells_news(common: _Flags) -> bool:
    own = stretches(~common)
    news = int(own[own > _EDIT].sum())
    return news >= _NEWS and news >= _NEWS_SHARE * len(common)


def _longest(flags: _Flags) -> int:
    return int(stretches(flags).max(initial=0))


def stretches(flags: _Flags) -> npt.NDArray[np.int64]:
    """Return the lengths of the runs of true flags."""
    padded = np.zeros(len(flags) + 2, np.bool_)
    padded[1:-1] = flags
    edges = np.flatnonzero(padded[1:] != padded[:-1])
    return edges[1::2] - edges[::2]


def _share(flags: _Flags) -> float:
    return int(np.count_nonzero(flags)) / len(flags)
