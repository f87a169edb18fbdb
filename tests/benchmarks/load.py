"""Many people send many links at once: how soon each is answered, and others' ``/help`` meanwhile.

``python -m tests.benchmarks.load`` starts ``precis run`` against the fake Bot API and sends it 500
links of 200 people, to pages of ``shared/extraction`` (beside the project); meanwhile somebody else
asks for ``/help`` four times a second. The peer is a plain handler that reads the same pages one
after the other with newspaper4k and condenses them with sumy's LexRank, in the same run, before and
after. Only 127.0.0.1 is opened to the bot.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import json
import multiprocessing
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.queues import Queue
from pathlib import Path

from tests.benchmarks.memory import Sampler
from tests.botapi import BotApi
from tests.e2e.process import running_bot
from tests.website import answer

PAGES = Path(__file__).parents[3] / "shared" / "extraction" / "pages"

#: Hosts that the pages are spread over: a host is asked for four pages at once.
HOSTS = 50

#: People's ids; those who ask for /help come after them.
FIRST_PERSON, FIRST_PROBE = 10_000, 50_000


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it; seconds."""

    #: From asking to the answer; None where there was none.
    links: Sequence[float | None]
    helps: Sequence[float | None]

    #: From the first link to the last answer.
    whole: float
    main_megabytes: float

    #: Calls that Telegram would refuse.
    refused: int


@dataclass(frozen=True, slots=True)
class Asked:
    message: int
    at: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--links", type=int, default=500)
    parser.add_argument("--peer-pages", type=int, default=60, help="read by the peer, each time")
    options = parser.parse_args()
    pages = sorted(PAGES.glob("aeb-*"))
    chosen = list(itertools.islice(itertools.cycle(pages), options.links))
    before = _peer(chosen[: options.peer_pages])
    result = load(chosen, options.people)
    after = _peer(chosen[: options.peer_pages])
    show(result, (before + after) / 2)


def load(pages: Sequence[Path], people: int) -> Result:
    """Send a link to each page, the people in turn."""
    with (
        served(pages) as links,
        BotApi() as api,
        tempfile.TemporaryDirectory() as folder,
        running_bot(api, Path(folder)) as bot,
    ):
        wait_for_answers(api, [say(api, FIRST_PROBE - 1, f"{links[0]}?first")], 60)
        with _asking_for_help(api) as helps, Sampler(bot.process.pid) as memory:
            time.sleep(1)
            asked = [
                say(api, FIRST_PERSON + number % people, link) for number, link in enumerate(links)
            ]
            wait_for_answers(api, asked, 180)
        wait_for_answers(api, helps, 30)
        waits = waits_of(api, asked)
        last = max(a.at + (wait or 0) for a, wait in zip(asked, waits, strict=True))
        return Result(
            links=waits,
            helps=waits_of(api, helps),
            whole=last - asked[0].at,
            main_megabytes=memory.main,
            refused=len(api.refused),
        )


def show(result: Result, peer: float) -> None:
    """Print the table."""
    links = sorted(wait for wait in result.links if wait is not None)
    helps = sorted(wait for wait in result.helps if wait is not None)
    rate = len(links) / result.whole
    print(
        f"links: {len(links)} of {len(result.links)} answered in {result.whole:.1f} s, "
        f"{rate:.1f}/s = {rate / peer:.1f} times the plain handler ({peer:.1f}/s)\n"
        f"answers: 10 % within {_at(links, 0.1):.1f} s, half {_at(links, 0.5):.1f}, "
        f"90 % {_at(links, 0.9):.1f}, last {links[-1]:.1f}\n"
        f"/help: {len(helps)} of {len(result.helps)} answered, median {_at(helps, 0.5):.2f} s, "
        f"95 % {_at(helps, 0.95):.2f}, worst {helps[-1]:.2f}\n"
        f"main process {result.main_megabytes:.0f} MB at most; {result.refused} calls refused"
    )


def _at(values: Sequence[float], share: float) -> float:
    return values[min(int(len(values) * share), len(values) - 1)]


def say(api: BotApi, person: int, text: str) -> Asked:
    api.add_chat(person)
    at = time.monotonic()
    return Asked(api.say(text, chat=person), at)


def _answered_at(api: BotApi) -> dict[int, float]:
    """Return when each message was replied to."""
    return {
        int(json.loads(call.parameters["reply_parameters"])["message_id"]): call.at
        for call in tuple(api.calls)
        if call.method == "sendMessage" and call.ok and call.parameters.get("reply_parameters")
    }


def waits_of(api: BotApi, asked: Sequence[Asked]) -> list[float | None]:
    answered = _answered_at(api)
    return [answered[a.message] - a.at if a.message in answered else None for a in asked]


def wait_for_answers(api: BotApi, asked: Sequence[Asked], seconds: float) -> None:
    """Wait until all are answered, or for so long."""
    deadline = time.monotonic() + seconds
    while None in waits_of(api, asked) and time.monotonic() < deadline:
        time.sleep(0.5)


@contextmanager
def _asking_for_help(api: BotApi) -> Iterator[list[Asked]]:
    """Have somebody ask for /help four times a second, each time another person."""
    asked: list[Asked] = []
    stop = threading.Event()

    def ask() -> None:
        while not stop.wait(0.25):
            asked.append(say(api, FIRST_PROBE + len(asked), "/help"))

    thread = threading.Thread(target=ask)
    thread.start()
    try:
        yield asked
    finally:
        stop.set()
        thread.join()


@contextmanager
def served(pages: Sequence[Path]) -> Iterator[list[str]]:
    """Serve each page under an address of its own, in another process."""
    context = multiprocessing.get_context("spawn")
    ports = context.Queue()
    server = context.Process(target=_serve, args=(list(pages), ports), daemon=True)
    server.start()
    try:
        found = ports.get(timeout=30)
        yield [f"http://127.0.0.1:{found[n % HOSTS]}/{n}" for n in range(len(pages))]
    finally:
        server.kill()


def _serve(pages: list[Path], ports: Queue[list[int]]) -> None:
    bodies = [answer(gzip.decompress(page.read_bytes())) for page in pages]

    async def respond(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        number = head.split(b" ")[1].partition(b"?")[0].strip(b"/")
        writer.write(bodies[int(number)] if number.isdigit() else answer("", status="404 None"))
        await writer.drain()
        writer.close()

    async def serve() -> None:
        servers = [await asyncio.start_server(respond, "127.0.0.1", 0) for _ in range(HOSTS)]
        ports.put([server.sockets[0].getsockname()[1] for server in servers])
        await asyncio.Event().wait()

    asyncio.run(serve())


def _peer(pages: Sequence[Path]) -> float:
    """Return how many pages a second the plain handler manages, in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_plain_handler, (list(pages),))


def _plain_handler(pages: list[Path]) -> float:
    import newspaper  # noqa: PLC0415  # the peers; the bot's side of the benchmark needs neither
    from sumy.summarizers.lex_rank import LexRankSummarizer  # noqa: PLC0415

    from tests.benchmarks.peers import sumys  # noqa: PLC0415

    condense = sumys(LexRankSummarizer)
    bodies = [gzip.decompress(page.read_bytes()).decode(errors="replace") for page in pages]
    start = time.monotonic()
    for number, body in enumerate(bodies):
        address = f"http://127.0.0.1/{number}"
        # Else it asks the web for the pictures.
        article = newspaper.article(address, "en", input_html=body, fetch_images=False)
        with suppress(Exception):  # an article without sentences is an answer, too
            condense(article.text, article.title or "", "en")
    return len(bodies) / (time.monotonic() - start)


if __name__ == "__main__":
    main()
