"""Links that open a page at a sentence.

Source: https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
from urllib.parse import quote

#: Longer sentences are named by their first and last words.
_MAX_EXACT = 80

_WORDS_AT_START = 5
_WORDS_AT_END = 4
_CONTEXT_WORDS = 3


def fragment_link(url: str, sentence: str, paragraph: str, text: str) -> str:
    """Return the page's link with a text fragment that leads to a sentence.

    Args:
        url: The page, with or without a fragment of its own.
        sentence: A run of the paragraph.
        paragraph: The paragraph it stands in: a match never reaches beyond a block.
        text: The whole text, to see whether the sentence's words stand elsewhere too.
    """
    directive = _encoded(sentence)
    words = sentence.split()
    if len(sentence) > _MAX_EXACT and len(words) > _WORDS_AT_START + _WORDS_AT_END:
        start = " ".join(words[:_WORDS_AT_START])
        end = _bare(" ".join(words[-_WORDS_AT_END:]))
        directive = f"{_encoded(start)},{_encoded(end)}"
        unique = text.count(start) == 1
    else:
        if len(sentence) > _MAX_EXACT:  # scripts without blanks
            half = _MAX_EXACT // 4
            directive = f"{_encoded(sentence[:half])},{_encoded(sentence[-half:])}"
        unique = text.count(sentence) == 1
    if not unique:
        directive = _with_context(directive, sentence, paragraph)
    page, hash_sign, own = url.partition("#")
    own = own.split(":~:", 1)[0]
    return f"{page}#{own if hash_sign else ''}:~:text={directive}"


def _with_context(directive: str, sentence: str, paragraph: str) -> str:
    before, _, after = paragraph.partition(sentence)
    prefix = " ".join(before.split()[-_CONTEXT_WORDS:])
    suffix = " ".join(after.split()[:_CONTEXT_WORDS])
    if prefix:
        directive = f"{_encoded(prefix)}-,{directive}"
    return f"{directive},-{_encoded(suffix)}" if suffix else directive


def _bare(text: str) -> str:
    """Drop closing marks: they may stand in an element of their own."""
    return re.sub(r"[\"'”’»)\].]+$", "", text) or text


def _encoded(text: str) -> str:
    # "-" has a meaning in a directive; quote leaves it alone.
    return quote(text, safe="").replace("-", "%2D")
