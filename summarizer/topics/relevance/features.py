"""What tells an article that is about a topic from one that mentions it, as numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import log1p

from summarizer.models import ArticleKind
from summarizer.topics.names.aliases import AliasTable, alias_table
from summarizer.topics.names.mentions import BODY, LEAD, OPENING, TITLE, Counts, Mentions
from summarizer.topics.names.rivals import Rivals, find_rivals
from summarizer.topics.relevance.nearness import UNKNOWN, Nearness
from summarizer.topics.relevance.telltales import Telltales
from summarizer.topics.tagging.labels import Label, Labels, labels_of
from summarizer.topics.words.keys import key_of

#: Phrases of an article that are weighed; topics of the table come first.
_MAX_PHRASES = 1500

#: Mentions that make a phrase more than mentioned: two, and where none is in the opening one more in so many words.
_REPEATED = 2
_WORDS_PER_MENTION = 600

#: Topics that are weighed for being near alone.
_NEAREST = 6

#: Shorter texts are weighed as if they had so many words.
_SHORTEST = 100

#: What a mention in title or opening weighs beside one further on, where topics are compared.
_IN_TITLE, _IN_OPENING = 4, 2

#: Lower ranks are alike.
_MAX_RANK = 10

_NEVER: Counts = [0, 0, 0, 0]

#: The kinds of article that tell.
_KINDS = (
    (ArticleKind.NEWS, ArticleKind.LIVE, ArticleKind.PRESS_RELEASE),
    (ArticleKind.OPINION, ArticleKind.INTERVIEW, ArticleKind.FEATURE),
    (ArticleKind.HOW_TO, ArticleKind.LISTICLE, ArticleKind.RECIPE, ArticleKind.REVIEW),
)

FEATURES = (
    "title", "opening", "lead", "body", "mentions in 1,000 words",
    "inside names in title", "inside names in opening", "inside names in text",
    "words before it", "part of the text before it", "tenths of the text",
    "part in title", "part in opening", "part in text",
    "sign in title", "sign in opening", "sign in text", "signs in 1,000 words", "listed",
    "tag's trust", "tag's rank", "section", "folder",
    "place", "common noun", "phrase", "words of it", "rarity",
    "countries in title", "countries in opening", "countries",
    "share of its kind", "rank in its kind",
    "news", "opinion", "list",
    "near", "near title", "nearer topics",
    "has telltales", "telltales", "weak telltales", "telltales first", "telltales in 1,000 words",
    "telltales beside others",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rarity:
    """How rarely texts mention a topic: log of texts per text that does."""

    known: Mapping[str, float]

    #: Of one that no text mentioned.
    rarest: float

    def of(self, topic: str) -> float:
        return self.known.get(topic, self.rarest)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Topics that an article may be about."""

    topics: tuple[str, ...]

    #: ``FEATURES`` of each.
    rows: tuple[tuple[float, ...], ...]

    #: Topic -> counts of what is part of it, and a part that the article names.
    parts: Mapping[str, tuple[Counts, str]]

    labels: Labels

    telltales: Telltales


def find_candidates(
    mentions: Mentions, rarity: Rarity, nearness: Nearness | None = None
) -> Candidates:
    """Return all that is named, shown, tagged or part of what is, what is near, and phrases that stand out.

    Args:
        mentions: Of the article.
        rarity: Of topics.
        nearness: None where no vectors serve the article's language.
    """
    table = alias_table()
    parts = _parts(mentions, table)
    labels = labels_of(mentions.article)
    telltales = Telltales(mentions)
    named = dict.fromkeys(
        (
            *mentions.topics, *mentions.inside, *parts, *mentions.signs, *mentions.listed,
            *labels.tags, *filter(None, [labels.section]),
            *(nearness.nearest(_NEAREST) if nearness else ()), *telltales.subjects(),
        )
    )  # fmt: skip
    phrases = islice((p for p in _phrases(mentions) if p not in named), _MAX_PHRASES)
    topics = (*named, *phrases)
    describe = _Describing(mentions, parts, labels, rarity, topics)
    near = nearness.of(topics) if nearness else [UNKNOWN] * len(topics)
    rows = tuple(
        (*describe.row(topic), *row, *telltales.of(topic))
        for topic, row in zip(topics, near, strict=True)
    )
    return Candidates(topics, rows, parts, labels, telltales)


def _parts(mentions: Mentions, table: AliasTable) -> dict[str, tuple[Counts, str]]:
    parts: dict[str, tuple[Counts, str]] = {}
    for topic, counts in mentions.topics.items():
        whole = table.part_of.get(topic)
        while whole:
            before, part = parts.get(whole, (_NEVER, topic))
            parts[whole] = list(map(sum, zip(before, counts, strict=True))), part
            whole = table.part_of.get(whole)
    return parts


