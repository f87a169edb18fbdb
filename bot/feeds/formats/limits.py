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
