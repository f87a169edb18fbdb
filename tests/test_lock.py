"""What the container installs is what pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")

#: A package, and its files below it.
_PINNED = re.compile(r"^([\w.-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)  # fmt: skip


def test_the_lock_has_what_is_asked_for() -> None:
    """If not: the command in its head. Every package is pinned, and known by its files."""
    pinned = {
        canonicalize_name(name): Version(version) for name, version, _ in _PINNED.findall(LOCK)
    }
    extras = PROJECT["optional-dependencies"]
    wanted = map(Requirement, (*PROJECT["dependencies"], *extras["postgres"], *extras["server"]))

    assert [str(w) for w in wanted if pinned[canonicalize_name(w.name)] not in w.specifier] == []
    assert len(pinned) == len(re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)) > 40
    assert "://" not in LOCK


def test_the_containers_install_by_the_lock() -> None:
    """And ask the bot itself whether it is well."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")

    assert "--require-hashes --requirement /tmp/requirements.lock" in dockerfile
    assert 'CMD ["precis", "status", "--check"]' in dockerfile
    assert "latest" not in dockerfile
