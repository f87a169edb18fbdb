"""The buttons under a story that came by what a chat follows, pressed by everybody."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest

from bot.newsroom.values import Report
from bot.render import texts, topic_texts
from bot.render.language import ENGLISH
from bot.storage.chats.chats import ChatStore
from bot.storage.chats.subscriptions import SubscriptionStore
from bot.storage.schema import digest_item, shown, story
from bot.storage.stories.match_json import pack_matches
from bot.subscriptions.values import Subscription
from summarizer.models import Tag
from summarizer.topics.relevance.evidence import Evidence, Match, Where
from summarizer.topics.words.keys import topic_key
from tests.bot.desk import OPERATOR, Desk, utc_now
from tests.bot.stories.newsroom import article, follow, report

pytestmark = pytest.mark.asyncio(loop_scope="module")

Place = tuple[int, int]

MEMBER = 41
_numbers = count(1)


def brings(**shown_by: Where) -> Report:
    """Return a report of topics, each shown somewhere; the page's tags are others."""
    found = {
        topic: Match(0.6, (Evidence(where, topic.title(), 2),)) for topic, where in shown_by.items()
    }
    tags = (Tag("bicycles"), Tag("harbour"), *map(Tag, shown_by))
    return replace(
        report(article(next(_numbers), tags=tags)),
        topics=frozenset(found),
        matches=pack_matches(found),
    )


async def told(desk: Desk, chat: int, follows: str, brought: Report) -> Place:
    """Have a chat follow something, and a story of it come."""
    await desk.says(f"/follow {follows}", chat, OPERATOR)
    return await desk.tells_story(chat, brought)


async def followed(desk: Desk, chat: int) -> tuple[Subscription, ...]:
    return await SubscriptionStore(desk.precis.database).of_chat(chat)


def last(desk: Desk, chat: int) -> Place:
    return chat, desk.api.messages(chat)[-1].message_id


async def test_why_says_by_what_it_came(desk: Desk) -> None:
    """To whoever asks, without a word to the others; of what is not followed any more nothing."""
    chat = desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TITLE))
    before = desk.seen()

    assert await desk.presses_at(place, "why", chat) == (
        "moscow (60 % sure): “Moscow” 2× in the title"
    )
    await desk.says("/unfollow moscow", chat, chat)
    assert await desk.presses_at(place, "why", chat) == ENGLISH.say(topic_texts.NOTHING_FOLLOWED)
    assert desk.seen().items() >= before.items()


async def test_what_is_not_about_its_topic_comes_no_more(desk: Desk) -> None:
    """Pressed twice it changes nothing; it is listed with the topics, and lifted there."""
    chat = desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TEXT))

    assert await desk.presses_at(place, "not", chat) == (
        "moscow: no more stories that name it further down alone. /topics lifts that."
    )
    assert await desk.presses_at(place, "not", chat) == ENGLISH.say(topic_texts.REFUSED_ALREADY)
    assert await desk.tells_story(chat, brings(moscow=Where.TEXT)) == place, "nothing came"
    assert await desk.tells_story(chat, brings(moscow=Where.TITLE)) != place

    listed = await desk.says("/topics", chat, chat)
    assert "further down alone" in desk.seen()[listed].text
    await desk.presses_at(listed, "lift:0:moscow", chat)
    await desk.presses_at(listed, "lift:0:moscow", chat)
    assert "further down alone" not in desk.seen()[listed].text
    assert [s.refused for s in await followed(desk, chat)] == [()]


async def test_what_is_called_wrong_of_a_topic_has_a_bound(desk: Desk) -> None:
    """Compounds are names without end; a row that grows with each would be read for each story."""
    chat = desk.private()
    await desk.says("/follow wahl", chat, OPERATOR)
    said = []
    for number in range(22):
        name = f"{chr(97 + number)}wahl"
        found = {topic_key("wahl"): Match(0.6, (Evidence(Where.TITLE, name, 1),))}
        told = replace(
            report(article(next(_numbers))), topics=frozenset(found), matches=pack_matches(found)
        )
        said.append(await desk.presses_at(await desk.tells_story(chat, told), "not", chat))

    assert said[19].startswith("wahl: no more stories that call it “twahl”")
    assert said[20] == said[21] == ENGLISH.say(topic_texts.TOO_MANY_REFUSALS, count=20)
    (wahl,) = await followed(desk, chat)
    assert len(wahl.refused) == 20
    listed = await desk.says("/topics", chat, chat)
    assert "• #wahl: no stories that call it “awahl”, that call it" in desk.seen()[listed].text


