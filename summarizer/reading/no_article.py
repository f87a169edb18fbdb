"""What a page is, where it is no article: recognised, and said, not summarised."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from urllib.parse import urlsplit

from summarizer.errors import ReadingError, Unreadable
from summarizer.language.marks import SENTENCE
from summarizer.language.phrases import Phrases, phrases
from summarizer.language.scripts import DENSE
from summarizer.reading.body.cards import leads_on, without_cards
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import Declared, one_line, types_of

#: An article has at least two sentences and this many letters.
_MIN_LETTERS = 140
_MIN_LETTERS_DENSE = 60

#: What a form to log in has beside it, or a page that is not there, is shorter.
_MAX_FORM = 600

#: Lines in which it says so.
_FIRST = 2

#: What stands above teasers is an article from this length on, or with a headline of so many words.
_MAX_ABOUT = 500
_HEADLINE = 4

#: Where there is more of it, it is an article about such things.
_MAX_WALL = 2000

#: A longer text on something for sale is a review of it.
_MAX_GOODS = 3000

#: https://schema.org/WebPage
_LISTS = frozenset({"CollectionPage", "SearchResultsPage"})

#: https://ogp.me
_GOODS = ("product", "og:product")

#: A line from this length on is a paragraph.
_PARAGRAPH = 160

#: Where a page says that it is an article, a shorter one is a paragraph as well, a third as long in
#: dense scripts; a line that is or follows a link's words is none.
_SHORT_PARAGRAPH = 30

#: So much of what a long wall says speaks of consent to whom it stops.
_YOURS = 0.6

#: An entry of a site that numbers them: ``/?p=31228``.
_NUMBERED = re.compile(
    r"(?:^|&)(?:p|id|aid|nid|post|story|article|news)(?:_?id)?=\d{2,}(?:&|$)", re.IGNORECASE
)

#: Thai and Lao have no full stops.
_UNSTOPPED = re.compile(r"[\u0e00-\u0eff]")


def article_in(facts: PageFacts, lines: list[str], title: str = "") -> list[str]:
    """Return an article's lines without teasers of others, or refuse what is no article.

    Raises:
        ReadingError: With the kind of page it is.
    """
    text = " ".join(lines)
    if _is_worded(facts, text) and not _is_wall(lines):
        return lines if facts.declared.article else _undeclared(facts, lines, title)
    if _is_wall_by_title(facts, title):
        raise ReadingError(Unreadable.LOGIN_WALL)
    raise ReadingError(_kind(facts, text))


def _is_worded(facts: PageFacts, text: str) -> bool:
    """Whether a text has the letters and the sentences of an article."""
    # More of them say no more.
    letters = sum(1 for _ in islice(filter(str.isalnum, text), 3 * _MIN_LETTERS + 1))
    if letters < _MIN_LETTERS_DENSE or (letters < _MIN_LETTERS and not DENSE.search(text)):
        return False
    # A calendar or a table of results has no sentences; it is read where it says it is an article.
    if len(list(islice(SENTENCE.finditer(text), 2))) == 2 or (
        _says_so(facts) and letters > 3 * _MIN_LETTERS
    ):
        return True
    unstopped = len(_UNSTOPPED.findall(text)) > len(text) / 2
    return unstopped and letters > 3 * _MIN_LETTERS_DENSE


def _says_so(facts: PageFacts) -> bool:
    """Whether a page says that it is an article."""
    declared = facts.declared
    return (
        bool(declared.article)
        or declared.meta("og:type") == "article"
        or declared.meta("article:published_time") is not None
    )


def _says(part: str) -> Phrases:
    return phrases("walls", part)


def _undeclared(facts: PageFacts, lines: list[str], title: str) -> list[str]:
    """Return the lines of what does not say that it is an article, and is one nevertheless."""
    if sum(map(len, lines)) < _MAX_FORM:
        if any(map(_says("not found").begin, (title, *lines[:_FIRST]))):
            raise ReadingError(Unreadable.NOT_AN_ARTICLE)
        if _is_wall_by_title(facts, title):
            raise ReadingError(Unreadable.LOGIN_WALL)
    if _is_of_video(facts.declared) and max(map(len, lines)) < _PARAGRAPH:
        raise ReadingError(Unreadable.VIDEO)
    if not _says_so(facts) and sum(map(len, lines)) < _MAX_GOODS:
        _refuse_by_form(facts.declared, title)
    own = without_cards(facts, lines)
    links = _links(facts)
    if _is_front(facts, lines, links) or (own != lines and not _is_brief(own, title)):
        raise ReadingError(_front_kind(facts))
    words = frozenset(links)
    told = [line for line in own if line not in words]
    # Among so many names of sections and editions, what is none of them is the article.
    return told if 2 * len(told) < len(own) else own


def _refuse_by_form(declared: Declared, title: str) -> None:
    """Refuse what a page says, or is headed, to be: goods for sale, a list, who answers for a site.

    Raises:
        ReadingError: It is one of these.
    """
    kinds = {kind for node in declared.nodes for kind in types_of(node)}
    if kinds & _LISTS or _says("results").begin(title):
        raise ReadingError(Unreadable.LIST_PAGE)
    sells = any("Product" in types_of(node) and node.get("offers") for node in declared.nodes)
    if (
        sells
        or (declared.meta("og:type") or "").startswith(_GOODS)
        or _says("imprint").begin(title)
    ):
        raise ReadingError(Unreadable.NOT_AN_ARTICLE)


def _is_brief(lines: list[str], title: str) -> bool:
    """Whether what stands above teasers is an article, not a line on a topic or on a writer."""
    text = " ".join(lines)
    if len(text) >= _MAX_ABOUT:
        return True
    # Topics and writers go by few words.
    words = len(title) / 3 if DENSE.search(title) else len(title.split())
    return words >= _HEADLINE and len(text) >= _MIN_LETTERS and len(SENTENCE.findall(text)) > 1


def _kind(facts: PageFacts, text: str) -> Unreadable:
    shown = one_line(facts.tree.text_content())[:20_000]
    if _asks_for_login(facts, text, shown) or _shows_wall(text, shown):
        return Unreadable.LOGIN_WALL
    if _is_video(facts):
        return Unreadable.VIDEO
    visible = _visible_letters(facts)
    if _needs_scripts(facts, shown, visible):
        return Unreadable.SCRIPT_ONLY
    if visible == 0:
        return Unreadable.EMPTY
    if _is_front(facts, [text], _links(facts)):
        return _front_kind(facts)
    return Unreadable.NOT_AN_ARTICLE


def _asks_for_login(facts: PageFacts, text: str, shown: str) -> bool:
    """Whether a page has a field for a password, or little else than the words of such a form."""
    if any(e.get("type") == "password" for e in facts.tree.iter("input")):
        return True
    is_form = not facts.declared.article and len(text) < _MAX_FORM
    return is_form and _says("login").are_in(text) and _says("login").are_in(shown[:_MAX_FORM])


def _shows_wall(text: str, shown: str) -> bool:
    return _says("wall").are_in(text) or (len(shown) < 5000 and _says("wall").are_in(shown[:2000]))


def _needs_scripts(facts: PageFacts, shown: str, visible: int) -> bool:
    """Whether a page that scripts would fill shows next to nothing, or says that it needs them."""
    if visible >= 400 or next(facts.tree.iter("script"), None) is None:
        return False
    noscript = " ".join(one_line(e.text_content()) for e in facts.tree.iter("noscript"))
    return visible < 120 or _says("script").are_in(f"{noscript} {shown[:2000]}")


def _is_wall(lines: list[str]) -> bool:
    """Most of what there is talks of cookies and consent."""
    if len(lines) > 30:
        return False
    walls = [line for line in lines if _says("wall").are_in(line)]
    text = sum(map(len, lines))
    if walls and text >= _MAX_WALL and not _asks_the_reader(walls, text):
        return False
    if walls and text < _MAX_WALL and any(map(_says("yours").are_in, lines)):
        walls += _beside_walls(line for line in lines if line not in walls)
    return sum(map(len, walls)) > 0.6 * text


def _beside_walls(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if _says("of walls").are_in(line)]


def _asks_the_reader(walls: list[str], letters: int) -> bool:
    """Whether so long a text asks the reader; else it may be an article about biscuits, or such walls."""
    asking = [line for line in walls if _says("yours").are_in(line)]
    return sum(map(len, asking)) >= _YOURS * letters


def _is_wall_by_title(facts: PageFacts, title: str) -> bool:
    """Whether a page is there for its form or for what it sells: it is headed so."""
    if _says("to read").begin(title):
        return True
    fields = {field.get("type") for field in facts.tree.iter("input")}
    return _says("login").begin(title) and not fields.isdisjoint({"email", "password", "tel"})


def _is_video(facts: PageFacts) -> bool:
    kinds = {kind for node in facts.declared.nodes for kind in types_of(node)}
    return (
        _is_of_video(facts.declared)
        or (
            bool(kinds & {"VideoObject", "AudioObject", "PodcastEpisode", "MusicRecording"})
            and not facts.declared.article
        )
        or any(True for _ in facts.tree.iter("video", "audio"))
    )


def _is_of_video(declared: Declared) -> bool:
    return (declared.meta("og:type") or "").startswith(("video", "music"))


def _links(facts: PageFacts) -> list[str]:
    """Return the words of a page's links."""
    return [one_line(link.text_content()) for link in facts.tree.iter("a")]


