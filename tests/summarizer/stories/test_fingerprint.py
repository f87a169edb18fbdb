"""A fingerprint is small, is stored and read as it was, and is the same everywhere."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.stories.bands import BANDS, bands
from summarizer.stories.copies import CopyTest, same_copy
from summarizer.stories.events import EventKey, event_key, event_likeness
from summarizer.stories.fingerprint import Fingerprint, fingerprint
from summarizer.stories.wording import without_service_lines
from tests.summarizer.stories.reports import REPORT, TITLE

#: Any text, lone surrogates and NULs among it, and texts of few words in any order.
ANY = st.text(st.characters(exclude_categories=()), max_size=300)
WORDS = st.lists(
    st.sampled_from("alpha bravo charlie delta echoes 12 345 the foxtrot golf, hotel".split()),
    max_size=120,
).map(" ".join)
TEXTS = ANY | WORDS

HOSTILE = {
    "a word of a million letters": "a" * 1_000_000,
    "a million words": "word " * 1_000_000,
    "a million full stops": ". " * 500_000,
    "a figure of a million digits": "1," * 500_000,
    "a million blanks": " " * 1_000_000,
    "a million lines": "\n" * 1_000_000,
    "NULs": "\0" * 1_000_000,
    "lone surrogates": "\ud800 \udfff" * 100_000,
    "letters that grow": "\ufdfa" * 1_000_000,
    "marks without letters": "\u0301" * 1_000_000,
    "Chinese": "新聞" * 500_000,
    "footers": "Follow us on X. " * 100_000,
    "brackets": "(" * 500_000 + ")" * 500_000,
}  # fmt: skip


STORED = "01060002e2fdffaf90949e9b9f0f7869799e5be3bf509690f1af91b2cc44534f4ecbc77d9f0f7869f1af91b2"
FIRST_BANDS = (4043698409705901312, 2573537951820049152, 8144639459972659322)


@given(TEXTS, TEXTS)
@example("\ud800", "\0")
@example("", "THE")
def test_what_is_stored_is_read(title: str, text: str) -> None:
    """Fingerprints and event keys come back as they were."""
    mark, key = fingerprint(title, text), event_key(title, text)

    assert Fingerprint.from_bytes(mark.to_bytes()) == mark
    assert EventKey.from_bytes(key.to_bytes()) == key


@given(st.binary(max_size=80))
def test_any_bytes_are_read(stored: bytes) -> None:
    """What was never written by us is like nothing, or a fingerprint, and no error."""
    mark, key = Fingerprint.from_bytes(stored), EventKey.from_bytes(stored)

    same_copy(mark, fingerprint(TITLE, REPORT))
    bands(mark)
    assert 0 <= event_likeness(key, event_key(TITLE, REPORT)) <= 1


@given(TEXTS, TEXTS)
def test_an_article_is_a_copy_of_itself(title: str, text: str) -> None:
    """Whatever its text, and it is found by its bands."""
    mark = fingerprint(title, text)

    assert same_copy(mark, fingerprint(title, text))
    assert bands(mark) == bands(fingerprint(title, text))
    assert 1 <= len(bands(mark)) <= BANDS
    assert all(-(2**63) <= band < 2**63 for band in bands(mark))


@given(WORDS, WORDS)
def test_the_test_is_symmetrical(one: str, other: str) -> None:
    """Which of two articles came first is of no matter."""
    first, second = fingerprint("", one), fingerprint("", other)

    assert CopyTest(first).score(second) == CopyTest(second).score(first)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_are_cheap(text: str) -> None:
    """The beginning alone is read: no text costs more than a few articles or a few kilobytes."""
    start = time.process_time()
    mark = fingerprint(text, text)
    bands(mark)
    same_copy(mark, fingerprint("", text))
    event_key(text, text)

    assert time.process_time() - start < 1
    assert len(mark.to_bytes()) <= 1720
    assert len(event_key(text, text).to_bytes()) <= 481


def test_hashes_are_those_of_every_machine() -> None:
    """They are stored: another value here is a new version there."""
    mark = fingerprint("Bridge reopens", "The old bridge across the fjord reopens on 12 May 2026.")

    assert mark.to_bytes().hex() == STORED
    assert bands(mark)[:3] == FIRST_BANDS


def test_notices_below_a_text_are_left_out() -> None:
    """What outlets put below each of their stories is not of any of them."""
    below = "Also read: Five things to know. (With inputs from IANS) Subscribe to our newsletter."

    assert without_service_lines(f"{REPORT} {below}") == REPORT
    assert without_service_lines(REPORT) == REPORT
