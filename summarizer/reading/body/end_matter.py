"""What stands below an article's last paragraph and is none: who wrote it, prompts, small print.

What it says stands in ``data/phrases/end_matter.json``, looser than what is known of lines amidst an
article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.language.phrases import phrases
from summarizer.language.scripts import DENSE

#: Longer ones are paragraphs, whatever they say.
_MAX_LINE = 700

#: So much of an article is not below it.
_MAX_PART = 0.3

#: Longer lines before a colon are sentences, of ours and of dense scripts: what they lead to may be a
#: film or a table.
_MAX_HEAD, _MAX_HEAD_DENSE = 40, 13

#: So many beginnings are a list.
_SEVERAL = 2

#: So many lines above an article may tell who wrote it.
_HEAD = 2

#: Characters before a name: "Our author", "The former mayor".
_MAX_BEFORE = 60

#: The end of a sentence in them, not a title: "Dr. ".
_OTHER_SENTENCE = re.compile(r"[^\W\d_]{4,}[.!?…]|[。！？।۔]")

#: A first name is longer.
_INITIALS = 2

_COMMA = re.compile("[,،]")

#: So many terms may be a sentence's.
_FEW_TAGS = 5

#: Words of which a tag has fewer, and so a search that a page was written for: "harbour of the north".
_MAX_TAG, _MAX_SEARCH = 5, 9

_PARTS = ("credit", "origin", "prompt", "small print")


def without_end_matter(lines: Sequence[str], people: Sequence[str] = ()) -> list[str]:
    """Return an article's lines without those at its end that are about it.

    Args:
        lines: In reading order.
        people: Who wrote it; a last line that begins with one of them tells who that is.
    """
    kept = len(lines) - _teasers(lines)
    people = [name for name in people if not _speaks(name, lines)]
    left = _MAX_PART * sum(map(len, lines))
    while kept > 1 and is_end_matter(lines[kept - 1], people) and left > len(lines[kept - 1]):
        kept -= 1
        left -= len(lines[kept])
    return list(lines[:kept])


def _speaks(name: str, lines: Sequence[str]) -> bool:
    """Whether a talk is told, and this is who asks: his name stands before his words."""
    return sum(line.startswith((f"{name}:", f"{name}：")) for line in lines) >= _SEVERAL


def _teasers(lines: Sequence[str]) -> int:
    """Return how many last lines are beginnings of other articles: several, each cut off.

    One alone may be the opening of the article, shown to whom does not pay.
    """
    cut = 0
    for line in reversed(lines):
        if not line.rstrip().endswith(("…", "...")):
            break
        cut += 1
    told = sum(map(len, lines[len(lines) - cut :]))
    return cut if cut >= _SEVERAL and told < _MAX_PART * sum(map(len, lines)) else 0


def is_end_matter(line: str, people: Sequence[str] = ()) -> bool:
    """Whether a line, at an article's end, is about it rather than of it."""
    if len(line) > _MAX_LINE:
        return False
    if _is_head(line) or _is_list_of_tags(line):
        return True
    text = line.lstrip("•*–—-· ")
    # Of who goes by one word, a sentence may begin with another of that name.
    whole = tuple(name for name in people if " " in name)
    return (
        text.startswith(whole)
        or _tells_of(text, whole)
        or any(phrases("end_matter", part).are_in(text) for part in _PARTS)
    )


def _is_head(line: str) -> bool:
    """Whether a line heads what was cut off below it."""
    longest = _MAX_HEAD_DENSE if DENSE.search(line) else _MAX_HEAD
    return len(line) <= longest and line.endswith((":", "："))


def without_bio(lines: Sequence[str], people: Sequence[str]) -> list[str]:
    """Return an article's lines without a first one that tells who wrote it."""
    whole = tuple(name for name in people if " " in name)
    for number, line in enumerate(lines[:_HEAD]):
        is_bio = line.startswith(whole) and phrases("end_matter", "credit").are_in(line)
        if is_bio and len(line) <= _MAX_LINE < sum(map(len, lines[number + 1 :])):
            return [*lines[:number], *lines[number + 1 :]]
    return list(lines)


def _tells_of(text: str, people: Sequence[str]) -> bool:
    """Whether a line goes on, behind the name of who wrote the article, with what he does.

    He may be called by his first name, or said to be the author before he is named.
    """
    for name in people:
        before, found, after = text[: _MAX_BEFORE + len(name)].partition(name)
        if found and len(before) <= _MAX_BEFORE and not _OTHER_SENTENCE.search(before):
            return phrases("end_matter", "bio").begin(text[len(before) + len(name) :].lstrip(" ,"))
        first, _, after = text.partition(" ")
        if after and len(first) > _INITIALS and first == name.partition(" ")[0]:
            return phrases("end_matter", "bio").begin(after)
    return False


def _is_list_of_tags(line: str) -> bool:
    """Whether a line is terms between commas: short ones, or searches of which most begin alike."""
    parts = [part.split() for part in _COMMA.split(line)]
    if len(parts) <= _FEW_TAGS or not line[-1].isalnum():
        return False
    longest = max(map(len, parts))
    if longest < _MAX_TAG:
        return True
    [(_, alike)] = Counter(part[0].casefold() for part in parts if part).most_common(1)
    return longest < _MAX_SEARCH and 2 * alike > len(parts)
