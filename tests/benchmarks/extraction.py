"""How well, and how fast, articles are read: ours next to trafilatura, same pages, same run.

The pages lie in ``shared/extraction`` beside the project, with gold texts and the scorer.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from trafilatura.core import bare_extraction

from summarizer.errors import ReadingError
from summarizer.models import Article
from summarizer.reading.read import read_article

FOLDER = Path(__file__).parents[3] / "shared" / "extraction"
FIGURES = "F1 P R title date author_any authors author_invented tags_R tags_P".split()


def ours(body: bytes, url: str) -> dict[str, Any]:
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


def peer(body: bytes, url: str, **options: Any) -> dict[str, Any]:
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


READERS: dict[str, Callable[[bytes, str], dict[str, Any]]] = {
    "precis": ours,
    "trafilatura": peer,
    "trafilatura precision": lambda body, url: peer(body, url, favor_precision=True),
}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extraction_score", FOLDER / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"no scorer in {FOLDER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", help="only these pages: aeb, andy, fundus, ...")
    parser.add_argument("--every", type=int, default=1, help="only every n-th page")
    parser.add_argument("--save", type=Path, help="write our predictions to a file")
    parser.add_argument("--only", choices=READERS, help="run one reader alone")
    options = parser.parse_args()
    readers = {n: read for n, read in READERS.items() if options.only in {None, n}}
    if not FOLDER.exists():
        sys.exit(f"no pages in {FOLDER}")
    gold = json.loads((FOLDER / "gold.json").read_text(encoding="utf-8"))
    names = [n for n in gold if not options.source or gold[n].get("source") == options.source]
    names = names[:: options.every]
    predictions: dict[str, dict[str, Any]] = defaultdict(dict)
    seconds: dict[str, list[float]] = defaultdict(list)
    for name in names:
        body = gzip.decompress((FOLDER / "pages" / f"{name}.html.gz").read_bytes())
        for reader, read in readers.items():
            start = time.perf_counter()
            predictions[reader][name] = read(body, gold[name].get("url") or "")
            seconds[reader].append(time.perf_counter() - start)
    if options.save:
        options.save.write_text(json.dumps(predictions[next(iter(readers))], ensure_ascii=False))
    score = scorer().score
    groups: dict[str, dict[str, Any]] = defaultdict(dict)
    for name in names:
        groups[gold[name].get("source", "?")][name] = gold[name]
    print(f"{'source':10}{'n':>5}  {'reader':24}" + "".join(f"{f[:10]:>11}" for f in FIGURES))
    for source, pages in groups.items():
        for reader in readers:
            found = score(pages, predictions[reader], boot=0)
            cells = "".join(f"{found[f]:11.3f}" if f in found else f"{'':11}" for f in FIGURES)
            print(f"{source:10}{len(pages):5}  {reader:24}{cells}")
    for reader in readers:
        times = sorted(seconds[reader])
        print(
            f"{reader:24} median {statistics.median(times) * 1000:.1f} ms, "
            f"p95 {times[int(len(times) * 0.95)] * 1000:.1f} ms"
        )


if __name__ == "__main__":
    main()
