"""What a page that breaks into a parser might try; run as a process: ``python -m tests.bot.work.sandbox_escapes DIR``.

Each act, in a process that is shut in, is a line: ``done``, or the name of the error.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bot.work.sandbox import shut_in

_FILE = Path(sys.argv[-1]) / "file"
_NEW = _FILE.with_name("new")

HARM: dict[str, Callable[[], object]] = {
    "dial": socket.socket,
    "talk to a neighbour": lambda: socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM),
    "run a program": lambda: subprocess.run(["/bin/true"], check=True),
    "signal another process": lambda: os.kill(os.getppid(), 0),
    "write": lambda: _FILE.write_text("changed"),
    "write on": lambda: _FILE.open("a"),
    "empty by opening": lambda: os.open(_FILE, os.O_RDONLY | os.O_TRUNC),
    "truncate": lambda: os.truncate(_FILE, 0),
    "touch": lambda: os.utime(_FILE),
    "make": _NEW.touch,
    "make a directory": _NEW.mkdir,
    "link": lambda: _NEW.symlink_to(_FILE),
    "move": lambda: _FILE.rename(_NEW),
    "open to all": lambda: _FILE.chmod(0o777),
    "open to all by a descriptor": lambda: os.fchmod(os.open(_FILE, os.O_RDONLY), 0o777),
    "remove": _FILE.unlink,
}

HARMLESS: dict[str, Callable[[], object]] = {
    "read": _FILE.read_text,
    "list": lambda: list(_FILE.parent.iterdir()),
    "import": lambda: __import__("wave"),
    "signal itself": lambda: os.kill(os.getpid(), 0),
}


def _told(act: Callable[[], object]) -> str:
    try:
        act()
    except Exception as error:  # noqa: BLE001  # whatever it is, it is what is told
        return type(error).__name__
    return "done"


def main() -> None:
    """Try all, and end by a signal of its own."""
    if not shut_in():
        raise SystemExit("not shut in")
    for name, act in (HARM | HARMLESS).items():
        sys.stdout.write(f"{name}: {_told(act)}\n")
    sys.stdout.flush()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
