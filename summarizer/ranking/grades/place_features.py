"""Where each sentence of an article stands, as numbers for the trees that grade sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizer.models import ArticleKind, BlockKind
from summarizer.ranking.candidates import Sentence
from summarizer.ranking.coverage.concepts import Floats
from summarizer.ranking.grades.outline import ParagraphMark, SentencePlace

_OUTLINE = ("place", "place_share", "to_end", "paragraph", "paragraph_share", "within", "size", "is_first", "is_last",
           "is_heading", "headed", "section", "section_share", "below", "section_size", "heading_asks", "heading_numbered",
           "heading_width", "last_section", "last_paragraph", "in_paragraph_width")  # fmt: skip
#: -1 where there is no page.
_MARKS = (*(f"marked_{kind}" for kind in BlockKind), "level", "depth",
          "number", "count", "number_share", "led", "named")  # fmt: skip
_ARTICLE = (
    "sentences",
    "paragraphs",
    "sections",
    "headings_share",
    "paragraph_size",
    "titled",
    "single_share",
)

PLACES = (*_OUTLINE, *_ARTICLE, *_MARKS, *ArticleKind)


def place_features(
    sentences: Sequence[Sentence],
    places: Sequence[SentencePlace],
    title: str,
    kind: ArticleKind | None,
) -> Floats:
    """Return n sentences x ``PLACES``.

    Args:
        sentences: Of the article, in reading order, n >= 1.
        places: Of each.
        title: The headline; may be empty.
        kind: Of the article; None where nobody looked.
    """
    columns = [
        _placed(sentences, places),
        _article(places, title),
        _marked(places),
        _kinds(kind, len(places)),
    ]
    return np.concatenate(columns, axis=1)


def _placed(sentences: Sequence[Sentence], places: Sequence[SentencePlace]) -> Floats:
    n, last = len(sentences), places[-1]
    return np.array(
        [
            [
                i, i / n, n - 1 - i, p.paragraph, p.paragraph / (last.paragraph + 1), p.within, p.size,
                p.within == 0, p.within == p.size - 1, p.is_heading, bool(p.heading), p.section,
                p.section / (last.section + 1), p.below, p.section_size, "?" in p.heading,
                p.heading[:1].isdigit(), len(p.heading), p.section == last.section,
                last.paragraph - p.paragraph, min(5000, len(s.paragraph)),
            ]
            for i, (s, p) in enumerate(zip(sentences, places, strict=True))
        ],
        np.float32,
    )  # fmt: skip


def _marked(places: Sequence[SentencePlace]) -> Floats:
    unknown = [-1] * len(_MARKS)
    return np.array([_mark(p.mark) if p.mark else unknown for p in places], np.float32)


def _mark(mark: ParagraphMark) -> list[float]:
    share = mark.number / mark.count if mark.count else -1
    return [*(mark.kind is kind for kind in BlockKind), mark.level, mark.depth, mark.number, mark.count,
            share, mark.led, mark.named]  # fmt: skip


def _kinds(kind: ArticleKind | None, n: int) -> Floats:
    return np.tile(np.array([each is kind for each in ArticleKind], np.float32), (n, 1))


def _article(places: Sequence[SentencePlace], title: str) -> Floats:
    n, last = len(places), places[-1]
    paragraphs = last.paragraph + 1
    numbers = [n, paragraphs, last.section, sum(p.is_heading for p in places) / n, n / paragraphs, bool(title),
               sum(p.size == 1 for p in places) / n]  # fmt: skip
    return np.tile(np.array(numbers, np.float32), (n, 1))
