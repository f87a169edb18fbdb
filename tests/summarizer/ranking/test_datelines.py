"""Where the report was filed is told from what it says."""

from __future__ import annotations

import pytest

from summarizer.ranking.datelines import dateline_end

REST = "The American side did not give a constructive response to the proposals."


@pytest.mark.parametrize(
    "dateline",
    [
        "(CNN)",
        "(CNN) -- ",
        "(The Hollywood Reporter) ",
        "LONDON, England (CNN) -- ",
        "Mumbai (Reuters) - ",
        "NEW DELHI: ",
        "JAKARTA, KOMPAS.com - ",
        "PARIS — ",
        "Moscow, Feb 17 (IANS) ",
        "Northtown, Feb 17 (NNS) ",
        "London (CNN)",
        "Lausanne, Switzerland (CNN)",
        "Paris (AFP) ",
        "Berlin (dpa) ",
        "• ",
        "• LONDON, England (CNN) -- ",
        "Media playback is not supported on this device ",
        "Moscow, Feb 18 ",
        "New Delhi, September 3 - ",
    ],
)
def test_datelines_end_where_the_report_begins(dateline: str) -> None:
    """Place, agency and dash belong to the dateline."""
    assert dateline_end(dateline + REST) == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    [
        REST,
        "NASA - the space agency of the United States - has launched a rocket to the moon.",
        "The senator (Republican) - a candidate for the presidency - has left the race.",
        "Three men (two of them armed) robbed a bank in the centre of Munich on Monday.",
        "BERLIN: He won.",
        "Reserve Bank of India (RBI) Governor Jane Roe said on Monday that the rates would stay.",
        "The Scottish National Party (SNP) MP said on Monday that she would not stand again.",
        "Press Trust of India (PTI) Chairman John Roe said on Monday that he would not resign.",
        "In Moscow, Feb 18 is the day on which the treaty was to be signed by both of them.",
        "Moscow, Feb 18 and the treaty are what people there will remember of this winter.",
    ],
)
def test_other_openings_stay(sentence: str) -> None:
    """A parenthesis, a dash or capitals alone are no dateline; nor is what leaves no sentence."""
    assert dateline_end(sentence) == 0
