"""LexRank on arrays is sumy's LexRank."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer

from summarizer.language.tokenizer import SentenceTokenizer, stemmer, stop_words
from summarizer.ranking.grades.centrality import MAX_RANKED, VectorLexRank
from tests.summarizer.ranking.articles import FLOOD

SENTENCES = st.lists(
    st.lists(st.sampled_from("river rain flood town mayor school aid the of army boats".split()),
             min_size=1, max_size=9).map(lambda words: " ".join(words).capitalize() + "."),
    min_size=1, max_size=14,
)  # fmt: skip


def document(text: str, language: str = "en") -> Any:
    tokenizer = SentenceTokenizer(language)
    return ObjectDocumentModel(
        Paragraph([Sentence(s, tokenizer) for s in tokenizer.to_sentences(line)])
        for line in text.splitlines()
    )


def chosen(kind: type[Any], text: str, count: int, language: str = "en") -> list[str]:
    summarizer = kind(stemmer(language))
    summarizer.stop_words = stop_words(language)
    return [str(sentence) for sentence in summarizer(document(text, language), count)]


def test_an_article_is_ranked_as_sumy_ranks_it() -> None:
    """However many sentences are asked for, they are those that sumy picks."""
    for count in range(1, 13):
        assert chosen(VectorLexRank, FLOOD, count) == chosen(LexRankSummarizer, FLOOD, count)


@settings(max_examples=120, deadline=None)
@given(SENTENCES)
def test_scores_are_sumys(sentences: list[str]) -> None:
    """The centrality of every sentence is sumy's own, to rounding."""
    ours, theirs = VectorLexRank(stemmer("en")), LexRankSummarizer(stemmer("en"))
    words = [theirs._to_words_set(s) for s in document(" ".join(sentences)).sentences]  # noqa: SLF001
    tf, idf = theirs._compute_tf(words), theirs._compute_idf(words)  # noqa: SLF001
    matrix = theirs._create_matrix(words, theirs.threshold, tf, idf)  # noqa: SLF001
    assume(matrix.any())
    wanted = theirs.power_method(matrix, theirs.epsilon)

    found = ours.scores(words)

    assert abs(found - wanted).max() < 1e-6


def test_sentences_without_a_word_that_counts_score_nothing() -> None:
    """Where every term stands in nearly every sentence, no score is not-a-number, as sumy's is."""
    assert VectorLexRank().scores([["river"], ["rain"]]).tolist() == [0.0, 0.0]


def test_an_empty_document_has_no_sentences() -> None:
    """Nothing in, nothing out."""
    assert chosen(VectorLexRank, "", 3) == []


def test_what_lies_behind_the_cap_scores_nothing() -> None:
    """The cap bounds the work; sentences behind it are not ranked."""
    scores = VectorLexRank().scores([["rain", "flood"]] * (MAX_RANKED + 5))

    assert scores[-5:].tolist() == [0.0] * 5
