"""Where the report was filed, ahead of the first sentence: ``LONDON, England (CNN) --``."""

from __future__ import annotations

import re

_AGENCY = r"\([A-Z][\w .&/'’-]{1,40}\)"
_PLACE = r"[A-Z\u00c0-\u00de][^\W\d_]*(?:[ .,'’-]+[^\W_]+){0,5}\.?"
_CAPITALS = r"[A-Z\u00c0-\u00de]{3}[A-Z\u00c0-\u00de .'’-]*(?:,\s*[^\W\d_][\w .]{1,30}?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATELINE = re.compile(
    rf"(?:{_AGENCY}\s*(?:--|[-–—:])?\s*"  # (CNN) -- Ralph; (CNN)Share
    rf"|{_PLACE},?\s*{_AGENCY}\s*(?:--|[-–—:])\s*"  # London, England (CNN) --
    rf"|{_PLACE}\s*\([A-Z]{{2,6}}\)\s+"  # Moscow, Feb 17 (IANS)
    rf"|{_PLACE},\s*{_MONTH}\s+\d{{1,2}}\s*(?:--|[-–—:])?\s+"  # Moscow, Feb 18 The
    rf"|{_CAPITALS}\s*(?:--|[-–—:]|–)\s+)"  # NEW DELHI: ; JAKARTA, KOMPAS.com -
    r"(?=[\"'“‘«]?[^\W_])"
)

#: Letters; what is left must still be a sentence.
_MIN_REST = 40


def dateline_end(sentence: str) -> int:
    """Return where a sentence's own words begin: behind its dateline, or 0."""
    match = _DATELINE.match(sentence)
    if match is None or len(sentence) - match.end() < _MIN_REST:
        return 0
    following = sentence[match.end() :].lstrip("\"'“‘«")
    return match.end() if not following[:1].islower() else 0
