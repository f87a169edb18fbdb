"""Close files and directories to the machine's other users: what people say is theirs alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import structlog

log = structlog.stdlib.get_logger(__name__)

#: What the group and all others may do.
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def close_to_others(*paths: Path) -> None:
    """Take the rights on paths, as far as these exist, from all but their owner; none is given.

    What cannot be closed is told in the log: the bot works all the same.
    """
    for path in paths:
        try:
            if not open_to_others(path):
                continue
            if _leads_astray(path):
                log.warning("another's link is left as it is", path=str(path))
            else:
                _close(path)
        except OSError as error:
            log.warning("others may read what is kept", path=str(path), cause=error.strerror)


def open_to_others(path: Path) -> bool:
    """Whether there is such a path, and anybody but its owner may do something with it.

    Raises:
        OSError: It cannot be looked at.
    """
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except FileNotFoundError:
        return False


def _leads_astray(path: Path) -> bool:
    """Whether somebody else laid a link where ours is to be, as in a directory that was open to all."""
    return path.is_symlink() and path.lstat().st_uid != os.geteuid()


def _close(path: Path) -> None:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & stat.S_ISVTX:
        # Like /tmp, it is many people's on purpose; what is in it is closed by itself.
        log.warning("the data directory is one that all share", path=str(path))
        return
    path.chmod(mode & ~_OTHERS)
