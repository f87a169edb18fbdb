"""Whose feed has the next place."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.feeds.turns import Turns, next_turn
from tests.bot.polling.places import LOOK_AGAIN, Simulation, Site

PLACES = 12
HOUR = 3600.0

#: A fetch, and the longest line before it.
SLOWEST = 80.0

HONEST = 99


def turns(places: int = PLACES) -> Turns[str]:
    """Places for what is named as its owner and a number: ``3a``."""
    return Turns(places, lambda name: {int(name[:-1])}, lambda name: name)


def slow(owners: int, feeds: int, takes: float = SLOWEST, every: float = 0.0) -> Iterator[Site]:
    for owner in range(owners):
        for number in range(feeds):
            yield Site(owner * feeds + number, owner, takes, every)


def honest(feeds: int = 3, takes: float = 0.5) -> Iterator[Site]:
    for number in range(feeds):
        yield Site(1_000_000 + number, HONEST, takes, every=600, since=30 + number * 97)


def test_who_has_fewest_is_next_and_of_these_who_had_least() -> None:
    """Of one owner what waits longest."""
    waiting = [("a", 1), ("b", 1), ("c", 2), ("d", 3)]

    assert next_turn(waiting, [1], {1: 0, 2: 9, 3: 5}, 9) == ("d", 3)
    assert next_turn(waiting, [1, 2, 3], {1: 5, 2: 9, 3: 5}, 9) == ("a", 1)
    assert next_turn([], [], {}, 9) is None


@pytest.mark.parametrize(("owners", "taken"), [(1, [6]), (2, [4, 4]), (3, [3, 3, 3])])
def test_nobody_has_more_places_than_are_left_free(owners: int, taken: list[int]) -> None:
    """So that who comes new finds one."""
    places = turns()
    begun = places.begin([f"{owner}{name}" for owner in range(owners) for name in "abcdefghi"], 0)

    assert [sum(name[0] == str(owner) for name in begun) for owner in range(owners)] == taken
    assert places.begin(["9x"], 0) == ["9x"]


def test_of_one_key_one_has_a_place() -> None:
    """The others wait until it is given back."""
    places = Turns[str](9, lambda _: {None}, lambda name: name[0])

    assert places.begin(["a1", "a2", "b1"], 0) == ["a1", "b1"]
    places.end("a1", 1)
    assert places.begin(["a2", "b2"], 1) == ["a2"]


def test_a_feed_of_several_is_on_the_account_of_who_is_least_busy() -> None:
    """What many wait for is not held up by one of them."""
    owners = {"a": {1}, "b": {1}, "c": {1, 2}, "d": {2}}
    places = Turns[str](4, owners.__getitem__, lambda name: name)

    assert places.begin(["a", "b", "c"], 0) == ["a", "c", "b"]
    assert places.begin(["d"], 0) == []


def test_who_was_away_has_nothing_saved_up() -> None:
    """Nor does who was slow long ago pay for ever."""
    places = turns(1)
    for second in range(100):
        assert places.begin(["1a"], second) == ["1a"]
        places.end("1a", second + 1)
    order = []
    for second in range(100, 110):
        (name,) = places.begin(["1a", "2a"], second)
        places.end(name, second + 1)
        order.append(name[0])

    assert sorted(order) == ["1"] * 5 + ["2"] * 5


def test_fifty_slow_feeds_of_one_chat_cost_the_others_nothing() -> None:
    """First come first served, an honest feed was not read for three hours."""
    waits = Simulation(PLACES, 3 * HOUR).run([*slow(1, 50), *honest()]).waits

    assert len(waits[HONEST]) >= 3 * 17
    assert max(waits[HONEST]) == 0


def test_quick_feeds_are_read_beside_those_of_many_slow_owners() -> None:
    """A turn is paid for by its time: a hundred quick ones are less than one that waits for a site."""
    waits = Simulation(PLACES, HOUR).run([*slow(20, 10), *honest(feeds=100)]).waits

    assert max(waits[HONEST]) < 3 * SLOWEST


@settings(max_examples=20, deadline=None)
@given(
    owners=st.integers(0, 30),
    feeds=st.integers(1, 12),
    takes=st.floats(0.1, SLOWEST),
    every=st.sampled_from([0.0, 60.0]),
    places=st.sampled_from([1, 4, PLACES]),
)
def test_the_wait_is_bounded_however_many_feeds_another_has(
    owners: int, feeds: int, takes: float, every: float, places: int
) -> None:
    """By one look of each other owner, and those under way; what they have besides is theirs."""
    sites = [*slow(owners, feeds, takes, every), *honest(feeds=1)]
    waits = Simulation(places, HOUR / 2).run(sites).waits

    rounds = owners // places + 2 if owners else 0
    assert max(waits[HONEST]) <= rounds * (takes + LOOK_AGAIN)
