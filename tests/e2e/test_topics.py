"""Following a topic, by the real program: sample, delivery, one more outlet, digest, silence."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.botapi import BotApi
from tests.botapi.state import SentMessage
from tests.e2e.process import environment, running_bot
from tests.website import Website, answer

#: Follows; the others are of other people.
READER = 40


class Press:
    """Two outlets on one site, each with a feed."""

    def __init__(self, site: Website, name: str) -> None:
        self._site = site
        self._name = name
        self._items: dict[str, list[str]] = {}

    def feed(self, outlet: str) -> str:
        """Return the address of an outlet's feed."""
        path = f"/{self._name}/{outlet}/feed"
        if path not in self._site.pages:
            self._publish(outlet)
        return self._site.url + path

    def prints(self, outlet: str, title: str, subject: str, topic: str = "Moscow") -> None:
        """Have an outlet print an article, and list it."""
        path = f"/{self._name}/{outlet}/{title.replace(' ', '-')}"
        self._site.pages[path] = answer(_page(outlet, title, subject, topic))
        link = self._site.url + path
        date = format_datetime(datetime.now(UTC))
        self._items.setdefault(outlet, []).insert(
            0,
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><category>{topic}</category></item>",
        )
        self._publish(outlet)

    def _publish(self, outlet: str) -> None:
        items = "".join(self._items.get(outlet, []))
        rss = (
            f'<rss version="2.0"><channel><title>{outlet.title()} News</title>'
            f"<link>{self._site.url}/{self._name}/{outlet}</link>{items}</channel></rss>"
        )
        self._site.pages[f"/{self._name}/{outlet}/feed"] = answer(rss, "application/rss+xml")


_TEXTS = {
    "bridge": (
        "Engineers closed the old bridge after they had found cracks in two of its piers",
        "Ferries carry commuters over the river until repairs are done, the harbour office said.",
        "The steel arches date from 1911 and were last painted when trams still crossed them.",
    ),
    "tunnel": (
        "The council approved a road tunnel of four kilometres under the harbour",
        "Residents had asked for it since spring, when 4,000 letters reached the mayor.",
        "Work begins next month and is to cost 30 million, a spokeswoman told reporters.",
        "Opponents announced a lawsuit and a march through the old town at the weekend.",
    ),
    "stadium": (
        "Fans celebrated the opening of the largest stadium that the club has ever played in",
        "Sixty thousand seats were sold within an hour, and resellers asked for ten times as much.",
        "The home team lost by three goals in the rain, its fifth defeat of this season.",
    ),
    "library": (
        "A branch library that was to be shut for good reopened with longer hours",
        "Volunteers catalogued nine thousand books by hand after the computers had failed.",
        "Its reading room smells of paint and coffee, and every chair was taken by noon.",
    ),
    "canal": (
        "Dredgers began to widen the shipping canal so that container vessels can pass",
        "Fishermen fear for the spawning grounds of perch and want to be paid for their losses.",
        "The port expects a third more freight by the end of the decade, its annual report says.",
    ),
}


def _page(outlet: str, title: str, subject: str, topic: str) -> str:
    sentences = [f"{_TEXTS[subject][0]} in {topic} on Monday.", *_TEXTS[subject][1:]]
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet.title()} News">'
        f'<meta property="og:type" content="article"><meta name="keywords" content="{topic}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


@pytest.fixture
def press(site: Website, request: pytest.FixtureRequest) -> Press:
    return Press(site, request.node.name)


def say(api: BotApi, text: str, chat: int = READER) -> SentMessage:
    """Say something and return the answer to it."""
    asked = api.say(text, chat=chat)
    api.wait_for(lambda: _answers(api, chat, asked), 20)
    return _answers(api, chat, asked)[0]


def _answers(api: BotApi, chat: int, asked: int) -> list[SentMessage]:
    return [m for m in api.messages(chat) if m.reply_to == asked]


def told(api: BotApi, title: str, chat: int = READER) -> list[SentMessage]:
    """Return a chat's messages about a story."""
    return [m for m in api.messages(chat) if m.text.startswith(title)]


def wait_told(api: BotApi, title: str, chat: int = READER) -> SentMessage:
    api.wait_for(lambda: told(api, title, chat), 40)
    return told(api, title, chat)[0]


def test_a_topic_from_the_first_word_to_the_last(
    own_api: BotApi, press: Press, tmp_path: Path
) -> None:
    """Follow, sample, a new entry, the same copy elsewhere, mute, pause, unfollow."""
    own_api.add_chat(READER)
    press.prints("harbour", "Old bridge", "bridge")
    press.feed("market")
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1"):
        assert "I watch no feeds yet" in say(own_api, "/follow #bicycles").text
        assert "You no longer" in say(own_api, "/unfollow #bicycles").text
        assert "I watch Harbour News" in say(own_api, f"/addfeed {press.feed('harbour')}").text
        assert "You follow #moscow" in say(own_api, "/follow #moscow").text
        assert "I watch Market News" in say(own_api, f"/addfeed {press.feed('market')}").text

        press.prints("harbour", "New tunnel", "tunnel")
        first = wait_told(own_api, "New tunnel")
        assert "Harbour News" in first.text
        assert not told(own_api, "Old bridge"), "a feed's past is no news"

        press.prints("market", "A tunnel for the town", "tunnel")
        own_api.wait_for(lambda: "Also: Market News" in told(own_api, "New tunnel")[0].text, 40)
        assert told(own_api, "New tunnel")[0].message_id == first.message_id
        assert not told(own_api, "A tunnel for the town"), "the same copy is the same story"

        own_api.press(told(own_api, "New tunnel")[0], "Fewer")
        own_api.wait_for(lambda: told(own_api, "New tunnel")[0].text.count("•") == 1, 20)
        assert "Also: Market News" in told(own_api, "New tunnel")[0].text

        late = 41
        own_api.add_chat(late)
        answered = say(own_api, "/follow moscow", late)
        assert "one story" in answered.text
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
    quiet, eager = 41, 42
    for chat in (READER, quiet, eager):
        own_api.add_chat(chat)
    now = datetime.now(UTC)
    hours = f"{now - timedelta(hours=1):%H:%M}-{now + timedelta(hours=1):%H:%M}"
    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1"):
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
        assert chat.wait(20) == 0
    finally:
        chat.kill()
        chat.wait()


def _wait_for(text: str, file: Path) -> None:
    deadline = time.monotonic() + 30
    while text not in (found := file.read_text(encoding="utf-8")):
        assert time.monotonic() < deadline, found
        time.sleep(0.05)
