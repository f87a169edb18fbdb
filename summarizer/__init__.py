"""A page's bytes in, the article and its key points out; pure, without network or clock.

The functions are imported when they are first asked for: whoever needs the values alone, as
the bot's main process does, need not carry the readers.
"""
# ruff: noqa: PLC0415

from typing import TYPE_CHECKING

from summarizer.errors import ReadingError
from summarizer.models import Article, Block, KeyPoint, Summary, Tag

if TYPE_CHECKING:
    from summarizer.answering.answer import answer
    from summarizer.ranking.summarize import summarize
    from summarizer.reading.read import read_article

__all__ = [
    "Article",
    "Block",
    "KeyPoint",
    "ReadingError",
    "Summary",
    "Tag",
    "answer",
    "read_article",
    "summarize",
]


def __getattr__(name: str) -> object:
    if name == "answer":
        from summarizer.answering.answer import answer

        return answer
    if name == "read_article":
        from summarizer.reading.read import read_article

        return read_article
    if name == "summarize":
        from summarizer.ranking.summarize import summarize

        return summarize
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
