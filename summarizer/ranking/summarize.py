"""An article to its key points."""

from __future__ import annotations

from itertools import islice

from summarizer.language.detect import detect_language
from summarizer.models import Article, KeyPoint, Summary
from summarizer.ranking.coverage import MOST_POINTS
from summarizer.ranking.fragments import fragment_link
from summarizer.ranking.headings import headings_of
from summarizer.ranking.key_point_summarizer import KeyPointSummarizer
from summarizer.ranking.units import Sentence, find_sentences

#: Sentences that are judged: work grows with the square up to here and no more behind it. News says
#: what it has to say long before.
MAX_JUDGED = 300


def summarize(article: Article, points: int = 3) -> Summary:
    """Choose an article's key points.

    Args:
        article: With or without title and language; the latter is detected if need be.
        points: How many are wanted, >= 1. Short articles give fewer.

    Returns:
        Points in reading order, each a run of one paragraph, character for character.
    """
    language = article.language or detect_language(article.text)
    placed = _sentences(article, language)
    sentences = [sentence for _, sentence in placed]
    headings = headings_of(article)
    available = most_points(len(sentences))
    summarizer = KeyPointSummarizer(language=language, title=article.title)
    choice = summarizer.choose(sentences, max(min(points, available), 1))
    return Summary(
        article=article,
        points=tuple(
            KeyPoint(
                text=unit.text,
                position=unit.first,
                link=fragment_link(
                    article.url, unit.text, sentences[unit.first].paragraph, article.text
                )
                if article.url
                else None,
                heading=headings.above(placed[unit.first][0], unit.text),
            )
            for unit in choice.units
        ),
        available=min(available, choice.room),
    )


def most_points(sentences: int) -> int:
    """Return how many points a text of so many sentences can give: never nearly the whole."""
    if sentences <= 2:
        return sentences
    return max(2, min(MOST_POINTS, sentences // 2))


def _sentences(article: Article, language: str | None) -> list[tuple[int, Sentence]]:
    """Return the first sentences, each with the number of its paragraph."""
    found = (
        (number, sentence)
        for number, paragraph in enumerate(article.paragraphs)
        for sentence in find_sentences(paragraph, language)
    )
    return list(islice(found, MAX_JUDGED))
