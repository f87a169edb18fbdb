"""What of a topic a chat wants alone: the value, and how people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.narrowing import NOWHERE, WIDE, Narrowing, Origin, Site, host_in, language_in
from bot.subscriptions.narrowing_words import MARK, MAX_NARROWINGS, draw_out
from bot.subscriptions.unmatchable import names_topic
from bot.subscriptions.wishes import Wish, parse_wishes

NEWS = Origin(("news.example.org", "example.de"), "de")


def about(*topics: str) -> Narrowing:
    return Narrowing(without=topics)


@pytest.mark.parametrize(
    ("narrowing", "admitted"),
    [
        (WIDE, True),
        (Narrowing(hosts=("example.org",)), True),
        (Narrowing(hosts=("news.example.org",)), True),
        (Narrowing(hosts=("ample.org",)), False),
        (Narrowing(hosts=("old.news.example.org",)), False),
        (Narrowing(hosts=("paris.example", "example.de")), True),
        (Narrowing(languages=("fr", "de")), True),
        (Narrowing(languages=("fr",)), False),
        (about("football"), False),
        (about("tennis"), True),
        (Narrowing(site=Site(topic="feed:7", name="Harbour Times")), True),
        (Narrowing(site=Site(topic="feed:8", name="Bridge Post")), False),
        (Narrowing(hosts=("example.org",), without=("football",)), False),
    ],
)
def test_a_story_is_wanted_that_all_of_it_admits(narrowing: Narrowing, *, admitted: bool) -> None:
    """Of hosts and languages any is enough; what is below a host is the host's."""
    assert narrowing.admits(NEWS, {"moscow", "football", "feed:7"}.__contains__) is admitted


def test_what_is_not_known_is_not_among_what_is_wanted_alone() -> None:
    """A story without a host or a language is wanted by those alone who do not ask for one."""
    known = {"moscow"}.__contains__

    assert not Narrowing(hosts=("example.org",)).admits(NOWHERE, known)
    assert not Narrowing(languages=("de",)).admits(NOWHERE, known)
    assert about("football").admits(NOWHERE, known)


@pytest.mark.parametrize(
    ("link", "host"),
    [
        ("example.org", "example.org"),
        ("www.Example.org.", "example.org"),
        ("https://m.example.org/a?b#c", "example.org"),
        ("alice.example.org", "alice.example.org"),
        ("münchen.example", "xn--mnchen-3ya.example"),
        ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
        ("me:secret@example.org:8080", "example.org"),
        ("org", None),
        ("127.0.0.1", None),
        ("[::1]", None),
        ("a..b", None),
        ("a b.org", None),
        ("<b>.org", None),
        ("\u202e.org", None),
        ("x" * 64 + ".org", None),
        ("x." * 200 + "org", None),
        ("", None),
    ],
)
def test_a_host_is_that_of_links(link: str, host: str | None) -> None:
    """In the letters that links have; what is none is none."""
    assert host_in(link) == host


@pytest.mark.parametrize(
    ("word", "code"), [("de", "de"), ("DE-at", "de"), ("pt_BR", "pt"), ("zz", None), ("", None)]
)
def test_a_language_is_one_that_articles_are_in(word: str, code: str | None) -> None:
    """Its land is left out: no article is known to be of one."""
    assert language_in(word) == code


def wishes(text: str) -> dict[str, Narrowing | None]:
    return {wish.label: wish.narrowing for wish in parse_wishes(text, names_topic)}


ORG = Narrowing(hosts=("a.org",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "#moscow from:example.org -football lang:de",
            {"moscow": Narrowing(hosts=("example.org",), without=("football",), languages=("de",))},
        ),
        ("from:a.org moscow", {"moscow": ORG}),
        ("from:a.org\nmoscow", {"moscow": ORG}),
        ("climate from:a.org change", {"climate change": ORG}),
        ("moscow, berlin from:a.org, nba", {"moscow": WIDE, "berlin": ORG, "nba": WIDE}),
        ("moscow from:a.org and berlin", {"moscow": ORG, "berlin": WIDE}),
        ("moscow and from:a.org berlin", {"moscow": WIDE, "berlin": ORG}),
        ("#moscow #berlin from:a.org #nba", {"moscow": WIDE, "berlin": ORG, "nba": WIDE}),
        ("moscow\nberlin site: https://www.a.org/x\n", {"moscow": WIDE, "berlin": ORG}),
        ("moscow, from:a.org", {"moscow": ORG}),
        ("oil and gas from:a.org", {"oil and gas": ORG}),
        ("moscow from:a.org,b.org", {"moscow": Narrowing(hosts=("a.org", "b.org"))}),
        ("moscow from:a.org from:b.org", {"moscow": Narrowing(hosts=("a.org", "b.org"))}),
        ("moscow language:de lang:FR", {"moscow": Narrowing(languages=("de", "fr"))}),
        ("moscow -#nba –tennis", {"moscow": Narrowing(without=("nba", "tennis"))}),
        ('moscow -"ice hockey" −ice_hockey', {"moscow": about("ice_hockey")}),
        # What only looks alike.
        ("covid-19", {"covid-19": WIDE}),
        ("- moscow\n- berlin", {"moscow": WIDE, "berlin": WIDE}),
        ("moscow -", {"moscow": WIDE}),
        ("-", {}),
        ("greetings from: ", {"greetings from": WIDE}),
        # Nothing that could be narrowed.
        ("-football", {}),
        ("from:a.org lang:de", {}),
    ],
)
def test_what_narrows_a_topic_stands_beside_it(
    text: str, expected: dict[str, Narrowing | None]
) -> None:
    """Each topic has its own; at the beginning it is that of the first."""
    assert wishes(text) == expected


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("moscow lang:zz", ("lang:zz",)),
        ("moscow from:127.0.0.1", ("from:127.0.0.1",)),
        ("moscow from:a.org,x..b", ("from:a.org,x..b",)),
        ("moscow -the -2024 -moscow", ("-the", "-2024", "-moscow")),
        ("moscow -Moskau", ("-Moskau",)),
    ],
)
def test_what_cannot_narrow_a_topic_is_left_out(text: str, left_out: tuple[str, ...]) -> None:
    """It is known what, so that it can be said; nothing of it narrows."""
    assert parse_wishes(text, names_topic) == (Wish("moscow", left_out=left_out),)


def test_a_topic_is_narrowed_so_much() -> None:
    """The first of a hundred words do; what is said twice counts once."""
    words = [f"-town{number}x" for number in range(100)]
    (wish,) = parse_wishes(" ".join(["moscow", *words[:5], *words]), names_topic)

    assert wish.narrowing
    assert len(wish.narrowing.without) == MAX_NARROWINGS
    assert wish.left_out == tuple(words[MAX_NARROWINGS:])


@given(
    st.text(max_size=200), st.text(st.sampled_from("from:lang-a.,#\n \ue001\u202eé-"), max_size=99)
)
def test_whatever_is_typed_is_read(text: str, likely: str) -> None:
    """The marks in what is left are ours, one for each word that narrows."""
    plain, drawn = draw_out(text + likely)

    assert plain.count(MARK) == len(drawn)
    for wish in parse_wishes(text + likely, names_topic):
        assert MARK not in wish.label
        assert wish.narrowing is not None
