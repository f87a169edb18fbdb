"""The names of all signs that an article can have of its kind, to tell what a weights file may speak of."""

from __future__ import annotations

from itertools import chain, product

from summarizer.models import Article, Block, BlockKind
from summarizer.reading.kind.cues import kind_cues
from summarizer.reading.kind.features import TELLING, every_sign
from summarizer.reading.kind.source import BESIDE, ENDINGS, METAS, PageSigns
from summarizer.reading.kind.style import LANGUAGES, SPEAKERS

#: Some signs are looked for only where there is a heading.
_HEADED = Article(title="", blocks=(Block(kind=BlockKind.HEADING, text="a", level=2),))


def sign_names() -> frozenset[str]:
    """Return the names, those that the tables give among them."""
    cues = kind_cues()
    headings = [f"heading {sign}" for sign in cues.headings]
    families = (
        (("folder", "host", "section", "slug", "trail"), cues.of_places),
        (("words", "early words", "title words"), cues.of_words),
        (("type", "own type"), cues.of_types),
        (("headline",), cues.headlines[""]),
        (("opens with",), cues.openings),
        (("ends with",), cues.ends),
        (("notice",), TELLING),
        (("meta",), METAS),
        (("beside",), BESIDE),
        (("ends",), ENDINGS),
        (("in",), LANGUAGES),
        (("first",), SPEAKERS),
    )
    return frozenset(
        (
            *chain.from_iterable(every_sign(_HEADED, PageSigns())),
            *(f"{family} {sign}" for names, signs in families for family, sign in product(names, signs)),
            *headings,
            *(f"{sign}, share" for sign in headings),
        )
    )  # fmt: skip
