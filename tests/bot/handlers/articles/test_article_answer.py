"""The answer to whoever asked for an article."""

from __future__ import annotations

from bot.errors import FetchError, Unfetched
from bot.fairness.quota import RequestKind
from bot.models import Priority, StoredArticle
from bot.render import texts
from bot.render.language import ENGLISH
from bot.subscriptions.looks import PLAIN, Look
from summarizer.errors import ReadingError, Unreadable
from tests.bot.handlers.articles.asking import Answers, stored
from tests.bot.interactions.people import ADA, did


async def had() -> StoredArticle:
    return stored()


async def test_an_article_is_answered_to_who_asked() -> None:
    """Bound to its message, so that its buttons reach it; the chat saw the bot typing."""
    desk, asked = Answers(), did(thread_id=3)
    await desk.answers.put(asked, had)

    (answer,) = desk.owed.sent
    assert "Moscow council" in answer.reply.html
    assert (answer.article_id, answer.asked_by, answer.thread) == (1, ADA, 3)
    assert (answer.reply_to, answer.priority) == (asked.message_id, Priority.ANSWER)
    assert (desk.client.typed_in, desk.answered) == ([ADA], [(ADA, 1)])


async def test_an_article_looks_as_the_chat_wants_it() -> None:
    """So many points, and the further ones folded."""
    desk = Answers()
    for look in (PLAIN, Look(points=1), Look(points=1, folded=True)):
        desk.look = look
        await desk.answers.put(did(), had)

    parts = [said.split("<blockquote") for said in desk.owed.said]
    assert [[part.count("• ") for part in each] for each in parts] == [[2], [1], [1, 1]]


async def test_what_was_answered_is_not_had_again() -> None:
    """After a restart; nor is it counted."""
    desk = Answers(each=2)
    asked = did(known=desk.owed.has)
    for _ in range(3):
        await desk.answers.put(asked, had)
    await desk.answers.put(did(), had)

    assert len(desk.owed.messages) == len(desk.answered) == 2
    assert ENGLISH.say(texts.QUOTAS[RequestKind.LINK]) not in desk.owed.said


async def test_what_cannot_be_had_is_one_line() -> None:
    """Of one of several links with the link; a defect is an apology; nothing of it is shared."""
    desk = Answers()
    for error in (
        FetchError(Unfetched.TOO_SLOW),
        ReadingError(Unreadable.VIDEO),
        RuntimeError("a defect"),
    ):

        async def fails(error: Exception = error) -> StoredArticle:
            raise error

        await desk.answers.put(did(), fails, name="https://a.example")

    slow, video, defect = desk.owed.said
    assert ENGLISH.say(texts.UNFETCHED[Unfetched.TOO_SLOW]) in slow
    assert ENGLISH.say(texts.UNREADABLE[Unreadable.VIDEO]) in video
    assert ENGLISH.say(texts.SORRY) in defect
    assert all("a.example" in said for said in desk.owed.said)
    assert {message.article_id for message in desk.owed.messages} == {None}
    assert desk.answered == []


async def test_who_asks_for_too_much_is_told() -> None:
    """Nothing is had for him."""
    desk = Answers(each=1)
    for _ in range(2):
        await desk.answers.put(did(), had)

    assert desk.owed.said[1:] == [ENGLISH.say(texts.QUOTAS[RequestKind.LINK])]
