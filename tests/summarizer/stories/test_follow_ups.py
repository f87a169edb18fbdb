"""A follow-up is known by rare names; what is merely alike is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.stories.events import event_key, event_likeness
from summarizer.stories.follow_ups import EventTraits, is_follow_up
from summarizer.stories.names import Names, NameWord, names_of
from summarizer.stories.rarity import stem_number
from tests.summarizer.stories.reports import REPORT, SECOND_AGENCY, TITLE, UNSPACED

#: The same sentences on another company each, as a wire has them by the dozen.
_BOND = (
    "{0} is issuing a 75 mln dlr eurobond due April 23, 1994, carrying a coupon of nine pct and "
    "priced at 101-3/4, lead manager {1} said. The non-callable bond is available in "
    "denominations of 5,000 and 50,000 dlrs and will be listed in Luxembourg. Fees comprise 1-1/4 "
    "pct for the selling concession and 5/8 pct for management and underwriting, {1} said."
)


def told(title: str, text: str, language: str | None = "en") -> EventTraits:
    return EventTraits(event_key(title, text), names_of(title, text, language))


FERRY = told(TITLE, REPORT)
BACK = told(
    "Nordlinje ferries to sail again as Harvik yard ends repairs of cracks",
    "Seven weeks after hairline cracks were found in the hulls of two vessels, the ferry operator "
    "Nordlinje sails to the outer islands again. Repairs at Harvik cost 38 million kroner, said "
    "Ingrid Solbakken. About 1,400 islanders depend on the ferry service of Nordlinje.",
)


def known(words: str) -> set[int]:
    return {stem_number(word) for word in words.split()}


def test_names_are_what_has_capitals_in_the_midst_of_sentences() -> None:
    """Not what begins one, is written small elsewhere, or is common in news."""
    found = names_of(
        "", "Zorbat met Quelm Uskov on Monday. The zorbat sang, Quelm Uskov said.", "en"
    )

    assert found.by_number.keys() >= known("quelm uskov")
    assert found.by_number.keys().isdisjoint(known("zorba monda the said"))


def test_names_that_stand_beside_each_other_are_one() -> None:
    """A person with two names is no two persons, also where one of them stands alone."""
    found = names_of("", "Yes, Quelm Uskov said. But Uskov and Rydbek left.", "en").by_number
    groups = {word: found[stem_number(word)].group for word in ("quelm", "uskov", "rydbe")}

    assert groups["quelm"] == groups["uskov"] != groups["rydbe"]


def test_a_follow_up_has_the_names_of_what_it_follows() -> None:
    """In both titles, and in both texts; whichever came first."""
    one = told("Nordlinje halts crossings from Harvik", REPORT)

    assert is_follow_up(one, BACK)
    assert is_follow_up(BACK, one)


def test_titles_without_a_common_name_are_not_sure() -> None:
    """They are of one event to a digest, where a wrong one does no harm."""
    assert not is_follow_up(FERRY, told("Islands cut off", SECOND_AGENCY))


def test_reports_of_one_kind_are_no_follow_ups() -> None:
    """However much alike they are: each has its own name in the title."""
    one = told("Zorbatex issues 75 mln dlr Luxembourg bond", _BOND.format("Zorbatex", "Quelm Bank"))
    other = told(
        "Rydbekor issues 75 mln dlr Luxembourg bond", _BOND.format("Rydbekor", "Quelm Bank")
    )

    assert event_likeness(one.event, other.event) > 0.5
    assert not is_follow_up(one, other)


def test_one_person_is_not_enough() -> None:
    """Who speaks on two days does not speak of one event."""
    text = (
        "The delegates heard that {0} when Quelm Uskov spoke for an hour about it, as Uskov does."
    )
    one = told("Uskov speaks on grain", text.format("grain prices fall"))
    other = told("Uskov speaks on grain again", text.format("grain prices rise"))

    assert event_likeness(one.event, other.event) > 0.4
    assert not is_follow_up(one, other)


@pytest.mark.parametrize("language", ["de", None])
def test_a_noun_is_no_name(language: str | None) -> None:
    """German writes nouns with capitals: there a name is what no table knows."""
    title = "Feuerwehr rettet Kinder aus Schule"
    text = "Am Montag hat die Feuerwehr in der Schule die Kinder gerettet, sagte die Polizei."

    assert not names_of(title, text, language).ties


@pytest.mark.parametrize("script", ["Chinese", "Japanese", "Thai", "Hindi", "Arabic"])
def test_scripts_without_capitals_have_no_follow_ups(script: str) -> None:
    """Nothing tells their names surely."""
    report = told("", UNSPACED[script], None)

    assert not is_follow_up(report, report)


def test_stored_names_are_those_that_were_found() -> None:
    """In at most 241 bytes; of another version they tie nothing."""
    names = names_of(TITLE, " ".join(f"and then Name{n:03}x" for n in range(900)), "en")
    stored = names.to_bytes()

    assert Names.from_bytes(stored) == names
    assert len(stored) <= 241
    assert Names.from_bytes(b"\x02" + stored[1:]) == Names({})
    assert not is_follow_up(*[EventTraits.from_bytes(b"", b"")] * 2)


_NAMES = st.dictionaries(
    st.integers(0, 2**32 - 1),
    st.builds(NameWord, group=st.integers(0, 39), titled=st.booleans(), ties=st.booleans()),
    max_size=40,
).map(Names)


@given(_NAMES, _NAMES, st.text(max_size=200), st.text(max_size=200))
def test_whatever_is_stored_is_compared(one: Names, other: Names, title: str, text: str) -> None:
    """Any names and any text, the same both ways."""
    earlier, later = (
        EventTraits(event_key(title, text), one),
        EventTraits(event_key(text, title), other),
    )

    assert Names.from_bytes(one.to_bytes()) == one
    assert is_follow_up(earlier, later) == is_follow_up(later, earlier)
    assert len(names_of(title, text, "en").to_bytes()) <= 241
