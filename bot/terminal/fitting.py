"""Text as lines of a terminal: none broken within a word, and none in which directions mix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import bidirectional

from wcwidth import strip_sequences, width, wrap

_BULLET = "• "

#: Between buttons.
GAP = "   "

#: What no line begins with: https://www.unicode.org/reports/tr14/ (CL, EX, NS)
_NEVER_FIRST = "，。、．：；！？）」』】》〉〕］｝”’…"

#: A window that has no more is as good as none.
_FEW_COLUMNS = 16

#: Styles and links, which take no room.
_UNSEEN = r"(?:\x1b\[[0-9;]*m|\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07))"
_HUNG = re.compile(rf"((?: |{_UNSEEN})*)([{_NEVER_FIRST}])(.*)", re.DOTALL)
_END = re.compile(rf"{_UNSEEN}*\Z")

#: Chinese and Japanese letters, between any two of which a line may end; and how many cells each fills.
_WIDE, _CELLS = re.compile("[\u3040-\u30ff\u3400-\u9fff]"), 2

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
    # There is room for a mark that would begin the next line.
    room = _CELLS if _WIDE.search(plain) and columns > _FEW_COLUMNS else 0
    lines = wrap(
        paragraph,
        columns - room,
        subsequent_indent=" " * len(_BULLET) if plain.startswith(_BULLET) else "",
        break_on_hyphens=False,
        # An address, and the place of a file, are copied.
        break_long_words="://" not in plain and not plain.startswith("/"),
    )
    hung = (_hung(lines) if room else lines) or [""]
    return [_turned(line) if _runs_back(plain) else isolated(line) for line in hung]


def parted(items: Sequence[str], columns: int) -> Iterator[str]:
    """Yield lines of items that stand side by side, each whole, as many as fit."""
    line = ""
    for item in items:
        beside = f"{line}{GAP}{item}" if line else item
        if line and width(strip_sequences(beside)) > columns:
            yield line
            beside = item
        line = beside
    if line:
        yield line


def _hung(lines: list[str]) -> list[str]:
    """Return lines of which none begins with a mark that ends what stands in the one before."""
    hung = lines[:1]
    for line in lines[1:]:
        mark = _HUNG.match(line)
        if mark is None:
            hung.append(line)
            continue
        end = _END.search(hung[-1])
        at = end.start() if end else len(hung[-1])
        hung[-1] = f"{hung[-1][:at]}{mark[2]}{hung[-1][at:]}"
        if strip_sequences(mark[3]).strip():
            hung.append(f"{mark[1]}{mark[3].lstrip(' ')}")
    return hung


def _runs_back(text: str) -> bool:
    """Whether a paragraph runs from right to left: its first letter does."""
    strong = (direction for c in text if (direction := bidirectional(c)) in {"L", "R", "AL"})
    return next(strong, "L") != "L"


def _turned(line: str) -> str:
    """Return a line of such a paragraph, whatever it begins with; its bullet stays at its place."""
    text = line.removeprefix(_BULLET).lstrip(" ")
    return f"{line[: len(line) - len(text)]}{_RIGHT_TO_LEFT}{text}{_POP}"
