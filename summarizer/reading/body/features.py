"""What a block of a page is like: numbers for the learned scorer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from summarizer.language.clues import clues_of, lines_with
from summarizer.language.marks import BAR, STOPS
from summarizer.language.phrases import phrases
from summarizer.reading.body.characters import KINDS, count_characters
from summarizer.reading.page.blocks import BIT, Frame, PageBlock, frames_around

#: A block from this length on counts as a paragraph of some article.
_PARAGRAPH = 80
_MAX_LINKED = 0.4

_SENTENCE_END = re.compile(rf"(?:[{STOPS}:;]|{BAR})['\"”’»」』)\]]*$")
_BAR = re.compile(BAR)
_WORD = re.compile(r"\w+")
_TAGS = ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "div", "td", "blockquote", "figcaption",
         "dd", "pre", "section", "article", "span")  # fmt: skip
_HEADINGS = frozenset(_TAGS[2:8])
_BY = re.compile(r"^(?:by|von|par|por|di)\s", re.IGNORECASE)
_BY_LETTERS = "bBvVpPdD"
_CREDIT = re.compile(
    r"(?:photo|image|foto|bild|credit|getty|reuters|ap|afp|dpa)\b.{0,40}$", re.IGNORECASE
)
#: One of these stands in every text that it finds; looking for them is cheaper.
_CREDIT_WORDS = tuple(clues_of(_CREDIT.pattern))
_BITS = np.array(list(BIT.values()), dtype=np.int64)

#: Characters of a block whose figures and capitals are counted.
_HEAD = 200

#: Characters of a block that a prompt, and a credit, is looked for in; a longer one is no headline.
_PROMPT, _CREDITED = 300, 250
_MAX_TITLE = 400

#: A mark that is so many frames around a block or fewer is near it.
_NEAR = 2

_OWN = (
    "length", "words", "linked", "ends_sentence", "broken",
    "stops", "commas", "digits", "capitals", "word_length", "opens_capital", "opens_quote", "opens_mark",
    "tag", "is_p", "is_li", "is_heading", "is_div",
    "depth", "container_depth", "in_container", "container_distance",
    "place", "text_before", "prose_before", "since_start", "blocks",
    "frame_prose", "parent_prose", "grand_prose", "frame_below", "parent_below", "grand_below", "container_below",
    "look_prose", "prose", "times", "times_before",
    "title_recall", "title_precision", "opens_description", "shown", "prompts", "by", "credit", "copyright_mark",
)  # fmt: skip

#: Of the own: what the blocks around have of it counts too.
_AROUND = ("length", "linked", "ends_sentence", "is_p", "is_heading", "in_container", "frame_prose", "look_prose",
           "prompts")  # fmt: skip

#: How far off the blocks around are.
_SHIFTS = (-2, -1, 1, 2)

#: How far the prose before and behind is counted.
_WIDTHS = (5, 15)

#: What the trees see of a block.
NAMES = (
    *_OWN,
    *(f"near {mark}" for mark in BIT),
    *(f"{name} {shift:+d}" for shift in _SHIFTS for name in _AROUND),
    *(f"{name}_{width}" for width in _WIDTHS for name in ("prose_next", "prose_last")),
    "prose_behind",
)  # fmt: skip


def features_of(
    blocks: Sequence[PageBlock], title: str, description: str, shown: set[str]
) -> NDArray[np.float32]:
    """Return blocks x ``NAMES``.

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
    weights = [int(weight) for weight in prose.tolist()]
    _weigh(blocks, weights)
    total = max(float(prose.sum()), 1.0)
    best = _container(blocks)
    texts = _of_texts(blocks, title, description, shown)
    frames, marks = _of_frames(blocks, weights, best, total)
    order = np.arange(n)
    heads = np.minimum(lengths, _HEAD)
    table = np.column_stack(
        [
            lengths, words, linked, ends, [block.broken for block in blocks],
            texts[:, 0], texts[:, 1] / lengths, texts[:, 2] / heads, texts[:, 3] / heads, lengths / words,
            texts[:, 4:7], frames[:, :9],
            order / n, np.cumsum(lengths) / max(float(lengths.sum()), 1.0),
            np.concatenate([[0.0], np.cumsum(prose)[:-1]]) / total,
            order - _start_of(blocks, title, best), np.full(n, n),
            frames[:, 9:], texts[:, 7:],
        ]
    ).astype(np.float32)  # fmt: skip
    return _with_neighbours(table, marks)


def _of_texts(
    blocks: Sequence[PageBlock], title: str, description: str, shown: set[str]
) -> NDArray[np.float64]:
    """Return what each block's text says, whatever stands around it."""
    texts = [block.text for block in blocks]
    prompts = phrases("prompt_words").are_in_each([text[:_PROMPT] for text in texts])
    credits_ = _are_credits([text[:_CREDITED] for text in texts])
    times = Counter(texts)
    seen = Counter[str]()
    opening = description[:50]
    title_words = frozenset(_WORD.findall(title.casefold()))
    wanted = max(len(title_words), 1)
    cells: list[float] = []
    for text, prompt, credit in zip(texts, prompts, credits_, strict=True):
        first = text[0]
        seen[text] += 1
        both, own = _shared_words(text, title_words) if len(text) < _MAX_TITLE else (0, 1)
        cells += (
            first.isupper(), first in "\"“„«'‘", not first.isalnum(),
            times[text], seen[text],
            both / wanted, both / own,
            opening != "" and text[:50] == opening,
            text in shown, prompt, first in _BY_LETTERS and _BY.match(text) is not None, credit, "©" in text,
        )  # fmt: skip
    told = np.array(cells, dtype=np.float64).reshape(len(texts), -1)
    return np.column_stack([_of_characters(texts), told])


