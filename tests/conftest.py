"""No test leaves this machine: a connection to any address but loopback is an error."""

from __future__ import annotations

import ipaddress
import sys


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
