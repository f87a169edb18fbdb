"""Links in groups."""

from __future__ import annotations

from typing import Any

import pytest

from bot.articles import Articles
from bot.errors import Unfetched
from bot.handlers.groups.answers import GroupAnswers
from bot.interactions.answering import Answering
from bot.interactions.interaction import Answered, ChatKind, Interaction
from bot.models import Reply
from bot.render import texts
from bot.render.language import ENGLISH
from bot.storage.chats.auto import AutoStore
from bot.storage.engine.database import Database
from tests.bot.handlers.articles.asking import Answers, Press, reading
from tests.bot.interactions.people import ADA, GROUP, did, given, pressed, typed
from tests.bot.stories.newsroom import article

A, B, GONE = "https://a.example", "https://b.example", "https://gone.example"
MANY = tuple(f"https://{name}.example" for name in "abcdefg")


class Group:
    """A group, and what comes of what is said there."""

    def __init__(
        self, database: Database, articles: Articles | None = None, each: int = 1000
    ) -> None:
        self.desk = Answers(each)
        self.auto = AutoStore(database)
        #: Messages that were left to those who share.
        self.shared: list[Interaction] = []
        self.answers = GroupAnswers(
            articles or Press(a=article(1), b=article(2)),
            self.desk.answers,
            self.desk.owed,
            self.desk.gate,
            auto=self.auto,
            share=self._share,
        )

    async def hears(self, asked: Interaction) -> bool:
        """Hear something; returns whether it is for this handler."""
        command = Answering(self.desk.owed, ()).command(self.answers.command())
        return await given([command, self.answers.handler()], asked)

    async def _share(self, said: Interaction) -> None:
        self.shared.append(said)

    @property
    def articles(self) -> list[int | None]:
        return [message.article_id for message in self.desk.owed.sent]


def said(*links: str, **more: Any) -> Interaction:
    return did(GROUP, links=links, text=" ".join(links), **more)


async def test_a_mention_is_answered_where_it_stands(database: Database) -> None:
    """In its thread, as a reply; links beside it are nobody's business."""
    group = Group(database)
    asked = said(A, addressed=True, thread_id=3)
    await group.hears(asked)
    await group.hears(said(B))

    (answer,) = group.desk.owed.sent
    assert (answer.article_id, answer.reply_to, answer.thread) == (1, asked.message_id, 3)
    assert [one.links for one in group.shared] == [(B,)]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        (typed(f"/sum {B}", GROUP, replies_to=Answered((A,))), [2]),
        (typed("/sum", GROUP, replies_to=Answered((A, B))), [1, 2]),
        (typed("/sum", GROUP, replies_to=Answered((A,), is_ours=True)), [1]),
        (typed(f"/sum {A}", ADA), [1]),
        (said(addressed=True, replies_to=Answered((A,))), [1]),
        (said(addressed=True, replies_to=Answered((A,), is_ours=True)), []),
        (said(B, addressed=True, replies_to=Answered((A,), is_ours=True)), [2]),
        (said(addressed=True), []),
        (said(replies_to=Answered((A,))), []),
    ],
)
async def test_the_message_that_is_answered_is_meant(
    database: Database, asked: Interaction, answered: list[int]
) -> None:
    """By /sum or a mention without a link; who thanks the bot asks for nothing."""
    group = Group(database)
    await group.hears(asked)

    assert group.articles == answered


async def test_the_long_text_of_another_is_an_article(database: Database) -> None:
    """A short one is none, and /sum says what it is for."""
    group = Group(database, reading(database))
    text = "\n\n".join(line for n in range(4) for line in article(n).paragraphs)
    for answered in (Answered(text=text), Answered(text="hello"), None):
        await group.hears(typed("/sum", GROUP, replies_to=answered))

    read, *short = group.desk.owed.said
    assert "of Moscow" in read
    assert short == [ENGLISH.say(texts.SUM_HOW)] * 2


async def test_what_fails_is_one_reply(database: Database) -> None:
    """It names the links; and of too many it is said in another."""
    group = Group(database)
    await group.hears(said(*MANY, addressed=True))

    failed = next(line for line in group.desk.owed.said if "c.example" in line)
    assert [line.split(":")[0] for line in failed.splitlines()] == [
        f"<code>{name}.example</code>" for name in "cde"
    ]
    assert ENGLISH.say(texts.TOO_MANY_LINKS, limit="5", count=2) in group.desk.owed.said
    assert len(group.desk.owed.sent) == 4


async def test_auto_answers_each_link_of_its_thread(database: Database) -> None:
    """It says nothing of what fails, of what is too much, nor of what is left out."""
    group = Group(database, each=3)
    await group.auto.switch(GROUP, 3, on=True)
    await group.hears(said(A, B, GONE, thread_id=3))
    await group.hears(said(A, thread_id=4))
    await group.hears(said(A))
    await group.hears(said(A, thread_id=3))
    await group.hears(said(thread_id=3))

    assert group.articles == [1, 2]
    assert len(group.shared) == 3


async def test_auto_answers_the_posts_of_a_channel(database: Database) -> None:
    """Not those of a bot like this one, which has auto there as well; else links are shared at most."""
    group = Group(database)
    posts = [
        did(-300, chat_kind=ChatKind.CHANNEL, links=links, text="x", addressed=addressed)
        for links, addressed in (((A,), False), ((B, f"{A}#:~:text=Moscow"), False), ((B,), True))
    ]
    for post in posts:
        await group.hears(post)
    assert group.articles == []
    await group.auto.switch(-300, None, on=True)
    for post in posts:
        await group.hears(post)

    assert group.articles == [1, 2]
    assert group.desk.owed.sent[0].chat_id == -300
    assert [one.links for one in group.shared[3:]] == [(B, f"{A}#:~:text=Moscow")]


async def test_after_a_restart_what_was_answered_is_not(database: Database) -> None:
    """The rest is."""
    group = Group(database)
    asked = said(A, B, addressed=True, known=group.desk.owed.has)
    await group.desk.owed.put(asked.reply(Reply("answered before")))
    await group.hears(asked)

    assert group.articles == [None, 2]


async def test_one_link_that_fails_is_told_to_who_asked(database: Database) -> None:
    """In a line."""
    group = Group(database)
    asked = said(GONE, addressed=True)
    await group.hears(asked)

    (line,) = group.desk.owed.sent
    assert line.reply.html == ENGLISH.say(texts.UNFETCHED[Unfetched.GONE])
    assert line.reply_to == asked.message_id


@pytest.mark.parametrize(
    "asked",
    [
        did(links=(A,)),
        said(A, is_notice=True),
        said(A, is_command=True),
        pressed("points:4", GROUP),
    ],
)
async def test_the_rest_is_for_others(database: Database, asked: Interaction) -> None:
    """Private chats, notices, commands of other bots, and presses."""
    assert not await Group(database).hears(asked)
