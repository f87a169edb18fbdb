"""Names in bylines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.credits.people import is_name_alone, people_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Jane Doe and John Q. Public", ("Jane Doe", "John Q. Public")),
        ("Von Anna Müller, Jörg Schmidt", ("Anna Müller", "Jörg Schmidt")),
        ("Par Élise Dupont et Luc Martin", ("Élise Dupont", "Luc Martin")),
        ("Written by JANE DOE | Updated: May 3, 2022", ("Jane Doe",)),
        ("By Jane Doe, Senior Political Correspondent", ("Jane Doe",)),
        ("By Jane Doe December 22, 2023", ("Jane Doe",)),
        ("Jane Doe July 12th, 2024", ("Jane Doe",)),
        ("Par Jeanne Doux le 7 mai 2020", ("Jeanne Doux",)),
        ("Por Juana Ros el 7 de mayo de 2020", ("Juana Ros",)),
        ("Anna Thi Le", ("Anna Thi Le",)),
        ("Guest author Jane Doe", ("Jane Doe",)),
        ("Gastautorin: Jana Dohm", ("Jana Dohm",)),
        ("Über Jana Dohm", ()),
        ("Deutscher Hafen Bund", ()),
        ("Jana Deutscher", ("Jana Deutscher",)),
        ("Jane Doe, Ph.D.", ("Jane Doe, Ph.D.",)),
        ("JANE DOE, DVM and John Roe, MD, MPH", ("Jane Doe, DVM", "John Roe, MD, MPH")),
        ("Dr. Jane Doe (jane@example.org)", ("Dr. Jane Doe",)),
        ("Text: Jane Doe", ("Jane Doe",)),
        ("Mrs. Jane Doe", ("Jane Doe",)),
        ("Written by Jane Doe in Harbours on 1 June", ("Jane Doe",)),
        ("Posted by Jane Doe @ 12:00 am", ("Jane Doe",)),
        ("Erstellt von Jane Doe am Dienstag", ("Jane Doe",)),
        ("© Jane Doe Jane Doe", ("Jane Doe",)),
        ("Jane Doe, Trial Attorney", ("Jane Doe",)),
        ("Jane Doe Former Harbour Master", ("Jane Doe",)),
        ("부산 홍길동 기자", ("홍길동",)),
        ("James O&#039;Neil", ("James O'Neil",)),
        ("Автор: Анна Петрова", ("Анна Петрова",)),
        ("記者 山田太郎", ("山田太郎",)),
        ("Ludwig van der Berg", ("Ludwig van der Berg",)),
        ("Jan Sellner", ("Jan Sellner",)),
        ("View all posts by Jane Doe", ("Jane Doe",)),
        ("Text: Jane Doe; Fotos: John Roe", ("Jane Doe",)),
        ("Foto: John Roe, Text: Jane Doe", ("Jane Doe",)),
        ("Words by Jane Doe • Photographs by John Roe", ("Jane Doe",)),
        ("Reported by Jane Doe; edited by John Roe", ("Jane Doe",)),
        ("Von Jane Doe | Übersetzung John Roe", ("Jane Doe",)),
        ("Guest post by Jane Doe", ("Jane Doe",)),
        ("Von unserem Redakteur Jan Doe", ("Jan Doe",)),
        ("Propos recueillis par Élise Dupont", ("Élise Dupont",)),
        ("a cura di Chiara Rossi", ("Chiara Rossi",)),
        ("oprac. Jan Nowak", ("Jan Nowak",)),
        ("Penulis: Dewi Anggraeni", ("Dewi Anggraeni",)),
        ("الكاتب: رنا حداد", ("رنا حداد",)),
        ("מאת יעל כהן", ("יעל כהן",)),
        ("文・山田太郎", ("山田太郎",)),
        ("【文/港口网专栏作者 王文】", ("王文",)),
        ("港口会重新开放！（评论员 王明 李小华）", ("王明", "李小华")),
        ("港口新闻记者 王明 李小华", ("王明", "李小华")),
        (
            "Par Jeanne Roux (avec Luc Martin et Élise Dupont)",
            ("Jeanne Roux", "Luc Martin", "Élise Dupont"),
        ),
        ("رنا حداد - القاهرة", ("رنا حداد",)),
        ("Kim Min-seok, To Lam", ("Kim Min-seok", "To Lam")),
        ("Piše: Jana Ros prije 26 minuta", ("Jana Ros",)),
        ("Γράφει η Γιάννα Ρος", ("Γιάννα Ρος",)),
        ("Chew Hui Min", ("Chew Hui Min",)),
        ("By George Best and Simon Read", ("George Best", "Simon Read")),
        ("By Jane Doe, AP Sports Writer", ("Jane Doe",)),
        ("By Jane Doe | Fact checked by John Roe", ("Jane Doe",)),
        ("Jane Doe 著、山田 太郎 監訳、木村 花子 訳", ("Jane Doe",)),
        ("作者：记者王小明", ("王小明",)),
        ("حوار: منى حسن", ("منى حسن",)),
        ("김 철수", ("김 철수",)),
        ("Published 3 May 2019 - by Jane Doe", ("Jane Doe",)),
        ("by Jane Doe ● December 23, 2025 ● 6 min read", ("Jane Doe",)),
        ("Jane (Jenny) Doe", ("Jane Doe",)),
        ("ROE Jane", ("ROE Jane",)),
        ("Von Rechtsanwalt Max Roe", ("Max Roe",)),
        ("Text und Foto: Jana Dohm", ("Jana Dohm",)),
        ("Foto/Text: Jana Dohm", ("Jana Dohm",)),
        ("Words & photography by Jane Doe", ("Jane Doe",)),
        ("Textes et photos : Jeanne Roux", ("Jeanne Roux",)),
        ("Aus Berlin berichtet Jana Dohm", ("Jana Dohm",)),
        ("Von Jana Dohm aus Berlin", ("Jana Dohm",)),
        ("Autorka: Jana Ros", ("Jana Ros",)),
        ("Του Γιάννη Ρος", ("Γιάννη Ρος",)),
        ("Kirjoittanut Jani Ros", ("Jani Ros",)),
        ("Bởi Gia Rô", ("Gia Rô",)),
        ("โดย สมชาย ใจดี", ("สมชาย ใจดี",)),
        ("राहुल शर्मा, नई दिल्ली", ("राहुल शर्मा",)),
        ("記者王小明／台北報導", ("王小明",)),
        ("取材・文＝山田太郎", ("山田太郎",)),
        ("글·사진 홍길동", ("홍길동",)),
        ("기자 홍길동", ("홍길동",)),
    ],
)
def test_people_in_a_byline(line: str, names: tuple[str, ...]) -> None:
    """People, one by one, as they sign: with their degrees, without what they do."""
    assert people_in([line]) == names


@pytest.mark.parametrize(
    "line",
    [
        "By Reuters", "Staff Reporter", "News Desk", "Von Redaktion", "By Admin", "PTI",
        "WhatsApp Telegram", "Full-Stack Drupal", "Learn More", "Read More", "5 Min Read", "Polizei Hafenstadt",
        "बंदरगाह ब्यूरो", "Haber Merkezi", "Toimitus Satama", "Edited by Jane Doe", "港口重新开放，人们很高兴 王明",
        "Web Team", "https://example.org/jane", "Share on Facebook", "5 min read", "2 comments",
        "Editorial Board", "Forschung WBF", "Trial Attorney", "Deutsche Presse-Agentur", "By", "", "and", "Par Le Matin avec AFP", "한민뉴스", "네이버", "北陸日報", "新华社", "山形新聞", "Create Free Account",
        "항구의 문이 닫힌다, 바다의 길이 열린다", "木村 花子 訳",
        "Departement für Häfen, Bildung und Verkehr", "Center for Ports and Research", "Harbour GmbH & Co. KG", "Feb", "Hafenstrom AG",
        "HFC Northtown", "Edited By: Jane Doe", "New York", "North Korea", "ABCD Harbour Works", "Feuerwehr, Abteilung Wasserrettung", "Revised Edition", "Social Links", "Harbour Travel Editor",
    ],
)  # fmt: skip
def test_no_people(line: str) -> None:
    """Agencies, desks, roles and buttons are no people."""
    assert people_in([line], marked=True) == ()


def test_a_site_is_no_person() -> None:
    """Its name and its host do not write; people do, also on a site named after them."""
    assert people_in(["Example Gazette"], ["Example Gazette", "examplegazette"]) == ()
    assert people_in(["Gazette"], ["The Gazette"], marked=True) == ()
    assert people_in(["La República"], ["larepublica"], marked=True) == ()


def test_what_ends_with_the_sites_name_is_its_button() -> None:
    """A person may be called after a family, as the site is."""
    assert people_in(["Add Harbourly"], ["Harbourly"]) == ()
    assert people_in(["Jane Ann Doe Harbourly"], ["Harbourly"]) == ()
    assert people_in(["Jane Schneider"], ["Schneider"]) == ("Jane Schneider",)


@pytest.mark.parametrize("place", ["Frankfurt", "medellín", "Germany", "Jane Doe, Frankfurt"])
def test_a_place_is_no_author(place: str) -> None:
    """It is where somebody wrote; some people are called like a city."""
    assert people_in([place], marked=True) in {(), ("Jane Doe",)}
    assert people_in(["Sydney"], marked=True) == ("Sydney",)


def test_one_word_behind_a_name_is_no_other_author() -> None:
    """It says where that person is, or for whom; pen names stand side by side."""
    assert people_in(["Jane Doe, Northtown"], marked=True) == ("Jane Doe",)
    assert people_in(["Moebius and Kai"], marked=True) == ("Moebius", "Kai")


@pytest.mark.parametrize("text", ["Jane Doe", "25.10.2022 - Jane Doe", "Jane Doe and Anna Roe"])
def test_a_name_alone(text: str) -> None:
    """Given names show it, though nothing says that somebody wrote; a date may stand beside."""
    assert is_name_alone(text)


@pytest.mark.parametrize("text", ["Harbour Works", "Jane Doe on the new quay", "Jane", "New York"])
def test_no_name_alone(text: str) -> None:
    assert not is_name_alone(text)


def test_one_word_is_a_name_where_the_page_says_so() -> None:
    """A pen name is believed only if it is marked as the author."""
    assert people_in(["Moebius"]) == ()
    assert people_in(["Moebius"], marked=True) == ("Moebius",)


def test_who_types_a_name_small_is_a_person() -> None:
    """Where the page says that it is one; small words by themselves are none."""
    assert people_in(["jane doe"], marked=True) == ("jane doe",)
    assert people_in(["jane doe"]) == ()
    assert people_in(["de la"], marked=True) == ()


@given(st.lists(st.text(max_size=80), max_size=5))
def test_names_are_short_and_clean(lines: list[str]) -> None:
    """Whatever stands there, a name has no line break, link or address."""
    for name in people_in(lines, marked=True):
        assert 0 < len(name) <= 60
        assert name == " ".join(name.split())
        assert "@" not in name
        assert "://" not in name
