"""Where an agency's story was sent from: "BERLIN (dpa) —". It says little of what the story is about."""

from __future__ import annotations

import re

from summarizer.topics.words.words import clean, words

_PLACE = r"[^\W\d_a-zß-ÿ][\w.'’-]*"

#: A place or two, the date, the agency, and what ends them; or a place with a full stop, and nothing else.
_DATELINE = re.compile(
    rf"{_PLACE}(?:[ ,/]{{1,2}}{_PLACE}){{0,5}}"
    r"(?:,? +(?:\d{1,2}\.? +\w{3,10}\.?|\w{3,10}\.? +\d{1,2})(?: +\d{4})?)?"
    r"(?: *[(/][^()/]{2,40}[)/])?"
    r" *(?:[—–]|--|\.-|- |:)"
    rf"|{_PLACE}(?: {_PLACE})?\. (?=\S+ \S+ \S)"
)

#: Longer beginnings are sentences.
_LONGEST = 90


def dateline_length(text: str) -> int:
    """Return how many of a text's first words are its dateline."""
    match = _DATELINE.match(text[:_LONGEST].lstrip())
    return len(words(clean(match[0]))) if match else 0
