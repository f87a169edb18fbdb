"""Which words of a run may be a name or a phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.dates import is_date
from summarizer.topics.names.meant import CAPITAL_NOUNS
from summarizer.topics.names.mentions import TITLE
from summarizer.topics.names.names import TITLES
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import Word

#: Words of a name, and of a phrase.
_MAX_NAME, _MAX_PHRASE = 5, 3

#: Words of a name that may be a first and a last one.
MAX_PAIR = 2

#: ``Word.capital`` of a word in capitals, and letters of an acronym.
_IN_CAPITALS, _LONGEST_ACRONYM = 2, 6

#: Stand before a name and are none of it; "King Charles" and "Pope Francis" are called so.
_RANKS = (
    "mr mrs ms miss dr prof professor president vice minister premier secretary chancellor chairman chief director "
    "general governor gov senator sen rep congressman judge justice captain coach adv advocate sgt officer deputy mayor "
    "herr frau präsident präsidentin ministerpräsident kanzler kanzlerin bundeskanzler bundeskanzlerin bürgermeister "
    "monsieur madame président présidente ministre senor senora señor señora presidente presidenta ministro ministra "
    "alcalde alcaldesa gobernador senador senadora deputado governador signor sindaco presidência prezydent premiera "
    "prezes minister başkan başkanı bakan bakanı cumhurbaşkanı президент министр премьер премьера губернатор глава "
    "prezident ministr premiér statsminister statsministeren presiden menteri gubernur"
)
SPELT_RANKS = frozenset(_RANKS.split())
_FOLDED_RANKS = frozenset(map(fold, SPELT_RANKS))

#: Stand within a name, small: "Fritz von Weizsäcker".
_PARTICLES = frozenset(
    "von van der den de del della di da dos du la le bin ibn al el ter zu af y".split()
)

#: The language whose pairs of small words are phrases; elsewhere they need its grammar.
PAIRING = "en"

Span = tuple[int, int]


def spans_of(
    zone: int,
    run: Sequence[Word],
    folded: Sequence[str],
    language: str | None,
    small: frozenset[str],
) -> tuple[frozenset[Span], list[Span]]:
    """Return start and end of the names of a run, and of all that may be a phrase, names first.

    Args:
        zone: Where the run stands; a title's capitals make no names.
        run: Its words.
        folded: The same, folded.
        language: ISO 639-1 code.
        small: Words that the text writes small somewhere, folded.
    """
    nouns_are_capital = language in CAPITAL_NOUNS
    if zone == TITLE:
        return frozenset(), list(_parts(run, all_small=not nouns_are_capital))
    names = frozenset(_names(run, folded, small))
    if nouns_are_capital:
        whole = {span for span in names if span[1] - span[0] > 1}
        names = frozenset({*whole, *map(_last_two, whole), *_acronyms(run)})
        others = _nouns(run)
    else:
        others = _pairs(run) if language == PAIRING else iter(())
    return names, list(dict.fromkeys((*sorted(names), *others))) if names else list(others)


def _names(run: Sequence[Word], folded: Sequence[str], small: frozenset[str]) -> Iterator[Span]:
    """Yield start and end of runs of capitals, with and without particles between them."""
    start = 0
    while start < len(run):
        if not run[start].capital or folded[start] in _FOLDED_RANKS:
            start += 1
            continue
        end = _end_of_name(run, folded, start, frozenset())
        whole = _end_of_name(run, folded, start, _PARTICLES)
        first = start
        while first < end and _is_before_name(run, folded, first, small):
            first += 1
        # "Germany's Lukas Podolski", in languages that write it without a mark; "Berliner Rathaus".
        if end - first > 1 and _is_place_of(folded[first], alone=end - first == MAX_PAIR):
            first += 1
        if _is_of_office(run, folded, first, end):
            start = end
            continue
        for last in {end, whole}:
            if first < end and last - first <= _MAX_NAME and (last - first > 1 or first > 0):
                yield first, last
        start = end


def _is_before_name(
    run: Sequence[Word], folded: Sequence[str], place: int, small: frozenset[str]
) -> bool:
    """Whether a word with a capital is a title or a date, or has it as the first of a sentence."""
    begins = place == 0 and folded[place] in small
    return begins or folded[place] in TITLES or is_date((run[place].text,), None)


def _is_of_office(run: Sequence[Word], folded: Sequence[str], first: int, end: int) -> bool:
    """Whether words say which office a rank right behind them is of: "Russian Prime Minister", "Japan Defense Minister"."""
    is_before_rank = end < len(run) and folded[end] in _FOLDED_RANKS and bool(run[end].capital)
    table = alias_table()
    return is_before_rank and first < end and table.topics.get(folded[first]) in table.places


def _is_place_of(word: str, *, alone: bool) -> bool:
    """Whether a word only says where what follows is from."""
    table = alias_table()
    if word.endswith("er") and table.topics.get(word.removesuffix("er")) in table.places:
        return True
    return not alone and not word.isascii() and table.topics.get(word) in table.places


def _end_of_name(
    run: Sequence[Word], folded: Sequence[str], start: int, particles: frozenset[str]
) -> int:
    end = place = start
    while place < len(run) and folded[place] not in _FOLDED_RANKS:
        if run[place].capital:
            end = place + 1
        elif run[place].text not in particles:
            break
        place += 1
    return end


def _parts(run: Sequence[Word], *, all_small: bool) -> Iterator[Span]:
    """Yield start and end of all words and groups of words; where nouns have capitals, of those."""
    for start in range(len(run)):
        for end in range(start + 1, min(start + _MAX_PHRASE, len(run)) + 1):
            if all_small or (run[start].capital and run[end - 1].capital):
                yield start, end


def _acronyms(run: Sequence[Word]) -> Iterator[Span]:
    """Yield start and end of short words in capitals, which are names where all nouns have one."""
    if any(word.capital < _IN_CAPITALS for word in run):
        for start, word in enumerate(run):
            if word.capital == _IN_CAPITALS and len(word.text) <= _LONGEST_ACRONYM:
                yield start, start + 1


def _last_two(span: Span) -> Span:
    """Return the name of a span that other nouns may stand before: "Europameister Armand Duplantis"."""
    return max(span[0], span[1] - MAX_PAIR), span[1]


def _pairs(run: Sequence[Word]) -> Iterator[Span]:
    """Yield start and end of pairs of small words."""
    for start in range(1, len(run)):
        if not (run[start].capital or run[start - 1].capital):
            yield start - 1, start + 1


def _nouns(run: Sequence[Word]) -> Iterator[Span]:
    """Yield start and end of words with a capital."""
    for start, word in enumerate(run):
        if word.capital:
            yield start, start + 1
