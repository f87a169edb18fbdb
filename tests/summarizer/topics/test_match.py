"""For whom an article is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Article, Tag
from summarizer.topics import matches, topic_key, topic_keys
from summarizer.topics.match import MAX_KEYS


def article(text: str, title: str = "", language: str = "en") -> Article:
    return Article.from_text(text, title=title, language=language)


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=12))
def test_matches_is_what_the_keys_say(text: str, title: str, tag: str) -> None:
    """There is one definition: a topic matches if its key is among the article's."""
    found = article(text, title)

    assert matches(tag, found) == (topic_key(tag) in topic_keys(found))


@pytest.mark.parametrize(
    "hostile",
    ["a " * 500_000, "x" * 1_000_000, "\u0301" * 1_000_000, "日" * 1_000_000, "\u200f\u202e" * 500_000,
     "🎉" * 500_000, "U." * 500_000, "'" * 1_000_000, "\n".join(map(str, range(200_000)))],
    ids=["words", "one word", "marks", "han", "direction", "emoji", "initials", "quotes", "lines"],
)  # fmt: skip
def test_hostile_articles_are_bounded(hostile: str) -> None:
    """However long a text and its title are, the keys are few and soon there."""
    found = Article(
        title=hostile, section=hostile, paragraphs=(hostile,), tags=(Tag(hostile, channel="feed"),) * 500
    )  # fmt: skip
    started = time.process_time()

    assert len(topic_keys(found)) <= MAX_KEYS
    assert time.process_time() - started < 2
