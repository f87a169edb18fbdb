"""Lines that stand among an article's paragraphs and are none of them.

What they say stands in ``data/phrases/boilerplate.json``, for kinds of sites, never for single sites.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from summarizer.language.marks import STOPS
from summarizer.language.phrases import Phrases, phrases
from summarizer.reading.about.notices import is_notice, notices_about
from summarizer.reading.body.repeats import line_key, once
from summarizer.reading.body.tail import SENTENCE_END, longest_heading, without_tail
from summarizer.reading.credits.agencies import is_credit
from summarizer.reading.dates.parse import find_date

_TABLE = "boilerplate"

#: Lines longer than this are paragraphs, but for disclaimers.
_MAX_LINE = 220

#: A caption, however long, ends with who took the picture.
_MAX_CAPTION = 600

#: What asks for mail or consent is longer than other prompts.
_MAX_PROMPT = 400

#: The address of a channel is for those who are asked to join it.
_CHANNEL = re.compile(r"\bhttps?://(?:t\.me|chat\.whatsapp\.com|(?:www\.)?whatsapp\.com/channel)/")

_BYLINE = re.compile(
    r"^(?:by|von|par|por|автор:?)\s+[^.!?]{2,80}(?:\||updated|published|posted|$)", re.IGNORECASE
)

#: Data that a script left in the page: {"id": 12, "title": ...
_DATA = re.compile(r"[\[{]{1,2}\s?\"\w+\"\s?:")

#: What is said of a thing in a list: "Released: June 17, 2025 by a publisher".
_LABELLED = re.compile(r"[^\W\d_][^:：\d]{2,40}[:：]\s*\S")

#: So many lines above and below, one with a date is amidst the text.
_AMIDST = 3

#: A byline that does not begin with a name is no longer: "by our staff in the north".
_MAX_WORDS = 6

#: Between the parts of a line on who published it when: Gazette | 4 May 2015 | By Ann Lee.
_BARS = re.compile(r"\s[|•·]\s")

_QUOTED = re.compile(r"[\"“„«]")


@dataclass(frozen=True, slots=True)
class _Tables:
    """The phrases that may stand anywhere in a line."""

    notices: tuple[Phrases, ...]
    holds: Phrases
    accounts: Phrases
    captions: Phrases

    def within(self, text: str) -> _Tables:
        """Return those that can stand in any part of a text."""
        return _Tables(
            tuple(each.within(text) for each in self.notices),
            self.holds.within(text),
            self.accounts.within(text),
            self.captions.within(text),
        )


@cache
def _tables() -> _Tables:
    parts = (phrases(_TABLE, part) for part in ("holds", "accounts", "captions"))
    return _Tables(notices_about(), *parts)


def without_boilerplate(
    lines: Sequence[str],
    title: str,
    known: Iterable[str] = (),
    code: Collection[str] = frozenset(),
    headings: Iterable[str] = (),
) -> list[str]:
    """Return the lines that are the article's paragraphs, in order.

    Args:
        lines: Paragraphs, headings and list items, in reading order.
        title: The headline; repeated among the first lines it is dropped.
        known: Lines that the page shows elsewhere too: bylines, captions.
        code: Lines that are code: they may say anything.
        headings: Of the page; a short line may stand under one, and again under another. Only looked
            at if need be.
    """
    elsewhere = frozenset(line_key(line) for line in known if line)
    lines = once(lines, headings)
    tables = _tables().within("\n".join(lines))
    kept: list[str] = []
    for number, line in enumerate(lines):
        if _is_end(kept, lines[number:]):
            break
        if line in code:
            kept.append(line)
            continue
        is_head = len(kept) < 2 and _is_head(line, title)
        is_amidst = len(kept) >= _AMIDST and number < len(lines) - _AMIDST
        if is_head or line_key(line) in elsewhere:
            continue
        if _is_boilerplate(line, tables, is_amidst=is_amidst):
            continue
        if not is_teaser(line, lines[number + 1 : number + 8]):
            kept.append(line)
    return without_tail(kept, code)


def _is_end(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether what follows is of other articles, and so little that it is no box in the text."""
    if not before or not article_ends(after[0]):
        return False
    return sum(map(len, after)) < 0.6 * sum(map(len, before))


