"""How good the key points are by readers' grades, beside a lead, sumy and lede: same articles, same run.

The grades lie in ``shared/points`` beside the project; ``score.py`` there says what the figures mean. What
is shipped has learned from these articles, so that its own figures on them say little: ours are those of
graders that learned anew, without the domains that they are measured on. ``--pages`` reads the pages themselves, as a link is answered. Needs the ``benchmarks`` extra.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

import lede

from summarizer.language.sentences import split_sentences
from summarizer.models import Article
from summarizer.ranking.summarize import summarize
from tests.benchmarks.grades import Graded, figures, read_graded, read_world, scorer
from tests.benchmarks.peers import METHODS
from tests.benchmarks.training.fair import cross_validated, held_out
from tests.benchmarks.training.pages import read_pages

Points = Callable[[Article], Sequence[str]]

#: Characters of an answer that lede is asked for: what its users get unless they say more.
_LEDE = 500

#: What stands in the columns of the table, and which are shares.
COLUMNS = {
    "mean": "grade", "never": "never", "essential": "essent", "some_essential": "w/ess", "first": "first",
    "missing": "missng", "unmatched": "ungrad", "characters": "chars",
}  # fmt: skip
_SHARES = {"never", "essential", "some_essential", "unmatched"}


def precis(article: Article) -> Sequence[str]:
    return [point.text for point in summarize(article).points]


def by_lede(article: Article) -> Sequence[str]:
    told = str(lede.summarize("\n\n".join(article.paragraphs), _LEDE))
    return [s for line in told.splitlines() for s in split_sentences(line, article.language)][:3]


def peer(name: str) -> Points:
    def points(article: Article) -> Sequence[str]:
        return METHODS[name]("\n".join(article.paragraphs), article.title, article.language or "")

    return points


WAYS: dict[str, Points] = {
    **{name: peer(name) for name in METHODS if name != "precis"},
    "lede": by_lede,
}


def answers(
    gold: Sequence[Graded], way: Points, pages: Mapping[str, Article] | None
) -> dict[str, Sequence[str]]:
    """Return the points of each article, of its bare text where there are no pages."""
    if pages is None:
        return {graded.id: way(graded.article()) for graded in gold}
    return {graded.id: way(pages[graded.id]) for graded in gold if graded.id in pages}


def groups(gold: Sequence[Graded]) -> Iterator[tuple[str, list[Graded]]]:
    """Yield all, news and the rest, then each kind and language of ten articles or more."""
    news = scorer().NEWS
    yield "all", list(gold)
    yield "news", [g for g in gold if g.kind in news]
    yield "not news", [g for g in gold if g.kind not in news]
    for kind, count in Counter(g.kind for g in gold).most_common():
        if count >= 10:
            yield kind, [g for g in gold if g.kind == kind]
    for language, count in Counter(g.language for g in gold).most_common():
        if count >= 10:
            yield language, [g for g in gold if g.language == language]
    yield "others", [g for g in gold if g.language not in {"en", "de"}]


def report(gold: Sequence[Graded], told: dict[str, dict[str, Sequence[str]]]) -> None:
    print(
        f"{'':14}{'':10}{'n':>5}  {'grade':19}"
        + "".join(f"{c:>8}" for c in [*COLUMNS.values()][1:])
    )
    for name, some in groups(gold):
        for way, points in told.items() if some else ():
            found = figures(some, points)
            mean, low, high = found["mean"]
            cells = "".join(_cell(column, found[column][0]) for column in [*COLUMNS][1:])
            print(f"{name:14}{way:10}{len(some):5}  {mean:.2f} [{low:.2f}, {high:.2f}]  {cells}")


def _cell(column: str, value: float) -> str:
    if column in _SHARES:
        return f"{100 * value:7.1f}%"
    return f"{value:8.0f}" if column == "characters" else f"{value:8.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--on",
        choices=("given", "untouched", "world"),
        default="given",
        help="two thirds of the domains; the last third, which nothing was chosen by; news in other "
        "languages",
    )
    parser.add_argument("--pages", action="store_true", help="read the pages, not the graded text")
    parser.add_argument("--quick", action="store_true", help="ours only")
    options = parser.parse_args()
    given = [graded for graded in read_graded() if not graded.untouched]
    world = read_world()

    read = read_pages([*read_graded(), *world])
    pages = read if options.pages else None

    def ours(some: Sequence[Graded]) -> dict[str, Sequence[str]]:
        return answers(some, precis, pages)

    if options.on == "untouched":
        measured = [graded for graded in read_graded() if graded.untouched]
        found = held_out([*given, *world], read, measured, ours)
    else:
        measured = given if options.on == "given" else world
        found = cross_validated([*given, *world], read, measured, ours)
    peers = {} if options.quick else WAYS
    report(
        measured,
        {"precis": found} | {name: answers(measured, way, pages) for name, way in peers.items()},
    )


if __name__ == "__main__":
    main()
