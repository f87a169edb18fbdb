"""What can become a point: a sentence that stands alone, or a run of some that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from summarizer.language.sentences import split_sentences
from summarizer.language.width import width
from summarizer.ranking.rules.datelines import dateline_end
from summarizer.ranking.rules.dependence import is_impersonal, says_which
from summarizer.ranking.rules.footnotes import is_footnote
from summarizer.ranking.rules.forms import SentenceForm, form_of
from summarizer.ranking.rules.interviews import turns_of_askers
from summarizer.ranking.rules.quotations import has_open_quote, holds_quote

#: Characters, wide ones for two. Shorter sentences say little; longer ones are not read in a chat.
_MIN_LENGTH, _GOOD_LENGTH, _MAX_LENGTH = 25, 300, 500

#: The least in other languages than these. It was measured: short sentences gain there, change nothing in
#: Indonesian, Vietnamese and Persian, and cost Bengali .2, Norwegian .3 and Korean 5 ROUGE-1.
_MIN_ELSEWHERE = 40
_BRIEF = frozenset({"en", "fr"})

#: Shorter ones without a mark at their end are headings and labels, in whatever text: of 1,990 that were
#: graded two were good.
_MIN_UNMARKED = 40

#: Where nothing else is left.
_SHORT_LENGTH = 12

#: Where enough sentences stand alone. A fifth of French and Indonesian ones lean; that such a one may
#: be the point right below the one that it leans on gives French .1 ROUGE-1, Persian .7, Indonesian 2.
_SELF_CONTAINED = frozenset({"en", None})

#: How long a candidate must and may be, and from how many on no weaker demand is made: rather a long
#: point, rather fewer points, and rather short ones, than one that dangles.
_DEMANDS = (
    (_MIN_LENGTH, _GOOD_LENGTH, 3),
    (_MIN_LENGTH, _MAX_LENGTH, 3),
    (_MIN_LENGTH, _MAX_LENGTH, 2),
    (_SHORT_LENGTH, _MAX_LENGTH, 2),
    (_SHORT_LENGTH, _MAX_LENGTH, 1),
)

#: The same of what answers a question right before it: "Not according to shopkeepers." Of 54 so short
#: ones that readers graded none was good.
_ANSWER = 60

#: Texts of so few sentences are given as they are.
_WHOLE = 2

#: Of the text's first sentences, the first that is long may be so: under a standfirst it is the second.
_LEADS = 3

#: Sentences that one point may have.
_MOST_SENTENCES = 3


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
class Candidate:
    """A run of one paragraph: of one sentence, or of up to three that belong together."""

    text: str

    #: 0-based, among the sentences that it was made of.
    first: int
    last: int

    #: Whether it can be the first point.
    opens: bool = True

    #: Whether it leans on the sentence before: a point only right below the one that ends with that.
    follows: bool = False

    #: What it is worth as a point, beside what it covers.
    worth: float = 0.0


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
    if not 0 < cut < len(sentence.text):
        return sentence
    return Sentence(sentence.text[cut:], sentence.paragraph, sentence.start + cut)


def find_candidates(
    sentences: Sequence[Sentence], forms: Sequence[SentenceForm], language: str | None, title: str
) -> tuple[Candidate, ...]:
    """Return what can be a point, by ever weaker demands where too little meets the strong ones.

    A text whose every sentence is too long, or leans on the one before, still has points. Its lead
    may always be long: papers of some countries say there all that happened. Left out for its
    length, it cost 1.1 ROUGE-1 in Persian and 1.0 in Turkish.
    """
    proper = [i for i, s in enumerate(sentences) if not _is_same(s.text, title)]
    leaning = _leaning(sentences, forms, language)
    alone = _alone(sentences, forms, proper, leaning)
    telling = (i for i in proper if not forms[i].asks)
    runs = [run for i in telling for run in _runs(sentences, i, leaning, language)]
    lead = _long_lead(sentences)
    for shortest, longest, enough in _DEMANDS if len(proper) > _WHOLE else _DEMANDS[:-1]:
        fit = filter(partial(_is_short, longest=longest, lead=lead), alone)
        told = [each for each in (*fit, *runs) if _says_enough(each.text, language, shortest)]
        if len({each.first for each in told}) >= min(enough, len(proper)):
            candidates = [_marked(each, language) for each in told]
            if language not in _SELF_CONTAINED:
                candidates += _followers(sentences, proper, forms, language, (shortest, longest))
            return tuple(candidates)
    return _least(sentences, proper, leaning, language)


def _alone(
    sentences: Sequence[Sentence],
    forms: Sequence[SentenceForm],
    proper: list[int],
    leaning: list[bool],
) -> list[Candidate]:
    """Return the sentences that are whole and lean on none."""
    whole = (i for i in proper if not leaning[i] and _is_whole(sentences[i].text, forms[i]))
    return [Candidate(sentences[i].text, i, i) for i in whole]


def _is_short(candidate: Candidate, *, longest: int, lead: int) -> bool:
    return width(candidate.text) <= (_MAX_LENGTH if candidate.first == lead else longest)


def _long_lead(sentences: Sequence[Sentence]) -> int:
    """Return which of the first sentences is longer than others may be; the first if none is."""
    long = (i for i, s in enumerate(sentences[:_LEADS]) if width(s.text) > _GOOD_LENGTH)
    return next(long, 0)


def _least(
    sentences: Sequence[Sentence], proper: list[int], leaning: list[bool], language: str | None
) -> tuple[Candidate, ...]:
    """Return the sentences that stand alone, or all, of a text that meets no demand."""
    left = [i for i in proper if not leaning[i]]
    wanted = left if left and len(proper) > _WHOLE else proper
    return tuple(_marked(Candidate(sentences[i].text, i, i), language) for i in wanted)


def _answers(sentences: Sequence[Sentence], forms: Sequence[SentenceForm], i: int) -> bool:
    """Whether a sentence is too short to be understood without the question right before it."""
    return (
        i > 0
        and forms[i - 1].asks
        and sentences[i - 1].paragraph is sentences[i].paragraph
        and width(sentences[i].text) <= _ANSWER
    )


def _followers(
    sentences: Sequence[Sentence],
    proper: Sequence[int],
    forms: Sequence[SentenceForm],
    language: str | None,
    bounds: tuple[int, int],
) -> Iterator[Candidate]:
    """Yield the sentences that can be understood only below the one before: "Elle avait 81 ans."."""
    shortest, longest = bounds
    for i in proper:
        text = sentences[i].text
        if (
            i
            and forms[i].leans
            and _says_enough(text, language, shortest)
            and width(text) <= longest
            and _is_whole(text, forms[i])
            and not holds_quote(text)
        ):
            yield Candidate(text, i, i, opens=False, follows=True)


def _leaning(
    sentences: Sequence[Sentence], forms: Sequence[SentenceForm], language: str | None
) -> list[bool]:
    """Tell of each sentence whether it leans, is an asker's or a note's, or answers the one before."""
    paragraphs = {s.paragraph for s in sentences}
    notes = {paragraph for paragraph in paragraphs if is_footnote(paragraph, language)}
    apart = turns_of_askers(paragraphs) | notes
    return [
        form.leans or sentences[i].paragraph in apart or _answers(sentences, forms, i)
        for i, form in enumerate(forms)
    ]


def _marked(candidate: Candidate, language: str | None) -> Candidate:
    """Tell whether a candidate can be the first point: "There is" only where the text begins so itself."""
    weak = says_which(candidate.text, language) or (
        candidate.first > 0 and is_impersonal(candidate.text, language)
    )
    return replace(candidate, opens=False) if weak else candidate


def _says_enough(text: str, language: str | None, shortest: int) -> bool:
    if shortest == _MIN_LENGTH and language not in _BRIEF:
        shortest = _MIN_ELSEWHERE
    return width(text) >= shortest


def _is_whole(text: str, form: SentenceForm) -> bool:
    if form.unmarked and width(text) < _MIN_UNMARKED:
        return False
    return form.is_whole and text[-1] not in ":,;" and text.count("(") <= text.count(")")


def _stand_together(before: Sentence, behind: Sentence) -> bool:
    """Whether nothing stands between two sentences of one paragraph."""
    if behind.paragraph is not before.paragraph or behind.start < before.end:
        return False
    return not behind.paragraph[before.end : behind.start].strip()


def _runs(
    sentences: Sequence[Sentence], first: int, leaning: Sequence[bool], language: str | None
) -> Iterator[Candidate]:
    """Yield a sentence with the next where they belong together: one leans, or a quotation goes on.

    A third one follows only where the quotation is still open.
    """
    begin = sentences[first]
    if leaning[first]:
        return
    for last in range(first + 1, min(first + _MOST_SENTENCES, len(sentences))):
        before, behind = sentences[last - 1], sentences[last]
        text = begin.paragraph[begin.start : behind.end]
        if not _stand_together(before, behind) or width(text) > _GOOD_LENGTH:
            return
        open_quote = begin.paragraph[begin.start : before.end]
        leans = last == first + 1 and leaning[last]
        if not leans and not has_open_quote(open_quote):
            return
        if _is_whole(text, form_of(text, language)):
            yield Candidate(text, first, last)


def _is_same(text: str, title: str) -> bool:
    """Whether a sentence is the headline, marks and capitals aside."""
    # Marks are less than half of what people read.
    alike = title and len(title) < 2 * len(text) and len(text) < 2 * len(title)
    return bool(alike) and _bare(text) == _bare(title) != ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
