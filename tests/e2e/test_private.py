"""What the running program leaves for the machine's other users, and for its own workers, to see."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.conftest import article_page
from tests.e2e.process import RunningBot


def descendants(pid: int) -> Iterator[int]:
    """Yield the processes that one started, and those that they did."""
    # Each thread has those that it started.
    for thread in Path(f"/proc/{pid}/task").iterdir():
        for child in map(int, (thread / "children").read_text(encoding="ascii").split()):
            yield child
            yield from descendants(child)


def test_no_worker_knows_the_token(
    api: BotApi, bot: RunningBot, chat: int, page: Callable[[str], str]
) -> None:
    """Neither the fork server nor what it forks has it in its environment."""
    api.say(page(article_page("Workers")), chat)
    api.wait_messages(1, chat)
    started = [Path(f"/proc/{pid}/environ") for pid in descendants(bot.process.pid)]

    assert len(started) >= 3
    assert [path for path in started if api.token.encode() in path.read_bytes()] == []


def test_what_is_kept_is_the_owners_alone(bot: RunningBot) -> None:
    """The data directory and each file in it."""
    data = bot.log.parent / "data"
    kept = [data, *data.rglob("*")]

    assert len(kept) >= 4
    assert {
        path.name: oct(path.stat().st_mode)
        for path in kept
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    } == {}
