import pytest

from bot.subscriptions.unmatchable import Unmatchable, why_unmatchable


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("moscow", None),
        ("climate change", None),
        ("us", None),
        ("who", None),
        ("covid-19", None),
        ("東京オリンピック", None),
        ("united nations framework convention on climate change", Unmatchable.TOO_LONG),
        ("what the mayor of the town said of it on monday", Unmatchable.TOO_LONG),
        ("x" * 80, Unmatchable.TOO_LONG),
        ("the", Unmatchable.STOP_WORD),
        ("und", Unmatchable.STOP_WORD),
        ("2024", Unmatchable.NO_LETTERS),
        ("!?", Unmatchable.NO_LETTERS),
        ("", Unmatchable.NO_LETTERS),
        ("news", Unmatchable.CATEGORY),
        ("Nachrichten", Unmatchable.CATEGORY),
    ],
)
def test_what_no_article_can_match_is_known(label: str, expected: Unmatchable | None) -> None:
    """Names that the tables know are never among it, however long or common."""
    assert why_unmatchable(label) is expected
