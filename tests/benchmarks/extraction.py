"""How well, and how fast, articles are read: ours next to open peers, same pages, same run.

The pages lie in ``shared/extraction`` beside the project, with gold texts and the scorer. The
peers other than trafilatura come with ``pip install .[benchmarks]``.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import random
import re
import statistics
import sys
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from trafilatura.core import bare_extraction

from summarizer.errors import ReadingError
from summarizer.models import Article
from summarizer.reading.read import read_article
from tests.benchmarks.leaks import CLASSES, leaked_lines, leaks_of

FOLDER = Path(__file__).parents[3] / "shared" / "extraction"
FIGURES = "F1 P R bad leak title date author_any authors author_invented tags_R tags_P".split()

Prediction = dict[str, Any]


def ours(body: bytes, url: str) -> Prediction:
    try:
        article = read_article(body, url, "text/html")
    except ReadingError as error:
        article = Article(title=str(error.reason))
    return {
        "articleBody": article.text,
        "title": article.title,
        "authors": list(article.authors),
        "date": article.published.isoformat() if article.published else "",
        "site": article.publisher or "",
        "tags": [tag.label for tag in article.tags],
    }


def trafilatura(body: bytes, url: str, **options: Any) -> Prediction:
    document: Any = bare_extraction(
        body, url=url, include_comments=False, with_metadata=True, **options
    )
    if document is None:
        return {"articleBody": ""}
    return {
        "articleBody": document.text,
        "title": document.title or "",
        "authors": (document.author or "").split("; ") if document.author else [],
        "date": document.date or "",
        "site": document.sitename or "",
        "tags": [tag for text in document.tags or [] for tag in text.split(",")],
    }


def readability(body: bytes, url: str) -> Prediction:
    from lxml.html import fromstring  # noqa: PLC0415
    from readability import Document  # noqa: PLC0415

    # It stops at control characters, which browsers skip.
    text = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", body.decode("utf-8", "replace"))
    document = Document(text, url=url)
    tree = fromstring(document.summary(html_partial=True))
    return {
        "articleBody": "\n".join(tree.itertext()),
        "title": document.short_title(),
    }


def resiliparse(body: bytes, url: str) -> Prediction:
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415

    text = extract_plain_text(body.decode("utf-8", "replace"), main_content=True, alt_texts=False)
    return {"articleBody": text}


READERS: dict[str, Callable[[bytes, str], Prediction]] = {
    "precis": ours,
    "trafilatura": trafilatura,
    "trafilatura precision": lambda body, url: trafilatura(body, url, favor_precision=True),
    "readability": readability,
    "resiliparse": resiliparse,
}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extraction_score", FOLDER / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {FOLDER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def f1_gain(
    score: ModuleType,
    gold: Mapping[str, Any],
    one: Mapping[str, Prediction],
    other: Mapping[str, Prediction],
    rounds: int = 1000,
) -> tuple[float, float, float]:
    """Return F1 of one less F1 of the other, with its 95 % interval over resampled pages."""
    pages = [name for name in gold if gold[name].get("articleBody")]
    counts = [
        [score.tpfpfn(gold[name]["articleBody"], found[name]["articleBody"]) for name in pages]
        for found in (one, other)
    ]

    def gain(chosen: Sequence[int]) -> float:
        f1, f1_other = (score.agg([each[i] for i in chosen])[0] for each in counts)
        return float(f1 - f1_other)

    seeded = random.Random(1)  # noqa: S311
    drawn = sorted(gain(seeded.choices(range(len(pages)), k=len(pages))) for _ in range(rounds))
    return (
        gain(range(len(pages))),
        drawn[int(0.025 * rounds)],
        drawn[int(0.975 * rounds)],
    )


def in_fold(page: Mapping[str, Any], fold: str) -> bool:
    """Whether a page's domain falls into the k-th of n parts; ``fold`` is ``k/n``."""
    part, parts = map(int, fold.split("/"))
    return zlib.crc32(str(page.get("domain")).encode()) % parts == part


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", help="only these pages: aeb, andy, fundus, ...")
    parser.add_argument("--every", type=int, default=1, help="only every n-th page")
    parser.add_argument("--fold", help="k/n: only the k-th of n parts of the domains")
    parser.add_argument("--save", type=Path, help="write the first reader's predictions to a file")
    parser.add_argument(
        "--only", choices=READERS, action="append", help="run these readers alone (repeatable)"
    )
    parser.add_argument("--times", type=int, default=0, metavar="N",
                        help="only the CPU that each takes, the least of N times a page")  # fmt: skip
    options = parser.parse_args()
    readers = {n: read for n, read in READERS.items() if n in (options.only or READERS)}
    if not FOLDER.exists():
        sys.exit(f"no pages in {FOLDER}")
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    names = [n for n in gold if not options.source or gold[n].get("source") == options.source]
    names = [n for n in names if not options.fold or in_fold(gold[n], options.fold)]
    names = names[:: options.every]
    predictions: dict[str, dict[str, Prediction]] = defaultdict(dict)
    seconds: dict[str, list[float]] = defaultdict(list)
    for number, name in enumerate(names):
        body = gzip.decompress((FOLDER / "pages" / f"{name}.html.gz").read_bytes())
        taken: dict[str, list[float]] = defaultdict(list)
        # Tables are loaded with the first page, and each reader follows the others as often as not.
        for turn in range(max(options.times, 1) + (number == 0)):
            for reader in sorted(readers, reverse=bool((turn + number) % 2)):
                start = time.process_time()
                predictions[reader][name] = readers[reader](body, gold[name].get("url") or "")
                taken[reader].append(time.process_time() - start)
        for reader in readers:
            seconds[reader].append(min(taken[reader]))
    if options.times:
        return print_times(seconds)
    if options.save:
        options.save.write_text(json.dumps(predictions[next(iter(readers))], ensure_ascii=False))
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for name in names:
        groups[gold[name].get("source", "?")][name] = gold[name]
    print_scores(groups, predictions)
    print_gains(groups, predictions)
    print_leaks(groups, predictions)
    return print_times(seconds)


