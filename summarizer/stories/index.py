"""Which story is an article of? The parts of this package over a dict."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain

from summarizer.stories.bands import bands
from summarizer.stories.choosing import MOST_CANDIDATES, choose_copy
from summarizer.stories.fingerprint import Fingerprint, fingerprint

#: Articles that are remembered under one band: what more than so many share is a phrase or an
#: outlet's own line, and copies are found under the other bands.
_BAND_LIMIT = 8


@dataclass(frozen=True, slots=True)
class _Entry:
    story: str
    #: When the story's first article was seen.
    opened_at: datetime
    seen_at: datetime
    fingerprint: Fingerprint
    bands: tuple[int, ...]


class StoryIndex:
    """Tells for each article which story it belongs to, over a sliding window of time.

    A story is open for ``window`` from its first article on; what repeats it later is a new one.
    Articles may come in any order within the window. Memory is bounded by what comes within it.
    """

    def __init__(self, window: timedelta = timedelta(days=4)) -> None:
        self._window = window
        self._articles: dict[str, _Entry] = {}
        #: Ids in the order of coming. Tuples, since most hold one, and the garbage collector leaves
        #: tuples of texts alone, while it would go through two million lists again and again.
        self._bands: dict[int, tuple[str, ...]] = {}
        #: In the order of coming.
        self._ids: deque[str] = deque()
        self._latest: datetime | None = None

    def __len__(self) -> int:
        return len(self._articles)

    def add(self, article_id: str, title: str, text: str, seen_at: datetime) -> str:
        """Return the id of the first article of the story that this one prints.

        Args:
            article_id: An id that is known already keeps its story.
            title: The headline.
            text: The article; the first 10,000 characters are read.
            seen_at: Aware.
        """
        self._forget(seen_at)
        if known := self._articles.get(article_id):
            return known.story
        mark = fingerprint(title, text)
        keys = bands(mark)
        found = self._find(mark, keys, seen_at)
        entry = _Entry(
            story=found.story if found else article_id,
            opened_at=found.opened_at if found else seen_at,
            seen_at=seen_at,
            fingerprint=mark,
            bands=keys,
        )
        self._remember(article_id, entry)
        return entry.story

    def _find(self, mark: Fingerprint, keys: tuple[int, ...], seen_at: datetime) -> _Entry | None:
        bands = self._bands
        found = [ids for key in keys if (ids := bands.get(key))]
        if not found:
            return None
        shared = Counter(chain.from_iterable(found))
        likely = (
            (entry, entry.fingerprint, common)
            for article_id, common in shared.most_common(MOST_CANDIDATES)
            if abs(seen_at - (entry := self._articles[article_id]).opened_at) <= self._window
        )
        return choose_copy(mark, likely)

    def _remember(self, article_id: str, entry: _Entry) -> None:
        self._articles[article_id] = entry
        self._ids.append(article_id)
        for key in entry.bands:
            ids = self._bands.get(key, ())
            self._bands[key] = (*ids[1 - _BAND_LIMIT :], article_id) if ids else (article_id,)

    def _forget(self, now: datetime) -> None:
        """Drop what is older than the window, by the latest time seen."""
        self._latest = max(self._latest or now, now)
        while self._ids and self._articles[self._ids[0]].seen_at < self._latest - self._window:
            article_id = self._ids.popleft()
            for key in self._articles.pop(article_id).bands:
                ids = self._bands.get(key, ())
                # The oldest article is the first of each, unless too many came after it.
                if ids == (article_id,):
                    del self._bands[key]
                elif ids and ids[0] == article_id:
                    self._bands[key] = ids[1:]
