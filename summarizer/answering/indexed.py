"""An article's sentences, to be asked: which terms stand where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from summarizer.answering.terms import Term, terms_of
from summarizer.models import Article
from summarizer.ranking.candidates import without_dateline
from summarizer.ranking.coverage.concepts import Floats, Ints
from summarizer.ranking.own_points import Placed
from summarizer.ranking.summarize import find_placed
from summarizer.reading.structure.outline import places_of

#: Sentences that are asked; a book has more.
MAX_SENTENCES = 3000

#: Paragraphs that may begin with a dateline.
_FILED = 3

#: From this share of its pieces on, a word is taken to be there in another form.
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class Indexed:
    """The n sentences of an article; n >= 1."""

    language: str | None
    sentences: tuple[Placed, ...]

    #: Of each sentence, in its order.
    terms: tuple[tuple[Term, ...], ...]

    #: Each different word, and the sentences that it stands in.
    words: Mapping[str, tuple[Term, set[int]]]

    #: Number of the paragraph of each sentence.
    paragraphs: Ints

    #: Of each sentence, in terms, at least 1.
    lengths: Floats

    #: By paragraph: the stems of the headings that it stands under, the title's among them.
    headings: Mapping[int, frozenset[str]]

    def near(self, terms: Sequence[Term]) -> Floats:
        """Return sentences x terms: 1 where a term stands, less where only most of its letters do, else 0."""
        found = np.zeros((len(self.sentences), len(terms)), np.float32)
        pieces = frozenset(piece for term in terms for piece in term.pieces)
        stems = frozenset(term.stem for term in terms)
        for own, rows in self.words.values():
            if own.stem in stems or not pieces.isdisjoint(own.pieces):
                for column, term in enumerate(terms):
                    if (share := _likeness(term, own)) >= _ENOUGH:
                        places = list(rows)
                        found[places, column] = np.maximum(found[places, column], share)
        return found

    def has(self, term: Term) -> bool:
        """Tell whether a word stands anywhere, in this form or another."""
        return any(_likeness(term, own) >= _ENOUGH for own, _ in self.words.values())


def _likeness(term: Term, own: Term) -> float:
    """Return 1 for words of one stem, else which share of a word's pieces another has."""
    if term.stem == own.stem:
        return 1.0
    return sum(piece in own.pieces for piece in term.pieces) / len(term.pieces)


def index_article(article: Article, language: str | None) -> Indexed | None:
    """Return an article's sentences as they can be asked; None if it has none."""
    sentences = tuple(map(_own_words, find_placed(article, language, MAX_SENTENCES)))
    if not sentences:
        return None
    terms = tuple(tuple(terms_of(each.sentence.text, language)) for each in sentences)
    words: dict[str, tuple[Term, set[int]]] = {}
    for row, own in enumerate(terms):
        for term in own:
            if term.word not in words:
                words[term.word] = (term, set())
            words[term.word][1].add(row)
    return Indexed(
        language=language,
        sentences=sentences,
        terms=terms,
        words=words,
        paragraphs=np.array([each.paragraph for each in sentences]),
        lengths=np.array([max(len(own), 1) for own in terms], np.float32),
        headings=_headings(article, language),
    )


def _own_words(placed: Placed) -> Placed:
    """Return a sentence without its dateline: when and where it was filed is no answer."""
    if placed.paragraph >= _FILED or placed.sentence.start:
        return placed
    return replace(placed, sentence=without_dateline(placed.sentence))


def _headings(article: Article, language: str | None) -> dict[int, frozenset[str]]:
    title = _stems([article.title], language)
    return {
        number: title | _stems([*place.headings, place.name or ""], language)
        for number, place in enumerate(places_of(article))
    }


def _stems(texts: Iterable[str], language: str | None) -> frozenset[str]:
    return frozenset(term.stem for text in texts for term in terms_of(text, language))
