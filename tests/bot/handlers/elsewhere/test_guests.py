"""A guest is answered once, and the answer is filled."""

from __future__ import annotations

import pytest

from bot.fetching.followed import FollowedLink
from bot.outgoing import AnswerGuest, Delivery, EditInline
from bot.render import elsewhere_texts as texts
from bot.render.elsewhere import guest_result
from bot.render.language import ENGLISH
from bot.storage.articles.articles import ArticleStore
from bot.storage.engine.database import Database
from tests.bot.conftest import NOW
from tests.bot.handlers.articles.asking import reading
from tests.bot.handlers.elsewhere.asking import LINK, Afar
from tests.bot.stories.newsroom import article


@pytest.fixture
def afar(database: Database) -> Afar:
    return Afar(database)


async def test_the_stub_becomes_the_points(afar: Afar) -> None:
    """In the message that Telegram named, without buttons: none of them works there."""
    asked = afar.asked(LINK)
    await afar.calls(asked, afar.arrives)

    (edit,) = await afar.owed()
    assert isinstance(edit, EditInline)
    assert (edit.key, edit.inline_message_id) == (asked.answer_key(1), "AAQ1")
    assert edit.reply.html.count("•") == 2
    assert edit.reply.buttons == ()
    assert afar.shelf.asked == [(LINK, asked.asker)]


async def test_the_stub_names_what_was_read_before(afar: Afar) -> None:
    """Else the host."""
    afar.shelf.read[LINK] = article(1)
    asked = afar.asked(LINK)
    seen: list[AnswerGuest] = []

    async def look(row: Delivery) -> None:
        assert isinstance(row.message, AnswerGuest)
        seen.append(row.message)
        await afar.arrives(row)

    await afar.calls(asked, look)

    assert article(1).title in seen[0].result.reply.html
    assert texts.READING.english in seen[0].result.reply.html
    assert seen[0].link == LINK


async def test_a_failure_is_edited_in(afar: Afar) -> None:
    """In one line."""
    await afar.calls(afar.asked("https://gone.example"), afar.arrives)

    (edit,) = await afar.owed()
    assert isinstance(edit, EditInline)
    assert edit.reply.html == "The page does not exist (any more)."


async def test_who_gives_no_link_is_told_how(afar: Afar) -> None:
    """In the one answer; nothing is read."""
    await afar.guests.act(afar.asked())

    (answer,) = await afar.owed()
    assert isinstance(answer, AnswerGuest)
    assert "@bot and a link" in answer.result.reply.html
    assert answer.result.reply.buttons == ()
    assert afar.shelf.asked == []


async def test_the_same_call_again_changes_nothing(afar: Afar) -> None:
    """After a restart it is handled anew: one answer, one edit."""
    asked = afar.asked(LINK)
    await afar.calls(asked, afar.arrives)
    owed = await afar.owed()
    await afar.guests.act(asked)

    assert await afar.owed() == owed
    assert len(afar.shelf.asked) == 1


async def test_a_restart_before_the_edit_goes_on(afar: Afar) -> None:
    """The answer is there, and nobody is counted twice."""
    asked = afar.asked(LINK)
    stub = guest_result(LINK, None, asked.key, ENGLISH)
    await afar.outbox.put(
        AnswerGuest(key=asked.answer_key(), query_id="77", result=stub, link=LINK)
    )
    (row,) = await afar.deliveries.due(NOW, 9)
    await afar.deliveries.take(row.id, 1)
    await afar.arrives(row)
    await afar.guests.act(asked)

    (edit,) = await afar.owed()
    assert isinstance(edit, EditInline)


@pytest.mark.parametrize("fate", ["gets_lost", "comes_too_late"])
async def test_what_made_no_message_is_not_filled(afar: Afar, fate: str) -> None:
    """Nobody knows which it would be; and a second answer is never sent."""
    asked = afar.asked(LINK)
    await afar.calls(asked, getattr(afar, fate))
    await afar.guests.act(asked)

    assert await afar.owed() == ()


async def test_of_too_many_calls_one_is_told_so(database: Database) -> None:
    """The others get no answer: each would be a message in somebody's chat."""
    afar = Afar(database, each=1)
    await afar.calls(afar.asked(LINK), afar.arrives)
    told = afar.asked(LINK)
    await afar.guests.act(told)
    await afar.guests.act(told)
    await afar.guests.act(afar.asked(LINK))

    (answer,) = [m for m in await afar.owed() if isinstance(m, AnswerGuest)]
    assert answer.result.reply.html.startswith("Ten links a minute")


async def test_what_a_secret_led_to_is_in_no_stub(database: Database) -> None:
    """Not even to who asked before: the stub stands where others read it."""
    link, secret = "https://gazette.example/1", "https://gazette.example/2?token=0123456789abcdef"
    store, articles = ArticleStore(database), reading(database)
    for url in (link, secret):
        await store.keep(article(1), NOW, FollowedLink.to(url, url))

    known = await articles.known(link)
    assert known is not None
    assert known.title == article(1).title
    assert await articles.known(secret) is None
    assert await articles.known("https://gazette.example/3") is None
