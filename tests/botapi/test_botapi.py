"""The fake Bot API refuses what Telegram refuses: a lenient one would prove nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.botapi import BotApi, Fault
from tests.botapi.errors import Refusal
from tests.botapi.flood import Flood
from tests.botapi.html import parse_html
from tests.botapi.server import PERSON, TOKEN


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(limited=False) as started:
        yield started


def call(api: BotApi, method: str, token: str = TOKEN, **parameters: Any) -> dict[str, Any]:
    """Call a method; returns the answer's JSON object."""
    with httpx.Client(trust_env=False, timeout=10) as client:
        answer: dict[str, Any] = client.post(
            f"{api.url}/bot{token}/{method}", json=parameters
        ).json()
    return answer


def refused(api: BotApi, method: str, **parameters: Any) -> str:
    """Call a method; returns why it was refused."""
    answer = call(api, method, **parameters)
    assert not answer["ok"]
    return str(answer["description"])


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({}, 'parameter "chat_id" of sendMessage is required'),
        ({"chat_id": PERSON}, 'parameter "text" of sendMessage is required'),
        ({"chat_id": PERSON, "text": " \n"}, "message text is empty"),
        ({"chat_id": PERSON, "text": 7}, "wrong type of sendMessage.text"),
        ({"chat_id": PERSON, "text": "x", "bogus": 1}, "sendMessage has no parameter bogus"),
        ({"chat_id": 12345, "text": "x"}, "chat not found"),
        ({"chat_id": PERSON, "text": "x" * 4097}, "message is too long"),
        ({"chat_id": PERSON, "text": "😀" * 2049}, "message is too long"),
        ({"chat_id": PERSON, "text": "x", "parse_mode": "XML"}, "unsupported parse_mode"),
        ({"chat_id": PERSON, "text": "<b>x</b>" * 101, "parse_mode": "HTML"}, "too many entities"),
        ({"chat_id": PERSON, "text": " ".join(f"#tag{n}" for n in range(101))}, "too many"),
        ({"chat_id": PERSON, "text": "x", "reply_parameters": {"message_id": 1}},
         "message to be replied not found"),
        ({"chat_id": PERSON, "text": "x", "reply_markup": {"inline_keyboard": [
            [{"text": "b", "callback_data": "d" * 65}]]}}, "BUTTON_DATA_INVALID"),
        ({"chat_id": PERSON, "text": "x", "reply_markup": {"inline_keyboard": [[{"text": "b"}]]}},
         "exactly one of the optional fields must be used"),
    ],
)  # fmt: skip
def test_bad_messages_are_refused(api: BotApi, parameters: dict[str, Any], why: str) -> None:
    """By the schema, and by what the schema cannot say."""
    assert why in refused(api, "sendMessage", **parameters)
    assert len(api.refused) == 1


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("<p>x</p>", 'Unsupported start tag "p"'),
        ("a < b", 'Unsupported start tag ""'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'expected "</i>", found "</b>"'),
        ("x</b>", "Unexpected end tag"),
        ("<b x", "Unclosed start tag"),
        ("<span>x</span>", 'must have class "tg-spoiler"'),
    ],
)
def test_bad_markup_is_refused(api: BotApi, html: str, why: str) -> None:
    """In Telegram's words, as code looks for them."""
    description = refused(api, "sendMessage", chat_id=PERSON, text=html, parse_mode="HTML")

    assert description.startswith("Bad Request: can't parse entities: ")
    assert why in description


def test_markup_becomes_entities_in_utf16_units() -> None:
    """Offsets count an emoji twice; what stands in code is no other entity."""
    parsed = parse_html(
        '😀<b>a &amp; <a href="https://x.org/?a&amp;b">l</a></b><code><i>c</i></code>'
    )

    assert parsed.text == "😀a & lc"
    assert parsed.entities == (
        {"type": "bold", "offset": 2, "length": 5},
        {"type": "text_link", "offset": 6, "length": 1, "url": "https://x.org/?a&b"},
        {"type": "code", "offset": 7, "length": 1},
    )


def test_a_link_that_telegram_drops_is_told() -> None:
    """The real server says nothing, and the link is gone."""
    assert parse_html('<a href="/a">x</a>').dropped_links == ("/a",)


