"""A page's bytes in, the article and its key points out; pure, without network or clock."""

from summarizer.errors import ReadingError
from summarizer.models import Article, KeyPoint, Summary, Tag
from summarizer.ranking.summarize import summarize
from summarizer.reading.read import read_article

__all__ = ["Article", "KeyPoint", "ReadingError", "Summary", "Tag", "read_article", "summarize"]
