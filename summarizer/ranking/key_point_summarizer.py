"""Key points as a summariser of sumy's: ``summarize`` runs it, and so can sumy's users."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sumy.nlp.stemmers import null_stemmer
from sumy.summarizers._summarizer import AbstractSummarizer
from sumy.utils import ItemsCount

from summarizer.ranking.candidates import Sentence
from summarizer.ranking.grades.outline import NOWHERE, PageOutline
from summarizer.ranking.key_points import Choice, choose

#: Sets of more are not looked for; sumy's users may ask for any share of a text.
_MOST = 40


class KeyPointSummarizer(AbstractSummarizer):  # type: ignore[misc]  # sumy has no types
    """Picks the sentences that a reader would grade best, no two of which say the same."""

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

    def choose(
        self, sentences: Sequence[Sentence], points: int, setting: PageOutline = NOWHERE
    ) -> Choice:
        """Choose key points: what ``__call__`` does, for points that may be of two sentences.

        Args:
            sentences: Of the article, in reading order.
            points: How many at most, >= 1.
            setting: What the page says of the sentences; by default there is none.
        """
        return choose(sentences, self._title, self._language, points, setting=setting)

    def __call__(self, document: Any, sentences_count: Any) -> tuple[Any, ...]:  # noqa: ANN401
        """Return sentences of the document in reading order; sumy's own interface.

        Fewer than asked for where the rest would repeat, or could not be understood alone.
        """
        count = sentences_count if callable(sentences_count) else ItemsCount(sentences_count)
        wanted = min(len(count(document.sentences)), _MOST)
        if not wanted:
            return ()
        texts = [s for paragraph in document.paragraphs for s in _sentences(paragraph)]
        # Sumy has no value for a point of two sentences.
        chosen = choose(texts, self._title, self._language, wanted, joined=False)
        return tuple(document.sentences[candidate.first] for candidate in chosen.candidates)


def _sentences(paragraph: Any) -> Iterator[Sentence]:  # noqa: ANN401
    text = " ".join(map(str, paragraph.sentences))
    start = 0
    for sentence in map(str, paragraph.sentences):
        yield Sentence(sentence, text, start)
        start += len(sentence) + 1
