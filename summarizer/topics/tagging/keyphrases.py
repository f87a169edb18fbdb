"""Names and phrases that a text comes back to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from summarizer.models import Article
from summarizer.topics.names.meant import CAPITAL_NOUNS
from summarizer.topics.names.mentions import OPENING, TITLE, Mentions
from summarizer.topics.words.phrases import Keyphrase, rarity_of, telling
from summarizer.topics.words.spans import spans_of
from summarizer.topics.words.words import UNSPACED, glue

_MAX_CANDIDATES = 400

#: Letters in a row are no words; ``recurring`` looks after them.
_NO_WORDS = re.compile(f"[{UNSPACED}\uac00-\ud7a3]")

#: A last name is rarer, and so is one that begins a sentence: "Luftakrobatik-Show" is not the show of its title.
_RARE_LAST = 3.0


def keyphrases(article: Article, mentions: Mentions, small: frozenset[str]) -> list[Keyphrase]:
    """Return names that the text has, and phrases that it comes back to, in the order of the text.

    Those that are in the alias table are left to it; scripts without blanks or without capitals to
    ``recurring``.

    Args:
        article: Its language tells what makes a name.
        mentions: Of it.
        small: What ``small_words`` returns.
    """
    found = _count(article.language, mentions, small)
    for phrase in found:
        if phrase.in_title:
            counts = mentions.phrases[phrase.key]
            phrase.times = max(phrase.times, sum(counts[OPENING:]))
            phrase.in_opening |= counts[OPENING] > 0
    if article.language not in CAPITAL_NOUNS:
        _find_names_in_title(found, small)
    _make_whole(found, small, _first_ends(mentions))
    come_back = (phrase for phrase in found if phrase.in_title or phrase.times > 1)
    return telling(come_back, article.language, small)


def _count(language: str | None, mentions: Mentions, small: frozenset[str]) -> list[Keyphrase]:
    """Return what may be a name or a phrase, and where it stands."""
    found: dict[str, Keyphrase] = {}
    before = 0
    for zone, run, folded, _ in mentions.runs:
        names, spans = spans_of(zone, run, folded, language, small)
        for start, end in spans:
            key = glue(folded[start:end])
            phrase = found.get(key)
            if phrase is None:
                is_known = key not in mentions.phrases
                is_unspaced = not key.isascii() and _NO_WORDS.search(key)
                if is_known or is_unspaced or len(found) >= _MAX_CANDIDATES:
                    continue
                spelt = tuple(word.text for word in run[start:end])
                phrase = found[key] = Keyphrase(key, spelt, is_capital=run[start].capital > 0)
            phrase.stand(zone, before + end, is_name=(start, end) in names)
        before += len(run)
    return list(found.values())


def _find_names_in_title(found: Iterable[Keyphrase], small: frozenset[str]) -> None:
    """Take for names what the text never writes small, if at the beginning of sentences alone."""
    singles = [
        phrase
        for phrase in found
        if phrase.in_title
        and phrase.is_capital
        and phrase.times
        and len(phrase.words) == 1
        and phrase.key not in small
    ]
    rarity = rarity_of(phrase.words[0] for phrase in singles)
    for phrase in singles:
        phrase.is_name |= rarity[phrase.words[0]] >= _RARE_LAST


def _make_whole(
    found: Iterable[Keyphrase], small: frozenset[str], since: Mapping[str, int]
) -> None:
    """Count a last name for the whole one that goes before it: "Boric" for "Gabriel Boric".

    What is called by a single name first is no person: "Strava", then "Camp Strava".
    """
    wholes: dict[str, list[Keyphrase]] = {}
    for phrase in found:
        if phrase.is_name and len(phrase.words) > 1:
            wholes.setdefault(phrase.words[-1], []).append(phrase)
    rarity = rarity_of(wholes)
    for phrase in found:
        known = wholes.get(phrase.words[-1]) if len(phrase.words) == 1 else None
        if known and phrase.key not in small and rarity[phrase.words[-1]] >= _RARE_LAST:
            whole = max(known, key=lambda row: (row.times, -len(row.words)))
            if whole.first is None or since.get(phrase.key, whole.first) < whole.first:
                continue
            whole.times = max(whole.times, phrase.times)
            whole.in_title |= phrase.in_title
            whole.in_opening |= phrase.in_opening


def small_words(mentions: Mentions) -> frozenset[str]:
    """Return the words that the text writes small somewhere, folded."""
    return frozenset(
        key
        for zone, run, folded, _ in mentions.runs
        if zone != TITLE
        for word, key in zip(run, folded, strict=True)
        if not word.capital
    )


def _first_ends(mentions: Mentions) -> dict[str, int]:
    """Return word of the text -> words before the end of its first mention."""
    ends: dict[str, int] = {}
    before = 0
    for zone, _, folded, _ in mentions.runs:
        if zone != TITLE:
            for place, key in enumerate(folded):
                ends.setdefault(key, before + place + 1)
        before += len(folded)
    return ends
