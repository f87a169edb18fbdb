"""The scorer that lies beside the data."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

FOLDER = Path(__file__).parents[3] / "shared" / "summarisation"


@cache
def scorer() -> ModuleType:
    """Load ``score.py``: ``rouge(points, row)`` and ``reader(points, row)``."""
    spec = importlib.util.spec_from_file_location("summarisation_score", FOLDER / "score.py")
    if spec is None or spec.loader is None or not (FOLDER / "score.py").exists():
        sys.exit(f"no scorer in {FOLDER}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
