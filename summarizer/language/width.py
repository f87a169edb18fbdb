"""How long a text is for its reader."""

from __future__ import annotations

import re

#: Letters of Chinese, Japanese and Korean, and their marks: each says, and fills, as much as two.
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]"
)


def width(text: str) -> int:
    """Return a text's length in characters of narrow scripts."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
