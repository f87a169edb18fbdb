"""An article as JSON, as it is kept, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from summarizer.models import (
    Article,
    ArticleKind,
    Block,
    BlockKind,
    Notice,
    Part,
    Tag,
    paragraph_blocks,
)


def article_to_json(article: Article) -> dict[str, Any]:
    """Return the fields that are not empty, in JSON's own types.

    Of topics none is not the same as unknown, as they are in rows that were written before there were any.
    """
    plain: dict[str, Any] = {}
    for field in fields(Article):
        value = getattr(article, field.name)
        if value is None or (value in ("", ()) and field.name != "topics"):
            continue
        match field.name:
            case "published" | "updated":
                plain[field.name] = value.isoformat()
            case "tags":
                plain["tags"] = [[str(tag), tag.label, tag.channel] for tag in value]
            case "parts":
                plain["parts"] = [[part.first, part.url] for part in value]
            case "blocks" if value == paragraph_blocks(article.paragraphs):
                # As rows have none that were written before there were blocks.
                continue
            case "blocks":
                plain["blocks"] = list(_blocks_to_json(article))
            case _:
                plain[field.name] = list(value) if isinstance(value, tuple) else value
    return plain


def _blocks_to_json(article: Article) -> Iterator[int | list[Any]]:
    """Yield the blocks, of which those that are paragraphs hold their number and not their text.

    A plain paragraph is its number alone.
    """
    number = 0
    for block in article.blocks:
        said: int | str = block.text
        if number < len(article.paragraphs) and block.text == article.paragraphs[number]:
            said, number = number, number + 1
        plain = Block(kind=BlockKind.PARAGRAPH, text=block.text, position=block.position)
        if isinstance(said, int) and block == plain:
            yield said
        else:
            yield [str(block.kind), block.level, said, *([block.name] if block.name else [])]


def article_from_json(plain: dict[str, Any]) -> Article:
    """Return the article that :func:`article_to_json` wrote.

    Fields that this version does not know (a newer one wrote them) are left out.
    """
    values: dict[str, Any] = {}
    for field in fields(Article):
        if field.name not in plain:
            continue
        value = plain[field.name]
        match field.name:
            case "published" | "updated":
                values[field.name] = _day_or_time(value)
            case "tags":
                values["tags"] = tuple(
                    Tag(name, label=label, channel=channel) for name, label, channel in value
                )
            case "blocks":
                values["blocks"] = tuple(_blocks(value, plain.get("paragraphs", ())))
            case "parts":
                values["parts"] = tuple(Part(first, url) for first, url in value)
            case "kind":
                values["kind"] = _kind(value)
            case "notices":
                values["notices"] = tuple(Notice(notice) for notice in value)
            case _:
                values[field.name] = tuple(value) if isinstance(value, list) else value
    return Article(**values)


def _blocks(plain: Iterable[int | list[Any]], paragraphs: Sequence[str]) -> Iterator[Block]:
    for position, each in enumerate(plain):
        if isinstance(each, int):
            yield Block(kind=BlockKind.PARAGRAPH, text=paragraphs[each], position=position)
            continue
        kind, level, said, *name = each
        yield Block(
            kind=BlockKind(kind),
            text=paragraphs[said] if isinstance(said, int) else said,
            level=level,
            position=position,
            name=name[0] if name else None,
        )


def _kind(slug: str) -> ArticleKind | None:
    """Return the kind; None of one that a newer version knows."""
    return ArticleKind(slug) if slug in set(ArticleKind) else None


def _day_or_time(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
