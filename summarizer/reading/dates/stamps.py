"""Whether a line with a date is a stamp: what says when a page was published or updated."""

from __future__ import annotations

import re

from summarizer.language.phrases import phrases

_TABLE = "stamps"

#: "This article was published on ...": of the page itself, where "The report was ..." is of another.
_OF_ITSELF = re.compile(
    r"\W*(?:this|die(?:se[rs]?)|cet(?:te)?|est[ae]|quest[ao]|эт[аио]|dit|den(?:ne|na)|detta|dette|ten|tento|bu)\s",
    re.IGNORECASE,
)

#: Letters of scripts without blanks, of which a word has about three.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DENSE_WORD = 3

_SENTENCE_END = re.compile(r"[.!?。！？।։។][\"”»’')\]]*\s*$")

#: Words of a sentence, in small letters or of a script that has no others, that a stamp may have.
_MAX_SMALL = 3
_MAX_SMALL_LABELLED = 8


def is_stamp(beside: str, *, at_most: int | None = None) -> bool:
    """Whether a line with a date says when its page was published or updated.

    A stamp has names and labels beside its date; a sentence that says when something else was has
    more words than these.

    Args:
        beside: What stands beside the date.
        at_most: So many words may it have where the article's own words are near, and a label; None: all.
    """
    words = [word for word in beside.split() if sum(map(str.isalpha, word)) > 1]
    small = sum(map(_small_words, words))
    if _OF_ITSELF.match(beside) or has_label(" ".join(words[:2])):
        return small <= _MAX_SMALL_LABELLED
    if at_most is not None:
        return len(words) <= at_most and small <= 1
    return small <= _MAX_SMALL and not (len(words) > 1 and _SENTENCE_END.search(beside))


def _small_words(word: str) -> int:
    """Return how many words one between blanks is that are no names: in small letters, or in no other."""
    if dense := len(_DENSE.findall(word)):
        return max(dense // _DENSE_WORD, 1)
    first = next(filter(str.isalpha, word))
    return int(first == first.lower())


def is_of_update(text: str) -> bool:
    """Whether a text says that something was updated, and not when it was published."""
    return phrases(_TABLE, "updated").are_in(text) and not phrases(_TABLE, "published").are_in(text)


def has_label(text: str) -> bool:
    """Whether a text, without accents, says that something was published or updated."""
    parts = ("published", "updated")
    return any(phrases(_TABLE, part).are_in(text) for part in parts)
