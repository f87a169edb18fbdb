"""What the markup of a page says that each of its lines is: a heading, an item, a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby, islice
from urllib.parse import urlsplit

from summarizer.language.phrases import phrases
from summarizer.models import BlockKind
from summarizer.reading.body.boilerplate import is_boilerplate
from summarizer.reading.body.code import is_code
from summarizer.reading.page.blocks import BIT, Frame, PageBlock, frames_around, is_caption, nearest
from summarizer.reading.page.structured import one_line
from summarizer.reading.structure.heading_lines import (
    is_beside,
    names_its_text,
    sentences_as_paragraphs,
)
from summarizer.reading.structure.lines import TextLine

_HEADINGS = {f"h{level}": level for level in range(1, 7)}

#: Of a line that is marked as no heading, and is all bold.
_BY_LOOK = 6

#: Characters. Longer names are sentences, longer cells the text of a page that a table lays out,
#: longer lines between paragraphs paragraphs of another text.
_MAX_NAME = 100
_MAX_CELL = 200
_MAX_BETWEEN = 600

#: What parts a name from what is said of it.
_STOPS = (".", ":", "!", "?", "：", "。", "–", "—")
_DASHES = (":", "：", "–", "—", "- ")

_BETWEEN_CELLS = " | "

#: So far above a line stands what says its form.
_NEAR = 6

#: Bold texts of one element.
_MAX_STRONG = 50

#: What a list around one of these holds is a page's part, not an item.
_PARTS = frozenset({"article", "section", "main", "body"})


def lines_of_page(
    blocks: Sequence[PageBlock],
    paragraphs: Sequence[str],
    title: str,
    url: str = "",
    own: frozenset[str] = frozenset(),
) -> tuple[TextLine, ...]:
    """Return the lines of a page from its article's first heading to its last paragraph.

    Args:
        blocks: Of the page.
        paragraphs: Of the article; lines that are none of them are shown where they head one, or
            are of a list of which a part is one, or a caption or a row of a table.
        title: The headline, which is none of the headings.
        url: The page's: what is a link to another page of its site leads away from the article.
        own: Lines of the article's own summary, wherever they stand.
    """
    kept = frozenset(paragraphs)
    within = _within(blocks, kept, own)
    lists = {list_of(block.frame) for block in within if block.text in kept} - {None}
    found: list[TextLine] = []
    heads = False
    headed: PageBlock | None = None
    lines = list(_lines(within, kept))
    first = next((block for block, line in lines if line.text in kept), None)
    for block, line in reversed(lines):
        if line.text in kept:
            heads, headed = True, block
            found.append(replace(line, name=_name(block) or line.name))
        elif line.text in own:
            found.append(replace(line, own=True, shown=True))
        elif line.kind is BlockKind.PARAGRAPH:
            # What stands above it heads this, not the article's next paragraph.
            heads = False
            found.append(line)
        else:
            is_heading = line.kind is BlockKind.HEADING
            may = {BlockKind.HEADING: heads, BlockKind.ITEM: list_of(block.frame) in lists}
            # Above the text stand names of sections and people, and lists of contents.
            beside = headed if is_heading and headed is not first else None
            shown = may.get(line.kind, True) and _is_own(block, line, title, beside)
            names = is_heading and names_its_text(block, headed)
            found.append(replace(line, shown=shown and (names or not _leads_away(block, url))))
    return tuple(sentences_as_paragraphs(reversed(found), kept))


def _within(
    blocks: Sequence[PageBlock], kept: frozenset[str], own: frozenset[str]
) -> Sequence[PageBlock]:
    """Return the blocks from a little above the article's first line, or its summary's, to its last."""
    places = [place for place, block in enumerate(blocks) if block.text in kept]
    if not places:
        return ()
    if own:
        places += [place for place, block in enumerate(blocks) if block.text in own]
    return blocks[max(min(places) - _NEAR, 0) : max(places) + 1]


def _is_own(block: PageBlock, line: TextLine, title: str, headed: PageBlock | None) -> bool:
    """Whether a line that is no paragraph can belong to the article all the same.

    Args:
        block: The line's.
        line: The line.
        title: The headline.
        headed: The paragraph that it heads; what is around both says nothing against it.
    """
    text = line.text
    return (
        len(text) <= _MAX_BETWEEN
        and not is_beside(block.frame, headed)
        and text.casefold() != title.casefold()
        # A kicker may stand in the same element.
        and not (line.level == 1 and title and text.endswith(title))
        and (is_code(block.frame) or not is_boilerplate(text))
        and not phrases("boilerplate", "contents").begin(text)
    )


def _leads_away(block: PageBlock, url: str) -> bool:
    """Whether a line is a link, and not one to what it names, as headings of products are."""
    if 2 * block.linked < len(block.text):
        return False
    link = next(block.frame.element.iter("a"), None)
    href = link.get("href") or "" if link is not None else ""
    named = heading_level(block.frame) and href.startswith(("http://", "https://"))
    return not named or _host(href) == _host(url)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _lines(
    blocks: Sequence[PageBlock], kept: frozenset[str]
) -> Iterator[tuple[PageBlock, TextLine]]:
    """Yield each block's line; the cells of a row are one, unless they are paragraphs."""
    headed = _headed_items(blocks)
    for row, cells in groupby(blocks, key=_row_of):
        together = list(cells)
        if row is None or any(cell.text in kept or len(cell.text) > _MAX_CELL for cell in together):
            yield from ((block, _line(block, headed)) for block in together)
        else:
            # The cells of a column's or row's name stand first.
            named = sorted(together, key=lambda cell: cell.frame.tag != "th")
            text = _BETWEEN_CELLS.join(cell.text for cell in named)
            yield together[0], TextLine(text, BlockKind.ROW)


