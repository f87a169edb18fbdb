"""Names below the headline that nothing says to be authors but where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from lxml.html import HtmlElement

from summarizer.language.phrases import any_of
from summarizer.reading.credits.byline_places import block_of, head_of, short_text
from summarizer.reading.credits.dense_bylines import is_korean_byline, signed_densely
from summarizer.reading.credits.people import is_name_alone
from summarizer.reading.page.placement import is_of_picture
from summarizer.reading.page.structured import one_line

_MAX_DATED = 120

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dated_names(headline: HtmlElement | None) -> Iterator[str]:
    """Yield the names that stand alone beside a date, or with what reporters are called in East Asia.

    They stand between the headline and the first paragraph; a column's headline may end with its writer.
    """
    if headline is None:
        return
    if signed_densely(title := one_line(headline.text_content())):
        yield title
    for element in head_of(headline):
        text = short_text(element)
        named = is_korean_byline(text) or (is_name_alone(text) and _is_dated(element))
        if named and not is_of_picture(element, headline):
            yield text


def _is_dated(element: HtmlElement) -> bool:
    """Whether a year stands beside an element: in the largest block around it that is short."""
    around = one_line(block_of(element, _MAX_DATED).text_content())
    return bool(_YEAR.search(around)) and not _leads_to_subject(element)


def _leads_to_subject(element: HtmlElement) -> bool:
    """Whether an element links to what articles are about, who may be a person, too."""
    links = filter(None, (link.get("href") for link in element.iter("a")))
    return any(map(_subject().search, links))


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"/(?:{any_of('element_names', 'subject')})(?:[/?]|$)", re.IGNORECASE)
