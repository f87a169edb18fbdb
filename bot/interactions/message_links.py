"""The links of a message."""

from __future__ import annotations

from collections.abc import Iterable

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


def written_links_of(message: Message) -> tuple[str, ...]:
    """Return the words of a message's text that are links, or that links stand behind."""
    return tuple(message.parse_entities(_KINDS).values())


def marked(text: str, written: Iterable[str], mark: str) -> str:
    """Return a text, a mark in place of each link as it is written."""
    for link in written:
        text = text.replace(link, mark, 1)
    return text


def with_scheme(url: str) -> str:
    """Return a link as a person writes it, ``example.com/a``, with a scheme."""
    return url if "://" in url else f"https://{url}"
