"""The catalogues of a wheel are compiled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Compiles each ``.po`` to a ``.mo`` beside it, for the wheel alone."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them; an editable installation reads what translators write."""
        for written in sorted(Path(self.root, "bot", "locales").glob("*.po")):
            if version == "editable":
                continue
            made = Path(self.directory, written.with_suffix(".mo").name)
            made.parent.mkdir(parents=True, exist_ok=True)
            with written.open("rb") as po, made.open("wb") as mo:
                write_mo(mo, read_po(po))
            build_data["force_include"][str(made)] = f"bot/locales/{made.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing beside the wheel."""
        del version, artifact_path
        for made in map(Path, build_data["force_include"]):
            if made.suffix == ".mo":
                made.unlink()
