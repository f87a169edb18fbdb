"""What is known of each sentence of an article: its form, its place and what it shares with the rest.

Numbers for the trees that grade sentences. None depends on a language but by tables, which give nothing
for one that they lack; lengths and places are of the article's own scale as well.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from summarizer.language.width import width
from summarizer.ranking.candidates import Sentence
from summarizer.ranking.coverage.concepts import Concepts, Floats, find_concepts, stemmed_stop_words
from summarizer.ranking.grades.letters import KINDS, count_kinds
from summarizer.ranking.grades.outline import NOWHERE, PageOutline, SentencePlace, outline
from summarizer.ranking.grades.place_features import PLACES, place_features
from summarizer.ranking.rules.forms import SentenceForm
from summarizer.ranking.rules.pronouns import persons

_LETTERS = (
    "width",
    "letters_share",
    "capitals_share",
    "digits",
    "blanks",
    *(f"{kind}s" for kind in KINDS[5:]),
)
_WORDS = (
    "words",
    "word_length",
    "capital_words",
    "numbers",
    "first_person",
    "second_person",
    "third_person",
)
_RULES = ("leans", "says_nothing", "unmarked", "asks", "open_quote", "nobodys_quote", "ends_colon")
FORMS = (*_LETTERS, *_WORDS, *_RULES)

#: Of the form: what the sentences before and behind have of it counts too.
_NEAR = ("width", "unmarked", "leans", "questions", "first_person", "second_person", "digits")

#: Of the form: what the article has of it on average.
_WHOLE = ("width", "unmarked", "questions", "exclamations", "first_person", "second_person", "third_person", "quotes",
          "digits", "leans", "capital_words", "currencys")  # fmt: skip

_SHARED = ("title_recall", "title_precision", "heading_recall", "heading_precision", "headings_precision", "lead_cosine",
           "centrality", "centrality_rank", "degree", "neighbour_before", "neighbour_behind", "repeats", "weight_mean",
           "weight_sum", "top_words", "known", "new_words", "recurring", "common_share", "paragraph_cosine",
           "title_cosine", "section_cosine")  # fmt: skip

NAMES = (
    *FORMS,
    *(f"{name}_before" for name in _NEAR), *(f"{name}_behind" for name in _NEAR),
    *(f"article_{name}" for name in _WHOLE), "width_share",
    *PLACES, *_SHARED,
)  # fmt: skip


def sentence_features(
    sentences: Sequence[Sentence],
    forms: Sequence[SentenceForm],
    title: str,
    language: str | None,
    setting: PageOutline = NOWHERE,
) -> tuple[Floats, Concepts]:
    """Return n sentences x features, and the concepts that they were told by.

    Args:
        sentences: Of the article, all of them, in reading order, n >= 1.
        forms: Of each.
        title: The headline; may be empty.
        language: ISO 639-1 code; None if not known.
        setting: What the page says; by default there is none.

    Returns:
        The features named by ``NAMES``; concepts of the sentences, and behind them of the title and of
        the heading of each section.
    """
    places = outline(sentences, setting.marks)
    texts = [sentence.text for sentence in sentences]
    concepts = find_concepts([*texts, title, *_headings(places)], language)
    formed = _formed(texts, forms, concepts, language)
    columns = [
        formed, _shifted(formed, 1), _shifted(formed, -1), _whole(formed), place_features(sentences, places, title, setting.kind),
        _shared(concepts, places, language, len(sentences)),
    ]  # fmt: skip
    return np.concatenate(columns, axis=1).astype(np.float32), concepts


def _formed(
    texts: Sequence[str], forms: Sequence[SentenceForm], concepts: Concepts, language: str | None
) -> Floats:
    n = len(texts)
    kinds = count_kinds(texts)
    letters = np.maximum(kinds[:, 1] + kinds[:, 2], 1)
    widths = np.array([width(text) for text in texts], np.float32)
    tokens = concepts.word_counts[:n].sum(axis=1)
    own = concepts.word_counts[:n]
    capital = np.bincount(concepts.sentences, weights=concepts.capital, minlength=n)[:n]
    digits = np.array([word.isdigit() for word in concepts.words], np.float32)
    some = np.maximum(tokens, 1)[:, None]
    rules = np.array(
        [
            [f.leans, f.says_nothing, f.unmarked, f.asks, f.open_quote, f.nobodys_quote]
            for f in forms
        ]
    )
    return np.concatenate(
        [
            np.stack([widths, letters / np.maximum(widths, 1), kinds[:, 1] / letters, kinds[:, 3], kinds[:, 4]], axis=1), kinds[:, 5:],
            np.stack([tokens, letters / some[:, 0], capital / some[:, 0], own @ digits], axis=1),
            own @ persons(concepts.words, language) / some,
            rules, np.array([[text[-1:] in ":："] for text in texts]),
        ],
        axis=1, dtype=np.float32,
    )  # fmt: skip


def _headings(places: Sequence[SentencePlace]) -> list[str]:
    """Return the heading of each section, in order, that of the text above the first among them."""
    found: dict[int, str] = {}
    for place in places:
        found[place.section] = found.get(place.section) or place.heading
    return [found.get(section, "") for section in range(places[-1].section + 1)]


def _shifted(forms: Floats, by: int) -> Floats:
    """Return columns of the sentence before (1) or behind (-1); -1 where there is none."""
    some = forms[:, [FORMS.index(name) for name in _NEAR]]
    found = np.full_like(some, -1.0)
    if by > 0:
        found[by:] = some[:-by]
    else:
        found[:by] = some[-by:]
    return found


def _whole(forms: Floats) -> Floats:
    means = forms[:, [FORMS.index(name) for name in _WHOLE]].mean(axis=0)
    share = forms[:, :1] / max(means[0], 1.0)
    return np.concatenate([np.tile(means, (len(forms), 1)), share], axis=1)


def _shared(
    concepts: Concepts, places: Sequence[SentencePlace], language: str | None, n: int
) -> Floats:
    """Compare sentences by their words, stop words aside: with each other, title and headings."""
    common = stemmed_stop_words(language)
    content = np.array([w not in common for w in concepts.words], np.bool_)
    counts = concepts.word_counts
    present = ((counts > 0) & content).astype(np.float32)
    own, title, headings = present[:n], present[n], present[n + 1 :]
    spread = own.sum(axis=0)
    idf = np.log((1 + n) / (1 + spread)) + 0.2
    vectors = own * idf
    norms = np.maximum(np.sqrt((vectors**2).sum(axis=1)), 1e-6)
    unit = vectors / norms[:, None]
    cosines = unit @ unit.T
    np.fill_diagonal(cosines, 0.0)
    sizes = np.maximum(own.sum(axis=1), 1)
    sections = np.array([p.section for p in places])
    heads = headings[sections]
    with_heads = own * heads
    every = np.clip(headings.sum(axis=0), 0, 1)
    frequent = counts[:n].sum(axis=0) * content
    top = np.zeros_like(frequent)
    top[np.argsort(-frequent, kind="stable")[:12]] = 1
    degree = (cosines > 0.1).sum(axis=1) / n
    central = cosines.mean(axis=1)
    order = np.argsort(np.argsort(-central, kind="stable")) / n
    before = np.concatenate([[0.0], np.diagonal(cosines, -1)])
    behind = np.concatenate([np.diagonal(cosines, 1), [0.0]])
    earlier = np.tril(cosines).max(axis=1)
    seen = np.cumsum(own, axis=0) - own
    later = spread - seen - own
    weight = own @ np.minimum(frequent, 20)
    total = np.maximum(counts[:n].sum(axis=1), 1)
    lead = unit[: min(3, n)].sum(axis=0)
    paragraphs = np.array([p.paragraph for p in places])
    titled = title * idf
    return np.stack(
        [
            own @ title / max(title.sum(), 1), own @ title / sizes,
            with_heads.sum(axis=1) / np.maximum(heads.sum(axis=1), 1), with_heads.sum(axis=1) / sizes,
            own @ every / sizes, unit @ lead, central, order, degree, before, behind, earlier,
            weight / sizes, weight, own @ top, sizes, (own * (seen == 0)).sum(axis=1) / sizes,
            (own * (later > 0)).sum(axis=1) / sizes, 1 - own.sum(axis=1) / total,
            _mean_of(cosines, paragraphs), unit @ titled / max(float(np.sqrt(titled @ titled)), 1e-6),
            _mean_of(cosines, sections),
        ],
        axis=1,
    )  # fmt: skip


def _mean_of(cosines: Floats, groups: Floats) -> Floats:
    """Return how like each is to the others of its group, on average."""
    same = (groups[:, None] == groups[None, :]).astype(np.float32)
    found: Floats = (cosines * same).sum(axis=1) / np.maximum(same.sum(axis=1) - 1, 1)
    return found
