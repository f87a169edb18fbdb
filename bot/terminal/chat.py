"""`precis chat`: a private chat with the bot, in a terminal."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot.invisible import SPELLING_JOINERS, spell_out
from bot.models import Button
from bot.render import texts
from bot.render.language import Language
from bot.terminal.display import Display
from bot.terminal.giving_up import unless_given_up
from bot.terminal.telegram import DisplayedMessage, TerminalTelegram

#: Of a button's number, at most; what has more is a text.
_DIGITS = 3


class Screen:
    """Prints the bot's messages, and knows which buttons can be pressed."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._buttons: tuple[int, tuple[Button, ...]] = (0, ())

    def show(self, message: DisplayedMessage) -> None:
        """Print a message; its buttons take the place of the last message's."""
        lines = [self._display.text(message.html)]
        if message.buttons:
            self._buttons = (message.message_id, message.buttons)
            numbered = [
                f"[{n}] {spell_out(button.text, SPELLING_JOINERS)}"
                for n, button in enumerate(message.buttons, 1)
            ]
            lines.append(self._display.row(numbered))
        # To what is standard output at the moment: a prompt puts itself in its place.
        print(*lines, "", sep="\n", flush=True)  # noqa: T201  # this is what the terminal is for

    def say(self, line: str) -> None:
        """Print a line of the terminal's own."""
        print(self._display.line(line), flush=True)  # noqa: T201  # its own voice

    def button(self, typed: str) -> tuple[int, Button] | None:
        """Return message and button that a typed number means."""
        message_id, buttons = self._buttons
        if _is_number(typed) and 1 <= int(typed) <= len(buttons):
            return message_id, buttons[int(typed) - 1]
        return None


def _is_number(typed: str) -> bool:
    return typed.isdecimal() and len(typed) <= _DIGITS


async def chat(
    application: Application[Any, Any, Any, Any, Any, Any],
    telegram: TerminalTelegram,
    screen: Screen,
    messages: AsyncIterator[str],
    language: Language,
    *,
    handle: Callable[[Update], Coroutine[Any, Any, None]],
    send: Callable[[], Awaitable[None]],
    last_answer: Callable[[], Awaitable[int | None]],
    may_give_up: bool,
) -> None:
    """Answer each message, one after the other, until there are no more.

    Args:
        application: The bot's.
        telegram: The chat.
        screen: Shows it.
        messages: What is typed.
        language: Of the terminal's own voice.
        handle: Has an update handled.
        send: Has sent what came of it.
        last_answer: The last message that shows an article: what is typed answers that, but for
            commands; None: there is none.
        may_give_up: Whether Ctrl-C ends what is being answered, and not all.

    Raises:
        OSError: What is said can be shown no more.
    """
    async for text in messages:
        if _is_number(text) and not screen.button(text):
            screen.say(language.say(texts.TERMINAL_NO_BUTTON, number=text))
            continue
        if pressed := screen.button(text):
            update = telegram.press(*pressed, application.bot)
        else:
            answers = None if text.startswith("/") else await last_answer()
            update = telegram.message(text, application.bot, answers)
        if not may_give_up:
            await handle(update)
        elif not await unless_given_up(handle(update)):
            screen.say(language.say(texts.TERMINAL_GIVEN_UP))
        await send()
        if telegram.lost:
            raise telegram.lost


async def typed_messages(
    history: Path, commands: list[str], greet: Callable[[], None]
) -> AsyncIterator[str]:
    """Ask for messages at a prompt with line editing, history and completion of commands.

    A text that is pasted, line breaks and all, is one message.
    """
    # A pipe needs none of it.
    from prompt_toolkit import PromptSession  # noqa: PLC0415
    from prompt_toolkit.completion import WordCompleter  # noqa: PLC0415
    from prompt_toolkit.history import FileHistory  # noqa: PLC0415
    from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415

    greet()
    session: PromptSession[str] = PromptSession(
        "> ", history=FileHistory(str(history)), completer=WordCompleter(commands, sentence=True)
    )
    while True:
        try:
            # A story that comes meanwhile is shown above what is being typed.
            with patch_stdout(raw=True):
                text = await session.prompt_async()
        except KeyboardInterrupt:
            continue  # as in a shell: the line is given up, not the program
        except EOFError:
            return
        if text.strip():
            yield text.strip()
