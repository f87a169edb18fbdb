"""What ``precis summarize --why`` says."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from bot.cli import summarize

PAGE = str(Path(__file__).parents[2] / "data" / "agency_copy.html")


def run(*arguments: str) -> tuple[int, str]:
    ended = CliRunner().invoke(summarize, arguments)
    return ended.exit_code, ended.output


def test_why_comes_below_the_summary() -> None:
    """How sure it is and by what, or that it is not; either way the article was read."""
    done, text = run("--why", "#Moscow", PAGE)
    assert done == 0
    assert "\n• " in text
    assert text.splitlines()[-1].startswith("#Moscow (")
    assert "“moscow”" in text.splitlines()[-1].casefold()

    done, text = run("--why", "bicycles", PAGE)
    assert done == 0
    assert text.splitlines()[-1] == "bicycles: not what it is about."


def test_why_is_an_object_of_its_own() -> None:
    """With the topic as it was asked for, and as it is found; without it there is none."""
    why = json.loads(run("--json", "--why", "США", PAGE)[1])["why"]
    assert (why["topic"], why["key"], why["matches"]) == ("США", "united_states", True)
    assert 0 < why["sureness"] <= 1
    assert why["evidence"][0].keys() == {"where", "said", "count"}

    why = json.loads(run("--json", "--why", "bicycles", PAGE)[1])["why"]
    assert (why["matches"], why["sureness"], why["evidence"]) == (False, None, [])
    assert "why" not in json.loads(run("--json", PAGE)[1])


def test_a_topic_that_nothing_can_match_is_wrong_usage() -> None:
    """And said to be so before anything is read."""
    done, text = run("--why", "2024", "no-such-file")

    assert done == 2
    assert "2024 is no topic: it has no letter." in text
