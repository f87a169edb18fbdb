"""What of a long command is read."""

import pytest

from bot.interactions.interaction import MAX_ARGUMENTS
from tests.bot.interactions.people import typed

TOPIC = "the council of the old town beside the river Schlei"


@pytest.mark.parametrize("mark", [", ", "\n", " #"])
def test_no_topic_is_cut(mark: str) -> None:
    """Of more than are read the last is left out: half of it would be another topic."""
    many = mark.join([TOPIC] * 12)

    asked = typed(f"/follow {many}")

    assert asked.lines == mark.join([TOPIC] * asked.lines.count(TOPIC)).rstrip()
    assert len(asked.lines) > MAX_ARGUMENTS - 2 * len(TOPIC)
    assert asked.arguments.endswith("Schlei")


def test_what_fits_is_read_whole() -> None:
    """And of a single long one so much."""
    assert typed("/follow x, " + "y" * (MAX_ARGUMENTS - 3)).lines.endswith("y")
    assert typed("/follow " + "y" * 5000).lines == "y" * MAX_ARGUMENTS
