"""What is to be known of an article to find its story and its readers; made in a worker."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.models import Article, Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """An article, looked at from all sides."""

    summary: Summary

    #: Keys of all topics that it matches.
    topics: frozenset[str]

    #: The few that it is tagged with: key and label.
    tags: tuple[tuple[str, str], ...]

    #: By which its text is compared with others, and by which its event is known; see
    #: ``summarizer.stories``.
    fingerprint: bytes
    event_key: bytes

    #: Those of copies have some in common.
    bands: tuple[int, ...]


def appraise(article: Article, points: int) -> Appraisal:
    """Condense an article, and find its topics and its fingerprint."""
    # The readers' libraries are the workers'; on the bot's side they would only take up memory.
    from summarizer import summarize  # noqa: PLC0415
    from summarizer.stories.bands import bands  # noqa: PLC0415
    from summarizer.stories.events import event_key  # noqa: PLC0415
    from summarizer.stories.fingerprint import fingerprint  # noqa: PLC0415
    from summarizer.topics import tags_of, topic_key, topic_keys  # noqa: PLC0415

    mark = fingerprint(article.title, article.text)
    return Appraisal(
        summary=summarize(article, points),
        topics=topic_keys(article),
        tags=tuple((topic_key(tag), tag) for tag in tags_of(article)),
        fingerprint=mark.to_bytes(),
        event_key=event_key(article.title, article.text).to_bytes(),
        bands=bands(mark),
    )
