"""``precis summarize``: one article, once, in this process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from bot.commands.source import read_source
from bot.invisible import spell_out
from bot.render import topic_texts as texts
from bot.render.language import ENGLISH
from bot.render.story_buttons import match_line
from bot.render.summary import render_summary
from bot.subscriptions.unmatchable import why_unmatchable
from bot.terminal.display import Display
from summarizer import summarize
from summarizer.language.reading_time import minutes_to_read
from summarizer.models import Article, KeyPoint, Summary
from summarizer.topics import Match, topic_key, why, with_topics


@dataclass(frozen=True, slots=True)
class TopicReport:
    """Whether an article is about a topic, and what shows it."""

    #: As it was asked for.
    topic: str

    #: None: the article is not for those who follow it.
    match: Match | None


async def summarize_source(
    source: str, points: int, allowed_networks: Iterable[IPv4Network | IPv6Network]
) -> Summary:
    """Fetch or load, read and condense.

    Args:
        source: A link, a file, or ``-`` for standard input.
        points: 1-8.
        allowed_networks: As in ``Settings``.

    Raises:
        SourceNotFound: It is neither a link nor a file that can be read.
        FetchError: The page could not be had.
        ReadingError: It is no article.
    """
    return summarize(with_topics(await read_source(source, allowed_networks)), points)


def refuse_topic(topic: str) -> str | None:
    """Return why no article can match a topic; None if one can."""
    unmatchable = why_unmatchable(topic)
    label = topic.strip() or "“”"
    return ENGLISH.say(texts.UNMATCHABLE[unmatchable], label=label) if unmatchable else None


def why_about(topic: str, article: Article) -> TopicReport:
    """Look whether and why an article is for those who follow a topic."""
    return TopicReport(topic, why(topic, article))


def to_text(summary: Summary, display: Display, about: TopicReport | None = None) -> str:
    """Return the summary as it is printed, and below it why it is about a topic."""
    text = display.text(render_summary(summary, ENGLISH).html)
    return (
        text
        if about is None
        else f"{text}\n\n{spell_out(match_line(about.topic, about.match, ENGLISH))}"
    )


def to_json(summary: Summary, about: TopicReport | None = None) -> str:
    """Return the summary as one JSON object; what a terminal would obey is escaped in it.

    Args:
        summary: What it says.
        about: A topic that was asked about; None: none was.
    """
    article = summary.article
    asked = {} if about is None else {"why": _why_json(about)}
    written = json.dumps(
        {
            "url": article.url,
            "title": article.title,
            "publisher": article.publisher,
            "authors": article.authors,
            "agency": article.agency,
            "cites": article.cites,
            "published": article.published and article.published.isoformat(),
            "updated": article.updated and article.updated.isoformat(),
            "language": article.language,
            "tags": article.tags,
            "topics": article.topics,
            "notices": article.notices,
            "kind": article.kind,
            "minutes": minutes_to_read(article.paragraphs),
            "points": points_json(summary.points),
            "contents": summary.contents,
            "own_points": article.own_points,
        }
        | asked,
        ensure_ascii=False,
        indent=2,
    )
    return spell_out(written, keep="\n")


def points_json(points: Iterable[KeyPoint]) -> list[dict[str, object]]:
    """Return points as an array of JSON has them."""
    return [
        {
            "text": point.text,
            "position": point.position,
            "link": point.link,
            "heading": point.heading,
        }
        for point in points
    ]


def _why_json(about: TopicReport) -> dict[str, object]:
    match = about.match
    return {
        "topic": about.topic,
        "key": topic_key(about.topic),
        "matches": match is not None,
        "sureness": match and round(match.sureness, 3),
        "evidence": [
            {"where": one.where, "said": one.said, "count": one.count}
            for one in (match.evidence if match else ())
        ],
    }
