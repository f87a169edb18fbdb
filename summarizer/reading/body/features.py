"""What a block of a page is like: numbers for the learned scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.language.clues import clues_of
from summarizer.language.marks import BAR, STOPS
from summarizer.language.phrases import phrases
from summarizer.reading.page.blocks import BIT, Block, Frame, frames_around

#: A block from this length on counts as a paragraph of some article.
_PARAGRAPH = 80
_MAX_LINKED = 0.4

_SENTENCE_END = re.compile(rf"(?:[{STOPS}:;]|{BAR})['\"”’»」』)\]]*$")
_STOPS = re.compile(rf"[{STOPS.replace('…', '')}]|{BAR}")
_COMMAS = re.compile(r"[,;，、،]")
_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "blockquote", "figcaption",
         "dd", "pre", "section", "article", "span")  # fmt: skip
_HEADINGS = frozenset(_TAGS[2:8])
_BY = re.compile(r"^(?:by|von|par|por|di)\s", re.IGNORECASE)
_CREDIT = re.compile(
    r"(?:photo|image|foto|bild|credit|getty|reuters|ap|afp|dpa)\b.{0,40}$", re.IGNORECASE
)
#: One of these stands in every text that it finds; looking for them is cheaper.
_CREDIT_WORDS = tuple(clues_of(_CREDIT.pattern))
_BITS = tuple(BIT.values())


def features_of(
    blocks: Sequence[Block], title: str, description: str, shown: set[str]
) -> NDArray[np.float32]:
    """Return one row a block.

    Args:
        blocks: Of the whole page, in reading order.
        title: The headline.
        description: What the page declares to be its summary.
        shown: Texts that stand elsewhere as byline or caption.
    """
    n = len(blocks)
    lengths = np.array([len(block.text) for block in blocks], dtype=np.float32)
    linked = np.array([block.linked for block in blocks], dtype=np.float32) / lengths
    words = np.array([len(block.text.split()) for block in blocks], dtype=np.float32)
    ends = np.array([bool(_SENTENCE_END.search(b.text[-4:])) for b in blocks], dtype=np.float32)
    prose = np.where((lengths >= _PARAGRAPH) & (linked < _MAX_LINKED), lengths, 0) * (
        0.3 + 0.7 * ends
    )
    _weigh(blocks, prose)
    total = max(float(prose.sum()), 1.0)
    best = _container(blocks)
    looks = Counter[str]()
    for block, weight in zip(blocks, prose, strict=True):
        looks[block.frame.look] += int(weight)
    texts = Counter(block.text for block in blocks)
    marks: dict[int, list[float]] = {}
    seen = Counter[str]()
    title_words = frozenset(re.findall(r"\w+", title.casefold()))
    start = _start_of(blocks, title, best)
    before = np.concatenate([[0.0], np.cumsum(prose)[:-1]]) / total
    chars = np.cumsum(lengths) / max(float(lengths.sum()), 1.0)
    # Lists: taking numbers out of arrays one by one is slow.
    length, word, link, end = lengths.tolist(), words.tolist(), linked.tolist(), ends.tolist()
    below, through = before.tolist(), chars.tolist()
    rows, prompts = [], phrases("prompt_words")
    for i, block in enumerate(blocks):
        frame, text = block.frame, block.text
        seen[text] += 1
        parent, grand = frame.parent or frame, (frame.parent or frame).parent or frame
        own_words = (
            frozenset(re.findall(r"\w+", text.casefold())) if len(text) < 400 else frozenset()
        )
        both = len(own_words & title_words)
        inside, distance = _place(frame, best)
        rows.append(
            [
                length[i], word[i], link[i], end[i], float(block.broken),
                len(_STOPS.findall(text)) , len(_COMMAS.findall(text)) / length[i],
                sum(map(str.isdigit, text[:200])) / min(length[i], 200),
                sum(map(str.isupper, text[:200])) / min(length[i], 200),
                length[i] / word[i],
                float(text[:1].isupper()), float(text[:1] in "\"“„«'‘"), float(not text[:1].isalnum()),
                float(_TAGS.index(frame.tag)) if frame.tag in _TAGS else -1.0,
                float(frame.tag == "p"), float(frame.tag == "li"), float(frame.tag in _HEADINGS), float(frame.tag == "div"),
                float(frame.depth), float(frame.depth - best.depth),
                float(inside), float(distance),
                i / n, through[i], below[i], float(i - start), float(n),
                frame.direct / total, parent.direct / total, grand.direct / total,
                frame.below / total, parent.below / total, grand.below / total, best.below / total,
                looks[frame.look] / total, total,
                float(texts[text]), float(seen[text]),
                both / max(len(title_words), 1), both / max(len(own_words), 1),
                float(bool(description) and text[:50] == description[:50]),
                float(text in shown), float(prompts.are_in(text[:300])), float(bool(_BY.match(text))),
                float(_is_credit(text[:250])), float("©" in text),
                *_marks(frame, best, marks),
            ]
        )  # fmt: skip
    table = np.array(rows, dtype=np.float32)
    return _with_neighbours(table)


def _weigh(blocks: Sequence[Block], prose: NDArray[np.float32]) -> None:
    for block, weight in zip(blocks, prose, strict=True):
        if weight:
            block.frame.direct += int(weight)
            for frame in frames_around(block.frame):
                frame.below += int(weight)


def _container(blocks: Sequence[Block]) -> Frame:
    """Return the innermost frame that holds most of the page's prose."""
    best = blocks[0].frame
    while best.parent is not None:
        best = best.parent
    found = True
    children: dict[int, list[Frame]] = {}
    known: set[int] = set()
    for block in blocks:
        for frame in frames_around(block.frame):
            if id(frame) in known:
                break
            known.add(id(frame))
            if frame.parent is not None:
                children.setdefault(id(frame.parent), []).append(frame)
    while found:
        found = False
        for child in children.get(id(best), ()):
            if child.below > 0.6 * best.below and child.below > 0:
                best, found = child, True
                break
    return best


