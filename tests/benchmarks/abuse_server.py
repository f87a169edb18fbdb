"""The sites of ``tests.benchmarks.abuse``: many ports of loopback, each a site of its own.

``python -m tests.benchmarks.abuse_server`` prints its ports as JSON and serves until it is killed.
What it was asked for, and when, is at ``/times?PATH``; ``/publish`` adds a story to ``/news``, and
``/arm`` makes each robots.txt a large one.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tests.website import answer

_SITES = 64

#: Seconds that ``/slow`` takes: the bot waits for twenty, if enough comes in each.
_SLOW_SECONDS = 18

#: So that what drips is more than nothing in each second.
_PADDING = f"<!-- {'x' * 12_000} -->"

#: It has points to show more and fewer of.
_AGENCY_COPY = Path(__file__).parents[1] / "data" / "agency_copy.html"

_SUBJECTS = "council harbour school market station museum library stadium airport court".split()
_DEEDS = "approved rejected delayed widened repaired painted guarded measured praised sold".split()


class Sites:
    """Answers by path, and remembers what was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, list[float]] = defaultdict(list)
        self.published = 1

        #: Whether robots.txt is a large one.
        self.armed = False

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            head = await reader.readuntil(b"\r\n\r\n")
            path = head.split(b" ")[1].decode()
            host = head.lower().partition(b"host: ")[2].split(b"\r\n")[0].decode()
            self.asked[path.partition("?")[0]].append(time.monotonic())
            self.told(path)
            page = self.page(path, f"http://{host}")
            if path.startswith("/slow"):
                await _drip(writer, page)
            else:
                writer.write(page)
                await writer.drain()
        writer.close()

    def page(self, path: str, base: str) -> bytes:
        name, _, query = path.partition("?")
        match name:
            case "/robots.txt" if self.armed:
                page = _robots()
            case "/robots.txt":
                page = answer("", status="404 Not Found")
            case "/times":
                page = answer(json.dumps(self.asked[query]), "application/json")
            case "/news":
                page = _feed((f"{base}/story?{n}", f"Plan {n}", "") for n in range(self.published))
            case "/agency":
                page = answer(_AGENCY_COPY.read_bytes())
            case _ if name in _HOSTILE:
                page = _HOSTILE[name](base)
            case _ if "feed" in name:
                page = _feed([(f"{base}{path}/1", "Nothing new", "")])
            case _:
                page = _article(path)
        return page

    def told(self, path: str) -> None:
        """Do what the benchmark asks for."""
        self.armed = self.armed or path == "/arm"
        self.published += path == "/publish"


async def _drip(writer: asyncio.StreamWriter, page: bytes) -> None:
    """Send a page as slowly as it is waited for."""
    part = len(page) // _SLOW_SECONDS + 1
    for start in range(0, len(page), part):
        writer.write(page[start : start + part])
        await writer.drain()
        await asyncio.sleep(1)


def _article(title: str, head: str = "") -> bytes:
    lines = "".join(
        f"<p>The {subject} of Moscow {deed} plan number {n} of {title} on Monday, and its chair "
        f"told reporters that the {deed} road {n} costs {n + 3} million roubles.</p>"
        for n, (subject, deed) in enumerate(zip(_SUBJECTS, _DEEDS, strict=True))
    )
    return answer(
        f"<html lang=en><head><title>{title}</title><meta name=keywords content=Moscow>{head}"
        f"{_PADDING}</head><body><article><h1>Harbour {title}</h1>{lines}</article></body></html>"
    )


def _feed(items: Iterable[tuple[str, str, str]]) -> bytes:
    """Return a feed of links, titles and texts."""
    listed = "".join(
        f"<item><title>{title}</title><link>{link}</link><description>{text}</description></item>"
        for link, title, text in items
    )
    rss = f"<rss version='2.0'><channel><title>Feed</title>{_PADDING}{listed}</channel></rss>"
    return answer(rss, "application/rss+xml")


def _slashes(base: str) -> bytes:
    """500 links of 2,000 slashes each, which end in something else."""
    return _feed((f"{base}/{n}{'/' * 1950}x", f"Item {n}", "") for n in range(500))


def _ligatures(base: str) -> bytes:
    """A letter that is eighteen once its form is made the usual one."""
    return _feed((f"{base}/{n}", "\ufdfa" * 500, "\ufdfa" * 2000) for n in range(500))


def _canonical(base: str) -> bytes:
    page = _article("canonical", f"<link rel=canonical href='{base}/{'c' * 9_000_000}'>")
    body = gzip.compress(page.partition(b"\r\n\r\n")[2])
    return answer(body, content_encoding="gzip")


def _robots() -> bytes:
    patterns = "".join(f"Disallow: /{n}/{'*a' * 115}\n" for n in range(2_000))
    return answer(f"User-agent: *\n{patterns}", "text/plain")


_HOSTILE: dict[str, Callable[[str], bytes]] = {
    "/slashes/feed": _slashes,
    "/ligatures/feed": _ligatures,
    "/canonical": _canonical,
}


async def main() -> None:
    sites = Sites()

    servers = [await asyncio.start_server(sites.serve, "127.0.0.1", 0) for _ in range(_SITES)]
    print(json.dumps([s.sockets[0].getsockname()[1] for s in servers]), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(main())
