"""Pages of known forms: what of them is the article, by their markup."""

from __future__ import annotations

from collections.abc import Callable

from summarizer.reading.forms.papers import find_abstract
from summarizer.reading.forms.plain import Form
from summarizer.reading.forms.posts import find_post
from summarizer.reading.forms.readme import find_readme
from summarizer.reading.forms.transcripts import find_transcript
from summarizer.reading.forms.wiki import find_entry
from summarizer.reading.page.facts import PageFacts

#: By what stands in every page of a form, as it was sent: most pages are of none, and cost nothing.
_FORMS: tuple[tuple[tuple[bytes, ...], Callable[[PageFacts], Form | None]], ...] = (
    ((b"mw-parser-output",), find_entry),
    ((b"citation_title",), find_abstract),
    ((b"markdown-body", b"project-description", b"file-content", b'"readme'), find_readme),
    ((b"ranscri", b"ranskr", b"\xd1\x88\xd0\xb8\xd1\x84\xd1\x80\xd0\xbe"), find_transcript),
)


def form_of(facts: PageFacts, body: bytes) -> Form | None:
    """Return a page's article by its form; None: it is of no known one, as most are.

    Args:
        facts: The page.
        body: As it was sent.
    """
    if post := find_post(facts, body):
        return post
    found = (find(facts) for signs, find in _FORMS if any(sign in body for sign in signs))
    return next(filter(None, found), None)
