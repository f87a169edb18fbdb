import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.wishes import ONE_TOPIC, Wish, parse_wishes
from summarizer.topics.names.aliases import known_topics
from summarizer.topics.words.keys import topic_key

TABLE = frozenset(known_topics())

#: Names of topics of one and of several words, none with a word that joins two.
NAMES = st.lists(
    st.sampled_from(["moscow", "nba", "climate change", "東京", "côte d'ivoire", "x"]),
    unique=True,
    min_size=1,
    max_size=6,
)


def known(label: str) -> bool:
    return topic_key(label) in TABLE


def labels(text: str) -> list[str]:
    return [wish.label for wish in parse_wishes(text, known)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#moscow", [Wish("moscow")]),
        ("climate change", [Wish("climate change")]),
        ("#moscow daily", [Wish("moscow", digest=True)]),
        ("climate change now", [Wish("climate change", digest=False)]),
        ("#moscow #berlin", [Wish("moscow"), Wish("berlin")]),
        ("#moscow, #berlin, #moscow", [Wish("moscow"), Wish("berlin")]),
        ("#moscow, berlin daily", [Wish("moscow", digest=True), Wish("berlin", digest=True)]),
        ("#moscow now, berlin daily", [Wish("moscow", digest=False), Wish("berlin", digest=True)]),
        ("daily", [Wish("daily")]),
        ("#", []),
        ("", []),
    ],
)
def test_wishes_are_read_as_people_write_them(text: str, expected: list[Wish]) -> None:
    """The last word may say how, for all that do not say it themselves."""
    assert list(parse_wishes(text, known)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("moscow, climate change and #nba", ["moscow", "climate change", "nba"]),
        ("moscow and berlin", ["moscow", "berlin"]),
        ("Moskau und Berlin", ["Moskau", "Berlin"]),
        ("Moscou et Berlin", ["Moscou", "Berlin"]),
        ("Moscú y Berlín", ["Moscú", "Berlín"]),
        ("Москва и Берлин", ["Москва", "Берлин"]),
        ("Київ і Львів та Одеса", ["Київ", "Львів", "Одеса"]),
        ("#nba ve #nfl", ["nba", "nfl"]),
        ("القاهرة و دمشق", ["القاهرة", "دمشق"]),
        ("vitamin e deficiency", ["vitamin e deficiency"]),
        ("#nba and #nfl, and tennis", ["nba", "nfl", "tennis"]),
        ("- moscow\n- climate change\n2. nba", ["moscow", "climate change", "nba"]),
        ("東京、大阪", ["東京", "大阪"]),
        ("news about ukraine", ["ukraine"]),
        ("the latest news on apple; everything about cats", ["apple", "cats"]),
        ("Nachrichten über Bayern und Hessen", ["Bayern", "Hessen"]),
        ("новости о погоде", ["погоде"]),
        # Names that have such a word, or a comma, in them.
        ("bosnia and herzegovina", ["bosnia and herzegovina"]),
        ("#bosnia and herzegovina daily", ["bosnia and herzegovina"]),
        ("Bosnien und Herzegowina und Kroatien", ["Bosnien und Herzegowina", "Kroatien"]),
        ("oil and gas", ["oil and gas"]),
        ("moscow and oil and gas and nba", ["moscow", "oil and gas", "nba"]),
        ("moscow, oil and gas", ["moscow", "oil and gas"]),
        ("generation y", ["generation y"]),
        ("1,000 genomes", ["1,000 genomes"]),
        ("C#", ["C"]),
        ("news", ["news"]),
        ("news corp", ["news corp"]),
    ],
)
def test_topics_are_parted_where_people_part_them(text: str, expected: list[str]) -> None:
    """By commas, lines, hashtags and "and"; what is one topic stays one."""
    assert labels(text) == expected


@pytest.mark.parametrize(
    ("wrapped", "shown"),
    [
        ("latest news about ukraine", "ukraine"),
        ("All the latest news on  Climate Change", "Climate Change"),
        ("Ukraine news", "Ukraine"),
        ("about nuclear fusion", "nuclear fusion"),
        ("Nachrichten über Bayern", "Bayern"),
        ("Neues rund um die Ems", "die Ems"),
        ("actualités sur la Bretagne", "la Bretagne"),
        ("noticias acerca de Chile", "Chile"),
        ("новости о погоде", "погоде"),
    ],
)
def test_a_topic_is_shown_as_typed_without_what_is_wrapped_around_it(
    wrapped: str, shown: str
) -> None:
    """And it is followed under that name: the key of both is the same."""
    assert labels(wrapped) == [shown]
    assert topic_key(wrapped) == topic_key(shown)


@pytest.mark.parametrize(
    "name",
    [
        "about",
        "articles of confederation",
        "everything bagels",
        "Fox News",
        "news corp",
        "news of the world",
        "nouvelle vague",
        "noticiero",
        "BuzzFeed News",
        "новости",
        "🎉 party",
        "party 🎉",
        "🎉",
        "東京のニュース",
    ],
)
def test_a_name_that_holds_such_words_is_shown_whole(name: str) -> None:
    """As is one that nothing but them is left of, and one that no blank parts from them."""
    assert labels(name) == [name]


@pytest.mark.parametrize("name", sorted(ONE_TOPIC))
def test_one_topic_stays_whole(name: str) -> None:
    """Also beside others."""
    assert labels(name) == [name]
    assert labels(f"moscow, {name} and berlin") == ["moscow", name, "berlin"]


@given(NAMES, st.lists(st.sampled_from([", ", " and ", "\n", " #", " und #", "; ", ", и "])))
def test_what_was_joined_is_parted(names: list[str], joints: list[str]) -> None:
    """Whichever way."""
    joints = [*joints, *[", "] * len(names)]
    text = "".join(name + joint for name, joint in zip(names, joints, strict=False))
    # Words behind a hashtag belong to it until the next joint, so names stay as they are.
    assert labels(text.rstrip(", ;\n#").removesuffix(" and").removesuffix(" und")) == names


@given(st.text(max_size=300))
def test_wishes_are_single_and_short(text: str) -> None:
    """Whatever is typed."""
    wishes = parse_wishes(text, known)

    assert all(0 < len(wish.label) <= 100 for wish in wishes)
    assert all(wish.label == " ".join(wish.label.split()) for wish in wishes)
    assert len({wish.label for wish in wishes}) == len(wishes)


def test_long_runs_of_joined_words_are_not_looked_up_at_each_end() -> None:
    """It would take a third of a second of everybody's for one message."""
    asked: list[str] = []

    def knows_none(words: str) -> bool:
        asked.append(words)
        return False

    parse_wishes("a " + "and b and c " * 40, knows_none)

    assert len(asked) < 1000


@pytest.mark.parametrize("text", ["\u200b", "#\u202e", "\u200d, \ufeff\n\ufe0f"])
def test_what_nobody_sees_is_no_topic(text: str) -> None:
    """There is nothing that could be said of it."""
    assert parse_wishes(text, known) == ()


@given(st.text(max_size=60))
def test_a_name_of_one_topic_is_never_parted(text: str) -> None:
    """Nor is anything dropped of it but what stands around it."""
    line = " ".join(text.split())

    assert len(parse_wishes(line, lambda _: True)) <= 1
