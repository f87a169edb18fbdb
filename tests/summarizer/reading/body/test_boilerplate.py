"""Lines that are never part of an article, and lines that look like them but are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.reading.body.boilerplate import (
    is_boilerplate,
    is_byline,
    without_boilerplate,
)
from summarizer.reading.body.tail import without_end


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter to get the latest news in your inbox.",
        "Want more movie news? Sign up for the free weekly newsletter.",
        "Also Read: Ten harbours to see",
        "Lesen Sie auch: Zehn Häfen",
        "© 2022 Gazette. All rights reserved.",
        "Photo: Jane Doe/Agency",
        "The harbour at night. Foto: Jane Doe",
        "Jane Doe/Getty Images",
        "Updated: February 18, 2022 06:50 IST",
        "5 min read",
        "Subscribe now to read the latest news in your town.",
        "Thanks for reading! Subscribe for free to receive new posts and support my work.",
        "Pictured right, is harbour master Jane Doe, from Northtown, speaking to a reader.",
        "If you buy something through these links, we may earn a commission at no cost to you.",
        "Share this article",
        "23 comments",
        "Tags: harbour, council",
        "Follow her on X @janedoe.",
        "Jane Doe can be reached at jane@gazette.example.",
        "This story was originally published in the March issue.",
        "Advertisement",
        f"{'Each week we look at harbours. ' * 8} Have it delivered to your inbox.",
        "[Related: Ten harbours to see]",
        "[/vc_column_text][/vc_column][/vc_row]",
        "The harbour at night, photos © Jane Doe, 2018",
        "Читайте также: Десять портов",
        "광고",
        "SCROLL TO CONTINUE WITH CONTENT",
        "Article réservé aux abonnés",
        "This post may contain affiliate links. Please read our policy.",
        "This story has been updated with comments from the county.",
        "字体：小 中 大 分享到：",
        "【责任编辑:王小明】",
        "来源：新华网",
        "저작권자 ⓒ 가제트, 무단전재 및 재배포금지",
        "Gazette —",
        "Niets missen? Schrijf je in voor onze nieuwsbrief.",
        f"{'Mari bergabung di grup kami untuk berita dari pelabuhan. ' * 4}Klik https://t.me/gazette",
        "(ANSA)",
        "We and our 1,412 partners store and access information on devices, such as cookies.",
        "Jeden Tag um sechs. Mit Ihrer Anmeldung stimmen Sie unseren Bedingungen zu.",
        "Jane Doe does not work for, consult, own shares in or receive funding from any company.",
        "ab/cd (dpa, AFP)",
    ],
)
def test_clutter(line: str) -> None:
    """Prompts, related links, credits, stamps, counters, notes on the author."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "The company said its newsletter had lost half of its readers since the spring.",
        "The photograph shows the harbour as it was a hundred years ago, she said.",
        "He updated his will on 3 March, a day before the ship went down.",
        "Criminals write to your inbox in the name of the bank, the police said.",
        "She is pictured in the report as a hard worker, and agents earn a commission of a tenth.",
        "Getty Images sued the company in February over the use of its pictures.",
        "“It comes to your inbox, and you click on it,” the council was told.",
        "“Follow the money,” the council was told.",
        "Harbours of the north",
        "This story was updated by each generation that told it, and by each that forgot a part of it, he said.",
        "Reuters and dpa were there",
        "广告收入去年下降了一成。",
    ],
)
def test_sentences_stay(line: str) -> None:
    """A sentence that mentions such things is no clutter."""
    assert not is_boilerplate(line)


def test_headline_and_dek_above_the_text() -> None:
    """The headline is known already; a list that follows stays."""
    body = ["Harbour to close", "By Jane Doe", "It will be closed, she said.", "One.", "Two."]
    assert without_boilerplate(body, "Harbour to close") == body[2:]


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=12), st.text(max_size=30))
def test_lines_are_only_dropped(lines: list[str], title: str) -> None:
    """What stays is what was there, in order."""
    kept = iter(lines)
    assert all(line in kept for line in without_boilerplate(lines, title))


