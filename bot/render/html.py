"""Text to Telegram's HTML: cleaned, escaped, and with nothing in it that can be tapped.

Source: https://core.telegram.org/bots/api#html-style
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import datetime
from html import escape as _escape
from html import unescape
from urllib.parse import quote

#: Telegram's limits for one message.
MAX_UTF16_UNITS = 4096
MAX_ENTITIES = 100

#: Controls, and characters that have no width or turn the direction of what follows: they could
#: make a text read other than it is. ZWNJ and ZWJ (200C, 200D) stay: Persian, Hindi and emoji
#: are spelt with them. Private use (icons of a page's own font) and noncharacters show as boxes.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\uffff\ufdd0-\ufdef\ue000-\uf8ff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\U000efffe-\U0010ffff"
    # Halves of a pair, as JSON can hold them: no encoding has a form for these.
    "\ud800-\udfff"
    + "".join(
        chr(plane | 0xFFFE) + chr(plane | 0xFFFF) for plane in range(0x10000, 0xE0000, 0x10000)
    )
    + "]"
)

#: A joiner joins two characters; more of them, or one at an edge, only hide something.
_IDLE_JOINERS = re.compile("[\u200c\u200d]+(?=[\u200c\u200d\\s]|$)|(?<!\\S)[\u200c\u200d]+")

#: No script puts more marks on a letter; more of them cover the lines above and below.
_PILED_MARKS = re.compile(
    "([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)

#: WORD JOINER has no width and parts no line, and no client takes what holds it for one word. It
#: stays where Telegram refuses markup and the text is sent plain, and needs none of a message's
#: hundred entities, as ``<code>`` would. ``clean`` drops it from foreign texts: each one is ours.
JOINER = "\u2060"

#: Where a joiner has to stand so that clients find nothing to tap: no mention, command, hashtag,
#: cashtag, link, host or address of mail. What cannot be one ("and/or", "U.S.", "3.14") has none; as
#: lists of top-level domains grow, any word right behind a dot may be one.
#: Source: https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp
_TAPPED = re.compile(
    r"""
      (?<=@)(?=\w)                                         # @name, a@b.org
    | (?<![a-z0-9_]/)(?<=/)(?=[a-z0-9_])                   # /start
    | (?<=\#)(?=\S)                                        # #tag
    | (?<=\$)(?-i:(?=[A-Z]|1INCH))                         # $USD
    | (?<=:)(?=[/\\])                                      # https://, tg://
    | (?:(?<=\btg)|(?<=\bton)|(?<=\btonsite))(?=:\S)       # tg:resolve
    | (?<=[^\s.])(?=\.[^\W\d_](?:[\w-]|[^\x00-\x7f\s]))   # example.org
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: Numbers of phones (a plus before a few digits, or nine and more), of cards, and addresses of hosts.
_NUMBER = re.compile(
    r"\+[ (]*[0-9](?:[ ().\-\xa0\u2010-\u2015]*[0-9]){4,}"
    r"|[0-9](?:[ ().\-\xa0\u2010-\u2015]*[0-9]){8,}"
    r"|[0-9]+(?:\.[0-9]+){3,}"
)
_DIGITS = re.compile(r"\+|[0-9]{3}(?=[0-9])|[0-9](?=[^0-9])")

#: Longer ones are no links that people can follow, and a few fill a request.
_MAX_URL_LENGTH = 4000

#: What ends a link for Telegram's parser.
_UNSAFE_IN_URL = re.compile(r"[\s\x00-\x1f\x7f-\x9f\"'<>\ud800-\udfff]")

#: What of a time Telegram takes: seconds since 1970 that 31 bits hold.
_SECONDS = range(1, 2**31)

#: So many times what is shown is looked at: a sentence without an end is a whole article.
_LOOKED_AT = 4


def clean(text: str) -> str:
    """Drop what cannot be seen, and fold line breaks and runs of blanks to one blank."""
    seen = _PILED_MARKS.sub(r"\1", _INVISIBLE.sub("", text))
    return " ".join(_IDLE_JOINERS.sub("", " ".join(seen.split())).split())


def shown(text: str, limit: int) -> str:
    """Return a foreign text as HTML: cleaned, cut to ``limit`` characters, escaped."""
    return escape(shorten(clean(text[: limit * _LOOKED_AT]), limit))


def escape(text: str) -> str:
    """Return a foreign text as HTML that reads as it is, and in which nothing can be tapped."""
    return _escape(_inert(text))


def _inert(text: str) -> str:
    apart = _NUMBER.sub(lambda number: _DIGITS.sub(rf"\g<0>{JOINER}", number[0]), text)
    return _TAPPED.sub(JOINER, apart)


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


def in_hashtag(character: str) -> bool:
    """Whether a letter, a mark or a digit goes on with a hashtag, which ends at ² and ½."""
    category = unicodedata.category(character)
    return category[0] in "LMN" and category != "No"


def link(html: str, url: str) -> str:
    """Return HTML as a link; as it is where the address is not one of the web, or endless."""
    url = _UNSAFE_IN_URL.sub(lambda match: quote(match[0], errors="replace"), url)
    if not re.match(r"https?://[^/]", url) or len(url) > _MAX_URL_LENGTH:
        return html
    return f'<a href="{_escape(url)}">{html}</a>'


def moment(html: str, when: datetime) -> str:
    """Return HTML that stands for a time: it is shown as it is, and tells the reader's own clock.

    Source: https://core.telegram.org/bots/api#html-style (``tg-time``)

    Args:
        html: Without links in it.
        when: Aware; where Telegram has no such time the HTML is returned as it is.
    """
    seconds = int(when.timestamp())
    return f'<tg-time unix="{seconds}">{html}</tg-time>' if seconds in _SECONDS else html


def fitting(parts: Iterable[str], units: int = MAX_UTF16_UNITS) -> list[str]:
    """Return the first parts, HTML, that fit a length with two characters between each."""
    kept: list[str] = []
    for part in parts:
        units -= utf16_units(part) + len(", ")
        if units < 0:
            break
        kept.append(part)
    return kept


def utf16_units(html: str) -> int:
    """Return the length of HTML as Telegram counts it: shown, in UTF-16 units."""
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    return len(shown.encode("utf-16-le", "surrogatepass")) // 2


def entity_count(html: str) -> int:
    """Return how many entities HTML has: its tags, and the hashtags that we put there."""
    shown = unescape(re.sub(r"<[^>]*>", "", html))
    return html.count("</") + len(re.findall(r"#\w", shown))
