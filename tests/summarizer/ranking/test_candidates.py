"""What can become a point."""

from __future__ import annotations

import pytest

from summarizer.ranking.candidates import Candidate, find_candidates, find_sentences
from summarizer.ranking.rules.forms import form_of

REST = (
    "The Danube rose to twelve metres after three days of rain in Bavaria.",
    "Soldiers carried elderly residents of a nursing home out in rubber boats.",
    "Insurers estimate that repairs will cost at least 200 million euros.",
)


def candidates(*paragraphs: str, language: str = "en") -> tuple[Candidate, ...]:
    sentences = [s for paragraph in paragraphs for s in find_sentences(paragraph, language)]
    forms = [form_of(sentence.text, language) for sentence in sentences]
    return find_candidates(sentences, forms, language, "")


def runs(paragraph: str, language: str = "en") -> list[str]:
    found = candidates(*REST, paragraph, language=language)
    return [candidate.text for candidate in found if candidate.first > 2 and not candidate.follows]


def followers(paragraph: str) -> list[str]:
    return [
        candidate.text
        for candidate in candidates(*REST, paragraph, language="fr")
        if candidate.follows
    ]


@pytest.mark.parametrize(
    ("language", "paragraph"),
    [
        ("en", '"We have never seen it. The water took the old bridge," said Jane Roe.'),
        ("en", "“We saw it coming. The bridge fell within an hour,” said Jane Roe of Passau."),
        ("fr", "« Nous avons tout vu venir. Le pont est tombé », raconte Jeanne Dupont."),
        ("de", "„Wir haben alles kommen sehen. Die Brücke fiel“, sagt Jana Roth aus Passau."),
        ("sv", "”Vi har aldrig sett det. Bron föll på en timme”, säger Johan Ros från staden."),
        ("da", "»Vi har aldrig set det. Broen faldt på en time«, siger Johan Ros fra byen."),
        (
            "ja",
            "「水がすべてを奪った。橋は一時間で落ちた」と、市長のドゥッパーは記者会見で語った。",
        ),
    ],
)
def test_a_quotation_of_two_sentences_is_one_point(language: str, paragraph: str) -> None:
    """Neither half can be understood; together, with the speaker, they can."""
    assert runs(paragraph, language) == [paragraph]


def test_a_quotation_of_three_sentences_is_one_point() -> None:
    """The speaker may come two sentences behind the opening mark."""
    paragraph = (
        '"We have never seen it. It took the bridge. Nobody was on it," said Jane Roe of Passau.'
    )

    assert runs(paragraph) == [paragraph]


def test_a_quotation_without_its_speaker_is_no_point() -> None:
    """Who "he" is stands nowhere in the run."""
    assert runs('"We have never seen it. The water took the old bridge," he said.') == []


def test_a_long_quotation_is_no_point() -> None:
    """A run of sentences is read in a chat up to 300 characters."""
    assert (
        runs(f'"We never saw it. The water took {"all of it and " * 20}more," said Jo Roe.') == []
    )


def test_a_quotation_does_not_go_on_in_another_paragraph() -> None:
    """A point is a run of one paragraph."""
    found = candidates(
        *REST, '"We have never seen it.', 'The water took the bridge," said Jane Roe.'
    )

    assert [candidate.text for candidate in found] == list(REST)


def test_what_leans_on_a_short_sentence_is_a_point_with_it() -> None:
    """A sentence too short to be a point is none the less what the next one leans on."""
    paragraph = "Roe was there. She saw the water take the old bridge on Monday night."

    assert runs(paragraph) == [paragraph]


def test_two_sentences_that_stand_alone_are_two_points() -> None:
    """Nothing joins them."""
    paragraph = (
        "The mayor of Passau resigned on Monday night. The council of Passau meets again on Friday."
    )

    assert len(runs(paragraph)) == 2


def test_a_run_is_worth_what_all_its_sentences_say() -> None:
    """Each run names the first and the last of its sentences."""
    found = candidates(
        *REST, '"We never saw it. It took the bridge. It fell," said Jane Roe of Passau.'
    )

    assert (found[-1].first, found[-1].last) == (3, 5)


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("The report of the insurers names at least 200 million euros.", False),
        ("There are two bridges over the Inn within the old town.", False),
        ("Two bridges over the Inn were closed in the old town.", True),
    ],
)
def test_a_weak_beginning_is_no_first_point(text: str, *, opens: bool) -> None:
    """What can be understood alone is not always what a reader begins with."""
    assert candidates(*REST, text)[-1].opens is opens


def test_what_the_text_begins_with_can_be_the_first_point() -> None:
    """ "There is" is a beginning where the author begins so; "the report of" is not even there."""
    there = candidates("There are two bridges over the Inn within the old town.", *REST)
    report = candidates("The report of the insurers names at least 200 million euros.", *REST)

    assert (there[0].opens, report[0].opens) == (True, False)


def test_a_sentence_of_five_words_can_be_a_point() -> None:
    """25 letters say enough, 24 do not."""
    short, shorter = "Nobody in Passau was hurt.", "Nobody there was hurt ."

    assert candidates(*REST, short)[-1].text == short
    assert candidates(*REST, shorter)[-1].text == REST[-1]


