"""What the README says is so."""

import re
from pathlib import Path

from bot.app import build
from bot.deliveries.limits import Pace
from bot.fairness.quota import Quota
from bot.gateway.requests import Requests
from bot.interactions.answering import GROUPS, PRIVATE, Command, Scope
from bot.interactions.menus import typed
from bot.locales.languages import shipped
from bot.settings import PREFIX, Settings
from tests.readme.picture import PICTURE, picture

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_the_picture_is_what_the_renderer_makes() -> None:
    """``python -m tests.readme.picture`` draws it anew."""
    assert PICTURE.read_text(encoding="utf-8") == picture()
    assert str(PICTURE.relative_to(Path(__file__).parents[2])) in README


def test_every_setting_is_in_the_table() -> None:
    """And no other is."""
    named = {
        PREFIX + name.upper()
        for name, field in Settings.model_fields.items()
        if field.validation_alias is None
    }

    assert set(re.findall(rf"^\| `({PREFIX}\w+)`", README, re.MULTILINE)) == named


_WHO = {
    Scope.EVERYBODY: "everybody",
    Scope.ADMINS: "admins",
    Scope.OPERATOR: "the operator",
}


def row(command: Command) -> str:
    where = {PRIVATE: ", in private", GROUPS: ", in groups"}.get(command.chats, "")
    return f"| `{typed(command)}` | {command.line.english} | {_WHO[command.scope]}{where} |"


async def test_the_table_of_commands_is_what_is_heard(tmp_path: Path) -> None:
    """Line by line, in the order of /help."""
    settings = Settings.model_validate({"data_dir": tmp_path})
    requests = Requests.over_http()
    async with build(
        settings, "1:token", requests, pace=Pace(), quota=Quota(), languages=shipped()
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
