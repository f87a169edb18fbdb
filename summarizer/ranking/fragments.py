"""Links that open a page at a sentence.

A browser looks for the text from the page's beginning, word by word, whatever the case; a start,
an end and each context must lie within one block, and the first match wins.

Source: https://wicg.github.io/scroll-to-text-fragment/
"""

from __future__ import annotations

import re
from urllib.parse import quote

#: Characters. Longer sentences are named by their beginning and end: a link that long is refused by
#: some chats, and a footnote mark in the middle would break the match.
_MAX_EXACT = 80

#: Words that stand for a long sentence, at each side, and how many of context are tried.
_WORDS_AT_END = 4
_WORDS_AT_START = 5
_MAX_CONTEXT = 12


def fragment_link(url: str, sentence: str, paragraph: str, text: str) -> str:
    """Return the page's link with a text fragment that leads to a sentence.

    Args:
        url: The page, with or without a fragment of its own.
        sentence: A run of the paragraph.
        paragraph: The paragraph it stands in: a match never reaches beyond a block.
        text: The whole text, to see whether the sentence's words stand elsewhere too.
    """
    start, end = _sides(sentence)
    prefix, suffix = _context(start, sentence, paragraph, text)
    if not suffix:
        end = _without_number(_bare(end))
    directive = f"{_encoded(prefix)}-," if prefix else ""
    directive += _encoded(start)
    directive += f",{_encoded(end)}" if end else ""
    directive += f",-{_encoded(suffix)}" if suffix else ""
    page, hash_sign, own = url.partition("#")
    own = own.split(":~:", 1)[0]
    return f"{page}#{own if hash_sign else ''}:~:text={directive}"


def _sides(sentence: str) -> tuple[str, str]:
    """Return a sentence in full, or how it begins and ends."""
    if len(sentence) <= _MAX_EXACT:
        return sentence, ""
    words = sentence.split()
    if len(words) > _WORDS_AT_START + _WORDS_AT_END:
        return " ".join(words[:_WORDS_AT_START]), _tail(words)
    # A cut within a word finds nothing, and only the browser knows where those of Chinese end.
    clauses = re.split(r"(?<=[，、；：,;])", sentence)
    return (clauses[0], clauses[-1]) if len(clauses) > 2 else (sentence, "")


def _tail(words: list[str]) -> str:
    """Return the last words, so many that they stand nowhere before within the sentence."""
    for size in range(_WORDS_AT_END, len(words) - _WORDS_AT_START):
        tail = " ".join(words[-size:])
        if _count(_bare(tail), " ".join(words)) == 1:
            return tail
    return " ".join(words[_WORDS_AT_START:])


def _context(start: str, sentence: str, paragraph: str, text: str) -> tuple[str, str]:
    """Return the words before, else those behind, that tell this place from earlier ones."""
    if _count(start, text) == 1:
        return "", ""
    before, _, after = paragraph.partition(sentence)
    words, following = before.split(), after.split()
    for size in range(1, min(len(words), _MAX_CONTEXT) + 1):
        prefix = " ".join(words[-size:])
        if _count(f"{prefix} {start}", text) == 1:
            return prefix, ""
    for size in range(1, min(len(following), _MAX_CONTEXT) + 1):
        suffix = " ".join(following[:size])
        if _count(f"{sentence} {suffix}", text) == 1:
            return " ".join(words[-3:]), suffix
    return " ".join(words[-3:]), " ".join(following[:3])


def _count(run: str, text: str) -> int:
    return " ".join(text.split()).casefold().count(run.casefold())


def _bare(text: str) -> str:
    """Drop closing marks: they may stand in an element of their own."""
    return re.sub(r"[\"'”’»)\].]+$", "", text) or text


def _without_number(text: str) -> str:
    """Drop a number at the end: with a footnote's mark behind its stop it is another word, "1501.2"."""
    return re.sub(r"(?<=\w)\s+\S*\d$", "", text)


def _encoded(text: str) -> str:
    # "-", "," and "&" have a meaning in a directive; quote leaves the first alone.
    return quote(text, safe="").replace("-", "%2D")
