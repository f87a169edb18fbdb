"""The links of a message."""

from __future__ import annotations

from telegram import Message, MessageEntity

from bot.fetching.links import clean_link

#: How many links of one message are answered.
MAX_LINKS = 5

_KINDS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]

_WEB = ("http://", "https://")


def links_of(message: Message) -> tuple[str, ...]:
    """Return the web links of a message's text or caption, in order, each once.

    Two links that differ in nothing but tracking parameters are one.
    """
    entities = message.parse_entities(_KINDS) | message.parse_caption_entities(_KINDS)
    links: dict[str, str] = {}
    for entity in sorted(entities, key=lambda entity: entity.offset):
        url = with_scheme(entity.url or entities[entity])
        if url.lower().startswith(_WEB):
            links.setdefault(clean_link(url), url)
    return tuple(links.values())


def marked(message: Message, text: str, mark: str) -> str:
    """Return a part of a message's text, a mark in place of each link."""
    for written in message.parse_entities(_KINDS).values():
        text = text.replace(written, mark, 1)
    return text


def with_scheme(url: str) -> str:
    """Return a link as a person writes it, ``example.com/a``, with a scheme."""
    return url if "://" in url else f"https://{url}"
