"""Lines of a page that say when it was published, told from sentences that say when something was."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from summarizer.language.clues import found_among
from summarizer.reading.dates.stamps import has_label, is_of_update, is_stamp
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.placement import boxes_of, following, is_in_box, preceding
from summarizer.reading.page.structured import one_line

#: What the names of an element say that holds a date for its own sake.
_MARK = re.compile(r"[dD]ate|publi|created|time|posted|submitted|meta|byline|author|stamp")
_CLASSES = re.compile(r"date|Date|publi|created|time|posted|submitted|meta|byline")

#: Their texts are no stamps; a link is to another article more often than not.
_NO_STAMP = frozenset({"script", "style", "a", "option", "h1"})

#: What stands in these is of the article more often than about it.
_OF_ARTICLE = frozenset({"h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote"})
_NAMES_TIME = re.compile(r"(?:^|[-_ ])(?:time|date|datetime|timestamp)(?:$|[-_ ])")
_TIMES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-utime", "data-epoch")

#: https://schema.org/Comment, or what themes call them.
_COMMENT = re.compile(
    r"/Comment$|\bcomments?-?(?:list|body|box|content|date|time|meta|metadata|item)\b",
    re.IGNORECASE,
)

#: What stands before a dash at the beginning of a paragraph, or is one by itself: "Hamburg, 2 March 2026".
_DATELINE = re.compile(r"([^–—:|]{6,60}?)\s*(?:[–—:|]|-(?= )|$)")
_PLACE = re.compile(r"[^\W\d_][^\d,(]{2,40}\s?[,(]")
_FIRST = 4

#: A stamp is a short line.
_MAX_STAMP = 140
_MAX_MARKED = 60
_MAX_BOXED = 60
_MAX_BOX = 600
_MAX_AROUND = 120

#: What may hold a date alone, and how long such a text is.
_LEAVES = ("p", "div", "span", "li", "small", "em", "h3", "h4", "h5", "h6")
_INLINE = frozenset({"span", "small", "em"})
_MAX_LEAVES = 4_000
_MAX_BARE = 40

#: A paragraph from this length on is the article's own.
_PARAGRAPH = 120

#: So many of those may stand above who wrote it, and when.
_STANDFIRST = 1

#: Words of a stamp below one: a name or two.
_WORDS_BELOW = 5


#: Returns what stands before and behind a line's date; None: it has none. See ``dates.parse.beside_date``.
Beside = Callable[[str], str | None]


def shown_dates(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield dates that are shown: near the headline first, then wherever they are marked."""
    headline = facts.headline
    if headline is None:
        yield from _stamps(_marked(facts), headline, beside)
        return
    around = [*islice(following(headline), _MAX_AROUND), *islice(preceding(headline), 40)]
    times = [each for each in around if each.tag == "time"]
    yield from _stamps(times, headline, beside)
    yield from _stamps((each for each in around if each.tag != "time"), headline, beside)
    yield from _stamps(_marked(facts), headline, beside)
    siblings = islice(headline.itersiblings(), _MAX_AROUND)
    yield from _bare_stamps((one_line(each.tail or "") for each in siblings), beside)


