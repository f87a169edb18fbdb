"""Bytes to one parsed tree: decoded, guarded against what is too large, parsed once."""

from __future__ import annotations

import codecs
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlComment, HtmlElement, HtmlEntity, HTMLParser, document_fromstring

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.page.hidden import drop_hidden
from summarizer.reading.page.twice_encoded import encoded_once

MAX_BYTES = 10 * 2**20

#: Ten times what the largest of 1,015 pages of news has; each costs half a kilobyte and more.
_MAX_TAGS = 200_000

#: Deeper than any page people write; libxml2 drops what lies deeper than it goes.
_MAX_DEPTH = 400

#: Level by level, which costs a fifth of a walk.
_is_deep = etree.XPath(f"boolean({'/*' * (_MAX_DEPTH + 1)})")

#: Longer runs of text without a tag are no paragraphs of an article.
_MAX_TEXT = 4_000_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEADER_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)

#: What browsers read these as: https://encoding.spec.whatwg.org/#names-and-labels
_WEB_ENCODINGS = {
    "ascii": "cp1252",
    "big5": "big5hkscs",
    "euc-kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "iso-8859-9": "cp1254",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "tis-620": "cp874",
    "us-ascii": "cp1252",
    "x-sjis": "cp932",
}

#: lxml's own asks in Python for each element, whose class it is by its tag; no form of ours is filled.
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement, comment=HtmlComment, entity=HtmlEntity
)

#: Every byte is a letter in Latin-1; words of accented letters alone are another alphabet's.
_NO_LATIN = re.compile(r"[\xc0-\xff]{4,}")

_OF_ALL_FILES = frozenset({"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"})

#: Pure ASCII on the wire, so no test for UTF-8 tells them.
_SEVEN_BIT = frozenset({"iso-2022-jp", "hz-gb-2312", "utf-7"})


#: libxml2 drops what stands behind these; browsers show it, and templates put articles there.
#: https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterbody
#: Without re.IGNORECASE, with which every "<" of a page is looked at more slowly.
_THE_END = re.compile(rb"</(?:[bB][oO][dD][yY]|[hH][tT][mM][lL])\s*>")

#: In UTF-8, as all behind here: the parser takes bytes, and in bytes all this is found faster.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\f\r"))

#: Controls of Latin-1 and soft hyphens; U+200B and U+2060; U+FEFF, U+FFFE and U+FFFF. Each begins with
#: a byte of its own, by which it is found much faster than among all of them.
_INVISIBLE = tuple(
    map(
        re.compile,
        (
            rb"\xc2[\x80-\x84\x86-\x9f\xad]",
            rb"\xe2(?:\x80\x8b|\x81\xa0)",
            rb"\xef(?:\xbb\xbf|\xbf[\xbe\xbf])",
        ),
    )
)
_PAGE_BREAKS = bytes.maketrans(b"\f", b" ")
_INVISIBLE_ENTITY = re.compile(
    rb"&(?:shy|ZeroWidthSpace|NoBreak|#(?:173|8203|8288|65279)|#[xX]0*(?:[aA][dD]|200[bB]|2060|[fF][eE][fF]{2}));"
)


#: Letters of what an element is called. Longer ones are no names, and each rule on names would read them.
_MAX_NAMES = 1_000

#: Attributes that few elements have and that say what one is for.
_TELLING = (
    "data-testid",
    "hidden",
    "id",
    "itemprop",
    "itemtype",
    "pubdate",
    "rel",
    "role",
    "style",
)


@dataclass(frozen=True, slots=True)
class ParsedPage:
    """A page, parsed."""

    tree: HtmlElement

    #: Where it came from; empty for a file.
    url: str

    #: All of its elements, each with its classes. Held, they are made once; else lxml makes them anew
    #: in each walk.
    classed: tuple[tuple[HtmlElement, str], ...] = ()

    #: Their classes, each once.
    classes: tuple[str, ...] = ()

    #: Of those, by attribute, the ones that have it: an XPath looks at all of them each time.
    having: Mapping[str, Sequence[HtmlElement]] = field(
        default_factory=lambda: dict.fromkeys(_TELLING, ())
    )

    def in_order(self, elements: AbstractSet[HtmlElement]) -> list[HtmlElement]:
        """Return elements in the page's order."""
        return [each for each, _ in self.classed if each in elements] if elements else []


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of HTML or plain text, whatever it says its charset is.

    Bytes that are valid UTF-8 are read as such, whatever is declared: text in another charset
    almost never is.
    """
    stated = _stated_charsets(body, content_type)
    if sure := _sure_charset(body, stated[0]):
        return body.decode(sure, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        damaged = error
    for encoding in (*(_WEB_ENCODINGS.get(one, one) for one in stated), "utf-8"):
        text = _decode_mostly(body, encoding)
        if text is not None and not (encoding == "cp1252" and len(_NO_LATIN.findall(text)) > 9):
            return text
    # Next to no page gets as far.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(body[max(damaged.start - 10_000, 0) : damaged.start + 50_000]).best()
    return body.decode(best.encoding if best else "cp1252", "replace")


def _sure_charset(body: bytes, declared: str) -> str:
    """Return the charset that the bytes themselves tell; empty if they do not."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return encoding
    if declared in _SEVEN_BIT - {"utf-7"}:
        return declared
    # Some programs write in 8 bits that they write in 16.
    if (declared.startswith("utf-16") and b"\0" in body[:512]) or body[:64].count(0) > 16:
        return "utf-16-be" if body[:1] == b"\0" else "utf-16-le"
    return ""


