import pytest

from summarizer.topics.names.aliases import alias_table


@pytest.fixture(autouse=True, scope="session")
def _read_tables() -> None:
    """Read the tables before the first example of a test is timed."""
    alias_table()
