"""A page's text, block by block, with what the markup around each block says of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

#: Their text is for machines, or for doing something; never read out.
_UNREAD = frozenset(
    "script style noscript template svg button select textarea iframe object video audio canvas "
    "head input datalist map math".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table "
    "tbody td tfoot th thead tr ul html".split()
)

HEADINGS = frozenset(f"h{level}" for level in range(1, 7))

#: What words in the class and id names of an element tell of the text in it. The order is fixed:
#: the learned model knows each by its place.
_WORDS = {
    "comment": "comment comments commenting disqus respond livefyre thread reply replies kommentar kommentare discussion",
    "related": "related relation relacionadas relacionados recommend recommended recommendation recommendations recirc recirculation readmore more outbrain taboola trending popular latest similar suggest suggested next prev previous further also read mehr zum thema verwandte auch lesen",
    "share": "share sharing shares social socials follow addthis facebook twitter whatsapp sns tools teilen",
    "newsletter": "newsletter newsletters subscribe subscription subscriptions signup mailing optin abo paywall piano register login regwall form mc",
    "caption": "caption captions credit credits legend photo image img picture media bildunterschrift bild figure video copyright",
    "byline": "byline bylines author authors autor autoren bio biography contributor writer profile avatar",
    "stamp": "date dates time datetime timestamp published posted pubdate meta dateline info updated",
    "promo": "promo promos promotion advert advertisement advertising ads ad sponsor sponsored banner affiliate shop product products commerce buy deal deals teaser teasers cta donate donation donations support dfp",
    "side": "sidebar side rail secondary complementary aside right left",
    "foot": "foot footer copyright legal disclaimer colophon bottom imprint",
    "nav": "nav navbar navigation menu submenu breadcrumb breadcrumbs toc pagination pager skip toolbar header masthead topbar logo search",
    "tags": "tag tags taglist topic topics keyword keywords category categories cat label labels kicker eyebrow rubric overline themen",
    "dek": "subtitle subhead subheading subheadline standfirst dek deck lead lede intro introduction summary excerpt abstract headline title heading teasertext description",
    "card": "card cards tile tiles grid carousel slider slide slides gallery item items list listing feed river swiper thumb thumbnail",
    "hidden": "hidden hide sr screen reader print modal popup overlay tooltip cookie cookies consent gdpr toast invisible visually",
    "body": "articlebody storybody storytext entrycontent postcontent articlecontent articletext bodytext bodycopy richtext wysiwyg prose maincontent fulltext",
    "content": "content contents text copy body paragraph main",
    "article": "article artikel story post entry page single detail hentry",
    "quote": "quote pull pullquote blockquote zitat tweet embed instagram oembed",
    "box": "box infobox fact facts factbox note callout panel highlight highlights module inset accordion faq summary key takeaways",
    "live": "live liveblog ticker timeline",
    "rating": "rating ratings score stars price vote poll quiz stats review specs",
    "widget": "widget widgets block section wrapper container wrap inner row col column component",
}
MARKS = tuple(_WORDS)
BIT = {name: 1 << number for number, name in enumerate(MARKS)}
_BITS: dict[str, int] = {}
for _name, _words in _WORDS.items():
    for _word in _words.split():
        _BITS[_word] = _BITS.get(_word, 0) | BIT[_name]

#: entry-content__text, articleBody
_WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}")

#: What is marked so is one line, not all that is around a picture.
_CAPTION = re.compile(r"^(?:p|div) .*(?:[cC]aption|bildunterschrift)")

#: What is marked so goes with a picture or a film.
_PICTURE = re.compile(
    r"[ _-](?:img|image|photo|picture|foto|bild|caption|video|slideshow)(?![a-z])|[a-z](?:Image|Photo|Picture|Caption|Video)(?![a-z])"
)

#: Tags that tell as much, as marks of their own.
TAG_MARKS = tuple(
    "article main aside footer header nav form figure table blockquote section a li figcaption "
    "dialog details".split()
)
for _number, _tag in enumerate(TAG_MARKS, len(MARKS)):
    BIT["<" + _tag] = 1 << _number
_TAG_BITS = {tag: BIT["<" + tag] for tag in TAG_MARKS}


def bits_of(marks: str) -> int:
    """Return the bits of marks, parted by blanks."""
    return sum(BIT[mark] for mark in marks.split())


_FIGURE = bits_of("<figure <figcaption")


@lru_cache(maxsize=20_000)
def marks_of(names: str) -> int:
    """Return the bits of what class names and an id say."""
    bits = 0
    for word in _WORD.findall(names):
        bits |= _BITS.get(word.lower(), 0)
    return bits


@dataclass(slots=True, eq=False)
class Frame:
    """A block element around text."""

    tag: str
    parent: Frame | None
    element: HtmlElement
    depth: int

    #: Bits of its own names and tag, and with those of all around it.
    own: int
    marks: int

    #: Tag and class: paragraphs of one article mostly share it.
    look: str

    #: Letters in paragraphs directly in it, and anywhere below it.
    direct: int = 0
    below: int = 0


@dataclass(slots=True, eq=False)
class PageBlock:
    """A run of text that nothing but words and their emphasis divides."""

    text: str
    linked: int
    frame: Frame

    #: Whether a line break, not the end of an element, ends it.
    broken: bool = False


@dataclass(slots=True)
class _Pen:
    blocks: list[PageBlock] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    linked: int = 0

    def end_block(self, frame: Frame, *, broken: bool = False) -> None:
        if self.parts:
            several = self.parts
            text = " ".join((several[0] if len(several) == 1 else "".join(several)).split())
            if text:
                self.blocks.append(PageBlock(text, min(self.linked, len(text)), frame, broken))
            self.parts.clear()
        self.linked = 0


def read_blocks(tree: HtmlElement) -> list[PageBlock]:
    """Return the page's blocks in reading order."""
    pen = _Pen()
    body = tree.find("body")
    root = tree if body is None else body
    top = Frame("body", None, root, 0, 0, 0, "body")
    _walk(root, top, pen, in_link=False)
    pen.end_block(top)
    return pen.blocks