def _start_of(blocks: Sequence[Block], title: str, best: Frame) -> int:
    """Return the place of the headline, else of the container's first block."""
    wanted = re.sub(r"\W", "", title).casefold()
    if wanted:
        for i, block in enumerate(blocks):
            if block.frame.tag in _HEADINGS and re.sub(r"\W", "", block.text).casefold() == wanted:
                return i
    for i, block in enumerate(blocks):
        if best in frames_around(block.frame):
            return i
    return 0


def _place(frame: Frame, best: Frame) -> tuple[bool, int]:
    for distance, each in enumerate(frames_around(frame)):
        if each is best:
            return True, distance
    return False, 30


def _marks(frame: Frame, best: Frame, known: dict[int, list[float]]) -> list[float]:
    """Tell for each mark how near it is: on the frame itself, two around it, below the container.

    ``known`` has the answers by frame: a frame mostly has many blocks.
    """
    if id(frame) in known:
        return known[id(frame)]
    near = frame.own
    each = frame
    for _ in range(2):
        if each.parent is None or each is best:
            break
        each = each.parent
        near |= each.own
    inside = 0
    for around in frames_around(frame):
        if around is best:
            break
        inside |= around.own
    counts = [0.0] * len(_BITS)
    for bits in (frame.own, near, inside, frame.marks):
        left = bits
        while left:
            lowest = left & -left
            counts[lowest.bit_length() - 1] += 1.0
            left ^= lowest
    known[id(frame)] = counts
    return counts


def _is_credit(text: str) -> bool:
    # Only what stands near the end can match.
    low = text[-60:].lower()
    return any(word in low for word in _CREDIT_WORDS) and bool(_CREDIT.search(text))


#: Columns that also tell of the blocks around: length, links, sentence end, paragraph, heading,
#: container, prose beside it, prompt.
_AROUND = (0, 2, 3, 14, 16, 20, 27, 34, 42)


def _with_neighbours(table: NDArray[np.float32]) -> NDArray[np.float32]:
    around = table[:, _AROUND]
    columns = [table]
    for shift in (-2, -1, 1, 2):
        moved = np.zeros_like(around)
        if shift < 0:
            moved[-shift:] = around[:shift]
        else:
            moved[:-shift] = around[shift:]
        columns.append(moved)
    prose = np.where((table[:, 0] > _PARAGRAPH) & (table[:, 2] < _MAX_LINKED), table[:, 0], 0)
    sums = np.concatenate([[0], np.cumsum(prose)])
    n = len(prose)
    index = np.arange(n)
    for width in (5, 15):
        after = sums[np.minimum(index + 1 + width, n)] - sums[index + 1]
        prior = sums[index] - sums[np.maximum(index - width, 0)]
        columns += [after[:, None], prior[:, None]]
    columns.append((sums[-1] - sums[1:])[:, None])
    return np.concatenate(columns, axis=1).astype(np.float32)
