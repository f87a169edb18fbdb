"""Concept coverage as a summariser of sumy's: ``summarize`` runs it, and so can sumy's users."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.utils import ItemsCount

from summarizer.ranking.key_points import Choice, choose
from summarizer.ranking.units import Sentence

#: Sets of more are not looked for; sumy's users may ask for any share of a text.
_MOST = 40


class ConceptCoverageSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """Picks the sentences that together cover best what a summary would say."""

    def __init__(
        self,
        stemmer: Callable[[str], str] = null_stemmer,
        language: str | None = "en",
        title: str = "",
    ) -> None:
        """Take what sumy's summarisers take.

        Args:
            stemmer: Not used: what was learned knows words by its own.
            language: ISO 639-1 code of the documents.
            title: The headline, if there is one.
        """
        super().__init__(stemmer)
        self._language = language
        self._title = title

    def choose(self, sentences: Sequence[Sentence], points: int) -> Choice:
        """Choose key points: what ``__call__`` does, for points that may be of two sentences.

        Args:
            sentences: Of the article, in reading order.
            points: How many at most, >= 1.
        """
        return choose(sentences, self._title, self._language, points)

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return sentences of the document in reading order; sumy's own interface.

        Fewer than asked for where the rest would repeat, or could not be understood alone.
        """
        count = sentences_count if callable(sentences_count) else ItemsCount(sentences_count)
        sentences = document.sentences
        wanted = min(len(count(sentences)), _MOST)
        if not wanted:
            return ()
        # Of a paragraph each: no point is of two sentences, which sumy has no value for.
        texts = [Sentence(str(s), str(s), 0) for s in sentences]
        chosen = self.choose(texts, wanted)
        return tuple(sentences[unit.first] for unit in chosen.units)