async def test_all_of_a_feed_is_not_wrong(desk: Desk) -> None:
    """It is followed whatever it is about."""
    chat = desk.private()
    await follow(desk.precis.database, chat, utc_now(), "Harbour Times", topic="feed:7")
    brought = replace(
        report(article(next(_numbers))), topics=frozenset({"feed:7"}), matches=pack_matches({})
    )
    place = await desk.tells_story(chat, brought)

    assert await desk.presses_at(place, "not", chat) == ENGLISH.say(topic_texts.WHOLE_FEED)
    assert await desk.presses_at(place, "why", chat) == "Harbour Times, which you follow"


async def test_of_several_topics_it_is_asked_which(desk: Desk) -> None:
    """The answer's buttons are of the same story; each does so once."""
    chat = desk.private()
    both = brings(moscow=Where.TEXT, paris=Where.TITLE)
    place = await told(desk, chat, "moscow, paris", both)

    assert await desk.presses_at(place, "not", chat) == ""
    which = last(desk, chat)
    buttons = [text for row in desk.seen()[which].buttons for text, _ in row]
    assert sorted(buttons) == ["Not about moscow", "Not about paris"]
    assert "no more stories" in await desk.presses_at(which, "not:paris", chat)
    assert await desk.presses_at(which, "not:paris", chat) == ENGLISH.say(
        topic_texts.REFUSED_ALREADY
    )
    assert {s.topic for s in await followed(desk, chat) if s.refused} == {"paris"}

    assert await desk.presses_at(place, "end", chat) == ""
    which = last(desk, chat)
    assert await desk.presses_at(which, "end:moscow", chat) == "You no longer follow moscow."
    assert await desk.presses_at(which, "end:moscow", chat) == ENGLISH.say(
        topic_texts.NOTHING_FOLLOWED
    )
    assert await desk.presses_at(place, "end", chat) == "You no longer follow paris."
    for data in ("end", "not", "not:moscow"):
        assert await desk.presses_at(place, data, chat) == ENGLISH.say(topic_texts.NOTHING_FOLLOWED)


async def test_a_tag_is_muted_by_a_press(desk: Desk) -> None:
    """Not one that is followed; more than once, and one that is none of its, changes nothing."""
    chat = desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TITLE))

    assert await desk.presses_at(place, "mute", chat) == ""
    which = last(desk, chat)
    buttons = dict(b for row in desk.seen()[which].buttons for b in row)
    assert sorted(buttons) == ["Mute bicycles", "Mute harbour"]
    for _ in "ab":
        said = await desk.presses_at(which, buttons["Mute bicycles"], chat)
        assert said.startswith("You get no more stories about bicycles.")
    assert await desk.presses_at(which, "mute:moscow", chat) == ENGLISH.say(
        topic_texts.NOTHING_TO_MUTE
    )
    assert await desk.presses_at(which, "mute:berlin", chat) == ENGLISH.say(
        topic_texts.NOTHING_TO_MUTE
    )
    mutes = (await ChatStore(desk.precis.database).settings(chat)).mutes
    assert mutes == {"bicycle"}


async def test_a_group_may_ask_why_and_admins_decide(desk: Desk) -> None:
    """Whoever is in it."""
    group = -desk.new_id()
    desk.api.add_chat(group, "supergroup")
    desk.api.state.admins[group] = {OPERATOR}
    place = await told(desk, group, "moscow", brings(moscow=Where.PAGE_TAG))
    before = await followed(desk, group)

    assert "as a tag of the page" in await desk.presses_at(place, "why", MEMBER)
    for data in ("not", "end", "mute", "not:moscow", "end:moscow", "mute:bicycle"):
        assert await desk.presses_at(place, data, MEMBER) == ENGLISH.say(topic_texts.ADMINS_ONLY)
    assert await followed(desk, group) == before
    assert "as a tag of the page alone" in await desk.presses_at(place, "not", OPERATOR)


async def test_a_press_from_elsewhere_does_nothing(desk: Desk) -> None:
    """From another chat that follows the same, and under a message that is kept no more."""
    chat, other = desk.private(), desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TEXT))
    await desk.says("/follow moscow", other, other)
    before = await followed(desk, other)

    for data in ("why", "not", "end", "mute", "end:moscow"):
        assert await desk.presses_at((other, place[1]), data, other) == ENGLISH.say(texts.NOT_KEPT)
    assert await followed(desk, other) == before
    async with desk.precis.database.write() as connection:
        await connection.execute(shown.delete())
    for data in ("why", "not", "end", "mute"):
        assert await desk.presses_at(place, data, chat) == ENGLISH.say(texts.NOT_KEPT)


