"""Whether what stands as a person's name is the site's."""

from __future__ import annotations

from summarizer.reading.credits.given_names import is_given_name
from summarizer.reading.page.names import name_key, unaccented

#: Words of a given name and a family's.
_PERSONS = 2

#: A shorter name may be the end of a person's by chance.
_MIN_SITE = 7


def plain_key(name: str) -> str:
    """Return what two spellings of a name share, accents apart, as hosts have it."""
    return name_key(unaccented(name))


def is_site(name: str, own: set[str], *, marked: bool) -> bool:
    """Whether a name is that of the site, or has it: people's own are called after them.

    Args:
        name: The name.
        own: What the site is called, as ``plain_key`` has it.
        marked: The page says that it is a person's.
    """
    key, words = plain_key(name), name.split()
    sites = [site for site in own if len(site) >= 4]
    if (
        _is_by_initials(words, own)
        or key in sites
        or any(len(words[0]) <= len(site) for site in sites if key.startswith(site))
        or _ends_as_site(key, words, sites)
    ):
        return True
    return len(words) == 1 and _is_like_site(key, sites, marked=marked)


def _ends_as_site(key: str, words: list[str], sites: list[str]) -> bool:
    """Whether a site's name is what a name ends with: "Add Gazette"; a person's may be called after a family."""
    family = len(words) == _PERSONS and is_given_name(words[0])
    return not family and any(key.endswith(site) for site in sites if len(site) >= _MIN_SITE)


def _is_by_initials(words: list[str], own: set[str]) -> bool:
    """The initials of an office are its address; of a person, with more than two names, rarely."""
    return len(words) > 2 and "".join(word[0] for word in words).casefold() in own


def _is_like_site(key: str, sites: list[str], *, marked: bool) -> bool:
    """Whether one word is like a site's; people name theirs after themselves: janedoe.com is Jane Doe's."""
    return any(site in key or (key in site and not marked) for site in sites)
