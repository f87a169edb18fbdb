"""Imported by the fork server alone: what all workers share, loaded and used once.

What is touched before a fork is shared by all that are forked, so a worker costs a third of what
it would otherwise, and answers its first page as fast as any other.
"""

from __future__ import annotations

import gc
import mmap
import os
import signal
import tempfile
from contextlib import suppress

# Nearly all that is loaded here stays: garbage is looked for once, at the end.
gc.disable()
# Ctrl-C reaches the whole group of processes, and in a terminal it ends none of them: the fork server
# ends with its parent.
signal.signal(signal.SIGINT, signal.SIG_IGN)

# One page is one worker's; threads of a numeric library would fight over the processors.
for _library in ("OPENBLAS", "OMP", "MKL"):
    os.environ.setdefault(f"{_library}_NUM_THREADS", "1")

# The threads must be set before. Pebble and the tasks are what each worker would load by itself.
import pebble  # noqa: E402, F401

import bot.work.tasks  # noqa: E402, F401
from bot.feeds.marks import marked  # noqa: E402
from bot.feeds.parse import parse_feed  # noqa: E402
from bot.stories.analysis import analyse  # noqa: E402
from bot.work.memory import give_back_now  # noqa: E402
from summarizer import answer, read_article  # noqa: E402
from summarizer.reading.body.second_opinion import extracted  # noqa: E402
from summarizer.reading.documents import pdf  # noqa: E402, F401
from summarizer.reading.page.parse import parse_page  # noqa: E402

_SENTENCE = "The council of {0} approved a new plan for its harbour on {0} day {0}, it said. "
_FEED = "<rss version='2.0'><channel><item><title>A harbour</title></item></channel></rss>"
_PAGE = "<html lang=en><title>A harbour</title><article><h1>A harbour</h1><p>QUAY, May 1 (Reuters) - {}</article></html>"


def _use_once() -> None:
    lines = "".join(f"<p>{_SENTENCE.format(number) * 3}</p>" for number in range(8))
    page = _PAGE.format(lines).encode()
    article = read_article(page, "https://example.org/a", "text/html")
    extracted(parse_page(page, "").tree)
    analyse(article, 3)
    answer(article, "Who approved the plan?")
    marked(parse_feed(_FEED.encode(), "https://example.org/feed"))


def _keep_languages_on_disk() -> None:
    """Move py3langid's tables (70 MB, .8 s to load) to a file: a text touches little of them."""
    import numpy as np  # noqa: PLC0415  # as the next, only here
    from py3langid import langid  # noqa: PLC0415

    model = langid._get_identifier()  # noqa: SLF001  # there is no other way to its tables
    moves, table = model.tk_nextmove, model.nb_ptc
    shape, dtype = table.shape, table.dtype
    with tempfile.TemporaryFile() as file:
        file.write(moves.tobytes())
        file.write(table.tobytes())
        file.flush()
        # Private and shared mappings are alike for who only reads; the file has no name any more.
        mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    tables = memoryview(mapped)
    split = len(moves) * moves.itemsize
    model.tk_nextmove = tables[:split].cast(moves.typecode)
    model.nb_ptc = np.frombuffer(tables[split:], dtype).reshape(shape)
    model._full_model = model.nb_ptc, model.nb_pc, model.nb_classes  # noqa: SLF001
    langid.classify(_SENTENCE)
    mapped.madvise(mmap.MADV_DONTNEED)  # what this touched, the workers need not share


# Without it the first page is slower, no more.
with suppress(Exception):
    _use_once()
with suppress(Exception):
    _keep_languages_on_disk()
gc.collect()
give_back_now()
# A collection in a worker would touch, and so copy, all that is shared.
gc.freeze()
gc.enable()
