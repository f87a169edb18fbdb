"""The values that pass along bytes -> Article -> Summary.

All are frozen; every time that is known is timezone-aware; every URL is absolute.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

#: Characters of a link, whatever it leads to; longer ones lead nowhere. Browsers and sitemaps have
#: about the same bound: https://www.sitemaps.org/protocol.html
MAX_LINK_LENGTH = 2000

#: The channel of what a feed says of another publisher's page: it routes, and is not shown.
FOREIGN_FEED = "foreign-feed"

#: Those of what its publisher's own feed says of a page, and of what the operator says of a feed.
OF_FEED = frozenset({"feed", "label"})


class Tag(str):
    """A topic that the page itself names, written as a hashtag without its ``#``.

    The string is the normalised form, ``foreign_ministry``.
    """

    __slots__ = ("channel", "label")

    #: Where the page says it: ``keywords``, ``article:tag``, ``news_keywords``, ``rel-tag``,
    #: ``tag-link``, ``tag-line``, ``jsonld-keywords``, ``jsonld-about``; ``feed``, ``foreign-feed`` (a
    #: feed of another publisher) and ``label`` (the operator's name for a feed) stand in no page.
    channel: str

    #: As the page spells it: ``Foreign Ministry``.
    label: str

    def __new__(cls, name: str, *, label: str = "", channel: str = "") -> Self:
        tag = super().__new__(cls, name)
        tag.label = label or name
        tag.channel = channel
        return tag

    def __reduce__(self) -> tuple[object, ...]:
        return _tag, (str(self), self.label, self.channel)


def _tag(name: str, label: str, channel: str) -> Tag:
    return Tag(name, label=label, channel=channel)


class Notice(StrEnum):
    """What a reader should know about how the article came to be."""

    #: An agency's text, published without an editor's look.
    AUTO_PUBLISHED = "auto-published-agency-copy"
    SPONSORED = "sponsored"
    PRESS_RELEASE = "press-release"
    OPINION = "opinion"
    SATIRE = "satire"
    CORRECTION = "correction"
    AI_WRITTEN = "ai-written"
    #: Only the opening could be read.
    PAYWALL = "paywall"
    #: The article goes on on other pages, not all of which were read.
    IN_PARTS = "in-parts"
    #: The page could not be had: this is what its site's feed says of it, or another site's.
    FEED_TEXT = "feed-text"
    FOREIGN_FEED_TEXT = "foreign-feed-text"


class ArticleKind(StrEnum):
    """What an article is to who reads it, and so what its points should tell."""

    NEWS = "news"

    #: Told at length: of people, places, a matter in depth.
    FEATURE = "feature"

    OPINION = "opinion"
    INTERVIEW = "interview"
    HOW_TO = "how-to"
    LISTICLE = "listicle"
    REVIEW = "review"
    EXPLAINER = "explainer"
    RESEARCH = "research"
    PRESS_RELEASE = "press-release"

    #: What is looked up: an encyclopedia's or a glossary's entry, documentation.
    REFERENCE = "reference"

    RECIPE = "recipe"
    OBITUARY = "obituary"
    LIVE = "live"
    OTHER = "other"


class BlockKind(StrEnum):
    """What a block of an article is to who reads it."""

    PARAGRAPH = "paragraph"

    #: Of a section, or of what follows up to the next one; also a short line that is all bold.
    HEADING = "heading"

    #: Of a list. The name of one that is described (HTML's ``dt``) is an item, too, one level above
    #: its description.
    ITEM = "item"

    QUOTE = "quote"

    #: Of a table: its cells with `` | `` between, those that head it first.
    ROW = "row"

    #: Of a program, on one line.
    CODE = "code"

    #: Of a picture or a video.
    CAPTION = "caption"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of an article's text, as its reader sees it parted."""

    kind: BlockKind

    #: Plain text without a line break, never blank.
    text: str

    #: 1-6 of headings, 1 the highest; how deep items are nested, 1 = outermost; None of others.
    level: int | None = None

    #: 0-based place among the article's blocks.
    position: int = 0

    #: The bold words that the text begins with where they are its name: ``Battery life.``
    name: str | None = None


