"""Which sentences of a text say something; the rest are heads, stamps and prompts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarizer.ranking.openings import is_no_statement

#: Words. Up to here a sentence above the first longer one is of the head: "By." "Associated Press."
_HEAD = 4


#: Of a text's sentences, from which on those that end without a mark are headings, deks and rows of
#: tables. Thai has no marks, and some people write none.
_MARKED = 0.6

_ENDS = re.compile(r"[.!?…。！？।؟۔:;：；։][\"'”’»›」』)\]*]*$")


def statements(sentences: Sequence[str]) -> tuple[int, ...]:
    """Return the places of the sentences that belong to the text itself; all if none seem to."""
    places = [i for i, sentence in enumerate(sentences) if not is_no_statement(sentence)]
    marked = [i for i in places if _ENDS.search(sentences[i])]
    if len(marked) > _MARKED * len(places):
        places = marked
    begin = next((n for n, i in enumerate(places) if len(sentences[i].split()) > _HEAD), 0)
    return tuple(places[begin:]) or tuple(range(len(sentences)))
