import asyncio
from collections.abc import Sequence
from typing import Any, cast

from telegram.request import BaseRequest, RequestData

from bot.gateway.polling import poll


class Telegram:
    """Gives the updates from an offset on, two at a time, as getUpdates does; then none."""

    read_timeout = 5.0

    def __init__(self, *updates: int) -> None:
        self.updates = updates
        self.offsets: list[int | None] = []
        self.idle = asyncio.Event()

    async def post(self, _: str, request_data: RequestData, **__: Any) -> list[dict[str, int]]:
        offset = cast("int | None", request_data.parameters.get("offset"))
        self.offsets.append(offset)
        waiting = [update for update in self.updates if offset is None or update >= offset]
        if not waiting or len(self.offsets) > 9:
            self.idle.set()
            await asyncio.Event().wait()
        return [{"update_id": update} for update in waiting[:2]]


async def test_the_offset_moves_once_updates_are_kept() -> None:
    """Each comes once, and Telegram may forget what is kept and nothing else."""
    telegram = Telegram(7, 8, 11)
    kept: list[int] = []

    async def keep(updates: Sequence[dict[str, Any]]) -> None:
        assert all(offset is None or offset <= kept[-1] + 1 for offset in telegram.offsets)
        kept.extend(update["update_id"] for update in updates)

    polling = asyncio.create_task(poll(cast("BaseRequest", telegram), "https://a.example", keep))
    await asyncio.wait_for(telegram.idle.wait(), 10)
    polling.cancel()

    assert kept == [7, 8, 11]
    assert telegram.offsets == [None, 9, 12]
