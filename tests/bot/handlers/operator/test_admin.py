"""/admin."""

from __future__ import annotations

from bot.handlers.operator.access import Admission
from bot.handlers.operator.admin import AdminCommands
from bot.handlers.operator.chart import Chart
from bot.handlers.operator.sources import SourceButtons
from bot.interactions.interaction import Interaction
from bot.locales.languages import shipped
from bot.metrics.days import Daily, Uncounted
from bot.models import Menu, Reply
from bot.outgoing import SendPhoto
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.allowlist import Allowlist
from bot.storage.engine.database import Database
from bot.storage.feeds.feeds import FeedStore
from bot.storage.feeds.sources import SourceStore
from bot.storage.messages.deliveries import DeliveryStore
from bot.storage.messages.ledger import Ledger
from bot.storage.operating.days import DayStore
from tests.bot.conftest import NOW
from tests.bot.in_chats import text_of
from tests.bot.interactions.people import ADA, Buttons, answers, did, pressed, typed

OPERATOR = 5


class Desk:
    """The operator's commands over a real ledger."""

    def __init__(self, database: Database) -> None:
        self.buttons, self.woken = Buttons(), 0
        self.deliveries, self.feeds = DeliveryStore(database), FeedStore(database)
        self.chart = Chart(DayStore(database), lambda: NOW)
        sources = SourceButtons(
            self.buttons.presses,
            SourceStore(database),
            self.feeds,
            languages=shipped(),
            operators=[OPERATOR],
            clock=lambda: NOW,
        )
        self.admin = AdminCommands(
            [OPERATOR],
            self.buttons.presses,
            Ledger(database),
            sources,
            [Admission(Allowlist(database), is_open=False, clock=lambda: NOW)],
            wake=self.wake,
            chart=self.chart.of,
            clock=lambda: NOW,
        )

    def wake(self) -> None:
        self.woken += 1

    async def says(self, text: str, person: int = OPERATOR) -> list[str]:
        asked = typed(text, person, person=person)
        return await answers(self.admin.commands(), asked, [OPERATOR])

    async def press(self, press: Interaction) -> str | None:
        handler = next(each for each in self.admin.handlers() if each.fits(press))
        return await self.buttons.press(handler, press)

    async def loses(self) -> int:
        """Have a message of which nobody knows whether it arrived; returns its number."""
        await self.deliveries.queue([did().reply(Reply("lost"))], NOW)
        (row,) = await self.deliveries.due(NOW, limit=1)
        await self.deliveries.unknown(row.id, "reset", NOW, did().reply(Reply("a line")))
        return row.id

    async def owed(self) -> list[str]:
        return [text_of(row).reply.html for row in await self.deliveries.due(NOW, limit=9)]


async def test_others_have_no_such_command(database: Database) -> None:
    """Nor may they let anybody in."""
    desk = Desk(database)

    assert await desk.says("/admin", ADA) == []
    assert await desk.says(f"/admin allow {ADA}", ADA) == []
    assert ENGLISH.say(texts.ADMIN_ACCESS_NOBODY) in (await desk.says("/admin allow"))[0]
    assert "not handled" in (await desk.says("/admin allowed 6"))[0], "no such word"


async def test_the_ledger_is_shown_and_what_waits_for_him(database: Database) -> None:
    """A list of what waits, only if something does."""
    desk = Desk(database)

    (report,) = await desk.says("/admin")
    assert "<b>Updates</b> not handled: 0" in report
    await desk.feeds.add("https://a.example/feed", NOW, chat_id=ADA)
    _, sources = await desk.says("/admin")
    assert ENGLISH.say(texts.SOURCES_HOW) in sources


async def test_a_lost_message_is_sent_again_once(database: Database) -> None:
    """The report is drawn anew each time."""
    desk = Desk(database)
    press = pressed(f"resend:{await desk.loses()}", OPERATOR, menu=Menu.REPORT, person=OPERATOR)

    assert await desk.press(press) is None
    assert await desk.press(press) == ENGLISH.say(texts.ANSWERED_AGAIN)
    assert (await desk.owed()).count("lost") == 1
    assert desk.woken == 1
    assert {edit.message_id for edit in desk.buttons.owed.edits} == {press.message_id}


async def test_one_who_is_no_operator_any_more_sends_nothing(database: Database) -> None:
    """His old reports have buttons still."""
    desk = Desk(database)
    press = pressed(f"resend:{await desk.loses()}", menu=Menu.REPORT)

    assert await desk.press(press) == ENGLISH.say(texts.MENU_NOT_KEPT)
    assert "lost" not in await desk.owed()
    assert desk.buttons.owed.messages == []


async def test_figures_of_the_last_days_come_as_a_picture(database: Database) -> None:
    """With the same in words below it; where nothing was counted there is none."""
    desk = Desk(database)
    asked = typed("/admin", OPERATOR, person=OPERATOR)
    assert await desk.chart.of(asked) is None
    await DayStore(database).add(Uncounted({(NOW.date(), Daily.LINKS): 3}, frozenset()))

    picture = await desk.chart.of(asked)
    assert picture
    assert picture.body.startswith(b"\x89PNG")
    assert "Links answered</b>: today 3" in picture.caption.html
    (command,) = desk.admin.commands()
    answer = await command.act(asked)
    assert isinstance(answer, tuple)
    assert isinstance(answer[0], SendPhoto)
