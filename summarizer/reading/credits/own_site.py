"""Whom a site is named after: people's own, where the author's name is the site's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from summarizer.reading.credits.bylines import Bylines
from summarizer.reading.credits.papers import papers
from summarizer.reading.credits.people import people_in
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import host_label, is_hosted, name_key
from summarizer.reading.page.structured import Declared, names_of, types_of

_ARTICLES = frozenset("der die das the le la les el los il lo o a het de".split())

#: Two letters are the beginnings of too many names.
_MIN_INITIALS = 3

_ORGANIZATIONS = frozenset(
    {"Organization", "NewsMediaOrganization", "Corporation", "LocalBusiness"}
)


def of_own_site(
    facts: PageFacts, shown: Bylines, bylines: Iterable[str], publisher: str | None
) -> tuple[str, ...]:
    """Return the person whose own the site is, if its article is signed so; no firm, and no paper.

    Args:
        facts: The page.
        shown: What it shows of its authors.
        bylines: What it declares of them, and says beside its headline.
        publisher: The site's name.
    """
    hosted = is_hosted(facts.host)
    firms = set() if hosted else set(map(name_key, _firms(facts.declared)))
    # A paper calls itself an author of its news; a person's news are of a site by another name.
    if not hosted and publisher and any("News" in kind for kind in facts.declared.types):
        firms.add(name_key(publisher))
    for name in (*bylines, *shown.names):
        # One name, whole: "Le Monde et AFP" is no person's.
        found = people_in([name], marked=True)
        if found[:1] == (name,) and name_key(name) not in firms and _is_persons(name, facts.host):
            return found
    return people_in((n for n in shown.names if " " not in n), marked=True) if hosted else ()


def _is_persons(name: str, host: str) -> bool:
    """Whether a name may be a person's: no paper's, no institution's that goes by its initials."""
    words = name.split()
    initials = "".join(word[0] for word in words).casefold()
    return (
        len(words) > 1
        and words[0].casefold() not in _ARTICLES
        and name not in papers()
        and (len(words) < _MIN_INITIALS or host_label(host) != initials)
    )


def _firms(declared: Declared) -> Iterator[str]:
    """Yield the organisations that a page describes; a person may be one, too, of his own."""
    for node in declared.nodes:
        kinds = set(types_of(node))
        if kinds & _ORGANIZATIONS and "Person" not in kinds:
            yield from names_of(node.get("name"))
