"""A bot that is not for everybody, by the real program."""

from __future__ import annotations

from pathlib import Path

from tests.botapi import BotApi
from tests.e2e.process import precis_here, running_bot

OPERATOR, STRANGER, FRIEND, GROUP = 501, 502, 503, -100_504


def test_strangers_are_told_once_and_served_when_they_are_let_in(
    own_api: BotApi, tmp_path: Path
) -> None:
    """The operator is always served; a stranger may still end what he followed before."""

    def said(chat: int) -> list[str]:
        return [message.text for message in own_api.messages(chat)]

    def ask(text: str, chat: int, answers: int, **more: object) -> str:
        own_api.say(text, chat, **more)
        own_api.wait_for(lambda: len(said(chat)) >= answers)
        return said(chat)[-1]

    for chat in (OPERATOR, STRANGER, FRIEND):
        own_api.add_chat(chat)
    own_api.add_chat(GROUP, "supergroup")
    with running_bot(own_api, tmp_path, PRECIS_ACCESS="allowlist", PRECIS_ADMINS=f"{OPERATOR}"):
        assert f"your number: {STRANGER}" in ask("/help", STRANGER, 1)
        own_api.say("/help", STRANGER)
        own_api.say(f"/admin allow {STRANGER}", STRANGER)
        own_api.say("/follow #moscow", GROUP)
        assert "You follow nothing" in ask("/topics", STRANGER, 2)

        assert "You run this bot" in ask("/help", OPERATOR, 2)
        assert "Nobody is let in" in ask("/admin allow", OPERATOR, 3)
        assert "Tell me whom" in ask(f"/admin allow {10**30}", OPERATOR, 4)
        assert f"{FRIEND} is let in" in ask(f"/admin allow {FRIEND}", OPERATOR, 5)
        assert f"{GROUP} is let in" in ask(f"/admin allow {GROUP}", OPERATOR, 6)
        assert f"{FRIEND}, {GROUP}" in ask("/admin deny", OPERATOR, 7)

        assert "#moscow" in ask("/follow #moscow", FRIEND, 1)
        assert "You follow nothing" in ask("/topics", GROUP, 1)
        assert "served no more" in ask(f"/admin deny {FRIEND}", OPERATOR, 8)
        assert "was not let in" in ask(f"/admin deny {FRIEND}", OPERATOR, 9)
        assert "You follow nothing" in ask("/topics", FRIEND, 2)
        assert "your number" in ask("/help", FRIEND, 3)

        link = ask("/admin invite", OPERATOR, 10).split()[0]
        opened = f"/start {link.partition('start=')[2]}"
        assert "You are let in. Welcome!" in ask(opened, FRIEND, 4)
        own_api.wait_for(lambda: f"{FRIEND} came by your invitation 1." in said(OPERATOR), 20)
        assert "used up" in ask(opened, STRANGER, 3)
        assert f"{FRIEND} is banned" in ask(f"/admin ban {FRIEND}", OPERATOR, 12)
        assert "ended its service here" in ask("/help", FRIEND, 5)
        own_api.say("/help", FRIEND)
        own_api.say(
            "/sum https://example.org/a",
            GROUP,
            **{"from": {"id": FRIEND, "is_bot": False, "first_name": "Fred"}},
        )
        assert "is not banned any more" in ask(f"/admin unban {FRIEND}", OPERATOR, 13)
        assert "What I do" in ask("/help", FRIEND, 6)

    assert len(said(STRANGER)) == 3


def test_an_allowlist_needs_an_admin(tmp_path: Path) -> None:
    """Else nobody could ever be let in."""
    ended = precis_here("doctor", data_dir=tmp_path, PRECIS_ACCESS="allowlist")

    assert ended.returncode != 0
    assert "PRECIS_ACCESS" in ended.stderr
    assert "PRECIS_ADMINS" in ended.stderr
