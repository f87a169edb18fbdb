"""What strangers bring: to themselves at first, to all once the operator approves it."""

from __future__ import annotations

import re
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.e2e.press import Press, say, told, wait_told
from tests.e2e.process import running_bot

OPERATOR, ANN, BOB = 1, 41, 43


def test_what_strangers_bring_is_theirs_until_it_is_approved(
    own_api: BotApi, press: Press, tmp_path: Path
) -> None:
    """Their feeds, their links, and copies that come before the honest report; a ban, and its end."""
    for chat in (OPERATOR, ANN, BOB):
        own_api.add_chat(chat)
    with running_bot(
        own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=str(OPERATOR)
    ) as bot:
        for chat in (ANN, BOB):
            say(own_api, "/follow #moscow", chat)
        added = say(own_api, f"/addfeed {press.feed('harbour')}", ANN)
        assert "come to this chat alone, until the operator approves" in added.text
        added = say(own_api, f"/addfeed {press.feed('market')}", OPERATOR)
        assert "reaches those who follow" in added.text

        press.prints("harbour", "Tunnel of the century", "tunnel")
        wait_told(own_api, "Tunnel of the century", ANN)
        press.prints("market", "Council approves road tunnel", "tunnel")
        honest = wait_told(own_api, "Council approves road tunnel", BOB)
        own_api.wait_for(
            lambda: "Also: Market News" in told(own_api, "Tunnel of the century", ANN)[0].text
        )
        assert "Also" not in honest.text
        assert not told(own_api, "Council approves", ANN), "the same story is told once"
        assert "Council" in (latest := say(own_api, "/latest #moscow", BOB).text)
        assert "century" not in latest + _all(own_api, BOB)

        assert "come stories of this chat alone" in say(own_api, "/share on", ANN).text
        assert "Wide canal" in say(own_api, press.page("daily", "Wide canal", "canal"), ANN).text
        listed = _admin(own_api)
        assert "wait for you: 2" in listed.text
        assert "Harbour News" in listed.text
        assert f"Links shared in chat {ANN}" in listed.text
        forged = own_api.press(listed, "Approve 1", BOB)
        own_api.wait_for(lambda: "no longer know" in (own_api.said_of(forged) or ""))
        own_api.press(listed, "Approve 1")
        own_api.press(listed, "Approve 2")
        own_api.wait_for(lambda: "wait for you: 0" in _now(own_api, listed).text)
        stale = own_api.press(listed, "Approve 1")
        own_api.wait_for(lambda: "said already" in (own_api.said_of(stale) or ""))

        press.prints("harbour", "Small library", "library")
        wait_told(own_api, "Small library", BOB)
        say(own_api, press.page("daily", "Big stadium", "stadium"), ANN)
        wait_told(own_api, "Big stadium", BOB)
        assert not told(own_api, "Wide canal", BOB), "what came before is not told now"

        assert len(told(own_api, "Big stadium", ANN)) == 1, "it was the answer to the link"
        say(own_api, "/share off", ANN)
        say(own_api, press.page("daily", "Old bridge", "bridge"), ANN)
        say(own_api, "/share on", ANN)
        _ban(own_api, listed, "Harbour News")
        own_api.wait_for(lambda: "banned Harbour News" in _all(own_api, ANN))
        assert "does not let" in say(own_api, f"/addfeed {press.feed('harbour')}", ANN).text
        assert "no feed" in say(own_api, "/feeds", ANN).text
        _ban(own_api, listed, "Links shared")
        own_api.wait_for(lambda: "ended the sharing" in _all(own_api, ANN))
        assert "does not let" in say(own_api, "/share on", ANN).text

        again = say(own_api, f"/addfeed {press.feed('harbour')}", OPERATOR)
        assert "reaches those who follow" in again.text
        assert not told(own_api, "Old bridge", BOB), "what is not shared is the person's own"
        assert "Traceback" not in bot.logged()


def _ban(api: BotApi, listed: SentMessage, name: str) -> None:
    """Ban what has a name, by the button beside it on the list as it is now."""
    shown = _now(api, listed)
    (number,) = re.findall(rf"(\d)\. {name}", shown.text)
    api.press(shown, f"Ban {number}")


def test_who_has_no_operator_is_told_so(own_api: BotApi, press: Press, tmp_path: Path) -> None:
    """At the start in the log, and when a feed is added or links are shared."""
    own_api.add_chat(ANN)
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1") as bot:
        assert "no operator" in say(own_api, f"/addfeed {press.feed('harbour')}", ANN).text
        assert "no operator" in say(own_api, "/share on", ANN).text
        assert "PRECIS_ADMINS is empty" in bot.logged()


def _admin(api: BotApi) -> SentMessage:
    """Return the list of sources that /admin brings."""
    say(api, "/admin", OPERATOR)
    api.wait_for(lambda: [m for m in api.messages(OPERATOR) if "wait for you" in m.text])
    return [m for m in api.messages(OPERATOR) if "wait for you" in m.text][-1]


def _now(api: BotApi, message: SentMessage) -> SentMessage:
    return next(m for m in api.messages(OPERATOR) if m.message_id == message.message_id)


def _all(api: BotApi, chat: int) -> str:
    return "\n".join(message.text for message in api.messages(chat))