def test_other_languages_ask_for_more() -> None:
    """Forty characters, wide ones for two: twenty letters of Chinese say enough, fifteen do not."""
    rest = ("洪水淹没了老城的街道，两千人被迫离开了自己的家园。",) * 3

    assert (
        candidates(*rest, "北京市长周一在记者会上宣布因病辞去所有职务。", language="zh")[-1].first
        == 3
    )
    assert candidates(*rest, "北京市长宣布因病辞去所有职务。", language="zh")[-1].first == 2


@pytest.mark.parametrize(
    "text",
    [
        "Which bridge of the town will be the next one to fall?",
        "(Update: in September I wrote the following post about the bridge of the town.",
    ],
)
def test_what_asks_or_opens_brackets_is_no_point(text: str) -> None:
    """Neither tells what happened; the other sentences do."""
    assert not runs(text)


LEANING = "Elle avait dirigé la commune pendant onze ans au moment des inondations."


def test_what_leans_may_follow_what_it_leans_on() -> None:
    """ "Elle" is named in the sentence before: below that one it is understood, never first."""
    found = [
        candidate
        for candidate in candidates(
            *REST, f"Jeanne Dupont a démissionné lundi. {LEANING}", language="fr"
        )
        if candidate.follows
    ]
    assert [
        (candidate.text, candidate.first, candidate.last, candidate.opens) for candidate in found
    ] == [(LEANING, 4, 4, False)]


def test_the_first_sentence_follows_nothing() -> None:
    """A text that begins with "Elle" has nothing above it that says who."""
    assert [
        candidate for candidate in candidates(LEANING, *REST, language="fr") if candidate.follows
    ] == []


@pytest.mark.parametrize(
    "leaning",
    [
        "Il a dit : « Nous n'avons jamais vu autant d'eau dans la commune. »",
        "Elle trouve « frustrant » que le pont n'ait pas été reconstruit.",
        "Il tomba.",
    ],
)
def test_no_quotation_follows_and_no_scrap(leaning: str) -> None:
    """Whose words these are is not left to a pronoun; a scrap says too little in any place."""
    assert followers(f"Jeanne Dupont a démissionné lundi. {leaning}") == []


def test_english_points_stand_alone() -> None:
    """Enough of its sentences do."""
    text = "Jane Roe resigned on Monday. She had led the town for eleven years when the water came."
    assert [candidate for candidate in candidates(*REST, text) if candidate.follows] == []


def test_a_short_answer_is_no_point_without_its_question() -> None:
    """Nor with it: a point does not ask."""
    text = "Is the bridge safe? The experts of Munich do not think so. Repairs of the bridge will cost two million euros."
    told = [candidate.text for candidate in candidates(*REST, text)]

    assert told == [*REST, "Repairs of the bridge will cost two million euros."]


def test_a_long_answer_says_itself_what_it_answers() -> None:
    """What a whole sentence tells needs no question; nor does what follows one in another paragraph."""
    answer = "The bridge over the Inn was closed because two of its piers are cracked."

    assert runs(f"Why was it closed? {answer}") == [answer]
    assert (
        candidates(*REST, "Is the bridge safe?", "Experts of Munich think that it is.")[-1].first
        == 4
    )


def test_what_an_asker_says_is_no_point() -> None:
    """ "You say that groups decide better. Why?" tells nothing that anybody answered."""
    asked = ("Q: The river has passed twelve metres by now. Will it rise?", "Q: Who pays?")
    told = [candidate.text for candidate in candidates(asked[0], REST[0], asked[1], *REST[1:])]

    assert told == list(REST)


@pytest.mark.parametrize(
    "cut", ["The town might even lose its old stone bri…", "And then, on Monday night ..."]
)
def test_what_trails_off_is_no_point(cut: str) -> None:
    """Its end stands behind a paywall, or nowhere."""
    assert runs(cut) == []


@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_long_lead_may_be_a_point_below_a_standfirst(above: int) -> None:
    """Papers of some countries tell there all that happened, in one sentence of 400 letters."""
    lead = f"The mayor of Passau resigned on Monday{', as the river rose once more' * 11} and fell."
    texts = [*REST[:above], lead, *REST]

    assert lead in [candidate.text for candidate in candidates(*texts)]
    assert lead not in [candidate.text for candidate in candidates(*REST, lead)]


def test_a_label_is_no_point_of_a_text_without_marks() -> None:
    """What has no mark at its end and few letters is a heading or a counter of replies."""
    bare = [text.rstrip(".") for text in REST]

    assert [
        candidate.text for candidate in candidates(*bare, "152 more replies by readers")
    ] == bare


def test_no_sentence_of_a_note_is_a_candidate() -> None:
    """It tells of a figure somewhere above."""
    note = "2For the ten years to May, nine of twelve ferries on the Inn ran at a loss. The others were new boats."

    assert not any(candidate.first > 2 for candidate in candidates(*REST, note))
