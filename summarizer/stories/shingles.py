"""Runs of three words, as numbers that every machine and version computes alike."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from summarizer.stories.wording import Words

#: Words in a run: with the short ones between them, five or six of a text.
SIZE = 3

Shingles = npt.NDArray[np.uint64]

# Odd numbers with well spread bits, of SplitMix64 and its kin: Steele, Lea & Flood 2014,
# https://doi.org/10.1145/2660193.2660195
_WEIGHTS = tuple(
    np.uint64(weight) for weight in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
)
_SHIFT = np.uint64(32)


def shingles(words: Words) -> Shingles:
    """Return n - 2 numbers for n words, in order; none for fewer than three."""
    if len(words) < SIZE:
        return np.zeros(0, np.uint64)
    wide = words.astype(np.uint64)
    runs = wide[:-2] * _WEIGHTS[0]
    runs += wide[1:-1] * _WEIGHTS[1]
    runs += wide[2:] * _WEIGHTS[2]
    # A product's high bits depend on all of the low ones, and not the other way round.
    runs ^= runs >> _SHIFT
    runs *= _WEIGHTS[1]
    runs ^= runs >> _SHIFT
    return runs
