"""Requests over real sockets, to servers that do what servers do on bad days."""

from __future__ import annotations

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta

import pytest
from telegram import Bot
from telegram.error import TelegramError

from bot.deliveries.attempt import attempt
from bot.deliveries.outcome import Again, Outcome, Unknown, Unwelcome, Wait, outcome_of
from bot.gateway.http import HttpRequests, Timeouts
from bot.models import Reply
from bot.outgoing import Delivery, SendText

QUICK = Timeouts(connect=1, read=0.2, write=1, pool=0.05)
TOKEN = "42:AAtesttesttesttesttesttesttesttest"

ROW = Delivery(
    id=1,
    message=SendText(key="update:1:0", chat_id=7, reply=Reply("x")),
    due_at=datetime(2026, 1, 5, tzinfo=UTC),
    attempts=0,
)

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'{"ok":true,"result":{"message_id":5,"date":1,"chat":{"id":7,"type":"private"},"text":"x"}}'


def http(body: bytes, status: str = "200 OK", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\n{more}Content-Length: {len(body)}\r\n\r\n".encode() + body


async def read_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-len")),
        0,
    )
    return head + await reader.readexactly(length)


class Server:
    """Answers each request of each connection with the next of its answers; None hangs up."""

    def __init__(self, *answers: bytes | None) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.connections = 0
        self.port = 0
        self.closed = asyncio.Event()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while self.answers:
                self.requests.append(await read_request(reader))
                if (answer := self.answers.pop(0)) is None:
                    break
                writer.write(answer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        writer.close()
        # Then the end of the connection is there: loopback has no way to be on.
        with suppress(ConnectionError):
            await writer.wait_closed()
        self.closed.set()


@asynccontextmanager
async def listening(serve: Serve) -> AsyncIterator[int]:
    tasks: set[asyncio.Task[None]] = set()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def run() -> None:
            try:
                await serve(reader, writer)
            finally:
                writer.close()

        tasks.add(asyncio.create_task(run()))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


@asynccontextmanager
async def calling(
    port: int, proxy: str | None = None, connections: int = 2, scheme: str = "http"
) -> AsyncIterator[Bot]:
    requests = HttpRequests(connections, QUICK, proxy=proxy)
    url = f"{scheme}://127.0.0.1:{port}"
    yield Bot(TOKEN, base_url=f"{url}/bot", base_file_url=f"{url}/file/bot", request=requests)
    await requests.shutdown()


async def send(bot: Bot) -> Outcome | int:
    try:
        return (await bot.send_message(7, "x")).message_id
    except TelegramError as error:
        return outcome_of(error, 1, ROW.message)


async def test_a_connection_is_used_again() -> None:
    """One is enough for one request after the other; what is said is a form."""
    server = Server(http(OK), http(OK))
    async with listening(server.serve) as port, calling(port) as bot:
        assert [await send(bot), await send(bot)] == [5, 5]

    assert server.connections == 1
    assert server.requests[0].startswith(f"POST /bot{TOKEN}/sendMessage HTTP/1.1\r\n".encode())
    assert server.requests[0].endswith(b"\r\n\r\nchat_id=7&text=x")


@pytest.mark.parametrize("more", ["", "Connection: close\r\n"], ids=["unannounced", "announced"])
async def test_a_connection_that_the_server_closed_is_not_used_again(more: str) -> None:
    """Or the next message would be of unknown fate for nothing."""
    server = Server(http(OK, more=more))
    async with listening(server.serve) as port, calling(port) as bot:
        assert await send(bot) == 5
        await server.closed.wait()
        server.answers.append(http(OK))

        assert await send(bot) == 5
        assert server.connections == 2


@pytest.mark.parametrize(
    "answer",
    [
        None,
        b"HTTP/1.1 200 OK\r\nContent-Le",
        http(OK)[:-9],
        b"220 mail.example ESMTP\r\n\r\n",
        http(b"<html>Welcome to the hotel's network!"),
        http(b'{"ok":true}'),
    ],
    ids=["closed", "cut in its head", "cut in its body", "not HTTP", "not JSON", "not an answer"],
)
async def test_an_answer_that_is_none_leaves_the_fate_unknown(answer: bytes | None) -> None:
    """The message may be there."""
    server = Server(answer)
    async with listening(server.serve) as port, calling(port) as bot:
        done = await attempt(bot, ROW)

    assert isinstance(done.outcome, Unknown)


@pytest.mark.parametrize(
    ("stated", "outcome"),
    [
        ("17", Wait(timedelta(seconds=17))),
        ("1" + "0" * 400, Wait(timedelta(hours=1))),
        ("1e999", Wait(timedelta(hours=1))),
        ("-5", Wait(timedelta(seconds=1))),
        ("9" * 10_000, Again(timedelta(seconds=1))),
        ("NaN", Again(timedelta(seconds=1))),
        ('"soon"', Again(timedelta(seconds=1))),
        ("[]", Again(timedelta(seconds=1))),
    ],
    ids=lambda value: value[:9] if isinstance(value, str) else "",
)
async def test_a_wait_of_any_size_is_one_that_ends(stated: str, outcome: Outcome) -> None:
    """And the message, which was refused, is sent again after it."""
    answer = f'{{"ok":false,"error_code":429,"parameters":{{"retry_after":{stated}}}}}'
    server = Server(http(answer.encode(), status="429 Too Many Requests"))
    async with listening(server.serve) as port, calling(port) as bot:
        assert (await attempt(bot, ROW)).outcome == outcome


async def test_an_answer_that_does_not_come_leaves_the_fate_unknown() -> None:
    """Within the time that is set."""

    async def never(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await reader.read()  # until we hang up

    async with listening(never) as port, calling(port) as bot:
        assert isinstance(await send(bot), Unknown)


async def test_a_reset_leaves_the_fate_unknown() -> None:
    """As when it was closed in good order."""

    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")

    async with listening(reset) as port, calling(port) as bot:
        assert isinstance(await send(bot), Unknown)


async def test_nobody_listens() -> None:
    """It never left."""
    async with listening(Server().serve) as port:
        pass
    async with calling(port) as bot:
        assert isinstance(await send(bot), Again)


async def test_a_name_that_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """It never left; and when names are found again, it goes."""
    server = Server(http(OK))
    async with listening(server.serve) as port, calling(port) as bot:
        with monkeypatch.context() as patched:

            async def fail(*_: object, **__: object) -> None:
                raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

            patched.setattr(asyncio.get_running_loop(), "getaddrinfo", fail)
            bot_by_name = Bot(TOKEN, base_url=f"http://localhost:{port}/bot", request=bot.request)
            assert isinstance(await send(bot_by_name), Again)

        assert await send(bot) == 5


async def test_no_connection_is_free() -> None:
    """It never left; those that wait too long do not wait for ever."""
    gate = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        await gate.wait()
        writer.write(http(OK))
        await writer.drain()

    async with listening(slow) as port, calling(port, connections=1) as bot:
        first = asyncio.create_task(send(bot))
        await asyncio.sleep(0)
        assert isinstance(await send(bot), Again)
        gate.set()
        assert await first == 5


async def test_who_stops_waiting_leaves_no_connection_behind() -> None:
    """The answer that comes late would be taken for the next one's."""
    asked, gone = asyncio.Event(), asyncio.Event()

    async def wait(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        asked.set()
        await reader.read()
        gone.set()

    async with listening(wait) as port, calling(port, connections=1) as bot:
        sending = asyncio.create_task(send(bot))
        await asked.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        assert await asyncio.wait_for(gone.wait(), 30)


async def test_an_error_page_is_nobodys_refusal() -> None:
    """Telegram's own 403 is."""
    forbidden = b'{"ok":false,"error_code":403,"description":"Forbidden: bot was blocked"}'
    server = Server(http(b"<html>", "403 Forbidden"), http(forbidden, "403 Forbidden"))
    async with listening(server.serve) as port, calling(port) as bot:
        assert isinstance(await send(bot), Again)
        assert await send(bot) == Unwelcome("Forbidden: bot was blocked")


async def test_a_proxy_is_asked() -> None:
    """For http by the whole address; one that refuses to connect for https let nothing pass."""
    proxy = Server(http(OK), http(b"", "407 Proxy Authentication Required"))
    async with listening(proxy.serve) as port:
        url = f"http://me:secret@127.0.0.1:{port}"
        async with calling(8081, proxy=url) as bot:
            assert await send(bot) == 5
        async with calling(443, proxy=url, scheme="https") as bot:
            assert isinstance(await send(bot), Again)

    first, second = proxy.requests
    assert first.startswith(f"POST http://127.0.0.1:8081/bot{TOKEN}/sendMessage".encode())
    assert b"Proxy-Authorization: Basic" in first
    assert second.startswith(b"CONNECT 127.0.0.1:443 ")


async def test_files_go_up_and_down() -> None:
    """In parts, and as they are."""
    server = Server(
        http(OK.replace(b'"text":"x"', b'"document":{"file_id":"f","file_unique_id":"f"}')),
        http(b'{"ok":true,"result":{"file_id":"f","file_unique_id":"f","file_path":"a/b"}}'),
        http(b"\x00\xff"),
    )
    async with listening(server.serve) as port, calling(port) as bot:
        await bot.send_document(7, b"<opml/>", filename="feeds.opml")
        file = await bot.get_file("f")
        assert bytes(await file.download_as_bytearray()) == b"\x00\xff"

    assert b"multipart/form-data; boundary=" in server.requests[0]
    assert b'filename="feeds.opml"' in server.requests[0]
    assert b"<opml/>" in server.requests[0]
    assert re.match(rb"GET /file/bot[^/]+/a/b HTTP/1.1", server.requests[2])
