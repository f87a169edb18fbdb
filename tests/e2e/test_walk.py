"""A walk through every command, button, kind of chat and kind of message, of which none is refused.

A new command is missed in the table, a new kind of button by its handler, which nothing was given to.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.locales.languages import shipped
from bot.models import SentKind
from bot.subscriptions.choices import PAGES, Setting
from tests.bot.desk import open_desk
from tests.e2e.conftest import AGENCY_COPY
from tests.e2e.places import PLACES, PRESSED_IN
from tests.e2e.process import LOOPBACK
from tests.e2e.walk import Walk
from tests.website import answer, website

pytestmark = pytest.mark.asyncio(loop_scope="module")

#: Who is answered where: everybody (``yes``), ``admins`` alone, others being told so, or nobody. As a
#: guest, or inline, no command is given.
HEARD = """
            private  group    supergroup  topic    channel
follow      yes      admins   admins      admins   yes
unfollow    yes      admins   admins      admins   yes
topics      yes      yes      yes         yes      yes
latest      yes      yes      yes         yes      yes
digest      yes      admins   admins      admins   yes
quiet       yes      admins   admins      admins   yes
timezone    yes      admins   admins      admins   yes
mute        yes      admins   admins      admins   yes
unmute      yes      admins   admins      admins   yes
pause       yes      admins   admins      admins   yes
resume      yes      admins   admins      admins   yes
share       yes      admins   admins      admins   yes
feeds       yes      yes      yes         yes      yes
addfeed     yes      admins   admins      admins   yes
removefeed  yes      admins   admins      admins   yes
search      yes      yes      yes         yes      yes
save        yes      yes      yes         yes      no
saved       yes      no       no          no       no
wrong       yes      yes      yes         yes      no
export      yes      admins   admins      admins   yes
forget      yes      admins   admins      admins   yes
settings    yes      admins   admins      admins   yes
channel     yes      no       no          no       no
admin       yes      no       no          no       no
ask         yes      yes      yes         yes      yes
sum         yes      yes      yes         yes      no
auto        yes      admins   admins      admins   yes
start       yes      no       no          no       no
help        yes      yes      yes         yes      no
"""

#: Hears what came from elsewhere before guests were switched off; here they are not.
NEVER_TAKEN = {"_is_elsewhere _leave"}

#: Nobody said these; all other kinds of messages get an answer in private.
UNANSWERED = {"pinned", "title", "member left"}

FEED = (
    '<rss version="2.0"><channel><title>Harbour News</title><link>http://127.0.0.1/</link>'
    "<item><title>A harbour</title><guid>1</guid></item></channel></rss>"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def walk(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Walk]:
    """The walk, done."""
    pages = {
        "/seed": answer(AGENCY_COPY),
        "/feed": answer(FEED, "application/rss+xml"),
        "/later": answer("", status="503 Service Unavailable"),
    }
    directory: Path = tmp_path_factory.mktemp("walk")
    async with (
        website(pages) as site,
        open_desk(directory, shipped(), allowed_networks=LOOPBACK) as desk,
    ):
        walk = Walk(desk, site)
        await walk.all()
        yield walk


async def test_each_command_is_heard_where_the_table_says(walk: Walk) -> None:
    """By a member, and by an admin."""
    head, *rows = [line.split() for line in HEARD.strip().splitlines()]
    table = {
        (command, place): said
        for command, *row in rows
        for place, said in zip(head, row, strict=True)
    }

    assert head == [place.name for place in PLACES]
    assert {command.name for command in walk.desk.precis.commands} == {row[0] for row in rows}
    assert walk.heard == table


async def test_nothing_that_the_bot_hears_is_left_out(walk: Walk) -> None:
    """Of commands, buttons and messages; each setting is opened or switched in each kind of chat."""
    assert walk.taken.left_out == NEVER_TAKEN
    for place in PRESSED_IN:
        mine = walk.pressed[place.name]
        opened = {kind[9:] for kind in mine if kind.startswith("settings:")} - {"all"}
        changed = {kind[4:] for kind in mine if kind.startswith("set:")}
        assert opened == set(PAGES), place.name
        # In private every link is answered.
        assert changed >= set(Setting) - {*PAGES, Setting.AUTO}, place.name
        assert (Setting.AUTO in changed) is (place.name != "private")


async def test_each_kind_of_message_is_answered_in_private_alone(walk: Walk) -> None:
    """In a group talk, other bots and commands that there are not get nothing."""
    assert {kind for kind, answered in walk.answered.items() if not answered} == UNANSWERED
    assert {kind.value for kind in SentKind} <= walk.answered.keys()
    assert [message.text for message in walk.noise] == []


async def test_a_group_that_moved_follows_what_it_did(walk: Walk) -> None:
    """By the notice in the old one."""
    assert [message.text.partition(" ")[2][:6] for message in walk.moved] == ["follow"]


async def test_telegram_refuses_nothing(walk: Walk) -> None:
    """But what two quick taps ask for twice, and a channel that there is not."""
    refused = [c for c in walk.desk.api.refused if "is not modified" not in str(c.answer)]

    assert {call.method for call in refused} == {"getChat"}
    assert walk.desk.api.errors == []
