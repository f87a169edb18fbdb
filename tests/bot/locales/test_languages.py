"""Which language is spoken, and how catalogues are read."""

from __future__ import annotations

from datetime import date, time
from gettext import NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from bot.locales.languages import Languages, shipped
from bot.render.language import ENGLISH, Text, plural, resolve, text, text_in, tidy_tag
from tests.bot.locales.pseudo import languages

TOPICS = plural("You follow one topic.", "You follow {count} topics.")


def _russian() -> Catalog:
    catalogue = Catalog(locale="ru")
    catalogue.add(
        (TOPICS.english, str(TOPICS.many)), ("{count} тема", "{count} темы", "{count} тем")
    )
    catalogue.add("Again", "Ещё раз")
    catalogue.add("More", "Больше", context="points")
    return catalogue


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("pt-br", "pt-br"), ("pt-PT", "pt"), ("pt_BR", "pt-br"), ("zh-hans-cn", "zh-hans"),
        ("zh", "en"), ("en-gb", "en"), ("xx", "en"), ("", "en"), (None, "en"), ("pt--br", "en"),
    ],
)  # fmt: skip
def test_a_land_falls_back_to_its_language_and_that_to_english(
    asked: str | None, spoken: str
) -> None:
    """As far as there are such."""
    assert resolve(asked, {"en", "pt", "pt-br", "zh-hans"}) == spoken


@pytest.mark.parametrize(
    "tag", ["", None, "x" * 9, "-".join(["abc"] * 20), "e\u0301s", "de;drop", "пт"]
)
def test_what_is_no_tag_is_not_kept(tag: str | None) -> None:
    """Clients send what they like."""
    assert tidy_tag(tag) is None


def test_a_tag_is_kept_in_small_letters() -> None:
    """So that one language is one value."""
    assert tidy_tag("zh_Hans-CN") == "zh-hans-cn"


@pytest.mark.parametrize("suffix", ["po", "mo"])
def test_a_catalogue_beside_the_others_is_a_language(tmp_path: Path, suffix: str) -> None:
    """As it is written, and as a wheel has it."""
    with (tmp_path / f"ru.{suffix}").open("wb") as file:
        (write_po if suffix == "po" else write_mo)(file, _russian())
    spoken = shipped(tmp_path)
    russian = spoken.of("ru-ua")

    assert spoken.tags == {"en", "ru"}
    assert russian.tag == "ru"
    assert [russian.say(TOPICS, count=n) for n in (1, 3, 5, 1021)] == [
        "1 тема", "3 темы", "5 тем", "1\xa0021 тема",
    ]  # fmt: skip
    assert russian.say(text("Again")) == "Ещё раз"
    assert russian.say(text("More")) == "More"
    assert russian.say(text_in("points", "More")) == "Больше"


def test_english_needs_no_catalogue(tmp_path: Path) -> None:
    """It is spoken where there is none."""
    assert shipped(tmp_path).tags == {"en"}
    assert shipped(tmp_path).of("ru") == ENGLISH


def test_a_catalogue_is_read_once() -> None:
    """Not for each message."""
    read: list[str] = []

    def russian() -> NullTranslations:
        read.append("ru")
        return ENGLISH.catalogue

    some = Languages({"ru": russian})

    some.of("ru"), some.of("ru"), some.of("en")

    assert read == ["ru"]


def test_counts_have_their_form_and_their_groups() -> None:
    """English has two forms."""
    assert ENGLISH.say(TOPICS, count=1) == "You follow one topic."
    assert ENGLISH.say(TOPICS, count=1234) == "You follow 1,234 topics."


def test_what_counts_is_given_a_count() -> None:
    """A number that has no form by it is a defect."""
    with pytest.raises(TypeError):
        ENGLISH.say(TOPICS)
    with pytest.raises(KeyError):
        ENGLISH.say(Text("{label}"))


def test_days_and_times_are_as_the_language_writes_them() -> None:
    """English as the world writes it: the day first, 24 hours."""
    day = date(2022, 2, 18)
    greek = languages().of("el")

    assert (ENGLISH.full_date(day), ENGLISH.short_date(day)) == ("18 Feb 2022", "18 Feb")
    assert (ENGLISH.clock(time(8, 5)), ENGLISH.weekday(6)) == ("08:05", "Sunday")
    assert (greek.full_date(day), greek.weekday(0)) == ("18 Φεβ 2022", "Δευτέρα")
    assert ENGLISH.row(["a", "b", "c"]) == "a, b, c"
    assert shipped().of("ar").row(["a", "b", "c"]) == "a، b، c"
