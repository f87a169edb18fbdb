"""Lines of a page that say when it was published, told from sentences that say when something was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

from summarizer.language.phrases import phrases
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.placement import following, is_in_box, preceding
from summarizer.reading.page.structured import one_line

_TABLE = "stamps"

#: What the names of an element say that holds a date for its own sake.
_MARK = re.compile(r"[dD]ate|publi|time|posted|submitted|meta|byline|author|stamp")
_MARKED = etree.XPath(
    "//time | //*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'publi')"
    " or contains(@class,'time') or contains(@class,'posted') or contains(@class,'submitted') or contains(@class,'meta')"
    " or contains(@class,'byline') or contains(@itemprop,'date') or contains(@id,'date')]"
)

#: "This article was published on ...": of the page itself, where "The report was ..." is of another.
_OF_ITSELF = re.compile(
    r"\W*(?:this|die(?:se[rs]?)|cet(?:te)?|est[ae]|quest[ao]|эт[аио]|dit|den(?:ne|na)|detta|dette|ten|tento|bu)\s",
    re.IGNORECASE,
)

#: Their texts are no stamps; a link is to another article more often than not.
_NO_STAMP = frozenset({"script", "style", "a", "option", "h1"})

#: What stands in these is of the article more often than about it.
_OF_ARTICLE = frozenset({"h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dd", "dt", "blockquote"})
_NAMES_TIME = re.compile(r"(?:^|[-_ ])(?:time|date|datetime|timestamp)(?:$|[-_ ])")
_TIMES = ("datetime", "data-datetime", "data-timestamp", "data-time", "data-utime", "data-epoch")

#: Letters of scripts without blanks, of which a word has about three.
_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_DENSE_WORD = 3

#: https://schema.org/Comment, or what themes call them.
_COMMENT = re.compile(r"/Comment$|\bcomment-?(?:list|body|content|meta|metadata|item)\b")

_SENTENCE_END = re.compile(r"[.!?。！？।։។][\"”»’')\]]*\s*$")

#: A stamp is a short line.
_MAX_STAMP = 140
_MAX_MARKED = 60
_MAX_AROUND = 120

#: What may hold a date alone, how long such a text is, and how many different ones are no list.
_LEAVES = ("p", "div", "span", "li", "small", "em", "h3", "h4", "h5", "h6")
_MAX_LEAVES = 4_000
_MAX_BARE = 40
_FEW = 2

#: A paragraph from this length on is the article's own.
_PARAGRAPH = 120

#: Words of a sentence, in small letters or of a script that has no others, that a stamp may have.
_MAX_SMALL = 3
_MAX_SMALL_LABELLED = 8


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


def bare_dates(facts: PageFacts, beside: Beside) -> Iterator[str]:
    """Yield what is a date and nothing else, whatever its element is called; none of a list of many."""
    found: dict[str, None] = {}
    for element in islice(facts.tree.iter(*_LEAVES), _MAX_LEAVES):
        text = element.text
        if not text or len(element) or len(text) > _MAX_BARE or not any(map(str.isdigit, text)):
            continue
        other = beside(text)
        if other is None or any(map(str.isalnum, other)) or is_in_box(element, facts.headline):
            continue
        found[one_line(text)] = None
        if len(found) > _FEW:
            return
    yield from found


def _marked(facts: PageFacts) -> list[HtmlElement]:
    """Return the first elements whose names say that they hold a date."""
    found: list[HtmlElement] = _MARKED(facts.tree)[:_MAX_MARKED]
    return found


def _bare_stamps(lines: Iterable[str], beside: Beside) -> Iterator[str]:
    """Yield the lines that stand as stamps in no element of their own."""
    for line in lines:
        if len(line) <= _MAX_STAMP and (other := beside(line)) is not None and is_stamp(other):
            yield line


def is_stamp(beside: str, *, alone: bool = False) -> bool:
    """Whether a line with a date says when its page was published or updated.

    A stamp has names and labels beside its date; a sentence that says when something else was has
    more words than these.

    Args:
        beside: What stands beside the date.
        alone: Whether it stands where the article's own words do, so that it may have a label alone.
    """
    words = [word for word in beside.split() if sum(map(str.isalpha, word)) > 1]
    small = sum(map(_small_words, words))
    if _OF_ITSELF.match(beside) or _has_label(" ".join(words[:2])):
        return small <= _MAX_SMALL_LABELLED
    if alone:
        return len(words) <= 1 and small <= 1
    return small <= _MAX_SMALL and not (len(words) > 1 and _SENTENCE_END.search(beside))


def _small_words(word: str) -> int:
    """Return how many words one between blanks is that are no names: in small letters, or in no other."""
    if dense := len(_DENSE.findall(word)):
        return max(dense // _DENSE_WORD, 1)
    first = next(filter(str.isalpha, word))
    return int(first == first.lower())


def _stamps(
    elements: Iterable[HtmlElement], headline: HtmlElement | None, beside: Beside
) -> Iterator[str]:
    """Yield the texts of short elements that hold a date; those of updates come last."""
    updates: list[str] = []
    below = False
    for element in elements:
        below = below or (element.tag == "p" and len(element.text_content()) > _PARAGRAPH)
        if not _may_be_stamp(element):
            continue
        stated = next(filter(None, map(element.get, _TIMES)), None)
        text = stated or one_line(" ".join(islice(element.itertext(), 30)))
        if len(text) > _MAX_STAMP or (other := beside(text)) is None:
            continue
        sure = stated or _is_marked(element)
        if not (sure or _reads_so(element, headline, other, below=below)):
            continue
        if _is_of_other(element, headline):
            continue
        if _is_of_update(text):
            updates.append(text)
        else:
            yield text
    yield from updates


def _is_of_other(element: HtmlElement, headline: HtmlElement | None) -> bool:
    """Whether an element stands in a box of something else, or in what is quoted: another's post."""
    if is_of_comment(element):
        return True
    around = [] if headline is None else list(headline.iterancestors())
    quoted = next(element.iterancestors("blockquote"), None)
    if quoted is not None and quoted not in around:
        return True
    aside = next(element.iterancestors("aside"), None)
    # Next to the headline, and as short as a stamp, it is one.
    own = (
        aside is not None
        and aside.getparent() in around
        and len(one_line(aside.text_content())) <= _MAX_STAMP
    )
    return is_in_box(element, headline, asides=not own)


