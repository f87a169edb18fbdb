"""Sentences that lean on others, and those that are none."""

from __future__ import annotations

import pytest

from summarizer.ranking.rules.dependence import is_no_statement, is_question, leans_back, says_which


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
        "This week it rose by a metre.",
        "Because of this, the town needs boats.",
        "Instead of that, the town bought boats.",
        "It was closed for a year.",
        "Although he had a boat, he stayed.",
        "In addition, the town needs boats.",
        "One of them was armed.",
        "Some said that the river had never risen so fast.",
        "Second, the town needs boats.",
        "Finally, the river fell.",
        "Yes, the mayor of Passau was there.",
        "In 2013, he left Passau.",
        "and then the river rose.",
        "(In a pinch, a plastic bag is a help.)",
        "He/she must show a ticket.",
    ],
)
def test_what_points_back(sentence: str) -> None:
    """Pronouns, joining words and nouns that mean one just named."""
    assert leans_back(sentence, "en")


@pytest.mark.parametrize(
    ("language", "leaning", "standing"),
    [
        ("sv", "Dessutom stängs bron.", "Sveriges regering stänger bron."),
        ("da", "Han sagde nej.", "Hansen sagde nej."),
        ("nb", "Dette er nytt.", "Dettol er nytt."),
        ("fi", "Hän erosi maanantaina.", "Hänninen erosi maanantaina."),
        ("pl", "Jego zdaniem most jest stary.", "Most w Passau jest stary."),
        ("cs", "Ten most je starý.", "Most je starý."),
        ("hu", "Ez a híd régi.", "Ezer ember ment át a hídon."),
        ("ro", "Acesta a demisionat.", "Primarul a demisionat."),
        ("hr", "Međutim, most je star.", "Most u gradu je star."),
        ("sr", "Он је поднео оставку.", "Градоначелник је поднео оставку."),
        ("he", "הוא התפטר ביום שני.", "ראש העיר התפטר ביום שני."),
        ("ur", "انہوں نے استعفیٰ دے دیا۔", "میئر نے استعفیٰ دے دیا۔"),
        ("de", "Das hat er gesagt.", "Das steigende Interesse treibt die Preise."),
        ("de", "Es wurde gestern geschlossen.", "Es gibt zwei Brücken über den Inn."),
        ("de", "Auch sie kam.", "Auch wenn der Regen aufhört, bleibt die Brücke zu."),
    ],
)
def test_what_points_back_by_its_first_words(language: str, leaning: str, standing: str) -> None:
    """A pronoun does, a word that only begins like one does not."""
    assert leans_back(leaning, language)
    assert not leans_back(standing, language)


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
        "This week the river rose.",
        "This week, the CDC released new guidance for travellers.",
        "Although the measures are costly, doing nothing would cost more.",
        "Because salmon need cold water, warm summers kill them.",
        "Instead of cutting the lawn, let it grow until July.",
        "So far, three towns have built a wall.",
        "Those who can afford it move to higher ground.",
        "It is important to water young trees in their first two summers.",
        "It's worth noting that the warranty ends after a year.",
        "iPhone sales fell by a tenth in Passau.",
        "(Reuters) and two papers of Munich (all of them local) were sued.",
    ],
)
def test_what_stands_alone(sentence: str) -> None:
    """Names, times, and words that only begin like a pronoun."""
    assert not leans_back(sentence, "en")


@pytest.mark.parametrize(
    "sentence",
    [
        "CNN's John Newsome contributed to this report.",
        "18 January 2016 Last updated at 20:09 GMT Ben Frost barricaded himself in.",
        "For the latest rugby union news follow @example on Twitter.",
        "By Jane RoeBBC Scotland editor It has taken some time.",
        "Sign up for our newsletter.",
        "Interessenten schreiben an info@passau.example bis Montag.",
        "Lorem ipsum dolor sit amet, consectetur adipiscing elit.",
        "Northward Issues Share Facebook Twitter WhatsApp Email Telegram A senior official spoke.",
        "© 2024 Gazeta Passau, wszystkie teksty",
    ],
)
def test_clutter_is_no_statement(sentence: str) -> None:
    """Credits, stamps and prompts, wherever a reader of pages has left them."""
    assert is_no_statement(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "By the time police came, the bank was empty.",
        "Posts on Facebook, Twitter, and WhatsApp warned of the flood.",
        "The newspaper has a newsletter that half the town reads every morning.",
    ],
)
def test_talk_of_clutter_is_a_statement(sentence: str) -> None:
    """A sentence that only mentions such things stays."""
    assert not is_no_statement(sentence)


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


@pytest.mark.parametrize(
    ("sentence", "language", "asks"),
    [
        ("Who will pay for the bridge?", "en", True),
        ("A bridge for Passau: what will it cost?", "en", True),
        ("So why is he saying this?", "en", True),
        ("The mayor said: ?", "en", False),
        ("The bridge was ?closed? at night, what is more, in both directions?", "en", False),
        ("The plea, which was filed on?", "en", False),
        ('"Who will pay?" the mayor asked.', "en", False),
        ("Ready to leave Passau?", "en", True),
        ("Not sure which boots to buy for the flood season?", "en", True),
        ("Bridge open?", "en", True),
        ("Port is a common wine, but did you know that it can be white?", "en", True),
        ("Who will pay for the bridge?!", "en", True),
        ("Stuck with a flooded cellar and no pump that works?", "en", True),
        ("Still wondering about the price of the bridge over the Inn?", "en", True),
        ("Ποιος θα πληρώσει για τη γέφυρα;", "el", True),
        ("Η γέφυρα έκλεισε.", "el", False),
        ("Warum steigt der Fluss?", "de", True),
        ("Pourquoi le fleuve monte-t-il ?", "fr", True),
        ("なぜ川が増水するのですか？", "ja", True),
        ("The river rose.", "en", False),
    ],
)
def test_questions(sentence: str, language: str, *, asks: bool) -> None:
    """They tell nothing; texts whose quotation marks were lost have marks that look like theirs."""
    assert is_question(sentence, language) is asks


def test_a_text_of_nothing_but_dashes_is_read_in_no_time() -> None:
    """A rule that tried each of them as the beginning of a question took half a minute."""
    assert not is_question(" - " * 20_000 + "x?", "en")


def test_who_is_called_by_age_was_named_before() -> None:
    """It may be a point, and not the first."""
    assert says_which("The 33-year-old midfielder left the field.", "en")
    assert not says_which("The midfielder left the field.", "en")
