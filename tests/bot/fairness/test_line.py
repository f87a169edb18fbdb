"""Who goes next."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fairness.acting import NOBODY
from bot.fairness.line import PATIENCE, Stage, WaitingLine

ADA, BOB, CAN = 1, 2, 3

#: How many tickets each of some people has.
crowds = st.lists(st.integers(1, 30), min_size=1, max_size=12)


def line_of(*tickets: tuple[str, int, Stage]) -> WaitingLine[str]:
    line: WaitingLine[str] = WaitingLine()
    for ticket, person, stage in tickets:
        line.join(ticket, person, stage)
    return line


def order(line: WaitingLine[str]) -> list[str]:
    """Return the tickets as they come if each turn is over before the next is given."""
    taken = []
    while (ticket := line.next()) is not None:
        taken.append(ticket)
        line.done({"a": ADA, "b": BOB, "c": CAN, "-": NOBODY}[ticket[0]])
    return taken


def test_people_have_turns_in_turn() -> None:
    """Who asked ten times does not go before who asked once; one's own order is kept."""
    line = line_of(
        *((f"a{n}", ADA, Stage.BEGINNING) for n in range(3)),
        ("b0", BOB, Stage.BEGINNING),
        ("c0", CAN, Stage.BEGINNING),
        ("b1", BOB, Stage.BEGINNING),
    )

    assert order(line) == ["a0", "b0", "c0", "a1", "b1", "a2"]


def test_who_has_less_under_way_goes_first() -> None:
    """Though somebody else has waited for longer."""
    line = line_of(*((f"a{n}", ADA, Stage.BEGINNING) for n in range(3)))
    assert [line.next(), line.next()] == ["a0", "a1"]

    line.join("b0", BOB, Stage.BEGINNING)

    assert [line.next(), line.next()] == ["b0", "a2"]


def test_what_is_nearly_done_goes_first() -> None:
    """A page that was read is condensed before the next is read; what nobody waits for is last."""
    line = line_of(
        ("-0", NOBODY, Stage.UNATTENDED),
        ("a0", ADA, Stage.BEGINNING),
        ("b0", BOB, Stage.FINISHING),
    )

    assert order(line) == ["b0", "a0", "-0"]


def test_nobody_has_more_at_once_than_a_share() -> None:
    """Nor has what nobody waits for; others go on meanwhile."""
    line: WaitingLine[str] = WaitingLine(most_each=2, most_unattended=1)
    for n in range(3):
        line.join(f"a{n}", ADA, Stage.BEGINNING)
        line.join(f"-{n}", NOBODY, Stage.UNATTENDED)

    assert [line.next(), line.next(), line.next(), line.next()] == ["a0", "a1", "-0", None]
    line.join("b0", BOB, Stage.BEGINNING)
    assert line.next() == "b0"
    line.done(ADA)
    assert line.next() == "a2"


@settings(deadline=None)
@given(crowds)
def test_each_of_k_people_has_a_turn_within_k(crowd: list[int]) -> None:
    """However much the others ask for, and whenever."""
    line: WaitingLine[tuple[int, int]] = WaitingLine()
    for person, count in enumerate(crowd, 1):
        for number in range(count):
            line.join((person, number), person, Stage.BEGINNING)
    waiting = Counter(dict(enumerate(crowd, 1)))
    without = dict.fromkeys(waiting, 0)

    while ticket := line.next():
        person = ticket[0]
        line.done(person)
        waiting[person] -= 1
        without[person] = 0
        for other in waiting:
            if other != person and waiting[other]:
                without[other] += 1
                assert without[other] <= len(crowd)

    assert not +waiting


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(Stage), st.integers(1, 60), min_size=1))
def test_no_stage_waits_without_end(counts: dict[Stage, int]) -> None:
    """While two that go before it have plenty to do, each has a turn in its patience and two."""
    line: WaitingLine[tuple[Stage, int]] = WaitingLine()
    for stage, count in counts.items():
        person = NOBODY if stage is Stage.UNATTENDED else ADA
        for number in range(count):
            line.join((stage, number), person, stage)
    without: Counter[Stage] = Counter()

    while ticket := line.next():
        line.done(NOBODY if ticket[0] is Stage.UNATTENDED else ADA)
        counts[ticket[0]] -= 1
        without[ticket[0]] = 0
        for stage in PATIENCE:
            if stage is not ticket[0] and counts.get(stage):
                without[stage] += 1
                assert without[stage] <= PATIENCE[stage] + 2


def test_who_left_is_forgotten() -> None:
    """Neither those that were served nor those that gave up stay in memory."""
    line: WaitingLine[str] = WaitingLine()
    for person in range(1, 100):
        line.join("x", person, Stage.BEGINNING)
    line.leave("x", 1, Stage.BEGINNING)
    for person in range(2, 100):
        assert line.next() == "x"
        line.done(person)

    assert line == WaitingLine()
