"""``precis ask``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from summarizer import read_article

PAGE = str(Path(__file__).parents[2] / "data" / "agency_copy.html")
ASKED = "Does Russia plan to invade Ukraine?"


def ask(*arguments: str, data: Path) -> Result:
    return CliRunner().invoke(main, ["ask", *arguments], env={"PRECIS_DATA_DIR": str(data)})


def test_the_sentence_that_answers_is_printed(tmp_path: Path) -> None:
    """Below the title, word for word; whose article it is stands last."""
    result = ask(PAGE, ASKED, data=tmp_path)

    assert result.exit_code == 0
    assert 'Russia has no plan to "invade Ukraine,"' in result.stdout
    assert result.stdout.startswith("Russia sees US reply")
    assert "IANS" in result.stdout.splitlines()[-1]


def test_json_is_one_object(tmp_path: Path) -> None:
    """With the question, and points as those of a summary."""
    told = json.loads(ask(PAGE, ASKED, "--json", "--points", "1", data=tmp_path).stdout)

    assert told.keys() == {"url", "title", "publisher", "language", "question", "points"}
    assert told["question"] == ASKED
    assert [point.keys() for point in told["points"]] == [{"text", "position", "link", "heading"}]
    assert told["points"][0]["text"] in read_article(Path(PAGE).read_bytes(), "").text


@pytest.mark.parametrize("form", [(), ("--json",)])
def test_an_article_that_does_not_say_is_said_to_be_that(
    form: tuple[str, ...], tmp_path: Path
) -> None:
    """In one line on stderr, with status 1; JSON has no points."""
    result = ask(PAGE, "Who won the cup final in Madrid?", *form, data=tmp_path)

    assert (result.exit_code, result.stderr) == (1, "Error: The article does not say.\n")
    assert (json.loads(result.stdout)["points"] if form else result.stdout) in ([], "")


def test_no_article_is_status_one(tmp_path: Path) -> None:
    """As of a summary."""
    empty = tmp_path / "empty.html"
    empty.write_text("<p>Menu</p>")
    result = ask(str(empty), ASKED, data=tmp_path)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("arguments", [(PAGE, " "), (PAGE,), ("no-such-file", ASKED)])
def test_wrong_usage_is_status_two(arguments: tuple[str, ...], tmp_path: Path) -> None:
    """No question, or nothing to ask."""
    assert ask(*arguments, data=tmp_path).exit_code == 2
