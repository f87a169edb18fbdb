"""What of a page's changes is news."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.stories.fingerprint import Fingerprint, fingerprint
from summarizer.stories.updates import tells_news
from tests.summarizer.stories.reports import REPORT, SECOND_AGENCY, TITLE, UNSPACED, sentences

OLD = fingerprint(TITLE, REPORT)

_NEW = (
    "Late on Friday the operator said that a third vessel had been taken out of service after divers "
    "found damage to its rudder, and that passengers stranded in Harvik would be flown home by "
    "helicopter from Saturday morning."
)


def changed(text: str, title: str = TITLE) -> bool:
    return tells_news(OLD, fingerprint(title, text))


@pytest.mark.parametrize("place", [0, 3, 99])
def test_new_sentences_are_news(place: int) -> None:
    """Wherever they stand; and where they take the place of others."""
    whole = sentences()
    whole.insert(place, _NEW)

    assert changed(" ".join(whole))
    assert changed(" ".join([*whole[:4], _NEW]))


@pytest.mark.parametrize(
    ("old", "new"), [("About 1,400", "About 1,600"), ("38 million", "52 million")]
)
def test_another_figure_is_news(old: str, new: str) -> None:
    """The same sentence, another count; in the title, too."""
    first = REPORT.index("About 1,400")
    text = f"{REPORT[first:]} {REPORT[:first]}" if old.startswith("About") else REPORT
    before = fingerprint("Cracks in 2 ferries", text)

    assert old in text
    if old.startswith("About"):
        assert tells_news(before, fingerprint("Cracks in 2 ferries", text.replace(old, new)))
    assert tells_news(before, fingerprint("Cracks in 3 ferries", text))


@pytest.mark.parametrize(
    "edited",
    [
        REPORT,
        REPORT.replace("hairline cracks", "fine cracks").replace("will halt", "halts"),
        REPORT + " Read more: ferries of the north.",
        " ".join(sentences()[:5]),
        " ".join(sentences()[2:]),
        "",
    ],
    ids=["nothing", "words", "a link", "cut below", "cut above", "gone"],
)
def test_edits_are_no_news(edited: str) -> None:
    """Other words, a line of the site's, less than there was; nor another headline."""
    assert not changed(edited)
    assert not changed(edited, "Winter crossings halted by ferry operator")


def test_what_a_long_text_was_cut_behind_is_no_news() -> None:
    """Of a text its beginning is kept: what moves into view may have stood there."""
    whole = [
        f"Sentence number{n} speaks about subject{n} and about matter{n} here." for n in range(150)
    ]

    assert not tells_news(fingerprint("T", " ".join(whole)), fingerprint("T", " ".join(whole[9:])))


def test_another_article_at_the_same_address_is_no_update() -> None:
    """A page of today's lists, a site's "not found"."""
    assert not changed(SECOND_AGENCY)
    assert not changed(UNSPACED["Russian"])


def test_prints_of_another_version_tell_nothing() -> None:
    """They are like nothing."""
    assert not tells_news(Fingerprint.from_bytes(b""), OLD)
    assert not tells_news(OLD, Fingerprint.from_bytes(b""))


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_texts_are_compared(old: str, new: str) -> None:
    """A text that stays tells none."""
    tells_news(fingerprint(old, new), fingerprint(new, old))

    assert not tells_news(fingerprint(old, new), fingerprint(old, new))
