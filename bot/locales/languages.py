"""The languages that the bot speaks: English, and those whose catalogues stand beside this file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from bot.models import Reply
from bot.render.language import ENGLISH, Language, resolve

_HERE = Path(__file__).parent

#: The tag of a chat's language, None where it is not known, to what the chat is told.
Notice = Callable[[str | None], Reply]


class Languages:
    """Languages by their tags; a catalogue is read when the first is told something in it."""

    def __init__(self, catalogues: Mapping[str, Callable[[], NullTranslations]]) -> None:
        """Set up.

        Args:
            catalogues: By tag, in small letters; English needs none.
        """
        self._catalogues = {tag: cache(read) for tag, read in catalogues.items()}
        self.tags = frozenset(catalogues) | {ENGLISH.tag}

    def of(self, asked: str | None) -> Language:
        """Return the language for whoever asked for one by its tag; None: it is not known."""
        tag = resolve(asked, self.tags)
        return Language(tag, self._catalogues[tag]()) if tag in self._catalogues else ENGLISH

    def notice(self, render: Callable[[Language], Reply]) -> Notice:
        """Return what renders a message for each of several chats in its own language."""
        return lambda asked: render(self.of(asked))


def shipped(directory: Path = _HERE) -> Languages:
    """Return the languages of this installation.

    A wheel has compiled catalogues; where the bot runs from its repository, ``.po`` files are
    compiled when they are read, so that what a translator changes is there at the next start.
    """
    written = {path.stem.casefold(): partial(_from_po, path) for path in directory.glob("*.po")}
    compiled = {path.stem.casefold(): partial(_from_mo, path) for path in directory.glob("*.mo")}
    return Languages({tag.replace("_", "-"): read for tag, read in (written | compiled).items()})


def _from_mo(path: Path) -> NullTranslations:
    with path.open("rb") as file:
        return GNUTranslations(file)


def _from_po(path: Path) -> NullTranslations:
    from babel.messages.mofile import write_mo  # noqa: PLC0415  # nothing else needs it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file))
    compiled.seek(0)
    return GNUTranslations(compiled)
