"""Lines that come through a pipe, as messages."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import TextIO

#: Lines that come closer together than this were written together.
_PAUSE_SECONDS = 0.2


def messages_of(lines: Iterable[str]) -> Iterator[str]:
    """Split lines into messages.

    A command, a number or a link that stands alone on its line is a message; so is each run of
    other lines, blank ones included: it is a text that was pasted.
    """
    text: list[str] = []
    for line in lines:
        if _stands_alone(line.strip()):
            yield from _joined(text)
            text = []
            yield line.strip()
        else:
            text.append(line)
    yield from _joined(text)


def _stands_alone(line: str) -> bool:
    one_word = bool(line) and len(line.split()) == 1
    return line.startswith("/") or (
        one_word and (line.isdecimal() or line.lower().startswith(("http://", "https://")))
    )


def _joined(lines: list[str]) -> Iterator[str]:
    text = "\n".join(lines).strip()
    if text:
        yield text


async def read_messages(stream: TextIO) -> AsyncIterator[str]:
    """Yield messages as they come, until the stream ends."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | None] = asyncio.Queue()

    def read() -> None:
        # A thread, as a regular file cannot be watched by an event loop. It ends with its
        # stream, or with the program.
        for line in stream:
            loop.call_soon_threadsafe(queue.put_nowait, line.rstrip("\r\n"))
        loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    ended = False
    while not ended:
        lines: list[str] = []
        line = await queue.get()
        while line is not None:
            lines.append(line)
            try:
                line = await asyncio.wait_for(queue.get(), _PAUSE_SECONDS)
            except TimeoutError:
                break
        else:
            ended = True
        for message in messages_of(lines):
            yield message
