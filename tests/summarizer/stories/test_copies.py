"""What outlets do to a wire copy leaves it one; other texts that look alike stay others."""

from __future__ import annotations

import pytest

from summarizer.stories.bands import bands
from summarizer.stories.copies import CopyTest, same_copy
from summarizer.stories.fingerprint import Fingerprint, fingerprint
from tests.summarizer.stories.reports import REPORT, SECOND_AGENCY, TITLE, UNSPACED, sentences

PARTS = sentences()
OWN_LINE = (
    "Residents told our newspaper on Saturday that they had expected as much for a long time."
)

COPIES = {
    "unchanged": REPORT,
    "the end is cut": " ".join(PARTS[:3]),
    "paragraphs are dropped": " ".join(PARTS[:1] + PARTS[3:5] + PARTS[7:]),
    "a line is put ahead": f"{OWN_LINE} {REPORT}",
    "lines are put between": " ".join([*PARTS[:3], OWN_LINE, *PARTS[3:6], OWN_LINE, *PARTS[6:]]),
    "the first line is written anew": " ".join([OWN_LINE, *PARTS[1:]]),
    "another header": f"HARVIK, March 6 (ANP) - {REPORT}",
    "a byline and a date": f"By Staff Reporter | Updated: March 06, 2026 06:50 IST {REPORT}",
    "quotes and dashes": REPORT.replace("'", "’").replace(" - ", " — "),
    "capitals": REPORT.upper(),
    "spelling": REPORT.replace("centimetres", "centimeters").replace("criticised", "criticized"),
    "other verbs": REPORT.replace(" said", " told reporters").replace("promised", "pledged"),
    "numerals": REPORT.replace("seven weeks", "7 weeks").replace("1,400", "1 400"),
    "one paragraph a line": REPORT.replace(". ", ".\n\n"),
    "related links": f"{REPORT} Also read: Five things to know this morning. Follow us on X.",
    "full-width letters": "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in REPORT),
}  # fmt: skip

BACKGROUND = " ".join(PARTS[1:8])
UPDATE = (
    "The ferry operator Nordlinje cancelled its charter of a replacement vessel on Sunday after the "
    "owner raised the price, leaving the outer islands without any connection from Monday. The "
    "county governor called an emergency meeting for the evening, and the navy sent two boats from "
    "its base in the south. Shops on the largest island reported that shelves were emptying as "
    "people bought supplies for several weeks. "
)
GOLD = (
    "Gold prices in the domestic market stood at Rs {0} per 10 grams on {1}, according to the "
    "bullion association. Silver was quoted at Rs {2} per kilogram. Prices of precious metals move "
    "with international rates, the exchange rate of the rupee, import duties and demand during the "
    "wedding season. Buyers are advised to check the hallmark before they pay. In Delhi the price "
    "of 24 carat gold was Rs {3}, in Mumbai Rs {4} and in Chennai Rs {5}."
)

OTHERS = {
    "another agency's report": (REPORT, SECOND_AGENCY),
    "an update with the old report below": (REPORT, UPDATE + BACKGROUND),
    "a round-up": (" ".join(PARTS[:3]), f"{SECOND_AGENCY} In other news: {' '.join(PARTS[:3])}"),
    "yesterday's prices": (
        GOLD.format("61,200", "Monday", "74,800", "61,350", "61,190", "61,740"),
        GOLD.format("61,540", "Tuesday", "75,300", "61,690", "61,530", "62,080"),
    ),
    "more victims": (
        f"At least 12 people were hurt when a ferry hit the pier of Harvik on Friday. {REPORT}",
        f"At least 19 people were hurt when a ferry hit the pier of Harvik on Friday. {REPORT}",
    ),
    "nothing": ("", ""),
}


@pytest.mark.parametrize("text", COPIES.values(), ids=COPIES.keys())
def test_a_copy_is_a_copy_whatever_an_outlet_does_to_it(text: str) -> None:
    """Both ways round, with another headline, and found by a band."""
    first, second = fingerprint(TITLE, REPORT), fingerprint("Ferries stop", text)

    assert same_copy(first, second)
    assert same_copy(second, first)
    assert set(bands(first)) & set(bands(second))


@pytest.mark.parametrize(("one", "other"), OTHERS.values(), ids=OTHERS.keys())
def test_other_texts_are_no_copies(one: str, other: str) -> None:
    """Both ways round, with headlines of their own."""
    first, second = fingerprint(TITLE, one), fingerprint("Ferries stop", other)

    assert not same_copy(first, second)
    assert not same_copy(second, first)


def test_figures_of_headlines_part_daily_columns() -> None:
    """The same column under another date is another one, though its text were the same."""
    first, second = (
        fingerprint(f"Your horoscope for Monday, March {day}, 2026", f"{REPORT} Day {day}.")
        for day in (2, 3)
    )

    assert not same_copy(first, second)


def test_short_texts_are_copies_only_if_all_is_the_same() -> None:
    """Title and text, but for blanks."""
    brief = fingerprint("Bridge reopens", "The bridge reopens on Sunday.")

    assert same_copy(brief, fingerprint("Bridge  reopens", "The bridge reopens\non Sunday."))
    assert not same_copy(brief, fingerprint("Open again", "The bridge reopens on Sunday."))
    assert bands(brief) == bands(fingerprint("Bridge reopens", "The bridge reopens on Sunday. "))


@pytest.mark.parametrize("text", UNSPACED.values(), ids=UNSPACED.keys())
def test_scripts_without_blanks_and_others(text: str) -> None:
    """A copy cut at two thirds is one; the text from its middle on is none of a text before it."""
    whole, cut = fingerprint("", text), fingerprint("", text[: len(text) * 2 // 3])

    assert same_copy(whole, cut)
    assert set(bands(whole)) & set(bands(cut))
    assert not same_copy(
        fingerprint("", text[: len(text) // 2]), fingerprint("", text[len(text) // 2 :])
    )


def test_a_fingerprint_of_another_version_is_like_nothing() -> None:
    """It is read without an error, has no bands, and is no copy even of itself."""
    stored = fingerprint(TITLE, REPORT).to_bytes()
    for other in (b"\x02" + stored[1:], stored[:-1], b"", b"\x01"):
        read = Fingerprint.from_bytes(other)

        assert not read.known
        assert bands(read) == ()
        assert not same_copy(read, read)
        assert not same_copy(fingerprint(TITLE, REPORT), read)


def test_the_more_alike_the_higher_the_score() -> None:
    """So the best of some candidates can be taken."""
    whole = CopyTest(fingerprint(TITLE, REPORT))

    scores = [
        whole.score(fingerprint(TITLE, text))
        for text in (REPORT, f"{OWN_LINE} {REPORT}", f"{OWN_LINE} {' '.join(PARTS[::2])}")
    ]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 2


#: Put in place of what was reported, by whoever wants his words under an honest text.
FALSE_LEAD = (
    "A coin named after the ferry made its first buyers rich within a week, and whoever joins the "
    "channel of its founders before midnight gets twice as many for nothing. Experts who doubted "
    "the offer bought thousands themselves, founders wrote below this picture."
)


@pytest.mark.parametrize(
    "text", [f"{FALSE_LEAD} {REPORT}", " ".join([FALSE_LEAD, *PARTS[1:]])], ids=["ahead", "instead"]
)
def test_a_text_under_another_title_and_lead_is_another_story(text: str) -> None:
    """Though it is below them word for word."""
    honest, false = fingerprint(TITLE, REPORT), fingerprint("Coin makes its buyers rich", text)

    assert not same_copy(honest, false)
    assert not same_copy(false, honest)