def _phrases(mentions: Mentions) -> Iterator[str]:
    least = _REPEATED + mentions.length // _WORDS_PER_MENTION
    for phrase, counts in mentions.phrases.items():
        if (
            _stands_out(counts, least)
            and (phrase in mentions.signed or _is_topic(phrase))
            and not mentions.names.begins_names(phrase)
        ):
            yield phrase


def _stands_out(counts: Counts, least: int) -> bool:
    return counts[TITLE] > 0 or sum(counts) >= (_REPEATED if counts[OPENING] else least)


def _is_topic(phrase: str) -> bool:
    """Whether somebody may type it: "of the wall" nobody does."""
    first, _, rest = phrase.partition("_")
    last = rest.rpartition("_")[2]
    return key_of([first]) != "" and (not last or key_of([last]) != "")


@cache
def _known() -> frozenset[str]:
    return frozenset(alias_table().topics.values())


class _Describing:
    """Makes the rows of one article's topics."""

    def __init__(
        self,
        mentions: Mentions,
        parts: Mapping[str, tuple[Counts, str]],
        labels: Labels,
        rarity: Rarity,
        topics: Sequence[str],
    ) -> None:
        self.mentions, self.parts = mentions, parts
        self.table = alias_table()
        self.labels, self.rarity = labels, rarity
        self.rivals: Rivals = find_rivals(mentions)
        self.length = max(mentions.length, _SHORTEST)
        weights: dict[int, list[int]] = defaultdict(list)
        for topic in topics:
            weights[self._kind(topic)].append(self._weight(topic))
        self.sums = {kind: sum(among) for kind, among in weights.items()}
        #: Kind -> weight -> how many topics of the kind weigh more.
        self.ranks: dict[int, dict[int, int]] = {}
        for kind, among in weights.items():
            among.sort(reverse=True)
            self.ranks[kind] = {w: rank for rank, w in reversed([*enumerate(among)])}
        self.of_article = tuple(float(mentions.article.kind in kinds) for kinds in _KINDS)

    def row(self, topic: str) -> tuple[float, ...]:
        return (
            *self._of_names(topic),
            *self._of_rest(topic),
            *self._of_labels(topic),
            *self._of_topic(topic),
            *self._beside(topic),
            *self.of_article,
        )

    def _counts(self, topic: str) -> Counts:
        return self.mentions.topics.get(topic) or self.mentions.phrases.get(topic) or _NEVER

    def _of_names(self, topic: str) -> tuple[float, ...]:
        own, inside = self._counts(topic), self.mentions.inside.get(topic, _NEVER)
        places = self.mentions.places.get(topic, ())
        first = places[0] if places else self.mentions.length
        return (
            min(own[TITLE], 2),
            min(own[OPENING], 3),
            min(own[LEAD], 2),
            log1p(own[LEAD] + own[BODY]),
            log1p(1000 * sum(own[OPENING:]) / self.length),
            min(inside[TITLE], 2),
            min(inside[OPENING], 2),
            log1p(inside[LEAD] + inside[BODY]),
            log1p(first),
            first / self.length,
            len({10 * place // self.length for place in places}),
        )

    def _of_rest(self, topic: str) -> tuple[float, ...]:
        part, _ = self.parts.get(topic, (_NEVER, ""))
        sign = self.mentions.signs.get(topic, _NEVER)
        return (
            min(part[TITLE], 1),
            min(part[OPENING], 1),
            log1p(part[LEAD] + part[BODY]),
            min(sign[TITLE], 2),
            min(sign[OPENING], 2),
            log1p(sign[LEAD] + sign[BODY]),
            log1p(1000 * sum(sign[OPENING:]) / self.length),
            float(topic in self.mentions.listed),
        )

    def _of_labels(self, topic: str) -> tuple[float, ...]:
        tag: Label | None = self.labels.tags.get(topic)
        return (
            tag.trust if tag else 0,
            1 / (1 + tag.rank) if tag else 0,
            float(topic == self.labels.section),
            float(topic in self.labels.folders),
        )

    def _of_topic(self, topic: str) -> tuple[float, ...]:
        return (
            float(topic in self.table.places),
            float(topic in self.table.common),
            float(topic not in _known()),
            topic.count("_") + 1,
            self.rarity.of(topic),
        )

    def _beside(self, topic: str) -> tuple[float, ...]:
        kind, weight = self._kind(topic), self._weight(topic)
        return (
            *self.rivals.beside(topic),
            weight / max(self.sums[kind], 1),
            min(self.ranks[kind][weight], _MAX_RANK),
        )

    def _kind(self, topic: str) -> int:
        if topic in self.table.places:
            return 0
        if topic not in _known():
            return 3
        return 1 if topic in self.table.common else 2

    def _weight(self, topic: str) -> int:
        own = self._counts(topic)
        return _IN_TITLE * own[TITLE] + _IN_OPENING * own[OPENING] + own[LEAD] + own[BODY]
