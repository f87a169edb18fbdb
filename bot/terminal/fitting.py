"""Text as lines of a terminal: none broken within a word, and none in which directions mix."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from wcwidth import strip_sequences, wrap

_BULLET = "• "

#: Letters of Hebrew, Arabic and other scripts that run from right to left, and what stands between
#: them: numbers and marks have the direction of what is around them.
_RTL = (
    "\u0590-\u05ff\u0600-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_RUN = re.compile(rf"[{_RTL}](?:[^\x1bA-Za-z\u00c0-\u058f\u0900-\ufb1c]*[{_RTL}])?")

#: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
_RIGHT_TO_LEFT, _POP = "\u2067", "\u2069"


def fitted(text: str, columns: int) -> str:
    """Return a text in lines that a terminal need not break.

    Args:
        text: Plain, or with styles and links; it may be of any script. What is behind a bullet is
            set in. An address is not broken, so that it can be copied.
        columns: How many cells a line has; Chinese letters fill two.
    """
    return "\n".join(line for paragraph in text.split("\n") for line in _lines(paragraph, columns))


def isolated(line: str) -> str:
    """Return a line in which what runs from right to left turns nothing around it."""
    return _RUN.sub(rf"{_RIGHT_TO_LEFT}\g<0>{_POP}", line)


def _lines(paragraph: str, columns: int) -> list[str]:
    plain = strip_sequences(paragraph)
    lines = wrap(
        paragraph,
        columns,
        subsequent_indent=" " * len(_BULLET) if plain.startswith(_BULLET) else "",
        break_on_hyphens=False,
        break_long_words="://" not in plain,
    )
    return [_turned(line) if _runs_back(plain) else isolated(line) for line in lines or [""]]


def _runs_back(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter does."""
    strong = (direction for c in text if (direction := bidirectional(c)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def _turned(line: str) -> str:
    """Return a line of such a paragraph, whatever it begins with; its bullet stays at its place."""
    text = line.removeprefix(_BULLET).lstrip(" ")
    return f"{line[: len(line) - len(text)]}{_RIGHT_TO_LEFT}{text}{_POP}"
