"""The clock is set back while the real program runs."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.botapi import BotApi, Fault
from tests.e2e.conftest import article_page
from tests.e2e.process import CLOCKED, running_bot
from tests.website import Website, answer


def test_a_clock_that_is_set_back_by_half_an_hour_stops_nothing(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """What was owed before is sent, and the next link is answered, within seconds."""
    for name in ("before", "between", "after"):
        site.pages[f"/clock/{name}"] = answer(article_page(f"Clock {name}"))
    with running_bot(own_api, tmp_path, CLOCKED) as bot:
        own_api.say(f"{site.url}/clock/before")
        own_api.wait_messages(1)
        # The back-off after three failures is five seconds, and would be half an hour.
        own_api.script("sendMessage", *[Fault.server_error()] * 3)
        own_api.say(f"{site.url}/clock/between")
        bot.wait_for("again later", times=3)
        bot.process.send_signal(signal.SIGUSR1)
        own_api.wait_messages(2)
        own_api.say(f"{site.url}/clock/after")
        own_api.wait_messages(3)

        bot.wait_for("the clock was set back")
        assert bot.stop() == 0
