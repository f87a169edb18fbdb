"""Sentences that lean on others, and quotations whose speaker nobody names."""

from __future__ import annotations

import pytest

from summarizer.ranking.openings import (
    has_open_quote,
    has_unnamed_speaker,
    is_no_statement,
    leans_back,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "He said that schools would stay closed.",
        '"They are safe," the mayor of Passau said.',
        "But the mayor of Passau disagreed.",
        "However, the river fell on Thursday.",
        "These are the facts of the case.",
        "The two were arrested near Munich.",
        "The suspect was shot by a guard.",
        "The move comes after weeks of protest.",
        "This week the river rose.",
        "In addition, the town needs boats.",
        "One of them was armed.",
        "and then the river rose.",
    ],
)
def test_what_points_back(sentence: str) -> None:
    """Pronouns, joining words and nouns that mean one just named."""
    assert leans_back(sentence, "en")


@pytest.mark.parametrize(
    ("language", "leaning", "standing"),
    [
        ("zh", "他说，这是五十年来最严重的一次。", "北京市长周一宣布辞职。"),
        ("ja", "「これは五十年ぶりのことである」", "東京都知事は月曜日に辞任を発表した。"),
        ("th", "เขากล่าวว่าน้ำจะลดลง", "รัฐบาลสัญญาว่าจะช่วยเหลือ"),
        ("ko", "그는 사임하겠다고 말했다.", "서울시장이 사임을 발표했다."),
    ],
)
def test_what_points_back_in_scripts_without_blanks(
    language: str, leaning: str, standing: str
) -> None:
    """Where no blank ends the first word, its letters are known."""
    assert leans_back(leaning, language)
    assert not leans_back(standing, language)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mayor of Passau resigned.",
        "Heather Smith said it would rain.",
        "The twofold rise was the work of rain.",
        "Items were stolen from a shop.",
    ],
)
def test_what_stands_alone(sentence: str) -> None:
    """Names, times, and words that only begin like a pronoun."""
    assert not leans_back(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        '"It will take us years," she added.',
        '"We have never seen so much water," he said.',
        "“The river rose very quickly.”",
        '"I was there when it came," one said.',
    ],
)
def test_quotations_of_nobody(sentence: str) -> None:
    """A pronoun is nobody's name, nor is silence."""
    assert has_unnamed_speaker(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        '"It will take us years," said Jürgen Dupper.',
        '"It will take us years," the mayor said.',
        '"It will take us years," police said.',
        'The mayor called it "a disaster without an equal" on Monday in Passau.',
        "Nobody was hurt.",
    ],
)
def test_quotations_of_somebody(sentence: str) -> None:
    """A name or a noun says whose words these are."""
    assert not has_unnamed_speaker(sentence)


@pytest.mark.parametrize(
    ("sentence", "is_open"),
    [
        ('"We saw it.', True),
        ("‘We saw the water come. It took the bridge.", True),
        ("‘We saw the water come,’ said Jane Roe.", False),
        ("'We saw it,' said Jane Roe.", False),
        ("'Twas the river's highest level.", True),
        ("The town's “old bridge” fell.", False),
        ("The town's “old bridge fell.", True),
        ('My town is gone," he said, and the crowd fell still. "But you know what?', True),
        ('It took the bridge." She adds: "I want to see it built again.', True),
        ("It took the bridge,” she said. “I want to see it built again.", True),
        ('"It fell," said Jane Roe. "I saw it."', False),
        ('The "old bridge" ("Altes Tor"), fell.', False),
        ("”Det har aldrig hänt”, säger Johan Ros.", False),
        ("„Das gab es nie“, sagt Jana Roth.", False),
    ],
)
def test_quotations_that_go_on_elsewhere(sentence: str, *, is_open: bool) -> None:
    """A mark without its partner means that the quotation goes on; an apostrophe is no mark."""
    assert has_open_quote(sentence) is is_open


