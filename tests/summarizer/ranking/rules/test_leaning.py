"""Sentences whose first words, not the first alone, tell whether they lean on the one before."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.dependence import leans_back
from summarizer.ranking.rules.phrases import table

_TABLE = table("leaning")
_MUST = [(code, text) for code, of in _TABLE.items() for text in of["must"]]
_MUST_NOT = [(code, text) for code, of in _TABLE.items() for text in of["must_not"]]


def test_the_table_matches_its_examples() -> None:
    """Each language has some that lean."""
    assert [(language, said) for language, said in _MUST if not leans_back(said, language)] == []


def test_the_table_does_not_match_what_only_begins_alike() -> None:
    """Times, names, and phrases that say themselves what is meant."""
    assert [(language, said) for language, said in _MUST_NOT if leans_back(said, language)] == []


@pytest.mark.parametrize("language", _TABLE)
def test_no_entry_is_empty_or_stands_twice(language: str) -> None:
    """Words are small letters, as a sentence is compared."""
    of = _TABLE[language]
    words = (of.get("words") or of["starts"]).split()
    assert len(words) == len(set(words)) > 5
    assert all(word == word.lower() for word in words)
    assert all([*of.get("joins", ["x"]), *of.get("stands", ["x"]), of["must"], of["must_not"]])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Hal ini disampaikan Wali Kota Bandung."),
        ("id", "Menurut dia, sungai akan surut pada Kamis."),
        ("id", "Menurutnya, sungai akan surut pada Kamis."),
        ("id", "Setelah itu, tentara menutup jembatan."),
        ("id", "Pria itu ditangkap di dekat Bandung."),
        ("id", "Di kota tersebut ada dua jembatan."),
        ("id", "Selain itu, sekolah ditutup."),
        ("id", "Selain kedua jembatan itu, sekolah ditutup."),
        ("id", "Karena itu, sekolah ditutup."),
        ("id", "Meski demikian, sekolah dibuka."),
        ("fr", "Selon lui, le fleuve va baisser jeudi."),
        ("fr", "Après cela, l'armée a fermé le pont."),
        ("fr", "Dans ce contexte, les écoles ferment."),
        ("fr", "Malgré cette baisse, les écoles ferment."),
        ("fr", "Par ailleurs, les écoles ferment."),
        ("fr", "Celui de Passau est fermé."),
        ("fa", "به گفته وی رودخانه پایین می‌آید."),
        ("fa", "با این حال مدرسه‌ها بسته است."),
        ("fa", "این تصمیم دیروز گرفته شد."),
        ("de", "Das ist seit Montag so."),
    ],
)
def test_what_is_joined_to_the_sentence_before(language: str, sentence: str) -> None:
    """Nouns with "this" or "that", and phrases like "according to him"."""
    assert leans_back(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("id", "Hari ini sungai Citarum naik dua meter."),
        ("id", "Hingga saat ini dua jembatan ditutup."),
        ("id", "Selain hujan, angin merusak dua jembatan."),
        ("id", "Karena hujan lebat, dua jembatan ditutup."),
        ("id", "Mereka yang tinggal di Bandung harus pindah."),
        ("fr", "Depuis ce lundi, deux ponts sont fermés."),
        ("fr", "Pour cette semaine, deux ponts sont fermés."),
        ("fr", "Ceux qui habitent à Passau doivent partir."),
        ("fa", "این روزها رودخانه بالا آمده است."),
        ("de", "Das Hochwasser in Passau geht zurück."),
    ],
)
def test_what_only_begins_like_it(language: str, sentence: str) -> None:
    """Times, "besides the rain", "those who", and the article of a noun."""
    assert not leans_back(sentence, language)
