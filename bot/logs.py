"""Logs: console lines in a terminal, JSON elsewhere; never a token."""

from __future__ import annotations

import logging
import re
import sys
from typing import TextIO

import structlog

# https://core.telegram.org/bots/api#authorizing-your-bot: an id, a colon, a secret; in a URL
# the id stands right behind "bot", so no word begins there, and the colon may be quoted.
_TOKEN = re.compile(r"(?<!\d)\d{5,}(?::|%3A)[A-Za-z0-9_-]{30,}")


class _WithoutToken(structlog.stdlib.ProcessorFormatter):
    """Masks bot tokens in the finished line, so in messages, URLs and tracebacks alike."""

    def format(self, record: logging.LogRecord) -> str:
        return mask_token(super().format(record))


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
        final.append(structlog.dev.ConsoleRenderer())
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
    for chatty in ("httpx", "httpcore", "trafilatura", "htmldate", "alembic", "aiosqlite"):
        # One line a request (with the token in its path), or a line a page, helps nobody.
        logging.getLogger(chatty).setLevel(max(logging.WARNING, root.level))
