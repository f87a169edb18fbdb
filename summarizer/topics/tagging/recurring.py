"""What a title and its text both say, in scripts that tell neither words nor names apart.

Chinese, Japanese and Thai have no blanks between words; Arabic, Hebrew, Hindi, Bengali and their like
have no capitals; Korean joins particles on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from summarizer.language.tokenizer import stop_words
from summarizer.models import Article
from summarizer.topics.names.dates import is_date
from summarizer.topics.names.mentions import MAX_TEXT, MAX_TITLE
from summarizer.topics.words.keys import topic_key
from summarizer.topics.words.phrases import Keyphrase, rarity_of
from summarizer.topics.words.words import IS_UNSPACED, KATAKANA, clean

_HANGUL = re.compile(r"[\uac00-\ud7a3]{2,}")

#: What a title is cut at: all that is no letter, hiragana (endings and particles of Japanese), words
#: of Chinese that only join.
_CUT = re.compile(
    r"[^\w\u30fb\u30fc]|[\u3041-\u309f]|[的了在是和与與及等将將把被对對从從到为為以将]|_"
)
_QUOTED = re.compile(r"[《「『【“\"]([^》」』】”\"]{2,16})[》」』】”\"]")

_WITHIN_KATAKANA = re.compile(f"(?<=[{KATAKANA}])[{KATAKANA}]")

#: Letters, and times in the text, of what is a phrase in a script without blanks.
_SHORTEST, _LONGEST = 2, 12
_TIMES = {2: 3, 3: 2}

#: Characters into the text at which its opening ends.
_OPENING = 80

_MAX_WORDS = 3
_LEAST_RARE = 3.0


def recurring(article: Article) -> list[Keyphrase]:
    """Return what title and text share, longest first; nothing for scripts with capitals."""
    title = clean(article.title[:MAX_TITLE])
    text = clean("\n".join(article.paragraphs)[:MAX_TEXT])
    if IS_UNSPACED.search(title):
        parts = _unspaced(title, text)
    elif _HANGUL.search(title):
        parts = _korean(title, text)
    elif title.lower() == title.upper():
        parts = _uncased(article, title, text)
    else:
        return []
    found = {topic_key(part): part for part in parts if topic_key(part)}
    return [_keyphrase(key, part, text) for key, part in found.items()]


def _keyphrase(key: str, part: str, text: str) -> Keyphrase:
    return Keyphrase(
        key,
        (part,),
        in_title=True,
        in_opening=part in text[:_OPENING],
        times=text.count(part),
    )


def _unspaced(title: str, text: str) -> Iterator[str]:
    for quoted in _QUOTED.findall(title):
        if text.count(quoted) > 1:
            yield quoted
    for part in _CUT.split(title):
        start = 0
        while start + _SHORTEST <= len(part):
            length = 0 if _is_within(part, start) else _recurring_length(part[start:], text)
            if length:
                yield part[start : start + length]
            start += length or 1


def _recurring_length(part: str, text: str) -> int:
    """Return the letters of the longest beginning that the text comes back to; 0: there is none."""
    for length in range(min(len(part), _LONGEST), _SHORTEST - 1, -1):
        recurs = IS_UNSPACED.match(part) and text.count(part[:length]) >= _TIMES.get(length, 1)
        if recurs and not _is_within(part, length):
            return length
    return 0


def _is_within(part: str, place: int) -> bool:
    """Whether a place parts a word of katakana."""
    return _WITHIN_KATAKANA.match(part, place) is not None


def _korean(title: str, text: str) -> Iterator[str]:
    for word in _HANGUL.findall(title):
        for length in range(len(word), 1, -1):
            if len(re.findall(rf"(?<!\w){word[:length]}", text)) >= _TIMES.get(length, 2):
                yield word[:length]
                break


def _uncased(article: Article, title: str, text: str) -> Iterator[str]:
    spelt = re.findall(r"[\w\u0900-\u0dff]+", title)
    common = stop_words(article.language)
    rarity = rarity_of(spelt)
    start = 0
    while start < len(spelt):
        for end in range(min(start + _MAX_WORDS, len(spelt)), start, -1):
            part = " ".join(spelt[start:end])
            edges = (spelt[start], spelt[end - 1])
            telling = all(edge not in common and rarity[edge] >= _LEAST_RARE for edge in edges)
            times = text.count(part)
            if telling and times > (end - start == 1) and not is_date(edges, article.language):
                yield part
                start = end - 1
                break
        start += 1
