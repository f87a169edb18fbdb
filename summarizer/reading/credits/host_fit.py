"""How well a name fits the host that it is said to be of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate

from summarizer.reading.page.names import host_label, unaccented

_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la|les|el|il|lo|o|a)\s+", re.IGNORECASE)

#: Firms, which are seldom what people call their papers.
FIRM = re.compile(
    r",|\b(?:gmbh|inc|llc|ltd|limited|corp|corporation|company|group|media|ag|s\.?a\.?|b\.?v|e\.\s?v)\b\.?",
    re.IGNORECASE,
)

#: Letters; of fewer, many names have the beginnings.
_MIN_LABEL = 3

#: Words of a name that says what a site is about.
_SLOGAN = 5

#: Endings that people say with the name: Phys.org.
_SPOKEN = frozenset({"org", "info", "io", "ai", "tv", "fm"})

#: How well a name fits the host: it is the host's own label, it has that within, or neither.
SAME, AKIN, STRANGE = 2, 1, 0


def fit(name: str, host: str) -> int:
    """Return how well a name fits a host."""
    label = letters(host_label(host))
    if not label or is_address(name):
        # An address is no name, but where there is none; some write their names small.
        return AKIN if label and name == label else STRANGE
    if is_native(name):
        return AKIN  # other scripts cannot be compared
    words = [letters(word) for word in re.split(r"[\W_]+", name)]
    if _is_label(label, name, "".join(word[:1] for word in words)):
        return SAME
    if letters(name) == letters(host.removeprefix("www.")):
        return SAME if host.rsplit(".", 1)[-1] in _SPOKEN else AKIN
    if len(label) < _MIN_LABEL or FIRM.search(name) or not _is_made_of(label, words):
        return STRANGE
    # A slogan may have the host's word among others: "News and more for sailors".
    slogan = len(words) >= _SLOGAN and any(word.startswith(label) for word in words)
    return STRANGE if slogan else AKIN


def is_address(name: str) -> bool:
    return name.islower() and " " not in name


def _is_label(label: str, name: str, initials: str) -> bool:
    """Whether a host's label is a name, or its initials, or beginnings of these."""
    if label in {letters(name), letters(_ARTICLE.sub("", name)), initials}:
        return True
    return len(label) >= _MIN_LABEL and _is_made_of(label, initials)


def is_native(name: str) -> bool:
    """Whether a name is in another script than hosts are."""
    return not re.search(r"[a-z]", letters(name))


def has_other_script(text: str) -> bool:
    """Whether most letters of a text are of scripts without capitals."""
    found = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.upper() == letter.lower() for letter in found) > len(found)


def _is_made_of(label: str, words: Iterable[str]) -> bool:
    """Whether a host's label is beginnings of words in their order: ``nytimes``, New York Times."""
    reached = {0}
    for word in words:
        reached |= {
            start + len(beginning)
            for start in reached
            for beginning in accumulate(word)
            if label.startswith(beginning, start)
        }
    return len(label) in reached


def letters(text: str) -> str:
    """Return letters and digits alone, small and without accents."""
    return "".join(filter(str.isalnum, unaccented(text.casefold())))
