from datetime import timedelta

import httpcore
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.deliveries.outcome import (
    Again,
    Arrived,
    AsPlainText,
    Lapsed,
    Moved,
    Outcome,
    Refused,
    TokenUnknown,
    Unknown,
    Unwelcome,
    Wait,
    outcome_of,
)
from bot.models import Reply
from bot.outgoing import (
    AnswerGuest,
    AnswerInline,
    EditInline,
    EditText,
    InlineResult,
    Outgoing,
    SendDocument,
    SendText,
)

SECOND = timedelta(seconds=1)

TEXT = SendText(key="a", chat_id=5, reply=Reply("x"))
EDIT = EditText(key="a", chat_id=5, message_id=9, reply=Reply("x"))
RESULT = InlineResult(id="1", title="News", reply=Reply("x"))
GUEST = AnswerGuest(key="a", query_id="8", result=RESULT)
INLINE = AnswerInline(key="a", query_id="8", results=(RESULT,))
INLINE_EDIT = EditInline(key="a", inline_message_id="AAQ", reply=Reply("x"))
DOCUMENT = SendDocument(key="a", chat_id=5, name="a.opml", body=b"x")
TOO_OLD = BadRequest("Query is too old and response timeout expired or query id is invalid")


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "why",
    [
        "Message to edit not found",
        "Message can't be edited",
        "Message_id_invalid",
    ],
)
def test_who_deleted_a_message_wants_no_edit_of_it(why: str) -> None:
    """That is no failure; of a message that would be new it would be one."""
    edit = EditText(key="k", chat_id=7, message_id=9, reply=Reply("x"))

    assert outcome_of(BadRequest(why), 1, edit) == Lapsed(why)
    assert outcome_of(BadRequest("Chat not found"), 1, edit) == Refused("Chat not found")
    assert outcome_of(BadRequest(why), 1, TEXT) == Refused(why)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (RetryAfter(timedelta(seconds=17)), Wait(17 * SECOND)),
        (ChatMigrated(-1005), Moved(-1005)),
        (BadRequest("Message is not modified: specified new ..."), Arrived()),
        (BadRequest("Can't parse entities: unsupported start tag"), AsPlainText()),
        (BadRequest("Chat not found"), Refused("Chat not found")),
        (Forbidden("Forbidden: bot was blocked"), Unwelcome("Forbidden: bot was blocked")),
        (NetworkError("Bad Gateway"), Again(SECOND)),
        (InvalidToken("Unauthorized"), TokenUnknown()),
        (Conflict("terminated by other getUpdates request"), Again(SECOND)),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_telegram_says(error: TelegramError, outcome: Outcome) -> None:
    """Each refusal has its own consequence."""
    assert outcome_of(error, 1, TEXT) == outcome


@pytest.mark.parametrize(
    ("asked", "waits"),
    [
        (timedelta.max, timedelta(hours=1)),
        (timedelta(days=1), timedelta(hours=1)),
        (timedelta(minutes=59), timedelta(minutes=59)),
        (timedelta(0), SECOND),
        (timedelta.min, SECOND),
    ],
    ids=str,
)
def test_nobody_waits_for_ever_nor_asks_without_end(asked: timedelta, waits: timedelta) -> None:
    """Who was told to wait for more than an hour asks again then."""
    assert outcome_of(RetryAfter(asked), 1, TEXT) == Wait(waits)


@pytest.mark.parametrize(
    "cause",
    [
        httpcore.ConnectError("refused"),
        httpcore.ConnectTimeout("slow"),
        httpcore.PoolTimeout("none is free"),
        httpcore.ProxyError("407"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_what_never_left_goes_again(cause: Exception) -> None:
    """Without a connection nothing can have arrived."""
    assert outcome_of(caused(NetworkError("x"), cause), 1, TEXT) == Again(SECOND)


@pytest.mark.parametrize(
    "error", [BadRequest("x"), Forbidden("x"), InvalidToken("x"), NetworkError("x")]
)
def test_a_refusal_that_is_not_telegrams_goes_again(error: TelegramError) -> None:
    """A gateway's page of HTML says nothing of the message, the chat or the token."""
    not_json = TelegramError("Invalid server response")

    assert outcome_of(caused(error, not_json), 1, TEXT) == Again(SECOND)


@pytest.mark.parametrize(
    "cause",
    [
        httpcore.ReadTimeout("slow"),
        httpcore.ReadError("reset"),
        httpcore.WriteTimeout("slow"),
        httpcore.RemoteProtocolError("closed"),
        ValueError("a page in place of an answer"),
        RuntimeError("what nobody thought of"),
    ],
    ids=lambda cause: type(cause).__name__,
)
def test_a_lost_answer_is_unknown(cause: Exception) -> None:
    """The message may be there: a second copy is worse than a question.

    An edit can be repeated, and what is offered while a person types; a guest's answer never.
    """
    error = caused(NetworkError("lost"), cause)

    for made in (TEXT, DOCUMENT, GUEST):
        assert outcome_of(error, 1, made) == Unknown("lost")
    for repeatable in (EDIT, INLINE_EDIT, INLINE):
        assert outcome_of(error, 1, repeatable) == Again(SECOND)


@pytest.mark.parametrize("late", [GUEST, INLINE], ids=lambda late: type(late).__name__)
def test_a_query_that_is_too_old_has_lapsed(late: Outgoing) -> None:
    """Nobody waits for its answer; other refusals of it are refusals."""
    assert outcome_of(TOO_OLD, 1, late) == Lapsed(TOO_OLD.message)
    assert outcome_of(BadRequest("Result_id_invalid"), 1, late) == Refused("Result_id_invalid")
    assert outcome_of(TOO_OLD, 1, TEXT) == Refused(TOO_OLD.message)


@pytest.mark.parametrize("to_no_chat", [GUEST, INLINE, INLINE_EDIT])
def test_no_chat_is_spared_or_moved_where_there_is_none(to_no_chat: Outgoing) -> None:
    """It is this message alone that is refused."""
    assert outcome_of(Forbidden("Forbidden: x"), 1, to_no_chat) == Refused("Forbidden: x")
    assert isinstance(outcome_of(ChatMigrated(-5), 1, to_no_chat), Refused)


def test_waits_grow_and_end() -> None:
    """A long outage is asked about every five minutes, not every second."""
    waits = [outcome_of(NetworkError("Bad Gateway"), n, TEXT) for n in (1, 2, 6, 60)]

    assert waits == [Again(n * SECOND) for n in (1, 2, 300, 300)]
