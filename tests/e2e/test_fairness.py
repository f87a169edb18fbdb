"""One person cannot stall the others: the real program under a flood."""

from __future__ import annotations

import itertools
import socket
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

from bot.fairness.quota import ALLOWANCES, RequestKind
from bot.render import texts
from bot.render.language import ENGLISH
from tests.botapi import BotApi, SentMessage
from tests.e2e.conftest import article_page
from tests.website import Website, answer

Put = Callable[..., str]

_people = itertools.count(800_000)


@pytest.fixture
def silent() -> Iterator[list[socket.socket]]:
    """Twelve hosts that let one connect, and say nothing."""
    hosts = [socket.create_server(("127.0.0.1", 0)) for _ in range(12)]
    yield hosts
    for host in hosts:
        host.close()


def address(host: socket.socket) -> str:
    return f"http://127.0.0.1:{host.getsockname()[1]}"


def person(number: int | None = None) -> dict[str, Any]:
    number = next(_people) if number is None else number
    return {"from": {"id": number, "is_bot": False, "first_name": "P"}}


def replies(api: BotApi, chat: int, asked: int) -> list[SentMessage]:
    return [m for m in api.messages(chat) if m.reply_to == asked]


def test_commands_do_not_wait_for_links(
    api: BotApi, chat: int, silent: list[socket.socket]
) -> None:
    """A slow link in a chat holds up nothing else there, and is answered all the same."""
    asked = api.say(f"{address(silent[0])}/slow", chat)
    connection, _ = silent[0].accept()
    with connection:
        assert connection.recv(2**16).startswith(b"GET /slow")
        helped = api.say("/help", chat)
        api.wait_for(lambda: replies(api, chat, helped))
        assert replies(api, chat, asked) == []
        connection.sendall(answer(article_page("Slow news")))
    (message,) = api.wait_for(lambda: replies(api, chat, asked))
    assert message.text.startswith("Slow news")


def test_slow_sites_hold_up_no_other(
    api: BotApi, chat: int, page: Put, silent: list[socket.socket]
) -> None:
    """Though forty people wait for them: more than are worked on at once."""
    for number in range(40):
        api.add_chat(900_000 + number)
        api.say(f"{address(silent[number % len(silent)])}/{number}", 900_000 + number)
    asked = api.say(page(article_page("Quick news")), chat)

    (message,) = api.wait_for(lambda: replies(api, chat, asked))

    assert message.text.startswith("Quick news")
    assert not [m for n in range(40) for m in api.messages(900_000 + n)]


def test_shared_links_are_counted_by_person(
    api: BotApi, chat: int, bot: object, page: Put, site: Website
) -> None:
    """Who shares too much in one group leaves the others theirs, and has no more elsewhere."""
    groups = [-chat, -chat - 1_000_000]
    for group in groups:
        api.add_chat(group, "supergroup")
        api.state.admins[group] = {chat}
        asked = api.say("/share on", group, **person(chat))
        api.wait_for(partial(replies, api, group, asked))
    greedy, modest = person(), person()
    links = [page(article_page(f"Shared news {n}")) for n in range(15)]
    for number in range(3):
        api.say("\n".join(links[number * 5 :][:5]), groups[number % 2], **greedy)
    last = page(article_page("Modest news"))
    api.say(last, groups[0], **modest)

    api.wait_for(lambda: last.removeprefix(site.url) in site.asked)

    fetched = {link for link in links if link.removeprefix(site.url) in site.asked}
    assert len(fetched) <= ALLOWANCES[RequestKind.LINK].each


def test_a_flood_is_told_once(api: BotApi, chat: int) -> None:
    """Sixty commands in a second bring a minute's share of answers and one line; others have theirs."""
    for _ in range(60):
        api.say("/latest #moscow", chat)
    other = next(_people)
    api.add_chat(other)
    helped = api.say("/help", other)

    api.wait_for(lambda: replies(api, other, helped))
    count = ALLOWANCES[RequestKind.LOOK].each + 1
    api.wait_messages(count, chat)
    said = [message.text for message in api.messages(chat)]

    assert said.count(ENGLISH.say(texts.QUOTAS[RequestKind.LOOK])) == 1
    assert len(said) == count


def test_thirty_taps_are_a_few_edits(api: BotApi, chat: int, site: Website) -> None:
    """The last one is what the message shows; each spinner is answered, and nothing is refused."""
    api.say(f"{site.url}/seed", chat)
    (message,) = api.wait_messages(1, chat)

    taps = [api.press(message, ("More", "Fewer")[n % 2]) for n in range(29)]
    api.wait_for(lambda: not api.state.queries & set(taps))
    # What a chat is owed comes in order, so all edits are before that.
    helped = api.say("/help", chat)
    api.wait_for(lambda: replies(api, chat, helped))

    shown = api.messages(chat)[0]
    assert shown.text.count("• ") == 4
    assert shown.edits < 15
    # Two of the same in a row are one edit too many, and no harm; what is too fast is told so.
    assert [c for c in api.refused if c.answer and c.answer.get("error_code") == 429] == []
