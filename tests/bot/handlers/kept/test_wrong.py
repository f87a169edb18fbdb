"""What is called wrong of an answer reaches the operator, with its link."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from bot.handlers.kept.wrong import WrongReports
from bot.interactions.answering import Answering
from bot.interactions.interaction import Answered, Press
from bot.locales.languages import shipped
from bot.models import ArticleId, Button, Reply, Shown
from bot.render import kept_texts as texts
from bot.render import texts as all_texts
from bot.render.language import ENGLISH
from bot.reports import Complaint, WrongPart
from bot.storage.chats import complaints
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.complaints import ComplaintStore, Filed
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.interactions.people import (
    ADA,
    GROUP,
    Buttons,
    Messages,
    Owed,
    Shelf,
    given,
    pressed,
    typed,
)
from tests.bot.stories.newsroom import article

OPERATOR = 5

FACE = Reply("points", ((Button("⋯", "acts"),), (Button("Save", "save"),)))


class Desk:
    """Two articles: one with a link, one without."""

    def __init__(self, database: Database) -> None:
        articles = (article(1, title="Bridge <b>"), replace(article(2), url=""))
        self.buttons, self.messages, self.owed = Buttons(*articles), Messages(), Owed()
        self.store = ComplaintStore(database)
        self.reports = WrongReports(
            self.store,
            Shelf(*articles),
            self.messages,
            self.buttons.presses,
            self.owed,
            chats=ChatStore(database),
            languages=shipped(),
            operators=(OPERATOR,),
            clock=lambda: NOW,
        )

    async def presses(
        self, data: str, number: int = 1, chat: int = ADA, **more: object
    ) -> str | None:
        press = replace(
            pressed(data, chat, article=number, **more),  # type: ignore[arg-type]  # by name
            press=Press("query", data, FACE),
        )
        handler = next(each for each in self.reports.handlers() if each.fits(press))
        return await self.buttons.press(handler, press)

    async def says(self, text: str, chat: int = ADA, **more: object) -> Owed:
        owed = Owed()
        handler = Answering(owed, (OPERATOR,)).command(self.reports.command())
        assert await given([handler], typed(text, chat, **more))
        return owed


def face(desk: Desk) -> list[str]:
    return [b.data for row in desk.buttons.owed.edits[-1].reply.buttons for b in row]


async def test_a_part_is_called_wrong_by_two_presses(database: Database) -> None:
    """The operator is told once, whoever says it; the buttons close."""
    desk = Desk(database)
    assert await desk.presses("wrong") is None
    assert face(desk) == ["acts", "wrong:points", "wrong:byline", "wrong:date", "wrong:title"]

    assert await desk.presses("wrong:date") == ENGLISH.say(texts.WRONG_FILED)
    assert face(desk) == ["acts"]
    assert await desk.presses("wrong:date") == ENGLISH.say(texts.WRONG_KNOWN)

    (told,) = desk.owed.sent
    assert told.chat_id == OPERATOR
    assert "The date is wrong" in told.reply.html
    assert '<a href="https://harbourtimes.example/1">Bridge &lt;b&gt;</a>' in told.reply.html
    assert await desk.presses("wrong:title", 2) == ENGLISH.say(texts.WRONG_PRIVATE)
    stranger = await desk.presses("wrong", 1, GROUP, asked_by=99, admin=False)
    assert stranger == ENGLISH.say(all_texts.NOT_YOURS)


async def test_a_reply_says_what_is_wrong(database: Database) -> None:
    """By the name of a part, or in words; to whatever else how is said."""
    desk = Desk(database)
    desk.messages.shown[ADA, 5] = Shown(article_id=ArticleId(1), menu=None, asked_by=ADA)
    reply = Answered(message_id=5)
    how = [ENGLISH.say(texts.WRONG_HOW)]

    assert (await desk.says("/wrong date it is 2021", replies_to=reply)).said == (
        [ENGLISH.say(texts.WRONG_FILED)]
    )
    await desk.says("/wrong <i>the picture</i>", replies_to=reply)
    assert (await desk.says("/wrong", replies_to=reply)).said == how
    assert (await desk.says("/wrong date")).said == how
    assert (await desk.says("/wrong date", GROUP, replies_to=reply)).said == how
    date, other = [message.reply.html for message in desk.owed.sent]
    assert date.endswith("\nit is 2021")
    assert "<i>" not in other
    assert other.startswith("Something is wrong")


async def test_the_operator_has_all_of_it(database: Database) -> None:
    """As a file, without who said it; for others there is none."""
    desk = Desk(database)
    nothing = await desk.says("/wrong", OPERATOR, person=OPERATOR)
    assert (nothing.said, nothing.files) == ([ENGLISH.say(texts.WRONG_NOTHING)], [])
    await desk.presses("wrong:date")
    (file,) = (await desk.says("/wrong", OPERATOR, person=OPERATOR)).files

    (row,) = json.loads(file.body)
    assert (row["url"], row["part"], row["note"]) == (
        "https://harbourtimes.example/1",
        "date",
        "",
    )
    assert str(ADA) not in row
    assert (await desk.says("/wrong")).files == []


async def test_nobody_floods_the_operator(database: Database) -> None:
    """A person has so many a day, and so has the operator; a year later none is kept."""
    store = ComplaintStore(database)

    def made(number: int) -> Complaint:
        return Complaint(
            url=f"https://a.example/{number}", title="", part=WrongPart.DATE, made_at=NOW
        )

    filed = [await store.file(ADA, made(n)) for n in range(21)]
    assert filed == [Filed.TELL] * 20 + [Filed.TOO_MANY]
    others = [await store.file(100 + n, made(100 + n)) for n in range(11)]
    assert others == [Filed.TELL] * 10 + [Filed.KEEP]
    assert complaints._MOST_TOLD_A_DAY == 30  # noqa: SLF001
    later = replace(made(900), made_at=NOW + timedelta(days=2))
    assert await store.file(ADA, later) is Filed.TELL
    await store.prune(NOW + timedelta(days=1))
    assert [one.url for one in await store.all()] == ["https://a.example/900"]
