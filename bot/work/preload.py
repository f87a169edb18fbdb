"""Imported by the fork server alone: what all workers share, loaded and used once.

What is touched before a fork is shared by all that are forked, so a worker costs a third of what
it would otherwise, and answers its first page as fast as any other.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress

# One page is one worker's; threads of a numeric library would fight over the processors.
for _library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

from summarizer import read_article, summarize  # noqa: E402  # the threads must be set before

_SENTENCE = "The council of {0} approved a new plan for its harbour on {0} day {0}, it said. "
_PAGE = "<html lang=en><title>A harbour</title><article><h1>A harbour</h1>{}</article></html>"


def _use_once() -> None:
    lines = "".join(f"<p>{_SENTENCE.format(number) * 3}</p>" for number in range(8))
    summarize(read_article(_PAGE.format(lines).encode(), "https://example.org/a", "text/html"))


# Without it the first page is slower, no more.
with suppress(Exception):
    _use_once()
gc.collect()
# A collection in a worker would touch, and so copy, all that is shared.
gc.freeze()
