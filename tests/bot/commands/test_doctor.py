"""Single checks of ``precis doctor``; as a program it is tested end to end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.commands import doctor as module
from bot.commands.doctor import Doubt, Skipped, Trouble, check_updates
from bot.settings import Settings
from tests.botapi import BotApi
from tests.botapi.webhook import Webhook

URL = "https://bot.example.org/hook"


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as started:
        yield started


def settings_of(api: BotApi, directory: Path, **more: Any) -> Settings:
    told = {"telegram_token": api.token, "telegram_api_url": api.url, "data_dir": directory}
    return Settings.model_validate(told | more)


async def test_updates_are_asked_for(api: BotApi, tmp_path: Path) -> None:
    """Another program's webhook is in the way until the start."""
    settings = settings_of(api, tmp_path)

    assert await check_updates(settings) == "asked for"
    api.state.webhook = Webhook(URL)
    assert await check_updates(settings) == "asked for, once its webhook is taken down at the start"


async def test_updates_are_sent(api: BotApi, tmp_path: Path) -> None:
    """By a webhook that is set, or will be, and of which Telegram says that it fails."""
    settings = settings_of(api, tmp_path, listen="127.0.0.1:0", webhook_url=URL)

    assert await check_updates(settings) == f"sent to {URL} from the next start on"
    api.state.webhook = Webhook(URL)
    assert await check_updates(settings) == f"sent to {URL}, 0 pending"
    api.state.webhook = Webhook(URL, last_error="Connection timed out", last_error_at=2**31)
    with pytest.raises(Doubt, match=r"could not deliver .*: Connection timed out; 0 pending"):
        await check_updates(settings)
    api.state.webhook.last_error_at = 1
    assert await check_updates(settings) == f"sent to {URL}, 0 pending"


async def test_what_cannot_be_is_said_before_telegram_is_asked(
    api: BotApi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A webhook without TLS, and packages that are missing."""
    plain = {"listen": ":80", "webhook_url": URL.replace("https", "http")}
    theirs = settings_of(api, tmp_path, telegram_api_url="https://api.telegram.org", **plain)
    with pytest.raises(Trouble, match="https:// PRECIS_WEBHOOK_URL alone"):
        await check_updates(theirs)
    monkeypatch.setattr(module, "find_spec", lambda name: None if name == "uvicorn" else name)
    with pytest.raises(Trouble, match=r"needs uvicorn: pip install 'precis\[server\]'"):
        await check_updates(settings_of(api, tmp_path, **plain))
    assert [call.method for call in api.calls] == []


async def test_a_bot_that_is_unknown_has_no_updates(api: BotApi, tmp_path: Path) -> None:
    """Another check says so."""
    with pytest.raises(Skipped):
        await check_updates(settings_of(api, tmp_path, telegram_token="42:" + "B" * 35))
