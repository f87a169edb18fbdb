"""Pages of known forms: what of them is the article, by their markup."""

from __future__ import annotations

from summarizer.reading.forms.papers import find_abstract
from summarizer.reading.forms.plain import KnownForm
from summarizer.reading.forms.posts import find_post
from summarizer.reading.forms.readme import find_readme
from summarizer.reading.forms.transcripts import find_transcript
from summarizer.reading.forms.wiki import find_entry
from summarizer.reading.page.facts import PageFacts

#: Each sees at once where a page is of another form, as most are.
_FORMS = (find_post, find_entry, find_abstract, find_readme, find_transcript)


def form_of(facts: PageFacts) -> KnownForm | None:
    """Return a page's article by its form; None: it is of no known one."""
    return next(filter(None, (find(facts) for find in _FORMS)), None)
