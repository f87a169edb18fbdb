"""What a text mentions, and where: title, lead, body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from summarizer.models import Article
from summarizer.topics.aliases import AliasTable, alias_table
from summarizer.topics.fold import fold
from summarizer.topics.words import Word, clean, glue, runs

#: Words of a phrase; letters of scripts without blanks are words.
MAX_WORDS = 5

#: Characters that are looked at.
MAX_TITLE = 500
MAX_TEXT = 30_000

#: Words that the lead has at least, by whole paragraphs, and at most.
LEAD_WORDS = 50

TITLE, LEAD, BODY = 0, 1, 2


@dataclass(slots=True)
class Mentions:
    """Of one article."""

    #: Phrase, folded -> counts; names that the alias table knows are not among them.
    phrases: dict[str, list[int]] = field(default_factory=dict)

    #: Topic of the alias table -> counts of its names.
    topics: dict[str, list[int]] = field(default_factory=dict)

    #: Topic -> counts of what shows it without naming it.
    signs: dict[str, list[int]] = field(default_factory=dict)


def find_mentions(article: Article) -> Mentions:
    """Count phrases, topics and signs by where they stand."""
    found = Mentions()
    table = alias_table()
    for place, run, shouted in _placed_runs(article):
        _count(run, place, shouted, table, found)
    return found


def _placed_runs(article: Article) -> Iterator[tuple[int, list[Word], bool]]:
    title = list(runs(clean(article.title[:MAX_TITLE])))
    shouted = all(word.capital for word in chain(*title)) and any(
        word.capital == 2 for word in chain(*title)
    )
    for run in title:
        yield TITLE, run, shouted
    seen = 0
    for run in runs(clean("\n\n".join(article.paragraphs)[:MAX_TEXT])):
        left = max(LEAD_WORDS - seen, 0)
        seen += len(run)
        if left:
            yield LEAD, run[:left], False
        if run[left:]:
            yield BODY, run[left:], False


def _count(run: list[Word], place: int, shouted: bool, table: AliasTable, found: Mentions) -> None:
    folded = [fold(word.text) for word in run]
    size = len(run)
    taken = 0
    for start in range(size):
        longest = min(MAX_WORDS, size - start)
        for length in range(longest, 0, -1):
            phrase = glue(folded[start : start + length])
            topic = table.topics.get(phrase)
            if topic is None:
                _add(found.phrases, phrase, place)
            elif start >= taken and _is_name(phrase, run[start], shouted, table):
                _add(found.topics, topic, place)
                taken = start + length
            for shown in table.signs.get(phrase, ()):
                _add(found.signs, shown, place)


def _is_name(phrase: str, word: Word, shouted: bool, table: AliasTable) -> bool:
    if phrase in table.typed:
        return False
    return shouted or word.capital > 0 or phrase not in table.capitalised


def _add(counts: dict[str, list[int]], key: str, place: int) -> None:
    found = counts.get(key)
    if found is None:
        found = counts[key] = [0, 0, 0]
    found[place] += 1