def _headed_items(blocks: Sequence[PageBlock]) -> set[Frame]:
    """Return the items of lists that hold a heading."""
    headings = (b.frame for b in blocks if b.frame.marks & BIT["<li"] and heading_level(b.frame))
    around = chain.from_iterable(map(frames_around, headings))
    return {frame for frame in around if frame.tag == "li"}


def _line(block: PageBlock, headed: set[Frame]) -> TextLine:
    frame, text = block.frame, block.text
    if level := heading_level(frame):
        return TextLine(text, BlockKind.HEADING, level)
    if depth := _nesting(frame, headed) if _may_be_listed(frame) else 0:
        return TextLine(text, BlockKind.ITEM, depth)
    if (kind := _kind(block)) is not BlockKind.PARAGRAPH:
        return TextLine(text, kind)
    if len(text) <= _MAX_NAME and text[-1] not in ".,;" and _bold(block) == text:
        return TextLine(text, BlockKind.HEADING, _BY_LOOK)
    return TextLine(text)


def _kind(block: PageBlock) -> BlockKind:
    """Return what a block is that is neither heading nor item."""
    if block.frame.tag == "pre":
        return BlockKind.CODE
    if is_caption(block.frame):
        return BlockKind.CAPTION
    if block.frame.marks & BIT["<blockquote"]:
        return BlockKind.QUOTE
    is_cell = len(block.text) <= _MAX_CELL and _row_of(block) is not None
    return BlockKind.ROW if is_cell else BlockKind.PARAGRAPH


def _name(block: PageBlock) -> str | None:
    """Return the bold words that a block begins with, if a stop or a dash parts them off."""
    bold = _bold(block)
    rest = block.text[len(bold) :].lstrip()
    parted = bold.endswith(_STOPS) or rest.startswith(_DASHES)
    return bold if bold and rest and len(bold) <= _MAX_NAME and parted else None


def _bold(block: PageBlock) -> str:
    """Return the bold words that a block begins with; empty if it does not."""
    for strong in islice(block.frame.element.iter("b", "strong"), _MAX_STRONG):
        words = one_line(strong.text_content())
        if words and block.text.startswith(words):
            return words
    return ""


def heading_level(frame: Frame) -> int:
    """Return the level of the heading that a block is (in); 0: none."""
    parent = frame.parent
    above = parent.parent if parent else None
    return (
        _HEADINGS.get(frame.tag, 0)
        or (_HEADINGS.get(parent.tag, 0) if parent else 0)
        or (_HEADINGS.get(above.tag, 0) if above else 0)
    )


def _row_of(block: PageBlock) -> Frame | None:
    """Return the row of a table that a block is a cell of."""
    if not block.frame.marks & BIT["<table"]:
        return None
    return nearest(block.frame, {"tr"}, _NEAR)


def list_of(frame: Frame) -> Frame | None:
    """Return the list that a block is of."""
    if not _may_be_listed(frame):
        return None
    return nearest(frame, {"ul", "ol", "dl"}, _NEAR)


def _may_be_listed(frame: Frame) -> bool:
    described = {frame.tag, frame.parent.tag if frame.parent else ""}
    return bool(frame.marks & BIT["<li"]) or not described.isdisjoint({"dd", "dt"})


def _nesting(frame: Frame, headed: set[Frame]) -> int:
    """Return how deep a block is nested in lists; 0: in none."""
    depth = int(frame.tag == "dt")
    for each in frames_around(frame):
        if each.tag in _PARTS or (each.tag == "li" and each in headed):
            break
        # A description stands below its name.
        depth += {"li": 1, "dd": 2}.get(each.tag, 0)
    return depth
