"""A month of a whole bot: what it takes of memory, files, threads and disk, day by day, and whether that grows.

The program is the real one, workers and all, but for its clock, which is set on by half an hour again and again. Outlets
on loopback print stories every day; people follow what they are about, at once and by digest, send links, ask, press
buttons and look around; what is old is swept away. The last lines are how fast each figure grows in a day, with the
interval in which that lies with 95 % (least squares over the days after the first few, when all has been met once).

    python -m tests.benchmarks.thirty_days
"""

from __future__ import annotations

import argparse
import random
import sqlite3
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from signal import SIGUSR1
from threading import Thread

import numpy as np

from bot.storage.engine.sqlite import FILE_NAME
from tests.benchmarks.memory import descendants, pss_megabytes
from tests.benchmarks.processor import cpu_seconds
from tests.botapi import BotApi
from tests.e2e.driven_clock import STEP
from tests.e2e.process import RunningBot, precis, running_bot

#: What Python is given to be the program, as for ``CLOCKED``.
_SCRIPT = str(Path(__file__).parents[1] / "e2e" / "driven_clock.py")
DRIVEN = ("-c", f"import runpy; runpy.run_path({_SCRIPT!r}, run_name='__main__')")

TOPICS = [f"subject{letter}" for letter in "abcdefghij"]
_SYLLABLES = "ba do fe gi ku la me no pa ri so ta ve wo zu bren drak flim gort plun".split()

#: People's chats: some follow topics at once, some by digest, some send links.
_AT_ONCE, _DIGEST, _LINKS = range(100, 112), range(200, 208), range(300, 330)

#: Of a feed, newest first.
_LISTED = 20


#: What is to be done by now: updates, looks at feeds, entries, stories, messages.
_DUE = (
    "SELECT count(*) FROM inbox WHERE body IS NOT NULL AND error IS NULL",
    "SELECT count(*) FROM feed WHERE look_at <= :now",
    "SELECT count(*) FROM entry WHERE due_at <= :now",
    "SELECT count(*) FROM fan_out WHERE due_at <= :now",
    "SELECT count(*) FROM delivery WHERE state = 'queued' AND due_at <= :now",
)


@dataclass(frozen=True, slots=True)
class Measured:
    """At the end of a day."""

    main_megabytes: float
    workers_megabytes: float
    processes: int
    files: int
    threads: int
    database_megabytes: float

    #: Without pages that are free.
    rows_megabytes: float
    messages: int


class Press:
    """Outlets on loopback, each with a host of its own."""

    def __init__(self, outlets: int, chance: random.Random) -> None:
        self.now = datetime.now(UTC)
        self.links: list[str] = []
        self._chance = chance
        self.outlets = outlets
        self._items: list[list[tuple[str, str, str, datetime]]] = [[] for _ in range(outlets)]
        self._pages: dict[str, str] = {}
        self.hosts: list[str] = []

    def prints(self, outlet: int) -> None:
        """Have an outlet print a story, and list it."""
        topic = self._chance.choice(TOPICS)
        path = f"/{len(self._pages)}"
        title = f"{topic.title()} {self._words(5)} {len(self._pages)}"
        body = "".join(
            f"<p>{self._words(9).capitalize()} {topic} {self._words(9)} on Monday.</p>"
            for _ in range(9)
        )
        self._pages[path] = (
            f"<html lang=en><head><title>{title}</title><meta name=keywords content={topic}>"
            f"<meta property=og:type content=article></head>"
            f"<body><article><h1>{title}</h1>{body}</article></body></html>"
        )
        self._items[outlet].insert(0, (title, self.hosts[outlet] + path, topic, self.now))
        del self._items[outlet][_LISTED:]
        self.links.append(self.hosts[outlet] + path)

    def answer(self, outlet: int, path: str) -> tuple[str, str] | None:
        """Return a media type and what is there; None: nothing is."""
        if path != "/feed":
            page = self._pages.get(path)
            return ("text/html; charset=utf-8", page) if page else None
        items = "".join(
            f"<item><title>{escape(title)}</title><link>{link}</link><guid>{link}</guid>"
            f"<category>{topic}</category><pubDate>{format_datetime(at)}</pubDate></item>"
            for title, link, topic, at in self._items[outlet]
        )
        home = self.hosts[outlet]
        return "application/rss+xml", (
            f"<rss version='2.0'><channel><title>Outlet {outlet}</title><link>{home}</link>"
            f"{items}</channel></rss>"
        )

    def _words(self, count: int) -> str:
        return " ".join(
            "".join(self._chance.choices(_SYLLABLES, k=self._chance.choice([2, 3, 4])))
            for _ in range(count)
        )


