"""``precis ask``: a question to one article, once, in this process."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network

from bot.commands.source import read_source
from bot.commands.summarize import points_json
from bot.invisible import spell_out
from bot.render.answer import render_answer
from bot.render.language import ENGLISH
from bot.terminal.display import Display
from summarizer import answer
from summarizer.models import Article, KeyPoint


@dataclass(frozen=True, slots=True)
class Answer:
    """What an article says to a question."""

    article: Article
    question: str

    #: Its sentences that answer, best first; () if it does not say.
    points: tuple[KeyPoint, ...]


async def ask_source(
    source: str,
    question: str,
    points: int,
    allowed_networks: Iterable[IPv4Network | IPv6Network],
) -> Answer:
    """Fetch or load, read and ask.

    Args:
        source: A link, a file, or ``-`` for standard input.
        question: As it was typed.
        points: 1-8.
        allowed_networks: As in ``Settings``.

    Raises:
        SourceNotFound: It is neither a link nor a file that can be read.
        FetchError: The page could not be had.
        ReadingError: It is no article.
    """
    article = await read_source(source, allowed_networks)
    return Answer(article, question, answer(article, question, points))


def to_text(said: Answer, display: Display) -> str:
    """Return an answer as it is printed."""
    return display.text(render_answer(said.article, said.points, ENGLISH).html)


def to_json(said: Answer) -> str:
    """Return an answer as one JSON object; what a terminal would obey is escaped in it."""
    article = said.article
    written = json.dumps(
        {
            "url": article.url,
            "title": article.title,
            "publisher": article.publisher,
            "language": article.language,
            "question": said.question,
            "points": points_json(said.points),
        },
        ensure_ascii=False,
        indent=2,
    )
    return spell_out(written, keep="\n")
