"""How answers look where a program prints them: at a terminal, or in a pipe."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self, TextIO

from bot.terminal.fitting import GAP, fitted, parted
from bot.terminal.markup import to_ansi, to_plain


@dataclass(frozen=True, slots=True, kw_only=True)
class Display:
    """Turns Telegram's HTML into what is printed; the default: into lines of a pipe."""

    #: Whether there are styles, and links to tap.
    colours: bool = False

    #: Whether a point's link is printed where none can be tapped.
    links: bool = False

    #: Returns how many cells a line has now; None: lines are of any length.
    columns: Callable[[], int] | None = None

    @classmethod
    def of(cls, stream: TextIO, *, colours: bool, links: bool) -> Self:
        """Return that of a stream: a terminal, on which colours may be wanted, or a pipe."""
        if not stream.isatty():
            return cls(links=links)
        return cls(colours=colours, links=links, columns=_columns)

    def text(self, html: str) -> str:
        """Return what is printed for a message."""
        text = to_ansi(html) if self.colours else to_plain(html, links=self.links)
        return fitted(text, self.columns()) if self.columns else text

    def line(self, text: str) -> str:
        """Return what is printed for a plain text."""
        return fitted(text, self.columns()) if self.columns else text

    def row(self, buttons: Sequence[str]) -> str:
        """Return what is printed for buttons: none is broken that fits a line."""
        if self.columns is None:
            return GAP.join(buttons)
        return fitted("\n".join(parted(buttons, self.columns())), self.columns())


def _columns() -> int:
    return shutil.get_terminal_size().columns
