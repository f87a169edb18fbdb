"""Draw the README's pictures of the bot's messages.

``python -m tests.readme.picture`` writes them beside this file, an SVG each.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from bot.models import Reply
from tests.botapi.detected import detected
from tests.botapi.html import parse_html
from tests.readme.screens import SCREENS

_WIDTH, _PADDING, _MARGIN = 640, 16, 12
_SIZE, _LINE, _BLANK_LINE = 15, 21, 10
_BUTTON_HEIGHT, _GAP = 36, 6

#: Widths of characters in the size of the font, for a wide sans-serif face, as the reader's may be.
_NARROW, _WIDE = frozenset("iIjl.,:;'|!()[]ftr \"·"), frozenset("mwMW—@⚠")


@dataclass(frozen=True, slots=True)
class _Char:
    text: str
    link: bool
    bold: bool


def draw(reply: Reply) -> str:
    """Return an SVG picture of a message with its buttons."""
    y = float(_MARGIN + _PADDING)
    rows: list[str] = []
    for line in _lines(reply.html):
        if not line:
            y += _BLANK_LINE
            continue
        y += _LINE
        rows.append(f'<text x="{_MARGIN + _PADDING}" y="{y - 5:g}">{_spans(line)}</text>')
    bottom = y + _PADDING
    box = (
        f'<rect class="bubble" x="{_MARGIN}" y="{_MARGIN}" width="{_WIDTH - 2 * _MARGIN}" '
        f'height="{bottom - _MARGIN:g}" rx="14"/>'
    )
    for buttons in reply.buttons:
        width = (_WIDTH - 2 * _MARGIN - _GAP * (len(buttons) - 1)) / len(buttons)
        for number, button in enumerate(buttons):
            x = _MARGIN + number * (width + _GAP)
            rows.append(
                f'<rect class="button" x="{x:g}" y="{bottom + _GAP:g}" width="{width:g}" '
                f'height="{_BUTTON_HEIGHT}" rx="8"/>'
                f'<text class="label" x="{x + width / 2:g}" y="{bottom + _GAP + 23:g}">'
                f"{escape(button.text)}</text>"
            )
        bottom += _GAP + _BUTTON_HEIGHT
    height = bottom + _MARGIN
    style = (
        f"text{{font:{_SIZE}px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;fill:#0b0b0b}}"
        ".link{fill:#1a73c7}.bold{font-weight:600}.bubble{fill:#fff;stroke:#d5dbe1}"
        ".button{fill:#5f7b93}.label{fill:#fff;text-anchor:middle}"
    )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:space="preserve" width="{_WIDTH}" height="{height:g}" '
        f'viewBox="0 0 {_WIDTH} {height:g}" role="img">'
    )
    return "\n".join(
        (
            svg,
            "<title>A message of Precis</title>",
            f"<style>{style}</style>",
            f'<rect width="100%" height="100%" rx="14" fill="#dfe7ee"/>{box}',
            *rows,
            "</svg>",
            "",
        )
    )


def _lines(html: str) -> Iterator[list[_Char]]:
    """Yield the lines of a message, wrapped at words."""
    parsed = parse_html(html)
    entities = [*parsed.entities, *detected(parsed.text, parsed.entities)]
    kinds = {
        kind: {
            at
            for e in entities
            if (e["type"] == "bold") == (kind == "bold")
            for at in range(e["offset"], e["offset"] + e["length"])
        }
        for kind in ("bold", "link")
    }
    line: list[_Char] = []
    # The article has no character beyond the basic plane, so an index is an offset.
    for at, char in enumerate(parsed.text):
        if char == "\n":
            yield line
            line = []
            continue
        line.append(_Char(char, link=at in kinds["link"], bold=at in kinds["bold"]))
        if _width(line) > _WIDTH - 2 * (_MARGIN + _PADDING):
            space = max((n for n, c in enumerate(line) if c.text == " "), default=len(line) - 2)
            yield line[:space]
            line = line[space + 1 :]
    yield line


def _width(line: list[_Char]) -> float:
    return sum(
        _SIZE
        * (0.36 if c.text in _NARROW else 0.95 if c.text in _WIDE else 0.63)
        * (1.06 if c.bold else 1)
        for c in line
    )


def _spans(line: list[_Char]) -> str:
    parts: list[str] = []
    last = ""
    for char in line:
        kind = " ".join(k for k, on in (("link", char.link), ("bold", char.bold)) if on)
        if kind != last:
            parts.append(("</tspan>" if last else "") + (f'<tspan class="{kind}">' if kind else ""))
            last = kind
        parts.append(escape(char.text, quote=False))
    return "".join(parts) + ("</tspan>" if last else "")


def place_of(name: str) -> Path:
    """Return where a picture is."""
    return Path(__file__).parent / f"{name}.svg"


def picture(name: str) -> str:
    """Return the picture of a screen."""
    return draw(SCREENS[name]())


if __name__ == "__main__":
    for each in SCREENS:
        place_of(each).write_text(picture(each), encoding="utf-8")
