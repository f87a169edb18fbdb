"""What can become a point: a sentence that stands alone, or that with the one leaning on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.language.sentences import split_sentences
from summarizer.language.width import width
from summarizer.ranking.datelines import dateline_end
from summarizer.ranking.openings import (
    has_open_quote,
    has_unnamed_speaker,
    is_bare_quote,
    leans_back,
)

#: Characters, wide ones for two. Shorter sentences say little; longer ones are not read in a chat.
_MIN_LENGTH, _GOOD_LENGTH, _MAX_LENGTH = 40, 300, 500
_SHORT_LENGTH = 12

#: The first sentence may be longer: it says what happened, and papers of some countries say all of it
#: there. Left out for its length, it cost 1.1 ROUGE-1 in Persian and 1.0 in Turkish.
_FIRST_LENGTH = 400


#: How long a unit must and may be, and from how many on no weaker demand is made: rather a long
#: point, rather fewer points, and rather short ones, than one that dangles.
_DEMANDS = (
    (_MIN_LENGTH, _GOOD_LENGTH, 3),
    (_MIN_LENGTH, _MAX_LENGTH, 3),
    (_MIN_LENGTH, _MAX_LENGTH, 2),
    (_SHORT_LENGTH, _MAX_LENGTH, 2),
    (_SHORT_LENGTH, _MAX_LENGTH, 1),
)

#: Texts of so few sentences are given as they are.
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and where it stands."""

    text: str
    paragraph: str

    #: Characters from the paragraph's beginning.
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of one paragraph: of one sentence or of two."""

    text: str

    #: 0-based, among the sentences that it was made of.
    first: int
    last: int


def find_sentences(paragraph: str, language: str | None) -> Iterator[Sentence]:
    """Yield a paragraph's sentences in order."""
    end = 0
    for text in split_sentences(paragraph, language):
        start = paragraph.index(text, end)
        end = start + len(text)
        yield Sentence(text, paragraph, start)


def without_dateline(sentence: Sentence) -> Sentence:
    """Return a sentence from behind its dateline on: still a run of its paragraph."""
    cut = dateline_end(sentence.text)
    if not cut:
        return sentence
    return Sentence(sentence.text[cut:], sentence.paragraph, sentence.start + cut)


def find_units(sentences: Sequence[Sentence], language: str | None, title: str) -> tuple[Unit, ...]:
    """Return what can be a point, by ever weaker demands where too little meets the strong ones.

    A text whose every sentence is too long, or leans on the one before, still has points.
    """
    headline = _bare(title)
    proper = [i for i, s in enumerate(sentences) if not headline or _bare(s.text) != headline]
    for shortest, longest, enough in _DEMANDS if len(proper) > _WHOLE else _DEMANDS[:-1]:
        alone = [i for i in proper
                 if _stands_alone(sentences[i].text, language, shortest,
                                  longest if i else max(longest, _FIRST_LENGTH))]  # fmt: skip
        units = [Unit(sentences[i].text, i, i) for i in alone]
        if len(units) >= min(enough, len(proper)):
            return (*units, *_doubles(sentences, alone, language))
    left = [i for i in proper if not leans_back(sentences[i].text, language)]
    wanted = left if left and len(proper) > _WHOLE else proper
    return tuple(Unit(sentences[i].text, i, i) for i in wanted)


def _stands_alone(text: str, language: str | None, shortest: int, longest: int) -> bool:
    return (
        shortest <= width(text) <= longest
        and not leans_back(text, language)
        and _is_whole(text, language)
    )


def _is_whole(text: str, language: str | None) -> bool:
    return not (
        has_open_quote(text)
        or is_bare_quote(text)
        or has_unnamed_speaker(text, language)
        or text[-1] in ":,;"
    )


def _doubles(
    sentences: Sequence[Sentence], alone: Sequence[int], language: str | None
) -> Iterator[Unit]:
    """Yield a sentence with the next, where the next leans on it and both are short."""
    for i in alone:
        if i + 1 == len(sentences):
            break
        one, two = sentences[i], sentences[i + 1]
        text = one.paragraph[one.start : two.end]
        if (
            two.paragraph is one.paragraph
            and two.start >= one.end
            and width(text) <= _GOOD_LENGTH
            and leans_back(two.text, language)
            and _is_whole(two.text, language)
        ):
            yield Unit(text, i, i + 1)


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
