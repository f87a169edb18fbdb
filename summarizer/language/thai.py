"""Thai paragraphs to sentences: Thai writes no full stops, and blanks between phrases alike.

A blank ends a sentence where what follows opens one ("นอกจากนี้", besides), or where enough was said
and neither side needs the other: no "which", "and" or "by" behind it, no title, "that" or number
or bracket before it. Several phrases stay together, so that a point says something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Characters. Shorter runs of phrases go on, longer ones end at the next blank that may end them.
_ENOUGH, _SHORT = 70, 25

_THAI = re.compile(r"[\u0e01-\u0e5b]")
_BLANK = re.compile(r"[ \u00a0\u200b]+")

#: Words that open a sentence, wherever the blank.
_OPENS = re.compile(
    r"นอกจาก|อย่างไรก็|ทั้งนี้|ขณะที่|ขณะเดียวกัน|ในขณะ|ส่วน|สำหรับ|ด้าน|ต่อมา|ล่าสุด|ก่อนหน้านี้|ดังนั้น|เมื่อวันที่|"
    r"ผู้สื่อข่าว|เบื้องต้น|แต่อย่างไร"
)

#: Words that go on with what stands before the blank, and marks that do.
_GOES_ON = re.compile(
    r"ซึ่ง|ที่|โดย|และ|หรือ|แต่|เพื่อ|จาก|กับ|แก่|ใน|ของ|ว่า|ก็|จึง|รวม|เนื่องจาก|เพราะ|ทำให้|พร้อม|จนถึง|จน|ถึง|"
    r"ตั้งแต่|ได้แก่|เช่น|อาทิ|คือ|เป็น|ๆ|ฯ|น\.|บาท|คน|ปี|เมตร|[^\u0e01-\u0e5b]"
)

#: Words behind which a name, a number or a clause must follow.
_WAITS = re.compile(
    r"(?:ว่า|คือ|ได้แก่|เช่น|อาทิ|ที่|ของ|และ|หรือ|กับ|นาย|นาง|นางสาว|ดร|วันที่|เวลา|ประมาณ|กว่า|จำนวน|อายุ|"
    r"โดย|ใน|จาก|ถึง|เป็น|[^\u0e01-\u0e5b”\"’])$"
)

_OPENING, _CLOSING = "“‘(«[", "”’)»]"


def is_thai(text: str) -> bool:
    """Whether it holds Thai letters."""
    return _THAI.search(text) is not None


def thai_sentences(text: str) -> Iterator[str]:
    """Yield runs of phrases, in order, without the blanks between them."""
    start, depth, looked = 0, 0, 0
    for blank in _BLANK.finditer(text):
        between = text[looked : blank.start()]
        depth += sum(map(between.count, _OPENING)) - sum(map(between.count, _CLOSING))
        looked = blank.end()
        if depth <= 0 and _ends(text, start, blank):
            yield text[start : blank.start()]
            start, depth = blank.end(), 0
    if start < len(text):
        yield text[start:]


def _ends(text: str, start: int, blank: re.Match[str]) -> bool:
    said = blank.start() - start
    if said < _SHORT:
        return False
    if _OPENS.match(text, blank.end()):
        return True
    if said < _ENOUGH or _GOES_ON.match(text, blank.end()):
        return False
    return not _WAITS.search(text[max(blank.start() - 12, start) : blank.start()])
