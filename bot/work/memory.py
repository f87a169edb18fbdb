"""Memory that is no longer used, given back.

glibc keeps what was freed, in an arena for each thread, and raises the size from which a block is
given back at once to that of the largest ever freed: after a few pages of ten megabytes the bot
would be twice as large for good.

Source: https://man7.org/linux/man-pages/man3/mallopt.3.html
"""

from __future__ import annotations

import ctypes

_M_TRIM_THRESHOLD = -1
_M_MMAP_THRESHOLD = -3
_M_ARENA_MAX = -8


def give_back_early() -> None:
    """Let the allocator keep little; nothing where it is not glibc's."""
    if (mallopt := _libc("mallopt")) is not None:
        mallopt(_M_MMAP_THRESHOLD, 256 * 1024)
        mallopt(_M_TRIM_THRESHOLD, 512 * 1024)
        mallopt(_M_ARENA_MAX, 2)


def give_back_now() -> None:
    """Give back what is free, in the middle of the heap, too; takes a millisecond or so."""
    if (trim := _libc("malloc_trim")) is not None:
        trim(0)


def _libc(name: str) -> ctypes._NamedFuncPointer | None:
    try:
        found: ctypes._NamedFuncPointer = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return None
    return found
