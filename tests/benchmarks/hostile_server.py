"""Serves hostile pages on loopback, made before the first is asked for; plain ones a port above."""

from __future__ import annotations

import asyncio
import importlib.util
import socket
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

from tests.benchmarks.hostile_pages import PAGES
from tests.website import answer

SHARED = Path(__file__).parents[3] / "shared" / "security" / "hostile.py"

#: The path of a plain page.
PLAIN = "plain"

_SENTENCE = "The council approved the new harbour plan number {} on Tuesday after a long debate. "


def _load() -> ModuleType:
    spec = importlib.util.spec_from_file_location("hostile_inputs", SHARED)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _expected() -> dict[str, str]:
    own = {name: wanted for name, (wanted, _) in PAGES.items()}
    if not SHARED.exists():
        print(f"{SHARED} is not there: only the inputs of hostile_pages", file=sys.stderr)
        return own
    module = _load()
    cases = {name: str(case["expect"]) for name, case in module.CASES.items()}
    return cases | dict.fromkeys(module.LIVE, "refuse") | own


#: What the maker of each input wants: ``summary``, ``refuse`` or ``either``.
EXPECTED = _expected()


def free_port() -> int:
    """Return a port that is free, and so is the next."""
    while True:
        with socket.socket() as first, socket.socket() as second:
            first.bind(("127.0.0.1", 0))
            port: int = first.getsockname()[1]
            try:
                second.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port


async def _plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    path = head.split(b" ")[1].decode()
    name = path.strip("/").split("?")[0]
    if name in PAGES:
        writer.write(PAGES[name][1]())
    else:
        lines = "".join(f"<p>{_SENTENCE.format(n) * 3}</p>" for n in range(12))
        writer.write(answer(f"<html lang=en><title>{path}</title><article>{lines}</article>"))
    await writer.drain()
    writer.close()


async def _serve(port: int) -> None:
    plain = await asyncio.start_server(_plain, "127.0.0.1", port + 1)
    if not SHARED.exists():
        print("serving", flush=True)
        await plain.serve_forever()
    module = _load()
    for name, case in module.CASES.items():
        try:
            body = case["fn"]()
        except ImportError as error:
            print(f"{name}: {error}", file=sys.stderr)
            continue
        case["fn"] = partial(bytes, body)
    await module._serve(port)  # noqa: SLF001  # it is a script, not a library


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))
