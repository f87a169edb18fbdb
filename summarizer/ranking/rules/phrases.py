"""Tables of phrases by language: ``data/phrases``; each file's ``about`` says what its parts mean."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

#: Norwegian goes by three codes.
_SAME = {"nb": "no", "nn": "no"}


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return a whole table: by ISO 639-1 code the phrases and examples of a language."""
    text = files("summarizer.data.phrases").joinpath(f"{name}.json").read_text(encoding="utf-8")
    languages: Mapping[str, Any] = json.loads(text)["languages"]
    return languages


def phrases(name: str, language: str) -> Mapping[str, Any] | None:
    """Return what a table has of a language; None if nothing."""
    found: Mapping[str, Any] | None = table(name).get(_SAME.get(language, language))
    return found
