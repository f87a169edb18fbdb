"""Names belong to languages, and topics have names in those that people read."""

from __future__ import annotations

import pytest

from summarizer.models import Article
from summarizer.topics import topic_key
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.names.mentions import find_mentions


def mentioned(text: str, language: str | None) -> set[str]:
    return set(find_mentions(Article.from_text(text, language=language)).topics)


@pytest.mark.parametrize(
    ("topic", "language", "text"),
    [
        ("iceland", "de", "Auf Island bebte die Erde."), ("seoul", "cs", "Delegace navštívila Soul."),
        ("rome", "it", "Il sindaco di Roma ha parlato."), ("war", "en", "They feared war."),
        ("women", "it", "Le donne hanno votato."), ("books", "fr", "On vend moins de livres."),
        ("tariffs", "it", "Gli Usa annunciano nuovi dazi."), ("austria", "vi", "Ông đến Áo hôm qua."),
        ("rome", "de", "Die Reise ging nach Rom."), ("smartphones", "de", "Ohne Handy geht es nicht."),
        ("rice", "de", "Der Preis für Reis steigt."), ("switzerland", "fr", "Elle vit en Suisse."),
    ],
)  # fmt: skip
def test_names_count_in_their_languages(topic: str, language: str, text: str) -> None:
    """A name that is another word elsewhere is found where it is the language's own."""
    assert topic in mentioned(text, language)


@pytest.mark.parametrize(
    ("topic", "language", "text"),
    [
        ("iceland", "en", "They swam to Treasure Island."), ("seoul", "en", "A night of Soul and jazz."),
        ("rome", "en", "The Roma live there."), ("war", "de", "Es war kalt, und sie War nicht da."),
        ("women", "fr", "Elle lui donne raison."), ("books", "pt", "Os homens são livres."),
        ("debt", "da", "Han sagde dette i går."), ("austria", "pt", "Ao chegar, falou."),
        ("crime", "fr", "Il boit le suc des fruits."), ("smartphones", "en", "It comes in handy."),
        ("rice", "nl", "De reis was lang."), ("united_kingdom", "en", "The phone has 10 GB of memory."),
        ("thailand", "ja", "この新しいタイプは人気です。"), ("iran", "ja", "フライパンとイラントを買う。"),
        ("china", "ru", "Кит выплыл к берегу."), ("nasa", "ru", "Нас ждали дома."),
        ("cocoa", "ru", "Как быстро бежит время."), ("gaza", "ru", "Цены газа растут."),
        ("taxes", "de", "Sie steuern das Schiff."), ("islamic_state", "en", "What it Is about."),
    ],
)  # fmt: skip
def test_names_are_other_words_elsewhere(topic: str, language: str, text: str) -> None:
    """The same letters in another language, behind a number or within a word name nothing."""
    assert topic not in mentioned(text, language)


def test_marked_names_count_where_their_marks_say() -> None:
    """Every name with languages counts in each of them, and in no other."""
    table = alias_table()
    wrong = [
        name
        for name, languages in table.languages.items()
        if not all(table.counts_in(name, language) for language in languages)
        or any(table.counts_in(name, other) for other in {"xx", "en"} - languages)
    ]

    assert table.languages
    assert wrong == []


def test_languages_are_codes() -> None:
    """A slip in a mark would hide a name for good."""
    codes = set().union(*alias_table().languages.values())

    assert {code for code in codes if not (len(code) == 2 and code.isascii() and code.islower())} == set()  # fmt: skip


