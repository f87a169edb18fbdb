"""The commands that need no Telegram, run as a person runs them."""

from __future__ import annotations

import asyncio
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.botapi.server import PATIENCE_SECONDS
from tests.e2e.conftest import DATA
from tests.e2e.process import environment, precis, precis_here
from tests.website import Website

Put = Callable[..., str]

HEADLINE = "Russia sees US reply to its security concerns as unsatisfactory"
KEYS = (
    "url title publisher authors agency cites published updated language tags topics notices kind "
    "minutes points contents own_points"
)


def test_json_has_every_field(site: Website, tmp_path: Path) -> None:
    """One object, with the names that other programs rely on."""
    ended = precis("summarize", f"{site.url}/seed", "--json", "--points", "2", data_dir=tmp_path)

    summary = json.loads(ended.stdout)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert list(summary) == KEYS.split()
    assert summary["url"] == f"{site.url}/seed"
    assert (summary["title"], summary["agency"], summary["cites"]) == (HEADLINE, "IANS", ["Xinhua"])
    assert summary["published"] == "2022-02-18T06:50:02+05:30"
    assert summary["tags"] == ["us", "xinhua", "moscow", "foreign_ministry"]
    assert summary["topics"] == summary["tags"], "each of them stands in the text"
    assert summary["notices"] == ["auto-published-agency-copy"]
    assert (summary["kind"], summary["minutes"]) == ("news", 1)
    assert (summary["contents"], summary["own_points"]) == ([], [])
    fields = ["text", "position", "link", "heading"]
    assert [list(point) for point in summary["points"]] == [fields] * 2


@pytest.mark.parametrize("name", ["agency_copy.html", "agency_copy.txt"])
def test_files_and_standard_input_are_read(tmp_path: Path, name: str) -> None:
    """Both give the same summary."""
    file = DATA / name
    by_name = precis_here("summarize", str(file), data_dir=tmp_path)
    by_pipe = precis("summarize", "-", data_dir=tmp_path, stdin=file.read_text(encoding="utf-8"))

    assert by_name.returncode == by_pipe.returncode == 0
    assert by_name.stdout.startswith(HEADLINE)
    assert by_name.stdout == by_pipe.stdout


def test_no_article_is_one_line_and_status_1(page: Put, tmp_path: Path) -> None:
    """On stderr, so that a pipe gets nothing."""
    for source in (page("<p>Hello.</p>"), page("", status="404 Not Found"), "http://10.0.0.1/a"):
        ended = precis_here("summarize", source, data_dir=tmp_path)

        assert (ended.returncode, ended.stdout) == (1, "")
        assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["summarize"],
        ["summarize", "no-such-file"],
        ["summarize", "--points", "9", "-"],
        ["summarize", "--why", "2024", "-"],
        ["summarise", "-"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2(tmp_path: Path, arguments: list[str]) -> None:
    """As everywhere."""
    assert precis_here(*arguments, data_dir=tmp_path, stdin="").returncode == 2


def test_a_link_piped_into_the_chat_is_answered(site: Website, tmp_path: Path) -> None:
    """Plain lines, links behind their words, those of points if asked for, and then it ends."""
    ended = precis("chat", data_dir=tmp_path, stdin=f"{site.url}/seed\n")
    linked = precis_here("summarize", f"{site.url}/seed", "--links", data_dir=tmp_path)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith(f"{HEADLINE} {site.url}/seed\n\n• ")
    assert ended.stdout.rstrip().endswith(
        "[1] Fewer   [2] More   [3] ⋯   [4] Follow #us   [5] Follow …"
    )
    assert "\x1b" not in ended.stdout
    arrow = f" ↗ {site.url}/seed#:~:text="
    assert (ended.stdout.count("↗"), linked.stdout.count(arrow)) == (0, 3)


def test_a_number_presses_a_button(site: Website, page: Put, tmp_path: Path) -> None:
    """2 is More; the edited message is shown again. A number without a button is said to be that.

    What cannot be read is one line, and the next message is answered all the same.
    """
    gone, many = page("", status="410 Gone"), "9" * 5000
    typed = f"{gone}\n{site.url}/seed\n2\n99\n{many}\n"
    ended = precis("chat", data_dir=tmp_path, stdin=typed)

    none, first, second = ended.stdout.split(HEADLINE)
    assert none.splitlines()[0] == "The page does not exist (any more)."
    assert (first.count("• "), second.count("• ")) == (3, 4)
    assert "There is no button 99 now.\n" in second
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_pasted_article_is_answered_in_the_chat(tmp_path: Path) -> None:
    """Its line breaks do not make it several messages."""
    text = (DATA / "agency_copy.txt").read_text(encoding="utf-8")
    ended = precis("chat", data_dir=tmp_path, stdin=text)

    assert ended.stdout.count(HEADLINE) == 1
    assert "IANS, citing Xinhua · 18 Feb 2022" in ended.stdout


async def _never(_: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


def test_a_terminal_has_colours_and_a_prompt(site: Website, tmp_path: Path) -> None:
    """Typed at a real terminal: a link, one that takes too long for Ctrl-C, then Ctrl-D."""
    site.pages["/never"] = _never
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env=environment(tmp_path, TERM="xterm-256color", NO_COLOR="", PROMPT_TOOLKIT_NO_CPR="1"),
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    os.close(theirs)
    shown, prompt = "", "\x1b[?2004h"  # bracketed paste is switched on with each prompt

    def until(text: str, times: int = 1) -> None:
        nonlocal shown
        deadline = time.monotonic() + PATIENCE_SECONDS
        while shown.count(text) < times:
            assert time.monotonic() < deadline, shown
            if select.select([ours], [], [], 0.1)[0]:
                shown += os.read(ours, 65536).decode("utf-8", "replace")

    try:
        until(prompt)
        os.write(ours, f"{site.url}/seed\r".encode())
        until("[2] More")
        until(prompt, times=2)
        os.write(ours, f"{site.url}/never\r".encode())
        deadline = time.monotonic() + 20
        while "/never" not in site.asked and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)  # as the terminal does, of which it has no control here
        until("Given up.")
        until(prompt, times=3)
        os.write(ours, b"\x04")
        assert process.wait(PATIENCE_SECONDS) == 0
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    assert f"\x1b[1m{HEADLINE}\x1b[0m" in shown
    assert f"\x1b]8;;{site.url}/seed\x1b\\" in shown


def test_a_backup_is_a_database(tmp_path: Path) -> None:
    """One line where there is none to copy."""
    copy = tmp_path / "copy.sqlite3"
    nothing = precis_here("backup", str(copy), data_dir=tmp_path)
    assert (nothing.returncode, len(nothing.stderr.splitlines())) == (1, 1)

    precis("chat", data_dir=tmp_path, stdin="/help\n")
    done = precis("backup", str(copy), "--verify", data_dir=tmp_path / "terminal")
    again = precis_here("backup", str(copy), data_dir=tmp_path / "terminal")

    assert (done.returncode, done.stderr) == (0, "")
    assert [line.split()[0] for line in done.stdout.splitlines()] == ["wrote", "restored"]
    assert copy.read_bytes().startswith(b"SQLite format 3")
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