def is_boilerplate(line: str) -> bool:
    """Whether a line, by itself, is no paragraph of any article."""
    return _is_boilerplate(line, _tables())


def _is_boilerplate(line: str, tables: _Tables, *, is_amidst: bool = False) -> bool:
    if (
        is_notice(line, tables.notices)
        or _DATA.match(line)
        or (len(line) < _MAX_PROMPT and _asks_for_more(line, tables.accounts))
    ):
        return True
    if len(line) > _MAX_LINE:
        return line[-2:].rstrip(".")[-1:] == ")" and _is_caption(line, tables.captions)
    return (
        _begins_so(line)
        or tables.holds.are_in(line)
        or _is_caption(line, tables.captions)
        or (_is_mark(line) and not (is_amidst and _LABELLED.match(line)))
        or is_credit(line)
    )


def _begins_so(line: str) -> bool:
    """Whether a line begins as no paragraph does, in brackets or not."""
    starts = phrases(_TABLE, "starts")
    return starts.begin(line) or (
        line.startswith(("[", "(")) and starts.begin(line[1:].rstrip(")]"))
    )


def _asks_for_more(line: str, accounts: Phrases) -> bool:
    """Whether it speaks of the reader's mail, of what he agrees to, or leads to a channel."""
    if "://" in line and _CHANNEL.search(line):
        return True
    return accounts.are_in(line) and not _QUOTED.search(line)


def _is_caption(line: str, captions: Phrases) -> bool:
    return len(line) < _MAX_CAPTION and captions.are_in(line)


def _is_mark(line: str) -> bool:
    """Whether there is nothing in a line, or a date with little beside it."""
    if not any(map(str.isalnum, line)):
        return True
    return len(line) < 60 and not SENTENCE_END.search(line) and find_date(line) is not None


def _is_head(line: str, title: str) -> bool:
    key, wanted = line_key(line), line_key(title)
    if wanted and (
        key == wanted
        or (len(key) > 20 and (key in wanted or (wanted in key and len(key) < 1.3 * len(wanted))))
    ):
        return True
    # A count of comments or of shares.
    return line.isdigit() or is_byline(line) or _is_imprint(line)


def _is_imprint(line: str) -> bool:
    """Whether a line is parts between bars, a date one of them: who published it, when, who wrote it."""
    return (
        len(line) <= _MAX_LINE
        and bool(_BARS.search(line))
        and not line.endswith(tuple(STOPS))
        and find_date(line) is not None
    )


def is_byline(line: str) -> bool:
    """Whether a line says who wrote it: ``By IANS | Updated: February 18, 2022 06:50 IST``."""
    return (
        len(line) < 120
        and bool(_BYLINE.match(line))
        and not SENTENCE_END.search(line)
        and not _is_clause(line)
    )


def _is_clause(line: str) -> bool:
    """Whether what follows a line's first word is no name: ``By batching, we can have ...``."""
    words = line.split()
    return len(words) > _MAX_WORDS and words[1][0].islower()


def article_ends(line: str) -> bool:
    """Whether a line heads what is not of the article any more: related stories, comments."""
    return phrases(_TABLE, "ends").begin(line)


def is_teaser(line: str, following: Sequence[str]) -> bool:
    """Whether a line is cut off, and stands in full below."""
    cut = line.rstrip()
    is_cut = cut.endswith(("...", "…"))
    if is_cut:
        cut = cut.removesuffix("…").removesuffix("...").rstrip()
    elif len(line) > _MAX_LINE:
        return False
    start = line_key(cut)
    if len(start) <= 20:
        return False
    if not is_cut and len(line) < longest_heading(line):
        # What begins with its words is the paragraph that it heads.
        return any(line_key(other) == start for other in following)
    return any(line_key(other).startswith(start) for other in following)