def _of_characters(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return how many stops and commas texts have, and their heads figures and capitals."""
    marks = count_characters(texts)[:, [KINDS.index("stop"), KINDS.index("comma")]]
    heads = count_characters([text[:_HEAD] for text in texts])
    bars = [len(_BAR.findall(text)) if "|" in text else 0 for text in texts]
    marks[:, 0] += bars
    told = heads[:, [KINDS.index("figure"), KINDS.index("capital")]]
    return np.concatenate([marks, told], axis=1).astype(np.float64)


def _shared_words(text: str, title_words: frozenset[str]) -> tuple[int, int]:
    """Return how many words a text shares with the headline, and has; 1 if it shares none."""
    words = _WORD.findall(text.casefold())
    if title_words.isdisjoint(words):
        return 0, 1
    own = frozenset(words)
    return len(own & title_words), len(own)


def _of_frames(
    blocks: Sequence[PageBlock], weights: Sequence[int], best: Frame, total: float
) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """Return what the frame of each block says, and how near each mark is to it."""
    looks = Counter[str]()
    for block, weight in zip(blocks, weights, strict=True):
        looks[block.frame.look] += weight
    known: dict[int, int] = {}
    cells: list[float] = []
    bits: list[int] = []
    for frame in (block.frame for block in blocks):
        if id(frame) not in known:
            known[id(frame)] = len(known)
            inside, distance, near, outer = _place(frame, best)
            parent = frame.parent or frame
            grand, tag = parent.parent or parent, frame.tag
            cells += (
                _TAGS.index(tag) if tag in _TAGS else -1,
                tag == "p", tag == "li", tag in _HEADINGS, tag == "div",
                frame.depth, frame.depth - best.depth, inside, distance,
                frame.direct / total, parent.direct / total, grand.direct / total,
                frame.below / total, parent.below / total, grand.below / total, best.below / total,
                looks[frame.look] / total, total,
            )  # fmt: skip
            bits += (frame.own, near, outer, frame.marks)
    rows = [known[id(block.frame)] for block in blocks]
    told = np.array(cells, dtype=np.float64).reshape(len(known), -1)
    return told[rows], _marks(np.array(bits, dtype=np.int64).reshape(len(known), -1))[rows]


def _weigh(blocks: Sequence[PageBlock], weights: Sequence[int]) -> None:
    for block, weight in zip(blocks, weights, strict=True):
        if weight:
            block.frame.direct += weight
            for frame in frames_around(block.frame):
                frame.below += weight


def _container(blocks: Sequence[PageBlock]) -> Frame:
    """Return the innermost frame that holds most of the page's prose."""
    best = blocks[0].frame
    while best.parent is not None:
        best = best.parent
    found = True
    children: dict[int, list[Frame]] = {}
    known: set[Frame | None] = {None}
    for block in blocks:
        frame: Frame | None = block.frame
        while frame is not None and frame not in known:
            known.add(frame)
            if frame.parent is not None:
                children.setdefault(id(frame.parent), []).append(frame)
            frame = frame.parent
    while found:
        found = False
        for child in children.get(id(best), ()):
            if child.below > 0.6 * best.below and child.below > 0:
                best, found = child, True
                break
    return best


def _start_of(blocks: Sequence[PageBlock], title: str, best: Frame) -> int:
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


def _place(frame: Frame, best: Frame) -> tuple[bool, int, int, int]:
    """Tell where a frame stands: whether in the container, and how many frames below it.

    And which marks are near it, and which between it and the container.
    """
    near = inside = distance = 0
    each: Frame | None = frame
    while each is not None:  # no generator: this is asked of all frames, through all around them
        if distance <= _NEAR:
            near |= each.own
        if each is best:
            return True, distance, near, inside
        inside |= each.own
        each = each.parent
        distance += 1
    return False, 30, near, inside


def _marks(bits: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return how near each mark is, by n frames' bits.

    Args:
        bits: Of marks on the frame itself, near it, below the container, and anywhere around.
    """
    held = bits[:, :, None] & _BITS
    counts: NDArray[np.float32] = (held != 0).sum(axis=1, dtype=np.float32)
    return counts


def _are_credits(heads: Sequence[str]) -> Iterator[bool]:
    """Yield for each block's beginning whether it is a credit."""
    # Only what stands near the end can match.
    together = "\n".join([head[-60:] for head in heads]).lower()
    perhaps = {number for word in _CREDIT_WORDS for number in lines_with(word, together)}
    for number, head in enumerate(heads):
        yield number in perhaps and _CREDIT.search(head) is not None


def _with_neighbours(table: NDArray[np.float32], marks: NDArray[np.float32]) -> NDArray[np.float32]:
    around = table[:, [_OWN.index(name) for name in _AROUND]]
    columns = [table, marks]
    for shift in _SHIFTS:
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
    for width in _WIDTHS:
        after = sums[np.minimum(index + 1 + width, n)] - sums[index + 1]
        prior = sums[index] - sums[np.maximum(index - width, 0)]
        columns += [after[:, None], prior[:, None]]
    columns.append((sums[-1] - sums[1:])[:, None])
    return np.concatenate(columns, axis=1).astype(np.float32)
