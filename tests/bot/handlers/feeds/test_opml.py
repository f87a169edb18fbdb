"""Feeds that come as a file."""

from __future__ import annotations

from bot.errors import FeedError, Unfetched, Unparsed
from bot.feeds.values import Outline
from bot.handlers.articles.documents import MAX_FILE_BYTES, Files
from bot.handlers.feeds.opml import OpmlFiles
from bot.interactions.answering import Answering
from bot.interactions.interaction import SentFile
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.engine.database import Database
from tests.bot.handlers.topics.reader import OPERATOR, Reader
from tests.bot.interactions.people import ADA, GROUP, Client, Owed, did, given


class Desk:
    """Takes lists; ``broken`` is none."""

    def __init__(self, database: Database) -> None:
        self.reader, self.owed = Reader(database), Owed()
        self.client = Client({"list": b"list", "broken": b"broken"})
        self.files = OpmlFiles(
            self.reader.watching,
            self._read,
            Answering(self.owed, ()),
            Files(self.client),
            trust=self.reader.trust,
        )

    async def _read(self, body: bytes) -> tuple[Outline, ...]:
        if body == b"broken":
            raise FeedError(Unparsed.NOT_A_FEED)
        names = ("a", "b")
        return tuple(Outline(url=f"https://{n}.example/feed", title=n, home=None) for n in names)

    async def sends(
        self,
        file: str = "list",
        name: str = "My.OPML",
        *,
        chat: int = ADA,
        size: int = 9,
        admin: bool = True,
        person: int = ADA,
    ) -> str:
        sent = did(chat, file=SentFile(file, name, None, size), admin=admin, person=person)
        assert await given([self.files.handler()], sent)
        return self.owed.said[-1]

    async def watched(self) -> list[tuple[str, bool]]:
        return sorted((feed.url, feed.approved) for feed in await self.reader.feeds.all())


async def test_a_list_is_taken(database: Database) -> None:
    """Again it adds nothing; the operator vouches for his."""
    desk = Desk(database)

    assert "2 feeds" in await desk.sends()
    await desk.sends()
    assert await desk.watched() == [
        ("https://a.example/feed", False),
        ("https://b.example/feed", False),
    ]
    await desk.sends(chat=OPERATOR, person=OPERATOR)
    assert [approved for _, approved in await desk.watched()] == [True, True]


async def test_what_is_no_list_is_said_to_be_that(database: Database) -> None:
    """And what is too large."""
    desk = Desk(database)

    assert await desk.sends("broken") == ENGLISH.say(topic_texts.IMPORT_BROKEN)
    assert await desk.sends(size=MAX_FILE_BYTES + 1) == ENGLISH.say(
        texts.UNFETCHED[Unfetched.TOO_LARGE]
    )
    other = did(file=SentFile("list", "a.txt", None, 9))
    assert not await given([desk.files.handler()], other)
    assert await desk.watched() == []


async def test_a_plain_member_of_a_group_adds_nothing(database: Database) -> None:
    """All of it get what is added."""
    desk = Desk(database)

    assert await desk.sends(chat=GROUP, admin=False) == ENGLISH.say(topic_texts.ADMINS_ONLY)
    assert await desk.watched() == []
