"""What stands ahead of a sentence: where it was filed, ``LONDON, England (CNN) --``, and bullets."""

from __future__ import annotations

import re

from summarizer.language.phrases import any_of
from summarizer.language.width import width
from summarizer.reading.credits.agencies import agency_named, spellings
from summarizer.reading.credits.papers import initials

_LETTER = r"[^\W\d_]"
_CAPITAL = r"(?-i:[A-Z\u00c0-\u00deĀ-Žİ\u0386-\u03ab\u0400-\u042f])"
_DASH = r"(?:--|[-–—])"
_AGENCY = r"\((?:(?-i:[A-Z])[\w .&/'’-]{1,40}|(?:dpa|afp|apa|ots|epd|kna|sid|lby|dts|pte|sda|ritzau|ntb|tt)(?:[/-][\w-]{1,12})*)\)"
_PLACE = rf"{_CAPITAL}{_LETTER}*(?:[ .,'’/-]+[^\W_]+){{0,5}}\.?"
_CAPITALS = rf"{_CAPITAL}{{3}}(?:{_CAPITAL}|[ .'’/-])*(?:,\s*{_LETTER}[\w .]{{1,30}}?)?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
#: "18 feb", "18. Februar 2022", "18 de febrero de 2022".
_DAY = rf"\d{{1,2}}\.?\s+(?:de\s+)?{_LETTER}{{3,10}}\.?(?:\s+(?:de\s+)?\d{{4}})?"
#: Who sends reports: no dash need follow them. Behind any other, a title may follow:
#: "Reserve Bank of India (RBI) Governor".
_WIRE = "|".join(
    map(re.escape, [*sorted(initials()), *(s for s in spellings() if s.isascii() and " " not in s)])
)
_ANY_WIRE = "|".join(
    map(re.escape, sorted({*initials(), *spellings()}, key=lambda name: (-len(name), name)))
)

#: Behind an agency.
_BEHIND = r"\s*(?:\.?--|\.?[-–—:])"

#: What stands between a day and the text, or the agency before it.
_BEHIND_DAY = (
    r"(?:\([\w .&/'’-]{2,40}\))?\s*\.?\s?(?:--|[-–—:])",  # Madrid, 18 feb (EFE).-
    _AGENCY,
    rf"\.\s+/?{_CAPITAL}[\w. ]{{1,20}}/?\s*[-–—.]",
)
_SITE = r"[A-Z]\w[\w-]*\.(?:com|co(?:\.id)?|id|net|org|vn|info|tv)"
_SITE_BEHIND = r"[A-Z][\w-]*(?:\.com|\.id|\.net|\sIndonesia)"
_FORMS = (
    # МОСКВА, 18 фев — РИА Новости.
    rf"(?:{_AGENCY}\s*{_DASH}\s*)?{_PLACE}[,.]\s*{_DAY}\s*(?:{'|'.join(_BEHIND_DAY)})\s*(?:(?:{_ANY_WIRE})\s*[-–—.]+\s*)?",
    rf"{_AGENCY}(?:{_BEHIND})?\s*",  # (CNN) -- Ralph; (CNN)Share; (EFE).- El
    rf"{_PLACE},?\s*{_AGENCY}{_BEHIND}\s*",  # London, England (CNN) --
    rf"(?P<place>{_PLACE})\s*\((?:{_WIRE})\)\s*",  # London (CNN)A photo
    rf"{_PLACE},\s*{_MONTH}\s+\d{{1,2}}\s*\([A-Z]{{2,6}}\)\s*",  # Moscow, Feb 17 (IANS)
    rf"{_PLACE},\s*{_MONTH}\s+\d{{1,2}}\s*(?:--|[-–—:])?\s+",  # Moscow, Feb 18 The
    rf"(?:{_SITE}(?:,\s*{_PLACE})?|{_PLACE},\s+{_SITE_BEHIND})\s+{_DASH}\s+",  # Liputan6.com, Jakarta -
    rf"{_CAPITALS}\s*(?:--|[-–—:]|–)\s+",  # NEW DELHI: ; JAKARTA, KOMPAS.com -
)
_DATELINE = re.compile(rf"(?:{'|'.join(_FORMS)})(?=[\"'“‘«„»”]?[^\W_])")

