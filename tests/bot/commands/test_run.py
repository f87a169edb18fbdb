"""What a process serves, by its roles, and what ends it."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext
from pathlib import Path
from typing import Any, cast

import pytest

from bot.app import Precis, web
from bot.app.clock import utc_now
from bot.commands.run import _beating, _web_side
from bot.errors import SchemaOutgrown
from bot.gateway.webhook import Webhook
from bot.metrics.meter import Meter
from bot.observing.pulse import Pulse
from bot.settings import Listen, Settings
from bot.storage.operating.processes import ProcessStore
from bot.work.roles import Role

WEBHOOK = Webhook("https://bot.example.org/hook", "secret", frozenset())


@pytest.mark.parametrize(
    ("listen", "roles", "served"),
    [
        (None, {Role.WEB}, []),
        ("127.0.0.1:0", {Role.WEB}, [WEBHOOK]),
        ("127.0.0.1:0", {Role.WEB, Role.SENDER}, [WEBHOOK]),
        ("127.0.0.1:0", {Role.WORKER}, [None]),
        ("127.0.0.1:0", {Role.SENDER}, [None]),
    ],
)
async def test_every_role_is_watched_and_one_takes_updates(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    listen: str | None,
    roles: set[Role],
    served: list[Webhook | None],
) -> None:
    """Else nobody would see what workers count."""
    found: list[Webhook | None] = []

    def serve(where: Listen, *_: object) -> Any:
        assert where == Listen("127.0.0.1", 0)
        found.append(cast("Webhook | None", _[-1]))
        return nullcontext()

    monkeypatch.setattr(web, "web_side", serve)
    settings = Settings.model_validate({"data_dir": tmp_path, "listen": listen})
    nothing = cast("Precis", None), cast("Pulse", None)
    async with _web_side(settings, frozenset(roles), *nothing, WEBHOOK):
        pass

    assert found == served


async def test_a_process_whose_schema_is_outgrown_ends() -> None:
    """Also one that was frozen while others brought the database further."""

    class Outgrown(ProcessStore):
        def __init__(self) -> None:
            pass

        async def write(self, *_: object) -> None:
            raise SchemaOutgrown("a newer version")

        async def remove(self, process_id: str) -> None:
            pass

    stop = asyncio.Event()
    with pytest.raises(SchemaOutgrown):
        async with _beating(Pulse(Outgrown(), Meter(), utc_now), stop):
            await asyncio.wait_for(stop.wait(), 10)
