"""Write the table of given names, by which a line is known for a person's.

They are those of Faker (MIT licence), which has lists of some seventy countries, as people there are
registered; names that are plain words of a text are left out. The same Faker gives the same file.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

import faker
import faker.providers.person

from summarizer.reading.credits.given_names import bare

_OUT = Path(__file__).parents[2] / "summarizer" / "data" / "given_names.txt"

#: Lists with more words than names.
_LEFT_OUT = frozenset({"is_IS"})

#: Shorter ones are particles as often as names.
_MIN_LETTERS = 3

#: Names of few, and words of many.
_WORDS = frozenset(
    "can will over said long per made price less media lot come von add case run little page side job major "
    "early among love unique worth ever line brain sie true general man reason else journey yoga les link age "
    "einer server comfort chance del mat press red young summer rich star carry cash haven prior wood winter "
    "friend floor junior con branch una victory sem constant son era spring math desire lies par tiny valid minor "
    "author ran dann edit roll var mats til baby beat fares lean visa peer handy fancy gun skip sky tone justice "
    "tea banks harm rock male che rice yen kick sister doctor chip cap fleet boss della rush queen loan cord "
    "oral marine pink ale unknown ties davon mile foster mal tab gay wash shade silver judge bird wage jet doc "
    "forest jail sad precious lawyer harsh governor dot till nail hence beta infant wing trace essence bot storm "
    "pero gauge versa toy sole odd champ treasure tri sincere owe loyal delle cadence metro ants dock uno alla "
    "pleasant moody marry nel dalla nella ing captain sys klare fuller sunshine fem zona hasta etter noi esta "
    "forum loot ante tex pal novella nil bale burns valves rod arch sing icy earnest dia dag almond green case "
    "north south east west northern southern golden america india china asia texas california florida carolina "
    "dakota jersey dallas houston indie wine price public special global "
    "prince royal king duke baron prophet saint worker cook master the and for with".split()
)


def main() -> None:
    argparse.ArgumentParser(description=__doc__).parse_args()
    lines = [
        "# Given names, each under the first country whose list has it, without accents.",
        "# Source: Faker, https://github.com/joke2k/faker. Licence: MIT.",
        f"# Written by: python -m tests.benchmarks.given_names, with Faker {faker.VERSION}.",
        "# Quality: has a given name of 89 of a hundred people with two names in bylines of 800 pages.",
    ]
    lines += (f"{country}: {' '.join(names)}" for country, names in _listed())
    _OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _listed() -> Iterator[tuple[str, list[str]]]:
    """Yield each country's names that no country before it has."""
    known: set[str] = set(_WORDS)
    for country, names in sorted(_by_country().items()):
        new = sorted(names - known)
        known.update(new)
        if new:
            yield country, new


def _by_country() -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        if module.name not in _LEFT_OUT:
            person = importlib.import_module(f"faker.providers.person.{module.name}").Provider
            found[module.name] = set(chain.from_iterable(map(_parts, _names_of(person))))
    return found


def _names_of(person: type) -> Iterator[str]:
    """Yield the given names of a provider; some lists have weights, some are made when they are asked for."""
    for attribute in dir(person):
        names = getattr(person, attribute)
        if attribute.startswith("first_names") and isinstance(names, (Sequence, Mapping)):
            yield from map(str, names)


def _parts(name: str) -> Iterator[str]:
    """Yield the words of a name; of scripts that need few letters, short ones too."""
    for part in bare(name).split():
        if (
            re.fullmatch(r"[^\W\d_][^()]*", part)
            and "." not in part
            and (len(part) >= _MIN_LETTERS or not part.isascii())
        ):
            yield part


if __name__ == "__main__":
    main()
