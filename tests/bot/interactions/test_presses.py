"""Every kind of button, pressed by whom it is for, and by everybody and everything else."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete

from bot.deliveries.settlement import unsure_line
from bot.models import DeliveryState, Menu, Reply
from bot.outgoing import Delivery, SendText
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.messages.delivery_rows import unsure_key
from bot.storage.messages.ledger import Ledger
from bot.storage.schema import delivery, shown
from summarizer import read_article
from summarizer.models import Article, Tag
from tests.bot.desk import OPERATOR, Desk, utc_now
from tests.bot.stories.newsroom import article
from tests.bot.stories.newsroom import report as report_of

pytestmark = pytest.mark.asyncio(loop_scope="module")

Place = tuple[int, int]

AGENCY_COPY = read_article(
    (Path(__file__).parents[2] / "data" / "agency_copy.html").read_bytes(),
    "https://harbour.example",
)

#: What a person would not want others to read.
SENTENCES = (
    "Engineers closed the old bridge after they had found cracks in two of its piers on Monday.",
    "Parliament approved a tunnel of four kilometres under the river by a narrow majority.",
    "Auditors found that the school had cost 30 million roubles more than was planned in 2019.",
)

_numbers = count(1)
#: Others than those of ``Desk.reports``, no two of which are copies.
_stories = count(20)


def many(desk: Desk, kind: str = "supergroup") -> int:
    """Return a group or channel whose only admin is the operator."""
    chat = -desk.new_id()
    desk.api.add_chat(chat, kind)
    desk.api.state.admins[chat] = {OPERATOR}
    return chat


def news() -> Article:
    """Return an article with more points than are shown at first, and tags."""
    return replace(AGENCY_COPY, url=f"https://harbour.example/{next(_numbers)}")


async def summary(desk: Desk, chat: int, asked_by: int | None) -> Place:
    return await desk.tells(chat, news(), asked_by)


async def tags(desk: Desk, chat: int, asked_by: int | None) -> Place:
    place = await summary(desk, chat, asked_by)
    await desk.presses_at(place, "tags", chat if chat > 0 else OPERATOR)
    return chat, desk.api.messages(chat)[-1].message_id


async def topics(desk: Desk, chat: int, asked_by: int | None) -> Place:
    await desk.says("/follow #moscow #paris", chat, OPERATOR)
    return await desk.says("/topics", chat, asked_by or OPERATOR)


async def suggestion(desk: Desk, chat: int, asked_by: int | None) -> Place:
    return await desk.says("/follow germny", chat, OPERATOR)


async def latest(desk: Desk, chat: int, asked_by: int | None) -> Place:
    await desk.reports(12)
    return await desk.says("/latest moscow", chat, asked_by or OPERATOR)


async def digest(desk: Desk, chat: int, asked_by: int | None) -> Place:
    await desk.reports(12)
    return await desk.tells_digest(chat)


async def story(desk: Desk, chat: int, asked_by: int | None) -> Place:
    await desk.says("/follow #moscow", chat, OPERATOR)
    tags = (Tag("moscow"), Tag("paris"))
    brought = replace(report_of(article(next(_stories), tags=tags)), topics=frozenset({"moscow"}))
    return await desk.tells_story(chat, brought)


async def report(desk: Desk, chat: int, asked_by: int | None) -> Place:
    return await desk.says("/admin", chat, OPERATOR)


async def line(desk: Desk, chat: int, asked_by: int | None) -> Place:
    """Have an answer lost, and told of."""
    stored = await desk.articles.keep(news(), utc_now())
    lost = SendText(
        key=f"lost:{next(_numbers)}",
        chat_id=chat,
        reply=Reply("<b>the lost answer</b>"),
        article_id=stored.id,
        asked_by=asked_by,
    )
    await desk.store.queue([lost], utc_now())
    (row,) = [r for r in await desk.store.due(utc_now(), limit=99) if r.message.key == lost.key]
    await desk.store.unknown(row.id, "reset", utc_now(), unsure_line(row, ENGLISH))
    await desk.precis.sender.drain()
    return chat, desk.api.messages(chat)[-1].message_id


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of button."""

    #: Of the button; ``{}``: taken from the message, whose first button it is then.
    data: str

    #: Sends the message that carries it: chat, and who asked for it.
    carrier: Callable[[Desk, int, int | None], Awaitable[Place]]

    #: Who may press it in a group: it changes what others get, so nobody but admins; or also who
    #: asked for the message.
    admins_only: bool

    #: Whether groups have such buttons.
    in_groups: bool = True


