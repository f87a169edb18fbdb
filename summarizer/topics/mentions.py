"""What an article mentions, and where: title, first sentence, lead, body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from summarizer.models import Article
from summarizer.topics.aliases import AliasTable, alias_table
from summarizer.topics.compounds import LANGUAGES as COMPOUNDING
from summarizer.topics.compounds import compound_topic
from summarizer.topics.exchanges import exchange_countries
from summarizer.topics.fold import fold
from summarizer.topics.words import Word, clean, glue, runs

#: Words of a phrase; letters of scripts without blanks are words.
MAX_WORDS = 5

#: Characters that are looked at.
MAX_TITLE = 500
MAX_TEXT = 30_000
MAX_LEAD = 400

#: Words into the text at which the zones end: about a sentence, about two.
OPENING_WORDS, LEAD_WORDS = 30, 60

#: Words within which a pair stands.
_PAIR_SPAN = 6

#: Zones of an article, which ``Counts`` are of.
TITLE, OPENING, LEAD, BODY = range(4)

#: How often something stands in the zones.
Counts = list[int]

_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten million mln mn mio billion bln mrd trillion thousand hundred few several crore lakh millionen "
    "milliarden millions milliards millones miliardi milioni миллион миллиард млн млрд тысяч".split()
)

#: What stands before a name, written as if it were part of it.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame president vice prime minister premier secretary "
    "chancellor chairman chief director general governor senator sen rep congressman judge justice king queen "
    "prince princess pope captain coach herr frau monsieur madame senor senora don signor "
    "the a an but and as when if in on at for with by from to of while after before said then that this "
    "what who however".split()
)

#: Acronyms that are words too where all is in capitals.
_SHOUTED_WORDS = frozenset("ai au ia it un uno who".split())

#: Letters that foreign words are written with in Japanese, and the mark of a long vowel.
KATAKANA = frozenset(map(chr, (*range(0x30A1, 0x30FB), 0x30FC)))

#: Languages that write every noun with a capital.
CAPITAL_NOUNS = frozenset({"de", "lb"})


@dataclass(slots=True)
class Mentions:
    """Of one article."""

    #: Phrase, folded -> counts; names that the alias table knows are not among them.
    phrases: dict[str, Counts] = field(default_factory=dict)

    #: Topic of the alias table -> counts of its names.
    topics: dict[str, Counts] = field(default_factory=dict)

    #: Topic -> counts of what shows it without naming it.
    signs: dict[str, Counts] = field(default_factory=dict)

    #: Topic -> words of the text before what first names or shows it.
    first: dict[str, int] = field(default_factory=dict)

    #: Topics that the opening names by more than one common noun: "trade deficit", but not "trade".
    plainly: set[str] = field(default_factory=set)

    #: Countries on whose exchanges the companies are listed that title and lead name: "(VOD.L)".
    listed: set[str] = field(default_factory=set)

    #: Topic -> how the article spells it first, in small letters.
    spelt: dict[str, str] = field(default_factory=dict)

    #: Zone, words, and these folded, in order.
    runs: list[tuple[int, list[Word], list[str]]] = field(default_factory=list)

    #: Words of the text.
    length: int = 0


class _Span(NamedTuple):
    """Some words of a run."""

    phrase: str
    run: list[Word]
    start: int
    end: int
    zone: int


def find_mentions(article: Article) -> Mentions:
    """Count phrases, topics and signs by where they stand."""
    return _Reading(alias_table(), article.language).read(article)


class _Reading:
    """One article, being counted."""

    def __init__(self, table: AliasTable, language: str | None) -> None:
        self.table = table
        self.language = language
        self.capitals_are_names = language not in CAPITAL_NOUNS
        self.is_compounding = language in COMPOUNDING
        self.found = Mentions()
        #: Common nouns of the text: those written small, those that are only parts of names.
        self.small: set[str] = set()
        self.named: set[str] = set()
        #: Word with a capital -> those with a capital right before it; counts of it.
        self.before: dict[str, set[str]] = {}
        self.capital: dict[str, Counts] = {}
        #: Words of the text that are written small.
        self.small_words: set[str] = set()
        #: Topics and signs of the title that are named by common nouns.
        self.in_title: list[tuple[dict[str, Counts], str, str]] = []

    def read(self, article: Article) -> Mentions:
        for run in runs(clean(article.title[:MAX_TITLE])):
            self._count(run, TITLE)
        text = "\n\n".join(article.paragraphs)[:MAX_TEXT]
        for zone, run in _zoned(text):
            self._count(run, zone)
            self.found.length += len(run)
        self.found.listed.update(
            exchange_countries(f"{article.title[:MAX_TITLE]} {text[:MAX_LEAD]}")
        )
        # A title's capitals tell nothing; that the text has the word in names alone does.
        for counts, topic, phrase in self.in_title:
            if phrase in self.named and phrase not in self.small:
                counts[topic][TITLE] -= 1
        self._join_names()
        return self.found

    def _join_names(self) -> None:
        """Count a name's last word alone for the whole name: "Baker" for "James Baker"."""
        for last, before in self.before.items():
            first = before.pop() if len(before) == 1 else ""
            whole = self.found.phrases.get(f"{first}_{last}")
            alone = self.found.phrases.get(last)
            if whole and alone and len(first) > 1 and last not in self.small_words:
                whole[:] = map(max, whole, [alone[TITLE], *self.capital[last][OPENING:]])

    def _count(self, run: list[Word], zone: int) -> None:
        folded = [fold(word.text) for word in run]
        self.found.runs.append((zone, run, folded))
        if zone != TITLE:
            self._note_names(run, folded, zone)
        taken = 0
        for start in range(len(run)):
            for end in range(min(start + MAX_WORDS, len(run)), start, -1):
                phrase = glue(folded[start:end])
                topic = self.table.topics.get(phrase)
                if topic is None or not self.table.counts_in(phrase, self.language):
                    _add(self.found.phrases, phrase, zone)
                elif start >= taken and phrase not in self.table.typed:
                    self._name(_Span(phrase, run, start, end, zone), topic)
                    taken = end
                if phrase in self.table.signs and self.table.counts_in(phrase, self.language):
                    self._show(_Span(phrase, run, start, end, zone))
            if self.is_compounding and start >= taken and run[start].capital:
                self._name_compound(_Span(folded[start], run, start, start + 1, zone))
            self._pair(run, folded, start, zone)

    def _pair(self, run: list[Word], folded: list[str], start: int, zone: int) -> None:
        seconds = self.table.pairs.get(folded[start])
        if seconds and not self._is_amount(run, folded, start):
            for word in folded[start + 1 : start + _PAIR_SPAN]:
                if word in seconds:
                    _add(self.found.signs, seconds[word], zone)

    def _note_names(self, run: list[Word], folded: list[str], zone: int) -> None:
        before = ""
        for word, key in zip(run, folded, strict=True):
            if not word.capital:
                self.small_words.add(key)
                before = ""
                continue
            if key not in TITLES:
                _add(self.capital, key, zone)
                known = self.before.setdefault(key, set())
                if before:
                    known.add(before)
                before = key
            else:
                before = ""

    def _name(self, span: _Span, topic: str) -> None:
        if not self._is_meant(span, behind_number=False):
            return
        self._add_topic(self.found.topics, topic, span)
        spelt = [word.text for word in span.run[span.start : span.end]]
        self.found.spelt.setdefault(topic, glue(spelt))
        if span.zone == OPENING and ("_" in span.phrase or span.phrase not in self.table.common):
            self.found.plainly.add(topic)

    def _name_compound(self, span: _Span) -> None:
        if (topic := compound_topic(span.phrase)) is not None:
            self._add_topic(self.found.topics, topic, span)
            self.found.spelt.setdefault(topic, span.run[span.start].text)

    def _show(self, span: _Span) -> None:
        if self._is_meant(span, behind_number=True):
            for topic in self.table.signs[span.phrase]:
                self._add_topic(self.found.signs, topic, span)

    def _is_meant(self, span: _Span, *, behind_number: bool) -> bool:
        table, run = self.table, span.run
        counted = _is_number(run, span.start - 1)
        if (span.phrase in table.units and counted != behind_number) or _goes_on(span):
            return False
        shouted = all(word.capital for word in run)
        if span.phrase in table.acronyms:
            # "US" and "AU", but not "us", nor the "Au" that begins a French sentence.
            return span.phrase not in _SHOUTED_WORDS if shouted else run[span.start].capital > 1
        if shouted:
            return True
        capital = run[span.start].capital > 0
        if span.phrase in table.common and not self.capitals_are_names:
            # "Steuern" are taxes, "steuern" is to steer.
            return run[span.end - 1].capital > 0
        if span.phrase in table.common:
            following = span.end < len(run) and run[span.end].capital > 0
            is_name = capital and (span.start > 0 or following)
            (self.named if is_name else self.small).add(span.phrase)
            return not is_name
        return capital or span.phrase not in table.capitalised

    def _is_amount(self, run: list[Word], folded: list[str], place: int) -> bool:
        return folded[place] in self.table.units and _is_number(run, place - 1)

    def _add_topic(self, counts: dict[str, Counts], topic: str, span: _Span) -> None:
        _add(counts, topic, span.zone)
        if span.zone != TITLE:
            self.found.first.setdefault(topic, self.found.length + span.start)
        elif span.phrase in self.table.common:
            self.in_title.append((counts, topic, span.phrase))


def _zoned(text: str) -> Iterator[tuple[int, list[Word]]]:
    """Yield the runs of a text, cut where zones end."""
    seen = 0
    for run in runs(clean(text)):
        rest = run
        for zone, end in ((OPENING, OPENING_WORDS), (LEAD, LEAD_WORDS)):
            if rest and seen < end:
                yield zone, rest[: end - seen]
                rest, seen = rest[end - seen :], min(end, seen + len(rest))
        if rest:
            yield BODY, rest
            seen += len(rest)


def _goes_on(span: _Span) -> bool:
    """Whether a word of katakana goes on beside some letters of it: タイ in タイプ."""
    edges = ((span.start - 1, span.start), (span.end - 1, span.end))
    return any(
        left >= 0
        and right < len(span.run)
        and span.run[left].text[0] in KATAKANA
        and span.run[right].text[0] in KATAKANA
        for left, right in edges
    )


def _is_number(run: list[Word], place: int) -> bool:
    return place >= 0 and (run[place].text[-1].isdigit() or run[place].text in _NUMBERS)


def _add(counts: dict[str, Counts], key: str, zone: int) -> None:
    found = counts.get(key)
    if found is None:
        found = counts[key] = [0, 0, 0, 0]
    found[zone] += 1
