"""Questions to what messages show, and to what a chat received."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.errors import FetchError, Unfetched
from bot.fairness.quota import RequestKind
from bot.handlers.asking.questions import RECENT, Questions
from bot.interactions.answering import Answering
from bot.interactions.interaction import Answered, Aside, ChatKind, Interaction
from bot.models import ArticleId, Menu, Shown, StoredArticle
from bot.render import asking_texts, texts
from bot.render.language import ENGLISH
from bot.storage.articles.article_json import article_to_json
from bot.storage.stories.received import Received
from bot.work.tasks import ask, ask_among
from summarizer.answering.many_articles import AnsweringArticle
from summarizer.errors import ReadingError, Unreadable
from summarizer.models import Article, KeyPoint
from tests.bot.conftest import NOW
from tests.bot.interactions.people import (
    ADA,
    GROUP,
    Buttons,
    Shelf,
    did,
    gate,
    given,
    pressed,
    typed,
)
from tests.bot.stories.newsroom import article

#: Messages of ours: one shows the first article, one an article that is gone, one is a menu.
SUMMARY, GONE, DIGEST, HELP = 10, 11, 12, 13

LINK = "https://harbourtimes.example/1"
RUSSIAN = article(
    2,
    language="ru",
    title="Мост",
    paragraphs=("Мэр Анна Петрова закрыла мост в понедельник утром из-за паводка.",),
)


HOW = f"{ENGLISH.say(asking_texts.ASK_HOW)}\n\n{ENGLISH.say(asking_texts.ASK_LINK_HOW)}"


class Site(Shelf):
    """Articles behind links: each leads to the first."""

    asked: list[tuple[str, int | None, int | None]]
    fails: Exception | None = None

    async def by_link(
        self, link: str, person: int | None, chat_id: int | None = None
    ) -> StoredArticle:
        if self.fails:
            raise self.fails
        self.asked.append((link, person, chat_id))
        return self.stored[0]


class Desk:
    """A chat with messages of ours, and what comes of questions there."""

    def __init__(self, chat: int = ADA, each: int = 1000, shows: Article | None = None) -> None:
        self.buttons = Buttons()
        self.owed, self.client = self.buttons.owed, self.buttons.client
        shown = {
            SUMMARY: Shown(article_id=ArticleId(1), menu=None, asked_by=99),
            DIGEST: Shown(article_id=None, menu=Menu.DIGEST, asked_by=None),
        }
        self.buttons.messages.shown = {(chat, number): each for number, each in shown.items()}
        #: What the chat received; and since when it was asked for.
        self.received = [article(0), article(1)]
        self.since: list[tuple[int, datetime]] = []
        self.fails: Exception | None = None
        self.shelf = Site(shows or article(1))
        self.shelf.asked = []
        self.questions = Questions(
            self.buttons.presses,
            self.shelf,
            self._ask,
            self._ask_among,
            latest=self._latest,
            outbox=self.owed,
            gate=gate(self.owed, self.client, each),
            telegram=self.client,
            clock=lambda: NOW,
        )

    async def hears(self, asked: Interaction) -> bool:
        """Hear something; returns whether it is for these handlers."""
        command = Answering(self.owed, ()).command(self.questions.command())
        return await given([command, self.questions.handler()], asked)

    async def says(self, asked: Interaction) -> str:
        """Hear something; returns what is said to it."""
        assert await self.hears(asked)
        return self.owed.said[-1]

    async def _ask(self, asked: Article, question: str, points: int) -> tuple[KeyPoint, ...]:
        if self.fails:
            raise self.fails
        return ask(asked, question, points)

    async def _ask_among(
        self, contents: Sequence[str], question: str
    ) -> tuple[AnsweringArticle, ...]:
        return ask_among(tuple(contents), question)

    async def _latest(self, chat_id: int, since: datetime) -> tuple[Received, ...]:
        self.since.append((chat_id, since))
        return tuple(
            Received(ArticleId(number), json.dumps(article_to_json(each)))
            for number, each in enumerate(self.received, 1)
        )


def reply(text: str, to: int = SUMMARY, chat: int = ADA, **more: Any) -> Interaction:
    """Return a reply to a message of ours."""
    links = {SUMMARY: (LINK,), GONE: (LINK,), DIGEST: (LINK, f"{LINK}2"), HELP: ()}[to]
    under = Answered(links, "text", is_ours=True, message_id=to)
    return did(chat, text=text, replies_to=under, **more)


async def test_the_article_under_a_question_answers() -> None:
    """With its sentences, linked; the answer shows the article, so that it can be asked on."""
    desk = Desk()
    asked = reply("How much does the work cost?", thread_id=3)
    said = await desk.says(asked)

    assert "costs 4 million roubles" in said
    assert "#:~:text=" in said
    (answer,) = desk.owed.sent
    assert (answer.article_id, answer.reply_to, answer.thread) == (1, asked.message_id, 3)
    assert desk.client.typed_in == [ADA]


async def test_a_command_asks_whatever_it_says() -> None:
    """As a reply; a bare one says how it is used, and one that nothing answers says that."""
    desk = Desk()
    under = Answered((LINK,), "text", is_ours=True, message_id=SUMMARY)

    assert "4 million" in await desk.says(typed("/ask the cost of the work", replies_to=under))
    assert ENGLISH.say(texts.NO_ANSWER) in await desk.says(
        typed("/ask who won the cup final of Peru", replies_to=under)
    )
    for bare in ("/ask", "/ask ???"):
        assert await desk.says(typed(bare, replies_to=under)) == HOW


@pytest.mark.parametrize("text", ["thanks!", "I saw it", "?", "https://a.example"])
async def test_what_does_not_ask_is_for_others(text: str) -> None:
    """Thanks, statements, and links."""
    links = ("https://a.example",) if "://" in text else ()

    assert not await Desk().hears(reply(text, links=links))


async def test_a_word_asks_in_the_article_s_language() -> None:
    """Or in the person's; one that only sounds so in another is none, and may be edited to be one."""
    desk = Desk(shows=RUSSIAN)
    assert "Анна Петрова" in await desk.says(reply("кто закрыл мост"))

    said = reply("come on", known=desk.owed.has)
    assert await desk.says(said) == ENGLISH.say(texts.NO_LINK)
    again = reply("кто закрыл мост", known=desk.owed.has, key=said.key, is_edit=True)
    assert "Анна Петрова" in await desk.says(again)
    edited = reply("come on", is_edit=True)
    count = len(desk.owed.said)
    await desk.hears(edited)
    assert len(desk.owed.said) == count