KINDS = {
    "more": Kind("points:4", summary, admins_only=False),
    "fewer": Kind("points:2", summary, admins_only=False),
    "all tags": Kind("tags", summary, admins_only=True),
    "first tag": Kind("tag:0", summary, admins_only=True),
    "a tag of the list": Kind("tag:0", tags, admins_only=True),
    "suggestion": Kind("follow:germany:germny", suggestion, admins_only=True),
    "page": Kind("topics:0", topics, admins_only=False),
    "unfollow": Kind("unfollow:0:moscow", topics, admins_only=True),
    "latest": Kind("latest:5:moscow", latest, admins_only=False),
    "digest": Kind("", digest, admins_only=True),
    "mute": Kind("mute", story, admins_only=True),
    "again": Kind("", line, admins_only=False),
    "resend": Kind("resend:1", report, admins_only=True, in_groups=False),
}

each_kind = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
each_in_groups = pytest.mark.parametrize(
    "kind",
    [k for k in KINDS.values() if k.in_groups],
    ids=[n for n, k in KINDS.items() if k.in_groups],
)


def data_of(desk: Desk, kind: Kind, place: Place) -> str:
    return kind.data or desk.api.state.sent[place].buttons[0][0][1]


async def carried(desk: Desk, kind: Kind, chat: int, asked_by: int | None) -> tuple[Place, str]:
    place = await kind.carrier(desk, chat, asked_by)
    return place, data_of(desk, kind, place)


class Unchanged:
    """Sees to it that no message, and nothing that chats follow, changes meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    async def __aenter__(self) -> None:
        self._before = (self._desk.seen(), await self._desk.followed())

    async def __aexit__(self, kind: object, *_: object) -> None:
        if kind is None:
            assert (self._desk.seen(), await self._desk.followed()) == self._before


def refused(said: str) -> bool:
    return 0 < len(said) <= 200


@each_kind
async def test_who_it_is_for_presses(desk: Desk, kind: Kind) -> None:
    """In a private chat; what comes of it is seen there. Twice does no harm."""
    chat = OPERATOR if kind.carrier is report else desk.private()
    place, data = await carried(desk, kind, chat, chat)
    before = (desk.seen(), await desk.followed())

    said = await desk.presses_at(place, data, chat)
    await desk.presses_at(place, data, chat)

    assert refused(said) or kind.data in ("resend:1", "topics:0") or said == ""
    # A page that is turned to again, and the same report, are the same.
    if kind.data not in ("resend:1", "topics:0"):
        assert (desk.seen(), await desk.followed()) != before


@each_kind
async def test_what_does_not_fit_changes_nothing(desk: Desk, kind: Kind) -> None:
    """From another chat, message, or time; from a message that went into another chat's text."""
    chat, other = (OPERATOR if kind.carrier is report else desk.private()), desk.private()
    (_, number), data = await carried(desk, kind, chat, chat)
    mine = [await desk.sends(c, Reply("hello")) for c in (chat, other)]
    presses: list[tuple[int, dict[str, Any]]] = [
        (other, {"message": desk.message(other, number)}),
        (other, {"message": desk.message(other, number, date=0)}),
        (other, {"message": desk.message(*mine[1])}),
        (chat, {"message": desk.message(*mine[0])}),
        (chat, {"message": desk.message(chat, 1)}),
        (chat, {"message": desk.message(chat, 2, date=0)}),
        (chat, {"inline_message_id": "AAAA"}),
        (other, {"inline_message_id": "AAAA"}),
        (chat, {}),
    ]
    async with Unchanged(desk):
        for person, query in presses:
            assert refused(await desk.presses(person, data=data, **query))
    # Nothing is kept of it any more, or never was: a message of an older version.
    async with desk.precis.database.write() as connection:
        await connection.execute(delete(shown))
        await connection.execute(delete(delivery).where(delivery.c.chat_id == chat))
    async with Unchanged(desk):
        assert refused(await desk.presses_at((chat, number), data, chat))


