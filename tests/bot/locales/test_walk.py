"""A person whose client speaks the pseudo-language meets no English, whatever is tried."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from bot.locales.languages import shipped
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.render.summary import render_story
from bot.storage.stories.stories import StoryStore
from bot.storage.telling.amendments import AmendmentStore
from bot.storage.telling.fan_outs import FanOutStore
from bot.telling.stories import Telling
from summarizer import summarize
from summarizer.models import Article, Notice, Summary, Tag
from tests.bot.desk import OPERATOR, Desk, open_desk, utc_now
from tests.bot.locales.pseudo import TAG, languages, plain_english
from tests.bot.stories.newsroom import report

#: Whatever stands in them is the person's, or the article's: none of it has Latin letters.
SAID = """
/start
/help
/follow
/follow #москва
/follow #москва
/follow нба, цска, новости, вмф, вдв, мчс, мвд, фсб, гибдд, мид, мгу, мгимо, снг
/follow #спорт daily
/topics
/unfollow
/unfollow #нба
/unfollow #нба
/latest
/latest #москва, пусто
/mute
/mute футбол
/mute
/unmute
/unmute футбол, хоккей
/pause
/resume
/digest
/digest 08:00
/digest mon 08:00
/digest
/digest off
/digest в час
/quiet
/quiet 22:00-07:00
/quiet
/quiet off
/quiet ночью
/timezone
/timezone Europe/Berlin
/timezone нигде
/settings
/share
/share on
/share off
/feeds
/addfeed
/addfeed http://localhost/
/removefeed
/removefeed http://localhost/
/search
/search мост
/save
/saved
/wrong
/wrong дата
/export
/export opml
/export всё
/forget
/admin
/admin allow
/admin allow 12345
/admin deny 12345
/admin invite
/admin invite 0
/admin ban
/admin ban 12345
/admin ban 7001
/admin unban 12345
/admin unban 12345
/admin broadcast
/admin broadcast всем привет
/admin quota
/admin quota 12345 30
/admin quota 12345 default
/ask
/ask кто закрыл мост
привет
http://localhost/1
http://localhost/1 http://localhost/2 http://localhost/3 http://localhost/4 http://localhost/5 http://localhost/6
""".strip().splitlines()

PRESSED = (
    "why",
    "not",
    "end",
    "mute",
    "points:2",
    "tag:0",
    "tags",
    "topics:0",
    "again:7",
    "keep",
    "x",
)

SENTENCES = tuple(
    f"Совет Москвы номер {number} одобрил в понедельник план номер {number} после долгих споров."
    for number in range(12)
)

ARTICLE = Article(
    url="https://новости.рф/1",
    title="Совет Москвы одобрил план",
    publisher="Вестник",
    authors=("Анна Петрова", "Иван Сидоров"),
    cites=("ТАСС",),
    language="ru",
    published=utc_now(),
    tags=(Tag("москва", label="Москва", channel="keywords"),),
    notices=tuple(Notice),
    paragraphs=SENTENCES,
)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with open_desk(tmp_path, languages()) as opened:
        opened.speaks = TAG
        yield opened


def check(desk: Desk, chat: int, told: str) -> None:
    """Check what a chat sees by now."""
    # As they are typed in any language; and the topic of the desk's digests.
    typed = {word for command in desk.precis.commands for word in command.example.split()}
    typed.add("moscow")
    # So what the operator types behind his.
    forms = (form for command in desk.precis.commands for form, _ in command.forms)
    typed.update(word for form in forms for word in form.split())
    # A language goes by its own name.
    typed.add("English")
    for message in desk.api.messages(chat):
        shown = [message.html, *(text for row in message.buttons for text, _ in row)]
        assert set[str]().union(*map(plain_english, shown)) <= typed, told


async def _condense(article: Article, points: int) -> Summary:
    return summarize(article, points)


async def _tells(desk: Desk) -> None:
    """Have a story told as the bot does."""
    database = desk.precis.database
    brought = report(ARTICLE)
    render = partial(render_story, summarize(ARTICLE), ENGLISH)
    assert await StoryStore(database).record(brought, render, utc_now())
    await Telling(
        FanOutStore(database),
        AmendmentStore(database),
        languages(),
        _condense,
        wake_sender=lambda: None,
        clock=utc_now,
    ).work_off()
    await desk.precis.sender.drain()


async def test_a_walk_meets_no_english(desk: Desk) -> None:
    """All commands, each way; a story, a digest, and every button under them."""
    chat = OPERATOR
    for said in SAID:
        await desk.says(said, chat, chat)
        check(desk, chat, said)
    await desk.says(" ".join(SENTENCES * 2), chat, chat)
    answer = desk.api.messages(chat)[-1]
    await _tells(desk)
    story = desk.api.messages(chat)[-1]
    assert story.message_id != answer.message_id
    await desk.tells_digest(chat)
    check(desk, chat, "an answer, a story and a digest")

    for message in desk.api.messages(chat):
        buttons = [data for row in message.buttons for _, data in row]
        for data in dict.fromkeys([*buttons, *PRESSED]):
            said_of_it = await desk.presses_at((chat, message.message_id), data, chat)
            assert plain_english(said_of_it) == set(), data
            check(desk, chat, data)


@pytest.mark.parametrize("tag", ["ar", "zh"])
async def test_a_walk_in_a_language_that_ships_is_refused_nowhere(tmp_path: Path, tag: str) -> None:
    """Arabic, which runs back, and Chinese, which has no blanks: Telegram takes all that is said."""
    async with open_desk(tmp_path, shipped()) as desk:
        desk.speaks = tag
        for said in SAID:
            await desk.says(said, OPERATOR, OPERATOR)
        await _tells(desk)
        await desk.tells_digest(OPERATOR)
        messages = desk.api.messages(OPERATOR)

    assert desk.api.refused == []
    assert len(messages) >= len(SAID) - 5
    assert ENGLISH.say(texts.START).split("\n")[0] not in {m.html.split("\n")[0] for m in messages}


async def test_a_group_is_answered_in_english(desk: Desk) -> None:
    """Whatever the client of one of its people says: others have others."""
    group = -100
    desk.api.add_chat(group, "supergroup")

    await desk.says("/follow", group, OPERATOR)

    assert desk.api.messages(group)[-1].html == ENGLISH.say(topic_texts.ADMINS_ONLY)
