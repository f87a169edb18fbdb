import os
import stat
from pathlib import Path

import pytest
import structlog

from bot.storage.engine.closing import close_to_others
from bot.storage.engine.database import open_database
from bot.storage.engine.sqlite import FILE_NAME
from bot.storage.transfer.backup import back_up


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_an_open_database_is_closed_at_the_start(tmp_path: Path) -> None:
    """One that an earlier version left for all to read: its directory, the file, and its log."""
    data = tmp_path / "data"
    data.mkdir()
    async with open_database(data):
        kept = sorted(data.glob(f"{FILE_NAME}*"))
        assert len(kept) == 3
        for path in (*kept, data):
            path.chmod(0o755)
        async with open_database(data):
            assert {path.name: oct(mode(path)) for path in (*kept, data)} == {
                "data": "0o700",
                **{path.name: "0o700" for path in kept},
            }


async def test_files_of_others_in_the_directory_stay(tmp_path: Path) -> None:
    """A data directory may hold more than ours."""
    other = tmp_path / "notes.txt"
    other.touch()
    other.chmod(0o644)

    async with open_database(tmp_path):
        assert mode(other) == 0o644


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o400, 0o400), (0o770, 0o700)])
def test_no_right_is_given(tmp_path: Path, before: int, after: int) -> None:
    """Rights are only taken away, and never the owner's."""
    path = tmp_path / "file"
    path.touch()
    path.chmod(before)

    close_to_others(path, tmp_path / "missing")

    assert mode(path) == after


@pytest.mark.parametrize(("owner", "after"), [(0, 0o600), (1, 0o644)])
def test_a_link_that_another_laid_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: int, after: int
) -> None:
    """In a directory that was open to all it may lead to any file of ours; our own leads where we want."""
    elsewhere, path = tmp_path / "elsewhere", tmp_path / FILE_NAME
    elsewhere.touch()
    elsewhere.chmod(0o644)
    path.symlink_to(elsewhere)
    monkeypatch.setattr(os, "geteuid", lambda: path.lstat().st_uid + owner)

    close_to_others(path)

    assert mode(elsewhere) == after


def test_a_directory_that_all_share_stays_open(tmp_path: Path) -> None:
    """Who keeps data in /tmp is told; the machine's other programs need it."""
    shared = tmp_path / "tmp"
    shared.mkdir()
    shared.chmod(0o1777)

    with structlog.testing.capture_logs() as logs:
        close_to_others(shared)

    assert mode(shared) == 0o1777
    assert [line["log_level"] for line in logs] == ["warning"]


def test_what_cannot_be_closed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A directory of another owner: the bot starts all the same."""
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o644)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    with structlog.testing.capture_logs() as logs:
        close_to_others(path)

    assert [(line["log_level"], line["cause"]) for line in logs] == [
        ("warning", "Operation not permitted")
    ]


async def test_a_backup_is_the_owners_alone(tmp_path: Path) -> None:
    """Also where it takes the place of one that all could read."""
    target = tmp_path / "backup"
    target.touch()
    target.chmod(0o644)
    async with open_database(tmp_path):
        pass

    back_up(tmp_path / FILE_NAME, target, overwrite=True)

    assert mode(target) == 0o600
