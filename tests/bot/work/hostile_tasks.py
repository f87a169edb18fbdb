"""What a page could make a worker do; run in workers, so in a module that they can import."""

from __future__ import annotations

import os
import signal
import time
from typing import NoReturn


def answer() -> int:
    return 42


def worker_id() -> int:
    return os.getpid()


def work_without_end() -> NoReturn:
    """Inside C code for most of the time, where no Python signal handler would be heard."""
    while True:
        sum(range(10**8))


def wait_without_end() -> None:
    time.sleep(3600)


def take_memory_without_end() -> NoReturn:
    taken = []
    while True:
        taken.append(bytearray(10**6))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> NoReturn:
    os._exit(3)


def answer_at_length() -> str:
    return "x" * 7 * 2**20


def fail_at_length() -> NoReturn:
    raise ValueError("x" * 7 * 2**20)


def fail() -> NoReturn:
    raise ValueError("a defect of ours")
