"""The tables of names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from summarizer.topics import topic_key
from summarizer.topics.names.aliases import alias_table


def test_names_are_stored_as_keys() -> None:
    """Every name in the tables is what folding makes of it, so that a text's words meet it."""
    table = alias_table()

    assert [n for n, topic in table.topics.items() if topic_key(n) not in {topic, n, ""}] == []


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("Azərbaycan", "azerbaijan"), ("Lietuva", "lithuania"), ("Srbija", "serbia"), ("Србија", "serbia"),
        ("საქართველო", "georgia"), ("Հայաստան", "armenia"), ("България", "bulgaria"), ("Қазақстан", "kazakhstan"),
        ("Éire", "ireland"), ("កម្ពុជា", "cambodia"), ("Hrvatska", "croatia"), ("Eesti", "estonia"),
    ],
)  # fmt: skip
def test_what_a_country_calls_itself_is_a_name_of_it(name: str, topic: str) -> None:
    """In the languages that we have no names of all countries in, too; Iceland's own is English for another thing."""
    assert topic_key(name) == topic
    assert topic_key("island") == "island"


def test_wholes_have_no_circles() -> None:
    """Following what a topic is part of comes to an end, at a known topic."""
    table = alias_table()
    for topic in table.part_of:
        seen = [topic]
        while seen[-1] in table.part_of:
            seen.append(table.part_of[seen[-1]])
            assert seen.count(seen[-1]) == 1
        assert set(seen) <= set(table.topics)


def test_keys_need_no_numeric_library() -> None:
    """The bot's main process asks for keys, and has no memory to spare for numpy or sumy."""
    program = (
        "import sys; from summarizer.topics import Match, suggest, topic_key; topic_key('us'); "
        "sys.exit(bool({'numpy', 'sumy', 'nltk', 'babel'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