@each_in_groups
@pytest.mark.parametrize("place", ["supergroup", "group", "channel"])
async def test_others_change_nothing_that_many_see(desk: Desk, kind: Kind, place: str) -> None:
    """Somebody else of a group, a subscriber of a channel; admins, and who asked, do."""
    chat, asker, stranger = many(desk, place), desk.new_id(), desk.new_id()
    asked_by = None if place == "channel" else asker
    at, data = await carried(desk, kind, chat, asked_by)

    async with Unchanged(desk):
        said = await desk.presses_at(at, data, stranger)
    assert said in (ENGLISH.say(texts.NOT_YOURS), ENGLISH.say(topic_texts.ADMINS_ONLY))

    if asked_by and kind.admins_only:
        async with Unchanged(desk):
            assert await desk.presses_at(at, data, asker) == ENGLISH.say(topic_texts.ADMINS_ONLY)
    if asked_by and not kind.admins_only:
        assert await desk.presses_at(at, data, asker) == ""
        at, data = await carried(desk, kind, chat, asked_by)
    assert await desk.presses_at(at, data, OPERATOR) == ""


async def test_a_story_in_a_group_is_changed_by_admins(desk: Desk) -> None:
    """Nobody asked for it; Telegram is asked who is one, and only then."""
    group = many(desk)
    place = await summary(desk, group, None)
    async with Unchanged(desk):
        assert await desk.presses_at(place, "points:4", 5) == ENGLISH.say(texts.NOT_YOURS)

    chat, number = await summary(desk, desk.private(), None)
    asked = sum(call.method == "getChatMember" for call in desk.api.calls)
    assert await desk.presses_at((chat, number), "points:4", chat) == ""
    assert refused(await desk.presses_at((group, 1), "points:4", 5))
    assert sum(call.method == "getChatMember" for call in desk.api.calls) == asked


async def test_who_asked_still_counts_after_an_admin_pressed(desk: Desk) -> None:
    """An edit keeps whose message it is."""
    group, asker = many(desk), desk.new_id()
    place = await summary(desk, group, asker)

    for person, data in ((OPERATOR, "points:4"), (asker, "points:2"), (asker, "points:3")):
        assert await desk.presses_at(place, data, person) == ""
    assert desk.seen()[place].edits == 3


GARBAGE = [
    "points:1:3", "tags:5", "tag:5:0", "points:" + "9" * 60, "points:" + "9" * 5000, "points:٣",
    "points:-1", "points:", "points:3 ", "points:3\n", "tag:" + "1" * 60, "tag:99", "tag:٠", "tags:",
    "again:", "again:" + "9" * 18, "again:" + "9" * 60, "again:-1", "again:١", "resend:1",
    "resend:" + "9" * 40, "topics:0", "topics:" + "9" * 60, "unfollow:0:moscow", "unfollow:0:",
    "unfollow:" + "9" * 60 + ":moscow", "follow::", "follow:x", "follow:germany:germny",
    "why:", "not:x", "end:x", "mute:x", "why", "not", "end", "lift:0:moscow", "lift:", "latest:0:moscow",
    "latest:99999:x", "latest::", "digest:1:1:0:0", "digest:" + "9" * 60, "digest:9999999999:9999999999::0",
    "follow:\x00:x", "follow:\u200b:x", ":", ":::", "x", " ", "\x00", "\ud800", "points:\ud800", "",
]  # fmt: skip


async def test_garbage_is_answered_and_changes_nothing(desk: Desk) -> None:
    """Under a summary: data of older versions, of any length and script, of no kind, and none."""
    chat, number = await summary(desk, desk.private(), None)

    async with Unchanged(desk):
        for data in GARBAGE:
            assert refused(await desk.presses_at((chat, number), data, chat)), data
        message = desk.message(chat, number)
        assert refused(await desk.presses(chat, message=message))
        assert refused(await desk.presses(chat, message=message, game_short_name="chess"))


async def test_garbage_under_a_menu_does_no_harm(desk: Desk) -> None:
    """It fits in form; there is nothing of that name, or nothing that can be followed."""
    chat = desk.private()
    offered, listed = await suggestion(desk, chat, chat), await topics(desk, chat, chat)
    shown_before, followed = desk.seen()[listed], await desk.followed()

    for data in (
        "lift:99:x",
        "lift:0:\ud800",
        "unfollow:99:x",
        "unfollow:0:\x00",
        "unfollow:0:\ud800",
        "topics:99",
    ):
        await desk.presses_at(listed, data, chat)
    assert desk.seen()[listed] == shown_before
    for label in ("\x00", "1", "\ud800", "#", "\u202e"):
        await desk.presses_at(offered, f"follow:{label}:germny", chat)

    lost = {topic for whose, topic in followed - await desk.followed() if whose != chat}
    assert lost == set()


