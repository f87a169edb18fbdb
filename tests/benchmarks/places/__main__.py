"""Write the table of places: countries, their capitals and adjectives, in many languages.

Names of countries, of time zones' cities (most capitals are some zone's) and of languages (whose
adjective is mostly the country's) are of the Unicode CLDR as Babel ships it; what English calls
countries, and which city is whose capital, is of ``countries.txt`` beside this file. The same
Babel gives the same file.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import babel
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

from summarizer.language.tokenizer import stemmer
from summarizer.ranking.coverage.weights import load_weights
from summarizer.topics.names.mentions import MAX_WORDS
from summarizer.topics.words.fold import fold
from summarizer.topics.words.words import clean, glue, words
from tests.benchmarks.places.adjectives import COUNTRY_OF_LANGUAGE, forms

_COUNTRIES = Path(__file__).with_name("countries.txt")
_CITIES = Path(__file__).with_name("cities.txt")
_OUT = Path(__file__).parents[3] / "summarizer" / "data" / "places.txt"

LOCALES = (
    "en de fr es pt it nl ru uk pl cs ro hu el tr ar fa he hi bn ur id vi th ja ko zh zh_Hant "
    "sv nb da fi"
).split()

#: Scripts with capitals, in which adjectives are small.
_SMALL = frozenset("de fr es pt it nl pl cs ro hu tr sv nb da fi id vi ru uk el".split())

#: English knows these as parts of names: Deutsche Bank.
_KEPT = frozenset(
    "albane americana croate deutsch deutsche espanol italiane russe serbe suisse usas brasil brasile italia italie "
    "espana israele kaboul riyad somalie islande gene beirute budapeste".split()
)

#: Names that are far more often something else: a river and a space shuttle, "how" in Arabic, "us"
#: in Russian.
_OTHER_WORDS = frozenset("columbia كيف male нас".split())

#: Words of English too, that are typed for the place nevertheless.
_TYPED = frozenset("roma".split())

#: Letters of names that are words of some other language or other: "Ao", "Rim".
_SHORT = 3

#: Letters of a country's code; parts of countries have longer ones, or none, and continents three digits.
COUNTRY_CODE = 2

#: Codes that are one language.
_ALSO = {"nb": ("nb", "nn", "no")}


@dataclass(slots=True)
class Name:
    """A name of a place."""

    #: As a hashtag has it, accents and all.
    spelt: str

    #: Whether it has a capital wherever a text has any.
    cased: bool

    #: Whether it is an amount behind a number.
    is_unit: bool

    #: The languages that use it; None: of the table's, whose names count in all.
    languages: set[str] | None

    def line(self, key: str, topic: str) -> str:
        marks = "^" * self.cased + "%" * self.is_unit
        is_english = _is_english(key) and stemmer("en")(key) != stemmer("en")(topic)
        if self.languages is None or not key.isascii() or not (is_english or len(key) <= _SHORT):
            return marks + self.spelt
        typed = "!" if is_english and key not in _TYPED else ""
        return f"{marks}{typed}{self.spelt}@{' '.join(sorted(self.languages))}"


class Names:
    """Topic -> its names; a name that two topics have stays with the first."""

    def __init__(self) -> None:
        self.topics: dict[str, str] = {}
        self.part_of: dict[str, str] = {}
        self.names: dict[str, dict[str, Name]] = defaultdict(dict)
        self.signs: dict[str, list[str]] = {}

    def add(self, topic: str, names: Iterable[str], *, cased: bool, language: str = "") -> None:
        for written in names:
            name, _, only = written.partition("@")
            key = key_of_name(name)
            has_capitals = name.lower() != name.title()  # Georgian has them for signs alone
            if (
                len(key) > 1
                and key not in _OTHER_WORDS
                and key.count("_") < MAX_WORDS
                and self.topics.setdefault(key, topic) == topic
            ):
                languages = {*only.split(), *_ALSO.get(language, (language,))} - {""}
                known = self.names[topic].setdefault(
                    key,
                    Name(
                        spelt_name(name), cased and has_capitals, name[0] == "%", languages or None
                    ),
                )
                known.cased |= cased and has_capitals
                if known.languages is not None:
                    known.languages |= languages

    def lines(self) -> Iterator[str]:
        for topic in sorted(self.names):
            whole = f" > {self.part_of[topic]}" if topic in self.part_of else ""
            signs = f"; {', '.join(self.signs[topic])}" if self.signs.get(topic) else ""
            listed = sorted(name.line(key, topic) for key, name in self.names[topic].items())
            yield f"{topic}{whole}; {', '.join(listed)}{signs}"


def _is_english(key: str) -> bool:
    """Whether a name is a word of English too, where it means other things: Dutch "pools"."""
    return key not in _KEPT and stemmer("en")(key) in load_weights().lexicons["en"].places


def key_of_name(name: str) -> str:
    return glue([fold(word) for word in _words(name)])


def spelt_name(name: str) -> str:
    return glue(_words(name))


def _words(name: str) -> tuple[str, ...]:
    return words(clean(re.sub(r"\(.*?\)|,.*", "", name)))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, default=_OUT, help="the file to write")
    options = parser.parse_args()
    names = Names()
    territories = _hand_written(names)
    _name_cities(names)
    locales = [Locale.parse(code) for code in LOCALES]
    cities = _cities(locales)
    for locale in locales:
        _add_locale(names, locale, territories, cities)
    _add_own_names(names, territories)
    head = (
        "# Places: topic > what it is part of; names; what shows it without naming it. Marks: see "
        "summarizer/topics/names/aliases.py.\n"
        f"# Unicode CLDR by Babel {babel.__version__} (Unicode License) and a table by "
        "hand; written by: python -m tests.benchmarks.places\n"
    )
    options.out.write_text(head + "\n".join(names.lines()) + "\n", encoding="utf-8")
    print(f"{len(names.names)} places, {len(names.topics)} names, "
          f"{options.out.stat().st_size:,} bytes")  # fmt: skip


def _hand_written(names: Names) -> dict[str, str]:
    """Add the table's rows; return territory code -> topic."""
    territories: dict[str, str] = {}
    for line in _COUNTRIES.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split(";")] + [""] * 6
        code, topic = fields[0], fields[1]
        topic, _, whole = (part.strip() for part in topic.partition(">"))
        seats, adjectives, others, small, cities, signs = (
            [name.strip() for name in field.split(",") if name.strip()] for field in fields[2:8]
        )
        if whole:
            names.part_of[topic] = whole
        if code:
            territories[code] = topic
        names.add(topic, [topic, *adjectives, *others], cased=True)
        names.add(topic, small, cased=False)
        names.signs[topic] = [("%" if sign[0] == "%" else "") + key_of_name(sign) for sign in signs]
        for city in [*seats, *cities]:
            spellings = city.split("/")
            seat = "_".join(spellings[0].split())
            names.add(seat, spellings, cased=True)
            names.part_of[seat] = topic
    return territories


