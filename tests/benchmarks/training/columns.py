"""How a file of what was learned states its columns."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
from numpy.typing import NDArray

from summarizer.model_files import Columns


def stated(columns: Columns) -> NDArray[Any]:
    """Return the array that ``check_columns`` reads: JSON, table -> names in order."""
    return np.array(json.dumps({table: list(names) for table, names in columns.items()}))
