"""Pull quotes: what a paragraph says, shown once more in large letters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from summarizer.reading.page.blocks import BIT, Frame, PageBlock, frames_around

#: Letters and digits; shorter ones are names and words that are defined.
_MIN_QUOTE = 24

#: So far above a line stands what marks it as a quote.
_NEAR = 3

_MARKED = BIT["quote"] | BIT["<blockquote"] | BIT["<aside"]
_NO_LETTERS = re.compile(r"[\W_]+")


def without_pull_quotes(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[str]:
    """Return an article's lines without those that are marked as quotes of another of its lines.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
    """
    frames = {id(block.text): block.frame for block in blocks}
    marked = [n for n, line in enumerate(lines) if _is_marked(frames.get(id(line)))]
    if not marked:
        return list(lines)
    keys = [_NO_LETTERS.sub("", line).casefold() for line in lines]
    told = "\n".join(key for n, key in enumerate(keys) if n not in set(marked))
    pulled = {n for n in marked if len(keys[n]) >= _MIN_QUOTE and keys[n] in told}
    return [line for n, line in enumerate(lines) if n not in pulled]


def _is_marked(frame: Frame | None) -> bool:
    near = list(islice(frames_around(frame), _NEAR)) if frame else []
    # An item of a list may say of one thing what another's says.
    return any(each.own & _MARKED for each in near) and all(each.tag != "li" for each in near)
