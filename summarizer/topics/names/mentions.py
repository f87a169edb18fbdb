"""What an article mentions, and where: title, first sentence, lead, body."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from summarizer.models import Article
from summarizer.topics.names.aliases import AliasTable, alias_table
from summarizer.topics.names.datelines import dateline_length
from summarizer.topics.names.exchanges import exchange_countries
from summarizer.topics.names.meant import CAPITAL_NOUNS, Meaning, Run, Span, is_number
from summarizer.topics.names.names import (
    NOTHING,
    TITLES,
    Beside,
    TextNames,
    beside,
    is_headline,
    is_inside,
)
from summarizer.topics.words.compounds import LANGUAGES as COMPOUNDING
from summarizer.topics.words.compounds import compound_topic
from summarizer.topics.words.fold import fold
from summarizer.topics.words.inflections import may_be_name, names_in, readings
from summarizer.topics.words.words import Word, beginnings, clean, runs

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

#: What is said there is no name.
SIGNS = 4

#: How often something stands in the zones.
Counts = list[int]


@dataclass(slots=True)
class Mentions:
    """Of one article."""

    article: Article

    #: Phrase, folded -> counts; names that the alias table knows are not among them.
    phrases: dict[str, Counts] = field(default_factory=dict)

    #: Those of them that a sign makes one word, whatever its parts are: "at_t".
    signed: set[str] = field(default_factory=set)

    #: Topic of the alias table -> counts of its names.
    topics: dict[str, Counts] = field(default_factory=dict)

    #: Topic -> counts of its names inside longer ones, which mean something else: London Breed.
    inside: dict[str, Counts] = field(default_factory=dict)

    #: Topic -> counts of what shows it without naming it.
    signs: dict[str, Counts] = field(default_factory=dict)

    #: Topic -> words of the text before each mention and each sign of it, in order.
    places: dict[str, list[int]] = field(default_factory=dict)

    #: What the text tells of the words in its names.
    names: TextNames = field(default_factory=TextNames)

    #: Topics of the dateline.
    dateline: set[str] = field(default_factory=set)

    #: Countries on whose exchanges the companies are listed that title and lead name: "(VOD.L)".
    listed: set[str] = field(default_factory=set)

    #: Topic -> zone -> the words that name it there first, as the article writes them; those of
    #: signs are under ``SIGNS``.
    said: dict[str, dict[int, str]] = field(default_factory=dict)

    #: In order.
    runs: list[Run] = field(default_factory=list)

    #: Words of the text.
    length: int = 0

    def said_first(self, topic: str) -> str:
        """Return how an article names a topic that it names."""
        return next(iter(self.said[topic].values()))


@dataclass(frozen=True, slots=True)
class _Named:
    """A span that names a topic."""

    topic: str
    span: Span
    near: Beside

    #: By a common noun.
    is_common: bool


def find_mentions(article: Article) -> Mentions:
    """Count phrases, topics and signs by where they stand."""
    return _Reading(alias_table(), article).read()


class _Reading:
    """One article, being counted."""

    def __init__(self, table: AliasTable, article: Article) -> None:
        self.table = table
        self.language = article.language
        self.is_compounding = article.language in COMPOUNDING
        self.meaning = Meaning(table, article.language not in CAPITAL_NOUNS)
        self.found = Mentions(article)
        self.names = self.found.names
        #: Counts of words with a capital.
        self.capital: dict[str, Counts] = {}
        self.named: list[_Named] = []
        self.dateline = 0

    def read(self) -> Mentions:
        article = self.found.article
        for words in runs(clean(article.title[:MAX_TITLE])):
            self._count(words, TITLE)
        text = "\n\n".join(article.paragraphs)[:MAX_TEXT]
        self.dateline = dateline_length(text)
        for zone, words in _zoned(text):
            self._count(words, zone)
            self.found.length += len(words)
        self.found.listed.update(
            exchange_countries(f"{article.title[:MAX_TITLE]} {text[:MAX_LEAD]}")
        )
        self._count_names()
        self._join_names()
        return self.found

    def _count(self, words: list[Word], zone: int) -> None:
        run = Run(zone, words, [fold(word.text) for word in words], self.found.length)
        self.found.runs.append(run)
        if zone != TITLE:
            self.names.note(words, run.folded)
            for word, key in zip(words, run.folded, strict=True):
                if word.capital and key not in TITLES:
                    _add(self.capital, key, zone)
        forms = self._forms(run)
        taken = 0
        for start in range(len(words)):
            taken = max(taken, self._count_from(run, start, taken))
            if forms:
                taken = max(taken, self._count_forms(run, start, taken, forms))
            if self.is_compounding and start >= taken and words[start].capital:
                self._name_compound(Span(run.folded[start], run, start, start + 1))
            self._count_pairs(run, start)

    def _count_from(self, run: Run, start: int, taken: int) -> int:
        """Count what begins at a place, the longest first; return where a name ends, 0 if none begins."""
        ends = 0
        topics, signs, phrases = self.table.topics, self.table.signs, self.found.phrases
        zone, begun = run.zone, beginnings(run.folded, start, MAX_WORDS)
        for length in range(len(begun), 0, -1):
            phrase = begun[length - 1]
            topic = topics.get(phrase)
            is_sign = phrase in signs
            if (topic or is_sign) and not self.table.counts_in(phrase, self.language):
                topic, is_sign = None, False
            if topic is None:
                # As ``_add`` does; every second step of a reading is here.
                counts = phrases.get(phrase)
                if counts is None:
                    counts = phrases[phrase] = [0, 0, 0, 0]
                counts[zone] += 1
                if "_" in begun[0]:
                    self.found.signed.add(phrase)
            elif start >= max(taken, ends) and phrase not in self.table.typed:
                self._name(Span(phrase, run, start, start + length), topic)
                ends = start + length
            if is_sign:
                self._show(Span(phrase, run, start, start + length))
        return ends

    def _forms(self, run: Run) -> dict[int, tuple[str, ...]]:
        """Return place -> names that the word there may be a form of; what names a topic as it stands is none."""
        forms = names_in(run.words, self.language)
        return {
            place: names for place, names in forms.items() if not self._is_known(run.folded[place])
        }

    def _is_known(self, phrase: str) -> bool:
        return phrase in self.table.topics and self.table.counts_in(phrase, self.language)

    def _count_forms(
        self, run: Run, start: int, taken: int, forms: Mapping[int, tuple[str, ...]]
    ) -> int:
        """Count the names that words from a place may be forms of; return where a known one ends, 0 if none does."""
        topics, ends = self.table.topics, 0
        for phrase, length in readings(run.folded, start, forms):
            topic = topics.get(phrase)
            if topic is None:
                if may_be_name(phrase, run.words[start : start + length]):
                    _add(self.found.phrases, phrase, run.zone)
            elif (
                start >= max(taken, ends)
                and phrase not in self.table.typed
                and self._is_known(phrase)
            ):
                self._name(Span(phrase, run, start, start + length), topic)
                ends = start + length
        return ends

    def _count_pairs(self, run: Run, start: int) -> None:
        seconds = self.table.pairs.get(run.folded[start])
        if not seconds or self._is_amount(run, start):
            return
        for end in range(start + 1, min(start + _PAIR_SPAN, len(run.folded))):
            if (topic := seconds.get(run.folded[end])) is not None:
                self._add_sign(topic, Span(run.folded[end], run, start, end + 1))

    def _is_amount(self, run: Run, place: int) -> bool:
        return run.folded[place] in self.table.units and is_number(run.words, place - 1)

    def _name(self, span: Span, topic: str) -> None:
        if not self.meaning.is_meant(span, behind_number=False):
            return
        begins = span.run.zone == OPENING and span.place < self.dateline
        if begins and topic in self.table.places:
            self.found.dateline.add(topic)
            return
        near = beside(span, common_nouns=not self.meaning.capitals_are_names)
        self.named.append(_Named(topic, span, near, span.phrase in self.table.common))

    def _name_compound(self, span: Span) -> None:
        if (topic := compound_topic(span.phrase)) is not None:
            self.named.append(_Named(topic, span, NOTHING, is_common=True))

    def _show(self, span: Span) -> None:
        if self.meaning.is_meant(span, behind_number=True):
            for topic in self.table.signs[span.phrase]:
                self._add_sign(topic, span)

    def _add_sign(self, topic: str, span: Span) -> None:
        _add(self.found.signs, topic, span.run.zone)
        self._note(topic, span, SIGNS)

    def _count_names(self) -> None:
        """Count the names, now that the text has told what its words are."""
        near: dict[str, set[Beside]] = {}
        for name in self.named:
            if name.span.run.zone != TITLE:
                near.setdefault(name.topic, set()).add(name.near)
        for name in self.named:
            zone = name.span.run.zone
            if self._is_inside(name, near.get(name.topic, set())):
                _add(self.found.inside, name.topic, zone)
            else:
                _add(self.found.topics, name.topic, zone)
                self._note(name.topic, name.span, zone)

    def _is_inside(self, name: _Named, near: Collection[Beside]) -> bool:
        run = name.span.run
        if name.is_common:
            # A title's capitals tell nothing; that the text has the word in names alone does.
            return run.zone == TITLE and self.meaning.is_only_named(name.span.phrase)
        headline = run.zone == TITLE and is_headline(run.words)
        return is_inside(name.near, self.names, headline=headline, in_text=near)

    def _note(self, topic: str, span: Span, zone: int) -> None:
        said = self.found.said.setdefault(topic, {})
        if zone not in said:
            said[zone] = span.shown
        if span.run.zone != TITLE:
            self.found.places.setdefault(topic, []).append(span.place)

    def _join_names(self) -> None:
        """Count a name's last word alone for the whole name: "Baker" for "James Baker"."""
        for last, before in self.names.before.items():
            first = next(iter(before)) if len(before) == 1 else ""
            whole = self.found.phrases.get(f"{first}_{last}")
            alone = self.found.phrases.get(last)
            if whole and alone and len(first) > 1 and self.names.is_name(last):
                whole[:] = map(max, whole, [alone[TITLE], *self.capital[last][OPENING:]])


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


def _add(counts: dict[str, Counts], key: str, zone: int) -> None:
    found = counts.get(key)
    if found is None:
        found = counts[key] = [0, 0, 0, 0]
    found[zone] += 1
