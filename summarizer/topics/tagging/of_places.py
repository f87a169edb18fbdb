"""The place that an adjective is of: "Russia" for "Russian"."""

from __future__ import annotations

import re

from summarizer.models import Article
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import MAX_TEXT
from summarizer.topics.tagging.subject_names import name_in
from summarizer.topics.words.fold import fold

#: English adjectives of places: "Russian", "Chinese".
_OF_PLACE = re.compile(r"[a-z]+(?:an|ese|ish|ench|utch)", re.IGNORECASE)

#: Adjectives for each time that their place is named, at most.
_NAMED = 2


def place_of(key: str, label: str, article: Article) -> str:
    """Return a label, or the place that the article names where it is an adjective of one: "Russia" for "Russian".

    Where it hardly does, a language may be meant.
    """
    if key not in alias_table().places or fold(label) == key or not _OF_PLACE.fullmatch(label):
        return label
    place = name_in(key, article.language)
    text = "\n".join(article.paragraphs)[:MAX_TEXT].casefold()
    named, called = (
        len(re.findall(rf"\b{re.escape(word.casefold())}\b", text)) for word in (place, label)
    )
    return place if _NAMED * named >= max(called, 1) else label
