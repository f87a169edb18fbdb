"""A person's first five minutes, by the real program."""

from __future__ import annotations

from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.press import READER, Press, say, told, wait_told
from tests.e2e.process import running_bot


def test_start_link_follow_feed_and_a_story(own_api: BotApi, press: Press, tmp_path: Path) -> None:
    """Hello, an article, a topic by a tap, a feed with its past, and what is new of it."""
    own_api.add_chat(READER)
    press.prints("harbour", "Old bridge", "bridge", topic="Space")
    article = press.page("market", "Small library", "library")
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=str(READER)):
        hello = say(own_api, "/start")
        assert "PRECIS_STARTER_FEEDS=en,de" in hello.text
        assert sum(map(len, hello.buttons)) == 8

        answered = say(own_api, article)
        assert answered.text.startswith("Small library")
        assert "•" in answered.text

        added = say(own_api, f"/addfeed {press.feed('harbour')}").text
        assert added.startswith("I watch Harbour News from now on.")
        assert added.endswith("Its newest:\n• Old bridge")
        own_api.wait_for(lambda: "Old bridge" in say(own_api, "/latest space").text)
        assert "PRECIS_STARTER_FEEDS" not in say(own_api, "/start").text

        own_api.press(hello, "space")
        own_api.wait_for(
            lambda: any("You follow #space" in m.text for m in own_api.messages(READER))
        )
        assert len(told(own_api, "Old bridge")) == 1, "the newest that there was"

        press.prints("harbour", "New telescope", "telescope", topic="Space")
        assert "Harbour News" in wait_told(own_api, "New telescope").text
        assert "2 read" in say(own_api, "/feeds").text