def test_edits_that_change_nothing_are_refused(api: BotApi) -> None:
    """And so are edits of what is not there, or is somebody else's."""
    sent = call(api, "sendMessage", chat_id=PERSON, text="x")["result"]
    where = {"chat_id": PERSON, "message_id": sent["message_id"]}
    theirs = api.say("hello")

    assert "is not modified" in refused(api, "editMessageText", **where, text="x")
    assert call(api, "editMessageText", **where, text="y")["ok"]
    assert "message to edit not found" in refused(
        api, "editMessageText", chat_id=PERSON, message_id=1, text="y"
    )
    assert "can't be edited" in refused(
        api, "editMessageText", chat_id=PERSON, message_id=theirs, text="y"
    )


def test_an_offset_confirms_what_came_before_it(api: BotApi) -> None:
    """What was not confirmed comes again."""
    api.say("one")
    api.say("two")
    first, second = call(api, "getUpdates")["result"]

    assert call(api, "getUpdates")["result"] == [first, second]
    assert call(api, "getUpdates", offset=first["update_id"] + 1)["result"] == [second]
    assert call(api, "getUpdates", offset=second["update_id"] + 1)["result"] == []


def test_a_long_poll_ends_when_something_is_said(api: BotApi) -> None:
    """Not when its time is over."""
    answers: list[dict[str, Any]] = []
    poll = threading.Thread(target=lambda: answers.append(call(api, "getUpdates", timeout=9)))
    poll.start()
    api.wait_for(lambda: api.polls)

    api.say("hello")
    poll.join(5)

    assert answers[0]["result"][0]["message"]["text"] == "hello"


def test_a_second_poller_ends_the_first(api: BotApi) -> None:
    """The older of the two gets a 409."""
    answers: list[dict[str, Any]] = []
    poll = threading.Thread(target=lambda: answers.append(call(api, "getUpdates", timeout=9)))
    poll.start()
    api.wait_for(lambda: api.polls)

    assert call(api, "getUpdates")["ok"]
    poll.join(5)

    assert answers[0]["error_code"] == 409


@pytest.mark.parametrize(
    ("fault", "code", "parameters"),
    [
        (Fault.too_many_requests(3), 429, {"retry_after": 3}),
        (Fault.forbidden(), 403, None),
        (Fault.migrated(-100), 400, {"migrate_to_chat_id": -100}),
        (Fault.server_error(), 502, None),
    ],
)
def test_scripted_faults_strike_once(
    api: BotApi, fault: Fault, code: int, parameters: dict[str, int] | None
) -> None:
    """And are not counted as the bot's mistakes."""
    api.script("sendMessage", fault)

    answer = call(api, "sendMessage", chat_id=PERSON, text="x")

    assert (answer["error_code"], answer.get("parameters")) == (code, parameters)
    assert api.refused == []
    assert call(api, "sendMessage", chat_id=PERSON, text="x")["ok"]


@pytest.mark.parametrize(
    ("fault", "arrived"), [(Fault(drop_before=True), 0), (Fault(drop_after=True), 1)]
)
def test_a_dropped_answer_is_a_reset(api: BotApi, fault: Fault, arrived: int) -> None:
    """Before the message arrived, or after: the bot cannot tell."""
    api.script("sendMessage", fault)

    with pytest.raises(httpx.TransportError):
        call(api, "sendMessage", chat_id=PERSON, text="x")
    assert len(api.messages()) == arrived


def test_tokens_and_methods_are_checked(api: BotApi) -> None:
    """401 for another bot's, 404 for what is none."""
    assert call(api, "getMe", token="1:abc")["error_code"] == 401
    assert call(api, "getMe", token="nonsense")["error_code"] == 404
    assert refused(api, "sendMesage") == "Not Found: method not found"


def test_a_query_is_answered_once(api: BotApi) -> None:
    """The second answer is too late."""
    call(api, "sendMessage", chat_id=PERSON, text="x",
         reply_markup={"inline_keyboard": [[{"text": "b", "callback_data": "d"}]]})  # fmt: skip
    query = api.press(api.messages()[0], "b")

    assert call(api, "answerCallbackQuery", callback_query_id=query)["ok"]
    assert "too old" in refused(api, "answerCallbackQuery", callback_query_id=query)


