"""An article as it can be kept: without characters that have no form, and of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace

from summarizer.models import Article, Block, Notice, Part, Tag

#: Text that is kept of one article, as UTF-8: fifty pages of a book. The longest of 438 pages of news
#: has 43 kB.
MAX_TEXT_BYTES = 300_000

#: Names, tags and the like: of each so many, and of each so many characters. With 200 of 2,000 there
#: would be twenty times as much of them as of text.
_MAX_ITEMS = 50
_MAX_CHARACTERS = 500

#: A longer tag is dropped: cut, it would be another. Of the tag as of its label.
_MAX_TAG = 100

#: Longer ones are refused where they are read.
_LINKS = frozenset({"url", "image"})

#: Halves of surrogate pairs, which JSON can hold, and NUL, which PostgreSQL cannot.
_HALVES = re.compile("[\x00\ud800-\udfff]")


def storable(article: Article) -> Article:
    """Return an article without what no encoding and no database has a form for, cut to size.

    What is shown is made of what is kept, so that a button finds the text that it stands under.
    """
    paragraphs = tuple(_within(map(_sound, article.paragraphs)))
    changed: dict[str, object] = {
        "paragraphs": paragraphs,
        "blocks": tuple(_blocks(article, paragraphs)),
        "parts": tuple(Part(part.first, _sound(part.url)) for part in article.parts[:_MAX_ITEMS]),
    }
    for field in fields(article):
        match getattr(article, field.name):
            case str(text) if field.name in _LINKS:
                changed[field.name] = _sound(text)
            case str(text):
                changed[field.name] = _short(text)
            case tuple(items) if field.name not in changed:
                changed[field.name] = tuple(_short_items(items))
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


def _blocks(article: Article, paragraphs: tuple[str, ...]) -> Iterator[Block]:
    """Yield the blocks of the paragraphs that are kept, and as many others as there is room for."""
    left, kept, position = MAX_TEXT_BYTES, 0, 0
    is_cut = len(paragraphs) < len(article.paragraphs)
    for block in article.blocks:
        if is_cut and kept == len(paragraphs):
            return
        text = _sound(block.text)
        if article.paragraphs[kept : kept + 1] == (block.text,):
            text, kept = paragraphs[kept], kept + 1
        elif not text or (left := left - len(text.encode())) < 0:
            continue
        name = _short(block.name) if block.name else None
        yield replace(block, text=text, name=name, position=position)
        position += 1


def _short_items(items: tuple[str, ...]) -> Iterator[str]:
    for item in items[:_MAX_ITEMS]:
        match item:
            case Notice():
                yield item
            case Tag(label=label) if max(len(item), len(label)) > _MAX_TAG:
                continue
            case Tag(label=label, channel=channel):
                yield Tag(_sound(item), label=_sound(label), channel=channel)
            case _:
                yield _short(item)


def _short(text: str) -> str:
    return _sound(text)[:_MAX_CHARACTERS]


def _sound(text: str) -> str:
    return _HALVES.sub("", text)
