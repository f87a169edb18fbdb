"""``precis doctor``: whether the bot can run as it is set up.

A check is a function of the settings that returns what it found, in a few words, or raises
:class:`Trouble`, :class:`Doubt` or :class:`Skipped`. Nothing is changed by looking, but that the data
directory is made.
"""

from __future__ import annotations

import shutil
import stat
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from importlib.util import find_spec

import httpx

from bot.commands.status import waiting_line
from bot.errors import BotError, SettingsError
from bot.logs import configure_logs, mask_token
from bot.settings import NO_OPERATOR, Settings, proxy_for
from bot.storage.engine.closing import open_to_others
from bot.storage.engine.database import schema_standing
from bot.storage.engine.sqlite import make_directory
from bot.work.pool import WorkerPool
from summarizer.errors import ReadingError

#: A database that cannot grow any more stops the bot.
_MIN_FREE_BYTES = 100 * 2**20

#: A clock that is wrong by more sends digests at the wrong minute, and makes TLS fail in the end.
_MAX_SKEW = timedelta(seconds=60)

#: A failure before that is over.
_LATELY = timedelta(hours=1)

#: What the extra ``server`` installs.
_SERVER = ("prometheus_client", "starlette", "uvicorn")

_PAGE = b"""<html lang="en"><head><title>Bridge reopens</title></head><body><article>
<h1>Bridge reopens</h1>
<p>The bridge over the river reopened on Monday after two years of repairs, the city said.</p>
<p>The works cost four million euros, a million less than the council had set aside for them.</p>
<p>Buses will cross it from Tuesday on, and lorries from the end of the month.</p>
</article></body></html>"""


class Trouble(Exception):
    """Something is in the way of the bot; the message says what, in one line."""


class Skipped(Exception):
    """What is missing for a check fails another one; the message says what, in one line."""


class Doubt(Exception):
    """The bot can run, but not as it should; the message says why, in one line."""


Check = Callable[[Settings], Awaitable[str]]


async def examine(settings: Settings, tell: Callable[[str], object]) -> bool:
    """Make all checks.

    Args:
        settings: As the bot would have them.
        tell: Given one line for each check, without any secret in it.

    Returns:
        Whether the bot can run.
    """
    configure_logs("CRITICAL")
    well = True
    for name, check in CHECKS:
        try:
            verdict, found = "ok", await check(settings)
        except Doubt as doubt:
            verdict, found = "warn", str(doubt)
        except Skipped as skipped:
            verdict, found = "skip", str(skipped)
        except (Trouble, BotError) as trouble:
            verdict, found, well = "failed", str(trouble), False
        tell(mask_token(f"{verdict:<6}  {name}: {found}"))
    return well


async def check_data_directory(settings: Settings) -> str:
    """Write to the data directory, and look how much room there is."""
    path = settings.data_dir
    make_directory(path)
    try:
        with tempfile.TemporaryFile(dir=path) as file:
            file.write(b"x")
    except OSError as error:
        raise Trouble(f"cannot write to {path}: {error.strerror}") from error
    free = shutil.disk_usage(path).free
    found = f"{path}, {free / 2**30:.1f} GB free"
    if free < _MIN_FREE_BYTES:
        raise Trouble(found)
    if open_to_others(path):
        found += ", open to other users until the next start"
    return found


async def check_token(settings: Settings) -> str:
    """Read the token, and look who else can."""
    settings.token()
    path = settings.token_path
    if path is None:
        return "in PRECIS_TELEGRAM_TOKEN"
    if settings.telegram_token:
        raise Doubt(f"that in {path} is taken, not that in PRECIS_TELEGRAM_TOKEN")
    if path.stat().st_mode & stat.S_IROTH:
        raise Doubt(f"every user of this machine can read {path}")
    return f"in {path}"


async def check_database(settings: Settings) -> str:
    """Connect, and compare the schema's version with ours."""
    url = settings.database_url.get_secret_value() if settings.database_url else None
    kind = "PostgreSQL" if url else "SQLite"
    there = await schema_standing(settings.data_dir, url)
    if there.version is None:
        return f"{kind}, empty; its tables are made at the first start"
    found = f"{kind}, schema {there.version}"
    if there.version > there.ours:
        if not there.usable:
            raise Trouble(f"{found}, written by a newer version of Precis")
        return f"{found}, of a newer version, which this one can use"
    if waits := waiting_line(there):
        raise Doubt(f"{found}; {waits}")
    return found + (f", brought to {there.ours} at the next start" * (not there.usable))


async def check_operator(settings: Settings) -> str:
    """Look whether anybody may approve what chats bring."""
    if not settings.admins:
        return NO_OPERATOR
    return f"{len(settings.admins)} in PRECIS_ADMINS, access: {settings.access}"