def test_a_flood_is_refused() -> None:
    """One message a second to a chat, twenty a minute to a group, thirty a second in all."""
    flood = Flood()
    for n in range(30):
        flood.check(n + 1, 0.0)
    with pytest.raises(Refusal, match="retry after 1"):
        flood.check(99, 0.5)
    with pytest.raises(Refusal, match="retry after 1"):
        flood.check(30, 0.9)
    flood.check(30, 1.0)

    for n in range(20):
        flood.check(-5, 10.0 + n)
    with pytest.raises(Refusal, match="retry after 30"):
        flood.check(-5, 40.0)


RESULT = {
    "type": "article",
    "id": "1",
    "title": "News",
    "input_message_content": {"message_text": "<b>News</b>", "parse_mode": "HTML"},
}


@pytest.mark.parametrize(
    ("result", "refusal"),
    [
        (RESULT | {"id": "x" * 65}, "RESULT_ID_INVALID"),
        (RESULT | {"title": ""}, "wrong type"),
        (RESULT | {"input_message_content": {"message_text": " "}}, "message text is empty"),
        (RESULT | {"more": 1}, "wrong type"),
    ],
)
def test_an_answer_to_a_guest_is_checked(api: BotApi, result: dict[str, Any], refusal: str) -> None:
    """As Telegram checks it; the query is still open then, and is closed by one answer."""
    query = {"guest_query_id": api.ask()}

    assert refusal in refused(api, "answerGuestQuery", **query, result=result)
    taken = call(api, "answerGuestQuery", **query, result=RESULT)
    assert api.inline_messages()[taken["result"]["inline_message_id"]].text == "News"
    assert "query is too old" in refused(api, "answerGuestQuery", **query, result=RESULT)


@pytest.mark.parametrize(
    ("parameters", "why"),
    [
        ({"url": "http://bot.example.org/"}, "An HTTPS URL must be provided"),
        ({"url": "https://bot.example.org:8080/"}, "only on ports 80, 88, 443 or 8443"),
        ({"url": "https://bot.example.org/", "secret_token": "ä"}, "unallowed characters"),
        ({"url": "https://bot.example.org/", "max_connections": 101}, "out of range"),
    ],
)
def test_a_webhook_that_telegram_would_refuse(
    api: BotApi, parameters: dict[str, Any], why: str
) -> None:
    """And none is set by it."""
    assert why in refused(api, "setWebhook", **parameters)
    assert call(api, "getWebhookInfo")["result"]["url"] == ""


def test_what_a_webhook_does_not_take_is_sent_again(api: BotApi) -> None:
    """It stays, in its place, and is there to be asked for once the webhook is gone."""
    number, other = api.update(message={"text": "a"}), api.update(poll={})
    hook = f"{api.url}/nowhere"
    call(api, "setWebhook", url=hook, allowed_updates=["message"], secret_token="s")
    api.wait_for(lambda: len(api.state.webhook.posts) >= 3)

    info = call(api, "getWebhookInfo")["result"]
    assert (info["url"], info["pending_update_count"]) == (hook, 2)
    assert info["last_error_message"] == "Wrong response from the webhook: 404"
    assert set(api.state.webhook.posts) == {(number, 404)}
    assert "can't use getUpdates" in refused(api, "getUpdates")
    call(api, "deleteWebhook")
    assert [u["update_id"] for u in call(api, "getUpdates")["result"]] == [number, other]


def test_who_hangs_up_within_a_request_has_not_asked(api: BotApi) -> None:
    """A process that is stopped between the head and the body of a request sent nothing."""
    head = f"POST /bot{TOKEN}/getMe HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
    with socket.create_connection(
        ("127.0.0.1", int(api.url.rpartition(":")[2])), timeout=10
    ) as connection:
        connection.sendall(head.encode())
        connection.shutdown(socket.SHUT_WR)
        assert connection.recv(1) == b""
    assert (api.calls, api.errors) == ([], [])
