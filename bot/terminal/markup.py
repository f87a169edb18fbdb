"""Telegram's HTML as lines of a terminal."""

from __future__ import annotations

from html.parser import HTMLParser

from bot.render.html import JOINER
from bot.unseen import SPELLING_JOINERS, spell_out

_RESET = "\x1b[0m"
_STYLES = {"b": "\x1b[1m", "i": "\x1b[3m", "code": "\x1b[36m"}


def to_plain(html: str) -> str:
    """Return text in which each link's address stands behind it."""
    return _convert(_Plain(), html)


def to_ansi(html: str) -> str:
    """Return text with bold, italics and links, as most terminals show them.

    Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda (OSC 8 links)
    """
    return _convert(_Ansi(), html)


class _Plain(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.address = _shown(dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self.parts.append(f" {self.address}")

    def handle_data(self, data: str) -> None:
        self.parts.append(_shown(data))


class _Ansi(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.parts.append(f"\x1b]8;;{_shown(dict(attrs).get('href') or '')}\x1b\\")
        else:
            self.parts.append(_STYLES.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append("\x1b]8;;\x1b\\" if tag == "a" else _RESET)

    def handle_data(self, data: str) -> None:
        self.parts.append(_shown(data))


def _convert(parser: _Plain | _Ansi, html: str) -> str:
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)


def _shown(text: str) -> str:
    """Return a text without what only Telegram's clients need, and nothing that a terminal obeys."""
    return spell_out(text.replace(JOINER, ""), keep=f"\n{SPELLING_JOINERS}")
