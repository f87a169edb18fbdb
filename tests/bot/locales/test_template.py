"""``precis.pot`` has what the source declares, and catalogues have what stands in braces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.locales.template import PATH, extract, written
from tests.bot.locales.pseudo import accented

_FILLED_IN = re.compile(r"\{\w*\}|</?\w+>")

Known = tuple[object, str | None, tuple[str, ...]]


def _known(catalog: Catalog) -> set[Known]:
    """Return each message by all that a translator sees of it."""
    return {(m.id, m.context, tuple(" ".join(m.auto_comments).split())) for m in catalog if m.id}


def test_the_template_is_that_of_the_source() -> None:
    """If not: ``python -m bot.locales.template``."""
    with PATH.open("rb") as file:
        assert _known(read_po(file)) == _known(extract())


def test_the_template_is_written_as_it_is_read() -> None:
    """Contexts, plurals and comments survive."""
    extracted = extract()
    told = [message for message in extracted if message.context]

    assert told
    assert any(isinstance(message.id, tuple) for message in extracted)
    assert b'msgctxt "how a topic comes"' in written(extracted)


def _lost(message: Message) -> Iterator[set[str]]:
    """Yield what differs in the braces and tags of each form of a translation."""
    forms = message.id if isinstance(message.id, tuple) else (message.id,)
    told = message.string if isinstance(message.string, tuple) else (message.string,)
    wanted = [set(_FILLED_IN.findall(str(form))) for form in forms]
    for one in filter(None, told):
        has = set(_FILLED_IN.findall(str(one)))
        # A form for one may do without its number.
        yield min(((has ^ some) - {"{count}"} for some in wanted), key=len)


def test_translations_keep_what_is_filled_in() -> None:
    """Neither a brace nor a tag is lost, or added, in a catalogue that ships."""
    for path in PATH.parent.glob("*.po"):
        with path.open("rb") as file:
            assert [m.id for m in read_po(file) if m.id and any(_lost(m))] == [], path.name


def test_a_lost_placeholder_is_found() -> None:
    """One that is there, and one that was translated."""
    kept = Message("<b>{label}</b> {count}", accented("<b>{label}</b> {count}"))
    lost = Message("<b>{label}</b>", "<b>{étiquette}</b>")

    assert not any(_lost(kept))
    assert any(_lost(lost))
