"""The marks that end a sentence in any script, for patterns."""

from __future__ import annotations

import re

#: Marks that no abbreviation ends in, for a class: danda, Urdu, Arabic, Armenian, Ethiopic, Burmese, Khmer,
#: Tibetan, Mongolian, Javanese, Santali, Meetei, N'Ko, Syriac. Of Unicode's Sentence_Terminal, without what is
#: a comma to those who write it.
SURE = "।॥۔؟։።፧፨\u104b។៕།༎᠃᠉꧉᱾᱿꯫߹܀܁܂"

#: Those of Chinese and Japanese, which need no blank behind them.
WIDE = "。！？｡"

#: All of them, for a class.
STOPS = f".!?…{WIDE}{SURE}"

#: A bar behind a letter of India: typed for the danda.
BAR = r"\|(?:(?<=[\u0900-\u0d7f]\|)|(?<=[\u0900-\u0d7f] \|))"

#: Marks of a footnote behind a stop: "1901.[3]", "1901.²", "1901.†".
NOTES = r"(?:\[(?:\d{1,3}|[a-z]|[a-z ]{0,9}\d{1,3}|citation needed)\]|[¹²³⁰-⁹†‡*])*"

#: A footnote's number behind a year's stop: "in 1887.2".
YEARS_NOTE = r"(?<=\b(?:1[5-9]|20)\d\d\.)[1-9]\d?"

#: Finds what looks like the end of a sentence, to count them.
SENTENCE = re.compile(rf"(?:[{STOPS}]|{BAR})[\"”’»」』)\]]*(?:\s|$)|[{WIDE}{SURE}]")
