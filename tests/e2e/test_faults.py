"""Disks that are full, files and updates that are broken, with the real program."""

from __future__ import annotations

import os
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.engine.sqlite import FILE_NAME
from tests.botapi import BotApi
from tests.botapi.server import PERSON
from tests.e2e.process import WITHOUT_WORKERS, RunningBot, precis, running_bot

TOKEN = "42:" + "B" * 35


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started
        assert started.errors == []


def first_lines(api: BotApi, chat: int = PERSON) -> Counter[str]:
    """Return how often a chat got which first line."""
    return Counter(message.text.split("\n")[0] for message in api.messages(chat))


@contextmanager
def full_disk(bot: RunningBot) -> Iterator[None]:
    """Let the bot write no file beyond its first page: what a full disk does to a database."""
    _, hard = resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (hard, hard))


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process")
def test_a_full_disk_loses_nothing(own_api: BotApi, tmp_path: Path) -> None:
    """One line while it lasts, and every message is answered once when there is room again."""
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS) as bot:
        own_api.say("/help")
        own_api.wait_messages(1)
        with full_disk(bot):
            own_api.say("/start")
            own_api.say("/help")
            bot.wait_for("cannot keep updates, trying again")
            assert len(own_api.messages()) == 1

        own_api.wait_messages(3)
        start = ENGLISH.say(texts.START).split("\n", maxsplit=1)[0]
        assert first_lines(own_api) == {"What I do": 2, start: 1}
        assert "Traceback" not in bot.logged()


def test_a_corrupt_file_ends_with_one_line(tmp_path: Path) -> None:
    """It is named, and left as it is for whoever can mend it."""
    garbage = b"not a database, " * 1000
    (tmp_path / FILE_NAME).write_bytes(garbage)

    ended = precis("run", data_dir=tmp_path, PRECIS_TELEGRAM_TOKEN=TOKEN)

    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        f"Error: cannot use the database {tmp_path / FILE_NAME}: file is not a database"
    ]
    assert (tmp_path / FILE_NAME).read_bytes() == garbage


@pytest.mark.skipif(sys.platform != "linux", reason="where nobody may write, not even root")
def test_a_read_only_directory_ends_with_one_line() -> None:
    """Whether it is there already or would have to be made."""
    for directory, says in (
        (Path("/proc/self"), "cannot use the database /proc/self/precis.sqlite3: unable to open"),
        (Path("/proc/precis"), "cannot make the data directory /proc/precis: "),
    ):
        ended = precis("run", data_dir=directory, PRECIS_TELEGRAM_TOKEN=TOKEN)

        assert ended.returncode == 1
        assert len(ended.stderr.splitlines()) == 1
        assert ended.stderr.startswith(f"Error: {says}")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_of_somebody_elses_ends_with_one_line(tmp_path: Path) -> None:
    """As its rights say."""
    tmp_path.chmod(0o555)
    ended = precis("run", data_dir=tmp_path, PRECIS_TELEGRAM_TOKEN=TOKEN)
    tmp_path.chmod(0o755)

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1


def test_an_update_that_nobody_can_handle_is_set_aside(own_api: BotApi, tmp_path: Path) -> None:
    """Others are answered, polling goes on, /admin tells of it, and so it is at the next start."""
    own_api.update(message={"message_id": 1, "chat": {"id": 9, "type": "private"}})
    own_api.update(message="hello")
    with running_bot(
        own_api, tmp_path, PRECIS_ADMINS=f"{PERSON}", PYTHONPATH=WITHOUT_WORKERS
    ) as bot:
        own_api.say("/help")
        helped = len(own_api.wait_messages(2))  # and what the operator can do besides
        bot.wait_for("update set aside", times=2)

    with running_bot(
        own_api, tmp_path, PRECIS_ADMINS=f"{PERSON}", PYTHONPATH=WITHOUT_WORKERS
    ) as bot:
        own_api.say("/admin")
        report = own_api.wait_messages(helped + 1)[-1].text
        assert "Updates not handled: 1\n" in report  # /admin itself
        assert "Given up after several tries in 30 days: 2" in report
        assert "resuming" not in bot.logged()
