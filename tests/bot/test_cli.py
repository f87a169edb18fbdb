"""The command as a process of its own."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from bot import cli


@pytest.fixture
def _collecting() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


async def _is_collecting() -> bool:
    return gc.isenabled()


@pytest.mark.usefixtures("_collecting")
def test_garbage_is_left_until_the_work_begins(monkeypatch: pytest.MonkeyPatch) -> None:
    """While modules are loaded there is next to none; what runs for months makes some."""
    told: list[bool] = []

    def command() -> None:
        told.append(gc.isenabled())
        told.append(cli._run(_is_collecting()))  # noqa: SLF001  # what every command runs by

    monkeypatch.setattr(cli, "main", command)
    cli.start()

    assert told == [False, True]
