"""Where the report was filed is told from what it says."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.datelines import dateline_end

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
        "Washington (NPR)",
        "Lausanne, Switzerland (CNN)",
        "Paris (AFP) ",
        "Berlin (dpa) ",
        "• ",
        "— ",
        "-",
        "[12] ",
        "• LONDON, England (CNN) -- ",
        "Media playback is not supported on this device ",
        "Your browser does not support the video tag. ",
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
        "-12 degrees were measured in the old town of Passau on Tuesday, the coldest in years.",
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


_ELSEWHERE = {
    "de": "Der Fluss in der Altstadt ist am Montag um zwei Meter gestiegen.",
    "es": "El río subió dos metros el lunes en el centro de la ciudad.",
    "fr": "Le fleuve a monté de deux mètres lundi dans la vieille ville.",
    "it": "Il fiume è salito di due metri lunedì nel centro della città.",
    "pt": "O rio subiu dois metros na segunda-feira no centro da cidade.",
    "ru": "Река в центре города поднялась в понедельник на два метра.",
    "uk": "Річка в центрі міста піднялася в понеділок на два метри.",
    "id": "Sungai di pusat kota naik dua meter pada hari Senin pagi.",
    "vi": "Nước sông ở trung tâm thành phố dâng hai mét hôm thứ Hai.",
    "tr": "Kent merkezindeki nehir pazartesi günü iki metre yükseldi.",
    "zh": "市中心的河水周一上涨了两米，两千人离开了家园。",
    "ja": "市の中心部を流れる川は月曜日に二メートル増水した。",
    "ko": "도심을 흐르는 강물이 월요일 아침에 이 미터나 불어나 다리 두 곳이 닫혔다고 시가 밝혔다.",
    "ar": "ارتفع النهر في وسط المدينة يوم الاثنين بمقدار مترين.",
    "hi": "शहर के बीच बहने वाली नदी सोमवार को दो मीटर बढ़ गई है और पुल बंद है।",
}


@pytest.mark.parametrize(
    ("language", "dateline"),
    [
        ("de", "München/Berlin (dpa/lby) - "),
        ("de", "Berlin (dpa) – "),
        ("de", "Rostow (Russland) - "),
        ("de", "Wien (OTS) - "),
        ("es", "Madrid, 18 feb (EFE).- "),
        ("es", "Ciudad de México, 18 de febrero de 2022 (Notimex).- "),
        ("es", "(EFE).- "),
        ("fr", "PARIS, 18 février (Reuters) - "),
        ("fr", "Marseille (AFP) — "),
        ("it", "(ANSA) - ROMA, 18 FEB - "),
        ("it", "Roma, 18 feb. (askanews) - "),
        ("pt", "Lisboa, 18 fev 2022 (Lusa) - "),
        ("ru", "МОСКВА, 18 фев — РИА Новости. "),
        ("ru", "Москва. 18 февраля. INTERFAX.RU - "),
        ("ru", "МОСКВА, 18 февраля. /ТАСС/. "),
        ("uk", "Київ. 18 лютого. УНІАН. "),
        ("id", "Liputan6.com, Jakarta - "),
        ("id", "TEMPO.CO, Jakarta - "),
        ("id", "Jakarta, CNN Indonesia -- "),
        ("vi", "Hà Nội (TTXVN) - "),
        ("vi", "TTO - "),
        ("tr", "İSTANBUL (AA) - "),
        ("zh", "新华社北京2月18日电（记者王某）"),
        ("zh", "中新网2月18日电 "),
        ("zh", "本报讯（记者李某）"),
        ("zh", "（中央社記者李某台北18日電）"),
        ("ja", "【ロンドン＝岡田浩幸】"),
        ("ja", "［東京　１８日　ロイター］ - "),
        ("ja", "【ワシントン共同】"),
        ("ko", "(서울=연합뉴스) 홍길동 기자 = "),
        ("ko", "[서울=뉴시스] 홍길동 기자 = "),
        ("ar", "القاهرة (رويترز) - "),
        ("hi", "नई दिल्ली, 18 फरवरी (भाषा) "),
    ],
)
def test_datelines_of_other_languages(language: str, dateline: str) -> None:
    """Days come before months, agencies have small letters, and brackets other shapes."""
    assert dateline_end(dateline + _ELSEWHERE[language]) == len(dateline)


@pytest.mark.parametrize(
    "sentence",
    [
        *_ELSEWHERE.values(),
        "Der Minister (CDU) - ein Kandidat für den Vorsitz - hat am Montag in Passau gesprochen.",
        "Pierre Roux - A decent first year in the team, with a podium at the last race in Passau.",
        "Deutschland – Frankreich endete am Montag in Passau vor vielen Leuten mit zwei zu eins.",
        "El martes, 18 de febrero, el río subió dos metros en el centro de la ciudad vieja.",
        "北京市2月18日宣布关闭两座大桥，市民只能绕行，交通受到严重影响。",
        "「水がすべてを奪った」と市長は語り、避難所に入った二千人に謝罪した。",
        "（写真）市長は月曜日の記者会見で、橋の閉鎖は来年まで続くと述べた。",
    ],
)
def test_what_only_looks_like_a_dateline_elsewhere(sentence: str) -> None:
    """Dates, parentheses, names of items and matches of two teams are of the sentence."""
    assert dateline_end(sentence) == 0