#: What a report from somewhere is called in Chinese, and a reporter in Korean.
_FILED = r"[电電讯訊]"
_REPORTER = r"(?:기자|특파원)"
_OPEN, _CLOSE, _NO_CLOSE = r"[（(〔【［\[]", r"[）)〕】］\]]", r"[^）)〕】］\]]"
_FILED_BY = (
    rf"[^\s，。,.：:（(]{{2,16}}?\d{{1,2}}月\d{{1,2}}日{_FILED}",  # 新华社北京2月18日电
    r"本[报報台网網社][讯訊]",  # 本报讯
    r"[\u4e00-\u9fff]{2,5}[讯訊][\s　]",
)
_IN_BRACKETS = (
    # （中央社記者李某台北18日電）; 【ロンドン＝岡田浩幸】; ［東京 18日 ロイター］
    rf"{_NO_CLOSE}{{2,30}}(?:{_FILED}|报道|報導|报导|消息|综合|[＝=]{_NO_CLOSE}{{2,20}}|共同|時事|ロイター|AFP|ＡＦＰ|通信)",
    rf"本[报報]{_NO_CLOSE}{{2,20}}",
)
_EASTERN_FORMS = (
    # 新华社北京2月18日电（记者王某）
    rf"(?:[【〔［\[][^】〕］\]]{{2,25}}[】〕］\]]\s*)?(?:{'|'.join(_FILED_BY)})\s*(?:[（(][^）)]{{2,30}}[）)])?\s*(?:题[:：])?\s*",
    # (서울=연합뉴스) 홍길동 기자 =
    rf"{_OPEN}(?:{'|'.join(_IN_BRACKETS)}){_CLOSE}\s*[-－―–—]?\s*(?:[가-힣·\s]{{2,20}}{_REPORTER}\s*=\s*)?",
    rf"\[[^\]]{{1,20}}(?:기자|뉴스|신문|닷컴|일보)\]\s*|[가-힣]{{2,4}}\s{_REPORTER}\s*=\s*",
    rf"[\u0621-\u064a ،]{{2,40}}\s*[-–—(/]\s*(?:{_ANY_WIRE})\)?\s*[-–—:/]*\s*",
    r"[\u0900-\u097f ]{2,20},\s*\d{1,2}\s[\u0900-\u097f]{2,10}\s*\([^)]{2,25}\)[\s।:-]*",
)
_EASTERN = re.compile("|".join(_EASTERN_FORMS))

#: Of lists and footnotes, of who has the word in a talk, and of players that did not play where the text
#: was taken. Behind a dash a number may be a negative one.
_MARK = re.compile(
    rf"(?:[•●▪■◦‣∙♥★✔]\s*|[-–—―]\s*(?=[^\W\d_])|\[\d{{1,3}}\]\s*|(?:{any_of('players')})\s+)+",
    re.IGNORECASE,
)

#: Letters, wide ones for two; what is left must still be a sentence.
_MIN_REST = 40


def dateline_end(sentence: str) -> int:
    """Return where a sentence's own words begin: behind marks and its dateline, or 0."""
    mark = _MARK.match(sentence)
    begin = mark.end() if mark else 0
    matches = (pattern.match(sentence, begin) for pattern in (_DATELINE, _EASTERN))
    return next((m.end() for m in matches if m is not None and _is_ahead(m, sentence)), begin)


def _is_ahead(match: re.Match[str], sentence: str) -> bool:
    """Whether a whole sentence follows, and no agency is the subject: "Press Trust of India (PTI)"."""
    rest = sentence[match.end() :]
    following = rest.lstrip("\"'“‘«„»”")
    place = match.groupdict().get("place")
    return (
        width(rest) >= _MIN_REST and not following[:1].islower() and not agency_named(place or "")
    )
