"""Pull quotes: what a paragraph says, shown once more in large letters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from summarizer.reading.body.repeats import line_key
from summarizer.reading.page.blocks import PageBlock, bits_of, blocks_of, frames_around

#: Letters and digits; shorter ones are names and words that are defined.
_MIN_QUOTE = 24

#: So far above a line stands what marks it as a quote.
_NEAR = 3

_MARKED = bits_of("quote <blockquote <aside")


def without_pull_quotes(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[str]:
    """Return an article's lines without those that are marked as quotes of another of its lines.

    Args:
        lines: In reading order; those of the page are the very strings of its blocks.
        blocks: Of the page.
    """
    marked = {n for n, block in enumerate(blocks_of(lines, blocks)) if _is_marked(block)}
    if not marked:
        return list(lines)
    keys = list(map(line_key, lines))
    told = "\n".join(key for n, key in enumerate(keys) if n not in marked)
    pulled = {n for n in marked if len(keys[n]) >= _MIN_QUOTE and keys[n] in told}
    return [line for n, line in enumerate(lines) if n not in pulled]


def _is_marked(block: PageBlock | None) -> bool:
    near = list(islice(frames_around(block.frame), _NEAR)) if block else []
    # An item of a list may say of one thing what another's says.
    return any(each.own & _MARKED for each in near) and all(each.tag != "li" for each in near)