def boxed_dates(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield dates that are marked in a small side bar, footer or the like, those near the headline first.

    Some set there who wrote the article, and when; a large one is of others.
    """
    headline = facts.headline
    near = [] if headline is None else list(islice(following(headline), _MAX_AROUND))
    for element in dict.fromkeys((*near, *_marked(facts))):
        if not _may_be_stamp(element) or _is_quoted(element, headline):
            continue
        stated = next(filter(None, map(element.get, _TIMES)), None)
        text = stated or one_line(" ".join(islice(element.itertext(), 30)))
        if len(text) > _MAX_BOXED or (other := beside(text)) is None:
            continue
        if not (is_stamp(other) and (_is_marked(element) or has_label(other))):
            continue
        box = deque(boxes_of(element, headline), maxlen=1)
        if not any(map(_tells, box)):
            yield text


def _tells(box: HtmlElement) -> bool:
    """Whether there is more in a box than who wrote an article, and when: a text, or lists."""
    if len(one_line(box.text_content())) > _MAX_BOX:
        return True
    return any(len(one_line(each.text_content())) > _PARAGRAPH for each in box.iter("p"))


def datelines(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield dates with which the article's first paragraphs begin: "2 March 2026 – The quay ..."."""
    after = () if facts.headline is None else islice(following(facts.headline), _MAX_AROUND)
    paragraphs = (each for each in after if each.tag == "p")
    for element in islice(paragraphs, _FIRST):
        text = one_line(element.text_content())
        line = _DATELINE.match(text)
        # What tells something right below the headline is its standfirst, though it may be called a teaser.
        above = facts.headline if len(text) > _PARAGRAPH else element
        boxes = boxes_of(element, facts.headline)
        if line is None or any(box.getprevious() is not above for box in boxes):
            continue
        other = beside(line[1])
        if other is not None and is_stamp(other, at_most=None if _PLACE.match(other) else 0):
            yield line[1]


def bare_dates(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield what is a date and nothing else but what it is of, whatever its element is called."""
    for element in islice(facts.tree.iter(*_LEAVES), _MAX_LEAVES):
        text = element.text
        if not text or len(element) or len(text) > _MAX_BARE or not any(map(str.isdigit, text)):
            continue
        other = beside(text)
        if other is None or (any(map(str.isalnum, other)) and not has_label(other)):
            continue
        if not (_is_in_sentence(element) or is_in_box(element, facts.headline)):
            yield text


def _is_in_sentence(element: HtmlElement) -> bool:
    """Whether an element sets apart words within a sentence: "as of <span>31 December 2025</span>"."""
    parent = element.getparent()
    if element.tag not in _INLINE or parent is None:
        return False
    tails = (each.tail or "" for each in element.itersiblings(preceding=True))
    return not is_stamp(one_line(" ".join([parent.text or "", *tails])))


def _marked(facts: PageFacts) -> list[HtmlElement]:
    """Return the first elements whose names say that they hold a date."""
    page = facts.page
    marked = set(page.tree.iter("time"))
    marked.update(
        e for name in ("itemprop", "id") for e in page.having[name] if "date" in e.get(name, "")
    )
    classes = frozenset(found_among(_CLASSES, page.classes))
    named = (e for e, names in page.classed if names in classes or e in marked)
    return list(islice(named, _MAX_MARKED))


def _bare_stamps(lines: Iterable[str], beside: Beside) -> Iterator[str]:
    """Yield the lines that stand as stamps in no element of their own."""
    for line in lines:
        if len(line) <= _MAX_STAMP and (other := beside(line)) is not None and is_stamp(other):
            yield line


def _stamps(
    elements: Iterable[HtmlElement], headline: HtmlElement | None, beside: Beside
) -> Iterator[str]:
    """Yield the texts of short elements that hold a date; those of updates come last."""
    updates: list[str] = []
    paragraphs = 0
    for element in elements:
        paragraphs += element.tag == "p" and len(element.text_content()) > _PARAGRAPH
        if not _may_be_stamp(element):
            continue
        stated = next(filter(None, map(element.get, _TIMES)), None)
        text = stated or one_line(" ".join(islice(element.itertext(), 30)))
        if len(text) > _MAX_STAMP or (other := beside(text)) is None:
            continue
        sure = stated or _is_marked(element)
        if not (sure or _reads_so(element, headline, other, paragraphs=paragraphs)):
            continue
        if _is_of_other(element, headline):
            continue
        if is_of_update(text):
            updates.append(text)
        else:
            yield text
    yield from updates


def _is_of_other(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an element stands in a box of something else, or in what is quoted: another's post."""
    if _is_quoted(element, headline):
        return True
    around = [] if headline is None else list(headline.iterancestors())
    aside = next(element.iterancestors("aside"), None)
    # Next to the headline, and as short as a stamp, it is one.
    own = (
        aside is not None
        and aside.getparent() in around
        and len(one_line(aside.text_content())) <= _MAX_STAMP
    )
    return is_in_box(element, headline, asides=not own)


def _is_quoted(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an element is of a reader's comment, or of what the article quotes."""
    if is_of_comment(element):
        return True
    around = [] if headline is None else list(headline.iterancestors())
    quoted = next(element.iterancestors("blockquote"), None)
    return quoted is not None and quoted not in around


def is_of_comment(element: HtmlElement) -> bool:
    """Whether an element says when a reader wrote something."""
    around = (element, *element.iterancestors())
    names = (each.get("itemtype") or each.get("class") or "" for each in around)
    return any("omment" in name and _COMMENT.search(name) for name in names)


def _may_be_stamp(element: HtmlElement) -> bool:
    return element.tag not in _NO_STAMP or (
        element.tag == "a" and bool(_NAMES_TIME.search(element.get("class") or ""))
    )


def _is_marked(element: HtmlElement) -> bool:
    names = (element.get(name) or "" for name in ("class", "id", "itemprop"))
    return element.tag == "time" or bool(_MARK.search(" ".join(names)))


def _reads_so(
    element: HtmlElement, headline: HtmlElement | None, beside: str, *, paragraphs: int
) -> bool:
    """Whether an element that is not marked holds a stamp all the same, by its words and its place.

    Args:
        element: A short one.
        headline: The article's.
        beside: What the element has beside its date.
        paragraphs: How many stand between it and the headline.
    """
    above = [] if headline is None else list(headline.iterancestors())
    if _is_datum(element) or _is_in_sentence(element):
        return False
    outer = (each for each in islice(element.iterancestors(), 3) if each not in above)
    tags = {each.tag for each in (*outer, *element.iter())}
    if "figcaption" in tags:
        return False
    if paragraphs > _STANDFIRST or not _OF_ARTICLE.isdisjoint(tags):
        return is_stamp(beside, at_most=1)
    return is_stamp(beside, at_most=_WORDS_BELOW if paragraphs else None)


def _is_datum(element: HtmlElement) -> bool:
    """Whether an element stands in a table of the article's data, which names its columns or rows: layout does not."""
    table = next(element.iterancestors("table"), element)
    return table.tag == "table" and next(table.iter("th"), None) is not None