async def test_of_a_story_from_before_it_is_known_what_came_but_not_why(desk: Desk) -> None:
    """It was recorded before anything was kept of that."""
    chat = desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TEXT))
    async with desk.precis.database.write() as connection:
        await connection.execute(story.update().values(matches=None))

    assert await desk.presses_at(place, "why", chat) == "moscow, which you follow"
    assert await desk.presses_at(place, "not", chat) == ENGLISH.say(topic_texts.NOT_REFUSABLE)


async def test_more_points_leave_a_story_its_buttons(desk: Desk) -> None:
    """And an answer its own."""
    chat = desk.private()
    place = await told(desk, chat, "moscow", brings(moscow=Where.TITLE))
    answer = await desk.tells(chat, article(next(_numbers)), asked_by=chat)

    assert await desk.presses_at(place, "points:1", chat) == ""
    assert await desk.presses_at(answer, "points:1", chat) == ""
    assert desk.seen()[place].buttons[1][0] == ("Why?", "why")
    assert desk.seen()[answer].buttons[1][0] == ("Follow #moscow", "tag:0")


async def test_topics_are_typed_as_people_type_them(desk: Desk) -> None:
    """Several in one message, answered in one; what can match nothing is said to be that."""
    chat = desk.private()
    await desk.reports(1)

    async def answered(text: str) -> str:
        place = await desk.says(text, chat, chat)
        return desk.seen()[place].text

    said = await answered(
        "/follow moscow, news about climate change\nnews and 2024, oil and gas daily"
    )
    assert "You follow #moscow" in said
    assert (
        "You follow climate change, oil and gas, with your digest. In the last 7 days I saw nothing "
        "about them."
    ) in said
    assert "#news is no topic, but what sites call their parts" in said
    assert "2024 is no topic: it has no letter" in said
    assert len(await followed(desk, chat)) == 3
    assert "is too long" in await answered(f"/follow {'long words ' * 5}")
    assert "I take 10 at once and left out 2." in await answered(
        "/follow " + ", ".join(f"topic{chr(97 + n)}" for n in range(12))
    )
    assert (await answered("/follow bowls, darts")).count("no feeds") == 1, "not for each"
    ended = await answered("/unfollow moscow and climate change, bicycles")
    assert "You no longer follow #moscow" in ended
    assert "You no longer follow climate change" in ended
    assert "You do not follow #bicycles" in ended
    muted = await answered("/mute football, climate change")
    assert "no more stories about #football" in muted
    assert "no more stories about climate change" in muted
    lifted = await answered("/unmute football and tennis")
    assert "Stories about #football come again" in lifted
    assert "#tennis is not muted" in lifted


async def test_latest_tells_of_several_topics(desk: Desk) -> None:
    """Of those of which there is nothing it says so."""
    chat = desk.private()
    await desk.reports(40)

    many = await desk.says("/latest ada, bea, cyd, dot, eva, fay", chat, chat)
    assert "I take 5 at once and left out 1." in desk.seen()[many].text
    both = await desk.says("/latest moscow and bicycles", chat, chat)
    assert "I saw nothing about #bicycles" in desk.seen()[both].text
    one = await desk.says("/latest moscow", chat, chat)
    ((_, more),) = desk.seen()[one].buttons[0]
    assert await desk.presses_at(one, more, chat) == ""
    assert desk.seen()[one].buttons[0][0][0] == "«"


async def test_an_old_digest_of_a_thread_turns_its_pages(desk: Desk) -> None:
    """Telegram says of a message out of its reach neither when nor in which thread it was sent."""
    forum = -desk.new_id()
    desk.api.add_chat(forum, "supergroup", is_forum=True)
    desk.api.state.admins[forum] = {OPERATOR}
    await desk.reports(40)
    place = await desk.tells_digest(forum)
    ((_, more),) = desk.seen()[place].buttons[0]
    async with desk.precis.database.write() as connection:
        await connection.execute(digest_item.update().values(thread_id=7))

    told = await desk.presses(OPERATOR, data=more, message=desk.message(*place, date=0))
    assert told == ""
    assert desk.seen()[place].buttons[0][0][0] == "«"
