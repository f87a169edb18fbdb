"""The fake server: HTTP in front, a person's side behind."""

from __future__ import annotations

import sys
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from http.server import ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

from tests.botapi.detected import detected
from tests.botapi.errors import Dropped, Refusal
from tests.botapi.faults import Fault
from tests.botapi.flood import COUNTED, Flood
from tests.botapi.http import handler_for
from tests.botapi.messages import SentMessage
from tests.botapi.schema import checked
from tests.botapi.state import State
from tests.botapi.webhook import AGAIN_SECONDS

TOKEN = "42:AAtesttesttesttesttesttesttesttest"
PERSON = 7

#: How long a test waits for what is to come, on a machine that has much else to do: it costs time only
#: where it does not come.
PATIENCE_SECONDS = 60.0

_QUERY = "callback_query_id"


@dataclass(frozen=True, slots=True)
class Call:
    """A call that the bot made."""

    method: str
    parameters: dict[str, Any]
    at: float

    #: The answer's JSON object; None where none was sent.
    answer: dict[str, Any] | None
    dropped_links: tuple[str, ...] = ()

    #: Whether a fault decided its fate.
    scripted: bool = False

    @property
    def ok(self) -> bool:
        return self.answer is not None and bool(self.answer["ok"])


def _person(chat: int) -> dict[str, Any]:
    """Return who speaks: a private chat has the id of its person."""
    number = chat if chat > 0 else PERSON
    return {"id": number, "is_bot": False, "first_name": "Ada", "language_code": "en"}


