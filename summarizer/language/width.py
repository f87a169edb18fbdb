"""How long a text is for its reader."""

from __future__ import annotations

import re

#: Letters of Chinese and Japanese, and their marks: each says, and fills, as much as two. Those of
#: Korean fill as much, but its sentences, with blanks, have about as many as English ones.
_WIDE = re.compile(
    r"[\u2e80-\u312f\u3190-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\U00020000-\U0003ffff]"
)


def width(text: str) -> int:
    """Return a text's length in characters of narrow scripts."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
