"""An article to its key points."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from summarizer.language.detect import detect_language
from summarizer.language.sentences import split_sentences
from summarizer.language.tokenizer import stemmer, stop_words
from summarizer.language.words import split_words
from summarizer.models import Article, KeyPoint, Summary
from summarizer.ranking.centrality import VectorLexRank
from summarizer.ranking.fragments import fragment_link
from summarizer.ranking.selection import Candidate, most_points, score, select, standing_alone

#: Sentences that are looked at; a longer text is a book, whose beginning is summarised.
_MAX_SENTENCES = 20_000


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    paragraph: str


def summarize(article: Article, points: int = 3) -> Summary:
    """Choose an article's key points.

    Args:
        article: With or without title and language; the latter is detected if need be.
        points: How many are wanted, >= 1. Short articles give fewer.

    Returns:
        Points in reading order, each a run of one paragraph, character for character.
    """
    language = article.language or detect_language(article.text)
    sentences = list(_sentences(article, language))
    candidates = _candidates([s.text for s in sentences], article.title, language)
    available = min(most_points(len(sentences)), len(select(candidates, 8)))
    chosen = select(candidates, min(max(points, 1), available))
    text = article.text
    return Summary(
        article=article,
        points=tuple(
            KeyPoint(
                text=candidate.text,
                position=candidate.position,
                link=fragment_link(
                    article.url, candidate.text, sentences[candidate.position].paragraph, text
                )
                if article.url
                else None,
            )
            for candidate in sorted(chosen, key=lambda c: c.position)
        ),
        available=available,
    )


def _sentences(article: Article, language: str | None) -> Iterator[_Sentence]:
    count = 0
    for paragraph in article.paragraphs:
        for text in split_sentences(paragraph, language):
            yield _Sentence(text, paragraph)
            count += 1
            if count == _MAX_SENTENCES:
                return


def _candidates(sentences: list[str], title: str, language: str | None) -> list[Candidate]:
    if not sentences:
        return []
    stem, common = stemmer(language), stop_words(language)
    words = [_content_words(sentence, stem, common) for sentence in sentences]
    centrality = VectorLexRank().scores(words)
    most = float(centrality.max()) or 1.0
    of_title = frozenset(_content_words(title, stem, common))
    return [
        Candidate(
            position=place,
            text=text,
            words=frozenset(words[place]),
            score=score(place, float(centrality[place]) / most, frozenset(words[place]), of_title),
        )
        for place, text in standing_alone(sentences, language, title)
    ]


def _content_words(text: str, stem: Callable[[str], str], common: frozenset[str]) -> list[str]:
    return [stem(word) for word in map(str.lower, split_words(text)) if word not in common]
