import platform
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.work.pool import WorkerPool
from bot.work.sandbox import is_shut_in
from tests.bot.work.sandbox_escapes import HARM, HARMLESS

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"},
    reason="only Linux shuts processes in",
)


def test_what_harms_is_refused_and_reading_goes_on(tmp_path: Path) -> None:
    """No network, no programs, no other processes; no file is made, changed, moved or removed."""
    file = tmp_path / "file"
    file.write_text("kept")

    ended = subprocess.run(
        [sys.executable, "-m", "tests.bot.work.sandbox_escapes", tmp_path],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )

    refused = [f"{name}: PermissionError" for name in HARM]
    assert ended.stdout.splitlines() == refused + [f"{name}: done" for name in HARMLESS]
    assert ended.returncode == -signal.SIGTERM
    assert [path.read_text() for path in tmp_path.iterdir()] == ["kept"]


async def test_workers_are_shut_in_and_the_bot_is_not() -> None:
    """It still has to fetch and to write."""
    async with WorkerPool(workers=1) as pool:
        assert await pool.is_shut_in()
    assert not is_shut_in()
