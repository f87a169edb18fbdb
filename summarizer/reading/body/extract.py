"""The lines of the article's body: blocks by a learned scorer, trafilatura where they are few."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, islice

import numpy as np
from lxml.html import HtmlElement
from numpy.typing import NDArray

from summarizer.reading.body.code import with_code
from summarizer.reading.body.features import features_of
from summarizer.reading.body.headings import with_headings
from summarizer.reading.body.lists import whole_lists
from summarizer.reading.body.live_blog import newest_entries
from summarizer.reading.body.model import body_trees, likelihoods
from summarizer.reading.body.next_article import without_next
from summarizer.reading.body.second_opinion import extracted, is_torn
from summarizer.reading.body.slides import beside_article
from summarizer.reading.page.blocks import PageBlock, is_caption, is_of_picture, read_blocks
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.payloads import read_payload
from summarizer.reading.page.structured import Declared, lines_of, one_line

_MIN_BODY = 250

#: The opening of an article that a script draws is shorter.
_MAX_OPENING = 1200

#: Letters of scripts that have one for a syllable or a word say as much as so many of ours.
_SYLLABLES = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SYLLABLE = 3

#: So much of a text is that text.
_SAME = 0.7

#: Chosen where precision and recall balance on domains that were not learned from.
_LIKELY = 0.4

#: Between this and its counterpart a block is in doubt; with more text in doubt than this part of
#: what was found, the page is unlike those learned from.
_DOUBT = 0.15
_MAX_DOUBT = 0.7

#: So many blocks above and below an article may speak of it.
_AROUND = 12
_MAX_BESIDE = 400

#: Words of a headline, in scripts that part words: where so many are strange to a text, it is not
#: that headline's. None of 1,015 articles that were read rightly was.
_MANY_WORDS = 6
_LONGER_WORD = re.compile(r"[^\W\d_\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]{4,}")

#: More blocks are no article; the rest would only cost time. The second opinion looks from each short
#: paragraph for its long neighbours, and may find none as far as the page goes: of 1,766 pages the one
#: with the most blocks has 1,722.
_MAX_BLOCKS = 5000


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of an article, and the short ones beside them: credits, disclaimers."""

    lines: tuple[str, ...]
    beside: tuple[str, ...] = ()

    #: Of those beside it, the ones above its first line that are no links.
    above: tuple[str, ...] = ()

    #: The page's, among which its lines stand.
    blocks: tuple[PageBlock, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """What the scorer says of a tree."""

    #: Of the blocks that are likely.
    body: Body

    #: Of these and those in doubt.
    perhaps: Body

    #: How much text is in doubt, as a part of what is likely.
    doubt: float

    #: Whether there are more blocks than were looked at.
    crowded: bool = False

    #: The body with code that is less likely; None: there is none.
    coded: Body | None = None


def read_body(facts: PageFacts, title: str, shown: Sequence[str] = ()) -> Body:
    """Return paragraphs, sub-headings, list items and table rows in reading order.

    Args:
        facts: The page.
        title: The headline.
        shown: Lines that stand as bylines.
    """
    declared = facts.declared
    entries = Body(newest_entries(declared))
    if _length(entries) >= _MIN_BODY:
        return replace(entries, blocks=tuple(read_blocks(facts.tree)[:_MAX_BLOCKS]))
    found = _likely(facts.tree, declared, title, shown)
    body = _second_opinion(facts.tree, found, title)
    if body is found.body:
        body = found.coded or body
    stated = declared.text("articleBody") or ""
    # A page that is drawn by scripts may still describe its whole text.
    if len(stated) > _MIN_BODY and len(stated) > 2 * _length(body):
        return replace(body, lines=tuple(lines_of(str(declared.article["articleBody"]))))
    # What is in doubt, and short, may be the opening of what a script draws.
    least = _MAX_OPENING if found.doubt > _MAX_DOUBT else _MIN_BODY
    if _length(body) < least and (drawn := read_payload(facts.tree)) is not None:
        whole = _likely(drawn, declared, title, shown).body
        if _is_same(whole, found.body, body, title) and _length(whole) > max(
            _MIN_BODY, 2 * _length(body)
        ):
            return replace(whole, beside=(*body.beside, *whole.beside), above=body.above)
    return body


def _second_opinion(tree: HtmlElement, found: _Found, title: str) -> Body:
    """Return what was found; where that is in doubt, what rules for pages of any kind find."""
    body = found.body
    if _length(body) >= _MIN_BODY and found.doubt <= _MAX_DOUBT and not _is_astray(title, body):
        return body
    other = replace(body, lines=() if found.crowded else tuple(extracted(tree)))
    kept = frozenset(body.lines)
    torn = is_torn(other.lines, [block for block in body.blocks if block.text in kept])
    if len(other.lines) < len(found.perhaps.lines) and _is_within(found.perhaps, other):
        # The same text, but in one piece.
        body = found.perhaps
    elif _length(other) >= min(_length(body), _MIN_BODY) and not torn:
        body = other
    if not _is_astray(title, body):
        return body
    return replace(body, lines=()) if _is_astray(title, found.perhaps) else found.perhaps


def _is_same(drawn: Body, likely: Body, shown: Body, title: str) -> bool:
    """Whether a text that scripts would draw is the page's article, and no other's."""
    text = " ".join(drawn.lines)
    # What little is shown is the beginning of it, or the page has an article of its own.
    if not shown.lines or any(line[:40] in text for line in shown.lines):
        return True
    # Else it is a menu, a notice that it is loading: what a page shows until a script fills it.
    words = set(_beginnings(title))
    return not likely.lines and (not words or not words.isdisjoint(_beginnings(text)))


def _length(body: Body) -> int:
    """Return how long a text is, in letters of Latin script."""
    length = sum(map(len, body.lines))
    if length < _MIN_BODY:
        length += (_SYLLABLE - 1) * sum(len(_SYLLABLES.findall(line)) for line in body.lines)
    return length


def _is_astray(title: str, body: Body) -> bool:
    """Whether lines are another text's: teasers, or what shares no word with a long headline.

    A plea for money, a notice, a wall.
    """
    if not body.lines:
        return False
    if all(line.endswith(("...", "…")) for line in body.lines):
        return True
    words = set(_beginnings(title))
    return len(words) >= _MANY_WORDS and words.isdisjoint(
        word for line in body.lines for word in _beginnings(line)
    )


def _is_within(body: Body, other: Body) -> bool:
    """Whether a text is of what another is, but for a little: a headline, a stamp."""
    said = "".join("".join(other.lines).split())
    lines = ["".join(line.split()) for line in body.lines]
    return sum(map(len, lines)) > _SAME * len(said) > 0 and all(line in said for line in lines)


def _beginnings(text: str) -> Iterator[str]:
    """Yield the first letters of longer words, which inflection leaves as they are."""
    for match in _LONGER_WORD.finditer(text.casefold()):
        yield match[0][:4]


def _likely(tree: HtmlElement, declared: Declared, title: str, shown: Sequence[str]) -> _Found:
    every = read_blocks(tree)
    crowded = len(every) > _MAX_BLOCKS
    blocks = without_next(every[:_MAX_BLOCKS], title)
    if not blocks:
        return _Found(Body(()), Body(()), 0.0)
    description = declared.meta("og:description", "description") or ""
    table = features_of(blocks, title, description, set(shown))
    scores = likelihoods(table, body_trees())
    lengths = table[:, 0]
    captions = np.array([is_caption(block.frame) for block in blocks])
    likely = scores >= _LIKELY
    beside = beside_article(blocks, likely, _MIN_BODY)
    scores[beside] = 0
    likely &= ~beside
    # In a story of pictures the captions are the text.
    if lengths[likely & captions].sum() < lengths[likely].sum() / 2:
        scores[captions] = 0
        likely &= ~captions
    likely = with_headings(blocks, whole_lists(blocks, likely, scores), scores)
    perhaps = _parted(blocks, scores > _DOUBT)
    if not likely.any():
        return _Found(_parted(blocks, likely), perhaps, 0.0, crowded)
    doubtful = (scores > _DOUBT) & (scores < 1 - _DOUBT)
    doubt = float(lengths[doubtful].sum() / lengths[likely].sum())
    coded = with_code(blocks, likely, scores)
    body = _parted(blocks, likely)
    return _Found(
        body, perhaps, doubt, crowded, None if coded is likely else _parted(blocks, coded)
    )


def _parted(blocks: Sequence[PageBlock], kept: NDArray[np.bool_]) -> Body:
    """Part blocks into lines that are kept and short ones around them."""
    places = kept.nonzero()[0]
    first, begin, last = 0, 0, len(blocks)
    if len(places):
        begin = int(places[0])
        first, last = max(begin - _AROUND, 0), int(places[-1]) + _AROUND
    between = compress(blocks[first:last], ~kept[first:last])
    left = [b for b in between if len(b.text) < _MAX_BESIDE and not is_of_picture(b.frame)]
    above = [b for b in blocks[first:begin] if _is_no_link(b) and len(b.text) < _MAX_BESIDE]
    return Body(_texts_of(compress(blocks, kept)), _texts_of(left), _texts_of(above), tuple(blocks))


def _texts_of(blocks: Iterable[PageBlock]) -> tuple[str, ...]:
    return tuple(block.text for block in blocks)


def _is_no_link(block: PageBlock) -> bool:
    return 2 * block.linked < len(block.text)


def short_lines(facts: PageFacts) -> list[str]:
    """Return the texts of small blocks anywhere on the page: bylines, stamps, disclaimers."""
    found: list[str] = []
    for element in islice(
        facts.tree.iter("p", "div", "span", "em", "i", "small", "li", "section"), 4000
    ):
        text = element.text
        if not text or text.isspace() or len(element) > 6:
            continue
        text = one_line(element.text_content())
        if 6 < len(text) < 400:
            found.append(text)
    return found
