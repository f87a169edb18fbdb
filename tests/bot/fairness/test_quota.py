"""How much may be asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.fairness.quota import (
    ALLOWANCES,
    GROUP_MESSAGES,
    UNLIMITED,
    Allowance,
    Quota,
    Refusal,
    RequestKind,
)

ADA, BOB, GROUP = 7, 8, -100


def test_ten_links_a_minute() -> None:
    """The eleventh is refused, another person's is not, and a minute later all is well."""
    quota = Quota()
    assert [quota.ask(ADA, RequestKind.LINK, second) for second in range(1, 11)] == [None] * 10

    assert quota.ask(ADA, RequestKind.LINK, 10) == Refusal(by_all=False, told=True)
    assert quota.ask(BOB, RequestKind.LINK, 10) is None
    assert quota.ask(ADA, RequestKind.LINK, 60.9) is not None
    assert quota.ask(ADA, RequestKind.LINK, 61) is None
    assert quota.ask(ADA, RequestKind.LINK, 61.5) is not None


def test_kinds_are_counted_apart() -> None:
    """Who has had his links may still ask for help."""
    quota = Quota()
    for _ in range(20):
        quota.ask(ADA, RequestKind.LINK, 1)

    assert all(
        quota.ask(ADA, kind, 1) is None for kind in RequestKind if kind is not RequestKind.LINK
    )


def test_it_is_said_once_a_minute() -> None:
    """Thirty messages a second make no thirty answers."""
    quota = Quota()
    refusals = [quota.ask(ADA, RequestKind.WORD, second / 30) for second in range(30 * 130)]

    assert sum(refusal is None for refusal in refusals) == 3 * ALLOWANCES[RequestKind.WORD].each
    assert sum(refusal.told for refusal in refusals if refusal) == 3


def test_all_together_have_a_limit() -> None:
    """It is not the fault of who is refused then, and is said in other words."""
    quota = Quota({RequestKind.LINK: Allowance(each=10, everybody=25)})
    asked = [quota.ask(person, RequestKind.LINK, 1) for person in range(1, 6) for _ in range(5)]

    assert asked == [None] * 25
    assert quota.ask(6, RequestKind.LINK, 1) == Refusal(by_all=True, told=True)


def test_one_person_has_half_of_a_groups_messages() -> None:
    """Of all kinds together, each by what it brings; others, and other groups, have theirs."""
    quota = Quota()
    asked = [quota.ask(ADA, RequestKind.CHANGE, 1, GROUP) for _ in range(10)]

    assert asked.count(None) * ALLOWANCES[RequestKind.CHANGE].messages == GROUP_MESSAGES
    assert quota.ask(ADA, RequestKind.LOOK, 1, GROUP) is not None
    assert quota.ask(BOB, RequestKind.LOOK, 1, GROUP) is None
    assert quota.ask(ADA, RequestKind.LOOK, 1) is None


def test_who_has_the_bot_alone_is_not_limited() -> None:
    """At the terminal."""
    quota = Quota(UNLIMITED)

    assert [quota.ask(ADA, RequestKind.LINK, 1) for _ in range(1000)] == [None] * 1000


def test_nobody_is_remembered_for_long() -> None:
    """Memory must not grow with all who ever asked, nor with all who were ever refused."""
    quota = Quota()
    for person in range(1, 100):
        for _ in range(12):
            quota.ask(person, RequestKind.LINK, 1, -person)

    quota.ask(ADA, RequestKind.LINK, 200)

    assert len(quota._asked) == 2  # noqa: SLF001  # nothing else shows it
    assert quota._told == {}  # noqa: SLF001


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.floats(0, 20)), max_size=300))
def test_no_minute_has_more_than_is_allowed(asked: list[tuple[int, float]]) -> None:
    """Of one person or of all, whenever they ask."""
    quota = Quota({RequestKind.LOOK: Allowance(each=5, everybody=12)})
    now, taken = 1.0, []
    for person, later in asked:
        now += later
        if quota.ask(person, RequestKind.LOOK, now) is None:
            taken.append((person, now))

    for _, start in taken:
        minute = [person for person, at in taken if start <= at < start + 60]
        assert len(minute) <= 12
        assert all(minute.count(person) <= 5 for person in minute)
