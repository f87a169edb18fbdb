"""Did you mean?"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from summarizer.topics.keys import topic_key

#: Of twice the letters in common over all letters; one slip in a word of five passes.
_NEAR = 0.8

#: In shorter words every slip makes another word.
_SHORTEST = 4


def suggest(tag: str, known: Iterable[str]) -> str | None:
    """Return the known topic that a misspelt one is nearest to, as it stands in ``known``.

    None where the topic is known, or none is near.
    """
    key = topic_key(tag)
    if len(key) < _SHORTEST:
        return None
    best: tuple[float, str] | None = None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for name in known:
        other = topic_key(name)
        if other == key:
            return None
        if abs(len(other) - len(key)) > len(key) // 4 + 1:
            continue
        matcher.set_seq1(other)
        least = best[0] if best else _NEAR
        if matcher.real_quick_ratio() >= least and matcher.quick_ratio() >= least:
            near = matcher.ratio()
            if near > least or (near == least and best is None):
                best = near, name
    return best[1] if best else None
