"""A text's structure: its paragraphs, and between them the headings, rows and captions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models import Block, BlockKind


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of a page or a text, and what its form says of it."""

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH

    #: As of blocks.
    level: int | None = None

    #: Whether it stands in the article though it is no paragraph of it, as a caption does.
    shown: bool = False

    name: str | None = None

    #: Whether it is of the article's own summary, which may stand above or below it.
    own: bool = False


def join_structure(
    paragraphs: Sequence[str], lines: Sequence[TextLine], standfirst: str | None = None
) -> tuple[Block, ...]:
    """Return an article's blocks: its paragraphs, and the lines between them that are shown.

    Args:
        paragraphs: In reading order. One that is none of the lines is a block all the same.
        lines: Of the page or text, in reading order.
        standfirst: What stands above all of them, and is no paragraph.
    """
    places = list(_places(paragraphs, lines))
    below = _opening(lines, next((place for place in places if place is not None), 0))
    found = [(standfirst, TextLine(standfirst))] if standfirst else []
    for paragraph, place in zip(paragraphs, places, strict=True):
        if place is None:
            found.append((paragraph, TextLine(paragraph)))
            continue
        between = (line for line in lines[below:place] if line.shown and line.text != standfirst)
        found += ((line.text, line) for line in between)
        # Of its line it has the form, and stays the string that it is.
        found.append((paragraph, lines[place]))
        below = place + 1
    found += ((line.text, line) for line in lines[below:] if line.own)
    return tuple(
        Block(kind=line.kind, text=text, level=line.level, position=position, name=line.name)
        for position, (text, line) in enumerate(found)
    )


def _opening(lines: Sequence[TextLine], first: int) -> int:
    """Return where the headings begin that stand right above the first paragraph, or the summary."""
    begin = next((number for number in range(first) if lines[number].own), first)
    if begin < first:
        return begin
    for number in range(first - 1, -1, -1):
        if not lines[number].shown:
            break
        # A paragraph that is shown was marked as a heading, and is a sentence.
        if lines[number].kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
            begin = number
    return begin


def _places(paragraphs: Sequence[str], lines: Sequence[TextLine]) -> Iterator[int | None]:
    """Yield where each paragraph stands among the lines, behind the one before; None: nowhere."""
    # Of lines that read alike, the one that became a paragraph is the very same string.
    same = {id(line.text): number for number, line in enumerate(lines)}
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number in range(len(lines) - 1, -1, -1):
        alike[lines[number].text].append(number)
    last = -1
    for paragraph in paragraphs:
        place = same.get(id(paragraph))
        if place is None or place <= last:
            left = alike.get(paragraph, [])
            while left and left[-1] <= last:
                left.pop()
            place = left[-1] if left else None
        last = last if place is None else place
        yield place
