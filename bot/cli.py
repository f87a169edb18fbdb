"""The ``precis`` command.

Each command imports what it needs when it is called: ``precis summarize`` need not wait for
Telegram's library, nor the workers (which import this module first) carry it.
"""
# ruff: noqa: PLC0415

from __future__ import annotations

import asyncio
import errno
import gc
import os
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

import click

from bot.errors import BotError, FetchError, SettingsError, SourceNotFound, TokenRefused
from bot.invisible import SPELLING_JOINERS, spell_out
from summarizer.errors import ReadingError

if TYPE_CHECKING:
    from bot.setting_names import Stated
    from bot.settings import Settings

T = TypeVar("T")


class WrongSettings(click.ClickException):
    """Another start would end in the same way."""

    #: EX_CONFIG of https://man.openbsd.org/sysexits
    exit_code = 78


_links = click.option(
    "--links", is_flag=True, help="Print points' links where none can be tapped: in a pipe."
)


def start() -> None:
    """Run the command as a process of its own."""
    # What is loaded until the work begins stays: to look for garbage in it takes a tenth of the time.
    gc.disable()
    main()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="precis", prog_name="precis")
def main() -> None:
    """Key points of articles, word for word, and who reported them."""
    # What the program writes, the workers too, is its user's alone.
    os.umask(0o077)


