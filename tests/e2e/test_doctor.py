"""``precis doctor``, run as a person runs it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.storage.engine.database import open_database
from tests.botapi import BotApi
from tests.e2e.process import precis, precis_here
from tests.website import Website, answer


@pytest.fixture
def own_api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started


def lines(stdout: str) -> dict[str, tuple[str, str]]:
    """Return verdict and finding by check."""
    found = {}
    for line in stdout.splitlines():
        verdict, rest = line.split(maxsplit=1)
        name, finding = rest.split(": ", maxsplit=1)
        found[name] = (verdict, finding)
    return found


def test_all_is_well(own_api: BotApi, tmp_path: Path, database_url: str | None) -> None:
    """One line for each check, status 0, and the token in none; nothing is migrated."""
    ended = precis(
        "doctor",
        data_dir=tmp_path / "data",
        PRECIS_TELEGRAM_TOKEN=own_api.token,
        PRECIS_TELEGRAM_API_URL=own_api.url,
        PRECIS_DATABASE_URL=database_url or "",
    )

    found = lines(ended.stdout)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {verdict for verdict, _ in found.values()} == {"ok"}
    assert found["Telegram"][1] == f"@precis_test_bot at {own_api.url}"
    assert "/setinlinefeedback" in found["elsewhere"][1]
    assert found["elsewhere"][1].endswith("guests are on")
    assert own_api.token not in ended.stdout
    assert list((tmp_path / "data").iterdir()) == []


def test_all_is_wrong(tmp_path: Path, site: Website) -> None:
    """Each check fails by itself, with one line, and the status is 1."""
    data_dir = tmp_path / "data"

    async def from_the_future() -> None:
        async with open_database(data_dir) as database, database.write() as connection:
            newer = "UPDATE alembic_version SET version_num = '9999', oldest = '9999'"
            await connection.execute(text(newer))

    asyncio.run(from_the_future())
    token = "123456:" + "B" * 35
    page = answer("<html>", status="502 Bad Gateway", date="Mon, 05 Jan 2026 09:00:00 GMT")
    site.pages[f"/bot{token}/getMe"] = page
    ended = precis(
        "doctor",
        data_dir=data_dir,
        PRECIS_TELEGRAM_TOKEN=token,
        PRECIS_TELEGRAM_API_URL=site.url,
    )

    found = lines(ended.stdout)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert found["data directory"][0] == found["workers"][0] == "ok"
    assert found["database"] == (
        "failed",
        "SQLite, schema 9999, written by a newer version of Precis",
    )
    assert found["Telegram"] == ("failed", "no answer of a Bot API, but HTTP 502")
    assert found["clock"][0] == "failed"
    assert token not in ended.stdout


def test_what_is_not_there_is_one_line(tmp_path: Path) -> None:
    """No place for the data, no token, no PostgreSQL."""
    (tmp_path / "file").touch()
    ended = precis(
        "doctor",
        data_dir=tmp_path / "file" / "data",
        PRECIS_DATABASE_URL="postgresql://me:secret@127.0.0.1:1/precis",
    )

    found = lines(ended.stdout)
    assert ended.returncode == 1
    assert {name for name, (verdict, _) in found.items() if verdict == "failed"} == {
        "data directory",
        "database",
        "token",
    }
    assert found["Telegram"] == found["clock"] == ("skip", "not asked without a token")
    assert "secret" not in ended.stdout


@pytest.mark.parametrize(
    ("token", "says"),
    [
        ("42:" + "B" * 35, "Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)"),
        ("42:\x7f", "has signs that fit no URL"),
    ],
    ids=["unknown", "not one"],
)
def test_a_wrong_token_is_one_line(own_api: BotApi, tmp_path: Path, token: str, says: str) -> None:
    """Which does not repeat it."""
    ended = precis(
        "doctor",
        data_dir=tmp_path,
        PRECIS_TELEGRAM_TOKEN=token,
        PRECIS_TELEGRAM_API_URL=own_api.url,
    )

    verdict, finding = lines(ended.stdout)["Telegram"]
    assert (ended.returncode, verdict) == (1, "failed")
    assert says in finding
    assert token not in ended.stdout


def test_a_token_that_others_can_read_is_a_warning(own_api: BotApi, tmp_path: Path) -> None:
    """The bot can run by it: the status is 0."""
    token = tmp_path / "token"
    token.write_text(f"{own_api.token}\n")
    token.chmod(0o644)
    ended = precis(
        "doctor",
        data_dir=tmp_path / "data",
        PRECIS_TELEGRAM_TOKEN_FILE=str(token),
        PRECIS_TELEGRAM_API_URL=own_api.url,
    )

    found = lines(ended.stdout)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert {name for name, (verdict, _) in found.items() if verdict != "ok"} == {"token"}
    assert found["token"] == ("warn", f"every user of this machine can read {token}")


def test_a_slip_in_the_settings_is_one_line(tmp_path: Path) -> None:
    """There is nothing to check then."""
    ended = precis_here("doctor", data_dir=tmp_path, PRECIS_ADMINS="me")

    assert (ended.returncode, ended.stdout) == (78, "")
    assert len(ended.stderr.splitlines()) == 1
    assert "PRECIS_ADMINS" in ended.stderr
