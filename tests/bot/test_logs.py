import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure_logs, mask_token

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """Logs to memory, and back as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    stream = io.StringIO()
    configure_logs("INFO", stream)
    yield stream
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_token_is_masked_in_a_traceback(lines: io.StringIO) -> None:
    """An exception of a library that shows its URL does not show the token."""
    error = ValueError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage")

    logging.getLogger("library").error("failed for bot%s", TOKEN, exc_info=error)

    assert TOKEN not in lines.getvalue()
    assert "bot<token>/sendMessage" in lines.getvalue()


def test_a_token_whose_colon_is_quoted_is_masked() -> None:
    """As in the address of a file."""
    assert mask_token(f"/file/bot{TOKEN.replace(':', '%3A')}/a") == "/file/bot<token>/a"


def test_lines_outside_a_terminal_are_json(lines: io.StringIO) -> None:
    """Our own and the libraries' lines have the same form."""
    structlog.stdlib.get_logger("ours").info("sent", delivery_id=7)
    logging.getLogger("theirs").warning("odd")

    ours, theirs = map(json.loads, lines.getvalue().splitlines())

    assert (ours["event"], ours["delivery_id"], ours["level"]) == ("sent", 7, "info")
    assert (theirs["event"], theirs["logger"]) == ("odd", "theirs")


def test_requests_are_not_logged(lines: io.StringIO) -> None:
    """httpx names each URL at INFO; that is a line for every poll."""
    logging.getLogger("httpx").info("HTTP Request: POST ...")

    assert lines.getvalue() == ""


def test_a_time_is_no_token() -> None:
    """Only what has the length of a token is masked."""
    assert mask_token("at 12345:678 in a/b") == "at 12345:678 in a/b"
