"""Whose copy it is, in the forms and languages that papers use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.credits.attribution import agency_of
from tests.summarizer.reading.gazette import read

NEUTRAL = "The harbour of the town will be closed for three months, the council said on Friday."


@pytest.mark.parametrize(
    ("start", "agency"),
    [
        ("(Reuters) - The harbour will be closed.", "Reuters"),
        ("LONDON, Feb 18 (Reuters) - The harbour will be closed.", "Reuters"),
        ("MOSCOW, Feb 18 (Xinhua) -- The harbour will be closed.", "Xinhua"),
        ("NEW DELHI: (PTI) The harbour will be closed.", "PTI"),
        ("WASHINGTON (AP) — The harbour will be closed.", "AP"),
        ("Berlin (dpa) - Der Hafen wird geschlossen.", "dpa"),
        ("Hamburg/Berlin (dpa/lno) - Der Hafen wird geschlossen.", "dpa"),
        ("(ANSA) - ROMA, 18 FEB - Il porto sarà chiuso.", "ANSA"),
        ("Madrid, 18 feb (EFE).- El puerto estará cerrado.", "EFE"),
        ("Paris, 18 fév 2022 (AFP) - Le port sera fermé.", "AFP"),
        ("Lisboa, 18 fev 2022 (Lusa) – O porto vai fechar.", "Agência Lusa"),
        ("МОСКВА, 18 февраля. /ТАСС/. Порт будет закрыт.", "TASS"),
        ("МОСКВА, 18 фев — РИА Новости. Порт будет закрыт.", "RIA Novosti"),
        ("КИЇВ. 18 лютого. УНІАН. Порт буде закрито.", "UNIAN"),
        ("नई दिल्ली, 18 फरवरी (भाषा) बंदरगाह बंद रहेगा।", "PTI"),
        ("新华社莫斯科2月18日电 港口将关闭。", "Xinhua"),
        ("【ロンドン共同】港は閉鎖される。", "Kyodo"),
        ("(서울=연합뉴스) 항구가 폐쇄된다.", "Yonhap"),
        ("(Ankara) AA - Liman kapatılacak.", "Anadolu"),
        ("ANKARA (AA) - Liman kapatılacak.", "Anadolu"),
        ("Jakarta (ANTARA) - Pelabuhan akan ditutup.", "Antara"),
        ("القاهرة (رويترز) - سيغلق الميناء.", "Reuters"),
        ("Warszawa (PAP) - Port zostanie zamknięty.", "PAP"),
        ("Amsterdam (ANP) - De haven gaat dicht.", "ANP"),
        ("STOCKHOLM (TT) Hamnen stängs.", "TT"),
        ("Oslo (NTB): Havnen stenges.", "NTB"),
        ("København (Ritzau) - Havnen lukkes.", "Ritzau"),
        ("Praha (ČTK) - Přístav bude uzavřen.", "CTK"),
        ("LOUISVILLE, Ky. (AP) — The harbour will be closed.", "AP"),
        ("SEOUL, Aug. 20 (Yonhap) -- The harbour will be closed.", "Yonhap"),
        ("ST. PAUL, Minn. (AP) — The harbour will be closed.", "AP"),
        ("MOSCOW (Harbour News / Sputnik - 29th April, 2020) It will be closed.", "Sputnik"),
        ("Berlín, 18 feb (efe-epa).- El puerto estará cerrado.", "EFE"),
        ("MADRID, 18 Feb. (EUROPA PRESS) - El puerto cerrará.", "Europa Press"),
        ("(Adnkronos) - Il porto sarà chiuso.", "ADNKronos"),
        ("［東京　１８日　ロイター］ - 港は閉鎖される。", "Reuters"),
        ("（中央社記者王小明台北三日電）港口將關閉。", "Central News Agency"),
        ("（新華社北京五日電）港口將關閉。", "Xinhua"),
        ("[서울=뉴시스] 홍길동 기자 = 항구가 폐쇄된다.", "Newsis"),
        ("دبي في 18 فبراير / وام / سيغلق الميناء", "WAM"),
        ("नई दिल्ली, एएनआई। बंदरगाह बंद रहेगा।", "ANI"),
        ("पीटीआई, नई दिल्ली। बंदरगाह बंद रहेगा।", "PTI"),
        ("AFP, MANILA - The harbour will be closed.", "AFP"),
    ],
)
def test_dateline(start: str, agency: str) -> None:
    """The agency in a dateline, in twenty languages."""
    assert agency_of([], [start, NEUTRAL]) == agency


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("With inputs from PTI", "PTI"),
        ("(With inputs from ANI)", "ANI"),
        ("© 2022 AFP", "AFP"),
        ("© dpa-infocom, dpa:220218-99-1/3", "dpa"),
        ("dpa/ak", "dpa"),
        ("ab/cde/dpa", "dpa"),
        ("المصدر: المنبر + رويترز", "Reuters"),
        ("(Theo TTXVN)", "TTXVN"),
        ("(dpa)", "dpa"),
        ("Quelle: dpa", "dpa"),
        ("Source: AFP", "AFP"),
        ("Fuente: EFE", "EFE"),
        ("Fuente: ERBOL", "ERBOL"),
        ("Fuente: Agencia de Noticias Fides", "ANF"),
        ("Fonte: ANSA", "ANSA"),
        ("Источник: ТАСС", "TASS"),
        ("स्रोत: भाषा", "PTI"),
        ("Sumber: ANTARA", "Antara"),
        ("Kaynak: AA", "Anadolu"),
        ("PTI AB CD", "PTI"),
        ("— IANS", "IANS"),
        ("Bron: ANP", "ANP"),
        ("(इनपुट: एएनआई)", "ANI"),
        ("(Avec Reuters)", "Reuters"),
        ("Quelle: ntv.de, dpa/rts", "dpa"),
        ("Kilde: NTB/Reuters", "NTB"),
        ("(د ب أ)", "dpa"),
        ("(و ا س)", "SPA"),
        ("(KNA, ab)", "KNA"),
        ("Med information från TT-Reuters", "TT"),
        ("Con información de EFE y la redacción", "EFE"),
        ("По материалам ТАСС", "TASS"),
        ("With files from The Associated Press and Jane Doe", "AP"),
        ("Źródło: PAP", "PAP"),
        ("المصدر: رويترز", "Reuters"),
        ("来源：新华社", "Xinhua"),
        ("(Reporting by Jane Doe; editing by John Doe) (Reuters)", "Reuters"),
        ("Copyright 2022 The Associated Press. All rights reserved.", "AP"),
        ("The harbour of the town will be closed for three months, he said. PTI", "PTI"),
        ("The Associated Press contributed to this report.", "AP"),
        ("The Gazette’s Jane Doe and Reuters contributed to this report.", "Reuters"),
        ("Includes information from The Associated Press", "AP"),
        ("Reporting by The Associated Press.", "AP"),
        ("Contributing: Associated Press; Jane Doe", "AP"),
        ("mit dpa", "dpa"),
        ("Mit AFP und Reuters", "AFP"),
        ("avec AFP", "AFP"),
    ],
)
def test_credit_below(end: str, agency: str) -> None:
    """The agency in a line below the text."""
    assert agency_of([], [NEUTRAL, NEUTRAL], tail=[end]) == agency


@pytest.mark.parametrize(
    ("byline", "agency"),
    [
        ("By IANS", "IANS"),
        ("By Reuters Staff", "Reuters"),
        ("By The Associated Press", "AP"),
        ("Von dpa", "dpa"),
        ("Par Le Matin avec AFP", "AFP"),
        ("Jane Doe, AP", "AP"),
        ("Press Trust of India", "PTI"),
        ("Agencia EFE", "EFE"),
        ("AFP, MANILA", "AFP"),
        ("Redaktion/dpa", "dpa"),
        ("[서울=뉴시스]", "Newsis"),
        ("Af Ritzau", "Ritzau"),
        ("Oleh ANTARA", "Antara"),
        ("By JANE DOE, AP Sports Writer", "AP"),
        ("Associated Press in Valencia", "AP"),
        ("Agence France-Presse (AFP)", "AFP"),
        ("Redaktion mit Material der dpa", "dpa"),
    ],
)
def test_byline(byline: str, agency: str) -> None:
    """An agency that stands as the author, alone or beside others."""
    assert agency_of([byline], [NEUTRAL]) == agency


@pytest.mark.parametrize(
    "text",
    [
        "The AP style book is used in schools (see page 3), the teacher said on Friday.",
        "He told Reuters that the harbour will be closed, and nothing else.",
        "An AA meeting was held in town - as every week.",
        "The Aam Aadmi Party (AAP) will close the harbour, its leader said on Friday.",
        "The People’s Action Party (PAP) Council wants to close the harbour.",
        "Suspended harbour councillor (AAP) leader Jan Roe was arrested on Friday.",
        NEUTRAL,
    ],
)
def test_text_that_only_mentions_an_agency(text: str) -> None:
    """To be quoted is not to be the author."""
    assert agency_of([], [text, NEUTRAL]) is None


@pytest.mark.parametrize(
    "line",
    [
        "The harbour will be closed, according to reporting by the Associated Press.",
        "It was first told by Reuters. The town gave Reuters contributed funds.",
        "With Reuters he was in the harbour for ten years before it closed.",
    ],
)
def test_a_last_line_that_only_mentions_an_agency(line: str) -> None:
    """Credits have forms of their own."""
    assert agency_of([], [NEUTRAL, line]) is None


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("AFP, MANILA", "AFP"),
        ("News - Reuters", "Reuters"),
        ("AA", None),
        ("PA", None),
        ("PA, DE", None),
        ("भाषा", None),
        ("AFP/Getty", None),
    ],
)
def test_a_line_that_stands_alone_beside_the_text(line: str, agency: str | None) -> None:
    """Codes of states, sizes of letters and the word for language are no agencies."""
    assert agency_of([], [NEUTRAL], beside=[line]) == agency


@pytest.mark.parametrize("line", ["PAP/ Jan Kowalski", "REUTERS/Jane Doe", "Petra"])
def test_who_took_an_agencys_picture(line: str) -> None:
    """Or has an agency's name, and stands where authors do."""
    assert agency_of([line], [NEUTRAL]) is None