def _name_cities(names: Names) -> None:
    for line in _CITIES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            city, _, listed = line.partition(";")
            topic = names.topics[key_of_name(city)]
            for name in listed.split(","):
                names.add(topic, [name.strip()], cased="isch" not in name)


def _zones(locale: Locale) -> Mapping[str, Any]:
    zones: Any = locale.time_zones
    return dict(zones.items())


def _cities(locales: Iterable[Locale]) -> dict[str, str]:
    """Return time zone -> the city that it is called after, as a key."""
    zones = {zone for locale in locales for zone in _zones(locale)}
    return {zone: key_of_name(zone.rsplit("/", 1)[-1]) for zone in sorted(zones)}


def _add_locale(
    names: Names, locale: Locale, territories: dict[str, str], cities: dict[str, str]
) -> None:
    cased = str(locale) == "en"
    latin = locale.language in _SMALL or cased
    language = locale.language if not cased else ""
    for code, topic in territories.items():
        if name := locale.territories.get(code):
            names.add(topic, [name], cased=latin, language=language)
    zones = _zones(locale)
    for zone, city in cities.items():
        topic = names.topics.get(city, "")
        if topic in names.part_of and (name := zones.get(zone, {}).get("city")):
            names.add(topic, [name], cased=latin, language=language)
    for spoken, code in COUNTRY_OF_LANGUAGE.items():
        if name := locale.languages.get(spoken):
            adjectives = forms(name, locale.language)
            names.add(territories[code], adjectives, cased=cased, language=language)


def _add_own_names(names: Names, territories: Mapping[str, str]) -> None:
    """Add what countries call themselves, in languages that have no names of all: Azərbaycan, Lietuva."""
    for code, topic in territories.items():
        spoken = get_official_languages(code, de_facto=True) if len(code) == COUNTRY_CODE else ()
        for locale in _locales_of(set(spoken).difference(LOCALES)):
            if name := locale.territories.get(code):
                names.add(topic, [name], cased=True, language=locale.language)


def _locales_of(spoken: Iterable[str]) -> Iterator[Locale]:
    for code in sorted(spoken):
        try:
            yield Locale.parse(code)
        except UnknownLocaleError:
            continue


if __name__ == "__main__":
    main()
