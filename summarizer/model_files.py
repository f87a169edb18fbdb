"""Files of what was learned name their columns; one whose columns are not the code's is refused."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from summarizer.errors import ModelError

#: Table -> names of its columns, in order.
Columns = Mapping[str, Sequence[str]]

#: Names in a message, at most.
_SHOWN = 5


def check_columns(file: str, arrays: Mapping[str, Any], columns: Columns) -> None:
    """Refuse arrays that were learned on other columns than those of the code.

    Args:
        file: Its name, for the message.
        arrays: Of the file. Its ``columns`` are JSON: table -> names, in order.
        columns: Of the code.

    Raises:
        ModelError: A name, the order or a table differs, or the file names none.
    """
    stated = json.loads(str(arrays["columns"])) if "columns" in arrays else {}
    check_names(file, stated, columns)
    for table, names in columns.items():
        check_names(f"{file}, {table}", stated[table], names)


def check_names(what: str, stated: Iterable[str], wanted: Iterable[str]) -> None:
    """Refuse names that differ, or whose order does.

    Raises:
        ModelError: What is missing or not known, or that the order is another.
    """
    found, needed = list(stated), list(wanted)
    if found == needed:
        return
    lacks = [name for name in needed if name not in found]
    strange = [name for name in found if name not in needed]
    told = [
        f"{word} {', '.join(names[:_SHOWN])}"
        for word, names in (("lacks", lacks), ("has unknown", strange))
        if names
    ]
    raise ModelError(f"{what}: {'; '.join(told) or 'other order'}; it must be learned again")
