"""What of an article shows a topic, in its own words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import BODY, LEAD, OPENING, SIGNS, TITLE, Mentions
from summarizer.topics.relevance.evidence import Evidence, Where
from summarizer.topics.relevance.features import Candidates
from summarizer.topics.words.words import joined

#: Words of a page's own label that are shown.
_MAX_SHOWN = 80

#: Phrase -> zone -> the words as they first stand there.
Said = Mapping[str, Mapping[int, str]]


def said_of_phrases(phrases: Collection[str], mentions: Mentions) -> Said:
    """Return how the article writes some phrases that the alias table does not know."""
    by_first: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for phrase in phrases:
        words = phrase.split("_")
        by_first[words[0]].append((phrase, words))
    said: dict[str, dict[int, str]] = defaultdict(dict)
    for run in mentions.runs:
        for start, word in enumerate(run.folded):
            for phrase, words in by_first.get(word, ()):
                end = start + len(words)
                if run.folded[start:end] == words:
                    said[phrase].setdefault(run.zone, joined(run.words[start:end]))
    return said


def proofs_of(
    topic: str, mentions: Mentions, candidates: Candidates, phrases: Said
) -> tuple[Evidence, ...]:
    """Return what shows a topic, the strongest first."""
    said = mentions.said.get(topic) or phrases.get(topic) or {}
    counts = mentions.topics.get(topic) or mentions.phrases.get(topic) or [0, 0, 0, 0]
    zones = {Where.TITLE: (TITLE,), Where.OPENING: (OPENING,), Where.TEXT: (LEAD, BODY)}
    named = {
        where: Evidence(where, _shown(topic, [said[z] for z in among if z in said]), number)
        for where, among in zones.items()
        if (number := sum(counts[zone] for zone in among))
    }
    found = [named.get(Where.TITLE), _label(topic, candidates), named.get(Where.OPENING)]
    if signs := mentions.signs.get(topic):
        found.append(Evidence(Where.SIGN, _shown(topic, [said.get(SIGNS, "")]), sum(signs)))
    elif telltale := candidates.telltales.evidence(topic):
        found.append(telltale)
    found.append(named.get(Where.TEXT))
    found += _parts(topic, mentions, candidates)
    return tuple(filter(None, found))


def is_label_alone(proofs: tuple[Evidence, ...]) -> bool:
    """Tell whether nothing of the text shows a topic."""
    return all(proof.where == Where.PAGE_TAG for proof in proofs)


def _label(topic: str, candidates: Candidates) -> Evidence | None:
    labels = candidates.labels
    if tag := labels.tags.get(topic):
        return Evidence(Where.PAGE_TAG, tag.shown[:_MAX_SHOWN], 1)
    if topic == labels.section:
        return Evidence(Where.PAGE_TAG, labels.section_shown[:_MAX_SHOWN], 1)
    return None


def _parts(topic: str, mentions: Mentions, candidates: Candidates) -> Iterator[Evidence]:
    if topic in candidates.parts:
        counts, part = candidates.parts[topic]
        yield Evidence(Where.PART, mentions.said_first(part), sum(counts))
    elif topic in mentions.listed:
        yield Evidence(Where.PART, _shown(topic, []), 1)
    else:
        part_of = alias_table().part_of
        shown = (part for part in mentions.signs if part_of.get(part) == topic)
        for part in shown:
            yield Evidence(Where.PART, mentions.said[part][SIGNS], sum(mentions.signs[part]))
            return


def _shown(topic: str, said: list[str]) -> str:
    """Return the first of what is said; the topic where the words could not be told."""
    return next(filter(None, said), topic.replace("_", " "))
