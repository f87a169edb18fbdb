"""What is to be known of an article to find its story and its readers; made in a worker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.storage.stories.match_json import pack_matches
from bot.stories.feed_text import condense
from summarizer.models import Article, KeyPoint, Summary
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import clean, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """An article, looked at from all sides."""

    #: Its article has the topics.
    summary: Summary

    #: The one of its points that a list shows below the headline; None: it has none.
    point: KeyPoint | None

    #: Keys of all topics that it matches.
    topics: frozenset[str]

    #: How surely, and by what; see ``bot.storage.stories.match_json``.
    matches: bytes

    #: The few that it is tagged with: key and label.
    tags: tuple[tuple[str, str], ...]

    #: By which its text is compared with others, and by which its event is known; see
    #: ``summarizer.stories``.
    fingerprint: bytes
    event_key: bytes

    #: Whom and what it names, and those that may tie it to what it follows up; see
    #: ``summarizer.stories.names``.
    names: bytes
    ties: tuple[int, ...]

    #: Those of copies have some in common.
    bands: tuple[int, ...]


def analyse(article: Article, points: int) -> Analysis:
    """Condense an article, and find its topics and its fingerprint."""
    # The readers' libraries are the workers'; on the bot's side they would only take up memory.
    from summarizer.stories.bands import bands  # noqa: PLC0415
    from summarizer.stories.events import event_key  # noqa: PLC0415
    from summarizer.stories.fingerprint import fingerprint  # noqa: PLC0415
    from summarizer.stories.names import names_of  # noqa: PLC0415
    from summarizer.topics import tags_of, topic_key, topic_matches  # noqa: PLC0415

    mark = fingerprint(article.title, article.text)
    names = names_of(article.title, article.text, article.language)
    matches = topic_matches(article)
    tags = tags_of(article)
    summary = condense(replace(article, topics=tags), points)
    return Analysis(
        summary=summary,
        point=telling_point(article.title, summary.points),
        topics=frozenset(matches),
        matches=pack_matches(matches),
        tags=tuple((topic_key(tag), tag) for tag in tags),
        fingerprint=mark.to_bytes(),
        event_key=event_key(article.title, article.text).to_bytes(),
        names=names.to_bytes(),
        ties=tuple(sorted(names.ties)),
        # Of two that have a headline alone nothing tells whether they report the same.
        bands=bands(mark) if article.paragraphs else (),
    )


def telling_point(title: str, points: Sequence[KeyPoint]) -> KeyPoint | None:
    """Return the first point that says more than the headline above it; else the one that adds most.

    Args:
        title: The headline.
        points: In reading order.
    """
    said = _words(title)
    new = [(point, len(_words(point.text) - said)) for point in points]
    telling = (point for point, count in new if 2 * count > len(_words(point.text)))
    return next(telling, max(new, key=lambda row: row[1])[0] if new else None)


def _words(text: str) -> set[str]:
    return set(map(fold, words(clean(text.casefold()))))
