"""What is read from feeds of a public test suite, beside what a good parser reads from them.

The pairs are those of gofeed (https://github.com/mmcdole/gofeed): a feed, and what it says as JSON,
in the words of its format (``parser/``) or in common ones (``translator/``). Some differences are
meant, since what is read becomes a message of plain text; they are counted and named apart:

* titles and categories lose their markup, which is compared as text;
* an entry without an id goes by its address in RDF, or by its link;
* a feed without a home page has that where it was fetched, an entry the one its enclosure leads to.

    python -m tests.benchmarks.feeds
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from html import unescape
from pathlib import Path
from typing import Any

from bot.errors import FeedError
from bot.feeds.formats.lines import shown_text
from bot.feeds.parse import parse_feed
from bot.models import Entry, ParsedFeed

FEEDS = Path(__file__).parents[3] / "shared/topics/feeds"
FIELDS = ("feed title", "feed link", "title", "link", "id", "published", "updated", "categories")

#: Where the feeds would have been fetched.
URL = "https://feeds.example/feed"


class Same(Enum):
    """How what is read compares to what is expected."""

    YES = "equal"
    #: By what is said above.
    MEANT = "meant"
    NO = "other"


@dataclass(frozen=True, slots=True)
class Compared:
    """A field of one feed or entry."""

    field: str
    expected: object
    read: object
    same: Same

    @property
    def stated(self) -> bool:
        """Whether there is anything to read, or something was read."""
        return bool(self.expected or self.read)


def main() -> None:
    """Print how many of each field are read alike, and those that are not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=_RAW)
    parser.add_argument("--feeds", type=Path, default=FEEDS, help="directory of the pairs")
    parser.add_argument("--verbose", action="store_true", help="name what differs as it is meant")
    options = parser.parse_args()
    counts: Counter[tuple[str, Same]] = Counter()
    stated: Counter[str] = Counter()
    parsed = total = 0
    for name, body, expected in _pairs(options.feeds):
        total += 1
        try:
            feed = parse_feed(body, URL)
        except FeedError as error:
            print(f"not parsed: {name}: {error}")
            continue
        parsed += 1
        for compared in _compare(feed, expected):
            counts[compared.field, compared.same] += 1
            stated[compared.field] += compared.stated
            if compared.same is Same.NO or (options.verbose and compared.same is Same.MEANT):
                print(f"{compared.same.value}: {name}: {compared.field}")
                print(f"    {compared.expected!r}\n    {compared.read!r}")
    print(f"\n{parsed} of {total} feeds parse\n")
    print(f"{'field':12}{'in all':>8}{'stated':>8}{'equal':>8}{'meant':>8}{'other':>8}{'share':>9}")
    for field in FIELDS:
        print(_row(field, {same: counts[field, same] for same in Same}, stated[field]))
    sums = {same: sum(counts[field, same] for field in FIELDS) for same in Same}
    print(_row("all", sums, stated.total()))


def _row(field: str, counts: dict[Same, int], stated: int) -> str:
    total = sum(counts.values())
    share = 1 - counts[Same.NO] / total if total else 1.0
    numbers = "".join(f"{number:8}" for number in (total, stated, *counts.values()))
    return f"{field:12}{numbers}{share:9.1%}"


def _pairs(root: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """Yield each feed's name and bytes, and what is expected of it."""
    for path in sorted(root.rglob("*.xml")):
        expected = path.with_suffix(".json")
        if expected.exists():
            yield _pair(root, path, expected)
    for path in sorted(root.rglob("*.json")):
        # A JSON Feed says itself what is to be read from it.
        if not path.with_suffix(".xml").exists():
            yield _pair(root, path, path)


def _pair(root: Path, feed: Path, expected: Path) -> tuple[str, bytes, dict[str, Any]]:
    return str(feed.relative_to(root)), feed.read_bytes(), json.loads(expected.read_text("utf-8"))


def _compare(feed: ParsedFeed, expected: dict[str, Any]) -> Iterator[Compared]:
    entries = expected.get("entries", expected.get("items")) or []
    yield _title("feed title", expected, feed.title)
    yield _feed_link(expected, feed.url)
    if len(entries) != len(feed.entries):
        yield Compared("title", len(entries), len(feed.entries), Same.NO)
        return
    for stated, entry in zip(entries, feed.entries, strict=True):
        yield from _compare_entry(stated, entry)


def _compare_entry(stated: dict[str, Any], entry: Entry) -> Iterator[Compared]:
    link = _link(stated)
    yield _title("title", stated, entry.title)
    yield _exactly("link", link, entry.url)
    yield _id(stated, entry)
    yield _exactly("published", _time(stated, "publishedParsed", "pubDateParsed"), entry.published)
    yield _exactly("updated", _time(stated, "updatedParsed"), entry.updated)
    yield _categories_of(stated, entry)


def _exactly(field: str, expected: object, read: object) -> Compared:
    same = (expected or None) == (read or None)
    return Compared(field, expected, read, Same.YES if same else Same.NO)


def _title(field: str, stated: dict[str, Any], read: str) -> Compared:
    expected = str(stated.get("title") or "")
    if expected == read:
        return Compared(field, expected, read, Same.YES)
    meant = read in {shown_text(expected), unescape(expected)}
    return Compared(field, expected, read, Same.MEANT if meant else Same.NO)


def _feed_link(stated: dict[str, Any], read: str) -> Compared:
    expected = str(stated.get("home_page_url") or "") or _link(stated)
    if not expected and read == URL:
        return Compared("feed link", expected, read, Same.MEANT)
    return _exactly("feed link", expected, read)


def _categories_of(stated: dict[str, Any], entry: Entry) -> Compared:
    expected = _categories(stated)
    if expected != entry.categories and tuple(map(shown_text, expected)) == entry.categories:
        return Compared("categories", expected, entry.categories, Same.MEANT)
    return _exactly("categories", expected, entry.categories)


def _id(stated: dict[str, Any], entry: Entry) -> Compared:
    guid = stated.get("guid") or stated.get("id") or ""
    expected = guid["value"] if isinstance(guid, dict) else guid
    if not expected and (entry.id == entry.url or entry.id.startswith("http://example.org/entry/")):
        return Compared("id", expected, entry.id, Same.MEANT if entry.id else Same.YES)
    return _exactly("id", expected, entry.id)


def _link(stated: dict[str, Any]) -> str:
    """Return the link to the page: the one so called, or the first alternate one of Atom's."""
    if "url" in stated or "link" in stated:
        return str(stated.get("url") or stated.get("link"))
    for link in stated.get("links") or ():
        if isinstance(link, dict) and link.get("rel", "alternate") == "alternate":
            return str(link.get("href") or "")
    return ""


def _time(stated: dict[str, Any], *names: str) -> datetime | None:
    json_feed = {"publishedParsed": "date_published", "updatedParsed": "date_modified"}
    for name in (*names, *(json_feed[name] for name in names if name in json_feed)):
        if text := stated.get(name):
            return datetime.fromisoformat(text)
    return None


def _categories(stated: dict[str, Any]) -> tuple[str, ...]:
    found: list[Any] = stated.get("categories") or stated.get("tags") or []
    return tuple(
        str((one.get("value") or one.get("term")) if isinstance(one, dict) else one)
        for one in found
    )


_RAW = argparse.RawDescriptionHelpFormatter

if __name__ == "__main__":
    main()
