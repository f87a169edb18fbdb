"""An article to its key points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from summarizer.language.detect import detect_language
from summarizer.models import Article, KeyPoint, Summary
from summarizer.ranking.candidates import Sentence, find_sentences
from summarizer.ranking.contents import contents_of
from summarizer.ranking.coverage.coverage import MOST_POINTS
from summarizer.ranking.fragments import fragment_link
from summarizer.ranking.grades.outline import PageOutline, marks_of
from summarizer.ranking.headings import Headings, headings_of
from summarizer.ranking.item_numbers import without_stray_numbers
from summarizer.ranking.key_point_summarizer import KeyPointSummarizer
from summarizer.ranking.own_points import Placed, not_said, position_of

#: Sentences that are judged: work grows with the square up to here and no more behind it. News says
#: what it has to say long before.
MAX_JUDGED = 300


def summarize(article: Article, points: int = 3) -> Summary:
    """Choose an article's key points.

    Where the page has a summary of its own, its lines are the points; who asks for more than it has
    gets, behind them, sentences of the text that do not repeat them.

    Args:
        article: With or without title and language; the latter is detected if need be.
        points: How many are wanted, >= 1. Short articles give fewer.

    Returns:
        Points in reading order, each a run of one block, character for character.
    """
    language = article.language or detect_language(article.text)
    summarizer = KeyPointSummarizer(language=language, title=article.title)
    sentences = find_placed(article, language)
    own = article.own_points
    lines = _lines(own, summarizer, points)
    told = not_said(sentences, own) if own else sentences
    available = most_points(len(told))
    choice = summarizer.choose(
        [placed.sentence for placed in told],
        max(min(points - len(lines), available), 1),
        setting_of(article, told),
    )
    candidates = choice.candidates if points > len(lines) or not own else ()
    texts = without_stray_numbers([each.text for each in candidates], article.paragraphs)
    headings = headings_of(article)
    return Summary(
        article=article,
        points=(
            *(_own_point(article, line, sentences) for line in lines),
            *(
                _point(article, text, told[candidate.first], headings)
                for candidate, text in zip(candidates, texts, strict=True)
            ),
        ),
        available=min(len(own) + min(available, choice.room), MOST_POINTS),
        own=bool(own),
        contents=contents_of(article),
    )


def setting_of(article: Article, placed: Sequence[Placed]) -> PageOutline:
    """Return what the page says of sentences of an article."""
    marks = marks_of(article)
    return PageOutline(
        tuple(marks[each.paragraph] for each in placed) if marks else (), article.kind
    )


def _lines(own: Sequence[str], summarizer: KeyPointSummarizer, points: int) -> tuple[str, ...]:
    """Return so many lines of the page's own summary as points are wanted, in their order."""
    if len(own) <= points:
        return tuple(own)
    choice = summarizer.choose([Sentence(line, line, 0) for line in own], points)
    chosen = [candidate.first for candidate in choice.candidates]
    others = [place for place in range(len(own)) if place not in chosen]
    return tuple(own[place] for place in sorted((chosen + others)[:points]))


def _own_point(article: Article, line: str, sentences: Sequence[Placed]) -> KeyPoint:
    shown = "\n\n".join(block.text for block in article.blocks)
    block = next((block.text for block in article.blocks if line in block.text), line)
    return KeyPoint(
        text=line,
        position=position_of(line, article, sentences),
        link=fragment_link(article.url, line, block, shown) if article.url else None,
    )


def _point(article: Article, text: str, placed: Placed, headings: Headings) -> KeyPoint:
    paragraph = placed.sentence.paragraph
    page = article.link_to(placed.paragraph)
    return KeyPoint(
        text=text,
        position=placed.position,
        link=fragment_link(page, text, paragraph, article.text) if page else None,
        heading=headings.above(placed.paragraph, text),
    )


def most_points(sentences: int) -> int:
    """Return how many points a text of so many sentences can give: never nearly the whole."""
    if sentences <= 2:
        return sentences
    return max(2, min(MOST_POINTS, sentences // 2))


def find_placed(article: Article, language: str | None, most: int = MAX_JUDGED) -> list[Placed]:
    """Return so many sentences of an article at most, in reading order; by default those that are judged."""
    found = (
        (sentence, number)
        for number, paragraph in enumerate(article.paragraphs)
        for sentence in find_sentences(paragraph, language)
    )
    judged = enumerate(islice(found, most))
    return [Placed(sentence, position, number) for position, (sentence, number) in judged]
