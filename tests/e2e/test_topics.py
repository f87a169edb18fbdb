"""Following a topic, by the real program: sample, delivery, one more outlet, digest, silence."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.botapi import BotApi
from tests.botapi.server import PATIENCE_SECONDS
from tests.e2e.press import READER, Press, say, told, wait_told
from tests.e2e.process import environment, running_bot


def test_a_topic_from_the_first_word_to_the_last(
    own_api: BotApi, press: Press, tmp_path: Path
) -> None:
    """Follow, sample, a new entry, the same copy elsewhere, mute, pause, unfollow."""
    own_api.add_chat(READER)
    press.prints("harbour", "Old bridge", "bridge")
    press.feed("market")
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=str(READER)):
        assert "I watch no feeds yet" in say(own_api, "/follow #bicycles").text
        assert "You no longer" in say(own_api, "/unfollow #bicycles").text
        assert "I watch Harbour News" in say(own_api, f"/addfeed {press.feed('harbour')}").text
        own_api.wait_for(lambda: "Old bridge" in say(own_api, "/latest #moscow").text)
        followed = say(own_api, "/follow #moscow").text
        assert "You follow #moscow" in followed
        assert "one story" in followed, "the feed's past counts"
        assert followed.endswith("The newest is above.")
        assert "I watch Market News" in say(own_api, f"/addfeed {press.feed('market')}").text

        press.prints("harbour", "New tunnel", "tunnel")
        first = wait_told(own_api, "New tunnel")
        assert "Harbour News" in first.text
        assert len(told(own_api, "Old bridge")) == 1, "a feed's past is a sample, and no news"

        why = own_api.press(first, "Why?")
        own_api.wait_for(lambda: own_api.said_of(why) is not None)
        assert (own_api.said_of(why) or "").startswith("moscow (")

        press.prints("market", "A tunnel for the town", "tunnel")
        own_api.wait_for(lambda: "Also: Market News" in told(own_api, "New tunnel")[0].text)
        assert told(own_api, "New tunnel")[0].message_id == first.message_id
        assert not told(own_api, "A tunnel for the town"), "the same copy is the same story"

        own_api.press(told(own_api, "New tunnel")[0], "Fewer")
        own_api.wait_for(lambda: told(own_api, "New tunnel")[0].text.count("•") == 1)
        assert "Also: Market News" in told(own_api, "New tunnel")[0].text

        late = 41
        own_api.add_chat(late)
        answered = say(own_api, "/follow moscow", late)
        assert "2 stories" in answered.text
        assert answered.text.endswith("The newest is above.")
        assert told(own_api, "New tunnel", late)[0].message_id < answered.message_id
        assert "Also: Market News" in wait_told(own_api, "New tunnel", late).text

        assert "no more stories about #stadium" in say(own_api, "/mute stadium").text
        assert "No stories until" in say(own_api, "/pause", late).text
        press.prints("harbour", "Big stadium", "stadium")
        press.prints("harbour", "Small library", "library")
        wait_told(own_api, "Small library")
        assert not told(own_api, "Big stadium")
        assert not told(own_api, "Small library", late)

        assert "You no longer follow #moscow" in say(own_api, "/unfollow #moscow").text
        assert "You follow nothing yet" in say(own_api, "/topics").text
        say(own_api, "/resume", late)
        press.prints("market", "Wide canal", "canal")
        wait_told(own_api, "Wide canal", late)
        assert not told(own_api, "Wide canal")
        assert len(told(own_api, "New tunnel", late)) == 1


def test_digests_and_quiet_hours(own_api: BotApi, press: Press, tmp_path: Path) -> None:
    """Who wants a digest gets no single stories, and nobody gets any in quiet hours."""
    quiet, eager = 41, 43
    for chat in (READER, quiet, eager):
        own_api.add_chat(chat)
    now = datetime.now(UTC)
    hours = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=str(READER)):
        say(own_api, f"/addfeed {press.feed('harbour')}")
        assert "stories wait" in say(own_api, f"/quiet {hours}", quiet).text
        say(own_api, "/follow moscow", quiet)
        say(own_api, "/follow moscow", eager)
        assert "with your digest" in say(own_api, "/follow #moscow daily").text
        press.prints("harbour", "New tunnel", "tunnel")
        press.prints("harbour", "Small library", "library")
        wait_told(own_api, "New tunnel", eager)
        wait_told(own_api, "Small library", eager)

        # What waits is told when there are to be no more digests.
        say(own_api, "/follow #moscow now")
        digest = wait_told(own_api, "Digest of")

        assert "New tunnel — Harbour News" in digest.text
        assert "Small library — Harbour News" in digest.text
        for chat in (READER, quiet):
            assert not told(own_api, "New tunnel", chat)
            assert not told(own_api, "Small library", chat)


def test_who_chats_in_a_terminal_is_told_as_well(press: Press, tmp_path: Path) -> None:
    """While it is open, what comes is shown, whoever types."""
    shown = tmp_path / "shown"
    with shown.open("wb") as out:
        chat = subprocess.Popen(
            [sys.executable, "-m", "bot", "chat"],
            env=environment(tmp_path / "data", PRECIS_FEED_INTERVAL="1"),
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=out,
        )
    try:
        assert chat.stdin is not None
        chat.stdin.write(f"/follow #Moscow\n/addfeed {press.feed('daily')}\n".encode())
        chat.stdin.flush()
        _wait_for("I watch Daily News", shown)
        press.prints("daily", "Old bridge is shut", "bridge")

        _wait_for("Old bridge is shut", shown)

        chat.stdin.close()
        assert chat.wait(PATIENCE_SECONDS) == 0
    finally:
        chat.kill()
        chat.wait()


def _wait_for(text: str, file: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while text not in (found := file.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
