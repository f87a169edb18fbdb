"""The ways of choosing points that are compared, as functions of text, title and language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence
from sumy.summarizers.lex_rank import LexRankSummarizer
from sumy.summarizers.lsa import LsaSummarizer
from sumy.summarizers.luhn import LuhnSummarizer
from sumy.summarizers.text_rank import TextRankSummarizer

from summarizer.language.sentences import split_sentences
from summarizer.language.tokenizer import SentenceTokenizer, stemmer, stop_words
from summarizer.models import Article
from summarizer.ranking.rules.dependence import is_no_statement
from summarizer.ranking.summarize import summarize

Method = Callable[[str, str, str], tuple[str, ...]]


def precis(text: str, title: str, language: str) -> tuple[str, ...]:
    article = Article.from_text(text, title=title, language=language)
    return tuple(point.text for point in summarize(article).points)


def lead(text: str, title: str, language: str) -> tuple[str, ...]:
    """The first three sentences that are no byline or stamp: a stronger lead than the raw one."""
    found: list[str] = []
    for line in text.splitlines():
        found += (s for s in split_sentences(line, language) if not is_head(s))
        if len(found) >= 3:
            break
    return tuple(found[:3])


def is_head(sentence: str) -> bool:
    return len(sentence.split()) < 4 or is_no_statement(sentence)


def document(text: str, language: str) -> Any:
    tokenizer = SentenceTokenizer(language)
    return ObjectDocumentModel(
        Paragraph([Sentence(s, tokenizer) for s in tokenizer.to_sentences(line)])
        for line in text.splitlines()
        if line.strip()
    )


def sumys(kind: type[Any]) -> Method:
    def run(text: str, title: str, language: str) -> tuple[str, ...]:
        summarizer = kind(stemmer(language))
        if hasattr(summarizer, "stop_words"):
            summarizer.stop_words = stop_words(language)
        return tuple(str(sentence) for sentence in summarizer(document(text, language), 3))

    return run


METHODS: dict[str, Method] = {
    "lead-3": lead,
    "precis": precis,
    "LexRank": sumys(LexRankSummarizer),
    "TextRank": sumys(TextRankSummarizer),
    "LSA": sumys(LsaSummarizer),
    "Luhn": sumys(LuhnSummarizer),
}
