"""Sumy's users can plug ours in."""

from __future__ import annotations

from typing import Any

import pytest
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.nlp.stemmers import Stemmer
from sumy.summarizers._summarizer import AbstractSummarizer

from summarizer.language.tokenizer import SentenceTokenizer
from summarizer.ranking.key_point_summarizer import KeyPointSummarizer
from tests.summarizer.ranking.articles import FLOOD


def document(text: str) -> Any:
    tokenizer = SentenceTokenizer("en")
    return ObjectDocumentModel(
        Paragraph([Sentence(s, tokenizer) for s in tokenizer.to_sentences(line)])
        for line in text.splitlines()
    )


@pytest.mark.parametrize(("count", "most"), [(3, 3), ("20%", 3), (1, 1), (50, 14)])
def test_it_is_called_as_sumys_own(count: int | str, most: int) -> None:
    """Sentences of the document itself, in its order, no more than asked for."""
    text = document(FLOOD)

    chosen = KeyPointSummarizer(Stemmer("english"))(text, count)

    places = [text.sentences.index(sentence) for sentence in chosen]
    assert issubclass(KeyPointSummarizer, AbstractSummarizer)
    assert 1 <= len(chosen) <= most
    assert places == sorted(places)


def test_nothing_gives_nothing() -> None:
    """An empty document, or none wanted."""
    assert KeyPointSummarizer()(document(""), 3) == ()
    assert KeyPointSummarizer()(document(FLOOD), 0) == ()
