"""The kind of an article: by what is certain, else by what was learned from read articles.

What was learned lies in ``data/kinds.npz``: multinomial logistic regression over signs and hashed
words. Its ``about`` says from what, by which command, and how well it did. No text is kept in it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np

from summarizer.model_files import check_names
from summarizer.models import Article, ArticleKind
from summarizer.reading.kind.cues import in_headline, in_places
from summarizer.reading.kind.features import Floats, signs_of
from summarizer.reading.kind.sign_names import sign_names
from summarizer.reading.kind.source import PageSigns
from summarizer.reading.kind.words import hashed_words

#: Standard deviations; what is farther off is no stronger a sign.
_FARTHEST = 4

#: Types by which a page says for sure what it is.
#: https://schema.org/Article, https://schema.org/Recipe
_CERTAIN = {
    "Recipe": ArticleKind.RECIPE,
    "LiveBlogPosting": ArticleKind.LIVE,
    "OpinionNewsArticle": ArticleKind.OPINION,
    "ReviewNewsArticle": ArticleKind.REVIEW,
    "ScholarlyArticle": ArticleKind.RESEARCH,
    "MedicalScholarlyArticle": ArticleKind.RESEARCH,
}

#: Kinds too rare to learn from, which headline or section say.
_SAID = (ArticleKind.OBITUARY, ArticleKind.LIVE)

_NO_PAGE = PageSigns()

_KINDS = frozenset(ArticleKind)


@dataclass(frozen=True, slots=True)
class KindModel:
    """What was learned, m signs, k kinds."""

    signs: tuple[str, ...]
    kinds: tuple[ArticleKind, ...]

    #: m each, of the signs.
    mean: Floats
    spread: Floats

    #: (m + places of hashed words) x k, and k.
    weights: Floats
    bias: Floats

    @classmethod
    def of(cls, arrays: Mapping[str, Any]) -> KindModel:
        """Take it out of a weights file.

        Raises:
            ModelError: It weighs signs that no article has.
        """
        names = json.loads(str(arrays["names"]))
        known = sign_names()
        check_names("kinds.npz", names["signs"], [name for name in names["signs"] if name in known])
        check_names(
            "kinds.npz", names["kinds"], [kind for kind in names["kinds"] if kind in _KINDS]
        )
        words = arrays["words"].astype(np.float32) * np.float32(arrays["step"])
        return cls(
            signs=tuple(names["signs"]),
            kinds=tuple(ArticleKind(kind) for kind in names["kinds"]),
            mean=arrays["mean"],
            spread=arrays["spread"],
            weights=np.concatenate([arrays["weights"], words]),
            bias=arrays["bias"],
        )

    def chances(self, article: Article, page: PageSigns) -> Floats:
        """Return k chances, that add up to 1."""
        signs = signs_of(article, page)
        row = np.array([signs.get(name, 0) for name in self.signs], np.float32)
        words = hashed_words(article, len(self.weights) - len(self.signs))
        told = described(row, self.mean, self.spread, words)
        # An article says few of all words.
        held = told.nonzero()[0]
        scores = self.bias + told[held] @ self.weights[held]
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum(), np.float32)


def described(row: Floats, mean: Floats, spread: Floats, words: Floats) -> Floats:
    """Return the signs, scaled, and behind them the hashed words."""
    scaled = np.clip((row - mean) / spread, -_FARTHEST, _FARTHEST)
    return np.concatenate([scaled, WORDINESS * words], dtype=np.float32)


#: How much words count beside signs while learning.
WORDINESS = np.float32(18)


def with_kind(article: Article, page: PageSigns = _NO_PAGE) -> Article:
    """Return the article with its likeliest kind; None where there is no text."""
    if not article.paragraphs:
        return article
    chances = kind_chances(article, page)
    return replace(article, kind=max(chances, key=chances.__getitem__))


def kind_chances(article: Article, page: PageSigns = _NO_PAGE) -> dict[ArticleKind, float]:
    """Return how likely an article is of each kind; what is not there is not possible.

    Args:
        article: With all that was read of it but its kind.
        page: What its page declares; by default it has none.
    """
    if certain := certain_kind(article, page):
        return {certain: 1.0}
    model = load_kinds()
    return dict(zip(model.kinds, map(float, model.chances(article, page)), strict=True))


def certain_kind(article: Article, page: PageSigns) -> ArticleKind | None:
    """Return the kind that a page states, or that headline and place leave no doubt of."""
    for name, kind in _CERTAIN.items():
        if name in page.own_types:
            return kind
    headline = in_headline(article.title, article.language)
    folders = " ".join(article.url.split("/")[3:-1])
    places = in_places(f"{folders} {article.section or ''}")
    for kind in _SAID:
        if kind in headline or kind in places:
            return kind
    return None


@cache
def load_kinds() -> KindModel:
    """Read the file, once a process."""
    with as_file(files("summarizer.data").joinpath("kinds.npz")) as path, np.load(path) as arrays:
        return KindModel.of(arrays)
