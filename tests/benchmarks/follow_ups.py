"""Is what a message replies to of the same event?

Reads ``shared/topics`` beside the project: reports of single events (``story_dev``), and a wire of 1987 in
which a hundred companies do the same every day (``wire_dev``, of each copy the first). *same*: pairs
that the labels know to be of one event; those of the wire know copies alone, so its pairs are to be
read. Read so far: one of each of 39 events of the first, and all 11 of the second. Wrong are two
earthquakes of one place, two days apart, and two ratings by one agency: 48 of 50.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from summarizer.stories import StoryIndex
from summarizer.stories.events import event_key
from summarizer.stories.follow_ups import EventTraits, is_follow_up
from summarizer.stories.names import names_of
from tests.benchmarks.stories import rows, seen_at

#: As the bot looks back.
WINDOW = timedelta(days=4)

Row = dict[str, Any]


def firsts(found: list[Row]) -> Iterator[Row]:
    """Yield the first report of each story."""
    index, told = StoryIndex(), set()
    for row in found:
        story = index.add(row["id"], row["title"], row["text"], seen_at(row))
        if story not in told:
            told.add(story)
            yield row


def follow_ups(found: list[Row]) -> Iterator[tuple[Row, Row]]:
    """Yield reports that follow another, each with the latest that it follows."""
    earlier: list[tuple[Row, EventTraits]] = []
    for row in found:
        told = EventTraits(
            event_key(row["title"], row["text"]), names_of(row["title"], row["text"], "en")
        )
        since = seen_at(row) - WINDOW
        for other, known in reversed(earlier):
            if seen_at(other) >= since and is_follow_up(known, told):
                yield other, row
                break
        earlier.append((row, told))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--read", type=int, default=0, help="so many pairs of each are printed")
    options = parser.parse_args()
    print(f"{'':8}{'reports':>9}{'pairs':>7}{'same':>7}{'others with one before':>24}")
    for name in ("story_dev", "wire_dev"):
        found = sorted(rows(name), key=seen_at)
        found = list(firsts(found)) if name == "wire_dev" else found
        pairs = list(follow_ups(found))
        same = sum(one["cluster"] == other["cluster"] for one, other in pairs)
        could = len(found) - len({row["cluster"] for row in found})
        print(f"{name.split('_')[0]:8}{len(found):9}{len(pairs):7}{same:7}{could - same:24}")
        random.Random(1).shuffle(pairs)  # noqa: S311
        for one, other in pairs[: options.read]:
            print(
                f"\n{one['title']} | {one['text'][:300]}\n{other['title']} | {other['text'][:300]}"
            )


if __name__ == "__main__":
    main()
