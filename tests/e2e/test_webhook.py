"""The program with its web side: updates by webhook, how it fares, and the way back to polling."""

from __future__ import annotations

import socket
from pathlib import Path

import httpx

from tests.botapi import BotApi, Fault
from tests.botapi.server import PERSON
from tests.e2e.process import PROGRAM, WITHOUT_WORKERS, precis, running_bot, started_bot


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


def texts(api: BotApi) -> list[str]:
    return [message.text for message in api.messages(PERSON)]


def test_updates_by_webhook_and_back_to_polling(own_api: BotApi, tmp_path: Path) -> None:
    """Whatever is said meanwhile is answered once; in between the bot tells how it fares."""
    port = free_port()
    hooked = {
        "PRECIS_LISTEN": f"127.0.0.1:{port}",
        "PRECIS_WEBHOOK_URL": f"http://127.0.0.1:{port}/hook",
        "PYTHONPATH": WITHOUT_WORKERS,
    }
    own_api.say("/follow topic1")
    # The answer to the first post is lost: it comes again.
    own_api.script("webhook", Fault(drop_after=True))
    with started_bot(own_api, tmp_path, PROGRAM, **hooked) as bot:
        own_api.wait_messages(1)
        own_api.say("/follow topic2")
        own_api.wait_messages(2)
        # A second process takes updates, too, and hands them on by the database.
        second = free_port()
        other = hooked | {"PRECIS_LISTEN": f"127.0.0.1:{second}"}
        with started_bot(own_api, tmp_path, PROGRAM, **other) as standby:
            standby.wait_for("standing by")
            secret = own_api.state.webhook.secret
            own_api.state.webhook.url = f"http://127.0.0.1:{second}/hook"
            own_api.say("/follow topic3")
            own_api.wait_messages(3)
            own_api.state.webhook.url = hooked["PRECIS_WEBHOOK_URL"]

            asked = [
                httpx.get(f"http://127.0.0.1:{n}/readyz", trust_env=False) for n in (port, second)
            ]
            assert [answer.status_code for answer in asked] == [200, 200]
            assert "standing by" in asked[1].text
        metrics = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False).text
        assert 'precis_updates_total{kind="message"}' in metrics
        status = precis("status", "--check", data_dir=tmp_path / "data")
        assert (status.returncode, status.stderr) == (0, ""), status.stdout
        assert bot.stop() == 0
    own_api.say("/follow topic4")
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS):
        own_api.wait_messages(4)

    assert own_api.state.webhook.url == ""
    assert own_api.state.updates == []
    assert len(texts(own_api)) == len(set(texts(own_api))) == 4
    assert secret not in bot.logged()
    assert {call.parameters.get("drop_pending_updates") for call in own_api.calls} == {None}
