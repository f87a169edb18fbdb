"""Labels that say where a text stood, not what it is about, as topics."""

from __future__ import annotations

from functools import cache

from summarizer.reading.about.categories import category_labels
from summarizer.topics.words.keys import topic_key


@cache
def categories() -> frozenset[str]:
    """Return the keys of "news", "home", "latest" and their like in many languages."""
    return frozenset(map(topic_key, category_labels()))