def test_a_dateline_below_the_main_points() -> None:
    """Agencies put what is in a text above it."""
    points = ["Rate at its highest since 2008", "Governor declines to comment", "Bonds rally"]

    assert agency_of([], [*points, "OSLO, Oct 26 (Reuters) - " + NEUTRAL]) == "Reuters"


def test_whose_picture_it_is_tells_nothing_of_the_text() -> None:
    """Broadcasters write the agency alone beside a picture."""
    picture = "<figure><div><img></div><span>Reuters</span><figcaption>Ships</figcaption></figure>"

    assert read(top=picture).agency is None
    assert read(below="<p>Reuters</p>").agency == "Reuters"


@pytest.mark.parametrize(
    "caption",
    [
        '<div class="img_descript"><a href="https://reuters.com">Reuters</a></div>',
        "<div>Ships lie in the harbour that will be closed for months. (Reuters)</div>",
        "<div>The harbour seen from the hill above the town.© AFP</div>",
    ],
)
def test_words_below_a_picture_without_a_figure(caption: str) -> None:
    """Beside the text an agency behind a sentence took the picture that the sentence is of."""
    assert read(top=f'<div class="img_box"><img></div>{caption}').agency is None


def test_a_credit_behind_talk_of_pictures() -> None:
    """A paragraph may speak of photographs, and end with whose copy it is."""
    last = "The court had seen the photographs and images of the harbour before, he said. (dpa)"

    assert agency_of([], [NEUTRAL, last]) == "dpa"


@pytest.mark.parametrize(
    "below",
    [
        "AA",
        "Mehr",
        "© Reuters / Jane Doe",
        "File photo of the harbour. (Reuters)",
        "Das Archivbild zeigt den Hafen. (dpa)",
        "Video: Reuters",
        "Grafik: dpa",
        "Fotografija: Hina",
        "图片来源：路透社",
        "الصورة: رويترز",
    ],
)
def test_lines_below_that_credit_no_text(below: str) -> None:
    """Controls of the page, words of its language, photographers."""
    assert agency_of([], [NEUTRAL, NEUTRAL], [below]) is None


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text(lines: list[str]) -> None:
    """Whatever stands there, there is an agency or none."""
    assert agency_of(lines, lines, tail=lines) is None or lines
