"""Read what a person wants to follow, and how. Pure."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from bot.subscriptions.narrowing import WIDE, Narrowing
from bot.subscriptions.narrowing_words import MARK, NarrowingWord, draw_out, read_narrowing
from summarizer.topics.words.keys import topic_key
from summarizer.topics.words.words import clean
from summarizer.topics.words.wrappings import unwrapped_text

#: The last word says how it is to be told.
_HOW = {
    "daily": True,
    "weekly": True,
    "digest": True,
    "now": False,
    "instant": False,
    "instantly": False,
}

#: So many topics of one message are followed.
MAX_WISHES = 10

#: Characters. Longer ones are no topics (see ``unmatchable``); this much of them is shown.
_MAX_LABEL = 100

#: What parts topics on a line, with and without blanks beside it; and what begins a line of a list.
_COMMAS = re.compile(r"(?<!\d)[,;،؛、，；]|[,;،؛、，；](?!\d)")  # commas of all scripts
_BULLET = re.compile(r"^\s*(?:[-–—*•·]|\d{1,2}[.)])\s+")  # dashes that people type

_DASHES = " -−–—"

#: Of a name with such a word in it, and what people put before it: no longer runs are looked up.
_MAX_NAME_WORDS = 12

#: Words that join two topics, or are part of one that is known by such a name. Not "e" and "dan", which
#: are something else in other languages: vitamin E deficiency, Steely Dan.
_JOINS = frozenset({"and", "und", "et", "y", "и", "і", "та", "ve", "و", "और"})

#: Names of one topic that such a word is part of, beside those that the tables know.
ONE_TOPIC = frozenset(
    "arts and crafts|arts and culture|black and white|cause and effect|crime and punishment|"
    "diversity and inclusion|drum and bass|fish and chips|food and drink|health and safety|"
    "health and wellness|home and garden|hunting and fishing|law and order|oil and gas|"
    "profit and loss|research and development|rhythm and blues|rock and roll|science and technology|"
    "search and rescue|supply and demand|terms and conditions|trial and error|war and peace|"
    "forschung und entwicklung|haus und garten|öl und gas|recht und ordnung|wissenschaft und technik|"
    "recherche et développement|sciences et technologies|ciencia y tecnología|salud y bienestar|"
    "наука и техника|нефть и газ|война и мир".split("|")
)


@dataclass(frozen=True, slots=True)
class Wish:
    """A topic in a person's words."""

    #: One line, at most 100 characters, without ``#``.
    label: str

    #: Whether it is wanted with the digest only; None: the person did not say.
    digest: bool | None = None

    #: What of it is wanted alone; None: the person pressed a button, which leaves that as it is.
    narrowing: Narrowing | None = WIDE

    #: What was to narrow it, as it was typed, and cannot.
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Part:
    """A topic as it stands in a text."""

    digest: bool | None
    narrowed_by: tuple[NarrowingWord, ...] = ()


def parse_wishes(text: str, known: Callable[[str], bool]) -> tuple[Wish, ...]:
    """Read ``#moscow``, ``climate change daily`` or ``moscow, oil and gas and #nba``.

    Topics are parted by commas, lines, hashtags and "and"; all that follow the last word how they are
    to be told, unless they have one of their own. What narrows narrows the topic before it alone; at
    the beginning the first one.

    Args:
        text: What was typed, its lines kept.
        known: Whether words are a name of one topic: "Bosnia and Herzegovina".

    Returns:
        Each topic once, in order; those beyond ``MAX_WISHES``, too.
    """
    parts: dict[str, _Part] = {}
    text, drawn = draw_out(text)
    written = iter(drawn)
    first: tuple[NarrowingWord, ...] = ()
    last: _Part | None = None
    for line in text.splitlines():
        for words, count in _parts(_BULLET.sub("", line), known):
            narrowed_by = tuple(islice(written, count))
            topic, how = _how(words)
            if label := _label(topic):
                last = parts.setdefault(label, _Part(how, first))
                first = ()
            if last:
                last.narrowed_by += narrowed_by
            else:
                first += narrowed_by
    digest = next((part.digest for part in reversed(parts.values())), None)
    return tuple(
        Wish(
            label,
            digest if part.digest is None else part.digest,
            *read_narrowing(topic_key(label), part.narrowed_by),
        )
        for label, part in parts.items()
    )


def _parts(line: str, known: Callable[[str], bool]) -> Iterator[tuple[str, int]]:
    """Yield the topics of a line, and how many marks stand by each; empty: by none of its topics."""
    plain = " ".join(line.replace(MARK, " ").split())
    if _is_one(plain, known):
        yield plain, line.count(MARK)
        return
    for chunk in _COMMAS.split(line):
        tagged = [part for part in re.split(r"(?:^|\s)#", chunk) if part.strip()]
        for tag in tagged:
            # "#nba and #nfl": the word belongs to neither.
            joined = len(tagged) > 1 or chunk != line
            yield from _narrowed(tag.split(), known, strip=joined)


def _narrowed(
    words: list[str], known: Callable[[str], bool], *, strip: bool
) -> Iterator[tuple[str, int]]:
    """Yield what words such as "and" join, and how many marks stand behind each."""
    plain = [word for word in words if word != MARK]
    parts = list(_unjoined(plain, known, strip=strip))
    starts = [part.start for part in parts[1:]]
    before = (at - nth for nth, at in enumerate(n for n, w in enumerate(words) if w == MARK))
    marks = Counter(bisect_right(starts, place) for place in before)
    for number, part in enumerate(parts or [range(0)]):
        yield " ".join(plain[part.start : part.stop]), marks[number]


def _unjoined(words: list[str], known: Callable[[str], bool], *, strip: bool) -> Iterator[range]:
    """Yield the places of what words such as "and" join; the longest name of one topic stays whole.

    Args:
        words: In order.
        known: Whether words are a name of one topic.
        strip: Whether such a word at an end joins what is beyond it.
    """
    start, last = 0, len(words)
    while strip and start < last and words[last - 1].casefold() in _JOINS:
        last -= 1
    while strip and start < last and words[start].casefold() in _JOINS:
        start += 1
    inside = range(start + 1, last - 1)
    joins = [place for place in inside if words[place].casefold() in _JOINS]
    while start < last:
        ends = [*(place for place in joins if place > start), last]
        near = [end for end in ends[1:] if end - start <= _MAX_NAME_WORDS]
        whole = (end for end in reversed(near) if _is_one(" ".join(words[start:end]), known))
        end = next(whole, ends[0])
        yield range(start, end)
        start = end + 1


def _is_one(words: str, known: Callable[[str], bool]) -> bool:
    label = _label(_how(words)[0])
    return bool(label) and (label.casefold() in ONE_TOPIC or known(label))


def _how(part: str) -> tuple[str, bool | None]:
    words = part.split()
    how = _HOW.get(words[-1].casefold()) if len(words) > 1 else None
    return " ".join(words if how is None else words[:-1]), how


def _label(part: str) -> str:
    label = part.strip(' \t#,;.:!?"“”„«»()')
    # A dash that nothing stands behind narrows nothing.
    one = unwrapped_text(label.rstrip(_DASHES)).strip(" #")[:_MAX_LABEL].strip()
    return one if clean(one).strip() else ""
