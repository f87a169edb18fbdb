"""Questions on articles: whether the answer's sentence is found, and an article that does not answer is said to be that.

Prints for each language the share of questions whose answer stands in the first sentence, and in one of
three, with plain BM25 over the same sentences beside it; then how well questions that were asked of
another article are refused, as many as of their own (F1, precision and recall of the refusals), and
milliseconds a question beside BM25's, in turns in this run, the reading of the sentences included in both.
Intervals: 95 %, by drawing articles (of all their languages) again. The data is not part of the project.
"""

from __future__ import annotations

import argparse
import math
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

from summarizer import answer
from summarizer.answering.answer import choose, rank
from summarizer.answering.asked import read_question
from summarizer.answering.judge import best_first
from summarizer.answering.matching import match
from summarizer.language.sentences import split_sentences
from summarizer.models import Article
from summarizer.ranking.coverage.concepts import stems
from tests.benchmarks.questions import Asking, read_askings

_TOKEN = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]|[^\W_]+")
_DRAWS = 1000


def plain_bm25(text: Article, question: str, language: str) -> list[int]:
    """Rank the sentences of a text by BM25 over stems, pairs of letters where no blanks part words."""
    sentences = [s for p in text.paragraphs for s in split_sentences(p, language)]
    bags = [Counter(_tokens(sentence, language)) for sentence in sentences]
    standing = Counter(word for bag in bags for word in bag)
    mean = sum(map(Counter.total, bags)) / len(bags)
    scores = []
    for bag in bags:
        pays = 1.2 * (0.25 + 0.75 * bag.total() / mean)
        scores.append(
            sum(
                math.log1p((len(bags) - standing[word] + 0.5) / (standing[word] + 0.5))
                * bag[word] * 2.2 / (bag[word] + pays)
                for word in set(_tokens(question, language))
                if word in bag
            )
        )  # fmt: skip
    return best_first(scores)


def _tokens(text: str, language: str) -> list[str]:
    stem, found, last = stems(language), [], ""
    for token in _TOKEN.findall(text.casefold()):
        unspaced = len(token) == 1 and token > "\u0e00"
        if not unspaced:
            found.append(stem(token))
        elif last:
            found.append(last + token)
        last = token if unspaced else ""
    return found


def ranked(asking: Asking) -> list[int]:
    """Rank the sentences that can answer, whether or not the article is found to."""
    asked = read_question(asking.question, asking.language)
    return rank(match(asking.indexed, asked, asking.question))


def refuses(asking: Asking) -> bool:
    """Tell whether an article is found not to answer."""
    asked = read_question(asking.question, asking.language)
    return not choose(match(asking.indexed, asked, asking.question))


def interval(by_article: dict[int, list[float]]) -> str:
    """Return the mean and its interval."""
    rng = np.random.default_rng(0)
    sums = np.array([(sum(values), len(values)) for values in by_article.values()])
    drawn = rng.integers(len(sums), size=(_DRAWS, len(sums)))
    totals = sums[drawn].sum(axis=1)
    low, high = np.percentile(totals[:, 0] / totals[:, 1], (2.5, 97.5))
    return f"{sums[:, 0].sum() / sums[:, 1].sum():.3f} [{low:.3f}, {high:.3f}]"


def report_hits(askings: Sequence[Asking]) -> None:
    """Print the shares by language, their mean and its interval."""
    columns = ("hit@1", "hit@3", "BM25 @1", "BM25 @3")
    found: dict[str, list[list[float]]] = defaultdict(list)
    drawn: list[dict[int, list[float]]] = [defaultdict(list) for _ in columns]
    for asking in askings:
        row = []
        for order in (ranked(asking), plain_bm25(asking.text, asking.question, asking.language)):
            row += [
                float(order[:1] != [] and order[0] in asking.right),
                float(not set(order[:3]).isdisjoint(asking.right)),
            ]
        found[asking.language].append(row)
        for values, value in zip(drawn, row, strict=True):
            values[asking.article].append(value)
    print(f"{'':6}{'n':>6}" + "".join(f"{name:>9}" for name in columns))
    for language, rows in sorted(found.items()):
        print(f"{language:6}{len(rows):6}" + "".join(f"{x:9.3f}" for x in np.mean(rows, axis=0)))
    means = np.mean([np.mean(rows, axis=0) for rows in found.values()], axis=0)
    print(f"{'mean':6}{len(askings):6}" + "".join(f"{x:9.3f}" for x in means))
    for name, values in zip(columns, drawn, strict=True):
        print(f"  {name:8} {interval(values)}")


def report_refusals(own: Sequence[Asking], foreign: Sequence[Asking]) -> None:
    """Print F1, precision and recall, by language and over all."""
    told: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for askings, is_foreign in ((own, False), (foreign, True)):
        for asking in askings:
            told[asking.language].append((refuses(asking), is_foreign))
    everything = [pair for pairs in told.values() for pair in pairs]
    print("refusals" + f"{'F1':>9}{'P':>7}{'R':>7}")
    for name, pairs in (*sorted(told.items()), ("all", everything)):
        both = sum(said and true for said, true in pairs)
        said, true = (sum(pair[side] for pair in pairs) for side in (0, 1))
        print(
            f"{name:8}{2 * both / (said + true):9.3f}{both / max(said, 1):7.3f}{both / true:7.3f}"
        )


def report_time(askings: Sequence[Asking]) -> None:
    """Print milliseconds of a question, of both, and how they compare."""
    ours, peers = [], []
    for asking in askings:
        begin = time.process_time()
        answer(asking.text, asking.question)
        middle = time.process_time()
        plain_bm25(asking.text, asking.question, asking.language)
        ours.append(middle - begin)
        peers.append(time.process_time() - middle)
    one, other = 1000 * float(np.median(ours)), 1000 * float(np.median(peers))
    print(f"{one:.1f} ms a question, BM25 {other:.1f} ms: {one / other:.2f} times")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--held-out", action="store_true", help="the articles nothing was learned from"
    )
    parser.add_argument("--every", type=int, default=11, help="time only every n-th question")
    options = parser.parse_args()
    own = read_askings(held_out=options.held_out)
    foreign = read_askings(held_out=options.held_out, foreign=True)
    report_hits(own)
    report_refusals(own, foreign)
    report_time(own[:: options.every])


if __name__ == "__main__":
    main()
