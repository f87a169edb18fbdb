"""``precis chat``: the bot in a terminal."""

from __future__ import annotations

import asyncio
import locale
import sys
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from functools import partial

from bot.app import Precis, build
from bot.app.clock import utc_now
from bot.deliveries.limits import SendingPace
from bot.fairness.acting import Acting, acting_for
from bot.fairness.quota import UNLIMITED, Quota
from bot.gateway.requests import Requests
from bot.locales.languages import shipped
from bot.logs import configure_logs
from bot.render import texts
from bot.render.language import tidy_tag
from bot.settings import Settings
from bot.storage.engine.closing import close_to_others
from bot.storage.engine.roles import next_epoch
from bot.storage.messages.shown import ShownStore
from bot.terminal.chat import Screen, chat, typed_messages
from bot.terminal.display import Display
from bot.terminal.lines import read_messages
from bot.terminal.starters import starters_offered
from bot.terminal.telegram import PERSON, TOKEN, TerminalTelegram

#: Of feeds that are offered where the settings name none.
_LANGUAGES = ("en",)


async def chat_in_terminal(settings: Settings, *, links: bool) -> None:
    """Answer what is typed or piped in, until it ends.

    Args:
        settings: As of the environment.
        links: Whether points' links are printed where none can be tapped.

    Raises:
        StorageError: The database cannot be used.
    """
    # What goes right is on the screen already.
    configure_logs("WARNING" if settings.log_level == "INFO" else settings.log_level)
    screen = Screen(Display.of(sys.stdout, colours=settings.colours, links=links))
    # A database of its own: the bot's sender must not send to Telegram what is meant for here.
    own = settings.model_copy(
        update={
            "data_dir": settings.data_dir / "terminal",
            "database_url": None,
            "access": "open",
            # Nobody can call here.
            "webhook_url": None,
            # Whoever sits here runs the bot.
            "admins": frozenset({PERSON}),
        }
    )
    # As the terminal is set; ``C`` is no language.
    spoken, languages = tidy_tag(locale.getlocale()[0]), shipped()
    telegram = TerminalTelegram(screen.show, own.data_dir, time.time_ns() // 1_000_000, spoken)
    requests = Requests(calls=telegram, polls=telegram)
    # Whoever sits here owns the machine.
    quota = Quota(UNLIMITED)
    async with build(
        own, TOKEN, requests, pace=SendingPace.unlimited(), quota=quota, languages=languages
    ) as precis:
        await precis.sender.begin(await next_epoch(precis.database, "sender"))
        if sys.stdin.isatty():
            commands = [f"/{command.name}" for command in precis.commands]
            history = own.data_dir / "history"
            close_to_others(history)
            greeting = languages.of(spoken).say(texts.TERMINAL_GREETING)
            messages = typed_messages(history, commands, partial(screen.say, greeting))
        else:
            messages = read_messages(sys.stdin)
        application = precis.application
        handle = partial(precis.failures.handle_once, process=application.process_update)
        await application.initialize()
        try:
            fed = _fed(precis, messages, own.starter_feeds, screen.say)
            async with fed as heard, _at_work(precis):
                with acting_for(Acting(PERSON)):
                    await chat(
                        application, telegram, screen, heard, languages.of(spoken),
                        handle=handle, send=precis.sender.drain,
                        last_answer=partial(ShownStore(precis.database).last_article, PERSON),
                        may_give_up=sys.stdin.isatty(),
                    )  # fmt: skip
        finally:
            await application.shutdown()


@asynccontextmanager
async def _fed(
    precis: Precis,
    messages: AsyncIterator[str],
    languages: Sequence[str],
    say: Callable[[str], None],
) -> AsyncIterator[AsyncIterator[str]]:
    """Offer feeds to read meanwhile to who types; a pipe is offered nothing."""
    if not sys.stdin.isatty():
        yield messages
        return
    async with starters_offered(
        messages, precis.feeds, languages or _LANGUAGES, say, utc_now
    ) as besides:
        yield besides


@asynccontextmanager
async def _at_work(precis: Precis) -> AsyncIterator[None]:
    """Look at feeds and tell stories meanwhile, as on Telegram."""
    works = (precis.sending.run(), precis.dispatcher.run(asyncio.Event()))
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        # What is on its way to the screen has no other chance to be known as sent.
        await precis.sender.drain()
