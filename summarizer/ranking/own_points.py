"""The lines of a page's own summary as points: where they stand, and what repeats them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.models import Article
from summarizer.ranking.candidates import Sentence

#: So much of the words of the shorter of two stand in the other where they say the same.
_SAME = 0.6


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence, and where in its article it stands; both 0-based."""

    sentence: Sentence
    position: int
    paragraph: int


def position_of(line: str, article: Article, sentences: Sequence[Placed]) -> int:
    """Return where a line of the summary stands among the article's sentences.

    Args:
        line: A run of one of the article's blocks.
        article: Whose summary it is.
        sentences: The article's, in reading order.

    Returns:
        The place of the sentence that it begins in; of a line beside the text that of the sentence
        that follows on the page.
    """
    passed = 0
    for block in article.blocks:
        is_paragraph = article.paragraphs[passed : passed + 1] == (block.text,)
        if line in block.text:
            begin = block.text.index(line) if is_paragraph else -1
            behind = (p for p in sentences if (p.paragraph, p.sentence.end) > (passed, begin))
            return next((placed.position for placed in behind), len(sentences))
        passed += is_paragraph
    return 0


def not_said(sentences: Sequence[Placed], lines: Sequence[str]) -> list[Placed]:
    """Return the sentences that say something else than every line of the summary."""
    said = [_words(line) for line in lines]
    return [placed for placed in sentences if not _repeats(placed.sentence.text, said)]


def _repeats(sentence: str, said: Sequence[frozenset[str]]) -> bool:
    words = _words(sentence)
    return any(len(words & line) >= _SAME * min(len(words), len(line)) for line in said)


def _words(text: str) -> frozenset[str]:
    """Return a text's words, or its pairs of letters where no blanks part them."""
    folded = text.casefold()
    words = frozenset("".join(filter(str.isalnum, word)) for word in folded.split()) - {""}
    pairs = frozenset(folded[place : place + 2] for place in range(len(folded) - 1))
    return words if len(words) > 2 else pairs
