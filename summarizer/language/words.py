"""Sentences to words."""

from __future__ import annotations

import re

#: Scripts that write no blanks between words: their letters in pairs stand for words.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)

#: A letter takes its marks with it (Hindi vowels are marks); an apostrophe may stand inside.
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u0900-\u0dff\u200c\u200d]|['’](?=\w))*")


def split_words(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence in order; of scripts without blanks, pairs of letters."""
    words: list[str] = []
    for match in _WORD.finditer(sentence):
        word = match[0]
        if _UNSPACED.search(word):
            words += _pairs(word)
        else:
            words.append(word)
    return tuple(words)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)] or [run]
