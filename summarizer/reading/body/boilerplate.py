"""Lines that stand among an article's paragraphs and are none of them.

What they say stands in ``data/phrases/boilerplate.json``, for kinds of sites, never for single sites.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from summarizer.language.marks import BAR, STOPS
from summarizer.language.phrases import Phrases, phrases
from summarizer.language.scripts import DENSE
from summarizer.language.width import width
from summarizer.reading.about.notices import is_notice, notices_about
from summarizer.reading.body.end_matter import without_bio, without_end_matter
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
_NO_LETTERS = re.compile(r"[\W_]+")

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
#: A sign that leads back from a note, or a picture of a face, may follow.
_SENTENCE_END = re.compile(
    rf"(?:[{STOPS}:;：；\"”’»)\]」』）】〉》〕]|{BAR})[\s↩\ufe0e\ufe0f\U0001f000-\U0001faff]*$"
)

#: A face or a heart behind so many words stands for a full stop.
_SMILE = re.compile(
    r"(?:\S+\s+){5}.*[\u2639\u263a\u2764\U0001f493-\U0001f49f\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a]\ufe0f?$"
)

#: What is as long and stands twice is no refrain; characters, and of dense scripts.
_MIN_REPEATED, _MIN_REPEATED_DENSE = 80, 27
_TWICE = 2

#: Columns of an item that may stand under several headings; of a copy the next line is as near, and
#: as far from its first place but for so many lines.
_MAX_REPEATED = 200
_NEAR = 10
_SHIFT = 2

#: So short a line of dense scripts is a paragraph as well as a heading; Thai has no full stops.
_MAX_HEADING = 120
_MAX_HEADING_DENSE = 45


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
    elsewhere = frozenset(_key(line) for line in known if line)
    lines = _once(lines, headings)
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
        if is_head or _key(line) in elsewhere:
            continue
        if _is_boilerplate(line, tables, is_amidst=is_amidst):
            continue
        if not is_teaser(line, lines[number + 1 : number + 8]):
            kept.append(line)
    return _without_tail(kept, code)


def _once(lines: Sequence[str], headings: Iterable[str]) -> list[str]:
    """Return lines without those that stand twice.

    Where a text begins with two that all stand below again, these are a teaser of it. So is a first line
    that has the next two without a blank between them.
    """
    if _is_glued(lines):
        lines = lines[1:]
    keys = [_key(line) if _may_be_repeated(line) else "" for line in lines]
    counts = Counter(filter(None, keys))
    # What is said more often is asked of each who answers.
    keys = [key if counts[key] == _TWICE else "" for key in keys]
    if not any(keys):
        return list(lines)
    first = 0
    while keys[first] and keys[first] in keys[first + 1 :]:
        first += 1
    if first >= _TWICE:
        return list(lines[first:])
    again = {n: keys.index(key) for n, key in enumerate(keys) if key and key in keys[:n]}
    apart = _apart(lines, again, frozenset(headings))
    return [line for n, line in enumerate(lines) if n not in again or n in apart]


def _apart(
    lines: Sequence[str], again: Mapping[int, int], headings: Collection[str]
) -> frozenset[int]:
    """Return which repeated lines are of plans and recipes: short, alone, under another heading.

    Lines of a copy of the text, made for small screens, are as far from their first places as the next.

    Args:
        lines: In reading order.
        again: Places of those that come again, and their first places.
        headings: Of the page.
    """
    above = list(accumulate(line in headings for line in lines))
    places = list(again)
    return frozenset(
        n
        for number, n in enumerate(places)
        if width(lines[n]) <= _MAX_REPEATED
        and above[n] > above[again[n]]
        and not any(
            abs(other - n) <= _NEAR and abs(other - again[other] - n + again[n]) <= _SHIFT
            for other in places[max(number - 1, 0) : number + 2]
            if other != n
        )
    )


def _may_be_repeated(line: str) -> bool:
    return len(line) >= (_MIN_REPEATED_DENSE if DENSE.search(line) else _MIN_REPEATED)


def _is_glued(lines: Sequence[str]) -> bool:
    """Whether the first line is the second, and the beginning of the third."""
    if len(lines) < 3 or not _may_be_repeated(lines[0]):
        return False
    first, second, third = map(_key, lines[:3])
    rest = first.removeprefix(second)
    return bool(second) and rest != first and third.startswith(rest)


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
    return len(line) < 60 and not _SENTENCE_END.search(line) and find_date(line) is not None


def _is_head(line: str, title: str) -> bool:
    key, wanted = _key(line), _key(title)
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
        and not _SENTENCE_END.search(line)
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
    start = _key(cut)
    if len(start) <= 20:
        return False
    if not is_cut and len(line) < _longest_heading(line):
        # What begins with its words is the paragraph that it heads.
        return any(_key(other) == start for other in following)
    return any(_key(other).startswith(start) for other in following)


def without_end(
    lines: list[str], people: Sequence[str] = (), code: Collection[str] = frozenset()
) -> list[str]:
    """Drop what is below the last paragraph, and who wrote it above the first.

    Below are headings, and what is about the article.

    Args:
        lines: Paragraphs, in reading order.
        people: Who wrote it; where one alone signs a paragraph, what follows is another article.
        code: Lines that are code, and no headings.
    """
    lines = without_bio(lines, people)
    if len(people) == 1 and (signed := _until_signed(lines, people[0])):
        return signed
    while (shorter := without_end_matter(_without_tail(lines, code), people)) != lines:
        lines = shorter
    return lines


def _until_signed(lines: list[str], name: str) -> list[str]:
    """Return lines up to the one that ends with a sentence and who wrote it; none if there is none."""
    for number, line in enumerate(lines, 1):
        said = line.removesuffix(name)
        if said == line or " " not in name or said.rstrip().endswith((":", "：")):
            # "Text: Jane Doe" is a credit, which ends no paragraph.
            continue
        if _SENTENCE_END.search(said.rstrip(" —–-")):
            return lines[:number]
    return []


def _without_tail(lines: list[str], code: Collection[str]) -> list[str]:
    """Drop up to three headings or link texts at the end: nothing follows that they could head.

    More of them in a row are a list, which is a part of the article.
    """
    tail = 0
    for line in reversed(lines):
        whole = _SENTENCE_END.search(line) or _is_whole(line) or line in code
        if whole or len(line) >= _longest_heading(line):
            break
        tail += 1
    return lines[: len(lines) - tail] if 0 < tail <= 3 and tail < len(lines) else lines


def _longest_heading(line: str) -> int:
    return _MAX_HEADING_DENSE if DENSE.search(line) else _MAX_HEADING


def _is_whole(line: str) -> bool:
    """Whether a line without a stop at its end heads nothing: a sentence, or the book that is reviewed."""
    return bool(_SMILE.match(line)) or phrases("end_matter", "book").are_in(line)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return _NO_LETTERS.sub("", text).casefold()
