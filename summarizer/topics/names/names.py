"""Names inside longer names: London Breed is not London, nor Georgia Tech Georgia.

Capitals beside a name tell, but those of a headline do not: there what the text says of the same words does.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from summarizer.topics.names.meant import Span
from summarizer.topics.words.words import Word

#: What stands before a name, written as if it were part of it.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister premier secretary "
    "chancellor chairman chief director general governor senator sen rep congressman judge justice king queen "
    "prince princess pope captain coach herr frau monsieur madame senor senora don signor "
    "the a an but and as when if in on at for with by from to of while after before said then that this "
    "what who however".split()
)

#: What stands before a place and names a part of it, or behind it and names what it is.
_PARTS_OF_PLACES = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest central "
    "downtown greater upper lower inner outer metropolitan mid city county state province".split()
)

_BESIDE = TITLES | _PARTS_OF_PLACES

#: A headline capitalises so much of its words.
_HEADLINE = 0.6
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Beside:
    """The words with a capital right before and right after a name; "" where none is."""

    before: str
    after: str

    #: Whether the one before begins a sentence, where every word has a capital.
    begins: bool = False

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


#: What stands beside a name that stands alone.
NOTHING = Beside("", "")


def beside(span: Span, *, common_nouns: bool) -> Beside:
    """Return what may make a longer name of a name.

    Args:
        span: The name.
        common_nouns: Whether the language writes them with a capital: then only what follows a name tells.
    """
    words, folded = span.run.words, span.run.folded
    if not words[span.start].capital:
        # An adjective: "die deutsche Regierung".
        return NOTHING
    before = after = ""
    if span.end < len(words) and not _is_possessive(words[span.end - 1]):
        after = _part(words[span.end], folded[span.end])
    if span.start > 0 and not common_nouns and not _is_possessive(words[span.start - 1]):
        before = _part(words[span.start - 1], folded[span.start - 1])
    return Beside(before, after, begins=bool(before) and span.start == 1)


def is_headline(run: Sequence[Word]) -> bool:
    """Tell whether capitals say nothing here: most longer words have one."""
    longer = [word.capital > 0 for word in run if len(word.text) >= _SHORTEST]
    return sum(longer) > _HEADLINE * len(longer)


def _part(word: Word, key: str) -> str:
    return key if word.capital and key not in _BESIDE and len(key) > 1 else ""


def _is_possessive(word: Word) -> bool:
    return word.shown[-2:-1] in {"'", "’"} or word.shown[-1] in {"'", "’"}


@dataclass(slots=True)
class TextNames:
    """What a text tells of the words in its names."""

    #: Words that are written small.
    small: set[str] = field(default_factory=set)

    #: Word with a capital -> those with a capital right before it.
    before: dict[str, set[str]] = field(default_factory=dict)

    #: Words that stand with a capital, and with none before it.
    alone: set[str] = field(default_factory=set)

    #: Words that stand with a capital, and with none behind it.
    ending: set[str] = field(default_factory=set)

    #: Words that stand with a capital though nothing ends before them.
    within: set[str] = field(default_factory=set)

    def note(self, run: Iterable[Word], folded: Iterable[str]) -> None:
        """Take in a run of the text."""
        last = ""
        for place, (word, key) in enumerate(zip(run, folded, strict=True)):
            if word.capital and place:
                self.within.add(key)
            if not word.capital:
                self.small.add(key)
            if last and not word.capital:
                self.ending.add(last)
            if not word.capital or key in TITLES:
                last = ""
                continue
            known = self.before.setdefault(key, set())
            if last:
                known.add(last)
            else:
                self.alone.add(key)
            last = key
        if last:
            self.ending.add(last)

    def is_name(self, word: str) -> bool:
        """Tell whether the text writes a word with a capital only."""
        return word in self.before and word not in self.small

    def begins_names(self, word: str) -> bool:
        """Tell whether a word is a first name here: it only stands before others with a capital."""
        return self.is_name(word) and word not in self.ending


def is_inside(
    near: Beside, text: TextNames, *, headline: bool, in_text: Collection[Beside]
) -> bool:
    """Tell whether a name is part of a longer one.

    Args:
        near: The words beside it.
        text: What the article's text says of them.
        headline: Whether capitals say nothing where it stands.
        in_text: What stands beside the same name in the text.
    """
    if not headline:
        before = near.before if not near.begins or near.before in text.within else ""
        return any(word and word not in text.small for word in (before, near.after))
    if NOTHING not in in_text and near.after in text.alone and text.is_name(near.after):
        return True
    return _is_as_in(near, in_text)


def _is_as_in(near: Beside, in_text: Iterable[Beside]) -> bool:
    """Whether a name stands beside a word that it stands beside in the text, too."""
    return any(
        (near.after and near.after == other.after) or (near.before and near.before == other.before)
        for other in in_text
    )