#: A topic, and how it is typed in English, German, French, Spanish, Italian, Portuguese, Russian, Japanese.
NAMES = (
    ("elections", "election, Wahlen, élections, elecciones, elezioni, eleições, выборы, 選挙"),
    ("economy", "economy, Wirtschaft, économie, economía, economia, economia, экономика, 経済"),
    ("inflation", "inflation, Teuerung, inflation, inflación, inflazione, inflação, инфляция, インフレ"),
    ("unemployment", "unemployment, Arbeitslosigkeit, chômage, desempleo, disoccupazione, desemprego, безработица, 失業"),
    ("taxes", "taxes, Steuern, impôts, impuestos, tasse, impostos, налоги, 税金"),
    ("housing", "housing, Wohnungsmarkt, logement, vivienda, mercato immobiliare, habitação, жилье, 住宅"),
    ("energy", "energy, Energie, énergie, energía, energia, energia, энергетика, エネルギー"),
    ("climate_change", "climate change, Klimawandel, changement climatique, cambio climático, cambiamento climatico, mudanças climáticas, изменение климата, 気候変動"),
    ("environment", "environment, Umwelt, environnement, medio ambiente, ambiente, meio ambiente, окружающая среда, 環境"),
    ("health", "health, Gesundheit, santé, salud, salute, saúde, здоровье, 健康"),
    ("mental_health", "mental health, psychische Gesundheit, santé mentale, salud mental, salute mentale, saúde mental, психическое здоровье, メンタルヘルス"),
    ("vaccines", "vaccines, Impfung, vaccins, vacunas, vaccini, vacinas, вакцина, ワクチン"),
    ("education", "education, Bildung, éducation, educación, istruzione, educação, образование, 教育"),
    ("science", "science, Wissenschaft, science, ciencia, scienza, ciência, наука, 科学"),
    ("space", "space, Raumfahrt, exploration spatiale, exploración espacial, spazio, exploração espacial, космос, 宇宙"),
    ("technology", "technology, Technik, technologie, tecnología, tecnologia, tecnologia, технологии, テクノロジー"),
    ("artificial_intelligence", "AI, künstliche Intelligenz, intelligence artificielle, inteligencia artificial, intelligenza artificiale, inteligência artificial, искусственный интеллект, 人工知能"),
    ("cybersecurity", "cybersecurity, Cybersicherheit, cybersécurité, ciberseguridad, cybersicurezza, cibersegurança, кибербезопасность, サイバーセキュリティ"),
    ("football", "soccer, Fußball, football, fútbol, calcio, futebol, футбол, サッカー"),
    ("tennis", "tennis, Tennis, tennis, tenis, tennis, tênis, теннис, テニス"),
    ("olympics", "Olympics, Olympia, Jeux olympiques, Juegos Olímpicos, Olimpiadi, Jogos Olímpicos, олимпиада, 五輪"),
    ("film", "movies, Kino, cinéma, cine, cinema, filmes, кино, 映画"),
    ("music", "music, Musik, musique, música, musica, música, музыка, 音楽"),
    ("police", "police, Polizei, police, policía, polizia, polícia, полиция, 警察"),
    ("crime", "crime, Kriminalität, criminalité, criminalidad, criminalità, criminalidade, преступность, 犯罪"),
    ("migration", "migration, Einwanderung, immigration, inmigración, immigrazione, imigração, миграция, 移民"),
    ("war", "war, Krieg, guerre, guerra, guerra, guerra, война, 戦争"),
    ("travel", "travel, Reisen, tourisme, turismo, viaggi, viagens, туризм, 旅行"),
    ("germany", "Germany, Deutschland, Allemagne, Alemania, Germania, Alemanha, Германия, ドイツ"),
    ("bavaria", "Bavaria, Bayern, Bavière, Baviera, Baviera, Baviera, Бавария, バイエルン"),
    ("munich", "Munich, München, Munich, Múnich, Monaco di Baviera, Munique, Мюнхен, ミュンヘン"),
    ("new_york", "NYC, New York, New York, Nueva York, New York, Nova York, Нью-Йорк, ニューヨーク"),
    ("saint_petersburg", "St Petersburg, Sankt Petersburg, Saint-Pétersbourg, San Petersburgo, San Pietroburgo, São Petersburgo, Санкт-Петербург, サンクトペテルブルク"),
    ("geneva", "Geneva, Genf, Genève, Ginebra, Ginevra, Genebra, Женева, ジュネーブ"),
    ("united_nations", "UN, Vereinte Nationen, Nations unies, Naciones Unidas, Nazioni Unite, Nações Unidas, ООН, 国連"),
    ("european_central_bank", "ECB, Europäische Zentralbank, Banque centrale européenne, Banco Central Europeo, Banca centrale europea, Banco Central Europeu, Европейский центральный банк, 欧州中央銀行"),
)  # fmt: skip


@pytest.mark.parametrize(("topic", "names"), NAMES, ids=[topic for topic, _ in NAMES])
def test_topics_have_names_in_many_languages(topic: str, names: str) -> None:
    """Usual subjects, cities and organisations are found as each language calls them."""
    assert {topic_key(name) for name in names.split(",")} == {topic}


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("formula_1", "She has followed Formula 1 for years."), ("covid_19", "He fell ill with Covid-19 in May."),
        ("nba", "The best of the NBA met."), ("nfl", "A season of the NFL ends."),
        ("chatgpt", "They asked ChatGPT for help."), ("hollywood", "The stars of Hollywood went on strike."),
        ("champions_league", "They won the Champions League twice."), ("olympics", "Paris held the Olympics."),
        ("premier_league", "A club of the Premier League."), ("oscars", "It won two Oscars in March."),
        ("police", "The police arrested him."), ("music", "They made music together."),
    ],
)  # fmt: skip
def test_proper_names_of_subjects_are_found_within_sentences(topic: str, text: str) -> None:
    """A capital does not make a company of what is a proper name itself."""
    assert topic in mentioned(text, "en")


@pytest.mark.parametrize(
    ("topic", "word"),
    [
        ("elections", "Landtagswahl"), ("elections", "Bürgermeisterwahl"), ("vaccines", "Impfpflicht"),
        ("climate_change", "Klimapolitik"), ("war", "Bürgerkrieg"), ("taxes", "Mehrwertsteuer"),
        ("strikes", "Lokführerstreik"), ("education", "Schulpolitik"), ("police", "Polizeieinsatz"),
        ("film", "Dokumentarfilm"), ("pensions", "Rentenpaket"),
    ],
)  # fmt: skip
def test_german_compounds_are_about_their_parts(topic: str, word: str) -> None:
    """What is written as one word is found by its end or its beginning."""
    assert topic in mentioned(f"Alle reden über die {word} im Land.", "de")


@pytest.mark.parametrize(
    "word",
    ["Auswahl", "Steuerung", "Magazin", "Schulden", "Referenten", "Quartiere", "Autoren", "Hauptgericht",
     "Kunststoffe", "Alkohol", "Preise", "Beschimpfung", "Datenbanken"],
)  # fmt: skip
def test_words_that_look_like_compounds(word: str) -> None:
    """What only begins or ends alike is about nothing of it."""
    assert mentioned(f"Alle reden über die {word} im Land.", "de") == set()


def test_compounds_are_german() -> None:
    """Other languages' words are not taken apart."""
    assert "film" not in mentioned("They met Filmverleih of Berlin.", "en")
