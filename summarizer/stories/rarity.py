"""How rare the beginnings of words are in news: a rare one that two reports share ties them.

The table (``data/word_rarity.npz``: CRC-32 of a word's first five letters, and in how many articles
it stands, as a logarithm) was counted over 41,311 articles in English and up to 2,000 each in French,
Indonesian, Vietnamese, Persian, Bengali, Turkish, Norwegian, German, Korean and Urdu, of public sets;
stop words of further languages are those of sumy. ``tests/benchmarks/word_rarity.py`` makes it anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from zlib import crc32

import numpy as np
import numpy.typing as npt

#: Letters of a word that count: enough to tell words apart, few enough to hold their endings alike.
LETTERS = 5

#: Steps of a unit of the logarithm, in the table.
STEPS = 20

#: Of what is not in the table: in fewer than one of 8,000 articles.
_RAREST = 9.0

Numbers = npt.NDArray[np.uint32]


def stem_number(word: str) -> int:
    """Return the number by which a word, in small letters, is looked up."""
    return crc32(word[:LETTERS].encode("utf-8", "surrogatepass"))


def rarities(stems: Sequence[int]) -> npt.NDArray[np.float64]:
    """Return for each stem the natural logarithm of articles / articles that have it."""
    known, steps = _table()
    wanted = np.array(stems, np.uint32)
    found = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
    return np.where(known[found] == wanted, steps[found] / STEPS, _RAREST)


@cache
def _table() -> tuple[Numbers, npt.NDArray[np.uint8]]:
    with files("summarizer.data").joinpath("word_rarity.npz").open("rb") as file:
        arrays = np.load(file)
        return arrays["stems"].astype(np.uint32), arrays["rarity"]
