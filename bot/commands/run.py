"""``precis run``: the bot on Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)
from typing import Any, TypeVar

import structlog

from bot.app import Precis, build
from bot.app.clock import utc_now
from bot.commands.leading import lead, receive_updates, take_the_lead
from bot.deliveries.limits import SendingPace
from bot.errors import SettingsError
from bot.fairness.quota import Quota
from bot.gateway.polling import persist, show_commands
from bot.gateway.requests import Requests
from bot.gateway.webhook import Webhook
from bot.interactions.menus import menus_by_code
from bot.locales.languages import shipped
from bot.logs import configure_logs
from bot.metrics.meter import Meter
from bot.observing.pulse import Pulse
from bot.settings import Settings, proxy_for
from bot.storage.operating.processes import ProcessStore
from bot.sweeping import Sweeping
from bot.work.memory import give_back_early
from bot.work.roles import EVERY_ROLE, Role

T = TypeVar("T")

log = structlog.stdlib.get_logger(__name__)

#: After a signal the process ends by then, whatever still hangs: workers that are being started, a
#: database that does not answer.
_STOP_SECONDS = 4.2


async def run_bot(settings: Settings, roles: frozenset[Role] = EVERY_ROLE) -> None:
    """Run until SIGTERM or SIGINT.

    Args:
        settings: What the operator set.
        roles: What this process does of the bot's work; with SQLite one process does all of it.

    Raises:
        SettingsError: There is no token, its file cannot be read, nothing can listen where it is to, or
            the roles need what is not set.
        StorageError: The database cannot be used.
        TokenRefused: Telegram does not know the token.
        RoleLost: The database is away, and another process may run the bot now.
        SchemaOutgrown: A newer version runs, and brought the database to what this one cannot use.
    """
    give_back_early()
    configure_logs(settings.log_level)
    token = settings.token()
    _check(roles, settings)
    if settings.telegram_token and settings.token_path:
        log.warning("the token is that of the file, not PRECIS_TELEGRAM_TOKEN's")
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, _stop, stop)
    requests = Requests.over_http(proxy_for(settings.telegram_api_url))
    languages, meter = shipped(), Meter()
    async with build(
        settings,
        token,
        requests,
        pace=SendingPace(),
        quota=Quota(),
        languages=languages,
        metrics=meter,
        roles=roles,
    ) as precis:
        bot = precis.application.bot
        pulse = Pulse(ProcessStore(precis.database), meter, utc_now)
        webhook = _webhook(settings, token, precis)
        try:
            # Also while another process runs the bot: updates come to any of them.
            async with (
                _beating(pulse, stop),
                _web_side(settings, roles, precis, pulse, webhook),
                AsyncExitStack() as held,
            ):
                if not await _unless(stop, _connect(precis)):
                    return
                if Role.SENDER not in roles:
                    log.info("running", roles=sorted(roles))
                    await precis.dispatcher.run(stop)
                    return
                working = _shared_work(precis, stop)
                role = await _unless(stop, take_the_lead(precis, settings, held))
                if role:
                    menus = menus_by_code(precis.commands, languages)
                    held.enter_context(_beside(show_commands(bot, menus, settings.admins)))
                    pulse.heard()
                    pulse.lead()
                    receiving = receive_updates(precis, requests, pulse, webhook)
                    await lead(precis, receiving, role, working, stop)
                elif working:
                    await working
        finally:
            await precis.application.shutdown()
            # An application that never came up leaves its bot's connections open.
            await bot.shutdown()


def _stop(stop: asyncio.Event) -> None:
    if not stop.is_set():
        cutting_off = threading.Timer(_STOP_SECONDS, _cut_off)
        cutting_off.daemon = True
        cutting_off.start()
    stop.set()


def _cut_off() -> None:
    """End the process at once: what is not done, the ledger has, as after a kill."""
    log.warning("the stop took too long, cut off")
    os._exit(0)


def _check(roles: frozenset[Role], settings: Settings) -> None:
    """See that this process can play its roles.

    Raises:
        SettingsError: It cannot.
    """
    if roles != EVERY_ROLE and settings.database_url is None:
        raise SettingsError("--role parts the bot over processes: set PRECIS_DATABASE_URL for that")
    if roles == {Role.WEB} and settings.listen is None:
        raise SettingsError("--role web has nothing to do: set PRECIS_LISTEN")


async def _connect(precis: Precis) -> bool:
    """Connect to Telegram; returns True once that is done."""
    await persist(precis.application.bot.initialize)
    await precis.application.initialize()
    return True


def _shared_work(precis: Precis, stop: asyncio.Event) -> asyncio.Task[None] | None:
    """Begin what this process shares with others; None: it has the database for itself.

    Then it works only while it holds the role, as ``lead`` has it.
    """
    if not precis.database.is_postgres:
        return None
    return asyncio.create_task(precis.dispatcher.run(stop))


def _webhook(settings: Settings, token: str, precis: Precis) -> Webhook | None:
    if settings.webhook_url is None:
        return None
    return Webhook(settings.webhook_url, settings.secret(token), precis.hears)


@contextmanager
def _beside(work: Coroutine[Any, Any, None]) -> Iterator[None]:
    """Do what nobody waits for, as long as the block runs: sixteen languages have a hundred menus."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()


@asynccontextmanager
async def _beating(pulse: Pulse, stop: asyncio.Event) -> AsyncIterator[None]:
    """Have this process say how it fares, until it ends, and end it once it is too old.

    Raises:
        SchemaOutgrown: That was so.
    """

    def ended(beating: asyncio.Task[None]) -> None:
        if not beating.cancelled():
            stop.set()

    beating = asyncio.create_task(Sweeping(pulse, utc_now, pulse.woken).run())
    beating.add_done_callback(ended)
    try:
        yield
    finally:
        beating.cancel()
        await asyncio.wait({beating})
        await pulse.end()
    if not beating.cancelled():
        beating.result()


def _web_side(
    settings: Settings,
    roles: frozenset[Role],
    precis: Precis,
    pulse: Pulse,
    webhook: Webhook | None,
) -> AbstractAsyncContextManager[None]:
    if settings.listen is None:
        return nullcontext()
    try:
        from bot.app.web import web_side  # noqa: PLC0415  # what it needs is an extra
    except ModuleNotFoundError as error:
        raise SettingsError(
            f"PRECIS_LISTEN needs more packages ({error.name}): pip install 'precis[server]'"
        ) from error
    # Each is watched by itself; who has the role takes what Telegram and hubs send, too.
    return web_side(settings.listen, precis, pulse, webhook if Role.WEB in roles else None)


async def _unless(stop: asyncio.Event, work: Coroutine[Any, Any, T]) -> T | None:
    """Return what the work returns; None if told to stop before that."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if working.done():
        return working.result()
    working.cancel()
    await asyncio.wait({working})
    return None
