"""The words by which what a chat received is found again. Pure.

Words are brought to one form (case, accents, plurals), as topics are. Scripts that write no blanks, and
Korean, which writes particles on to its words, are kept as pairs of letters: what is looked for there is
found within any word, without a dictionary, the same in every process.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from summarizer.language.scripts import DENSE
from summarizer.language.words import split_words
from summarizer.models import Article
from summarizer.topics.words.fold import fold

#: Characters of an article that are looked at, from its title on: what an index takes for each has an end.
INDEXED = 4000

#: Characters of what is looked for, and words of it.
MAX_QUERY_LENGTH = 200
MAX_TERMS = 12

#: Of one word; longer ones are cut.
_MAX_WORD_LENGTH = 40

#: From so many letters on a word stands for all that begin with it, too.
_SHORTEST_BEGINNING = 3

_DENSE_RUN = re.compile(f"({DENSE.pattern}+)")


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """A word that is looked for."""

    #: As they follow each other in the index: one, or pairs of letters. Letters, digits and marks alone.
    words: tuple[str, ...]

    #: Whether the last of them may go on.
    begins: bool


def index_words(article: Article) -> str:
    """Return the words by which an article is found, blanks between them, each once.

    Those that are pairs of letters stand in their order.
    """
    said = " \n".join(
        (
            article.title,
            article.publisher or "",
            *article.authors,
            *(tag.label for tag in article.tags),
            *article.paragraphs,
        )
    )
    runs = dict.fromkeys(words for words, _ in _runs(said[:INDEXED]))
    return " ".join(word for words in runs for word in words)


def parse_query(text: str) -> tuple[SearchTerm, ...]:
    """Return what is looked for, each word once; whatever else is written means nothing."""
    terms = dict.fromkeys(_term(words, dense=dense) for words, dense in _runs(text))
    return tuple(terms)[:MAX_TERMS]


def _term(words: tuple[str, ...], *, dense: bool) -> SearchTerm:
    if not dense:
        return SearchTerm(words, begins=len(words[0]) >= _SHORTEST_BEGINNING)
    # The last letter stands alone at the end of a run only.
    return (
        SearchTerm(words[:-1], begins=False) if len(words) > 1 else SearchTerm(words, begins=True)
    )


def _runs(text: str) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield words, and runs of letters as pairs with their last letter, and whether it is such a run."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("_", " ")
    for place, piece in enumerate(_DENSE_RUN.split(plain)):
        if place % 2:
            yield tuple(_pairs(piece)), True
            continue
        for word in split_words(piece):
            if kept := "".join(filter(_is_kept, fold(word)))[:_MAX_WORD_LENGTH]:
                yield (kept,), False


def _pairs(run: str) -> Iterable[str]:
    return (run[place : place + 2] for place in range(len(run)))


def _is_kept(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
