from pathlib import Path
from typing import Any

from bot.render import topic_texts
from bot.storage.feeds.feeds import FeedStore
from tests.bot.desk import OPERATOR, Desk, open_desk

GROUP, MEMBER = -31, 32

LIST = (
    b'<opml version="2.0"><head/><body>'
    b'<outline type="rss" text="A" xmlUrl="https://a.example/feed"/></body></opml>'
)


async def sends_list(desk: Desk, person: int) -> str:
    """Send a list of feeds in the group; returns what the bot answers."""
    desk.api.send_file("feeds.opml", LIST, GROUP)
    event: dict[str, Any] = desk.api.state.updates.pop()
    event["message"]["from"] = {"id": person, "is_bot": False, "first_name": "Ada"}
    await desk.hears(message=event["message"])
    return desk.api.messages(GROUP)[-1].text


async def test_a_list_of_feeds_is_taken_from_admins_alone(tmp_path: Path) -> None:
    """A plain member of a group adds nothing to what all of it get."""
    async with open_desk(tmp_path) as desk:
        desk.api.add_chat(GROUP, "supergroup")
        desk.api.state.admins[GROUP] = {OPERATOR}
        feeds = FeedStore(desk.precis.database)

        assert await sends_list(desk, MEMBER) == topic_texts.ADMINS_ONLY
        assert await feeds.all() == ()
        assert "1 feeds are watched" in await sends_list(desk, OPERATOR)
        assert [feed.url for feed in await feeds.all()] == ["https://a.example/feed"]
