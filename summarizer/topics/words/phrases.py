"""A phrase of a text, and whether it tells anything."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from summarizer.language.tokenizer import stop_words
from summarizer.stories.rarity import rarities, stem_number
from summarizer.topics.names.dates import is_date
from summarizer.topics.names.meant import CAPITAL_NOUNS
from summarizer.topics.names.mentions import OPENING, TITLE
from summarizer.topics.words.fold import fold
from summarizer.topics.words.keys import is_stop_word
from summarizer.topics.words.spans import MAX_PAIR, PAIRING, SPELT_RANKS

#: Kinds of text, of which a heading may look like a name; and of advice. They say nothing of what they are about.
_TEXTS = frozenset("guide tip trick example".split())
_KINDS = _TEXTS | frozenset("way thing trend lesson reason idea step".split())

#: Words that lists of stop words hold and that names begin with.
_IN_NAMES = frozenset("zero great old young big high north south east west".split())

#: Rarity, the logarithm of articles per article with the word, from which a word may be a phrase, and
#: from which the words of one are on average.
_LEAST_RARE, _RARE = 0.8, 3.2

#: What of a title stands together so many times in the text may be of less rare words.
_COMES_BACK, _RARE_TOGETHER = 3, 2.2

#: Endings of English words that are no nouns.
_NO_NOUNS = ("ed", "ly")

#: A single word must be rarer, and longer; that of a name may be less rare.
_RARE_ALONE, _LONG, _RARE_NAME = 4.3, 4, 1.8

#: Letters up to which the rarity of another language's word is known: it is counted by beginnings of five,
#: which longer words share with English ones.
_WELL_KNOWN = 5


@dataclass(slots=True)
class Keyphrase:
    """Words of a text."""

    key: str
    words: tuple[str, ...]
    is_name: bool = False
    in_title: bool = False
    in_opening: bool = False

    #: Whether its first word has a capital where it stands first, be it in a title.
    is_capital: bool = False

    #: In the text.
    times: int = 0

    #: Words of title and text before the end of its first mention in the text; None: in the title alone.
    first: int | None = None

    def stand(self, zone: int, end: int, *, is_name: bool) -> None:
        """Note that it stands in a zone, and how many words before its end."""
        self.is_name |= is_name
        self.in_title |= zone == TITLE
        self.in_opening |= zone == OPENING
        if zone != TITLE:
            self.times += 1
            self.first = end if self.first is None else self.first

    @property
    def label(self) -> str:
        """Its words, as they are spelt where they stand first."""
        return " ".join(self.words)


def telling(
    found: Iterable[Keyphrase], language: str | None, small: frozenset[str]
) -> list[Keyphrase]:
    """Return the phrases that not any text may have: none of stop words, dates or everyday words.

    Args:
        found: Of one text.
        language: ISO 639-1 code.
        small: Words that the text writes small somewhere, folded.
    """
    phrases = list(found)
    rarity = rarity_of(word for phrase in phrases for word in phrase.words)
    return [
        phrase
        for phrase in phrases
        if not _is_empty(phrase, language)
        and _is_rare(phrase, [rarity[word] for word in phrase.words], language, small)
    ]


def _is_empty(phrase: Keyphrase, language: str | None) -> bool:
    """Whether a phrase is a date or a rank, or begins or ends with what belongs to others."""
    edges = (phrase.words[0], phrase.words[-1])
    common = stop_words(language)
    return (
        any(is_stop_word(edge) or edge.isdigit() for edge in edges)
        or any(edge in common and not (phrase.is_name and edge in _IN_NAMES) for edge in edges)
        or is_date(phrase.words, language)
        or _ends_emptily(phrase, language)
        or {*phrase.words} <= SPELT_RANKS
    )


def _ends_emptily(phrase: Keyphrase, language: str | None) -> bool:
    """Whether words only say when, or in what kind of text: "este miércoles", "beginner guide"."""
    last = phrase.words[-1]
    if len(phrase.words) == 1 or phrase.is_name:
        return len(phrase.words) > 1 and fold(last) in _TEXTS
    return fold(last) in _KINDS or is_date((last,), language)


def _is_rare(
    phrase: Keyphrase, rare: list[float], language: str | None, small: frozenset[str]
) -> bool:
    """Whether a phrase is of words that not any text has."""
    if len(rare) > 1:
        return _is_rare_together(phrase, rare, language)
    if phrase.is_name and phrase.key not in small:
        return rare[0] >= _RARE_NAME and len(phrase.label) > 1
    if language != PAIRING and len(phrase.label) > _WELL_KNOWN:
        return True
    is_noun = language != PAIRING or not phrase.label.endswith(_NO_NOUNS)
    return is_noun and rare[0] >= _RARE_ALONE and len(phrase.label) >= _LONG


def _is_rare_together(phrase: Keyphrase, rare: list[float], language: str | None) -> bool:
    # Three German nouns in a row are a name only if they come back.
    if language in CAPITAL_NOUNS and len(rare) > MAX_PAIR and phrase.times < MAX_PAIR:
        return False
    comes_back = phrase.in_title and phrase.times >= _COMES_BACK
    least = _RARE_TOGETHER if comes_back else _RARE
    return phrase.is_name or (min(rare) >= _LEAST_RARE and sum(rare) / len(rare) >= least)


def rarity_of(spelt: Iterable[str]) -> dict[str, float]:
    """Return of each word how rare it is: the logarithm of articles per article that has it."""
    listed = sorted(set(spelt))
    values = rarities([stem_number(word) for word in listed]).tolist()
    return dict(zip(listed, values, strict=True))