async def test_a_group_asks_by_name_or_command() -> None:
    """Anybody there; what is said to one another is not answered, nor is what does not ask."""
    desk = Desk(GROUP)
    named = reply("@Precis_Bot how much does the work cost", chat=GROUP, addressed=True)
    under = Answered((LINK,), "text", is_ours=True, message_id=SUMMARY)

    assert not await desk.hears(reply("How much is it?", chat=GROUP))
    assert not await desk.hears(reply("@precis_bot thanks", chat=GROUP, addressed=True))
    assert "4 million" in await desk.says(named)
    assert "4 million" in await desk.says(typed("/ask the cost?", GROUP, replies_to=under))
    count = len(desk.owed.said)
    await desk.hears(reply("@precis_bot come on", chat=GROUP, addressed=True))
    assert len(desk.owed.said) == count


async def test_a_message_is_reached_in_its_own_chat_alone() -> None:
    """The number of another chat's message shows nothing here."""
    desk = Desk(chat=8)
    said = await desk.says(reply("How much does the work cost?"))

    assert "million" not in said


async def test_a_forgotten_article_says_so() -> None:
    """With its link, to send it again."""
    said = await Desk().says(reply("How much does the work cost?", GONE))

    assert said.startswith("I no longer have this article.")
    assert LINK in said


async def test_a_menu_is_no_article() -> None:
    """A reply to /help that asks is told what to send; a digest asks what the chat received."""
    desk = Desk()
    assert await desk.says(reply("How do I follow?", HELP)) == ENGLISH.say(texts.NO_LINK)
    assert desk.since == []
    assert "4 million" in await desk.says(
        reply("How much does the work on the bridge cost?", DIGEST)
    )


async def test_a_command_without_a_reply_asks_what_the_chat_received() -> None:
    """Of the last days: outlet and date stand with each; one that alone answers can be asked on."""
    desk = Desk()
    desk.received[1] = article(1, published=NOW.date())
    said = await desk.says(typed("/ask how much does the bridge cost?"))

    assert "4 million" in said
    assert "Harbour Times" in said
    assert "5 Jan 2026" in said
    assert desk.since == [(ADA, NOW - RECENT)]
    assert timedelta(days=14) == RECENT
    assert desk.owed.sent[0].article_id == 2


