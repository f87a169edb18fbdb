"""Kill the bot again and again under a stream of messages, and count what became of each."""

from __future__ import annotations

import asyncio
import random
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from bot.models import DeliveryState
from bot.outgoing import SendText
from bot.render import texts
from bot.storage.engine.database import open_database
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import delivery
from tests.botapi import BotApi
from tests.e2e.process import running_bot

#: So many that nobody says more than is answered in a minute, though all is late after a kill.
_CHATS = range(1000, 1040)

#: The share of links among messages, and of kills at any moment.
_LINKS = 0.4
_ANY_MOMENT = 0.4

#: From Telegram's acceptance of a message to our commit, on a machine that is busy.
_COMMIT_SECONDS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What many kills cost."""

    said: int

    #: Neither answered nor told of, though the ledger knows of no line that met a kill, too.
    lost: int

    #: Neither answered nor told of, since one kill met the answer, and another the line that tells
    #: of it: neither is sent again.
    silenced: int

    #: Answered more than once.
    twice: int

    #: Answered, or not, but for sure told of: one line with a button.
    told: int

    #: Answers of unknown fate in the ledger; and of the lines that tell of them, those whose own
    #: fate is unknown.
    unknown: int
    unknown_lines: int

    #: The most that may have been on their way at the kills: see ``_in_flight``.
    most_in_flight: int


def kill_often(
    api: BotApi,
    directory: Path,
    kills: int,
    *,
    links: list[str],
    seed: int,
    seconds_between: float,
    database_url: str = "",
) -> Toll:
    """Run the bot, kill it at random moments and restart it; at the end let it finish.

    Args:
        api: Fresh.
        directory: For data and logs.
        kills: How often.
        links: To be sent, each often.
        seed: Of the moments, chats and messages.
        seconds_between: Messages; a chat's answers leave once a second.
        database_url: PostgreSQL; empty for SQLite.
    """
    chance = random.Random(seed)  # noqa: S311
    killed: list[float] = []
    with talking(api, links, chance, seconds_between) as said:
        for _ in range(kills):
            with running_bot(api, directory, PRECIS_DATABASE_URL=database_url) as bot:
                _wait_for_a_moment(api, chance)
                bot.stop(signal.SIGKILL)
                killed.append(time.monotonic())
    with running_bot(api, directory, PRECIS_DATABASE_URL=database_url) as bot:
        toll = count_toll(api, said, killed, directory / "data", database_url)
        bot.stop(signal.SIGTERM)
    return toll


@contextmanager
def talking(
    api: BotApi, links: list[str], chance: random.Random, seconds_between: float
) -> Iterator[list[tuple[int, int]]]:
    """Have many people talk; gives what was said so far, by chat and message."""
    api.latency = lambda: chance.uniform(0.0, 0.02)
    said: list[tuple[int, int]] = []
    stop = threading.Event()
    for chat in _CHATS:
        api.add_chat(chat)

    def talk() -> None:
        while not stop.wait(seconds_between):
            chat = chance.choice(_CHATS)
            text = chance.choice(links) if chance.random() < _LINKS else "/help"
            said.append((chat, api.say(text, chat)))

    talker = threading.Thread(target=talk)
    talker.start()
    try:
        yield said
    finally:
        stop.set()
        talker.join()


def count_toll(
    api: BotApi,
    said: list[tuple[int, int]],
    killed: list[float],
    data_dir: Path,
    database_url: str,
) -> Toll:
    """Wait until whoever runs has settled all, and count.

    Args:
        api: As Telegram saw it.
        said: What people said.
        killed: When processes were killed or frozen.
        data_dir: Of the bot.
        database_url: PostgreSQL; empty for SQLite.
    """
    deadline = time.monotonic() + 120 + 5 * len(killed)
    while True:
        fates = asyncio.run(_fates(data_dir, database_url or None))
        missing = _unanswered(api, said)
        if not (missing - fates.unknown_lines or fates.owed) or time.monotonic() > deadline:
            break
        time.sleep(0.2)
    answers, lines = _count(api)
    return Toll(
        said=len(said),
        lost=len(missing - fates.unknown_lines),
        silenced=len(missing & fates.unknown_lines),
        twice=sum(count > 1 for count in answers.values()),
        told=len(lines),
        unknown=fates.unknown,
        unknown_lines=len(fates.unknown_lines),
        most_in_flight=sum(_in_flight(api, at) for at in killed),
    )


def _wait_for_a_moment(api: BotApi, chance: random.Random) -> None:
    """Wait for any moment, or for one around a message's acceptance, where it is critical.

    Workers are ready after some seconds; before that only commands are answered.
    """
    if chance.random() < _ANY_MOMENT:
        time.sleep(chance.uniform(0.1, 4.0))
        return
    more = chance.randint(1, 6)

    def sent() -> int:
        return sum(call.method == "sendMessage" for call in list(api.calls))

    before = sent()
    with suppress(TimeoutError):
        api.wait_for(lambda: sent() >= before + more, seconds=10)
    time.sleep(chance.uniform(0.0, 0.04))


def _unanswered(api: BotApi, said: list[tuple[int, int]]) -> set[tuple[int, int]]:
    answers, lines = _count(api)
    return set(said) - answers.keys() - lines.keys()


def _count(api: BotApi) -> tuple[Counter[tuple[int, int]], Counter[tuple[int, int]]]:
    """Count answers, and lines that an answer may be lost, by chat and message."""
    answers: Counter[tuple[int, int]] = Counter()
    lines: Counter[tuple[int, int]] = Counter()
    for message in list(api.state.sent.values()):
        counter = lines if message.text == texts.UNSURE.english else answers
        counter[message.chat_id, message.reply_to or 0] += 1
    return answers, lines


def _in_flight(api: BotApi, killed_at: float) -> int:
    """Return how many messages may have been on their way at a kill.

    Those that Telegram got around that time, and one that was committed as being sent and whose
    request had not left: nobody but the bot knows of it.
    """
    around = [
        call
        for call in list(api.calls)
        if call.method == "sendMessage" and abs(call.at - killed_at) < _COMMIT_SECONDS
    ]
    return len(around) + 1


@dataclass(frozen=True, slots=True)
class _Fates:
    """What the ledger says."""

    #: Messages that are not settled yet.
    owed: int

    #: Answers of unknown fate.
    unknown: int

    #: What was asked, where the line that tells of an answer of unknown fate met the same: by
    #: chat and message.
    unknown_lines: set[tuple[int, int]]


async def _fates(data_dir: Path, url: str | None) -> _Fates:
    unknown = select(delivery.c.id, delivery.c.dedup_key).where(
        delivery.c.state == DeliveryState.UNKNOWN
    )
    async with open_database(data_dir, url) as database:
        ledger = Ledger(database)
        states = await ledger.counts()
        async with database.write() as connection:
            keys = {row.id: row.dedup_key for row in await connection.execute(unknown)}
        lines = [
            await ledger.unknown(id_) for id_, key in keys.items() if key.startswith("unsure:")
        ]
    return _Fates(
        owed=states.get(DeliveryState.QUEUED, 0) + states.get(DeliveryState.SENDING, 0),
        unknown=len(keys) - len(lines),
        unknown_lines={
            (line.message.chat_id, line.message.reply_to or 0)
            for line in lines
            if line and isinstance(line.message, SendText)
        },
    )