def is_of_comment(element: HtmlElement) -> bool:
    """Whether an element says when a reader wrote something."""
    names = (each.get("itemtype") or each.get("class") or "" for each in element.iterancestors())
    return any("omment" in name and _COMMENT.search(name) for name in names)


def _may_be_stamp(element: HtmlElement) -> bool:
    return element.tag not in _NO_STAMP or (
        element.tag == "a" and bool(_NAMES_TIME.search(element.get("class") or ""))
    )


def _is_of_update(text: str) -> bool:
    return phrases(_TABLE, "updated").are_in(text) and not phrases(_TABLE, "published").are_in(text)


def _has_label(text: str) -> bool:
    """Whether a text, without accents, says that something was published or updated."""
    parts = ("published", "updated", "label")
    return any(phrases(_TABLE, part).are_in(text) for part in parts)


def _is_marked(element: HtmlElement) -> bool:
    names = (element.get(name) or "" for name in ("class", "id", "itemprop"))
    return element.tag == "time" or bool(_MARK.search(" ".join(names)))


def _reads_so(
    element: HtmlElement, headline: HtmlElement | None, beside: str, *, below: bool
) -> bool:
    """Whether an element that is not marked holds a stamp all the same, by its words and its place."""
    above = [] if headline is None else list(headline.iterancestors())
    if _is_datum(element):
        return False
    outer = (each for each in islice(element.iterancestors(), 3) if each not in above)
    tags = {each.tag for each in (*outer, *element.iter())}
    return "figcaption" not in tags and is_stamp(
        beside, alone=below or not _OF_ARTICLE.isdisjoint(tags)
    )


def _is_datum(element: HtmlElement) -> bool:
    """Whether an element stands in a table of the article's data, which names its columns or rows: layout does not."""
    table = next(element.iterancestors("table"), element)
    return table.tag == "table" and next(table.iter("th"), None) is not None
