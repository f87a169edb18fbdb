"""/export: all that is kept of a chat, or its feeds."""

from __future__ import annotations

import io
import json
import random
import zipfile

from bot.handlers.kept.export import ExportCommand, packed
from bot.interactions.answering import Answering
from bot.outgoing import LARGEST_DOCUMENT_BYTES
from bot.render import kept_texts as texts
from bot.render import topic_texts
from bot.render.language import ENGLISH
from bot.storage.chats.exporting import Exporting
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.topics.reader import Reader
from tests.bot.interactions.people import ADA, GROUP, Owed, given, typed


async def exports(reader: Reader, said: str, chat: int = ADA, *, admin: bool = True) -> Owed:
    owed = Owed()
    command = ExportCommand(Exporting(reader.database), reader.watching, lambda: NOW).command()
    assert await given([Answering(owed, ()).command(command)], typed(said, chat, admin=admin))
    return owed


async def test_all_that_is_kept_is_a_file(database: Database) -> None:
    """Of a chat without any there is none; a group's is for its admins."""
    reader = Reader(database)
    nothing = await exports(reader, "/export")
    assert (nothing.said, nothing.files) == ([ENGLISH.say(texts.EXPORTED_NOTHING)], [])
    await reader.types("/follow paris")
    await reader.types("/mute football")

    owed = await exports(reader, "/export")
    assert owed.said == [ENGLISH.say(texts.EXPORTED_ALL)]
    (file,) = owed.files
    document = json.loads(file.body)
    assert (file.chat_id, file.name, document["chat_id"]) == (ADA, "precis.json", ADA)
    assert document["subscription"]["rows"][0]["topic"] == "paris"
    assert document["chat"]["rows"][0]["muted"] == ["football"]
    member = await exports(reader, "/export", GROUP, admin=False)
    assert (member.said, member.files) == ([ENGLISH.say(topic_texts.ADMINS_ONLY)], [])


async def test_the_feeds_of_a_chat_are_a_file(database: Database) -> None:
    """It is owed as a message is; where there are none there is no file."""
    reader = Reader(database)

    assert (await exports(reader, "/export xml")).said == [ENGLISH.say(texts.EXPORT_HOW)]
    assert (await exports(reader, "/export opml")).said == [ENGLISH.say(topic_texts.FEEDS_NONE)]
    await reader.feeds.add("https://b.example/feed", NOW, chat_id=ADA)
    owed = await exports(reader, "/export OPML")
    assert owed.said == [ENGLISH.say(topic_texts.EXPORTED)]
    (file,) = owed.files
    assert (file.chat_id, file.name, file.asked_by) == (ADA, "precis.opml", ADA)
    assert b"https://b.example/feed" in file.body


def test_what_is_too_large_is_packed_and_then_cut() -> None:
    """The ledger takes it; the newest rows are left, and it is said."""
    rows = [{"text": "x" * 1000}] * 3000
    name, body, whole = packed({"chat_id": 7}, {"saved": {"total": 3000, "rows": rows}})
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        document = json.loads(archive.read("precis.json"))
    assert (name, whole, len(document["saved"]["rows"])) == ("precis.json.zip", True, 3000)

    noise = random.Random(1)  # noqa: S311
    rows = [{"text": noise.randbytes(1000).hex()} for _ in range(3000)]
    name, body, whole = packed({"chat_id": 7}, {"saved": {"total": 3000, "rows": rows}})
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        document = json.loads(archive.read("precis.json"))
    assert (len(body) <= LARGEST_DOCUMENT_BYTES, whole) == (True, False)
    assert document["saved"] == {"total": 3000, "rows": rows[:1000]}
    assert packed({}, {"saved": {"rows": [{"text": "\ud800"}]}})[2]
