"""Who signs a text within it: above its first paragraph, or below its last."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile

from summarizer.reading.credits.byline_words import by, labelled
from summarizer.reading.credits.dense_bylines import is_korean_byline, signed_densely
from summarizer.reading.credits.people import is_name_alone, people_in

#: A line from this length on is a paragraph.
_PARAGRAPH = 100
_MAX_SIGNATURE = 60

#: In scripts that put no blanks between words, a line from here on is a paragraph.
_DENSE = 30

#: What is behind a name at the head of an article: "Jane Doe, Political Correspondent".
_ROLE = re.compile(
    r",\s(?:[\w&'’-]+\s){0,4}(?:correspondent|reporter|editor|writer|columnist|journalist|korrespondent(?:in)?|redakteur(?:in)?)$",
    re.IGNORECASE,
)

_ENDS = re.compile(r"\w{3,}\.$")

#: Longer names alone in a line are mostly no names.
_WORDS = 3

#: So many lines may stand above the first paragraph.
_ABOVE = 4

#: So many may say by whom below it.
_BELOW = 4


def signatures_in(lines: Sequence[str], headings: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the lines that are a signature and nothing else.

    Args:
        lines: The article's, in reading order. A name on its own amidst them heads a part of a
            list, and signs nothing.
        headings: Texts that are headings, some of which look like names. Only looked at if need be.
    """
    short = list(takewhile(lambda line: len(line) < _PARAGRAPH, lines[:_ABOVE]))
    # Without a paragraph below them they are a list.
    above = short if len(short) < len(lines[:_ABOVE]) else []
    below = lines[-1:] if len(lines) > 1 and len(lines[-2]) > _MAX_SIGNATURE else ()
    # A name with a full stop above the text is the caption of a portrait.
    names = (line for line in above if not _ENDS.search(line))
    signed = list(filter(_is_signature, (*names, *below)))
    signed = signed or list(chain(_said(lines), _alone(lines)))
    known = set(headings) if signed else set()
    return tuple(line for line in (*signed, *_dense(lines)) if line not in known)


def _said(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines near the head or the end that say by whom, and no more; a standfirst may be above.

    Labels are looked for all over the page.
    """
    for line in (*lines[:_ABOVE], *lines[_ABOVE:][-_BELOW:]):
        said = len(line) <= _MAX_SIGNATURE and by().match(line) and not labelled().match(line)
        if said and is_name_alone(by().sub("", line)):
            yield line


def _alone(lines: Sequence[str]) -> Iterator[str]:
    """Yield the one name that stands alone below a paragraph, though there is more below: notes, other news."""
    below = (line for above, line in pairwise(lines[-_BELOW - 1 :]) if len(above) >= _PARAGRAPH)
    alone = [line for line in below if is_name_alone(line) and not any(map(str.isdigit, line))]
    if len(alone) == 1:
        yield from alone


def labelled_in(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines that say who wrote something; none unless all say the same: it is this article.

    Args:
        lines: Of any place of a page. Not looked at before the first is asked for.
    """
    said = [line for line in lines if len(line) < _PARAGRAPH and labelled().match(line)]
    people = {line: people_in([line]) for line in said}
    distinct = set(filter(None, people.values()))
    if len(distinct) == 1:
        yield from said


def _dense(lines: Sequence[str]) -> Iterator[str]:
    """Yield the first and the last line if they are signed in Chinese or Japanese, or those of a Korean reporter."""
    # Their paragraphs may be short; a first one that ends in a name is none.
    first = (line for line in lines[:1] if len(line) < _DENSE)
    yield from filter(signed_densely, (*first, *lines[-1:]))
    # Rights and pictures stand below the reporter.
    yield from filter(is_korean_byline, (*lines[:1], *lines[1:][-_BELOW:]))


def _is_signature(line: str) -> bool:
    if len(line) >= _PARAGRAPH or len(line := _ROLE.sub("", line)) > _MAX_SIGNATURE:
        return False
    people = people_in([line])
    # Two people at most: a list of names is a list of what an article is about. One word, or one
    # run of Chinese letters, is a heading as easily as a name.
    if not 0 < len(people) <= 2 or not all(0 < name.count(" ") < _WORDS for name in people):
        return False
    return _letters(by().sub("", line)) - sum(map(_letters, people)) <= 3


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
