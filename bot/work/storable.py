"""An article as it can be kept: without characters that have no form, and of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from summarizer.models import Article, Notice, Tag

#: Text that is kept of one article, as UTF-8: fifty pages of a book. The longest of 438 pages of news
#: has 43 kB.
MAX_TEXT_BYTES = 300_000

#: Names, tags and the like: of each so many, and of each so many characters.
_MAX_ITEMS = 200
_MAX_CHARACTERS = 2000

#: Halves of surrogate pairs, which JSON can hold, and NUL, which PostgreSQL cannot.
_HALVES = re.compile("[\x00\ud800-\udfff]")


def storable(article: Article) -> Article:
    """Return an article without what no encoding and no database has a form for, cut to size.

    What is shown is made of what is kept, so that a button finds the text that it stands under.
    """
    changed: dict[str, object] = {"paragraphs": tuple(_within(map(_sound, article.paragraphs)))}
    for field in fields(article):
        match getattr(article, field.name):
            case str(text):
                changed[field.name] = _short(text)
            case tuple(items) if field.name != "paragraphs":
                changed[field.name] = tuple(map(_short_item, items[:_MAX_ITEMS]))
            case _:
                pass
    return replace(article, **changed)  # type: ignore[arg-type]  # by name


def _within(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield paragraphs as long as there is room; the first in part, if it takes more by itself."""
    left = MAX_TEXT_BYTES
    for number, paragraph in enumerate(paragraphs):
        encoded = paragraph.encode()
        if len(encoded) > left:
            if number == 0:
                yield encoded[:left].decode(errors="ignore")
            return
        left -= len(encoded)
        yield paragraph


def _short_item(item: str) -> str:
    match item:
        case Notice():
            return item
        case Tag(label=label, channel=channel):
            return Tag(_short(item), label=_short(label), channel=channel)
        case _:
            return _short(item)


def _short(text: str) -> str:
    return _sound(text)[:_MAX_CHARACTERS]


def _sound(text: str) -> str:
    return _HALVES.sub("", text)
