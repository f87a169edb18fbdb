"""What ``precis summarize --why`` says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.commands.summarize import refuse_topic, to_json, to_text, why_about
from bot.terminal.display import Display
from summarizer import read_article, summarize
from summarizer.models import Summary

PAGE = Path(__file__).parents[2] / "data" / "agency_copy.html"


@pytest.fixture(scope="module")
def summary() -> Summary:
    return summarize(read_article(PAGE.read_bytes(), "https://harbour.example"), 3)


@pytest.mark.parametrize(
    ("topic", "said"),
    [("#Moscow", "#Moscow ("), ("bicycles", "bicycles: not what it is about.")],
)
def test_why_comes_below_the_summary(summary: Summary, topic: str, said: str) -> None:
    """How sure it is and by what, or that it is not; without a topic there is nothing of it."""
    plain = to_text(summary, Display())
    asked = to_text(summary, Display(), why_about(topic, summary.article))

    assert asked.startswith(f"{plain}\n\n{said}")
    assert "\n" not in asked.removeprefix(f"{plain}\n\n")


def test_why_is_an_object_of_its_own(summary: Summary) -> None:
    """With the topic as it was asked for, and as it is found; without one there is none."""
    why = json.loads(to_json(summary, why_about("США", summary.article)))["why"]
    assert (why["topic"], why["key"], why["matches"]) == ("США", "united_states", True)
    assert 0 < why["sureness"] <= 1
    assert why["evidence"][0].keys() == {"where", "said", "count"}

    why = json.loads(to_json(summary, why_about("bicycles", summary.article)))["why"]
    assert (why["matches"], why["sureness"], why["evidence"]) == (False, None, [])
    assert "why" not in json.loads(to_json(summary))


def test_a_topic_that_nothing_can_match_is_refused() -> None:
    """In one line; it is wrong usage."""
    assert refuse_topic("2024") == "2024 is no topic: it has no letter."
    assert refuse_topic("moscow") is None
    assert refuse_topic(" ") == "“” is no topic: it has no letter."