@pytest.mark.parametrize(
    "line",
    [
        "To hear more of this, sign up here for our weekly e-mail",
        "Jane Roe covers ports and can be reached at jane@example.org",
        "Follow him on the usual networks",
        "This piece originally appeared in the spring number",
        "The bridge at dawn. Picture: John Doe",
        "AP Photo",
        "John Doe/AP",
        "Courtesy of the city archive",
    ],
)
def test_prompts_credits_and_notes_are_found_by_their_clue(line: str) -> None:
    """What is only looked for where a clue stands in the line is still found."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "last",
    [
        "今年，村里计划再修一座冷库，并把种植面积扩大。（完）",
        "「船を直せる大工がもう二人しか残っていない」",
        "ปัจจุบันประเทศไทยมีเสือโคร่งในธรรมชาติราว 190 ตัว เพิ่มขึ้นจาก 148 ตัวเมื่อสี่ปีก่อน",
    ],
)
def test_a_last_paragraph_is_no_heading(last: str) -> None:
    """In scripts that need few letters, or end no sentence with a stop."""
    assert without_boilerplate([last * 3, last], "") == [last * 3, last]


LEAD = "The harbour of the town will be closed for three months, the council said on Friday after a debate."
NORTH = "Ships will have to use the port in the north, which is larger but a day farther away, captains say."
MARCH = "The works are expected to begin in March, and to be finished before the season of the ferries starts."


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([LEAD, NORTH, LEAD, NORTH], [LEAD, NORTH]),
        ([NORTH, MARCH, LEAD, NORTH, MARCH], [LEAD, NORTH, MARCH]),
        ([LEAD, NORTH, MARCH, NORTH], [LEAD, NORTH, MARCH]),
        ([LEAD, "Refrain.", NORTH, "Refrain."], [LEAD, "Refrain.", NORTH, "Refrain."]),
        ([LEAD + NORTH, LEAD, NORTH + " " + MARCH], [LEAD, NORTH + " " + MARCH]),
        ([LEAD, NORTH, MARCH], [LEAD, NORTH, MARCH]),
    ],
    ids="twice teaser quote refrain glued once".split(),
)
def test_a_paragraph_that_stands_twice(lines: list[str], kept: list[str]) -> None:
    """It is read once, where the whole text stands; short lines may come back."""
    assert without_boilerplate(lines, "Harbour to close") == kept


def test_a_line_that_stands_under_two_headings() -> None:
    """A step of two plans is read in both; lines of a copy for small screens once."""
    steps = [f"{number} ships use the port in the north." for number in range(9)]
    plans = ["Plan A", LEAD, "Plan B", *steps, MARCH, "Plan C", LEAD, NORTH]
    copy = ["Plan A", LEAD, NORTH, "Plan A", LEAD, NORTH]

    assert without_boilerplate(plans, "Plans", headings={"Plan B", "Plan C"}) == plans
    assert without_boilerplate(plans, "Plans") == [*plans[:-2], NORTH]
    assert without_boilerplate(copy, "Plans", headings={"Plan A"}) == copy[:3]


@pytest.mark.parametrize(
    "line",
    [
        "Gazette | 04.05.2015 à 13h36 • Mis à jour le 05.05.2015 | Par Ann Lee (avec Bo Berg)",
        "Harbour to close for months | Environment | Gazette | 23 May 2011",
    ],
)
def test_a_line_of_who_published_it_when(line: str) -> None:
    """At the head it is no paragraph; a sentence with bars and a date is one."""
    assert without_boilerplate([line, LEAD, NORTH], "Harbour") == [LEAD, NORTH]
    sentence = "The port opened on 4 May 2015 • and closed on 5 May 2016 • and nobody knew."
    assert without_boilerplate([sentence, LEAD], "Harbour") == [sentence, LEAD]


def test_data_of_a_script_is_no_line() -> None:
    """However long; a sentence may begin with a bracket."""
    data = '{"_id":"5e97","slug":"harbour","title":"Harbour to close"' + ',"n":1' * 90 + "}"
    assert is_boilerplate(data)
    assert not is_boilerplate("[“Harbour: to close”], the council wrote in its note on Friday.")


def test_what_follows_a_signature() -> None:
    """It is another article's; where several write, each may sign a part of one."""
    lines = [LEAD, NORTH + " Ann Lee", MARCH, LEAD]
    assert without_end(lines, ["Ann Lee"]) == lines[:2]
    assert without_end(lines, ["Ann Lee", "Bo Berg"]) == lines
    named = [LEAD, "It was the harbour of Ann Lee", MARCH]
    assert without_end(named, ["Ann Lee"]) == named


