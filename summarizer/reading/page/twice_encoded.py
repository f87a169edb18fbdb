"""Words of a page that were encoded twice, as texts are that go through a system of another time."""

from __future__ import annotations

import re

#: UTF-8 that was read as Latin-1 and written in UTF-8 again.
_TWICE = re.compile(
    rb"(?:\xc3[\x82-\x9f]\xc2[\x80-\xbf]"
    rb"|\xc3[\xa0-\xaf](?:\xc2[\x80-\xbf]){2}"
    rb"|\xc3[\xb0-\xb4](?:\xc2[\x80-\xbf]){3})+"
)

#: What no text has: a control behind a letter, or a capital with a tilde before a mark. It begins with
#: a byte, by which pages without any are passed over fast.
_SIGN = re.compile(
    rb"\xc3(?:\x83\xc2[\xa1-\xba\xbc-\xbf]"
    rb"|[\x82-\xb4]\xc2[\x80-\x84\x86-\x9f]"
    rb"|[\xa0-\xb4]\xc2[\x80-\xbf]\xc2[\x80-\x84\x86-\x9f])"
)
_CONTROL = re.compile(rb"\xc2[\x80-\x84\x86-\x9f]")
_TILDES = re.compile(rb"(?:\xc3\x83\xc2[\xa1-\xba\xbc-\xbf])+")

#: Some words went through such a system more than once.
_MAX_TIMES = 2


def encoded_once(markup: bytes) -> bytes:
    """Return markup in UTF-8 with the words in it that were encoded twice as they were meant."""
    for _ in range(_MAX_TIMES):
        if not _SIGN.search(markup):
            break
        markup = _TWICE.sub(_as_meant, markup)
    return markup


def _as_meant(run: re.Match[bytes]) -> bytes:
    if not (_CONTROL.search(run[0]) or (_TILDES.fullmatch(run[0]) and _is_in_word(run))):
        return run[0]
    meant = run[0].decode().encode("latin-1")
    try:
        meant.decode()
    except UnicodeDecodeError:
        return run[0]
    return meant


def _is_in_word(run: re.Match[bytes]) -> bool:
    """Whether a small letter stands beside: "SÃ»" may end what is shouted within quotation marks."""
    start, end = run.span()
    beside = (run.string[start - 1 : start], run.string[end : end + 1])
    return any(map(bytes.islower, beside))
