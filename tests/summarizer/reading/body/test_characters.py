"""Counts of characters."""

from __future__ import annotations

from summarizer.reading.body.characters import KINDS, count_characters


def counted(text: str) -> dict[str, int]:
    """Return the kinds that a text has, as one of several."""
    row = count_characters(["Ab1.", text, ""])[1]
    return {kind: int(n) for kind, n in zip(KINDS, row, strict=True) if n and kind != "other"}


def test_characters_of_any_script_are_counted() -> None:
    """By text; what is beyond the basic plane, too. Dots of omission stop nothing."""
    assert counted("A b, C; 12.") == {"capital": 2, "comma": 2, "figure": 2, "stop": 1}
    assert counted("Пять 五，三。 ٣، ١؟") == {"capital": 1, "comma": 2, "stop": 2, "figure": 2}
    assert counted("\U0001d400\U0001d7ce\U0001f600…") == {"capital": 1, "figure": 1}
    assert counted("") == {}
