"""The topics that the page itself names, from every channel, kept clean and few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from lxml.html import HtmlElement

from summarizer.models import Tag
from summarizer.reading.dates.parse import is_month
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.placement import is_in_box
from summarizer.reading.page.structured import names_of, one_line

MAX_TAGS = 15
_MAX_WORDS = 5
_MAX_LENGTH = 50

#: Longer lists are written for search engines.
_MAX_KEYWORDS = 20

_TAG_PATH = re.compile(
    r"^[^?#]*/(?:tags?|topics?|keywords?|schlagwort|thema|themen|sujet|tema|etiqueta|etichett[ae]|etiket(?:ler)?|[aä]mne(?:n|sord)?|emne|onderwerp|topik|mot-cle)s?/[^/]+",
    re.IGNORECASE,
)

TAG_LINE = re.compile(
    r"\s*(?:tags?|topics?|keywords?|filed\s+under|schlagw[oö]rter|etiquetas|теги?)\s*:\s*",
    re.IGNORECASE,
)
_MAX_LINE = 400

#: A content system's notes to itself: ``type:story``, ``_commerce``, ``paywall-exclude``, a UUID.
_INTERNAL = re.compile(
    r"""
    : | ^_ | ^category\b | ^https?\b | paywall | exclude | -enabled\b | noads?\b
    # example.org; runtogetherwithoutblanks
    | \w\.(?:com|org|net|de)\b | [a-z]{18,}
    # article_normal, no_minute, type_how_to
    | ^(?:article|autoplay|channel|content|digital|editors?|has|hide|is|layout|no|page|show|site|story|template|type)
      [_-][a-z0-9_-]+$
    # SPORTS_FIGURE
    | \b[A-Z0-9]+_[A-Z0-9_]+\b
    # 0f8fad5b-d9cb-; 1d5aa5bb06e5f37d; WP-0002841462
    | [0-9a-f]{8}-[0-9a-f]{4}- | \b(?=[a-f]*\d)[0-9a-f]{16,}\b | \d{7,}
    """,
    re.VERBOSE,
)

#: How often a tag is used, behind it: "Harbours (341)", "Harbours (12 posts)".
_COUNT = re.compile(r"\s*\((?:\d{1,3}|\d+\s\w+)\)$")

#: So many of a headline's words, each as a tag of its own, are the headline taken apart.
_MIN_SPLIT = 4
_SPLIT = 0.7

#: Say nothing about what the article is about.
_EMPTY = frozenset(
    "all allgemein article articles blog breaking breaking_news comtent content default evergreen false "
    "featured front_page general genel haber haberler home homepage inc latest latest_news local ltd main "
    "more nachrichten news newsletter nieuws non_classé normal noticia noticias notícias nyheter opinion other "
    "others page post posts sin_categoría stories story tag tags themen top_news top_stories top_story trending "
    "true uncategorised uncategorized updates video videos web wiadomości without_category world_news "
    "новости без_рубрики أخبار ニュース 新闻 新聞 뉴스".split()
)


def read_tags(facts: PageFacts, exclude: Iterable[str] = ()) -> tuple[Tag, ...]:
    """Return the page's tags, the most trustworthy channel first.

    Args:
        facts: The page. Boxes that do not hold its headline have the tags of other articles.
        exclude: Names that are no topics here, such as the publisher's.
    """
    unwanted = _EMPTY | {tag_name(name) for name in exclude}
    found: dict[str, Tag] = {}
    titles = [_plain_words(title) for title in facts.declared_titles]
    for channel, labels in _channels(facts):
        # What is written for search engines, and links that may lead to any topic, are for pages
        # that say nothing better.
        if found and channel in {"keywords", "tag-link"}:
            continue
        for name, label in _topics_among(labels, titles):
            if name not in unwanted:
                found.setdefault(name, Tag(name, label=label, channel=channel))
    return tuple(found.values())[:MAX_TAGS]


def _topics_among(
    labels: Iterable[str], titles: Iterable[frozenset[str]]
) -> Iterator[tuple[str, str]]:
    """Yield name and label of what may be a topic."""
    for label in _without_headline([_COUNT.sub("", each) for each in labels], titles):
        if (name := tag_name(label)) and _is_topic(label):
            yield name, label


def _plain_words(text: str) -> frozenset[str]:
    """Return a text's words without accents, and as addresses have them: ``Samsun'da``, ``samsunda``."""
    plain = re.sub(r"['’`.]", "", text.casefold())
    if not plain.isascii():
        apart = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in apart if not unicodedata.combining(c))
    return frozenset(re.findall(r"[^\W_]+", plain))


def _without_headline(labels: list[str], titles: Iterable[frozenset[str]]) -> list[str]:
    """Return labels without a headline's words, where most of these are one each."""
    words = [_plain_words(label) for label in labels]
    single = frozenset().union(*(each for each in words if len(each) == 1))
    for title in titles:
        if len(single & title) >= max(_MIN_SPLIT, _SPLIT * len(title)):
            return [label for label, each in zip(labels, words, strict=True) if not each <= title]
    return labels


