from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.commands.config import settings_in_force, settings_table
from bot.settings import Settings, stated

README = Path(__file__).parents[3] / "README.md"


def test_the_readme_has_the_table_of_the_code() -> None:
    """``precis config --table`` prints what stands there."""
    assert settings_table() in README.read_text(encoding="utf-8")


def test_what_is_in_force_is_shown_without_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Name, value, place; of an address of a database the password and parameters are kept back."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PRECIS_TELEGRAM_TOKEN", "123:hunter1")
    settings = Settings(
        telegram_token=SecretStr("123:hunter1"),
        database_url=SecretStr("postgresql://me:hunter2@db.example/precis?password=hunter3"),
        telegram_api_url="https://me:hunter4@api.example/bots",
        admins=frozenset({7, 5}),
    )

    lines = dict(line.split("\t", 1) for line in settings_in_force(settings, stated()))

    assert "hunter" not in repr(lines)
    assert lines["PRECIS_TELEGRAM_TOKEN"] == "********\tthe environment"
    assert lines["PRECIS_DATABASE_URL"].startswith("postgresql://me:********@db.example/precis\t")
    assert lines["PRECIS_TELEGRAM_API_URL"].startswith("https://me:********@api.example/bots\t")
    assert lines["PRECIS_ADMINS"] == "5,7\tdefault"
    assert "CREDENTIALS_DIRECTORY" not in repr(lines)
