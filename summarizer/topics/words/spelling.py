"""Did you mean?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.words.fold import shared_beginning
from summarizer.topics.words.keys import hashtag, topic_key

#: Of twice the letters in common over all letters; one slip in a word of five passes.
_NEAR = 0.8

#: In shorter words every slip makes another word.
_SHORTEST = 4


def suggest(tag: str, known: Iterable[str]) -> str | None:
    """Return the name that a misspelt topic is nearest to, in the language that was typed.

    Args:
        tag: What was typed.
        known: Topics that there are stories of, beside the names in the tables.

    Returns:
        A name as it stands in ``known`` or in the tables; None where the topic is known, or none is near.
    """
    typed, key = hashtag(tag), topic_key(tag)
    if len(key) < _SHORTEST or alias_table().topic_typed(key) is not None:
        return None
    rated: list[tuple[float, bool, int, str]] = []
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(typed)
    for name, spelt, is_usual in _names(known):
        if spelt in {typed, key}:
            return None
        if abs(len(spelt) - len(typed)) > len(typed) // 4 + 1 or spelt[0] not in typed[:2]:
            continue
        matcher.set_seq1(spelt)
        if matcher.real_quick_ratio() >= _NEAR and matcher.quick_ratio() >= _NEAR:
            near = matcher.ratio()
            rated.append((near, is_usual, shared_beginning(spelt, typed), name))
    near, _, _, best = max(rated, key=lambda row: row[:3], default=(0.0, False, 0, ""))
    return best if near >= _NEAR else None


def _names(known: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
    """Yield names, how they are written as hashtags, and whether it is rather they that are meant."""
    for name in known:
        if spelt := hashtag(name):
            yield name, spelt, True
    table = alias_table()
    for key, spelt in table.spelt.items():
        if (topic := table.topic_typed(key)) is not None:
            yield spelt, spelt, topic == spelt
