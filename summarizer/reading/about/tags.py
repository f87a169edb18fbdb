"""The topics that the page itself names, from every channel, kept clean and few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape

from summarizer.models import Tag
from summarizer.reading.about.labelled import Labelled
from summarizer.reading.about.labels import topics_among
from summarizer.reading.about.tag_lines import TagLines, boxed
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import name_key
from summarizer.reading.page.placement import is_in_box
from summarizer.reading.page.structured import names_of, one_line

MAX_TAGS = 15

#: Longer lists are written for search engines; and still longer ones are the whole site's.
_MAX_KEYWORDS, _WHOLE_SITE = 20, 60

#: Letters of a list of them; a longer one has more than anybody follows.
_MAX_LIST = 10_000

#: Letters that a text and its description share.
_SAME = 40

#: Between tags, but not in "Chelsea (Manhattan, NY)".
_SEPARATOR = re.compile(r"[,;|、，；](?![^()]*\))")

#: "Trump, Donald J" and "Beshear, Andrew G (1977- )", as catalogues have it.
_FAMILY_FIRST = re.compile(
    r"([A-Z][\w'’-]+), ([A-Z][\w'’-]+(?: [A-Z]\.?)?(?= \(\d{4}-)|[A-Z][\w'’-]+ [A-Z]\.?)(?: \(\d{4}-[^)]*\))?\s*$"
)

#: A list with blanks between, in letters that have none.
_LETTERS_ALONE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff]+(?:\s+[\u3040-\u30ff\u3400-\u9fff]+){2,}"
)

_TAG_PATH = re.compile(
    r"""
    ^[^?#]*/(?:tags?|topics?|keywords?|schlagworte?|thema|themen|sujet|temas?|etiqueta|etichett[ae]|etiket(?:ler)?
    |[aä]mne(?:n|sord)?|emne|onderwerp|topik|mot-cle)s?/[^/]+
    """,
    re.IGNORECASE | re.VERBOSE,
)


def read_tags(
    facts: PageFacts,
    title: str,
    paragraphs: Iterable[str],
    tellers: Iterable[str] = (),
    language: str | None = None,
) -> tuple[Tag, ...]:
    """Return the page's tags, the most trustworthy channel first.

    Args:
        facts: The page. Boxes that do not hold its headline have the tags of other articles.
        title: As it was read.
        paragraphs: Of its article.
        tellers: Who wrote and printed it.
        language: ISO 639-1 code.
    """
    article = Labelled(
        title,
        tuple(paragraphs),
        titles=facts.declared_titles,
        url=facts.url,
        tellers=frozenset(map(name_key, tellers)),
        site=frozenset(facts.site_keys),
        language=language,
    )
    lines = TagLines(facts)
    found = _found(_channels(facts, lines), article, proven=False)
    found = found or _found(_channels_for_search(facts, lines), article, proven=True)
    return tuple(found.values())[:MAX_TAGS]


def _found(
    channels: Iterable[tuple[str, list[str]]], article: Labelled, *, proven: bool
) -> dict[str, Tag]:
    """Return the tags of channels by what their spellings share.

    Args:
        channels: Each with its labels.
        article: What they are of.
        proven: Whether only the first that has any counts, and the article must say what it has.
    """
    found: dict[str, Tag] = {}
    for channel, labels in channels:
        if (proven and found) or len(labels) > _WHOLE_SITE:
            continue
        is_long = len(labels) > _MAX_KEYWORDS
        for label in topics_among(labels, article, proven=proven or is_long):
            if name := tag_name(label):
                found.setdefault(name_key(name), Tag(name, label=label, channel=channel))
    return found


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


def _channels(facts: PageFacts, lines: TagLines) -> Iterator[tuple[str, list[str]]]:
    """Yield what says of this very article what it is about."""
    declared = facts.declared
    yield "article:tag", _split(declared.metas.get("article:tag", ()))
    yield "news_keywords", _split(declared.metas.get("news_keywords", ()))
    yield "jsonld-keywords", _split(names_of(declared.article.get("keywords")))
    yield "jsonld-about", list(names_of(declared.article.get("about")))
    yield "parsely-tags", _split(declared.metas.get("parsely-tags", ()))
    yield "rel-tag", [label for label, rel in _links(facts) if rel]
    yield "tag-line", lines.labelled


def _channels_for_search(facts: PageFacts, lines: TagLines) -> Iterator[tuple[str, list[str]]]:
    """Yield links that may lead to any topic, and words for search engines: for pages that say nothing better."""
    yield "tag-line", lines.headed
    yield "tag-link", _few([label for label, rel in _links(facts) if not rel])
    yield "tag-link", list(dict.fromkeys(boxed(facts)))
    yield "tag-link", lines.under_topics
    yield "keywords", _few(_split(_lists(facts)))


def _links(facts: PageFacts) -> Iterator[tuple[str, bool]]:
    for element, href in facts.links:
        stated = element.get("rel")
        rel = stated is not None and "tag" in stated.lower().split()
        if not rel and not _TAG_PATH.search(href):
            continue
        label = one_line(element.text_content())
        if label and not is_in_box(element, facts.headline):
            yield label, rel


def _lists(facts: PageFacts) -> Iterator[str]:
    """Yield the words for search engines; where they are a text, its beginning or that of its description, none."""
    described = tuple(filter(None, map(facts.declared.meta, ("description", "og:description"))))
    for text in facts.declared.metas.get("keywords", ()):
        start = text.strip()[:_SAME]
        said = len(start) == _SAME and any(each.strip().startswith(start) for each in described)
        if not said and not text.rstrip().endswith(("...", "…")):  # as pages cut it
            yield text


def _split(texts: Iterable[str]) -> list[str]:
    short = (unescape(text) for text in texts if len(text) <= _MAX_LIST)
    parts = (part for text in short for part in _parts(_FAMILY_FIRST.sub(r"\2 \1", text)))
    # "topic/moscow", "person: Jane Doe": kinds are for the content system.
    return [bare for part in parts if (bare := re.sub(r"^\w+(?:/|:\s*)", "", part.strip()))]


def _parts(text: str) -> list[str]:
    return text.split() if _LETTERS_ALONE.fullmatch(text.strip()) else _SEPARATOR.split(text)


def _few(labels: list[str]) -> list[str]:
    return labels if len(labels) <= _MAX_KEYWORDS else []
