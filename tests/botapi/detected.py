"""Entities that Telegram finds in plain text by itself, at least those that it finds.

Source: ``find_*`` of https://github.com/tdlib/td/blob/master/td/telegram/MessageEntity.cpp; phones are
found by Telegram's servers, whose rule is not public.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from tld import get_tld

Span = tuple[int, int]

#: What may stand in a host, and in a path: of General Punctuation only joiners and dashes.
_HOST = r"[a-zA-Z0-9_.~\xc0-\u1fff\u200c\u200d\u2010-\u2015\u2070-\u2fff\u3001-\U0010ffff-]"
_PATH = r"[^\s<>\"«»\u2000-\u200b\u200e\u200f\u2016-\u206f]"
_URL = re.compile(rf"(?<!{_HOST}){_HOST}*\.{_HOST}+(?::[0-9]{{1,5}})?(?:[/?#]{_PATH}*)?")
_SCHEME = re.compile(r"(?:(?<!s)http|https|(?<![st])ftp)://(?:[^\s/@]*@)?\Z", re.IGNORECASE)
_AFTER_URL = ".:;,('?!`\")]}"
_EMAIL = re.compile(
    r"(?<![a-z0-9_.+-])(?:[a-z0-9_-]{0,26}[.+]){0,10}[a-z0-9_-]{1,35}@(?:(?:[a-z0-9][a-z0-9_-]{0,28})?[a-z0-9]\.){1,6}[a-z]{2,8}(?![a-z])",
    re.IGNORECASE,
)
_TG = re.compile(rf"(?:tg|ton)://[a-z0-9_-]{{1,253}}(?:[/?#]{_PATH}*)?", re.IGNORECASE)
_MENTION = re.compile(r"@([a-zA-Z0-9_]{2,32})(?![a-zA-Z0-9_])")
_COMMAND = re.compile(r"/[a-zA-Z0-9_]{1,64}(?![a-zA-Z0-9_])(?:@[a-zA-Z0-9_]{3,32})?")
_CASHTAG = re.compile(r"\$(?:1INCH|[A-Z]{1,8}(?![A-Z]))")
_CARD = re.compile(r"[0-9](?:[ -]*[0-9]){12,18}")
_PHONE = re.compile(r"\+[ (]*[0-9](?:[ ().-]?[ ().-]?[0-9]){6,}|[0-9](?:[ ().-]?[0-9]){9,}")


def detected(
    text: str, explicit: tuple[dict[str, Any], ...] = (), *, any_domain: bool = False
) -> tuple[dict[str, Any], ...]:
    """Return what is found outside of links, code and of one another.

    Args:
        text: As Telegram has it.
        explicit: The entities that its sender stated.
        any_domain: Take whatever word for a top-level domain, as clients to come may.
    """
    taken = [
        (e["offset"], e["offset"] + e["length"])
        for e in explicit
        if e["type"] in {"text_link", "code", "pre"}
    ]
    found: list[dict[str, Any]] = []
    for kind, spans in _kinds(text, any_domain=any_domain):
        for begins, ends in spans:
            start = _units(text[:begins])
            end = start + _units(text[begins:ends])
            if all(end <= a or b <= start for a, b in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return tuple(sorted(found, key=lambda e: e["offset"]))


def _kinds(text: str, *, any_domain: bool) -> Iterator[tuple[str, Iterator[Span]]]:
    yield "url", _matches(_TG, text)
    yield "email", _matches(_EMAIL, text)
    yield "url", _urls(text, any_domain=any_domain)
    yield "mention", _matches(_MENTION, text, _no_word)
    yield "bot_command", _matches(_COMMAND, text, _no_word_nor_slash)
    yield "hashtag", _hashtags(text)
    yield "cashtag", _matches(_CASHTAG, text, lambda c: not _in_hashtag(c) and c != "$")
    yield "bank_card", (s for s in _matches(_CARD, text) if _passes_luhn(text[slice(*s)]))
    yield "phone_number", _matches(_PHONE, text)


def _matches(
    pattern: re.Pattern[str], text: str, alone: Callable[[str], bool] = lambda _: True
) -> Iterator[Span]:
    """Yield what is matched where neither character beside it belongs to it."""
    for match in pattern.finditer(text):
        before, behind = (
            text[match.start() - 1 : match.start()],
            text[match.end() : match.end() + 1],
        )
        if (not before or alone(before)) and (not behind or alone(behind)):
            yield match.span()


def _urls(text: str, *, any_domain: bool) -> Iterator[Span]:
    for match in _URL.finditer(text):
        before = text[max(0, match.start() - 100) : match.start()]
        scheme = _SCHEME.search(before)
        if not scheme and before and (_is_word(before[-1]) or before[-1] in "/#"):
            continue
        host = re.split("[:/?#]", match[0], maxsplit=1)[0].rstrip(".")
        if _is_host(host, stated=bool(scheme), any_domain=any_domain):
            start = match.start() - len(scheme[0] if scheme else "")
            yield start, match.start() + len(match[0].rstrip(_AFTER_URL))


def _is_host(host: str, *, stated: bool, any_domain: bool) -> bool:
    labels = host.split(".")
    if len(labels) < 2 or any(not label or label[-1] == "-" for label in labels):
        return False
    if all(re.fullmatch(r"[0-9]{1,3}", label) for label in labels):
        return len(labels) == 4
    top = labels[-1].casefold()
    if len(top) < 2 or host.replace(".", "").isdecimal() or "_" in top or "_" in labels[-2]:
        return False
    if top.startswith("xn--"):
        return len(top) > 5
    if "-" in top:
        return False
    return stated or (top[0].isalpha() if any_domain else _is_known(top))


def _is_known(top: str) -> bool:
    return bool(get_tld(f"http://a.{top}", fail_silently=True)) and top[0].isalpha()


def _hashtags(text: str) -> Iterator[Span]:
    for match in re.finditer("#", text):
        end = match.end()
        while end < len(text) and _in_hashtag(text[end]):
            end += 1
        tag = text[match.end() : end]
        before = text[match.start() - 1 : match.start()]
        glued = (before and _in_hashtag(before)) or text[end : end + 1] == "#"
        if not glued and any(map(str.isalpha, tag)):
            yield match.start(), end


def _in_hashtag(char: str) -> bool:
    # Marks are taken by some clients, though not by TDLib.
    return char in "_\u200c\xb7" or unicodedata.category(char)[:1] in "LM" or char.isdecimal()


def _is_word(char: str) -> bool:
    return char == "_" or unicodedata.category(char)[0] in "LN"


def _no_word(char: str) -> bool:
    return not _is_word(char)


def _no_word_nor_slash(char: str) -> bool:
    return not _is_word(char) and char not in "/<>"


def _passes_luhn(number: str) -> bool:
    digits = [int(char) for char in reversed(number) if char.isdecimal()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[1::2])
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
