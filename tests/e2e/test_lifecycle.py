"""Starts, stops, kills and bad days at Telegram, with the real program."""

from __future__ import annotations

import asyncio
import itertools
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.render import texts
from bot.render.language import ENGLISH
from tests.botapi import BotApi, Call, Fault
from tests.botapi.server import PATIENCE_SECONDS, PERSON
from tests.e2e.conftest import article_page
from tests.e2e.process import WITHOUT_WORKERS, RunningBot, precis, running_bot, started_bot
from tests.website import Website, answer

_people = itertools.count(3000)

UNSURE = ENGLISH.say(texts.UNSURE)
START = ENGLISH.say(texts.START).split("\n", maxsplit=1)[0]


def slow(site: Website, path: str, html: str, seconds: float) -> str:
    """Put a page on the site whose answer takes a while; returns its link."""

    async def write(writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(seconds)
        writer.write(answer(html))
        await writer.drain()

    site.pages[path] = write
    return site.url + path


def asked(api: BotApi, site: Website, path: str) -> None:
    """Wait until the site was asked for a page."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while path not in site.asked:
        assert time.monotonic() < deadline, api.calls[-5:]
        time.sleep(0.01)


def headlines(api: BotApi, chat: int = PERSON) -> Counter[str]:
    """Return how often a chat got which headline."""
    return Counter(message.text.split("\n")[0] for message in api.messages(chat))


def test_sigterm_finishes_what_is_under_way(own_api: BotApi, site: Website, tmp_path: Path) -> None:
    """An answer that is nearly there is sent; the end comes within five seconds, with status 0."""
    link = slow(site, "/nearly", article_page("Nearly there"), 1.0)
    site.pages["/first"] = answer(article_page("First news"))
    with running_bot(own_api, tmp_path) as bot:
        # Then the workers are ready; a machine that is busy takes its time for that.
        own_api.say(f"{site.url}/first")
        own_api.wait_messages(1)
        own_api.say(link)
        asked(own_api, site, "/nearly")
        start = time.monotonic()

        assert bot.stop(signal.SIGTERM) == 0
        assert time.monotonic() - start < 5 * bot.slowness
        assert headlines(own_api) == {"First news": 1, "Nearly there": 1}


def test_what_takes_longer_than_a_stop_is_answered_at_the_next_start(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """The stop still comes within five seconds, and nothing is lost or said twice."""
    link = slow(site, "/late", article_page("Late news"), 8.0)
    with running_bot(own_api, tmp_path) as bot:
        own_api.say(link)
        asked(own_api, site, "/late")
        start = time.monotonic()

        assert bot.stop(signal.SIGTERM) == 0
        assert time.monotonic() - start < 5 * bot.slowness
        assert headlines(own_api) == {}

    site.pages["/late"] = answer(article_page("Late news"))
    with running_bot(own_api, tmp_path):
        own_api.wait_messages(1)
        own_api.say("/help")
        own_api.wait_messages(2)
        assert headlines(own_api) == {"Late news": 1, "What I do": 1}


def test_a_stop_waits_for_no_workers_that_are_being_started(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """It comes within five seconds, with status 0, and what was asked is answered later."""
    site.pages["/early"] = answer(article_page("Early news"))
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS) as bot:
        own_api.say(f"{site.url}/early")
        asked(own_api, site, "/early")
        start = time.monotonic()

        assert bot.stop(signal.SIGTERM) == 0
        assert time.monotonic() - start < 5 * bot.slowness
        assert headlines(own_api) == {}

    with running_bot(own_api, tmp_path):
        own_api.wait_messages(1)
        assert headlines(own_api) == {"Early news": 1}


def test_what_a_kill_interrupts_is_answered_at_the_next_start(
    own_api: BotApi, site: Website, tmp_path: Path
) -> None:
    """kill -9 while pages are fetched: each is answered once after it."""
    links = [slow(site, f"/kill/{n}", article_page(f"Killed {n}"), 30.0) for n in range(3)]
    with running_bot(own_api, tmp_path) as bot:
        for n, link in enumerate(links):
            own_api.add_chat(20 + n)
            own_api.say(link, chat=20 + n)
            asked(own_api, site, f"/kill/{n}")
        bot.stop(signal.SIGKILL)

    for n in range(3):
        site.pages[f"/kill/{n}"] = answer(article_page(f"Killed {n}"))
    with running_bot(own_api, tmp_path):
        for n in range(3):
            own_api.wait_messages(1, chat=20 + n)
            own_api.say("/help", chat=20 + n)
            own_api.wait_messages(2, chat=20 + n)
            assert headlines(own_api, 20 + n) == {f"Killed {n}": 1, "What I do": 1}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[BotApi, RunningBot]]:
    """A Bot API whose faults tests script, and a bot without workers; each in a chat of its own."""
    with (
        BotApi() as api,
        running_bot(api, tmp_path_factory.mktemp("bare"), PYTHONPATH=WITHOUT_WORKERS) as bot,
    ):
        yield api, bot
        assert api.errors == []


@pytest.fixture
def person(bare: tuple[BotApi, RunningBot]) -> int:
    """Somebody who said nothing yet."""
    api, _ = bare
    number = next(_people)
    api.add_chat(number)
    return number


@pytest.mark.parametrize(
    "fault",
    [
        Fault.too_many_requests(1),
        Fault.server_error(502),
        Fault.server_error(500),
        Fault.bad_request("can't parse entities: Unsupported start tag"),
    ],
    ids=["429", "502", "500", "markup refused"],
)
def test_a_refusal_for_now_is_tried_again(
    bare: tuple[BotApi, RunningBot], person: int, fault: Fault
) -> None:
    """The person gets the answer, once."""
    api, _ = bare
    api.script("sendMessage", fault)
    api.say("/help", person)
    api.wait_messages(1, person)
    # What a chat is owed comes in order: a second copy would be before it.
    api.say("/start", person)
    api.wait_messages(2, person)

    assert headlines(api, person) == {"What I do": 1, START: 1}
    assert [c.scripted for c in sent_to(api, person)].count(True) == 1


def sent_to(api: BotApi, chat: int) -> list[Call]:
    return [
        call
        for call in list(api.calls)
        if call.method == "sendMessage" and call.parameters.get("chat_id") == str(chat)
    ]


def test_an_answer_of_unknown_fate_is_not_repeated(
    bare: tuple[BotApi, RunningBot], person: int
) -> None:
    """The connection broke after Telegram had it: one line and a button, no second copy."""
    api, bot = bare
    before = bot.logged().count("of unknown fate")
    api.script("sendMessage", Fault(drop_after=True))
    api.say("/help", person)
    api.wait_messages(2, person)
    api.say("/start", person)
    api.wait_messages(3, person)

    assert headlines(api, person) == {"What I do": 1, UNSURE: 1, START: 1}
    assert bot.logged().count("of unknown fate") > before


def test_a_lost_answer_comes_with_a_tap(own_api: BotApi, tmp_path: Path) -> None:
    """The connection broke before Telegram had it: Again puts it in the place of the line."""
    own_api.script("sendMessage", Fault(drop_before=True))
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS):
        own_api.say("/help")
        (line,) = own_api.wait_messages(1)
        assert line.text == UNSURE

        queries = [own_api.press(line, "Again"), own_api.press(line, "Again")]

        own_api.wait_for(lambda: headlines(own_api) == {"What I do": 1})
        own_api.wait_for(lambda: not own_api.state.queries & set(queries))
        assert own_api.refused == []


def test_the_operator_sees_what_is_unknown_and_sends_it_again(
    own_api: BotApi, tmp_path: Path
) -> None:
    """/admin shows numbers, and a button for each message; others have no such command."""
    own_api.script("sendMessage", Fault(drop_before=True))
    own_api.add_chat(8)
    with running_bot(own_api, tmp_path, PRECIS_ADMINS=f"{PERSON}", PYTHONPATH=WITHOUT_WORKERS):
        own_api.say("/help", chat=8)
        own_api.wait_messages(1, chat=8)
        own_api.say("/admin")
        (report,) = own_api.wait_messages(1)
        assert "Of unknown fate: 1" in report.text
        ((button, _),) = report.buttons[0]

        own_api.press(report, button)

        own_api.wait_for(lambda: headlines(own_api, 8) == {UNSURE: 1, "What I do": 1})
        own_api.wait_for(lambda: not own_api.messages()[0].buttons)


def test_admin_is_no_command_for_others(bare: tuple[BotApi, RunningBot], person: int) -> None:
    """Nobody is an operator unless named."""
    api, _ = bare
    api.say("/admin", person)

    assert api.wait_messages(1, person)[0].text.startswith("I do not know /admin.")


def test_a_second_process_stands_by(own_api: BotApi, tmp_path: Path) -> None:
    """It takes over when the first is killed; nobody is answered twice."""
    with (
        running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS) as first,
        started_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS) as second,
    ):
        second.wait_for("standing by")
        own_api.say("/help")
        own_api.wait_messages(1)

        first.stop(signal.SIGKILL)
        own_api.say("/start")

        own_api.wait_messages(2)
        assert set(headlines(own_api).values()) == {1}


def test_a_token_that_is_revoked_ends_with_one_line(own_api: BotApi, tmp_path: Path) -> None:
    """Status 78, so that the operator's supervisor tells; workers that are being started or not."""
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS) as bot:
        own_api.token = "42:another"
        own_api.say("/help")

        assert bot.process.wait(PATIENCE_SECONDS) == 78
        assert "Telegram does not know this token" in bot.logged().splitlines()[-1]


