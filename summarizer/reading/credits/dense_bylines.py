"""Bylines in Chinese, Japanese and Korean, which say what people are right beside their names."""

from __future__ import annotations

import re
from functools import cache

from summarizer.language.phrases import any_of

_TABLE = "bylines"

_CJK = re.compile(r"[\u3400-\u9fff]")

#: Korean bylines have the place before the name, and what the person is behind it.
_KOREAN = re.compile(r"([\uac00-\ud7af]{2,4})\s*(?:기자|특파원|논설위원|칼럼니스트)\b")
#: A line that begins so, and goes on with an address or a date, says no more.
_KOREAN_BYLINE = re.compile(rf"\W*{_KOREAN.pattern}[^\uac00-\ud7af]*$")


@cache
def _told_densely() -> re.Pattern[str]:
    """Return what Chinese and Japanese bylines end with: what people are, and their names."""
    name = r"[\u3400-\u9fff]{2,4}"
    return re.compile(
        rf"(?:{any_of(_TABLE, 'dense_roles')})\s*[\s/／:：]\s*(?P<names>{name}(?:[\s、]+{name}){{0,4}})[】）)\]]?\s*$"
    )


def signed_densely(line: str) -> str | None:
    """Return the names that a Chinese or Japanese line ends with, behind what the people are."""
    match = _told_densely().search(line) if _CJK.search(line) else None
    return match["names"] if match else None


def korean_reporter(text: str) -> str | None:
    """Return the name of a reporter in a Korean byline."""
    match = _KOREAN.search(text)
    return match[1] if match else None


def is_korean_byline(text: str) -> bool:
    """Whether a text says which reporter wrote, and no more than how to reach him, and when."""
    return _KOREAN_BYLINE.match(text) is not None
