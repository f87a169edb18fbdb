"""Write how countries are called in other languages: ``python -m tests.benchmarks.places.names``.

Names are of the Unicode CLDR as Babel ships it; those that their topic does not go by when they are typed are left
out, and so are those that are written as in English, but where that writes them in the country's own letters: Türkiye.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import babel
from babel import Locale

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.words.keys import topic_key
from tests.benchmarks.places.__main__ import COUNTRY_CODE, LOCALES

_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "country_names.txt"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="where to write it")
    out: Path = parser.parse_args().out
    head = (
        "# How countries are called in other languages, for a tag of one that an article has as an adjective alone: topic; then\n"
        "# a language and the name there. Source: Unicode CLDR by Babel "
        f"{babel.__version__} (Unicode License); written by:\n"
        "# python -m tests.benchmarks.places.names. Quality: as of subject_names.txt.\n"
    )
    out.write_text(head + "".join(f"{row}\n" for row in sorted(_rows())), encoding="utf-8")


def _rows() -> Iterator[str]:
    english = Locale("en").territories
    for code, name in english.items():
        topic = topic_key(name)
        if len(code) == COUNTRY_CODE and topic in alias_table().places:
            names = list(_names(code, topic, name))
            if names:
                yield "; ".join([topic, *names])


def _names(code: str, topic: str, english: str) -> Iterator[str]:
    for locale in LOCALES:
        name = Locale.parse(locale).territories.get(code, "")
        is_english = locale == "en" or (name.casefold() == english.casefold() and name.isascii())
        if "_" not in locale and not is_english and topic_key(name) == topic:
            yield f"{locale} {name}"


if __name__ == "__main__":
    main()
