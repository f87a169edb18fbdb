"""What candidates are looked up by: texts that share a band may be copies, others are not.

MinHash (Broder 1997, https://doi.org/10.1109/SEQUEN.1997.666900) of the runs of words in a text's
beginning, one value a band. The beginning, because outlets cut the end: a brief and the long
version share most of it, and little of the whole.
"""

from __future__ import annotations

import numpy as np

from summarizer.stories.fingerprint import Fingerprint
from summarizer.stories.shingles import Shingles, shingles

#: Of two texts that share a quarter of their beginnings' runs, 3 in 1,000 share no band.
BANDS = 20

#: Words of the beginning: about the first hundred of a text.
_LEAD = 60

#: One odd number for each band: multiplied by it, the runs fall into another order, and the same
#: run into another number.
_ORDERS = np.array(
    [0x9E3779B97F4A7C15 * (2 * band + 1) % 2**64 ^ band << 33 for band in range(1, BANDS + 1)],
    dtype=np.uint64,
)


def bands(fingerprint: Fingerprint) -> tuple[int, ...]:
    """Return the bands of an article, signed 64-bit integers that tell the bands apart.

    At most ``BANDS``; one for a text below three words; none for one that is not known. The same
    for the same fingerprint, whatever the process, machine or version.
    """
    if not fingerprint.known:
        return ()
    runs = shingles(fingerprint.text_words[:_LEAD])
    if len(runs) == 0:
        return (int.from_bytes(fingerprint.exact, "little", signed=True),)
    return tuple(_smallest(runs).view(np.int64).tolist())


def _smallest(runs: Shingles) -> Shingles:
    smallest: Shingles = (runs[None, :] * _ORDERS[:, None]).min(axis=1)
    return smallest
