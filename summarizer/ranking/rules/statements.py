"""Which sentences of a text say something; the rest are heads, stamps and prompts."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.language.width import width
from summarizer.ranking.rules.forms import SentenceForm

#: Characters, wide ones for two. Up to here a sentence above the first longer one is of the head:
#: "By." "Associated Press."
_HEAD = 24

#: Of a text's sentences, from which on those that end without a mark are headings, deks and rows of
#: tables. Thai has no marks, and some people write none.
_MARKED = 0.6

#: Sentences that have marks, stand alone and are so long (wide characters for two): where there are so many,
#: those without are rows and items in texts that mostly consist of them, too. Of 163 such that were graded
#: two were good.
_ENOUGH, _TELLING = 6, 40


def statements(sentences: Sequence[str], forms: Sequence[SentenceForm]) -> tuple[int, ...]:
    """Return the places of the sentences that belong to the text itself; all if none seem to.

    Args:
        sentences: In reading order.
        forms: Of each.
    """
    places = [i for i, form in enumerate(forms) if not form.says_nothing]
    marked = [i for i in places if not forms[i].unmarked]
    if len(marked) > _MARKED * len(places) or _tell_enough(marked, sentences, forms):
        places = marked
    begin = next((n for n, i in enumerate(places) if width(sentences[i]) > _HEAD), 0)
    return tuple(places[begin:]) or tuple(range(len(sentences)))


def _tell_enough(
    marked: Sequence[int], sentences: Sequence[str], forms: Sequence[SentenceForm]
) -> bool:
    telling = (
        forms[i].is_whole and not forms[i].leans and width(sentences[i]) >= _TELLING for i in marked
    )
    return sum(telling) >= _ENOUGH