def main() -> None:
    """Live through the month, and print a line a day."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--outlets", type=int, default=30)
    parser.add_argument("--stories", type=int, default=30, help="a day")
    parser.add_argument("--links", type=int, default=15, help="that people send, a day")
    parser.add_argument("--step", type=float, default=0.15, help="seconds that half an hour takes")
    parser.add_argument("--first", type=int, default=8, help="days that are left out of the slopes")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)  # noqa: S311  # a simulation
    press = Press(options.outlets, chance)
    days: list[Measured] = []
    print("day", *(field.name for field in fields(Measured)), flush=True)
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        api = stack.enter_context(BotApi(limited=False))
        stack.enter_context(_served(press))
        for outlet in range(options.outlets):
            press.prints(outlet)
        watch(directory, press)
        bot = stack.enter_context(running_bot(api, directory, DRIVEN, PRECIS_KEEP_DAYS="7"))
        people_begin(api)
        late = 0
        for number in range(options.days):
            live_through_a_day(api, bot, press, chance, options)
            file = directory / "data" / FILE_NAME
            late += not settle(file, press.now)
            days.append(measure(api, bot, file))
            print(number + 1, *(f"{value:.1f}" for value in astuple(days[-1])), flush=True)
        print("days that left something to do:", late)
        print("CPU seconds:", round(cpu_seconds(bot.process.pid)))
        print("errors in the log:", bot.logged().count('"level": "error"'))
    show_slopes(days[options.first :])


def watch(directory: Path, press: Press) -> None:
    """Watch all feeds, as the operator does."""
    outlines = "".join(f'<outline type="rss" xmlUrl="{host}/feed"/>' for host in press.hosts)
    opml = f'<opml version="2.0"><body>{outlines}</body></opml>'
    done = precis("feeds", "import", "-", data_dir=directory / "data", stdin=opml)
    if done.returncode:
        raise SystemExit(done.stderr)


def people_begin(api: BotApi) -> None:
    """Have people follow topics, and set their digests."""
    for chat in (*_AT_ONCE, *_DIGEST, *_LINKS):
        api.add_chat(chat)
    for number, chat in enumerate((*_AT_ONCE, *_DIGEST)):
        for topic in (TOPICS[number % len(TOPICS)], TOPICS[(number + 3) % len(TOPICS)]):
            api.say(f"/follow #{topic}", chat)
    for number, chat in enumerate(_DIGEST):
        api.say(f"/digest {number + 6:02}:00", chat)


def live_through_a_day(
    api: BotApi,
    bot: RunningBot,
    press: Press,
    chance: random.Random,
    options: argparse.Namespace,
) -> None:
    """Let half an hour after the other pass, in which this and that happens."""
    steps = int(timedelta(days=1) / STEP)
    stories = chance.choices(range(steps), k=options.stories)
    links = chance.choices(range(steps), k=options.links)
    for step in range(steps):
        press.now += STEP
        for _ in range(stories.count(step)):
            press.prints(chance.randrange(options.outlets))
        bot.process.send_signal(SIGUSR1)
        for _ in range(links.count(step)):
            somebody_acts(api, press, chance)
        time.sleep(options.step)


def somebody_acts(api: BotApi, press: Press, chance: random.Random) -> None:
    """Have somebody send a link, and do something with an answer that came before."""
    chat = chance.choice(_LINKS)
    api.say(chance.choice(press.links[-200:]), chat)
    shown = [message for message in api.messages(chat) if message.buttons]
    if shown:
        message = chance.choice(shown[-3:])
        labels = [text for row in message.buttons for text, _ in row if text in ("More", "Fewer")]
        if labels:
            api.press(message, chance.choice(labels))
        api.say("when?", chat, reply_to_message=api.state.message_object(message))
    words = [
        "/help",
        "/topics",
        "/latest",
        "/settings",
        f"/search {chance.choice(TOPICS)}",
        "/feeds",
    ]
    api.say(chance.choice(words), chance.choice(_AT_ONCE))


def settle(file: Path, now: datetime, seconds: float = 60.0) -> bool:
    """Wait until what the day brought is done; returns False if it is not after so long."""
    until = time.monotonic() + seconds
    due = now.replace(tzinfo=None).isoformat(" ")
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        while any(connection.execute(query, {"now": due}).fetchone()[0] for query in _DUE):
            if time.monotonic() > until:
                return False
            time.sleep(0.2)
    return True


def measure(api: BotApi, bot: RunningBot, file: Path) -> Measured:
    """Look at the processes and the file."""
    main = bot.process.pid
    workers = descendants(main)
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as connection:
        ((pages,), (free,), (size,)) = (
            connection.execute(f"PRAGMA {name}").fetchone()
            for name in ("page_count", "freelist_count", "page_size")
        )
    proc = Path(f"/proc/{main}")
    return Measured(
        main_megabytes=pss_megabytes(main),
        workers_megabytes=sum(map(pss_megabytes, workers)),
        processes=1 + len(workers),
        files=len(list((proc / "fd").iterdir())),
        threads=len(list((proc / "task").iterdir())),
        database_megabytes=sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*"))
        / 2**20,
        rows_megabytes=(pages - free) * size / 2**20,
        messages=sum(call.method == "sendMessage" and call.ok for call in list(api.calls)),
    )


def show_slopes(days: Sequence[Measured]) -> None:
    """Print by how much each figure grows in a day."""
    if len(days) < 4:
        return
    at = np.arange(len(days), dtype=float)
    for field in fields(Measured):
        values = np.array([float(getattr(day, field.name)) for day in days])
        spread = at - at.mean()
        slope = float((spread * values).sum() / (spread**2).sum())
        left = values - values.mean() - slope * spread
        error = float(np.sqrt((left**2).sum() / (len(days) - 2) / (spread**2).sum()))
        # Student's t for some 20 days.
        print(
            f"{field.name}: {slope:+.3f} a day ({slope - 2.1 * error:+.3f} to {slope + 2.1 * error:+.3f})"
        )


@contextmanager
def _served(press: Press) -> Iterator[None]:
    """Serve each outlet at an address of its own."""
    with ExitStack() as stack:
        for outlet in range(press.outlets):
            server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(press, outlet))
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            Thread(target=server.serve_forever, daemon=True).start()
            press.hosts.append(f"http://127.0.0.1:{server.server_port}")
        yield


def _handler(press: Press, outlet: int) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = press.answer(outlet, self.path)
            kind, text = found or ("text/plain", "")
            body = text.encode()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


if __name__ == "__main__":
    main()
