"""Pages of many kinds, for the tests of what is an article."""

import pytest

from summarizer.errors import ReadingError, Unreadable
from summarizer.reading.read import read_article

SITE = "https://www.gazette.example"
SENTENCES = {
    "en": "The harbour of the town will be closed for three months, the council said on Friday. ",
    "ru": "Порт города будет закрыт на три месяца, сообщил в пятницу городской совет. ",
    "ja": "町の港は三か月間閉鎖されると、町議会が金曜日に発表した。修理には多額の費用がかかる。",
    "zh": "市议会星期五表示，该市港口将关闭三个月。修缮工程需要大量资金，预计三月开始。",
    "pl": "Port w mieście zostanie zamknięty na trzy miesiące, ogłosiła w piątek rada miasta. ",
    "ar": "سيغلق ميناء المدينة لمدة ثلاثة أشهر، بحسب ما أعلن مجلس المدينة يوم الجمعة. ",
    "he": "נמל העיר ייסגר לשלושה חודשים, כך הודיעה מועצת העיר ביום שישי. ",
    "th": "กรมอุทยานแห่งชาติเปิดเผยเมื่อวันศุกร์ว่า พบลูกเสือโคร่งเกิดใหม่ห้าตัวในป่าตะวันตก ซึ่งเป็นจำนวนมากที่สุด",
    "ko": "시의회는 금요일 도시의 항구가 석 달 동안 폐쇄될 것이라고 밝혔다. ",
}


def page(body: str, head: str = "", title: str = "Gazette") -> bytes:
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def reason(body: bytes, url: str = SITE + "/a/b") -> Unreadable:
    with pytest.raises(ReadingError) as raised:
        read_article(body, url, "text/html")
    return raised.value.reason
