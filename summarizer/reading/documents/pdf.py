"""A PDF to an article: the text in its reading order, without what stands on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, filterfalse
from typing import Any

import pypdfium2

from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article
from summarizer.reading.credits.people import people_in
from summarizer.reading.documents.text import read_text
from summarizer.reading.page.structured import one_line

#: More pages are a book.
_MAX_PAGES = 200

#: So many lines at the head and foot of a page may be the same on every page.
_FURNITURE = 3
_PAGE_NUMBER = re.compile(r"\W*(?:page|seite|p\.|стр\.)?\s*\d{1,4}(?:\s*(?:of|von|/|из)\s*\d{1,4})?\W*", re.IGNORECASE)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?…。！？][\"”’»)\]\d]*$")

#: PDFium writes U+FFFE or U+0002 where a hyphen breaks a word, and joins the lines itself.
_JOINED_WORD = re.compile(r"[\ufffe\x02]\s*")
_BROKEN_WORD = re.compile(r"(?:\u00ad|(?<=[^\W\d_])-)$")

#: What word processors put for a title.
_NO_TITLE = re.compile(
    r"(?i)^(?:microsoft word|untitled|document\d*$|layout|.*\.(?:docx?|pdf|indd|tex|qxd)$)"
)


def _opened(body: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        secret = "password" in str(error).lower()
        kind = Unreadable.UNSUPPORTED_TYPE if secret else Unreadable.BROKEN
        raise ReadingError(kind, str(error)) from error


def read_pdf(body: bytes, url: str = "") -> Article:
    """Read an article out of a PDF; when it was published is not taken from the file's dates.

    Raises:
        ReadingError: BROKEN, UNSUPPORTED_TYPE for one that asks for a password, NOT_AN_ARTICLE
            for one without text (a scan).
    """
    document = _opened(body)
    try:
        pages = [_lines(document, number) for number in range(min(len(document), _MAX_PAGES))]
        stated: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(Unreadable.BROKEN, str(error)) from error
    finally:
        document.close()
    paragraphs = list(_paragraphs(_without_furniture(pages)))
    title = one_line(stated.get("Title", ""))
    title = "" if _NO_TITLE.match(title) or len(title.split()) < 2 else title
    if title and one_line(title) not in paragraphs[:3]:
        paragraphs.insert(0, title)
    article = read_text("\n".join(paragraphs), url)
    authors = people_in([stated.get("Author", "")])
    return replace(article, title=title or article.title, authors=article.authors or authors)


def _lines(document: Any, number: int) -> list[str]:  # noqa: ANN401  # pypdfium2 has no types
    page = document[number]
    text = _JOINED_WORD.sub("", page.get_textpage().get_text_bounded())
    return [line.strip() for line in text.splitlines()]


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """Drop page numbers, and the heads and feet that most pages share."""
    seen: Counter[str] = Counter()
    for lines in pages:
        shown = [line for line in lines if line]
        seen.update({_shape(line) for line in (*shown[:_FURNITURE], *shown[-_FURNITURE:])})
    often = max(2, len(pages) // 2)

    def is_furniture(line: str) -> bool:
        shared = len(pages) > 1 and line and seen[_shape(line)] >= often
        return bool(shared or _PAGE_NUMBER.fullmatch(line))

    return [list(filterfalse(is_furniture, lines)) for lines in pages]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _paragraphs(pages: list[list[str]]) -> Iterator[str]:
    """Join lines to paragraphs: a short line that ends a sentence, or a blank one, ends it."""
    widths = sorted(len(line) for lines in pages for line in lines if line)
    full = widths[len(widths) * 3 // 4] if widths else 0
    text = ""
    for line in chain.from_iterable(pages):
        text = _joined(text, line)
        # At the end of a page, a blank line, a sentence goes on.
        if text and (_ends(text, line, full) if line else _SENTENCE_END.search(text)):
            yield text
            text = ""
    if text:
        yield text


def _joined(text: str, line: str) -> str:
    """Return a paragraph with its next line; a word that was broken is whole again."""
    if _BROKEN_WORD.search(text) and line[:1].islower():
        return text[:-1] + line
    return f"{text} {line}" if text and line else text or line


def _ends(text: str, line: str, full: int) -> bool:
    """Whether a paragraph ends with a line: a short one that ends a sentence, or a heading."""
    if _SENTENCE_END.search(line):
        return len(line) < 0.85 * full
    heading = text == line and len(line) < 0.7 * full
    return heading and len(line.split()) > 1 and line[0].isupper()