def _stated_charsets(body: bytes, content_type: str | None) -> tuple[str, str]:
    """Return what a page says that it is in, the header's word first; empty where nothing does."""
    in_header = _HEADER_CHARSET.search(content_type or "")
    header = in_header[1].lower() if in_header else ""
    in_page = _META_CHARSET.search(body[:8192])
    page = in_page[1].decode("ascii", "replace").lower() if in_page else ""
    # Latin-1 is what servers say of all files, and any bytes could be that.
    return (header, page) if header and header not in _OF_ALL_FILES else (page, header)


def _decode_mostly(body: bytes, encoding: str) -> str | None:
    """Decode if the charset exists and fits: a few broken letters are no other charset."""
    try:
        text = body.decode(encoding, "replace")
    except (LookupError, UnicodeError):  # some codecs are no charsets, and refuse what they please
        return None
    return text if text.count("\ufffd") <= 1 + len(text) // 1000 else None


def parse_page(body: bytes, url: str, content_type: str | None = None) -> ParsedPage:
    """Parse HTML.

    Raises:
        ReadingError: EMPTY, TOO_LARGE, or BROKEN where a part of the text would be lost.
    """
    if len(body) > MAX_BYTES:
        raise ReadingError(Unreadable.TOO_LARGE, f"{len(body)} bytes")
    markup = _visible(decode(body, content_type))
    if not markup.strip():
        raise ReadingError(Unreadable.EMPTY)
    tags = markup.count(b"<") if len(markup) > _MAX_TAGS else 0
    if tags > _MAX_TAGS and tags - markup.count(b"<!--") > _MAX_TAGS:
        raise ReadingError(Unreadable.TOO_LARGE, "too many tags")
    parser = HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = document_fromstring(markup, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ReadingError(Unreadable.EMPTY, str(error)) from error
    if lost := next((e for e in parser.error_log if e.level == etree.ErrorLevels.FATAL), None):
        # The parser stopped there, and gives the part before it as if it were the whole.
        raise ReadingError(Unreadable.BROKEN, lost.message[:200])
    if _is_deep(tree):
        raise ReadingError(Unreadable.BROKEN, f"more than {_MAX_DEPTH} elements deep")
    page = page_of(tree, url)
    if any(len(names) > _MAX_NAMES for names in page.classes):
        page = _with_short_names(page)
    if dropped := drop_hidden(tree, page.classed, page.classes, page.having):
        page = _without(page, dropped)
    if len(markup) > _MAX_TEXT:
        _check_texts(element for element, _ in page.classed)
    return page


def page_of(tree: HtmlElement, url: str) -> ParsedPage:
    """Return a tree as a page, its elements looked through once."""
    elements = tuple([(element, element.get("class", "")) for element in tree.iter()])
    having: dict[str, list[HtmlElement]] = {name: [] for name in _TELLING}
    for element, _ in elements:
        for name in element.keys():  # noqa: SIM118 - no mapping
            if name in having:
                having[name].append(element)
    classes = tuple({names for _, names in elements})
    return ParsedPage(tree, url, elements, classes, having)


def _with_short_names(page: ParsedPage) -> ParsedPage:
    """Return the page, each element with as many of its classes as are short together."""
    for element, names in page.classed:
        if len(names) > _MAX_NAMES:
            element.set("class", names[:_MAX_NAMES].rpartition(" ")[0])
    return page_of(page.tree, page.url)


def _without(page: ParsedPage, dropped: Container[HtmlElement]) -> ParsedPage:
    elements = tuple([each for each in page.classed if each[0] not in dropped])
    having = {
        name: [element for element in each if element not in dropped]
        for name, each in page.having.items()
    }
    classes = tuple({names for _, names in elements})
    return ParsedPage(page.tree, page.url, elements, classes, having)


def _visible(text: str) -> bytes:
    """Return a page's markup in UTF-8, without characters that nobody sees, and without its closing tags."""
    # XML has no place for controls, so trafilatura drops the paragraphs that hold one.
    markup = text.encode("utf-8", "replace").translate(_PAGE_BREAKS, _CONTROLS)
    if not text.isascii():
        markup = encoded_once(markup)
        # Soft hyphens and the like are for the eye; words are compared and searched without them.
        for letters in _INVISIBLE:
            markup = letters.sub(b"", markup)
    return _THE_END.sub(b"", _INVISIBLE_ENTITY.sub(b"", markup))


def _check_texts(elements: Iterable[HtmlElement]) -> None:
    for element in elements:
        if (
            element.text
            and len(element.text) > _MAX_TEXT
            and element.tag not in {"script", "style"}
        ):
            raise ReadingError(Unreadable.TOO_LARGE, "a paragraph without end")