async def test_nothing_received_is_said() -> None:
    """As is that nothing of it answers."""
    desk = Desk()
    nothing = await desk.says(typed("/ask who won the cup final of Peru"))
    desk.received = []
    none = await desk.says(typed("/ask how much?"))

    assert nothing == ENGLISH.say(asking_texts.NONE_SAYS)
    assert none == ENGLISH.say(asking_texts.NOTHING_RECEIVED)


async def test_another_s_message_is_talk() -> None:
    """With the command the article behind its link is asked; without a link the chat's articles are."""
    desk = Desk()
    theirs = Answered((LINK,), "text", message_id=SUMMARY)
    talk = Answered((), "text", message_id=SUMMARY)

    assert not await desk.hears(did(text="How much?", replies_to=theirs))
    said = await desk.says(typed("/ask how much does the work cost?", replies_to=theirs))
    assert "4 million" in said
    assert not desk.since
    await desk.hears(typed("/ask how much does the bridge cost?", replies_to=talk))
    assert desk.since


async def test_an_article_is_asked_by_its_link() -> None:
    """It is read, answers, and can be asked on; what went wrong with its page is said."""
    desk = Desk()
    said = await desk.says(typed(f"/ask {LINK} how much does the work cost?"))

    assert "costs 4 million roubles" in said
    assert desk.owed.sent[-1].article_id == 1
    assert (desk.shelf.asked, desk.since) == ([(LINK, ADA, ADA)], [])
    desk.shelf.fails = FetchError(Unfetched.GONE)
    gone = await desk.says(typed(f"/ask {LINK} how much?"))
    desk.shelf.fails = ReadingError(Unreadable.NOT_AN_ARTICLE)
    none = await desk.says(typed(f"/ask {LINK} how much?"))
    assert gone == ENGLISH.say(texts.UNFETCHED[Unfetched.GONE])
    assert none == ENGLISH.say(texts.UNREADABLE[Unreadable.NOT_AN_ARTICLE])


async def test_a_link_alone_asks_nothing() -> None:
    """Nothing is fetched; it is said how to ask."""
    desk = Desk()

    assert await desk.says(typed(f"/ask {LINK} ?")) == HOW
    assert desk.shelf.asked == []


async def test_an_article_is_asked_here_whatever_channel_is_looked_after() -> None:
    """All else that is asked is asked of what the channel received, and answered in private."""
    desk, channel = Desk(), -1005
    aside: dict[str, Any] = {"aside": Aside(ADA, "News"), "chat_kind": ChatKind.CHANNEL}
    await desk.says(typed(f"/ask {LINK} how much does the work cost?", channel, **aside))
    under = Answered((LINK,), "text", is_ours=True, message_id=SUMMARY)
    own = await desk.says(typed("/ask the cost of the work", channel, replies_to=under, **aside))
    assert "4 million" in own
    assert "📣" not in own

    of_channel = await desk.says(typed("/ask how much does the work cost?", channel, **aside))

    assert of_channel.startswith("📣 <b>News</b>")
    assert [chat for chat, _ in desk.since] == [channel]
    assert {message.chat_id for message in desk.owed.sent} == set(desk.client.typed_in) == {ADA}


async def test_what_costs_too_much_is_one_line() -> None:
    """Whether the workers are busy or gave up."""
    desk = Desk()
    desk.fails = FetchError(Unfetched.BUSY)
    busy = await desk.says(reply("How much?"))
    desk.fails = ReadingError(Unreadable.BROKEN)
    slow = await desk.says(reply("How much?"))

    assert busy == ENGLISH.say(texts.UNFETCHED[Unfetched.BUSY])
    assert slow == ENGLISH.say(texts.TOO_LONG)


async def test_questions_are_counted_once() -> None:
    """After a restart none is answered again; who asks for too much is told."""
    desk = Desk(each=1)
    asked = reply("How much does the work cost?", known=desk.owed.has)
    for one in (asked, asked, reply("Who said so?")):
        await desk.hears(one)

    assert len(desk.owed.said) == 2
    assert desk.owed.said[1] == ENGLISH.say(texts.QUOTAS[RequestKind.LOOK])


async def test_a_press_asks_nothing() -> None:
    """Nor does a notice, nor what stands under a file."""
    assert not await Desk().hears(pressed("points:4"))
    assert not await Desk().hears(reply("who?", is_notice=True))
    assert not await Desk().hears(reply("who? " * 300))
