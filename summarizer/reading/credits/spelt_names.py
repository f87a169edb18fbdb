"""A site's name as the words of its page spell out its host: "Harbour Gazette" of harbourgazette.com."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from summarizer.reading.page.domains import registered_domain
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.names import host_label, is_hosted
from summarizer.reading.page.structured import one_line

#: Letters of a host: shorter ones are spelt by chance.
_MIN_LABEL = 5

#: Times that a name is seen: what a site is called stands on its pages more than once.
_MIN_SEEN = 2

_MAX_ELEMENTS = 400
_MAX_TEXT = 200
_MAX_FOOTER = 2000

_ACCENTED = {
    "a": "aàáâãäå", "c": "cç", "e": "eèéêë", "i": "iìíîï", "n": "nñ", "o": "oòóôõöø", "u": "uùúûü",
}  # fmt: skip


def spelt_name(facts: PageFacts) -> str | None:
    """Return the name that spells out the page's host, in its title, links, pictures or footer; None: none does."""
    whole = registered_domain(facts.url) or facts.host
    label = facts.host.partition(".")[0] if is_hosted(facts.host) else host_label(whole)
    wanted = label.replace("-", "")
    if len(wanted) < _MIN_LABEL or not wanted.isascii():
        return None
    letters = (f"[{_ACCENTED.get(letter, letter)}]" for letter in wanted)
    spelt = re.compile(rf"(?<![\w.@/]){'[ -]?'.join(letters)}(?![\w@]|\.\w)", re.IGNORECASE)
    texts = list(_texts(facts))
    seen = Counter(match[0] for text in texts for match in spelt.finditer(text))
    plain = any(wanted in text for text in texts)
    names = (name for name, times in seen.most_common() if times >= _MIN_SEEN)
    return next((name for name in names if _is_name(name, plain=plain)), None)


def _is_name(name: str, *, plain: bool) -> bool:
    """Whether words are a name: with capitals before each or within one; a plain one is never small.

    Args:
        name: The words.
        plain: The page has them in small letters and without blanks, too, if only in an address.
    """
    words = re.split(r"[ -]", name)
    if not words[0][:1].isupper():
        return False
    if len(words) > 1:
        return words[-1][:1].isupper()
    return name != name.capitalize() or not plain


def _texts(facts: PageFacts) -> Iterator[str]:
    yield facts.window_title[:_MAX_TEXT]
    yield (facts.declared.meta("description", "og:description") or "")[:_MAX_TEXT]
    for link, _ in islice(facts.links, _MAX_ELEMENTS):
        yield one_line(link.text_content())[:_MAX_TEXT]
    for footer in islice(facts.tree.iter("footer"), 3):
        yield one_line(footer.text_content())[-_MAX_FOOTER:]
    for picture in islice(facts.tree.iter("img"), _MAX_ELEMENTS):
        if not (alt := picture.get("alt") or "").islower():
            yield alt[:_MAX_TEXT]
