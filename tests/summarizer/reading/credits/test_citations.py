"""Whom a text cites, in many languages."""

from __future__ import annotations

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


def test_a_paper_by_its_initials() -> None:
    """Its site may be named by the spelling that it uses of itself."""
    assert cites_of(["Das sagte sie der F.A.Z. am Freitag."], ["FAZ.NET"]) == ()


@given(st.lists(st.text(max_size=120), max_size=4))
def test_any_text_cites_few(lines: list[str]) -> None:
    """Whatever stands there."""
    assert len(cites_of(lines)) <= 6
