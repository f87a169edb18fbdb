import subprocess
import sys


def test_the_readers_are_loaded_in_workers_alone() -> None:
    """The main process would carry fifty megabytes of them for nothing."""
    found = subprocess.run(
        [sys.executable, "-c", "import sys, bot.app; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(found.stdout.split())
    assert "telegram" in loaded
    assert loaded & {"lxml", "numpy", "sumy", "trafilatura", "py3langid"} == set()
