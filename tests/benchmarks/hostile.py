"""Hostile pages as links to the running bot: what it answers, how soon, and at what price.

``python -m tests.benchmarks.hostile`` starts ``precis run`` against the fake Bot API and sends it
every input of ``shared/security/hostile.py`` (beside the project) and of ``hostile_pages`` here,
four at a time, each as a person of its own; meanwhile another person sends a link to a plain page
twice a second. Only 127.0.0.1 is opened to the bot.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.render import texts
from bot.render.language import ENGLISH
from tests.benchmarks.hostile_pages import PAGES
from tests.benchmarks.hostile_server import EXPECTED, PLAIN, SHARED, free_port
from tests.benchmarks.memory import Sampler, pss_megabytes
from tests.botapi import BotApi

#: Whoever asks meanwhile.
PROBE = 5000

REASONS = {
    ENGLISH.say(said): reason.value
    for table in (texts.UNFETCHED, texts.UNREADABLE)
    for reason, said in table.items()
} | {ENGLISH.say(texts.SORRY): "SORRY"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one link."""

    name: str
    verdict: str
    seconds: float
    main: float
    whole: float

    @property
    def ok(self) -> bool:
        """Whether it is what the input's maker wants, in time."""
        expected = EXPECTED.get(self.name, "either")
        answered = self.verdict != "SORRY" and self.seconds <= 30
        fits = {"summary": self.verdict == "summary", "refuse": self.verdict != "summary"}
        return answered and fits.get(expected, True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", help="inputs; all of them if none is named")
    parser.add_argument("--at-once", type=int, default=4)
    arguments = parser.parse_args()
    names = arguments.names or list(EXPECTED)
    with _server() as port, BotApi() as api, _bot(api) as pid:
        _answer(api, PROBE, f"http://127.0.0.1:{port + 1}/{PLAIN}?first")
        print(f"idle: main {pss_megabytes(pid):.0f} MB, all {Sampler.of_all(pid):.0f} MB (PSS)")
        with _probing(api, port + 1) as waits, ThreadPoolExecutor(arguments.at_once) as senders:

            def send(numbered: tuple[int, str]) -> Outcome:
                number, name = numbered
                with Sampler(pid) as memory:
                    here = port + 1 if name in PAGES else port
                    verdict, seconds = _answer(
                        api, 6000 + number, f"http://127.0.0.1:{here}/{name}"
                    )
                return Outcome(name, verdict, seconds, memory.main, memory.whole)

            outcomes = list(senders.map(send, enumerate(names)))
        print(f"{'input':30} {'wanted':8} {'verdict':18} {'s':>5} {'main':>5} {'all MB':>6}")
        for outcome in outcomes:
            print(
                f"{outcome.name:30} {EXPECTED.get(outcome.name, '?'):8} {outcome.verdict:18} "
                f"{outcome.seconds:5.1f} {outcome.main:5.0f} {outcome.whole:6.0f}"
                f"{'' if outcome.ok else '  <-'}"
            )
        alive = Path(f"/proc/{pid}").exists()
        waits.sort()
        print(
            f"{sum(o.ok for o in outcomes)} of {len(outcomes)} as wanted; slowest "
            f"{max(o.seconds for o in outcomes):.1f} s; main {max(o.main for o in outcomes):.0f} MB, "
            f"all {max(o.whole for o in outcomes):.0f} MB at most; "
            f"{'alive' if alive else 'DEAD'}\n"
            f"another person's link: {len(waits)} sent, median {waits[len(waits) // 2]:.2f} s, "
            f"longest {waits[-1]:.2f} s, {sum(w > 2 for w in waits)} over 2 s"
        )
        time.sleep(3)
        print(f"idle again: main {pss_megabytes(pid):.0f} MB, all {Sampler.of_all(pid):.0f} MB")
    sys.exit(not alive)


@contextmanager
def _server() -> Iterator[int]:
    port = free_port()
    command = [sys.executable, "-m", "tests.benchmarks.hostile_server", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            # Bombs take a while to make.
            assert server.stdout
            assert server.stdout.readline().startswith("serving"), f"is {SHARED} there?"
            yield port
        finally:
            server.kill()


@contextmanager
def _bot(api: BotApi) -> Iterator[int]:
    with tempfile.TemporaryDirectory() as folder, (Path(folder) / "log").open("w") as log:
        environment = os.environ | {
            "PRECIS_TELEGRAM_TOKEN": api.token,
            "PRECIS_TELEGRAM_API_URL": api.url,
            "PRECIS_DATA_DIR": folder,
            "PRECIS_ALLOWED_NETWORKS": "127.0.0.1/32",
        }
        command = [sys.executable, "-m", "bot", "run"]
        with subprocess.Popen(command, env=environment, stderr=log) as bot:
            try:
                api.wait_for(lambda: any(call.method == "getMe" for call in api.calls), 30)
                yield bot.pid
            finally:
                bot.terminate()
                bot.wait()
                lines = (Path(folder) / "log").read_text(encoding="utf-8").splitlines()
                print(*[line[:2000] for line in lines if '"error"' in line], sep="\n")
                print("token in the log:", any(api.token in line for line in lines))


def _answer(api: BotApi, person: int, link: str) -> tuple[str, float]:
    """Send a link; return what was answered, and after how many seconds."""
    api.add_chat(person)
    seen = len(api.messages(person))
    started = time.monotonic()
    api.say(link, chat=person, **{"from": {"id": person, "is_bot": False, "first_name": "P"}})
    try:
        text = api.wait_messages(seen + 1, chat=person, seconds=60)[-1].text
    except TimeoutError:
        return "NO ANSWER", 60.0
    return REASONS.get(text, "summary"), time.monotonic() - started


@contextmanager
def _probing(api: BotApi, port: int) -> Iterator[list[float]]:
    """Send a link to a plain page again and again."""
    waits: list[float] = []
    stop = threading.Event()

    def probe() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            # Each a person of its own, as ten links a minute are all that one may send.
            link = f"http://127.0.0.1:{port}/{PLAIN}?{number}"
            verdict, seconds = _answer(api, PROBE + 10_000 + number, link)
            waits.append(seconds if verdict == "summary" else 99.0)
            stop.wait(0.5)

    thread = threading.Thread(target=probe)
    thread.start()
    try:
        yield waits
    finally:
        stop.set()
        thread.join()


if __name__ == "__main__":
    main()