def _walk(  # one walk over all elements: calls would cost more than branches
    element: HtmlElement, frame: Frame, pen: _Pen, *, in_link: bool
) -> None:
    if text := element.text:
        pen.parts.append(text)
        if in_link:
            pen.linked += len(text)
    for child in element:
        tag = child.tag
        if tag in _UNREAD:
            if tag == "button":
                pen.parts.append(" ")
        elif tag == "br":
            pen.end_block(frame, broken=True)
        elif tag in _BLOCKS:
            pen.end_block(frame)
            inner = _frame(child, tag, frame)
            walk = _walk_preformatted if tag == "pre" else _walk
            walk(child, inner, pen, in_link=in_link)
            pen.end_block(inner)
        else:
            _walk(child, frame, pen, in_link=in_link or tag == "a")
        if tail := child.tail:
            pen.parts.append(tail)
            if in_link:
                pen.linked += len(tail)


def _walk_preformatted(element: HtmlElement, frame: Frame, pen: _Pen, *, in_link: bool) -> None:
    if element.find(".//p") is None:
        pen.parts += _preformatted(element)
    else:
        _walk(element, frame, pen, in_link=in_link)


def _preformatted(element: HtmlElement) -> Iterator[str]:
    """Yield the words of a program or the like, whose every line highlighters make an element."""
    yield element.text or ""
    for child in element:
        parts = child.tag == "br" or child.tag in _BLOCKS
        if parts:
            yield " "
        if child.tag not in _UNREAD:
            yield from _preformatted(child)
        if parts:
            yield " "
        yield child.tail or ""


def _frame(element: HtmlElement, tag: str, parent: Frame) -> Frame:
    own, classes = _TAG_BITS.get(tag, 0), ""
    if attributes := element.keys():
        said = element.get
        classes = said("class", "")
        names = f"{classes} {said('id', '')}"
        if len(names) > 1:
            own |= marks_of(names[:300])
        if len(attributes) > 1 or own == 0:
            own |= _stated_marks(element, attributes)
    return Frame(
        tag, parent, element, parent.depth + 1, own, parent.marks | own, f"{tag} {classes}"
    )


def _stated_marks(element: HtmlElement, attributes: Collection[str]) -> int:
    """Return the bits of what an element says of itself by other attributes than names."""
    bits = 0
    if "itemprop" in attributes and "articleBody" in element.get("itemprop", ""):
        bits |= BIT["body"]
    if "hidden" in attributes or ("style" in attributes and "none" in element.get("style", "")):
        bits |= BIT["hidden"]
    if "role" in attributes:
        bits |= marks_of(element.get("role", ""))
    return bits


def frames_around(frame: Frame) -> Iterator[Frame]:
    """Yield a frame and those around it, outwards."""
    each: Frame | None = frame
    while each is not None:
        yield each
        each = each.parent


def nearest(frame: Frame, tags: Collection[str], within: int | None = None) -> Frame | None:
    """Return the first frame of some tags, of a frame and those around it.

    Args:
        frame: Looked at first.
        tags: Any of these.
        within: So many frames are looked at; None: all.
    """
    return next((each for each in islice(frames_around(frame), within) if each.tag in tags), None)


def blocks_of(lines: Sequence[str], blocks: Sequence[PageBlock]) -> list[PageBlock | None]:
    """Return for each line the block of which it is the very string; None: it is no block's."""
    own = {id(block.text): block for block in blocks}
    return [own.get(id(line)) for line in lines]


def is_caption(frame: Frame) -> bool:
    """Whether what stands there is said of a picture."""
    return bool(frame.marks & BIT["<figcaption"]) or _looks_like_caption(frame.look)


def is_of_picture(frame: Frame) -> bool:
    """Whether what stands there goes with a picture: an agency there took it."""
    if frame.marks & _FIGURE or _looks_like_picture(frame.look):
        return True
    return frame.parent is not None and _looks_like_picture(frame.parent.look)


@lru_cache(maxsize=4096)
def _looks_like_caption(look: str) -> bool:
    return bool(_CAPTION.search(look))


@lru_cache(maxsize=4096)
def _looks_like_picture(look: str) -> bool:
    return bool(_PICTURE.search(look))
