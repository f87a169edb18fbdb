"""Shut a worker in a box: no sockets, no programs, no changed files, whatever it is made to do.

A library that a page breaks into could otherwise do all that the bot may. Linux lets a process give
up system calls for good (seccomp, https://docs.kernel.org/userspace-api/seccomp_filter.html). What is
refused fails with EPERM, so that a library which only tries (a cache it would write) goes on.

There is no well-kept library for it: those on PyPI wrap a system library that is not everywhere, and the
filter is a few dozen instructions (https://docs.kernel.org/networking/filter.html).
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# linux/bpf_common.h, linux/filter.h: load a word, compare with a constant, return.
_LOAD, _IF_EQUAL, _IF_AT_LEAST, _IF_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06

# linux/seccomp.h: what a call is answered with.
_ALLOW, _REFUSE = 0x7FFF_0000, 0x0005_0000 | errno.EPERM

# struct seccomp_data: where the number, the machine and the arguments (their low words) are.
_NUMBER, _MACHINE, _ARGUMENTS = 0, 4, 16

# linux/prctl.h and linux/seccomp.h
_NO_NEW_PRIVILEGES, _SET_FILTER, _ALL_THREADS = 38, 1, 1

#: Calls of x86_64's second ABI (x32) have this bit, and their own numbers.
_X32 = 0x4000_0000

#: A file that is opened like this could be changed or made.
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True, slots=True)
class Machine:
    """What differs between processors."""

    #: As linux/audit.h numbers it.
    audit: int

    #: Its column in ``denied_calls.txt``.
    column: int

    #: Calls that open files, and which of their arguments says how.
    opens: Mapping[int, int]

    #: Calls that signal the process in their first argument: kill and tgkill.
    signals: tuple[int, ...]

    #: To set a filter.
    seccomp: int


_MACHINES = {
    "x86_64": Machine(0xC000_003E, 1, {2: 1, 257: 2}, signals=(62, 234), seccomp=317),
    "aarch64": Machine(0xC000_00B7, 2, {56: 2}, signals=(129, 131), seccomp=277),
}


class _Instruction(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("if_true", ctypes.c_uint8),
        ("if_false", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("instructions", ctypes.POINTER(_Instruction)))


def shut_in() -> bool:
    """Give up for good what reading needs not, in all threads of this process.

    Returns:
        Whether the system offers that; False: all is as before.
    """
    machine = _MACHINES.get(platform.machine())
    if sys.platform != "linux" or sys.byteorder != "little" or machine is None:
        return False
    steps = list(_filter(machine, os.getpid()))
    program = _Program(
        len(steps), (_Instruction * len(steps))(*(_Instruction(*step) for step in steps))
    )
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    refused = libc.syscall(machine.seccomp, _SET_FILTER, _ALL_THREADS, ctypes.byref(program))
    return bool(refused == 0)


def is_shut_in() -> bool:
    """Return whether this process cannot open a socket: asked of the system, not remembered."""
    import socket  # noqa: PLC0415  # only a doctor asks

    try:
        socket.socket().close()
    except PermissionError:
        return True
    return False


def _filter(machine: Machine, process: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield the instructions: code, how many to skip if it is so and if not, value."""
    refuse = (_RETURN, 0, 0, _REFUSE)
    yield _LOAD, 0, 0, _MACHINE
    yield _IF_EQUAL, 1, 0, machine.audit
    yield refuse
    yield _LOAD, 0, 0, _NUMBER
    yield _IF_AT_LEAST, 0, 1, _X32
    yield refuse
    for number in _denied(machine.column):
        yield _IF_EQUAL, 0, 1, number
        yield refuse
    for number, argument in machine.opens.items():
        yield _IF_EQUAL, 0, 4, number
        yield _LOAD, 0, 0, _ARGUMENTS + 8 * argument
        yield _IF_ANY_BIT, 0, 1, _WRITING
        yield refuse
        yield _RETURN, 0, 0, _ALLOW
    for number in machine.signals:
        yield _IF_EQUAL, 0, 4, number
        yield _LOAD, 0, 0, _ARGUMENTS
        yield _IF_EQUAL, 0, 1, process  # to itself, as by abort
        yield _RETURN, 0, 0, _ALLOW
        yield refuse
    yield _RETURN, 0, 0, _ALLOW


@cache
def _denied(column: int) -> tuple[int, ...]:
    text = files("bot.work").joinpath("denied_calls.txt").read_text(encoding="ascii")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(int(row[column]) for row in rows if row[column] != "-")
