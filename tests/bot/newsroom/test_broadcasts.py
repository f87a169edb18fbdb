"""How a message to all gets on."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.newsroom.broadcasts import Broadcast, BroadcastState, Reach, is_to_be_told, reached
from tests.bot.conftest import NOW

BEGUN = Broadcast(
    id=1, author=5, state=BroadcastState.SENDING, reach=frozenset(Reach), began_at=NOW
)


@pytest.mark.parametrize(
    ("since_begin", "since_told", "told"),
    [(5, None, True), (15, 5, False), (15, 10, True), (300, 30, False), (300, 60, True)],
)
def test_it_is_told_often_at_first_then_each_minute(
    since_begin: int, since_told: int | None, told: bool
) -> None:
    """Each time costs an edit, which Telegram counts."""
    now = NOW + timedelta(seconds=since_begin)
    at = None if since_told is None else now - timedelta(seconds=since_told)

    assert is_to_be_told(replace(BEGUN, told_at=at), now) is told


@pytest.mark.parametrize("state", [BroadcastState.DONE, BroadcastState.STOPPED])
def test_its_end_is_told_at_once(state: BroadcastState) -> None:
    """Whenever it was told before."""
    assert is_to_be_told(replace(BEGUN, state=state, told_at=NOW), NOW)


def test_chats_are_counted_by_the_kinds_that_are_meant() -> None:
    """A kind of which there is none counts nothing."""
    counts = {Reach.PRIVATE: 3, Reach.GROUPS: 2}

    assert reached(counts, [Reach.PRIVATE, Reach.CHANNELS]) == 3
    assert reached(counts, []) == 0