def test_a_chat_that_blocked_the_bot_is_paused_until_it_speaks(
    bare: tuple[BotApi, RunningBot], person: int
) -> None:
    """Nobody else waits for it, and it is answered when it is back."""
    api, bot = bare
    api.state.blocked.add(person)
    api.say("/help", person)
    api.say("/help")
    api.wait_messages(1)
    bot.wait_for("chat paused")
    api.state.blocked.clear()
    api.say("/start", person)

    api.wait_messages(1, person)
    assert headlines(api, person) == {START: 1}


def test_a_bad_hour_of_polling_passes(bare: tuple[BotApi, RunningBot], person: int) -> None:
    """Another poller, a broken gateway, a reset: what was said meanwhile is answered."""
    api, _ = bare
    api.script("getUpdates", Fault.server_error(502), Fault(drop_before=True), Fault.conflict())
    api.say("/help", person)

    api.wait_messages(1, person)
    assert headlines(api, person) == {"What I do": 1}


def test_telegram_may_be_away_at_the_start(own_api: BotApi, tmp_path: Path) -> None:
    """The bot waits for it."""
    own_api.script("getMe", Fault.server_error(502), Fault(drop_before=True))
    own_api.say("/help")
    with running_bot(own_api, tmp_path, PYTHONPATH=WITHOUT_WORKERS):
        own_api.wait_messages(1)
        assert headlines(own_api) == {"What I do": 1}


def test_a_wrong_token_ends_with_one_line(own_api: BotApi, tmp_path: Path) -> None:
    """It names the variable, and not the token."""
    token = "42:" + "B" * 35
    ended = precis(
        "run",
        data_dir=tmp_path,
        PRECIS_TELEGRAM_TOKEN=token,
        PRECIS_TELEGRAM_API_URL=own_api.url,
    )

    assert ended.returncode == 78
    assert ended.stderr.splitlines() == [
        "Error: Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)"
    ]


def test_no_token_ends_with_one_line(tmp_path: Path) -> None:
    """It says where tokens come from."""
    ended = precis("run", data_dir=tmp_path)

    assert ended.returncode == 78
    assert ended.stderr.splitlines() == [
        "Error: PRECIS_TELEGRAM_TOKEN is not set: get a token from @BotFather"
    ]


def test_a_data_directory_that_cannot_be_made_ends_with_one_line(tmp_path: Path) -> None:
    """A file stands in its way."""
    (tmp_path / "file").write_text("")
    ended = precis(
        "run", data_dir=tmp_path / "file" / "data", PRECIS_TELEGRAM_TOKEN="42:" + "B" * 35
    )

    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert "cannot make the data directory" in ended.stderr