@pytest.mark.parametrize(
    "heading",
    ["The harbour of the town will", "“The harbour of the town will”", "THE HARBOUR OF THE TOWN:"],
)
def test_a_heading_that_its_paragraph_begins_with(heading: str) -> None:
    """It is no teaser of it, for it is not cut off; what stands twice as a whole is said once."""
    assert without_boilerplate([NORTH, MARCH, heading, LEAD], "") == [NORTH, MARCH, heading, LEAD]
    cut = "The harbour of the town will be closed …"
    assert without_boilerplate([NORTH, MARCH, cut, LEAD], "") == [NORTH, MARCH, LEAD]
    twice = [NORTH, MARCH, *["The harbour of the town will be"] * 2, LEAD]
    assert without_boilerplate(twice, "") == [NORTH, MARCH, twice[2], LEAD]


@pytest.mark.parametrize(
    "line",
    [
        "Released: June 17, 2025 by the Harbour Press",
        "Northtown, by the sea: 23-26 March 2026",
        "Last fight: Aug. 6, 2022 - won against the north",
    ],
)
def test_a_date_amidst_the_text_may_be_of_a_thing(line: str) -> None:
    """Where it is named before the date; above the text, and alone, a date is the article's."""
    text = [LEAD, NORTH, MARCH]
    below = ["One.", "Two.", "Three."]
    assert without_boilerplate([*text, line, *below], "") == [*text, line, *below]
    assert without_boilerplate([line, *text], "") == text
    assert without_boilerplate([*text, "17 June 2025", *below], "") == [*text, *below]


def test_a_line_that_begins_like_a_byline() -> None:
    """Who wrote it has a name, or is told in few words."""
    assert not is_byline("By waiting, we can have a better tide for the boats, even with less wind")
    assert is_byline("By our staff in the north")
    assert is_byline("By Ann Lee, who has written of ports and ships and of the sea for ten years")


@pytest.mark.parametrize("end", ["\U0001f1ef\U0001f1f5", "↩", "↩\ufe0e", "\U0001f642"])
def test_a_sign_may_follow_the_last_sentence(end: str) -> None:
    """It is no heading for that."""
    last = f"Have fun at sea! {end}"
    assert without_boilerplate([LEAD, NORTH, last], "") == [LEAD, NORTH, last]


@pytest.mark.parametrize(
    "line",
    [
        "Recommended approach",
        "Created a map of the tides",
        "More on that in the second letter of the captain.",
        "Like the old quay, the new one has room for forty boats, and a channel for two more.",
    ],
)
def test_what_begins_like_a_prompt_may_be_of_the_article(line: str) -> None:
    """A name, a sentence with a full stop, what is compared."""
    assert not is_boilerplate(line)
    assert is_boilerplate("Like us and follow our channel")


def test_a_credit_at_the_end_is_no_signature() -> None:
    """What stands below a name behind a colon may be the article; at the end it is about it."""
    credit = "Photographer and Stylist: Ann Lee"
    assert without_end([LEAD, NORTH, credit], ["Ann Lee"]) == [LEAD, NORTH]
    assert without_end([credit, LEAD, NORTH], ["Ann Lee"]) == [credit, LEAD, NORTH]
