import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.wishes import MAX_WISHES, Wish, parse_wishes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#moscow", [Wish("moscow")]),
        ("climate change", [Wish("climate change")]),
        ("#moscow daily", [Wish("moscow", digest=True)]),
        ("climate change now", [Wish("climate change", digest=False)]),
        ("#moscow #berlin", [Wish("moscow"), Wish("berlin")]),
        ("#moscow, #berlin, #moscow", [Wish("moscow"), Wish("berlin")]),
        ("daily", [Wish("daily")]),
        ("#", []),
        ("", []),
    ],
)
def test_wishes_are_read_as_people_write_them(text: str, expected: list[Wish]) -> None:
    """Hashtags are topics each, words without are one together; the last may say how."""
    assert list(parse_wishes(text)) == expected


@given(st.text(max_size=300))
def test_wishes_are_few_and_short(text: str) -> None:
    """Whatever is typed."""
    wishes = parse_wishes(text)

    assert len(wishes) <= MAX_WISHES
    assert all(0 < len(wish.label) <= 64 for wish in wishes)
