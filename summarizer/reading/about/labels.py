"""Labels that a page gives itself: which of them name what a reader would follow.

A content system's notes, sections, the site's own name and what is written for search engines are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from summarizer.language.tokenizer import stop_words
from summarizer.reading.about.categories import category_labels
from summarizer.reading.about.labelled import WORD, Labelled, plain_words
from summarizer.reading.dates.months import names_month, plain
from summarizer.reading.dates.parse import is_month
from summarizer.reading.page.names import name_key

_MAX_WORDS = 5
_MAX_LENGTH = 50

#: Letters of one with what is written beside it, no more of which are looked at.
_MAX_WHOLE = 200

#: A content system's notes to itself: ``type:story``, ``_commerce``, ``paywall-exclude``, a UUID.
_CODE = re.compile(
    r"""
    : | ^_ | ^category\b | ^https?\b | paywall | (?i:exclude) | -enabled\b | noads?\b
    # [NAME]; Topic of the day // 02.11.; b Business Finance
    | [\[\]{}<>=\\] | // | ^[a-z]\s[A-Z]
    # example.org; runtogetherwithoutblanks
    | \w\.(?:com|org|net|de)\b | [a-z]{18,}
    # article_normal, no_minute, type_how_to
    | ^(?:article|autoplay|channel|content|digital|editors?|has|hide|is|layout|no|page|show|site|story|template|type)
      [_-][a-z0-9_-]+$
    # SPORTS_FIGURE
    | \b[A-Z0-9]+_[A-Z0-9_]+\b
    # r4bn, £2.5bn; 이날유세, words that a machine took from "that day ..."
    | ^\W?(?i:[a-z]{0,3})\d[\d.,]*\s?(?i:bn|tn|mrd|mio)$ | ^이날
    # 0f8fad5b-d9cb-; 1d5aa5bb06e5f37d; WP-0002841462
    | [0-9a-f]{8}-[0-9a-f]{4}- | \b(?=[a-f]*\d)[0-9a-f]{16,}\b | \d{7,}
    """,
    re.VERBOSE,
)

#: Of a form that names seldom have and notes often: ``package_112600``, ``drugs24``; ``movies-and-tv``;
#: ``BuzzWorthy``; ``RED``. The article says a name that is so written.
_DOUBTFUL = re.compile(
    r"""
      .*_.* | [a-z]+\d+
    | [a-z0-9]+(?:-[a-z0-9]+)+
    | [A-Z][a-z]+(?:[A-Z][a-z]*)+\d*
    | [A-Z]{2,4}
    """,
    re.VERBOSE,
)

#: The same of a label in small letters among others with capitals, or of so many of them in a language without
#: compounds: ``videoarticle``.
_SMALL_WORD = re.compile(r"[a-z]{6,}")
_RUN_TOGETHER, _APART = 12, "en"

#: Abbreviations that name a subject, whether the article spells them so or not; of others it is not known.
_ABBREVIATIONS = frozenset(
    "AI CIA DNA ESA EU EV FBI GOP GPS HIV IT KI LGBT MLB NASA NATO NBA NFL NGO NHL PC SEO SUV TV UFC UK UN US USA WHO".split()
)

#: What is written beside a name to be found with it: "Bhopal latest news".
_BESIDE = re.compile(
    r"""
      ^(?:breaking|latest|live|today|top|trending)\s+(?:news\s+)(?:from\s+|in\s+|of\s+)?(?=\S) | ^latest\s+
    | (?:\s+(?:breaking|comments?|headlines|latest|live|news|stories|today|updates?))+$
    | (?:\s+(?:aktuell|nachrichten|haberleri|haber|actualités?|noticias|notícias|notizie|nieuws|terkini|новости))+$
    """,
    re.VERBOSE | re.IGNORECASE,
)

#: How often a tag is used, behind it: "Harbours (341)", "Harbours (12 posts)".
_COUNT = re.compile(r"\s*\((?:\d{1,3}|\d+\s\w+)\)$")

#: A year, beside a month.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

#: What is left of a list or a path around a name: "/ Scandal", "& Economics".
_AROUND = " \t/&|·•–—-…!*,;"  # as pages write them

#: Letters of scripts without blanks, more of them than a name has.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{10}")

#: Words between the others of a label that names a section: "Top News and Analysis".
_SMALL = frozenset(
    "a all alle an and auf aus by de dem den der die el en et for from im in la las le les los of on our the to todas "
    "todos tous tutti und y your zum zur".split()
)

#: So many of a headline's words, each as a tag of its own, are the headline taken apart; and so many of all labels.
_MIN_SPLIT = 4
_SPLIT = 0.7


def topics_among(labels: Iterable[str], article: Labelled, *, proven: bool) -> Iterator[str]:
    """Yield the labels that may be topics, without what is written around them.

    Args:
        labels: Of one channel, as the page has them.
        article: What they are of.
        proven: Whether the article must say them.
    """
    bare = [_COUNT.sub("", each.strip(_AROUND)[:_MAX_WHOLE]) for each in labels]
    capitals = sum(label[:1].isupper() for label in bare) > _SPLIT * len(bare)
    for label in _without_headline(bare, article.headlines):
        named = _alone(label, article)
        if not _is_topic(named, article):
            continue
        if article.says(named) or not (proven or _is_doubtful(named, article, capitals)):
            yield named


def _is_doubtful(label: str, article: Labelled, capitals: bool) -> bool:
    """Whether a label may be a note that the page's makers left for themselves.

    Args:
        label: One of a page's.
        article: What it is of.
        capitals: Whether the labels beside it have some.
    """
    if _DOUBTFUL.fullmatch(label):
        return label not in _ABBREVIATIONS
    if label in article.folders:
        return True
    least = _RUN_TOGETHER if article.language == _APART else _MAX_LENGTH
    return bool(_SMALL_WORD.fullmatch(label)) and (capitals or len(label) >= least)


def _alone(label: str, article: Labelled) -> str:
    """Return a label without the words that searches are made with, unless the article has them so."""
    if _is_category(label, article) or label in article.said:
        return label
    return _BESIDE.sub("", label).strip(_AROUND) or label


def _is_topic(label: str, article: Labelled) -> bool:
    key = name_key(label)
    return (
        len(label) <= _MAX_LENGTH
        and len(label.split()) <= _MAX_WORDS
        and not _CODE.search(label)
        and not _is_day(label)
        and key not in article.tellers
        and not _is_headline(label, key, name_key(article.title))
        and not (key in article.site and label not in article.title)
        and not _is_category(label, article)
    )


def _is_headline(label: str, key: str, title: str) -> bool:
    """Whether a label is the article's title, or most of it where there are no blanks."""
    if label.count(" ") > 1 and key == title:
        return True
    return bool(_UNSPACED.match(key)) and title.startswith(key) and len(key) >= _SPLIT * len(title)


