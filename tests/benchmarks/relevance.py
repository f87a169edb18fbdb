"""How well followed topics bring what they are about, by reading: ``python -m tests.benchmarks.relevance``.

Pairs of a topic as people type it and a page: 2 where the page is about it, 1 where it mentions it, 0 where it does
neither. Strict precision is how many of the labelled pairs that match are 2, lenient how many are 2 or 1; recall is how
many of the 2 among what an earlier matcher had found are found; blind recall the same of topics that were written down
before anything was matched. Intervals are of a bootstrap by topic. Data format: ``shared/topics/relevance_dev.jsonl``
beside the project has ``{"topic", "id", "label", "how"}``; ids are those of the pages of ``shared/extraction``.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from summarizer.errors import ReadingError
from summarizer.models import Article
from summarizer.reading.page.domains import registered_domain
from summarizer.reading.read import read_article
from summarizer.topics import Match, Where, topic_key, topic_matches
from summarizer.topics.names.aliases import alias_table
from tests.benchmarks.grades import domain_number

SHARED = Path(__file__).parents[3] / "shared"
OWN = Path(__file__).with_name("training") / "relevance.tsv"

ABOUT = 2

#: Parts of the domains, one of which is untouched.
_PARTS = 3

#: What an own label is for: to learn from, or to measure on topics that nothing was learned from. Pairs that were picked
#: are those that the matcher was least sure of, harder than what comes; to learn from them brought the others nothing.
LEARN, PICKED, TEST = "learn", "picked", "test"
_BLIND = "blind"


@dataclass(frozen=True, slots=True)
class Pair:
    """A topic as typed, and a page that was read."""

    topic: str
    id: str

    #: 2 about it, 1 mentions it, 0 neither.
    label: int

    #: Whether the topic was written down before anything was matched.
    blind: bool

    #: The page's address.
    url: str

    @property
    def untouched(self) -> bool:
        return _is_untouched(self.url)


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair, and what the matcher says of it."""

    pair: Pair
    match: Match | None
    article: Article


def read_shared(shared: Path = SHARED) -> list[Pair]:
    """Return the pairs of the shared file."""
    gold = _gold(shared)
    lines = (shared / "topics" / "relevance_dev.jsonl").read_text("utf-8").splitlines()
    rows = map(json.loads, lines)
    return [
        Pair(row["topic"], row["id"], row["label"], row["how"] == _BLIND, gold[row["id"]]["url"])
        for row in rows
    ]


def read_own(use: str, path: Path = OWN, shared: Path = SHARED) -> list[Pair]:
    """Return the pairs that are for a use.

    Args:
        use: ``LEARN``, ``PICKED`` or ``TEST``.
        path: Tab-separated lines: use, topic, id, label and ``read`` or ``blind``.
        shared: Where the pages lie.
    """
    gold = _gold(shared)
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines())
    return [
        Pair(topic, number, int(label), how == _BLIND, gold[number]["url"])
        for what, topic, number, label, how in rows
        if what == use
    ]


def _gold(shared: Path) -> dict[str, dict[str, str]]:
    gold: dict[str, dict[str, str]] = json.loads(
        (shared / "extraction" / "gold.json").read_text("utf-8")
    )
    return gold


def untouched_pages(shared: Path) -> frozenset[str]:
    """Return the ids of the pages that nothing may be learned from."""
    return frozenset(n for n, row in _gold(shared).items() if _is_untouched(row["url"] or ""))


def _is_untouched(url: str) -> bool:
    return domain_number(registered_domain(url) or url) % _PARTS == 0


def read_pages(shared: Path, cache: Path | None = None) -> dict[str, Article]:
    """Return the articles of all pages by id, those of the cache file where there is one."""
    if cache and cache.exists():
        stored: dict[str, Article | None] = pickle.loads(cache.read_bytes())  # noqa: S301  # our own
        return {number: article for number, article in stored.items() if article}
    found = {}
    for number, row in _gold(shared).items():
        body = gzip.decompress((shared / "extraction" / "pages" / f"{number}.html.gz").read_bytes())
        try:
            found[number] = read_article(body, row["url"] or "", "text/html")
        except ReadingError:
            continue
    if cache:
        cache.write_bytes(pickle.dumps(found))
    return found


def judge(pairs: Sequence[Pair], articles: Mapping[str, Article]) -> list[Judged]:
    """Say of each pair whose page can be read whether it matches; topics of a page at once."""
    by_page = defaultdict(list)
    for pair in pairs:
        if pair.id in articles:
            by_page[pair.id].append(pair)
    found = []
    for number, rows in by_page.items():
        matches = topic_matches(articles[number])
        found += [
            Judged(pair, matches.get(topic_key(pair.topic)), articles[number]) for pair in rows
        ]
    return found


Figure = Callable[[Sequence[Judged]], tuple[int, int]]


def _precision(least: int, rows: Sequence[Judged]) -> tuple[int, int]:
    labels = [row.pair.label for row in rows if row.match and not row.pair.blind]
    return sum(label >= least for label in labels), len(labels)


