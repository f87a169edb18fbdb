"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

#: So much of the text is looked at: more changes the answer of no text that people wrote.
_SAMPLE = 2000

#: Shorter texts are guessed wrongly too often.
_MIN_LETTERS = 40


def detect_language(text: str, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language, or None where it is not clear.

    Args:
        text: Any length; its beginning is looked at.
        declared: What the page says. Templates lie, so the text is believed where it is long
            enough.
    """
    sample = re.sub(r"https?://\S+", " ", text[:_SAMPLE])
    if sum(map(str.isalpha, sample)) < _MIN_LETTERS:
        return declared
    code = str(_identifier().classify(sample)[0])
    return code if len(code) == 2 else declared


@cache
def _identifier() -> Any:  # noqa: ANN401  # py3langid has no types
    # Loaded when first needed: .8 s, most of it once for a pool of forked workers.
    import py3langid  # noqa: PLC0415

    py3langid.classify("warm up")
    return py3langid