@main.command()
@click.argument("source")
@click.option("--points", type=click.IntRange(1, 8), default=3, show_default=True)
@click.option("--why", "topic", metavar="TOPIC", help="Say whether and why it is about TOPIC.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_links
def summarize(source: str, points: int, topic: str | None, *, as_json: bool, links: bool) -> None:
    """Print the key points of SOURCE: a link, a file, or - for standard input."""
    from bot.commands.summarize import refuse_topic, summarize_source, to_json, to_text, why_about
    from bot.terminal.display import Display

    if topic is not None and (refusal := refuse_topic(topic)):
        raise click.UsageError(spell_out(refusal))
    settings = _settings()
    summary = _run(summarize_source(source, points, settings.allowed_networks))
    about = None if topic is None else why_about(topic, summary.article)
    display = Display.of(sys.stdout, colours=settings.colours, links=links)
    click.echo(to_json(summary, about) if as_json else to_text(summary, display, about))


@main.command()
@click.argument("source")
@click.argument("question")
@click.option("--points", type=click.IntRange(1, 8), default=3, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@_links
def ask(source: str, question: str, points: int, *, as_json: bool, links: bool) -> None:
    """Print the sentences of SOURCE (a link, a file, or -) that answer QUESTION, best first."""
    from bot.commands.ask import ask_source, to_json, to_text
    from bot.render.language import ENGLISH
    from bot.render.texts import NO_ANSWER
    from bot.terminal.display import Display

    if not question.strip():
        raise click.UsageError("QUESTION is empty.")
    settings = _settings()
    said = _run(ask_source(source, question, points, settings.allowed_networks))
    if as_json:
        click.echo(to_json(said))
    elif said.points:
        display = Display.of(sys.stdout, colours=settings.colours, links=links)
        click.echo(to_text(said, display))
    if not said.points:
        raise click.ClickException(ENGLISH.say(NO_ANSWER))


@main.command()
@_links
def chat(*, links: bool) -> None:
    """Talk to the bot here, without Telegram."""
    from bot.commands.chat import chat_in_terminal

    try:
        _run(chat_in_terminal(_settings(), links=links))
    except OSError as error:
        # What could not be written is in a buffer still, and would be tried again at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.EPIPE:
            raise click.exceptions.Exit(1) from error
        raise click.ClickException(f"cannot write: {error.strerror}") from error


@main.command()
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(["web", "worker", "sender"]),
    help="Do this part of the work alone; repeatable. Needs PostgreSQL.",
)
def run(roles: tuple[str, ...]) -> None:
    """Run the bot on Telegram, by the token in PRECIS_TELEGRAM_TOKEN or in a file of its own."""
    from bot.commands.run import run_bot
    from bot.work.roles import EVERY_ROLE, Role

    _run(run_bot(_settings(), frozenset(map(Role, roles)) or EVERY_ROLE))


@main.command()
def doctor() -> None:
    """Check whether the bot can run as it is set up; one line for each check."""
    from bot.commands.doctor import examine

    if not _run(examine(_settings(), _say)):
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--check", is_flag=True, help="Exit with status 1 unless all is well.")
def status(*, check: bool) -> None:
    """Print how the running bot fares: what waits, what came of what, and how long it took."""
    from bot.commands.status import look
    from bot.observing.readiness import is_ready
    from bot.observing.status import status_lines

    observed, waits = _run(look(_settings()))
    for line in status_lines(observed):
        _say(line)
    if waits:
        _say(f"{'':<6}  {waits}")
    if check and not is_ready(observed):
        raise click.exceptions.Exit(1)


@main.command()
@click.option("--table", is_flag=True, help="Print the README's table of all settings.")
def config(*, table: bool) -> None:
    """Print each setting, its value and where that is from, with tabs between."""
    from bot.commands.config import settings_in_force, settings_table

    settings, places = _settings_and_places()
    if table:
        click.echo(settings_table())
        return
    for line in settings_in_force(settings, places):
        _say(line)


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--overwrite", is_flag=True, help="Take the place of a FILE that is there.")
@click.option("--verify", is_flag=True, help="Restore FILE into a scratch copy, and count.")
def backup(file: Path, *, overwrite: bool, verify: bool) -> None:
    """Copy the database to FILE, whole and consistent, while the bot runs.

    With --verify a FILE that is there already is not written again, but only looked at.
    """
    from bot.commands.backup import back_up_to, verify_backup

    if not verify or overwrite or not file.exists():
        _say(_run(back_up_to(file, _settings(), overwrite=overwrite)))
    if verify:
        _say(_run(verify_backup(file)))


@main.command()
def migrate() -> None:
    """Bring the database up to date: what waited until no older version runs, too."""
    from bot.commands.migrate import bring_up_to_date

    _say(_run(bring_up_to_date(_settings())))


@main.command()
@click.argument("database_url")
def move(database_url: str) -> None:
    """Copy all that SQLite's file holds to the empty PostgreSQL at DATABASE_URL.

    The bot has to be stopped. The file stays as it is.
    """
    from bot.commands.move import move_to

    _say(_run(move_to(database_url, _settings())))


@main.group()
def feeds() -> None:
    """Say which feeds are watched; a running bot takes notice within half a minute."""


@feeds.command()
@click.argument("link")
@click.option("--label", default="", help="A tag for all of its articles.")
def add(link: str, label: str) -> None:
    """Watch the feed behind LINK: the feed itself, or a page of its site."""
    from bot.commands.feeds import add_feed

    for line in _run(add_feed(link, label, _settings())):
        _say(line)


@feeds.command()
@click.argument("link")
def approve(link: str) -> None:
    """Have the feed at LINK, its own address, serve everybody; lifts a ban, too."""
    from bot.commands.feeds import approve_feed

    click.echo(_run(approve_feed(link, _settings())))


@feeds.command()
@click.argument("link")
def remove(link: str) -> None:
    """Watch the feed at LINK, its own address, no more; chats that had it are told."""
    from bot.commands.feeds import remove_feed

    click.echo(_run(remove_feed(link, _settings())))


@feeds.command("list")
def list_() -> None:
    """Print title, address, label and trouble of each feed, with tabs between."""
    from bot.commands.feeds import list_feeds

    lines = _run(list_feeds(_settings()))
    for line in lines:
        _say(line)
    if not lines:
        click.echo("no feed is watched: precis feeds add watches one", err=True)


@feeds.command("import")
@click.argument("file")
def import_(file: str) -> None:
    """Watch the feeds of FILE, which is OPML; - is standard input."""
    from bot.commands.feeds import import_feeds

    _say(_run(import_feeds(file, _settings())))


@feeds.command()
@click.argument("file", type=click.File("wb"), default="-")
def export(file: BinaryIO) -> None:
    """Write all feeds to FILE, or to standard output, as OPML."""
    from bot.commands.feeds import export_feeds

    file.write(_run(export_feeds(_settings())))


def _say(line: str) -> None:
    """Print a line, tabs and all; what else a terminal would obey is spelt out."""
    click.echo(spell_out(line, keep=f"\t{SPELLING_JOINERS}"))


def _line(error: Exception) -> str:
    """Return what an error says, on one line; file names and links in it are anybody's."""
    from bot.logs import mask_token

    return mask_token(spell_out(str(error)))


def _settings() -> Settings:
    return _settings_and_places()[0]


def _settings_and_places() -> tuple[Settings, Stated]:
    from bot.setting_names import misspelt
    from bot.settings import forget_secrets, read_settings, stated

    try:
        settings = read_settings()
        places = stated()
    except SettingsError as error:
        raise WrongSettings(_line(error)) from error
    forget_secrets()
    for name in misspelt(places):
        click.echo(f"warning: {spell_out(str(name))}", err=True)
    return settings, places


def _run(work: Coroutine[Any, Any, T]) -> T:
    """Run a command; what goes wrong on purpose is one line on stderr and exit status 1."""
    from bot.render.failure import failure_line
    from bot.render.language import ENGLISH

    if not gc.isenabled():
        gc.freeze()
        gc.enable()
    try:
        return asyncio.run(work)
    except SourceNotFound as error:
        raise click.UsageError(_line(error)) from error
    except (FetchError, ReadingError) as error:
        raise click.ClickException(failure_line(error, ENGLISH)) from error
    except (SettingsError, TokenRefused) as error:
        raise WrongSettings(_line(error)) from error
    except BotError as error:
        raise click.ClickException(_line(error)) from error
    except KeyboardInterrupt:
        raise click.exceptions.Exit(130) from None