def _is_front(facts: PageFacts, lines: list[str], links: list[str]) -> bool:
    """A page that leads to articles: most of its text is the text of links."""
    linked = sum(map(len, links))
    text = sum(map(len, lines))
    if _is_at_root(facts):
        return linked > text or leads_on(facts)
    own = frozenset(filter(None, links))
    told = [line for line in lines if line not in own]
    if 2 * len(told) < len(lines) and max(map(len, told), default=0) < _paragraph(told):
        return True
    # Headlines and teasers: many lines, none of them a paragraph, among far more links.
    return linked > 2 * text and _in_paragraphs(facts, lines, own) < 0.3 * text


def _paragraph(lines: list[str]) -> int:
    """Return from which length on a line is a paragraph in the script of a text."""
    return _PARAGRAPH // 3 if any(map(DENSE.search, lines)) else _PARAGRAPH


def _is_at_root(facts: PageFacts) -> bool:
    address = urlsplit(facts.url)
    return bool(facts.url) and not address.path.strip("/") and not _NUMBERED.search(address.query)


def _in_paragraphs(facts: PageFacts, lines: list[str], links: AbstractSet[str]) -> int:
    """Return how much of a text is paragraphs, not headlines and teasers, as far as length tells."""
    dense = any(map(DENSE.search, lines))
    if not _says_so(facts):
        longer_than = _paragraph(lines)
        return sum(len(line) for line in lines if len(line) > longer_than)
    longer_than = _SHORT_PARAGRAPH // 3 if dense else _SHORT_PARAGRAPH
    told = (line for above, line in pairwise(("", *lines)) if links.isdisjoint((above, line)))
    return sum(len(line) for line in told if len(line) > longer_than)


def _front_kind(facts: PageFacts) -> Unreadable:
    if _is_of_video(facts.declared):
        return Unreadable.VIDEO
    path = urlsplit(facts.url).path.strip("/")
    at_root = _is_at_root(facts) or re.fullmatch(
        r"(?i)[a-z]{2}(?:[-_][a-z]{2})?|index\.\w+|home", path
    )
    return Unreadable.HOME_PAGE if at_root else Unreadable.LIST_PAGE


def _visible_letters(facts: PageFacts) -> int:
    hidden = sum(
        len("".join(e.itertext()).strip())
        for e in facts.tree.iter("script", "style", "noscript", "template")
    )
    return max(len(facts.tree.text_content().strip()) - hidden, 0)
