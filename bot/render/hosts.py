"""Hosts as people read them, unless letters of theirs could be taken for others.

Rules are those of browsers, simplified: https://www.unicode.org/reports/tr39/#Restriction_Level_Detection
(highly restrictive), and no whole word of Cyrillic or Greek that reads as a Latin one,
https://chromium.googlesource.com/chromium/src/+/main/docs/idn.md
"""

from __future__ import annotations

import unicodedata

#: Scripts that are written together.
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
)

#: Letters that look like Latin ones.
_LOOKALIKES = frozenset("асԁеһіјӏорԛѕԝхуъьгтмнквпилзԍҽүαικνορτυχγ")


def shown_host(host: str) -> str:
    """Return a host in its own letters, or as punycode where these could mislead.

    Args:
        host: Lower case, as in a link; not an address.
    """
    labels = host.split(".")
    return ".".join(_shown(label, top=labels[-1]) for label in labels)


def _shown(label: str, top: str) -> str:
    try:
        ascii_label = label.encode("idna").decode("ascii") if not label.isascii() else label
        if not ascii_label.startswith("xn--"):
            return ascii_label
        letters = ascii_label.removeprefix("xn--").encode("ascii").decode("punycode")
    except UnicodeError:
        return ascii(label)[1:-1]
    return letters if _is_plain(letters, top) else ascii_label


def _is_plain(letters: str, top: str) -> bool:
    if unicodedata.normalize("NFKC", letters) != letters:
        return False
    kinds = {unicodedata.category(char) for char in letters}
    # Letters with the marks that belong to them, digits, hyphen: no symbols, no emoji.
    if not all(kind[0] in "LM" or kind in {"Nd", "Pd"} for kind in kinds):
        return False
    scripts = {_script(char) for char in letters if not char.isascii() or char.isalpha()}
    if len(scripts) > 1 and not any(scripts <= together for together in _TOGETHER):
        return False
    foreign_top = (
        not top.isascii() or top.startswith("xn--") or top in {"ru", "by", "ua", "gr", "bg"}
    )
    return foreign_top or not set(letters) <= _LOOKALIKES | set("0123456789-")


def _script(char: str) -> str:
    """Return the first word of a character's name, which is its script for letters."""
    return unicodedata.name(char, "UNKNOWN").partition(" ")[0]
