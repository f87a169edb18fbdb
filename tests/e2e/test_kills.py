"""The short form of ``tests/benchmarks/kills.py``."""

from __future__ import annotations

import signal
from pathlib import Path

from bot.render import topic_texts
from bot.render.texts import AGAIN, UNSURE
from tests.botapi import BotApi, Fault
from tests.e2e.conftest import article_page
from tests.e2e.killing import kill_often
from tests.e2e.process import running_bot
from tests.website import Website, answer


def test_nothing_is_lost_and_nothing_sent_twice(
    site: Website, tmp_path: Path, database_url: str | None
) -> None:
    """Where a kill fell between Telegram's acceptance and our commit, the person is told."""
    site.pages["/kills"] = answer(article_page("Kill news"))
    with BotApi() as api:
        toll = kill_often(
            api,
            tmp_path,
            kills=3,
            links=[f"{site.url}/kills"],
            seed=1,
            seconds_between=0.25,
            database_url=database_url or "",
        )
        assert api.errors == []

    assert (toll.lost, toll.twice) == (0, 0)
    assert toll.unknown - toll.unknown_lines <= toll.told <= toll.unknown
    assert toll.unknown + toll.unknown_lines <= toll.most_in_flight


def test_a_file_that_a_kill_meets_is_told_of_and_sent_on_request(
    site: Website, own_api: BotApi, tmp_path: Path
) -> None:
    """Telegram has it, the ledger does not know: it is not sent again by itself."""
    feed = (
        f'<rss version="2.0"><channel><title>Gazette</title><link>{site.url}</link></channel></rss>'
    )
    site.pages["/killed/feed"] = answer(feed, "application/rss+xml")
    with running_bot(own_api, tmp_path) as bot:
        own_api.say(f"/addfeed {site.url}/killed/feed")
        own_api.wait_messages(1)
        own_api.script("sendDocument", Fault(delay=60.0))
        own_api.say("/export opml")
        own_api.wait_messages(2)
        bot.stop(signal.SIGKILL)
    with running_bot(own_api, tmp_path):
        own_api.wait_messages(4)
        by_text = {message.text: message for message in own_api.messages()}
        assert sum(bool(message.document) for message in own_api.messages()) == 1
        own_api.press(by_text[UNSURE.english], AGAIN.english)
        own_api.wait_messages(5)

    files = [message.document for message in own_api.messages() if message.document]
    assert len(files) == 2
    assert files[0] == files[1]
    assert topic_texts.EXPORTED.english in by_text
    assert own_api.refused == []
