"""What Telegram is asked for, and what it is told of the bot."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any, cast

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from bot.gateway.polling import poll, show_commands
from bot.gateway.requests import Requests
from bot.interactions.menus import Menus
from tests.botapi import BotApi
from tests.botapi.server import PERSON


class Telegram:
    """Gives the updates from an offset on, two at a time, as getUpdates does; then none."""

    read_timeout = 5.0

    def __init__(self, *updates: int) -> None:
        self.updates = updates
        self.offsets: list[int | None] = []
        self.kinds: set[str] = set()
        self.idle = asyncio.Event()

    async def post(self, _: str, request_data: RequestData, **__: Any) -> list[dict[str, int]]:
        offset = cast("int | None", request_data.parameters.get("offset"))
        self.offsets.append(offset)
        self.kinds.add(json.dumps(request_data.parameters["allowed_updates"]))
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

    polling = asyncio.create_task(
        poll(cast("BaseRequest", telegram), "https://a.example", keep, {"poll", "message"})
    )
    await asyncio.wait_for(telegram.idle.wait(), 10)
    polling.cancel()

    assert kept == [7, 8, 11]
    assert telegram.offsets == [None, 9, 12]
    assert telegram.kinds == {'["message", "poll"]'}


async def test_each_language_has_menus_of_its_own() -> None:
    """In each kind of chat; one that Telegram does not know keeps none of the others back."""

    def menus(line: str) -> Menus:
        entries = (("help", line),)
        return Menus(
            private=entries, members=entries, admins=entries, operators=entries, description=line
        )

    with BotApi() as api:
        requests = Requests.over_http()
        bot = Bot(
            api.token,
            base_url=f"{api.url}/bot",
            request=requests.calls,
            get_updates_request=requests.polls,
        )
        said = {"": "Help", "el": "Βοήθεια", "xyz": "?"}
        async with bot:
            await show_commands(bot, {code: menus(line) for code, line in said.items()}, [PERSON])

    scopes = ("all_private_chats", "all_group_chats", "all_chat_administrators", f"chat:{PERSON}")
    shown = {where: menu[0]["description"] for where, menu in api.state.menus.items()}
    assert shown == dict.fromkeys(scopes, "Help") | {f"{s} el": "Βοήθεια" for s in scopes}
    assert api.state.descriptions == {"": "Help", "el": "Βοήθεια"}


async def test_what_the_operator_says_of_his_bot_stays() -> None:
    """In every language; what an earlier start of ours said is said again."""
    entries = (("help", "Help"),)
    ours = Menus(
        private=entries, members=entries, admins=entries, operators=entries, description="Ours"
    )
    with BotApi() as api:
        requests = Requests.over_http()
        bot = Bot(
            api.token,
            base_url=f"{api.url}/bot",
            request=requests.calls,
            get_updates_request=requests.polls,
        )
        async with bot:
            for before, after in (
                ("His own", {"": "His own"}),
                ("Ours", {"": "Ours", "el": "Ours"}),
            ):
                api.state.descriptions = {"": before}
                await show_commands(bot, {"": ours, "el": ours}, [])
                assert api.state.descriptions == after
