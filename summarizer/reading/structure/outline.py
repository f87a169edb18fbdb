"""Where each paragraph of an article stands: under which headings, in which list, as whose words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models import Article, Block, BlockKind

#: The name of an item that is not bold.
_NAMED = re.compile(r"([^.!?:。！？：]{2,60})[:：](?=\s|[^\x00-\x7f])")

#: Who speaks, where it is said before each of the words: ``SPIEGEL: …``.
_SPEAKER = re.compile(r"([^\W\d_][^.!?:。！？：,;]{0,38}[^\W_])[:：]\s*\S")

#: So often a speaker has the word, at least.
_OFTEN = 2

_EDGES = " .:!–—-：。"


@dataclass(frozen=True, slots=True)
class ListPlace:
    """An item's place in its list."""

    #: 0-based, among the items of its level.
    number: int
    count: int

    #: What stands right above the list: the line that leads to it, or its heading.
    intro: str | None


@dataclass(frozen=True, slots=True)
class ParagraphPlace:
    """Where a paragraph stands."""

    #: Position of its block among the article's blocks.
    block: int

    kind: BlockKind

    #: Those it stands under, the highest first; the last is the nearest, of any level.
    headings: tuple[str, ...]

    #: Of itself, as its text has it (``Battery life``), or of the item that it describes.
    name: str | None

    #: Who says it, where the text writes it before the words.
    speaker: str | None

    #: None: it is no item.
    listed: ListPlace | None

    @property
    def heading(self) -> str | None:
        """The nearest heading above it."""
        return self.headings[-1] if self.headings else None


def places_of(article: Article) -> tuple[ParagraphPlace, ...]:
    """Return the place of each of the article's paragraphs, in their order.

    Takes time in proportion to the article's length.
    """
    blocks = article.blocks
    numbers = blocks_of_paragraphs(blocks, article.paragraphs)
    speakers = _speakers(article.paragraphs)
    above = list(_headings(blocks))
    parents = list(_parents(blocks))
    lists = list(_lists(blocks))
    return tuple(
        ParagraphPlace(
            block=number,
            kind=blocks[number].kind,
            headings=above[number],
            name=_name(blocks[number], parents[number], is_first=not place),
            speaker=speaker if (speaker := _speaker(blocks[number].text)) in speakers else None,
            listed=lists[number],
        )
        for place, number in enumerate(numbers)
    )


def blocks_of_paragraphs(blocks: Sequence[Block], paragraphs: Sequence[str]) -> tuple[int, ...]:
    """Return the position of each paragraph's block.

    Args:
        blocks: The article's.
        paragraphs: Each the text of a block behind the one before's.
    """
    found: list[int] = []
    last = -1
    for paragraph in paragraphs:
        last = next(n for n in range(last + 1, len(blocks)) if blocks[n].text == paragraph)
        found.append(last)
    return tuple(found)


def _headings(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    """Yield the headings above each block; above a heading, those of higher levels."""
    path: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.HEADING:
            path = [each for each in path if (each.level or 0) < (block.level or 0)]
        yield tuple(each.text for each in path)
        if block.kind is BlockKind.HEADING:
            path.append(block)


def _parents(blocks: Sequence[Block]) -> Iterator[Block | None]:
    """Yield the item that each block is an item of, one level above it."""
    path: list[Block] = []
    for block in blocks:
        if block.kind is not BlockKind.ITEM:
            path = []
            yield None
            continue
        path = [each for each in path if (each.level or 0) < (block.level or 0)]
        yield path[-1] if path else None
        path.append(block)


def _lists(blocks: Sequence[Block]) -> Iterator[ListPlace | None]:
    """Yield each block's place in its list: the run of items of its level, with those below it."""
    intros: dict[int, str | None] = {}
    seen: dict[int, list[int]] = {}
    runs: list[tuple[int, list[int], str | None] | None] = []
    for number, block in enumerate(blocks):
        level = block.level or 1
        if block.kind is not BlockKind.ITEM:
            seen.clear()
            runs.append(None)
            continue
        for deeper in [each for each in seen if each > level]:
            del seen[deeper]
        if level not in seen:
            seen[level] = []
            intros[level] = blocks[number - 1].text if number else None
        seen[level].append(number)
        runs.append((len(seen[level]) - 1, seen[level], intros[level]))
    for run in runs:
        yield ListPlace(run[0], len(run[1]), run[2]) if run else None


def _name(block: Block, parent: Block | None, *, is_first: bool) -> str | None:
    # What is bold there is a dateline, not a name.
    if block.name and not is_first:
        return block.name.strip(_EDGES) or None
    if block.kind is not BlockKind.ITEM:
        return None
    if named := _NAMED.match(block.text):
        return named[1].strip(_EDGES) or None
    return parent.text.strip(_EDGES) or None if parent else None


def _speakers(paragraphs: Sequence[str]) -> frozenset[str]:
    often = Counter(speaker for text in paragraphs if (speaker := _speaker(text)))
    return frozenset(speaker for speaker, times in often.items() if times >= _OFTEN)


def _speaker(text: str) -> str:
    found = _SPEAKER.match(text)
    return found[1] if found else ""
