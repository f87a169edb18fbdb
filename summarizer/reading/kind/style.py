"""What speaks for an article's kind by how it is told: sentences, marks, headings, who speaks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from summarizer.models import Article, BlockKind
from summarizer.reading.kind.cues import at_end, fold, in_opening, kind_cues

#: Characters of a text that are looked at, and of them those that open and end it.
_SAMPLE, _OPENING, _END = 9_000, 700, 1_500

_MAX_BLOCKS = 400
_MAX_PARAGRAPHS = 400

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_SENTENCE = re.compile(r"[.!?]['\"”’»)]*\s+|[。！？]")
_SCORE = re.compile(r"\b\d{1,3}[-–:]\d{1,3}\b")
_YEAR = re.compile(r"\b20[12]\d\b")
_STEP = re.compile(r"\W*(?:\d{1,3}[.):]|#\d|(?:tip|step|schritt|no\.?|nr\.?) ?\d)", re.IGNORECASE)
_SPEAKER = re.compile(r"([^\W\d_][^:.!?]{1,32}):\s")

#: Languages that tell, and who speaks in a first sentence.
LANGUAGES = frozenset({"en", "de"})
SPEAKERS = frozenset({"i", "we", "you"})

_MARKS = {
    "comma": ",，、",
    "semicolon": ";",
    "bracket": "(（",
    "dash": "–—",
    "colon": ":：",
    "quote": '“"„«「',
    "apostrophe": "’'",
    "dots": "…",
    "percent": "%",
    "slash": "/",
}


def style_signs(article: Article) -> dict[str, float]:
    """Return what speaks of how the article is told, by name."""
    text = article.text[:_SAMPLE]
    return {
        **_sentences(text),
        **_marks(text),
        **_headings(article),
        **_turns(article.paragraphs[:_MAX_PARAGRAPHS]),
        **_title(article.title, text),
        **_said(article.text),
        "paragraphs": float(np.log1p(len(article.paragraphs))),
        "scores": float(np.log1p(len(_SCORE.findall(text)))),
        "several authors": len(article.authors) > 1,
        f"in {article.language}": article.language in LANGUAGES,
    }


def _sentences(text: str) -> dict[str, float]:
    sentences = [s for s in _SENTENCE.split(text) if len(s) > 2] or [""]
    lengths = np.array([len(s.split()) for s in sentences])
    inner = [word[0].isupper() for s in sentences[:60] for word in s.split()[1:]]
    first, table = sentences[0], kind_cues().words
    told = {sign for word in _WORD.findall(fold(first)) for sign in table.get(word, ())}
    return {
        **{f"first {sign}": 1.0 for sign in told & SPEAKERS},
        "first asks": text[len(first) : len(first) + 1] == "?",
        "first length": min(len(first), 400) / 200,
        "sentence length": float(lengths.mean()) / 20,
        "lengths differ": float(lengths.std()) / 12,
        "short sentences": float((lengths < 7).mean()),
        "long sentences": float((lengths > 30).mean()),
        "capitals": _share(inner),
    }


def _marks(text: str) -> dict[str, float]:
    thousands = max(len(text), 1) / 1000
    counts = {name: sum(map(text.count, marks)) for name, marks in _MARKS.items()}
    return {f"mark {name}": float(np.log1p(n / thousands)) / 2 for name, n in counts.items()}


def _most_alike(words: Sequence[str]) -> float:
    return max(Counter(words).values()) / len(words) if len(words) > 2 else 0.0


def _headings(article: Article) -> dict[str, float]:
    texts = [b.text for b in article.blocks[:_MAX_BLOCKS] if b.kind is BlockKind.HEADING]
    if not texts:
        return {}
    table = kind_cues().words
    first = [next(iter(_WORD.findall(fold(text[:80]))), "") for text in texts]
    numbered = [bool(_STEP.match(text)) for text in texts]
    capitals = [_share([w[:1].isupper() for w in text.split()]) for text in texts]
    return {
        "headings tell to": _share(["order" in table.get(word, ()) for word in first]),
        "headings in -ing": _share([word.endswith("ing") for word in first]),
        "headings numbered": _share(numbered),
        "numbered headings": float(np.log1p(sum(numbered))),
        "headings in capitals": _share(capitals),
        "section length": float(np.log1p(len(article.text) / len(texts) / 200)),
        "headings alike": _most_alike(first),
    }


def _turns(paragraphs: Sequence[str]) -> dict[str, float]:
    """Questions with their answers, and names before what they say."""
    answered = sum(
        15 < len(asked) < 500 and asked.rstrip().endswith("?") and len(answer) > 60
        for asked, answer in pairwise(paragraphs)
    )
    names = Counter(found[1] for line in paragraphs if (found := _SPEAKER.match(line)))
    return {
        "answers": float(np.log1p(answered)),
        "answers, share": answered / max(len(paragraphs), 1),
        "one speaker": float(np.log1p(max(names.values(), default=0))),
        "speakers in turn": sum(times > 2 for times in names.values()),
    }


def _title(title: str, text: str) -> dict[str, float]:
    words = _WORD.findall(fold(title[:300]))
    table, opening = kind_cues().words, fold(text[:_OPENING])
    told = {sign for word in words for sign in table.get(word, ())}
    kept = [word in opening for word in words if len(word) > 3]
    return {
        **{f"title words {sign}": 1.0 for sign in told},
        "title has a bar": "|" in title,
        "title exclaims": "!" in title,
        "title has a year": bool(_YEAR.search(title)),
        "title weighs two": bool({"vs", "versus", "oder"} & set(words)),
        "title kept": _share(kept),
    }


def _share(holds: Sequence[float]) -> float:
    return sum(holds) / max(len(holds), 1)


def _said(text: str) -> dict[str, float]:
    opening, end = in_opening(text[:_OPENING]), at_end(text[-_END:])
    return {f"opens with {s}": 1.0 for s in opening} | {f"ends with {s}": 1.0 for s in end}
