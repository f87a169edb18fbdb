"""``precis.pot``, from which translators begin: all that is declared as a text in the source.

``python -m bot.locales.template`` writes it anew.
"""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import write_po

PATH = Path(__file__).parent / "precis.pot"

_SOURCE = Path(__file__).parents[1]

#: Which arguments of the functions in ``bot.render.language`` are texts, and which a context.
_KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "text": (1,),
    "text_in": ((1, "c"), 2),
    "plural": (1, 2),
}

#: What each file with texts imports.
_DECLARED_BY = "from bot.render.language import"

#: Of comments that are told to translators: ``#: {label} is a topic``.
_COMMENTS = (":",)

_HEAD = """\
# What Precis says, for translators. Written by `python -m bot.locales.template`: not to be edited.
#
# What stands in braces, such as {label}, is filled in and must stay as it is, as must <b> and </b>,
# commands (/follow), and their words (daily, off). A language's file is named for its tag: es.po,
# pt.po, pt_BR.po, zh.po."""

#: It says nothing of what changed, and would change each time.
_MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)


def extract() -> Catalog:
    """Return all texts of the source, in the order of their files."""
    catalog = Catalog(
        project="Precis",
        header_comment=_HEAD,
        creation_date=_MADE_AT,
        revision_date=_MADE_AT,
        fuzzy=False,
    )
    for path in sorted(_SOURCE.rglob("*.py")):
        # Elsewhere ``text`` is something else.
        if _DECLARED_BY in path.read_text(encoding="utf-8"):
            for line, message, comments, context in _found(path):
                catalog.add(
                    message,
                    locations=[(path.relative_to(_SOURCE.parent).as_posix(), line)],
                    auto_comments=[" ".join(comments)] if comments else [],
                    context=context,
                )
    return catalog


def _found(path: Path) -> list[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    return extract_from_file(
        "python", path, keywords=_KEYWORDS, comment_tags=_COMMENTS, strip_comment_tags=True
    )


def written(catalog: Catalog) -> bytes:
    """Return a catalogue as the text of a file, without numbers of lines, which change often."""
    for message in catalog:
        # Babel takes "{percent} % sure" for a form of printf, which translators' tools then check.
        message.flags.discard("python-format")
    file = BytesIO()
    write_po(file, catalog, width=100, include_lineno=False)
    return file.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(written(extract()))
