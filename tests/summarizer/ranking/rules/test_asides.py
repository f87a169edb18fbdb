"""Sentences to the reader, and sentences that only look like them."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.asides import is_aside
from summarizer.ranking.rules.phrases import table

_TABLE = table("asides")
_MUST = [(code, text) for code, of in _TABLE.items() for text in of["must"]]
_MUST_NOT = [(code, text) for code, of in _TABLE.items() for text in of["must_not"]]


def test_the_table_matches_its_examples() -> None:
    """Each language has some."""
    assert [(language, aside) for language, aside in _MUST if not is_aside(aside, language)] == []


def test_the_table_does_not_match_what_only_begins_alike() -> None:
    """The same words open sentences that say something."""
    assert [(language, said) for language, said in _MUST_NOT if is_aside(said, language)] == []


@pytest.mark.parametrize("language", _TABLE)
def test_no_entry_is_empty_or_stands_twice(language: str) -> None:
    """An empty phrase would match every sentence."""
    of = _TABLE[language]
    phrases = [*of["opens"], *of.get("holds", ())]
    assert len(phrases) == len(set(phrases))
    assert not any(is_aside(text, language) for text in ("x", "1"))
    assert all([*phrases, of["must"], of["must_not"]])


@pytest.mark.parametrize(
    ("language", "aside", "matter"),
    [
        ("en", "Click here for the full list of towns.", "Click Save, and the file is sent to the printer."),
        ("en", "Learn more about flood insurance for tenants.", "Learning more languages delays dementia by four years."),
        ("en", "Check out our ten favourite boots!", "Check the oil every 1,000 miles."),
        ("en", "Meet the experts: Jane Roe is a dietitian in Passau.", "Meeting minutes must be kept for ten years."),
        ("en", "Price: $49.99 at the maker's shop", "Price: Passau's flats cost a tenth more than a year ago."),
        ("en", "Here's what you need to know.", "Here is the largest organ in the world, in St Stephen's."),
        ("en", "In this guide, we'll show you how to prune roses.", "In this town, we pay more for water than for wine."),
        ("en", "All products are independently selected by our editors.", "Two labs independently measured the same dose."),
        ("en", "Let us know what you think in the comments!", "Comments by the minister moved the market."),
        ("en", "Each pump is described in this section.", "Nobody slept in this section of the camp for two nights."),
        ("en", "Photo: Jane Roe / Passau Gazette", "Photographs of the bridge show cracks in three piers."),
        ("de", "Lesen Sie auch: Was Mieter jetzt wissen müssen", "Lesen und Schreiben lernen Kinder gleichzeitig besser."),
        ("de", "Wir zeigen Ihnen, wie Sie Rosen schneiden.", "Wir haben die Brücke geschlossen, sagt der Bürgermeister."),
        ("de", "In diesem Artikel erfahren Sie alles über Rosen.", "In diesem Jahr stieg die Miete um vier Prozent."),
        ("fr", "Abonnez-vous à notre lettre d'information.", "Abonnés et lecteurs ont donné deux millions d'euros."),
        ("es", "Suscríbete a nuestro boletín semanal.", "La suscripción cuesta diez euros al mes."),
        ("it", "Leggi anche: il ponte di Passau chiude", "Leggi nuove proteggono gli inquilini dal 2026."),
        ("pt", "Leia também: ponte de Passau fecha", "Leis novas protegem os inquilinos."),
        ("nl", "Lees ook: brug in Passau gesloten", "Lezers gaven twee miljoen euro."),
        ("sv", "Läs mer: bron stängs i Passau", "Läsåret börjar i augusti."),
        ("da", "Læs også: broen lukker", "Læsere gav to millioner kroner."),
        ("no", "Les også: broen stenger", "Lesere ga to millioner kroner."),
        ("pl", "Czytaj też: most w Passau zamknięty", "Czytelnicy przekazali dwa miliony euro."),
        ("ru", "Об этом говорится в сообщении ведомства.", "Об отставке мэра объявили в понедельник."),
        ("uk", "Про це йдеться у повідомленні.", "Мер подав у відставку в понеділок."),
        ("tr", "Abone olun ve ilk siz öğrenin.", "Aboneler yılda on euro ödüyor."),
        ("id", "Baca juga: jembatan ditutup", "Bacaan wajib sekolah diganti tahun ini."),
        ("vi", "Xem thêm: cầu Passau đóng cửa", "Xem phim ở rạp đắt hơn năm ngoái."),
        ("zh", "点击查看更多图片", "点钞机的销量今年下降了一半。"),
        ("ja", "関連記事はこちら", "関連産業の売上高は二割増えた。"),
        ("ko", "관련 기사 보기", "관련 법안이 국회를 통과했다."),
        ("ar", "اقرأ أيضا: إغلاق الجسر", "أغلقت البلدية الجسر يوم الاثنين."),
        ("fa", "بیشتر بخوانید: پل بسته شد", "شهرداری پل را روز دوشنبه بست."),
        ("hi", "यह भी पढ़ें: पुल बंद हुआ", "यह पुल सोमवार को बंद हुआ।"),
    ],
)  # fmt: skip
def test_asides_are_told_from_the_matter(language: str, aside: str, matter: str) -> None:
    """In each language of the table."""
    assert is_aside(aside, language)
    assert not is_aside(matter, language)


def test_a_language_without_a_table_has_no_asides() -> None:
    """Nothing is guessed."""
    assert not is_aside("Click here for the full list.", "yo")


@pytest.mark.parametrize(
    ("language", "asides"),
    [
        ("en", [
            "Mary Poe is a staff writer at The Bavarian Post.",
            "Tom Fox is an award-winning travel journalist and photographer.",
            "Pricing: free for teams of three, $9 beyond.",
            "Keep reading for our pick of the best umbrellas.",
            "In this week's episode, Tom asks a hydrologist about floods.",
            "The opinions expressed in this column are the author's.",
            "Our live coverage has ended for tonight.",
            "The Gazette has contacted the water board for comment.",
            "I started writing this short guide after the second flood.",
            "We've rounded up the week's best rain jackets.",
            "Three ways to lay the hose are outlined below.",
        ]),
        ("de", [
            "Maria Pohl ist freie Journalistin und lebt in Wien.",
            "Tom Fuchs schreibt als Autor über Technik.",
            "Weitere Artikel zum Thema Hochwasser",
            "Kosten: ca. 30 Euro im Monat",
            "In dieser Folge geht es um Deiche.",
            "Hinweis der Redaktion: Der Text wurde gekürzt.",
            "Die wichtigsten Nachrichten des Tages im Überblick",
        ]),
        ("fr", ["Découvrez notre sélection de parapluies.", "Marie Paul est correspondante à Vienne.",
                "Pour plus d'informations, appelez la mairie.", "Tarif : gratuit pour les moins de 12 ans",
                "Articles similaires : la crue de 2013"]),
        ("es", ["Así lo confirmó el gobernador este lunes.", "Te puede interesar: el puente cerrado",
                "María Pol es redactora de cultura.", "Prohibida la reproducción total o parcial.",
                "Sigue en vivo la crecida del río."]),
        ("ru", ["Об этом пишет газета «Вести Пассау».", "Объясняем, почему закрыли мост.",
                "Мария Поль — корреспондент отдела науки.", "Подпишитесь на наш канал.",
                "Перепечатка возможна только с письменного разрешения редакции."]),
    ],
)  # fmt: skip
def test_asides_that_the_table_was_not_written_by(language: str, asides: list[str]) -> None:
    """Bios, prices, show notes, tickers, disclaimers, related lines, attributions without substance."""
    assert [text for text in asides if not is_aside(text, language)] == []