def paragraph_blocks(paragraphs: Iterable[str]) -> tuple[Block, ...]:
    """Return a text of which nothing but its paragraphs is known as blocks."""
    return tuple(
        Block(kind=BlockKind.PARAGRAPH, text=text, position=position)
        for position, text in enumerate(paragraphs)
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A further page of an article that is split into several."""

    #: Number of its first paragraph among the article's, 0-based.
    first: int

    #: Where it was read.
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The readable part of a page, and who reported it.

    What is unknown is empty or None; nothing is guessed.
    """

    #: Where the page is: its canonical link if that is of who published it, else the link that
    #: answered; empty for text without a page. A label: another page may state the same.
    url: str = ""

    title: str = ""

    #: The name that people know it by: ``Lokmat Times``.
    publisher: str | None = None

    #: People, one string each, without "By" or roles.
    authors: tuple[str, ...] = ()

    #: The news agency whose copy this is: ``IANS``.
    agency: str | None = None

    #: Agencies and papers that the text names as its sources: ``Xinhua``.
    cites: tuple[str, ...] = ()

    #: An aware ``datetime`` in the page's own zone; a plain ``date`` where only the day is known
    #: for sure (no time, or a time without a zone).
    published: date | None = None

    #: As ``published``; None where it is not later.
    updated: date | None = None

    #: ISO 639-1 code, ``en``; None where detection was not sure.
    language: str | None = None

    #: The part of the paper: ``International``.
    section: str | None = None

    #: Absolute URL of the lead image.
    image: str | None = None

    tags: tuple[Tag, ...] = ()

    #: The few hashtags that it goes by, without ``#``, the one that it is most about first, as
    #: ``summarizer.topics.tags_of`` finds them; None where nobody looked.
    topics: tuple[str, ...] | None = None

    notices: tuple[Notice, ...] = ()

    #: Plain text, one string a paragraph, in reading order; none is blank, none has a line break.
    paragraphs: tuple[str, ...] = ()

    #: All that its reader sees of the text, in reading order: each paragraph is the text of one of
    #: them, in the same order; those between are headings, names of items, captions, rows of tables.
    #: The paragraphs where nothing else is known. ``reading.structure.outline`` tells what heads what.
    blocks: tuple[Block, ...] = ()

    #: The page's own summary, as its key takeaways or its abstract: lines, verbatim, in order, each
    #: of one of the blocks. Empty where it has none.
    own_points: tuple[str, ...] = ()

    #: The likeliest, by what the page says of itself and by its text; None where nobody looked.
    kind: ArticleKind | None = None

    #: The pages behind the first, in order, where several were read.
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        """Hold that each paragraph is a block's text: else nothing but the paragraphs is known."""
        texts = (block.text for block in self.blocks)
        if not all(paragraph in texts for paragraph in self.paragraphs):
            object.__setattr__(self, "blocks", paragraph_blocks(self.paragraphs))

    def link_to(self, paragraph: int) -> str:
        """Return the link of the page that a paragraph stands on, by its number."""
        return next(
            (part.url for part in reversed(self.parts) if part.first <= paragraph), self.url
        )

    @property
    def text(self) -> str:
        """The paragraphs with a blank line between."""
        return "\n\n".join(self.paragraphs)

    @classmethod
    def from_text(
        cls, text: str, title: str = "", url: str = "", language: str | None = None
    ) -> Article:
        """Make an article of bare text, every line that is not blank a paragraph.

        The text is taken as it is; ``read_article(..., content_type="text/plain")`` also finds
        title, byline and clutter in it.
        """
        lines = (" ".join(line.split()) for line in text.splitlines())
        return cls(
            title=title,
            url=url,
            language=language,
            paragraphs=tuple(line for line in lines if line),
        )


@dataclass(frozen=True, slots=True)
class Leads:
    """Links that a page gives to what belongs to its article; absolute, not checked otherwise."""

    #: The part behind this one; None: there is none.
    following: str | None = None

    #: Whether nothing of the article stands before this page.
    first: bool = True

    #: Another site's article that the page only points at; None: it names none, or several.
    original: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoint:
    """A sentence of the article, or two in a row, or a line of its own summary; verbatim."""

    text: str

    #: 0-based place of its (first) sentence among the article's sentences. A line of a summary that
    #: stands beside the text has the place of the sentence that follows it on the page.
    position: int

    #: The article's link with a text fragment that leads to this very sentence; None where the
    #: article has no link.
    link: str | None = None

    #: The heading or the item's name that stands above it, at most 80 characters: what it speaks of,
    #: where it does not say so itself. No part of the text; None where nothing is needed.
    heading: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An article condensed to its key points."""

    article: Article

    #: In reading order; of an article with a summary of its own first the lines of that.
    points: tuple[KeyPoint, ...]

    #: How many points the article has to give; asking for more yields no more than these.
    available: int

    #: Whether the points are lines of the page's own summary, the first of them at least.
    own: bool = False

    #: Up to eight headings or items, verbatim, of a long how-to, list, recipe or explainer, which say
    #: what is in it; empty of others.
    contents: tuple[str, ...] = ()
