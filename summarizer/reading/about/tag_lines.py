"""The lines and boxes of a page that hold its tags, by what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.placement import is_in_box
from summarizer.reading.page.structured import one_line

#: What stands before a line of tags.
TAG_LINE = re.compile(
    r"""
    \s*(?:tags?|topics?|keywords?|filed\s+under|schlag(?:w[oö]rter|worte?)|stich(?:w[oö]rter|worte?)|themen
    |etiquetas|palabras\s+clave|temas|palavras-chave|mots[\s-]cl[eé]s|parole\s+chiave|trefwoorden|emneord|etiketler
    |tagi|теги?|ключевые\s+слова|kata\s+kunci|キーワード|タグ|关键词|关键字|關鍵字|标签|標籤|태그|키워드)\s*[:：]\s*
    """,
    re.IGNORECASE | re.VERBOSE,
)

#: The same where it stands alone, as a heading. What stands below the others may be the site's sections.
_HEADS = frozenset(
    (
        "tags;article tags;keywords;schlagwörter;schlagworte;stichwörter;stichworte;etiquetas;palabras clave;palavras-chave;"
        "mots-clés;mots clés;parole chiave;trefwoorden;emneord;nyckelord;avainsanat;etiketler;tagi;słowa kluczowe;"
        "klíčová slova;štítky;címkék;cuvinte cheie;теги;ключевые слова;ключові слова;kata kunci;từ khóa;キーワード;"
        "関連キーワード;タグ;关键词;关键字;關鍵字;标签;標籤;태그;키워드;الكلمات المفتاحية;الوسوم;برچسب‌ها;برچسب ها;کلیدواژه‌ها;टैग"
    ).split(";")
)
_TOPIC_HEADS = frozenset(
    (
        "topics;related topics;themen;temas;thèmes;thématiques;sujets;argomenti;temi;onderwerpen;emner;ämnen;aiheet;"
        "konular;tematy;témata;темы;теми;topik;トピック;话题;주제;مواضيع;موضوعات;विषय;read more about;read more on;"
        "mehr lesen über;mehr über;lire aussi sur;más sobre;mais sobre;lees meer over"
    ).split(";")
)
_LONGEST_HEAD = max(map(len, _HEADS | _TOPIC_HEADS)) + 2

#: What is written around such a heading.
_AROUND = " \t\r\n\xa0:：■●▪#|-–—"

#: How far up from it its list is looked for, and letters beside it that make it none.
_LEVELS, _MAX_BESIDE = 2, 12

_MAX_LINE = 400

#: What a box of tags is called, no post with one ("tag-harbours"); and how many it has at most.
_BOX_NAME = re.compile(
    r"(?:^|\s)(?:[\w-]*[_-])?(?:tags|tag[_-]?list|topics|themen|keywords|schlagworte)(?:[_-]{1,2}(?:box|container|items|links|list|wrapper))?(?:$|\s)"
)
_MAX_BOXED = 15


class TagLines:
    """The tags that a page shows behind or below a word that says so."""

    def __init__(self, facts: PageFacts) -> None:
        #: Links, or else the words, behind a visible ``Tags:``.
        self.labelled: list[str] = []

        #: What is listed below "Tags", and below "Topics", which may be those of the whole site.
        self.headed: list[str] = []
        self.under_topics: list[str] = []

        for element in facts.tree.iter(
            "p", "div", "span", "li", "strong", "b", "dt", "h2", "h3", "h4", "h5", "h6", "label"
        ):
            if text := element.text:
                self._read(element, text, facts)

    def _read(self, element: HtmlElement, text: str, facts: PageFacts) -> None:
        if ":" in text or "：" in text:
            self.labelled.extend(_labelled(element, text))
        if len(text) > _LONGEST_HEAD and len(text.strip()) > _LONGEST_HEAD:
            return
        head = text.strip(_AROUND).casefold()
        if head in _HEADS:
            self.headed.extend(_listed_below(element, facts))
        elif head in _TOPIC_HEADS:
            self.under_topics.extend(_listed_below(element, facts))


def boxed(facts: PageFacts) -> Iterator[str]:
    """Yield the links in what calls itself a box of tags, at its article."""
    for element, names in facts.page.classed:
        if _BOX_NAME.search(names) and not is_in_box(element, facts.headline):
            labels = [one_line(link.text_content()) for link in element.iter("a")]
            if len(labels) <= _MAX_BOXED and len(one_line(element.text_content())) <= _MAX_LINE:
                yield from labels


def split_run_together(text: str) -> tuple[str, ...]:
    """Split tags whose links stood side by side: ``usXinhuaMoscowForeign Ministry``."""
    parts = re.split(r"[,;|]|(?<=[a-z\u0430-\u044f])(?=[A-Z\u0410-\u042f])", text)
    return tuple(part.strip(" #") for part in parts if part.strip(" #"))


def _labelled(element: HtmlElement, text: str) -> Iterator[str]:
    box = _box_of_tags(element, text)
    if box is None or len(line := one_line(box.text_content())) > _MAX_LINE:
        return
    linked = [one_line(link.text_content()) for link in box.iter("a")]
    yield from linked or split_run_together(TAG_LINE.sub("", line))


def _box_of_tags(element: HtmlElement, text: str) -> HtmlElement | None:
    """Return what holds the tags where an element begins with ``Tags:``: itself, or what it is a label in."""
    match = TAG_LINE.match(text)
    if match is None:
        return None
    return element if len(element) or match.end() < len(text.strip()) else element.getparent()


def _listed_below(head: HtmlElement, facts: PageFacts) -> list[str]:
    """Return the entries of the list that a heading is of; none where more than a list stands there, or elsewhere."""
    around = (head, *islice(head.iterancestors(), _LEVELS))
    found = ((each, _entries(each, head)) for each in around)
    box, entries = next(((each, entries) for each, entries in found if any(entries)), (head, []))
    text = one_line(box.text_content())
    beside = len(text) - len("".join(entries)) - len(entries) - len(head.text or "")
    is_list = len(entries) <= _MAX_BOXED and len(text) <= _MAX_LINE and beside <= _MAX_BESIDE
    return entries if entries and is_list and not is_in_box(box, facts.headline) else []


def _entries(box: HtmlElement, head: HtmlElement) -> list[str]:
    """Return the links of a box, or else its items."""
    links = list(box.iter("a"))
    items = links or [each for each in box.iter("li", "span") if not len(each) and each is not head]
    return [one_line(each.text_content()) for each in items]