def _recall(blind: bool, rows: Sequence[Judged]) -> tuple[int, int]:  # bound below
    about = [row for row in rows if row.pair.label == ABOUT and row.pair.blind == blind]
    return sum(row.match is not None for row in about), len(about)


FIGURES: Mapping[str, Figure] = {
    "strict": partial(_precision, ABOUT),
    "lenient": partial(_precision, 1),
    "recall": partial(_recall, False),
    "blind": partial(_recall, True),
}


def interval(figure: Figure, rows: Sequence[Judged], draws: int = 1000) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure, drawn by topic."""
    by_topic = defaultdict(list)
    for row in rows:
        by_topic[topic_key(row.pair.topic)].append(row)
    counts = np.array([figure(group) for group in by_topic.values()], float)
    picks = np.random.default_rng(0).integers(0, len(counts), (draws, len(counts)))
    right, all_of_them = counts[picks].sum(axis=1).T
    shares = right / np.maximum(all_of_them, 1)
    low, high = np.quantile(shares[all_of_them > 0], (0.025, 0.975))
    return float(low), float(high)


def report(name: str, rows: Sequence[Judged]) -> None:
    """Print the figures of some pairs with their intervals."""
    shown = []
    for figure in FIGURES.values():
        right, of = figure(rows)
        if not of:
            shown.append(f"{'-':>22}")
            continue
        low, high = interval(figure, rows)
        shown.append(f"{right / of:5.2f} [{low:.2f}, {high:.2f}]{of:5}")
    print(f"{name:24}{len(rows):5}", *shown)


def group_of(topic: str) -> str:
    """Return what kind of topic the tables know it as."""
    table, key = alias_table(), topic_key(topic)
    if key in table.places:
        return "place"
    if key not in table.topics.values():
        return "phrase"
    return "subject" if key in table.common else "organisation"


def evidence_of(match: Match) -> str:
    """Return in short what a match rests on."""
    where = {evidence.where for evidence in match.evidence}
    tag = "page tag, " if Where.PAGE_TAG in where else ""
    for zone in (Where.TITLE, Where.OPENING, Where.TEXT, Where.SIGN, Where.PART):
        if zone in where:
            return f"{tag}{zone}"
    return "page tag alone"


_GROUPS: Mapping[str, Callable[[Judged], str]] = {
    "topic": lambda row: group_of(row.pair.topic),
    "language": lambda row: row.article.language or "?",
    "by": lambda row: evidence_of(row.match) if row.match else "nothing",
}


def report_groups(name: str, rows: Sequence[Judged]) -> None:
    """Print the figures by kind of topic, language and evidence."""
    report(name, rows)
    for title, of in _GROUPS.items():
        groups = defaultdict(list)
        for row in rows:
            groups[of(row)].append(row)
        for group, among in sorted(groups.items(), key=lambda item: -len(item[1])):
            report(f"  {title} {group}", among)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=SHARED, help="where the data lies")
    parser.add_argument("--own", type=Path, default=OWN, help="labels of other topics")
    parser.add_argument("--articles", type=Path, help="where the articles, once read, are kept")
    parser.add_argument("--unknown", action="store_true", help="list what matches and has no label")
    parser.add_argument("--wrong", action="store_true", help="list what is wrong")
    options = parser.parse_args()
    articles = read_pages(options.shared, options.articles)
    rows = judge(read_shared(options.shared), articles)
    head = (f"{figure:>17}{'of':>5}" for figure in FIGURES)
    print(f"{'':24}pairs", *head)
    report_groups("given two thirds", [row for row in rows if not row.pair.untouched])
    report_groups("untouched third", [row for row in rows if row.pair.untouched])
    if options.own.exists():
        others = judge(read_own(TEST, options.own, options.shared), articles)
        report_groups("other topics", others)
        report("  untouched third", [row for row in others if row.pair.untouched])
        rows += others
    _print_unknown(rows, articles, listed=options.unknown)
    if options.wrong:
        for row in rows:
            if (row.pair.label == ABOUT) != (row.match is not None):
                print("wrong:", *_told(row))


def _print_unknown(
    rows: Sequence[Judged], articles: Mapping[str, Article], *, listed: bool
) -> None:
    """Count, and list, the pages that a topic brings and nobody labelled."""
    labelled = {(topic_key(row.pair.topic), row.pair.id) for row in rows}
    topics = {topic_key(row.pair.topic): row.pair.topic for row in rows}
    unknown = [
        (topics[key], number)
        for number, article in articles.items()
        for key in topics.keys() & topic_matches(article).keys()
        if (key, number) not in labelled
    ]
    print(f"\n{len(unknown)} pairs of these topics match and have no label")
    if listed:
        for topic, number in sorted(unknown):
            print("unknown:", topic, number, articles[number].title, sep="\t")


def _told(row: Judged) -> tuple[object, ...]:
    by = evidence_of(row.match) if row.match else "-"
    return row.pair.label, row.pair.topic, row.pair.id, by, row.article.title


if __name__ == "__main__":
    main()
