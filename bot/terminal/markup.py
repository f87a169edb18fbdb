"""Telegram's HTML as lines of a terminal."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from bot.invisible import SPELLING_JOINERS, spell_out
from bot.render.direction import ISOLATES
from bot.render.html import JOINER

#: A terminal's lines have isolates of their own; see ``bot.terminal.fitting``.
_FOR_CLIENTS = re.compile(f"[{JOINER}{ISOLATES}]")

_RESET = "\x1b[0m"
_STYLES = {"b": "\x1b[1m", "i": "\x1b[3m", "code": "\x1b[36m"}


def to_plain(html: str, *, links: bool = False) -> str:
    """Return text in which each link's address stands behind its words.

    Args:
        html: Telegram's.
        links: Whether links without words are kept, such as the arrow behind a point: their
            addresses hold a whole sentence in percent signs.
    """
    return _convert(_Plain(all_links=links), html)


def to_ansi(html: str) -> str:
    """Return text with bold, italics and links, as most terminals show them.

    Source: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda (OSC 8 links)
    """
    return _convert(_Ansi(), html)


class _Plain(HTMLParser):
    def __init__(self, *, all_links: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._all_links = all_links
        self._address = ""
        self._begin = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._address = _shown(dict(attrs).get("href") or "")
            self._begin = len(self.parts)

    def handle_endtag(self, tag: str) -> None:
        if tag != "a":
            return
        if self._all_links or any(map(str.isalnum, "".join(self.parts[self._begin :]))):
            self.parts.append(f" {self._address}")
            return
        del self.parts[self._begin :]
        if self.parts:
            self.parts[-1] = self.parts[-1].rstrip(" ")

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
    return spell_out(_FOR_CLIENTS.sub("", text), keep=f"\n{SPELLING_JOINERS}")