def _message_elsewhere(
    number: int, chat: dict[str, Any], text: str, person: dict[str, Any]
) -> dict[str, Any]:
    """Return a message of a chat that the bot is not in."""
    return {
        "message_id": number,
        "date": int(time.time()),
        "chat": chat,
        "from": person,
        "text": text,
        "entities": list(detected(text)),
    }


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a caller that was killed; all else is a defect of the fake's."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class BotApi:
    """A Bot API server on loopback; used as ``with``.

    The bot's side is HTTP at ``url``; the other methods are what a person does and sees.
    """

    def __init__(self, token: str = TOKEN, port: int = 0, *, limited: bool = True) -> None:
        self.token = token
        #: None where the bot may write as much as it likes.
        self.flood = Flood() if limited else None
        self.state = State()
        #: Seconds that a message takes to Telegram, and its answer back; asked for each anew.
        self.latency: Callable[[], float] = lambda: 0.0
        self.calls: list[Call] = []
        #: Tracebacks of the fake's own defects.
        self.errors: list[str] = []
        self._changed = threading.Condition()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._poller = 0
        self._closed = False
        #: When updates were asked for.
        self.polled_at: list[float] = []
        self._server = _Server(("127.0.0.1", port), handler_for(self))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"
        self.add_chat(PERSON)

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        threading.Thread(target=self._post_updates, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._changed:
            self._poller += 1
            self._closed = True
            self._changed.notify_all()
        self._server.shutdown()
        self._server.server_close()

    # What a person does

    def add_chat(self, chat_id: int, kind: str = "private", **more: Any) -> None:
        """Make a chat known."""
        name = {"first_name": "Ada"} if kind == "private" else {"title": "A group"}
        self.state.chats[chat_id] = {"id": chat_id, "type": kind} | name | more

    def say(self, text: str, chat: int = PERSON, **more: Any) -> int:
        """Send a message; returns its id.

        Args:
            text: Links and commands in it are found as clients do.
            chat: Where.
            more: Other fields of the Message object; ``entities`` in place of those found,
                ``caption=True`` to make the text one of a photo.
        """
        number, where = next(self.state.ids), self.state.chats[chat]
        posted = where["type"] == "channel"
        caption = more.pop("caption", False)
        message = {
            "message_id": number,
            "date": int(time.time()),
            "chat": where,
            **({"sender_chat": where} if posted else {"from": _person(chat)}),
            ("caption" if caption else "text"): text,
            ("caption_entities" if caption else "entities"): list(detected(text)),
        } | more
        if caption:
            message["photo"] = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
        self.state.received[chat, number] = message
        self.update(**{"channel_post" if posted else "message": message})
        return number

    def send_file(
        self, name: str, body: bytes, chat: int = PERSON, *, kind: str = "", size: int | None = None
    ) -> int:
        """Send a file; returns the message's id.

        Args:
            name: Of the file.
            body: What is in it.
            chat: Where.
            kind: Its media type, as the client states it.
            size: As Telegram states it; None for the true one.
        """
        number = next(self.state.ids)
        file_id = f"file{number}"
        self.state.files[file_id] = body
        message = {
            "message_id": number,
            "date": int(time.time()),
            "chat": self.state.chats[chat],
            "from": _person(chat),
            "document": {
                "file_id": file_id,
                "file_unique_id": file_id,
                "file_name": name,
                "file_size": len(body) if size is None else size,
                **({"mime_type": kind} if kind else {}),
            },
        }
        self.state.received[chat, number] = message
        self.update(message=message)
        return number

    def press(self, message: SentMessage, button: str, person: int | None = None) -> str:
        """Press a button by its text; returns the query's id."""
        data = {text: data for row in message.buttons for text, data in row}[button]
        return self.forge(message, data, person)

    def forge(self, message: SentMessage, data: str, person: int | None = None) -> str:
        """Press a button that the message has not, as any client can; returns the query's id."""
        query = self.query(person or _person(message.chat_id)["id"])
        query |= {"data": data, "message": self.state.message_object(message)}
        self.update(callback_query=query)
        return str(query["id"])

    def query(self, person: int) -> dict[str, Any]:
        """Return the callback query of a press, but for what was pressed, and where."""
        number = str(next(self.state.ids))
        self.state.queries.add(number)
        return {"id": number, "from": _person(person), "chat_instance": "1"}

    def ask(self) -> str:
        """Ask as a guest, or type the bot's name; returns the query's id, for one answer."""
        with self._changed:
            number = str(next(self.state.ids))
            self.state.queries.add(number)
        return number

    def ask_as_guest(
        self, text: str, person: int = PERSON, *, under: str | None = None, **more: Any
    ) -> str:
        """Call the bot in a chat that it is not in; returns the query's id.

        Args:
            text: What is said.
            person: Who says it.
            under: What the message says that it replies to; None: it replies to none.
            more: Other fields of the Message object.
        """
        query, where = self.ask(), {"id": -100_777, "type": "supergroup", "title": "Elsewhere"}
        asked = _message_elsewhere(next(self.state.ids), where, text, _person(person))
        if under is not None:
            friend = _person(person + 1)
            asked["reply_to_message"] = _message_elsewhere(
                next(self.state.ids), where, under, friend
            )
        self.update(guest_message=asked | {"guest_query_id": query} | more)
        return query

    def type_inline(self, text: str, person: int = PERSON) -> str:
        """Type the bot's name and something behind it in any chat; returns the query's id."""
        query = self.ask()
        asked = {"id": query, "from": _person(person), "query": text, "offset": ""}
        self.update(inline_query=asked)
        return query

    def choose(
        self, query: str, result: str, text: str, person: int = PERSON, *, told: bool = True
    ) -> str:
        """Send a result that was offered; returns the message's inline id.

        Args:
            query: For which it was offered.
            result: Its id.
            text: What was typed.
            person: Who did.
            told: Whether inline feedback is switched on at @BotFather.
        """
        with self._changed:
            inline_id = self.state.choose(query, result)
            has_buttons = bool(self.state.inline[inline_id].buttons)
            self._changed.notify_all()
        chosen = {"result_id": result, "from": _person(person), "query": text}
        if told:
            named = {"inline_message_id": inline_id} if has_buttons else {}
            self.update(chosen_inline_result=chosen | named)
        return inline_id

    def press_inline(self, inline_id: str, data: str, person: int = PERSON) -> str:
        """Press a button, or forge a press, under an inline message; returns the query's id."""
        query = self.query(person) | {"data": data, "inline_message_id": inline_id}
        self.update(callback_query=query)
        return str(query["id"])

    def said_of(self, query: str) -> str | None:
        """Return what a press was answered with, once it was; empty: nothing but that."""
        for call in self.calls:
            if call.method == "answerCallbackQuery" and call.parameters.get(_QUERY) == query:
                return str(call.parameters.get("text", ""))
        return None

    def update(self, **fields: Any) -> int:
        """Queue an update for the bot; returns its id."""
        with self._changed:
            number = next(self.state.ids)
            self.state.updates.append({"update_id": number} | fields)
            self._changed.notify_all()
        return number

    def script(self, method: str, *faults: Fault) -> None:
        """Let the next calls of a method meet these, one each."""
        self._faults[method].extend(faults)

    # What a person sees

    def messages(self, chat: int = PERSON) -> list[SentMessage]:
        """Return the bot's messages of a chat, as they are now."""
        with self._changed:
            return [m for (where, _), m in sorted(self.state.sent.items()) if where == chat]

    def inline_messages(self) -> dict[str, SentMessage]:
        """Return what the bot wrote where it is not, as it is now, by Telegram's ids."""
        with self._changed:
            return dict(self.state.inline)

    @property
    def polls(self) -> int:
        """Return how often updates were asked for."""
        return len(self.polled_at)

    @property
    def refused(self) -> list[Call]:
        """Return the calls that were refused though nobody scripted it."""
        return [c for c in self.calls if c.answer is not None and not c.ok and not c.scripted]

    def wait_for(self, condition: Callable[[], Any], seconds: float = PATIENCE_SECONDS) -> Any:
        """Return the condition's first true value; it is looked at after each change."""
        deadline = time.monotonic() + seconds
        with self._changed:
            while not (value := condition()):
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"not within {seconds} s; calls: {self.calls[-5:]}")
                self._changed.wait(left)
        return value

    def wait_messages(
        self, count: int, chat: int = PERSON, seconds: float = PATIENCE_SECONDS
    ) -> list[SentMessage]:
        """Return the messages of a chat once there are so many."""
        self.wait_for(lambda: sum(where == chat for where, _ in self.state.sent) >= count, seconds)
        return self.messages(chat)

    # What the bot does

    def answer(
        self, method: str, raw: dict[str, Any], is_gone: Callable[[], bool]
    ) -> dict[str, Any]:
        """Carry out a call; called by the HTTP side.

        Args:
            method: As documented.
            raw: The parameters as they came.
            is_gone: Whether the caller has hung up, so that nobody would see an answer.

        Raises:
            Dropped: The connection is to be reset.
        """
        fault = self._faults[method].popleft() if self._faults[method] else Fault()
        scripted = fault != Fault()
        dropped: tuple[str, ...] = ()
        try:
            fault.strike()
            parameters = checked(method, raw)
            if method == "getUpdates":
                return self._get_updates(is_gone, **parameters)
            time.sleep(self.latency())
            with self._changed:
                if self.flood and method in COUNTED:
                    chat = parameters.get("chat_id")
                    self.flood.check(None if chat is None else int(chat), time.monotonic())
                result, dropped = self.state.call(method, parameters)
            answer = {"ok": True, "result": result}
        except Refusal as refusal:
            answer = refusal.answer()
        except Dropped:
            self._log(Call(method, raw, time.monotonic(), None, dropped, scripted))
            raise
        self._log(Call(method, raw, time.monotonic(), answer, dropped, scripted))
        time.sleep(fault.delay + self.latency())
        if fault.drop_after:
            raise Dropped
        return answer

    def _post_updates(self) -> None:
        """Post updates to the webhook while there is one, the oldest first, as often as it takes."""
        while not self._closed:
            with self._changed:
                webhook = self.state.webhook
                wanted = (update for update in self.state.updates if webhook.wants(update))
                update = next(wanted, None) if webhook.url else None
                if update is None:
                    self._changed.wait(1)
                    continue
            # A fault of this name: what is answered gets lost, and the update is sent again.
            fault = self._faults["webhook"].popleft() if self._faults["webhook"] else Fault()
            taken = webhook.post(update) and not fault.drop_after
            with self._changed:
                if taken and update in self.state.updates:
                    self.state.updates.remove(update)
                self._changed.notify_all()
                if not taken:
                    self._changed.wait(AGAIN_SECONDS)

    def _log(self, call: Call) -> None:
        with self._changed:
            self.calls.append(call)
            self._changed.notify_all()

    def _get_updates(
        self,
        is_gone: Callable[[], bool],
        offset: int = 0,
        limit: int = 100,
        timeout: int = 0,
        allowed_updates: list[str] | None = None,
    ) -> dict[str, Any]:
        deadline = time.monotonic() + timeout
        with self._changed:
            if self.state.webhook.url:
                raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
            self._poller += 1
            self.polled_at.append(time.monotonic())
            mine = self._poller
            self._changed.notify_all()
            self.state.updates[:] = [u for u in self.state.updates if u["update_id"] >= offset]
            while True:
                if self._poller != mine:
                    if is_gone():
                        raise Dropped
                    raise Refusal(
                        409,
                        "Conflict: terminated by other getUpdates request; make sure that only "
                        "one bot instance is running",
                    )
                waiting = [
                    update
                    for update in self.state.updates
                    if not allowed_updates or update.keys() & set(allowed_updates)
                ]
                left = deadline - time.monotonic()
                if waiting or left <= 0:
                    return {"ok": True, "result": waiting[:limit]}
                self._changed.wait(left)