async def test_no_press_shows_what_another_chat_had(desk: Desk) -> None:
    """Many of them (``tests.benchmarks.abuse`` has five hundred), under messages of all kinds, by somebody who counts up."""
    hers, his = desk.private(), desk.private()
    secrets = [
        replace(news(), url="", title="", paragraphs=tuple(f"Secret {n}: {s}" for s in SENTENCES))
        for n in range(6)
    ]
    for secret in secrets:
        await desk.tells(hers, secret, hers)
    lost = await line(desk, hers, hers)
    places = [
        await kind.carrier(desk, his, his) for kind in KINDS.values() if kind.carrier is not report
    ]
    chance = random.Random(14)  # noqa: S311  # a seed
    grammar: list[Callable[[], str]] = [
        lambda: f"points:{chance.randint(0, 12)}",
        lambda: f"points:{chance.randint(1, 60)}:{chance.randint(1, 8)}",
        lambda: f"tag:{chance.randint(0, 12)}",
        lambda: f"tag:{chance.randint(1, 60)}:{chance.randint(0, 8)}",
        lambda: f"tags:{chance.randint(1, 60)}",
        lambda: f"again:{chance.randint(1, 60)}",
        lambda: f"resend:{chance.randint(1, 60)}",
        lambda: "".join(chance.choices("pointsag:0123456789-", k=chance.randint(0, 20))),
    ]
    for _ in range(150):
        _, number = chance.choice([*places, lost])
        number = chance.choice([number, number, chance.randint(1, 1500)])
        assert len(await desk.presses_at((his, number), chance.choice(grammar)(), his)) <= 200

    assert sum("Secret" in m.text for m in desk.api.messages(hers)) == len(secrets)
    for message in desk.api.messages(his):
        assert "Secret" not in message.text
    assert "I am not sure" in desk.seen()[lost].text


async def test_a_press_waits_until_its_message_is_written_down(desk: Desk) -> None:
    """A person can be quicker than the database."""
    chat, number = await summary(desk, desk.private(), None)
    async with desk.precis.database.write() as connection:
        await connection.execute(delete(shown).where(shown.c.chat_id == chat))
    row = await on_its_way(desk, chat)

    pressed, _ = await asyncio.gather(
        desk.presses_at((chat, number), "points:4", chat),
        desk.store.sent(row, number, utc_now()),
    )

    assert pressed == ""


async def on_its_way(desk: Desk, chat: int) -> Delivery:
    """Return a message whose request has left."""
    stored = await desk.articles.keep(news(), utc_now())
    message = SendText(key=f"way:{stored.id}", chat_id=chat, reply=Reply("x"), article_id=stored.id)
    await desk.store.queue([message], utc_now())
    (row,) = await desk.store.due(utc_now(), limit=1)
    async with desk.precis.database.write() as connection:
        sending = delivery.update().where(delivery.c.id == row.id)
        await connection.execute(sending.values(state=DeliveryState.SENDING))
    return row


async def test_a_line_whose_own_fate_is_unknown_still_helps(desk: Desk) -> None:
    """Which message it is nobody knows, so the answer comes as a new one, and once."""
    chat, number = await line(desk, desk.private(), None)
    data = desk.seen()[chat, number].buttons[0][0][1]
    lost = int(data.partition(":")[2])
    async with desk.precis.database.write() as connection:
        await connection.execute(
            delivery.update()
            .where(delivery.c.dedup_key == unsure_key(lost))
            .values(state=DeliveryState.UNKNOWN, message_id=None)
        )

    assert await desk.presses_at((chat, number), data, chat) == ""
    assert refused(await desk.presses_at((chat, number), data, chat))

    assert [m.text for m in desk.api.messages(chat)][-1] == "the lost answer"
    assert await Ledger(desk.precis.database).unknown(lost) is None


async def test_an_operator_who_is_none_any_more_sends_nothing_again(desk: Desk) -> None:
    """Their old reports have buttons still."""
    chat = desk.private()
    place = await desk.sends(chat, Reply("numbers", menu=Menu.REPORT), asked_by=chat)

    async with Unchanged(desk):
        assert await desk.presses_at(place, "resend:1", chat) == ENGLISH.say(texts.MENU_NOT_KEPT)


async def test_a_defect_is_told_to_who_pressed(desk: Desk) -> None:
    """Not to the channel that the button is in."""
    place = await summary(desk, many(desk, "channel"), None)
    query = desk.api.query(OPERATOR) | {"data": "points:4", "message": desk.message(*place)}
    update = desk.read(callback_query=query)

    async with Unchanged(desk):
        await desk.precis.failures.apologise(update)
        await desk.precis.sender.drain()

    assert desk.api.said_of(query["id"]) == ENGLISH.say(texts.SORRY)