def tag_name(label: str) -> str:
    """Return a label as a hashtag without its ``#``; empty if Telegram would not link it.

    ``Foreign Ministry`` is ``foreign_ministry``. Telegram takes letters, marks, digits and
    underscores, and wants a letter among them.
    """
    text = unicodedata.normalize("NFKC", label).casefold().strip().lstrip("#")
    text = re.sub(r"['’`.]", "", text)
    letters = [c if c == "_" or unicodedata.category(c)[0] in "LMN" else "_" for c in text]
    name = re.sub(r"_+", "_", "".join(letters)).strip("_")
    return name if any(map(str.isalpha, name)) else ""


def split_run_together(text: str) -> tuple[str, ...]:
    """Split tags whose links stood side by side: ``usXinhuaMoscowForeign Ministry``."""
    parts = re.split(r"[,;|]|(?<=[a-z\u0430-\u044f])(?=[A-Z\u0410-\u042f])", text)
    return tuple(part.strip(" #") for part in parts if part.strip(" #"))


def _channels(facts: PageFacts) -> Iterator[tuple[str, list[str]]]:
    declared = facts.declared
    yield "article:tag", _split(declared.metas.get("article:tag", ()))
    yield "news_keywords", _split(declared.metas.get("news_keywords", ()))
    yield "jsonld-keywords", _split(names_of(declared.article.get("keywords")))
    yield "jsonld-about", list(names_of(declared.article.get("about")))
    yield "parsely-tags", _split(declared.metas.get("parsely-tags", ()))
    links = list(_links(facts))
    yield "rel-tag", [label for label, rel in links if rel]
    yield "tag-line", list(_tag_line(facts))
    yield "tag-link", _few([label for label, rel in links if not rel])
    yield "keywords", _few(_split(declared.metas.get("keywords", ())))


def _links(facts: PageFacts) -> Iterator[tuple[str, bool]]:
    for element in facts.tree.iter("a"):
        stated = element.get("rel")
        rel = stated is not None and "tag" in stated.lower().split()
        if not rel and not _TAG_PATH.search(element.get("href") or ""):
            continue
        label = one_line(element.text_content())
        if label and not is_in_box(element, facts.headline):
            yield label, rel


def _tag_line(facts: PageFacts) -> Iterator[str]:
    """Yield the links, or else the words, behind a visible ``Tags:``."""
    for element in facts.tree.iter("p", "div", "span", "li", "strong", "b", "h4", "h5", "label"):
        box = _box_of_tags(element)
        if box is None or len(text := one_line(box.text_content())) > _MAX_LINE:
            continue
        linked = [one_line(link.text_content()) for link in box.iter("a")]
        yield from linked or split_run_together(TAG_LINE.sub("", text))


def _box_of_tags(element: HtmlElement) -> HtmlElement | None:
    """Return what holds the tags where an element begins with ``Tags:``: itself, or what it is a label in."""
    text = element.text or ""
    match = TAG_LINE.match(text) if ":" in text else None
    if match is None:
        return None
    return element if len(element) or match.end() < len(text.strip()) else element.getparent()


def _split(texts: Iterable[str]) -> list[str]:
    parts = (part for text in texts for part in re.split(r"[,;|、]", unescape(text)))
    # "topic/moscow", "person: Jane Doe": kinds are for the content system.
    return [bare for part in parts if (bare := re.sub(r"^\w+(?:/|:\s*)", "", part.strip()))]


def _few(labels: list[str]) -> list[str]:
    return labels if len(labels) <= _MAX_KEYWORDS else []


def _is_topic(label: str) -> bool:
    return (
        len(label) <= _MAX_LENGTH
        and len(label.split()) <= _MAX_WORDS
        and not _INTERNAL.search(label)
        # The archive's page of a month.
        and not is_month(label)
    )