def print_times(seconds: Mapping[str, Sequence[float]]) -> None:
    """Print the CPU that readers took, and as a multiple of trafilatura's."""
    peer = seconds.get("trafilatura")
    for reader, times in seconds.items():
        figures = _figures(times)
        shown = ", ".join(f"{name} {1000 * value:.1f} ms" for name, value in figures.items())
        ratios = (
            ", ".join(f"{name} x{figures[name] / of:.2f}" for name, of in _figures(peer).items())
            if peer
            else ""
        )
        print(f"{reader:24} {len(times)} pages: {shown}; {ratios}")


def _figures(times: Sequence[float]) -> dict[str, float]:
    ordered = sorted(times)
    return {
        "median": statistics.median(ordered),
        "p95": ordered[int(len(ordered) * 0.95)],
        "mean": statistics.mean(ordered),
    }


def print_scores(
    groups: Mapping[str, Mapping[str, Any]], predictions: Mapping[str, Mapping[str, Prediction]]
) -> None:
    score = scorer().score
    print(f"{'source':10}{'n':>5}  {'reader':24}" + "".join(f"{f[:10]:>11}" for f in FIGURES))
    for source, pages in groups.items():
        for reader, found in predictions.items():
            figures = score(pages, found, boot=0)
            cells = "".join(f"{figures[f]:11.3f}" if f in figures else f"{'':11}" for f in FIGURES)
            print(f"{source:10}{len(pages):5}  {reader:24}{cells}")


def print_gains(
    groups: Mapping[str, Mapping[str, Any]], predictions: Mapping[str, Mapping[str, Prediction]]
) -> None:
    first, *peers = predictions
    score = scorer()
    for source, pages in groups.items():
        for peer in peers:
            if any(page.get("articleBody") for page in pages.values()):
                gain, low, high = f1_gain(score, pages, predictions[first], predictions[peer])
                print(f"{source:10} {first} - {peer:24} F1 {gain:+.3f} [{low:+.3f}, {high:+.3f}]")


def print_leaks(
    groups: Mapping[str, Mapping[str, Any]], predictions: Mapping[str, Mapping[str, Prediction]]
) -> None:
    """Print in how many per cent of the pages each class of clutter leaks, and lines of all pages."""
    heads = (*CLASSES, "lines")
    print(f"{'leaks, %':10}{'':5}  {'reader':24}" + "".join(f"{name:>11}" for name in heads))
    for source, pages in groups.items():
        complete = {name: page for name, page in pages.items() if page.get("articleBody")}
        for reader, found in predictions.items() if complete else ():
            leaks = [leaks_of(found[n]["articleBody"], page) for n, page in complete.items()]
            shares = (100 * sum(name in leak for leak in leaks) / len(leaks) for name in CLASSES)
            lines = sum(leaked_lines(found[n]["articleBody"], page) for n, page in complete.items())
            cells = "".join(f"{share:11.1f}" for share in shares)
            print(f"{source:17}{reader:24}{cells}{lines:11}")


if __name__ == "__main__":
    main()
