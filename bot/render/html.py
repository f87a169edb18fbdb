"""Text to Telegram's HTML: cleaned, escaped, and with nothing in it that a tap would trigger.

Source: https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
import unicodedata
from html import escape as _escape
from html import unescape
from urllib.parse import quote

#: Telegram's limits for one message.
MAX_UTF16_UNITS = 4096
MAX_ENTITIES = 100

#: Controls, and characters that have no width or turn the direction of what follows: they could
#: make a text read other than it is. ZWNJ and ZWJ (200C, 200D) stay: Persian, Hindi and emoji
#: are spelt with them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff"
    # Halves of a pair, as JSON can hold them: no encoding has a form for these.
    "\ud800-\udfff]"
)

#: A joiner joins two characters; more of them, or one at an edge, only hide something.
_IDLE_JOINERS = re.compile("[\u200c\u200d]+(?=[\u200c\u200d\\s]|$)|(?<!\\S)[\u200c\u200d]+")

#: No script puts more marks on a letter; more of them cover the lines above and below.
_PILED_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

#: What Telegram's clients turn into something to tap: mentions, commands, links into Telegram.
#: Source: https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp (find_mentions,
#: find_bot_commands, find_tg_urls)
_TRIGGER = re.compile(
    r"(?<![\w@/])@\w{2,}|(?<![\w/])/\w{1,64}(?:@\w+)?"
    r"|\b(?:tg|ton|tonsite):/*\S+"
    r"|\b(?:[\w-]+\.)*(?:t\.me|telegram\.(?:me|dog)|telesco\.pe)\b\S*",
    re.IGNORECASE,
)

#: In one text; behind the last of them all is set as code, as a message has a hundred entities.
_MAX_TRIGGERS = 8

#: Longer ones are no links that people can follow, and a few fill a request.
_MAX_URL_LENGTH = 4000

#: What ends a link for Telegram's parser.
_UNSAFE_IN_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>\ud800-\udfff]")


def clean(text: str) -> str:
    """Drop what cannot be seen, and fold line breaks and runs of blanks to one blank."""
    seen = _PILED_MARKS.sub(r"\1", _INVISIBLE.sub("", text))
    return " ".join(_IDLE_JOINERS.sub("", " ".join(seen.split())).split())


def escape(text: str) -> str:
    """Return a foreign text as HTML that shows it as it is.

    Mentions, commands and links into Telegram are set as code, where clients leave them alone.
    """
    parts: list[str] = []
    end = 0
    for number, match in enumerate(_TRIGGER.finditer(text), 1):
        last = number == _MAX_TRIGGERS
        code = text[match.start() :] if last else match[0]
        parts += _escape(text[end : match.start()]), f"<code>{_escape(code)}</code>"
        end = len(text) if last else match.end()
        if last:
            break
    return "".join(parts) + _escape(text[end:])


def shorten(text: str, limit: int) -> str:
    """Cut a text to ``limit`` characters at the end of a word, with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    # A mark that belongs to the letter before it must not be cut off from it.
    if unicodedata.combining(text[limit - 1]):
        cut = cut[:-1]
    space = cut.rfind(" ")
    # Nor a joiner be left without what it joins.
    return (cut[:space] if space > limit // 2 else cut).rstrip(" \u200c\u200d") + "…"


def link(html: str, url: str) -> str:
    """Return HTML as a link; as it is where the address is not one of the web, or endless."""
    url = _UNSAFE_IN_URL.sub(lambda match: quote(match[0], errors="replace"), url)
    if not re.match(r"https?://[^/]", url) or len(url) > _MAX_URL_LENGTH:
        return html
    return f'<a href="{_escape(url)}">{html}</a>'


def utf16_units(html: str) -> int:
    """Return the length of HTML as Telegram counts it: shown, in UTF-16 units."""
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2


def entity_count(html: str) -> int:
    """Return the most entities that HTML can have: its tags, and what clients find in its text.

    Clients find links, hashtags, cashtags, addresses of mail and numbers of phones and cards;
    each has one of a few characters in it.
    """
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    return html.count("</") + len(re.findall(r"[\w)]\.\w{2}|[#$@+]\w|\d{6}", shown))
