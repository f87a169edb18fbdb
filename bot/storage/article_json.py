"""An article as JSON, as it is kept, and back."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime
from typing import Any

from summarizer.models import Article, Notice, Tag


def article_to_json(article: Article) -> dict[str, Any]:
    """Return the fields that are not empty, in JSON's own types."""
    plain: dict[str, Any] = {}
    for field in fields(Article):
        value = getattr(article, field.name)
        if value is None or value in ("", ()):
            continue
        match field.name:
            case "published" | "updated":
                plain[field.name] = value.isoformat()
            case "tags":
                plain["tags"] = [[str(tag), tag.label, tag.channel] for tag in value]
            case _:
                plain[field.name] = list(value) if isinstance(value, tuple) else value
    return plain


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
            case "notices":
                values["notices"] = tuple(Notice(notice) for notice in value)
            case _:
                values[field.name] = tuple(value) if isinstance(value, list) else value
    return Article(**values)


def _day_or_time(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
