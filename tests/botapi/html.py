"""Telegram's HTML to text and entities, as its servers parse it.

Source: ``parse_html`` in https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from tests.botapi.errors import Refusal, bad_request

_KINDS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strikethrough",
    "strike": "strikethrough", "del": "strikethrough", "u": "underline", "ins": "underline",
    "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji", "pre": "pre", "code": "code",
    "blockquote": "blockquote", "span": "spoiler", "tg-time": "date_time",
}  # fmt: skip
_ENTITY = re.compile(r"&(?:#(\d+)|#x([0-9a-fA-F]+)|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LINK = re.compile(r"(?:https?://[^\s/]+\S*|tg://\S+|mailto:\S+|tel:\S+)")
_TAG_NAME = re.compile(r"[a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(
    r"\s+([a-zA-Z0-9-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([a-zA-Z0-9.-]+)))?"
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message text, parsed."""

    text: str

    #: MessageEntity objects.
    entities: tuple[dict[str, Any], ...]

    #: Addresses of links that Telegram would silently drop.
    dropped_links: tuple[str, ...] = ()


def parse_html(html: str) -> Parsed:
    """Parse a text in HTML.

    Raises:
        Refusal: Of what is unsupported, unclosed or mismatched, with the byte it stands at.
    """
    parser = _Parser(html)
    while parser.position < len(html):
        parser.step()
    if parser.open_tags:
        raise _unparsed(
            f'Can\'t find end tag corresponding to start tag "{parser.open_tags[-1].name}"'
        )
    return Parsed("".join(parser.text), tuple(_nested(parser.entities)), tuple(parser.dropped))


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str

    #: In UTF-16 units of the text.
    start: int
    attributes: dict[str, str]


class _Parser:
    def __init__(self, html: str) -> None:
        self.html = html
        self.position = 0
        self.text: list[str] = []
        self.units = 0
        self.entities: list[dict[str, Any]] = []
        self.dropped: list[str] = []
        self.open_tags: list[_OpenTag] = []

    def step(self) -> None:
        """Take one character, entity or tag."""
        if self.html.startswith("</", self.position):
            self._end_tag()
        elif self.html[self.position] == "<":
            self._start_tag()
        else:
            match = _ENTITY.match(self.html, self.position)
            decoded = _decoded(match) if match else None
            char = decoded or self.html[self.position]
            self.text.append(char)
            self.units += _units(char)
            self.position = match.end() if match and decoded else self.position + 1

    def _start_tag(self) -> None:
        offset = self._byte_offset()
        match = _TAG_NAME.match(self.html, self.position + 1)
        name = match[0].lower() if match else ""
        if name not in _KINDS:
            raise _unparsed(f'Unsupported start tag "{name}" at byte offset {offset}')
        self.position += 1 + len(name)
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self.html, self.position):
            value = next((group for group in match.groups()[1:] if group is not None), "")
            attributes[match[1].lower()] = _ENTITY.sub(lambda m: _decoded(m) or m[0], value)
            self.position = match.end()
        while self.html[self.position : self.position + 1].isspace():
            self.position += 1
        if not self.html.startswith(">", self.position):
            raise _unparsed(f'Unclosed start tag "{name}" at byte offset {offset}')
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsed(f'Tag "span" must have class "tg-spoiler" at byte offset {offset}')
        self.position += 1
        self.open_tags.append(_OpenTag(name, self.units, attributes))

    def _end_tag(self) -> None:
        offset = self._byte_offset()
        end = self.html.find(">", self.position)
        name = self.html[self.position + 2 : end if end >= 0 else None].strip().lower()
        if not self.open_tags:
            raise _unparsed(f"Unexpected end tag at byte offset {offset}")
        tag = self.open_tags.pop()
        if end < 0 or (name and name != tag.name):
            raise _unparsed(
                f'Unmatched end tag at byte offset {offset}, expected "</{tag.name}>", found "</{name}>"'
            )
        if self.units > tag.start:
            self._close(tag)
        self.position = end + 1

    def _close(self, tag: _OpenTag) -> None:
        entity: dict[str, Any] = {
            "type": _KINDS[tag.name],
            "offset": tag.start,
            "length": self.units - tag.start,
        }
        if tag.name == "a":
            units = "".join(self.text).encode("utf-16-le", "surrogatepass")
            shown = units[tag.start * 2 :].decode("utf-16-le", "surrogatepass")
            url = tag.attributes.get("href") or shown
            if not _LINK.fullmatch(url):
                self.dropped.append(url)
                return
            entity["url"] = url
        if tag.name == "tg-time":
            entity["unix_time"] = _unix_time(tag.attributes.get("unix", ""))
            if template := tag.attributes.get("format"):
                entity["date_time_format"] = template
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        language = tag.attributes.get("class", "")
        if tag.name == "code" and language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        self.entities.append(entity)

    def _byte_offset(self) -> int:
        return len(self.html[: self.position].encode("utf-8", "surrogatepass"))


def _nested(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Sort, and drop what stands inside code: it holds no other entity."""
    ordered = sorted(entities, key=lambda e: (e["offset"], -e["length"]))
    code = [e for e in ordered if e["type"] in {"code", "pre"}]
    return [
        e
        for e in ordered
        if not any(
            c is not e
            and c["offset"] <= e["offset"]
            and e["offset"] + e["length"] <= c["offset"] + c["length"]
            for c in code
        )
    ]


def _unix_time(written: str) -> int:
    if not re.fullmatch(r"[0-9]{1,10}", written) or not 0 < int(written) < 2**31:
        raise _unparsed(f'Invalid date/time "{written}" specified')
    return int(written)


def _decoded(match: re.Match[str]) -> str | None:
    if match[3]:
        return _NAMED[match[3]]
    number = int(match[1]) if match[1] else int(match[2], 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _unparsed(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
