"""How much of a feed is read, whatever its format."""

from __future__ import annotations

#: Of a flood only the first are read: feeds have the newest on top.
MAX_ENTRIES = 500
MAX_CATEGORIES = 20

#: Characters of an id or a title.
MAX_LENGTH = 500

#: Of a category; a longer one is dropped: cut, it would be another.
MAX_CATEGORY = 100

#: Characters of what an entry shows of its text.
MAX_SUMMARY = 2000

#: Characters of what is kept of an entry's own text, and bytes of those of all entries of a look, of
#: which the first have them: all of it crosses from a worker.
MAX_TEXT = 20_000
MAX_TEXTS_BYTES = 2_000_000
