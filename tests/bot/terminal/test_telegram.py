import errno
from pathlib import Path

import pytest
from telegram import Bot, Message, ReplyParameters
from telegram.error import BadRequest

from bot.interactions.addressing import answered_by
from bot.interactions.interaction import Answered
from bot.models import Button
from bot.terminal.telegram import PERSON, TOKEN, DisplayedMessage, TerminalTelegram


async def test_a_file_is_saved_and_its_place_shown(tmp_path: Path) -> None:
    """A terminal has no other way to hand it over; the next one takes its place."""
    files = tmp_path / "a & b"
    files.mkdir()
    shown: list[DisplayedMessage] = []
    bot = Bot(TOKEN, request=TerminalTelegram(shown.append, files, first_id=1))

    for body in (b"<opml>first</opml>", b"<opml/>"):
        await bot.send_document(PERSON, body, filename="feeds.opml")

    assert (files / "feeds.opml").read_bytes() == b"<opml/>"
    assert [message.html for message in shown] == [f"{tmp_path}/a &amp; b/feeds.opml"] * 2


async def test_a_file_that_cannot_be_saved_is_a_line(tmp_path: Path) -> None:
    """With its place and the reason, as of a full disk."""
    (tmp_path / "feeds.opml").mkdir()
    shown: list[DisplayedMessage] = []
    bot = Bot(TOKEN, request=TerminalTelegram(shown.append, tmp_path, first_id=1))

    await bot.send_document(PERSON, b"<opml/>", filename="feeds.opml")

    assert [message.html for message in shown] == [f"{tmp_path}/feeds.opml: Is a directory"]


async def test_what_cannot_be_shown_is_known(tmp_path: Path) -> None:
    """The reader of a pipe went away, or there is no room: the ledger has no message in doubt by that."""

    def full(_: DisplayedMessage) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    telegram = TerminalTelegram(full, tmp_path, first_id=1)
    await Bot(TOKEN, request=telegram).send_message(PERSON, "hello")

    assert telegram.lost
    assert telegram.lost.errno == errno.ENOSPC


def test_whoever_types_speaks_what_the_terminal_is_set_to(tmp_path: Path) -> None:
    """Typed or pressed; nothing is said of a terminal that is set to nothing."""
    for language in ("de-de", None):
        telegram = TerminalTelegram(lambda _: None, tmp_path, 1, language)
        bot = Bot(TOKEN, request=telegram)
        typed = telegram.message("/start", bot).effective_user
        pressed = telegram.press(1, Button("x", "y"), bot).effective_user

        assert typed
        assert pressed
        assert typed.language_code == pressed.language_code == language


async def test_what_is_typed_answers_the_last_answer(tmp_path: Path) -> None:
    """As a reply on Telegram does, to a message of the bot's."""
    telegram = TerminalTelegram(lambda _: None, tmp_path, 1)
    bot = Bot(TOKEN, request=telegram)
    await bot.initialize()
    asked, alone = telegram.message("who?", bot, 7).message, telegram.message("who?", bot).message

    assert asked
    assert alone
    assert answered_by(asked) == Answered(text="-", is_ours=True, message_id=7)
    assert answered_by(alone) is None


async def test_a_button_is_under_what_answers_a_link(tmp_path: Path) -> None:
    """So that Again finds it; of the last hundred messages."""
    telegram = TerminalTelegram(lambda _: None, tmp_path, 1)
    bot = Bot(TOKEN, request=telegram)
    await bot.initialize()
    asked = telegram.message("https://example.org/1", bot).message
    assert asked
    answer = await bot.send_message(
        PERSON, "-", reply_parameters=ReplyParameters(message_id=asked.message_id)
    )

    def answered() -> Answered | None:
        query = telegram.press(answer.message_id, Button("Again", "x"), bot).callback_query
        assert query
        assert isinstance(query.message, Message)
        return answered_by(query.message)

    found = answered()
    assert found
    assert found.links == ("https://example.org/1",)
    for _ in range(100):
        telegram.message("x", bot)
    assert answered() is None


async def test_there_is_no_other_chat(tmp_path: Path) -> None:
    """Whoever asks for one is told so, as by Telegram."""
    bot = Bot(TOKEN, request=TerminalTelegram(lambda _: None, tmp_path, first_id=1))

    with pytest.raises(BadRequest, match="hat not found"):
        await bot.get_chat("@harbour")