async def check_telegram(settings: Settings) -> str:
    """Ask the Bot API who the bot is."""
    answer = await _get_me(settings)
    if answer.status_code in {401, 404}:
        raise Trouble("Telegram does not know this token (PRECIS_TELEGRAM_TOKEN)")
    try:
        username = str(answer.json()["result"]["username"])
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble(f"no answer of a Bot API, but HTTP {answer.status_code}") from error
    return f"@{username} at {settings.telegram_api_url}"


async def check_elsewhere(settings: Settings) -> str:
    """Look whether the bot may be used in chats that it is not in, which @BotFather knows."""
    answer = await _get_me(settings)
    try:
        me = dict(answer.json()["result"])
    except (ValueError, KeyError, TypeError) as error:
        raise Skipped("not asked, as Telegram does not know the bot") from error
    if not me.get("supports_inline_queries"):
        inline = "inline mode is off (/setinline at @BotFather, then /setinlinefeedback)"
    else:
        inline = (
            "inline mode is on; it needs inline feedback, too (/setinlinefeedback at @BotFather)"
        )
    if settings.guests == "off":
        return f"{inline}; guests are off"
    allowed = me.get("supports_guest_queries")
    return f"{inline}; " + ("guests are on" if allowed else "guest mode is off at @BotFather")


async def check_updates(settings: Settings) -> str:
    """Look how updates come, and whether Telegram could deliver them lately."""
    if settings.listen and (missing := [name for name in _SERVER if find_spec(name) is None]):
        raise Trouble(f"PRECIS_LISTEN needs {', '.join(missing)}: pip install 'precis[server]'")
    url = settings.webhook_url
    official = (
        settings.telegram_api_url.rstrip("/") == Settings.model_fields["telegram_api_url"].default
    )
    if url and official and not url.startswith("https://"):
        raise Trouble("Telegram calls an https:// PRECIS_WEBHOOK_URL alone")
    answer = await _ask(settings, "getWebhookInfo")
    try:
        info = dict(answer.json()["result"])
    except (ValueError, KeyError, TypeError) as error:
        raise Skipped("not asked, as Telegram does not know the bot") from error
    if not url:
        return "asked for" + (
            ", once its webhook is taken down at the start" * bool(info.get("url"))
        )
    if info.get("url") != url:
        return f"sent to {url} from the next start on"
    pending = f"{info.get('pending_update_count', 0)} pending"
    failed_at = info.get("last_error_date")
    if isinstance(failed_at, int) and time.time() - failed_at < _LATELY.total_seconds():
        why = str(info.get("last_error_message"))
        raise Doubt(f"Telegram could not deliver to {url}: {why}; {pending}")
    return f"sent to {url}, {pending}"


async def check_clock(settings: Settings) -> str:
    """Compare the clock with the Bot API's, which need not know the token for that."""
    answer = await _get_me(settings)
    try:
        theirs = parsedate_to_datetime(answer.headers["Date"])
    except (KeyError, ValueError):
        return "the Bot API does not tell the time"
    # A Date without a zone is in UTC all the same: RFC 9110 5.6.7.
    skew = abs(datetime.now(UTC) - theirs.replace(tzinfo=theirs.tzinfo or UTC))
    found = f"{skew.total_seconds():.0f} s from the Bot API's"
    if skew > _MAX_SKEW:
        raise Trouble(found)
    return found


async def check_workers(_: Settings) -> str:
    """Have a small page read by a worker process."""
    async with WorkerPool() as pool:
        try:
            article = await pool.read(_PAGE, "https://example.org/bridge", "text/html")
            shut_in = await pool.is_shut_in()
        except ReadingError as error:
            raise Trouble(f"a small page cannot be read: {error}") from error
    read = f"read a page of {len(article.paragraphs)} paragraphs"
    if not shut_in:
        # Linux alone has that, on x86_64 and aarch64; a container's own filter may be in the way.
        raise Doubt(f"{read}; this system does not keep them from network and files (seccomp)")
    return f"{read}, kept from network and files"


async def _get_me(settings: Settings) -> httpx.Response:
    return await _ask(settings, "getMe")


async def _ask(settings: Settings, method: str) -> httpx.Response:
    try:
        token = settings.token()
    except SettingsError as error:
        raise Skipped("not asked without a token") from error
    api = settings.telegram_api_url.rstrip("/")
    try:
        async with httpx.AsyncClient(proxy=proxy_for(api), trust_env=False, timeout=10) as client:
            return await client.get(f"{api}/bot{token}/{method}")
    except httpx.InvalidURL as error:
        raise Trouble("the token or PRECIS_TELEGRAM_API_URL has signs that fit no URL") from error
    except httpx.HTTPError as error:
        raise Trouble(f"cannot reach {api}: {str(error) or type(error).__name__}") from error


CHECKS: tuple[tuple[str, Check], ...] = (
    ("data directory", check_data_directory),
    ("database", check_database),
    ("token", check_token),
    ("Telegram", check_telegram),
    ("elsewhere", check_elsewhere),
    ("updates", check_updates),
    ("clock", check_clock),
    ("workers", check_workers),
    ("operator", check_operator),
)
