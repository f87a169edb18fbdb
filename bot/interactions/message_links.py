"""The links of a message, wherever it has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from telegram import Message, MessageEntity

from bot.fetching.links import clean_link
from bot.fetching.written_links import is_host, link_spans

#: How many links of one message are answered.
MAX_LINKS = 5

_KINDS: list[str | None] = [MessageEntity.URL, MessageEntity.TEXT_LINK]

#: Clients look for no links in these.
_CODE: list[str | None] = [MessageEntity.CODE, MessageEntity.PRE]

_WEB = ("http://", "https://")


def links_of(message: Message, *, bare: bool = True) -> tuple[str, ...]:
    """Return the web links of a message, each once.

    Those of its text or caption come first, in order, code among them; then those of what it quotes,
    of its preview, and of its buttons. Two links that differ in nothing but tracking parameters are
    one.

    Args:
        message: The message.
        bare: Whether ``example.org`` is one, which in talk may as well be the name of a file.
    """
    links: dict[str, str] = {}
    for written in (*_in_words(message), *_quoted(message), *_behind(message)):
        if not bare and _is_bare(written):
            continue
        url = with_scheme(written)
        if url.lower().startswith(_WEB):
            links.setdefault(clean_link(url), url)
    return tuple(links.values())


def links_in(text: str) -> tuple[str, ...]:
    """Return the links of a text in which no client marked any, in order, each once.

    ``example.org`` is one where it stands alone.
    """
    alone = text.strip()
    links: dict[str, str] = {}
    for written in (alone,) if is_host(alone) else _within(text):
        url = with_scheme(written)
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


def _in_words(message: Message) -> Iterator[str]:
    kinds = [*_KINDS, *_CODE]
    entities = message.parse_entities(kinds) | message.parse_caption_entities(kinds)
    for entity in sorted(entities, key=lambda entity: entity.offset):
        words = entities[entity]
        if entity.type in _CODE:
            yield from _within(words)
        else:
            yield entity.url or words


def _quoted(message: Message) -> Iterator[str]:
    # What Telegram quotes by itself nobody chose. Of links in quotes it keeps the words alone.
    if message.quote and message.quote.is_manual:
        yield from _within(message.quote.text)


def _behind(message: Message) -> Iterator[str]:
    preview = message.link_preview_options
    if preview and isinstance(preview.url, str):
        yield preview.url
    for row in message.reply_markup.inline_keyboard if message.reply_markup else ():
        yield from (button.url for button in row if button.url)


def _within(text: str) -> Iterator[str]:
    for start, end in link_spans(text):
        yield text[start:end]


def _is_bare(written: str) -> bool:
    """Whether it is a host alone, without a scheme and without a path."""
    return "://" not in written and "/" not in written