@pytest.mark.parametrize(
    "sentence",
    [
        "CNN's John Newsome contributed to this report.",
        "18 January 2016 Last updated at 20:09 GMT Ben Frost barricaded himself in.",
        "For the latest rugby union news follow @example on Twitter.",
        "By Jane RoeBBC Scotland editor It has taken some time.",
        "Sign up for our newsletter.",
    ],
)
def test_clutter_is_no_statement(sentence: str) -> None:
    """Credits, stamps and prompts, wherever a reader of pages has left them."""
    assert is_no_statement(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "By the time police came, the bank was empty.",
        "The newspaper has a newsletter that half the town reads every morning.",
    ],
)
def test_talk_of_clutter_is_a_statement(sentence: str) -> None:
    """A sentence that only mentions such things stays."""
    assert not is_no_statement(sentence)


@pytest.mark.parametrize(
    ("language", "sentence", "unnamed"),
    [
        ("fr", '"On ressentait un manque après tout cela", glisse-t-il.', True),
        (
            "fr",
            '"C\'est une sortie de route", a-t-il précisé lundi soir devant la presse locale.',
            True,
        ),
        (
            "fr",
            "\"C'est ballot, il s'agit des véhicules éligibles\", ironise Pierre Chasseray.",
            False,
        ),
        ("id", '"Harga pangan akan tetap stabil menjelang bulan puasa," katanya.', True),
        ("id", '"Capaian ekspor tertinggi sepanjang tahun 2016," ujar Mendag.', False),
        (
            "de",
            '"Wir haben so etwas noch nie gesehen", sagte er am frühen Morgen vor der Kirche.',
            False,
        ),
    ],
)
def test_speakers_in_other_languages(language: str, sentence: str, *, unnamed: bool) -> None:
    """A name, or in German any noun, says whose words these are; "said he" does not."""
    assert has_unnamed_speaker(sentence, language) is unnamed


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("En France, la barre des 350.000 morts a été franchie.", False),
        ("En revanche, une partie de la ligne reste fermée.", True),
        ("Alors que les pays se préparent, la France attend.", False),
        ("Ce mardi, le conseil a voté le budget.", False),
        ("C'est la première fois depuis dix ans.", True),
    ],
)
def test_french_openings(sentence: str, *, leans: bool) -> None:
    """What only begins like a word that points back does not; "c'est" and "en revanche" do."""
    assert leans_back(sentence, "fr") is leans


@pytest.mark.parametrize(
    "sentence",
    [
        "There are two bridges over the Inn in Passau.",
        "There will be restrictions in Passau until Friday.",
        "There has never been so much water in Passau.",
        "The report of the insurers names 200 million euros.",
        "The fire in Passau was put out on Monday.",
        "The woman, Jane Roe of Munich, was driving home.",
        "The two-day festival ended in Passau.",
        "The man with the white dog was never found.",
    ],
)
def test_what_says_itself_what_is_meant(sentence: str) -> None:
    """ "There is" stands for nothing before, and a noun whose complement follows is told by that."""
    assert not leans_back(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "The report on Monday said nothing of it.",
        "The company in a statement denied this.",
        "The woman was driving home to Munich.",
        "The decision to stay was his.",
        "The company with its two plants is for sale.",
        "There the river rose again.",
    ],
)
def test_what_only_seems_to_say_what_is_meant(sentence: str) -> None:
    """A time, a place without a name and "its" tell nobody which one is meant."""
    assert leans_back(sentence, "en")


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("Il y a deux ponts sur l'Inn à Passau.", False),
        ("Il faut attendre jeudi pour une baisse du fleuve.", False),
        ("Il n'est pas possible de traverser le fleuve.", False),
        ("Ces dernières semaines, le fleuve a monté.", False),
        ("Cet été, le fleuve a monté de deux mètres.", False),
        ("Il est accusé de vol.", True),
        ("Il s'agit d'un vol.", True),
        ("Ces mesures entrent en vigueur jeudi.", True),
        ("Cette fois, le fleuve a monté.", True),
    ],
)
def test_french_impersonal_openings(sentence: str, *, leans: bool) -> None:
    """ "Il" of "il y a" is nobody; "ces dernières semaines" is a time."""
    assert leans_back(sentence, "fr") is leans
