"""Write the names of months into their table, as the Unicode CLDR has them.

Only what Babel ships is written anew; the names that people use besides, and the little words
between the parts of a date, are kept as they stand in the table. The same Babel gives the same file.

    python -m tests.benchmarks.months
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import babel
from babel import Locale

from summarizer.reading.dates.months import plain

TABLE = Path(str(files("summarizer.data").joinpath("months.json")))

#: By language, where these differ by country: by its countries. Those that write months as numbers
#: need no names.
LOCALES = (
    "af am ar ar_DZ ar_MA ar_SY ar_TN az be bg bn bs ca cs cy da de de_AT el en en_AU en_CA es es_PY et "
    "eu fa fa_AF fi fil fr fr_CA ga gl gu ha he hi hr hu hy id is it jv ka kk km kn ku ky lb lo lt lv "
    "mk ml mn mr ms mt my nb ne nl nn or pa pl ps pt ro ru si sk sl so sq sr sr_Latn sv sw ta te tg th tk "
    "tr tt ug uk ur uz vi zu"
).split()

#: Of a pattern, what is part of the name: ``MMMM'ren'``.
_ENDING = re.compile(r"MMMM'(\w+)'")


def main() -> None:
    """Write the table."""
    table = json.loads(TABLE.read_text(encoding="utf-8"))
    table["cldr"] = {}
    for locale in LOCALES:
        names = table["cldr"].setdefault(locale.partition("_")[0], [""] * 12)
        for number in range(12):
            known = [name for name in names[number].split("|") if name]
            names[number] = "|".join(dict.fromkeys([*known, *names_of(locale, number + 1)]))
    table["version"] = f"Babel {babel.__version__}"
    TABLE.write_text(_written(table), encoding="utf-8")


def names_of(locale: str, month: int) -> Iterator[str]:
    """Yield a month's names: whole and short, within a date and alone; and with their ending in one."""
    known = Locale.parse(locale)
    months = known.months
    ending = _ENDING.search(known.date_formats["long"].pattern)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            name = plain(months[context][width][month]).lower().rstrip(".")
            # Catalan has the preposition with it; those that are numbers are no names.
            name = name.removeprefix("de ").removeprefix("d’").removeprefix("d'")
            if name[0].isdecimal():
                continue
            yield name
            if ending and context == "format" and width == "wide":
                yield name + plain(ending[1]).lower()


def _written(table: dict[str, object]) -> str:
    """Return JSON with a line for each language."""
    parts = []
    for key, value in table.items():
        if isinstance(value, dict):
            lines = (f"  {_json(name)}: {_json(of)}" for name, of in value.items())
            parts.append(f" {_json(key)}: {{\n" + ",\n".join(lines) + "\n }")
        else:
            parts.append(f" {_json(key)}: {_json(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    main()
