"""Notes below a text: what they say belongs to a place further up."""

from __future__ import annotations

import re

from summarizer.language.tokenizer import stop_words

#: A raised number or mark, or a plain number with no blank behind it: "¹ As of May", "2For the year".
_RAISED = re.compile(r"[¹²³⁰⁴-⁹†‡]")
_NUMBERED = re.compile(r"\d{1,2}((?=[^\W\d_])\w+)\b")


def is_footnote(paragraph: str, language: str | None) -> bool:
    """Whether a paragraph is a note, by its mark.

    A number may open a name, as of "3Shape" or "1Password": behind that of a note stands one of the
    words that every text has, with a capital.
    """
    if _RAISED.match(paragraph):
        return True
    found = _NUMBERED.match(paragraph)
    return (
        found is not None and found[1][0].isupper() and found[1].casefold() in stop_words(language)
    )
