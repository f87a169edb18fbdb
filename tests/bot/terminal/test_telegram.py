from pathlib import Path

from telegram import Bot

from bot.terminal.telegram import PERSON, TOKEN, Shown, TerminalTelegram


async def test_a_file_is_saved_and_its_place_shown(tmp_path: Path) -> None:
    """A terminal has no other way to hand it over; the next one takes its place."""
    files = tmp_path / "a & b"
    files.mkdir()
    shown: list[Shown] = []
    bot = Bot(TOKEN, request=TerminalTelegram(shown.append, files, first_id=1))

    for body in (b"<opml>first</opml>", b"<opml/>"):
        await bot.send_document(PERSON, body, filename="feeds.opml")

    assert (files / "feeds.opml").read_bytes() == b"<opml/>"
    assert [message.html for message in shown] == [f"{tmp_path}/a &amp; b/feeds.opml"] * 2
