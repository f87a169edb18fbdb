"""Whom a text cites, in many languages."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.reading.credits.citations import cites_of


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("The ministry said on Thursday, Xinhua news agency reported.", ("Xinhua",)),
        ("The minister told Reuters that it was over.", ("Reuters",)),
        ("Das berichtet der Spiegel. Laut dpa ist es vorbei.", ("Der Spiegel", "dpa")),
        ("Selon l'AFP, le port sera fermé.", ("AFP",)),
        ("Según EFE, el puerto estará cerrado.", ("EFE",)),
        ("Secondo l'ANSA il porto sarà chiuso.", ("ANSA",)),
        ("Об этом сообщает ТАСС.", ("TASS",)),
        ("According to the New York Times, it is over.", ("New York Times",)),
        ("The harbour is closed, she told the Argus Leader Monday.", ("Argus Leader",)),
        ("As Fox News first reported, it is over.", ("Fox News",)),
        ("He said so in a letter obtained by the Washington Post.", ("Washington Post",)),
        ("The brothers are well, their family told WLUK.", ("WLUK",)),
        ("It is over, according to a report by CNN affiliate WXIA-TV.", ("WXIA-TV",)),
        ("The Hill reported on Monday that it was over.", ("The Hill",)),
        ("Das sagte er der Frankfurter Rundschau.", ("Frankfurter Rundschau",)),
        ("Gegenüber der F.A.Z. nannte sie Zahlen.", ("Frankfurter Allgemeine Zeitung",)),
        ("« C'est fini », a-t-elle déclaré au Parisien.", ()),
        ("Il l'a confié à L'Équipe.", ("L'Équipe",)),
        ("«Se acabó», dijo a La Vanguardia.", ("La Vanguardia",)),
        ("El puerto cierra, según palabras recogidas por 'La Vanguardia'.", ("La Vanguardia",)),
        ("Hamnen stängs, rapporterar både BBC och andra.", ("BBC",)),
        ("É o que disse à TV Globo o prefeito.", ("TV Globo",)),
        ("Reuters'a göre liman kapandı.", ("Reuters",)),
        ("Pelabuhan ditutup, dikutip dari Antara.", ("Antara",)),
        ("据新华社报道，港口已关闭。", ("Xinhua",)),
        ("연합뉴스에 따르면 항구가 문을 닫았다.", ("Yonhap",)),
        ("A report in the Northern Star newspaper said so.", ("Northern Star",)),
        ("The Northern Star newspaper reported that it was over.", ("The Northern Star",)),
    ],
)
def test_sources(text: str, cited: tuple[str, ...]) -> None:
    """Told, reported, obtained by; a name that no table knows needs what it is beside it."""
    assert cites_of([text]) == cited


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        ("en", "It is over, according to Jane Roe of the Washington Post.", ("Washington Post",)),
        ("en", "The harbour is closed, reported MSNBC. It is old.", ("MSNBC",)),
        ("en", "It is over, she told a reporter for The Independent.", ("The Independent",)),
        ("en", "She told the Sioux Falls Argus Leader so.", ("Argus Leader",)),
        ("en", "It is over (via Access Hollywood).", ("Access Hollywood",)),
        ("en", "It is over, according to an April 2023 Bloomberg article.", ("Bloomberg",)),
        ("en", "She told the Qatar-based broadcaster Al Jazeera so.", ("Al Jazeera",)),
        ("en", "The harbour, she told the Northern Dispatch, is old.", ("Northern Dispatch",)),
        ("en", "CNN and Fox News reported it.", ("CNN", "Fox News")),
        ("de", "Wie das «Wall Street Journal» berichtet, ist es vorbei.", ("Wall Street Journal",)),
        ("de", "Das sagte eine Sprecherin des Hafens der dpa.", ("dpa",)),
        ("de", "Das sagte Roe dem Züricher „Tages-Anzeiger“.", ("Tages-Anzeiger",)),
        ("de", "Laut Recherchen der „New York Times“ ist er alt.", ("New York Times",)),
        ("de", "So steht es im Interview mit dem israelischen Sender CNN.", ("CNN",)),
        ("de", "Das berichten die Medien Le Figaro und RTL.", ("Le Figaro", "RTL")),
        ("de", "Das sagte er der „Zeit“.", ("Die Zeit",)),
        ("fr", "C’est fini, a déclaré son porte-parole à Keystone-ATS.", ("Keystone-SDA",)),
        ("fr", "Il l’a dit à l’agence de presse tchèque ČTK.", ("CTK",)),
        ("es", "El alcalde aseguraba a AFP que el puerto cerrará.", ("AFP",)),
        (
            "pt",
            "É o que informa o jornalista no jornal Estado de S. Paulo.",
            ("O Estado de S. Paulo",),
        ),
        ("it", "È chiuso, ha detto il sindaco al Corriere della Sera.", ("Corriere della Sera",)),
        ("pl", "Jak podaje irańska agencja prasowa IRNA, port zamknięto.", ("IRNA",)),
        ("da", "Det siger borgmesteren over for Berlingske.", ("Berlingske",)),
        ("sv", "Hamnen stängs, rapporterar BBC och The Telegraph.", ("BBC", "The Telegraph")),
        ("nl", "Dat meldt persbureau Reuters.", ("Reuters",)),
        ("cs", "Přístav je zavřený, řekl ČTK starosta.", ("CTK",)),
        ("tr", "Limanın kapandığı AA muhabirine yaptığı açıklamada bildirildi.", ("Anadolu",)),
        ("hi", "पीटीआई के अनुसार बंदरगाह बंद है।", ("PTI",)),
        ("fa", "به گزارش خبرگزاری ایسنا، بندر بسته شد.", ("ISNA",)),
        ("ar", "سيغلق الميناء وفقا لرويترز.", ("Reuters",)),
        ("ar", "وقال العمدة إن الميناء مغلق، بحسب صحيفة نيويورك تايمز.", ("New York Times",)),
        ("ja", "ロイター通信は18日、港が閉鎖されると報じた。", ("Reuters",)),
        ("zh", "据《纽约时报》报道，港口已关闭。", ("New York Times",)),
        ("ko", "뉴욕타임스(NYT)는 18일 항구가 문을 닫는다고 보도했다.", ("New York Times",)),
        ("uk", "Порт закрито, повідомляє Укрінформ.", ("Ukrinform",)),
        ("ru", "Порт закрыт, рассказал мэр в беседе с ТАСС.", ("TASS",)),
    ],
)
def test_sources_by_language(language: str, text: str, cited: tuple[str, ...]) -> None:
    """From farther away, in quotes, behind what kind of source it is, two in one breath."""
    assert cites_of([text], language=language) == cited


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Er sagte, er habe das Ende im Blick. Das Bild sagt alles."),
        ("de", "Sie sagte das in der Zeit vor dem Umbau des Hafens."),
        ("de", "Nach Angaben der Welt ist der Hafen alt."),
        ("en", "The council wrote to the mayor. CNN is in town."),
        ("en", "It was in the British Journal of Harbours, she said."),
        ("en", "A journalist who worked for the Washington Post moved here."),
        ("fr", "Le maire a dit non. RTL émet du port."),
    ],
)
def test_words_that_are_also_names(language: str, text: str) -> None:
    """And papers that stand beside what is said."""
    assert cites_of([text], language=language) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Fox News said that it would close its office in the town.",
        "She works for the New York Times.",
        "The BBC is funded by a licence.",
        "In an interview with TT Torrez, he said that it was over.",
        "The hill reported on the map is no hill.",
        "He told WADA that the samples were his.",
        "Dr Hill said that it was over.",
    ],
)
def test_who_is_spoken_of_is_no_source(text: str) -> None:
    """Papers and broadcasters do things, too, and words may be named like them."""
    assert cites_of([text]) == ()


@pytest.mark.parametrize(
    ("own", "cited"),
    [
        ("BBC News", ("Variety",)),
        ("BBC", ("Variety",)),
        ("The Gazette", ("BBC", "Variety")),
        ("AP", ("BBC", "Variety")),
    ],
)
def test_a_paper_is_no_source_of_its_own(own: str, cited: tuple[str, ...]) -> None:
    """Nor is a part of its house; in the order of the text, each once."""
    text = "He told the BBC so. Variety reported it, citing the BBC."
    assert cites_of([text], [own, None]) == cited


@pytest.mark.parametrize("which", ["The", "This", "Our", "The German", "Another local"])
def test_a_kind_alone_is_no_name(which: str) -> None:
    """Which paper it was is said elsewhere."""
    assert cites_of([f"{which} newspaper reported that it was over."]) == ()


def test_a_paper_by_its_initials() -> None:
    """Its site may be named by the spelling that it uses of itself."""
    assert cites_of(["Das sagte sie der F.A.Z. am Freitag."], ["FAZ.NET"]) == ()


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_cites_few(lines: list[str]) -> None:
    """Whatever stands there."""
    assert len(cites_of(lines)) <= 6


@pytest.mark.parametrize("said", ["A", "A.", "Aa"])
def test_long_texts(said: str) -> None:
    """What looks like names throughout is read once; the tables are loaded before."""
    cites_of(["The minister told Reuters that it was over."])
    started = time.process_time()
    cites_of([f"The newspaper said: {said * (30_000 // len(said))}"])
    assert time.process_time() - started < 2
