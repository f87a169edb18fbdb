"""Logs: console lines in a terminal, JSON elsewhere; an event is a line, and never has a token."""

from __future__ import annotations

import io
import logging
import re
import sys
from typing import TextIO

import structlog

from bot.invisible import spell_out

# https://core.telegram.org/bots/api#authorizing-your-bot: an id, a colon, a secret; in a URL
# the id stands right behind "bot", so no word begins there, and the colon may be quoted.
_TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}")


#: What a console writes itself, on lines of its own.
_TRACEBACKS = frozenset({"exc_info", "exception", "stack"})


class _WithoutToken(structlog.stdlib.ProcessorFormatter):
    """Masks bot tokens in the finished line, so in messages, URLs and tracebacks alike."""

    def format(self, record: logging.LogRecord) -> str:
        # JSON leaves DEL as it is; on a console all else was spelt out before it was coloured.
        return mask_token(super().format(record)).replace("\x7f", "\\u007f")


def mask_token(text: str) -> str:
    """Replace whatever has the form of a bot token."""
    return _TOKEN.sub("<token>", text)


def configure_logs(level: str, stream: TextIO = sys.stderr) -> None:
    """Send the logs of this program and of its libraries to ``stream``."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    final: list[structlog.typing.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta
    ]
    if stream.isatty():
        final += [
            _spell_out_values,
            structlog.dev.ConsoleRenderer(exception_formatter=_write_traceback),
        ]
    else:
        final += [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(_WithoutToken(processors=final, foreign_pre_chain=shared))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for chatty in (
        "httpx",
        "httpcore",
        "trafilatura",
        "htmldate",
        "alembic",
        "aiosqlite",
        "procrastinate",
    ):
        # One line a request (with the token in its path), or a line a page, helps nobody.
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
    # At DEBUG it writes down each message: pasted texts, secret links.
    logging.getLogger("telegram").setLevel(max(logging.INFO, root.level))


def _spell_out_values(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """Leave nothing in a console's line that ends it, colours it or turns its direction."""
    return {
        key: value
        if key in _TRACEBACKS
        else spell_out(value if isinstance(value, str) else repr(value))
        for key, value in event.items()
    }


def _write_traceback(lines: TextIO, exc_info: structlog.typing.ExcInfo) -> None:
    """Write a traceback below its event, set in: no line that an exception holds looks like an event."""
    raised = io.StringIO()
    structlog.dev.plain_traceback(raised, exc_info)
    lines.writelines(
        f"\n    {spell_out(line)}" for line in raised.getvalue().strip("\n").split("\n")
    )
