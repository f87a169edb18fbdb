"""Buttons that somebody else presses, or that no message has, with the real program."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.e2e.conftest import AGENCY_COPY, DATA
from tests.e2e.press import Press, told, wait_told
from tests.e2e.process import running_bot
from tests.website import Website, answer

ANN, BOB = 101, 102
ADMIN, MEMBER = 7001, 7002
GROUP, CHANNEL = -201, -202


def test_a_button_reaches_what_its_message_shows(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """Ann's pasted text and secret link, while Bob counts up; her buttons after a restart.

    And a story in a group and a channel, where a member and a subscriber press, and an admin.
    """
    api, press = own_api, Press(site, "buttons")
    for chat, kind in {ANN: "", BOB: "", GROUP: "supergroup", CHANNEL: "channel"}.items():
        api.add_chat(chat, kind or "private")
        api.state.admins[chat] = {ADMIN}
    with running_bot(api, tmp_path) as bot:
        hers = shown_to_ann(api, site)
        bob_counts_up(api)
        assert api.messages(ANN) == hers
        bot.stop()

    more = [api.press(hers[0], "More"), api.press(hers[0], "More")]
    with running_bot(api, tmp_path, PRECIS_ADMINS=f"{ANN}", PRECIS_FEED_INTERVAL="1"):
        assert [said_to(api, query) for query in more] == ["", ""]
        api.wait_for(lambda: points(now(api, hers[0])) == points(hers[0]) + 1)
        assert now(api, hers[1]) == hers[1]
        have_a_story_told(api, press)
        for chat in (GROUP, CHANNEL):
            is_changed_by_admins(api, wait_told(api, "New tunnel", chat))
        api.say("/admin", ANN)
        assert "could not be handled" not in api.wait_messages(3, ANN)[-1].text
    assert [c for c in api.refused if "is not modified" not in str(c.answer)] == []


def shown_to_ann(api: BotApi, site: Website) -> list[SentMessage]:
    """Return the messages that show what nobody else may read."""
    site.pages["/minutes?token=s3cr3t"] = answer(AGENCY_COPY)
    api.say((DATA / "agency_copy.txt").read_text(encoding="utf-8")[:4096], ANN)
    api.wait_messages(1, ANN)
    api.say(f"{site.url}/minutes?token=s3cr3t", ANN)
    return api.wait_messages(2, ANN)


def bob_counts_up(api: BotApi) -> None:
    """Press what no message of Bob's has; each press is answered, and nothing comes of it."""
    api.say("/help", BOB)
    (his,) = api.wait_messages(1, BOB)
    forged = [api.forge(his, data) for data in guesses()]
    message = {"message": api.state.message_object(his)}
    for more in (
        {"game_short_name": "chess"} | message,
        {"data": "points:4", "inline_message_id": "AAAA"},
    ):
        query = api.query(BOB) | more
        api.update(callback_query=query)
        forged.append(query["id"])
    for number in forged:
        assert 0 < len(said_to(api, number)) <= 200
    assert api.messages(BOB) == [his]


def guesses() -> Iterator[str]:
    """Yield what who counts up would try, as buttons of all versions would have it."""
    for number in range(1, 8):
        yield from (f"points:{number}:8", f"tag:{number}:0", f"tags:{number}", f"points:{number}")
        yield from (f"again:{number}", f"resend:{number}")
    yield from (
        "points:" + "9" * 60,
        "points:٣:٣",
        "points:-1",
        "tag:99",
        "topics:0",
        "acts",
        "save",
        "delete",
        "forget",
        "wrong:date",
        "outlet:0",
        "unsave:0:1",
        "retry:0123456789abcdef",
        "x",
        "\0",
        "",
    )


def have_a_story_told(api: BotApi, press: Press) -> None:
    """Have group and channel watch a feed, and follow what it is about."""
    admin = {"from": {"id": ADMIN, "is_bot": False, "first_name": "Ann"}}
    for text in (f"/addfeed {press.feed('harbour')}", "/follow moscow"):
        for chat in (GROUP, CHANNEL):
            seen = len(api.messages(chat))
            api.say(text, chat, **(admin if chat == GROUP else {}))
            api.wait_messages(seen + 1, chat)
    press.prints("harbour", "New tunnel", "tunnel")


def is_changed_by_admins(api: BotApi, story: SentMessage) -> None:
    before = api.messages(story.chat_id)
    for data in ("points:1", "tags", "tag:0", "topics:0", "unfollow:0:moscow", "again:1"):
        assert 0 < len(said_to(api, api.forge(story, data, MEMBER))) <= 200
    assert said_to(api, api.press(story, "Fewer", MEMBER))
    assert api.messages(story.chat_id) == before

    assert said_to(api, api.press(story, "Fewer", ADMIN)) == ""
    api.wait_for(partial(_has_fewer, api, story))
    assert len(told(api, "New tunnel", story.chat_id)) == 1


def _has_fewer(api: BotApi, story: SentMessage) -> bool:
    return points(now(api, story)) == points(story) - 1


def said_to(api: BotApi, query: str) -> str:
    """Return what a press is answered with, once it is."""
    api.wait_for(lambda: api.said_of(query) is not None)
    return api.said_of(query) or ""


def now(api: BotApi, message: SentMessage) -> SentMessage:
    return api.state.sent[message.chat_id, message.message_id]


def points(message: SentMessage) -> int:
    return message.text.count("•")
