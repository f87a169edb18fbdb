"""Names of settings: where each has its value from, and what somebody misspelt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from bot.settings import PREFIX, Settings

#: What each place says, the one that goes first first; see :func:`bot.settings.stated`.
Stated = Sequence[tuple[str, Mapping[str, str]]]

#: Of 1: how alike a name has to be to be the one that was meant.
_ALIKE = 0.75


def operators_names() -> tuple[str, ...]:
    """Return the names of the fields that an operator sets, in the order of the README."""
    return tuple(name for name, field in Settings.model_fields.items() if field.description)


@dataclass(frozen=True, slots=True)
class Misspelt:
    """A name that is none of a setting."""

    #: As its place has it: the prefix is for variables alone.
    name: str

    #: Where it stands.
    place: str

    #: What may have been meant, written alike; None: nothing is near.
    meant: str | None

    def __str__(self) -> str:
        """Say it in one line."""
        hint = f": did you mean {self.meant}?" if self.meant else ""
        return f"{self.name} in {self.place} is no setting{hint}"


def misspelt(places: Stated) -> list[Misspelt]:
    """Return the names that nobody reads, with what they may have been meant for."""
    known = operators_names()
    return [
        Misspelt(
            name=_written(name, place),
            place=place,
            meant=next(
                (
                    _written(near, place)
                    for near in get_close_matches(name, known, n=1, cutoff=_ALIKE)
                ),
                None,
            ),
        )
        for place, names in places
        for name in names
        if name not in known
    ]


def origin(name: str, places: Stated) -> str:
    """Return where a field has its value from."""
    return next((place for place, names in places if name in names), "default")


def _written(name: str, place: str) -> str:
    return name if place.endswith(".toml") else f"{PREFIX}{name.upper()}"
