"""What the README says is so."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import build
from bot.cli import WrongSettings
from bot.deliveries.limits import SendingPace
from bot.fairness.quota import Quota
from bot.gateway.requests import Requests
from bot.interactions.answering import CHANNELS, GROUPS, PRIVATE, Command, Scope
from bot.interactions.menus import typed
from bot.locales.languages import shipped
from bot.setting_names import operators_names
from bot.settings import PREFIX, Settings
from tests.readme.picture import picture, place_of
from tests.readme.screens import SCREENS

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_is_what_the_renderer_makes(name: str) -> None:
    """``python -m tests.readme.picture`` draws them anew."""
    place = place_of(name)

    assert place.read_text(encoding="utf-8") == picture(name)
    assert f"]({place.relative_to(Path(__file__).parents[2])})" in README


def unit() -> str:
    """Return the README's unit for systemd."""
    (found,) = re.findall(r"```ini\n(.*?)```", README, re.DOTALL)
    return str(found)


def test_the_unit_stops_where_settings_are_wrong() -> None:
    """Its status is the one that the program ends with, and its settings are settings."""
    named = set(re.findall(rf"^Environment=({PREFIX}\w+)=", unit(), re.MULTILINE))

    assert f"RestartPreventExitStatus={WrongSettings.exit_code}\n" in unit()
    assert named <= {f"{PREFIX}{name.upper()}" for name in operators_names()}


ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")
def test_the_unit_is_hardened(tmp_path: Path) -> None:
    """At most 3 of 10 by ``systemd-analyze security``, and no line that systemd does not know."""
    file = tmp_path / "precis.service"
    file.write_text(unit().replace("/opt/precis/.venv/bin/precis", sys.executable))

    for check in (("security", "--offline=true", "--threshold=30"), ("verify",)):
        command = [str(ANALYZE), *check, str(file)]
        ended = subprocess.run(command, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout[-200:] + ended.stderr
        assert "precis.service:" not in ended.stderr


_WHO = {
    Scope.EVERYBODY: "everybody",
    Scope.ADMINS: "admins",
    Scope.OPERATOR: "the operator",
}


def row(command: Command) -> str:
    where = {PRIVATE: ", in private", GROUPS | CHANNELS: ", in groups and channels"}
    return f"| `{typed(command)}` | {command.line.english} | {_WHO[command.scope]}{where.get(command.chats, '')} |"


async def test_the_table_of_commands_is_what_is_heard(tmp_path: Path) -> None:
    """Line by line, in the order of /help."""
    settings = Settings.model_validate({"data_dir": tmp_path})
    requests = Requests.over_http()
    async with build(
        settings, "1:token", requests, pace=SendingPace(), quota=Quota(), languages=shipped()
    ) as precis:
        table = "\n".join(
            ["| command | | who |", "|---|---|---|", *(row(each) for each in precis.commands)]
        )

    assert f"\n\n{table}\n\n" in README, table


def test_the_files_that_it_names_are_there() -> None:
    """Those of the repository; a walk to a file that moved leads nowhere."""
    root = Path(__file__).parents[2]
    named = re.findall(r"`((?:bot|summarizer|tests)/[\w/.]+)`", README)

    assert len(named) > 10
    assert [name for name in named if not (root / name).exists()] == []
