import io
import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.invisible import spell_out
from bot.logs import configure_logs, mask_token
from tests.hostile import HOSTILE, hostile_texts
from tests.log_setup import logs_put_back

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@contextmanager
def logged_to(stream: io.StringIO, level: str = "INFO") -> Iterator[io.StringIO]:
    """Log to memory, and back as it was."""
    with logs_put_back():
        configure_logs(level, stream)
        yield stream


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    with logged_to(io.StringIO()) as stream:
        yield stream


def log_all(text: str) -> None:
    """Have a text in an event, a value, a library's line and an exception."""
    structlog.stdlib.get_logger("ours").info(
        text, title=text, several=[text], error=ValueError(text)
    )
    logging.getLogger("theirs").warning("odd: %s", text)
    structlog.stdlib.get_logger("ours").error("broke", feed=text, exc_info=ValueError(text))


def test_what_people_write_is_logged_at_no_level() -> None:
    """The Bot API's library has each call with its text at DEBUG; it keeps that to itself."""
    with logged_to(io.StringIO(), "DEBUG") as stream:
        logging.getLogger("telegram.ext.ExtBot").debug("sendMessage: a pasted text")
        structlog.stdlib.get_logger("ours").debug("ours")

    assert "pasted" not in stream.getvalue()
    assert "ours" in stream.getvalue()


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


#: Those of the console's own colours.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def log_hostile(stream: io.StringIO) -> str:
    """Return what is written of all hostile texts."""
    # Within the test: what pytest captures of these itself, its workers cannot send.
    with logged_to(stream):
        for text in HOSTILE:
            log_all(text)
    return stream.getvalue()


def test_an_event_is_one_line_of_json() -> None:
    """Whatever is in it; and nothing in it that a terminal obeys when the file is looked at."""
    written = log_hostile(io.StringIO())

    assert len(written.splitlines()) == 3 * len(HOSTILE)
    assert written.replace("\n", "").isprintable()
    assert [json.loads(line)["title"] for line in written.splitlines()[::3]] == list(HOSTILE)


def test_on_a_console_nobody_else_begins_a_line_or_a_colour() -> None:
    """An event is a line; only its traceback stands below, set in."""
    plain = _COLOUR.sub("", log_hostile(Terminal()))

    assert spell_out(plain, keep="\n") == plain
    events = [line for line in plain.split("\n") if line and not line.startswith("    ")]
    assert len(events) == 3 * len(HOSTILE)
    assert all(
        re.match(r"\d{4}-\d\d-\d\dT[\d:.]+Z \[(?:info|warning|error) *\] ", e) for e in events
    )


@given(st.from_regex(r"[0-9]{5,12}:[A-Za-z0-9_-]{35}", fullmatch=True), hostile_texts)
def test_no_line_has_a_token(token: str, text: str) -> None:
    """However it got in: an address, a header, an exception, beside whatever else."""
    for stream in (io.StringIO(), Terminal()):
        with logged_to(stream):
            log_all(f"{text}/bot{token}/getMe")

            assert token not in stream.getvalue()
            assert token.split(":")[1] not in stream.getvalue()
