"""Characters that no reader sees, but that a terminal, a log or a bidi-aware screen obeys."""

from __future__ import annotations

import unicodedata

#: Controls, formats (zero width, direction), halves of pairs, private use, line separators.
_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})

#: Formats that are signs of their own, above or around the numbers behind them:
#: https://www.unicode.org/reports/tr44/#Prepended_Concatenation_Mark
_SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)

#: ZWNJ and ZWJ: Persian, Hindi and emoji are spelt with them.
SPELLING_JOINERS = "\u200c\u200d"


def spell_out(text: str, keep: str = "") -> str:
    r"""Return a text with each such character as JSON writes it, ``\u202e``.

    Within a JSON string the value stays what it was; elsewhere a person sees that it is there.

    Args:
        text: Of anybody.
        keep: Characters that stay as they are.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(c if c in keep or not _is_unseen(c) else _escaped(c) for c in text)


def _is_unseen(char: str) -> bool:
    if unicodedata.category(char) in _CATEGORIES:
        return char not in _SEEN
    # What is no character, and never will be: https://www.unicode.org/faq/private_use.html#nonchar1
    number = ord(char)
    return number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF


def _escaped(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