def _is_day(label: str) -> bool:
    """Whether a label is the archive's page of a day or a month."""
    return is_month(label) or (
        bool(_YEAR.search(label)) and any(map(names_month, WORD.findall(plain(label.lower()))))
    )


def _is_category(label: str, article: Labelled) -> bool:
    """Whether a label only says where or how a text is printed: "Local news", "Top story 1", "Aktuelles"."""
    known = _categories()
    found = WORD.findall(plain(label.casefold()))
    if " ".join(found) in known or _is_empty(label, article.language):
        return True
    telling = [
        word for word in found if not (word in _SMALL or (word.isdecimal() and len(word) == 1))
    ]
    return all(word in known for word in telling) and not (telling and label in article.said)


def _is_empty(label: str, language: str | None) -> bool:
    """Whether a label is a word that any text has: "know", no "us"."""
    return label.islower() and len(label) > 2 and label in stop_words(language)


@cache
def _categories() -> frozenset[str]:
    """Return the labels of sections as ``_is_category`` has them."""
    return frozenset(" ".join(WORD.findall(plain(label.casefold()))) for label in category_labels())


def _without_headline(labels: list[str], titles: Iterable[frozenset[str]]) -> list[str]:
    """Return labels without a headline's words, where most of these, or of the labels, are one each."""
    words = [plain_words(label) for label in labels]
    single = frozenset().union(*(each for each in words if len(each) == 1))
    for title in titles:
        shared = single & title
        whole = len(shared) >= _SPLIT * len(title)
        small = sum(
            label.islower() and each <= shared for label, each in zip(labels, words, strict=True)
        )
        if len(shared) >= _MIN_SPLIT and (whole or small >= _SPLIT * len(labels)):
            return [label for label, each in zip(labels, words, strict=True) if not each <= title]
    return labels
