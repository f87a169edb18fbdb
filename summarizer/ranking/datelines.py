"""What stands ahead of a sentence: where it was filed, ``LONDON, England (CNN) --``, and bullets."""

from __future__ import annotations

import re

from summarizer.reading.agencies import agency_named, spellings

_AGENCY = r"\([A-Z][\w .&/'’-]{1,40}\)"
_PLACE = r"[A-Z\u00c0-\u00de][^\W\d_]*(?:[ .,'’-]+[^\W_]+){0,5}\.?"
_CAPITALS = r"[A-Z\u00c0-\u00de]{3}[A-Z\u00c0-\u00de .'’-]*(?:,\s*[^\W\d_][\w .]{1,30}?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: Who sends reports: no dash need follow them. Behind any other, a title may follow:
#: "Reserve Bank of India (RBI) Governor".
_WIRE = "|".join(map(re.escape, ["CNN", *(s for s in spellings() if s.isascii() and " " not in s)]))
_DATELINE = re.compile(
    rf"(?:{_AGENCY}\s*(?:--|[-–—:])?\s*"  # (CNN) -- Ralph; (CNN)Share
    rf"|{_PLACE},?\s*{_AGENCY}\s*(?:--|[-–—:])\s*"  # London, England (CNN) --
    rf"|(?P<place>{_PLACE})\s*\((?:{_WIRE})\)\s*"  # London (CNN)A photo
    rf"|{_PLACE},\s*{_MONTH}\s+\d{{1,2}}\s*\([A-Z]{{2,6}}\)\s*"  # Moscow, Feb 17 (IANS)
    rf"|{_PLACE},\s*{_MONTH}\s+\d{{1,2}}\s*(?:--|[-–—:])?\s+"  # Moscow, Feb 18 The
    rf"|{_CAPITALS}\s*(?:--|[-–—:]|–)\s+)"  # NEW DELHI: ; JAKARTA, KOMPAS.com -
    r"(?=[\"'“‘«]?[^\W_])"
)

#: Of lists, and of players that did not play where the text was taken.
_MARK = re.compile(
    r"(?:[•●▪■◦‣∙]\s*|media playback is (?:not supported|unsupported) on (?:this|your) device\s+)+",
    re.IGNORECASE,
)

#: Letters; what is left must still be a sentence.
_MIN_REST = 40


def dateline_end(sentence: str) -> int:
    """Return where a sentence's own words begin: behind marks and its dateline, or 0."""
    mark = _MARK.match(sentence)
    begin = mark.end() if mark else 0
    match = _DATELINE.match(sentence, begin)
    if (
        match is None
        or len(sentence) - match.end() < _MIN_REST
        or agency_named(match["place"] or "")
    ):
        return begin
    following = sentence[match.end() :].lstrip("\"'“‘«")
    return match.end() if not following[:1].islower() else begin
