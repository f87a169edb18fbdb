"""The commands of topics and feeds, by the real program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.website import Website, answer

ADMIN, MEMBER = 7001, 7002


@pytest.fixture
def say(api: BotApi, chat: int) -> Callable[..., SentMessage]:
    """Say something in a private chat, or another; returns the answer."""

    def said(text: str, where: int = chat, **more: Any) -> SentMessage:
        asked = api.say(text, where, **more)
        api.wait_for(lambda: answers(api, where, asked))
        return answers(api, where, asked)[0]

    return said


def answers(api: BotApi, chat: int, asked: int) -> list[SentMessage]:
    return [m for m in api.messages(chat) if m.reply_to == asked]


def latest(api: BotApi, chat: int, message: SentMessage) -> SentMessage:
    """Return a message as it is now."""
    return next(m for m in api.messages(chat) if m.message_id == message.message_id)


@pytest.mark.parametrize(
    ("command", "answer"),
    [
        ("/follow", "Tell me what to follow"),
        ("/follow 123", "no topic"),
        ("/follow germny", "Did you mean #germany?"),
        ("/unfollow", "Tell me what to unfollow"),
        ("/unfollow #bicycles", "You do not follow #bicycles"),
        ("/topics", "You follow nothing yet"),
        ("/latest", "Tell me of what"),
        ("/latest #bicycles", "I saw nothing about #bicycles"),
        ("/mute", "Tell me what to mute"),
        ("/unmute football", "#football is not muted"),
        ("/digest", "You have no digest"),
        ("/digest soon", "Tell me when"),
        ("/digest mon 8:00", "every Monday at 08:00 (UTC)"),
        ("/quiet", "at any hour"),
        ("/quiet noon", "Tell me when"),
        ("/quiet 22-7", "From 22:00 to 07:00 (UTC) stories wait"),
        ("/timezone", "Your time zone is UTC"),
        ("/timezone Middle/Earth", "I do not know this time zone"),
        ("/timezone kathmandu", "Your time zone is Asia/Kathmandu"),
        ("/feeds", "You have added no feed"),
        ("/addfeed", "Tell me the address"),
        ("/removefeed", "Tell me which"),
        ("/removefeed https://example.com", "no feed of yours"),
        ("/share", "Links shared here stay here"),
        ("/share on", "Links shared here become stories of this chat alone"),
        ("/pause", "No stories until"),
        ("/resume", "Stories come again"),
        ("/export", "This is all that I keep about this chat"),
        ("/export opml", "You have added no feed"),
        ("/export everything", "/export opml"),
    ],
)
def test_each_command_has_an_answer(
    say: Callable[..., SentMessage], command: str, answer: str
) -> None:
    """Also where nothing was said, nothing is there, or nothing can be made of it."""
    assert answer in say(command).text


def test_a_site_is_followed_beside_topics(say: Callable[..., SentMessage], site: Website) -> None:
    """One a message, the first; nothing that was typed is passed over in silence."""
    site.pages["/beside"] = answer(
        f"<rss version='2.0'><channel><title>Beside News</title><link>{site.url}/</link>"
        "</channel></rss>",
        "application/rss+xml",
    )
    said = say(f"/follow curling, {site.url}/beside daily\n{site.url}/other and #darts").text

    assert "You follow #curling, #darts." in said
    assert "You follow Beside News, with your digest." in said
    assert "no feeds" not in said, "there is one by now"
    assert said.endswith("I take one site at once. Please send the others by themselves.")
    assert "You no longer follow Beside News" in say(f"/unfollow {site.url}/beside").text
    assert "I no longer watch Beside News" in say(f"/removefeed {site.url}/beside").text


def test_settings_are_told_back(say: Callable[..., SentMessage]) -> None:
    """What was set is what the bare command says."""
    say("/timezone +05:30")
    say("/digest 8:00")
    say("/quiet 22:00-07:00")
    say("/mute football")

    assert "every day at 08:00 (UTC+05:30)" in say("/digest").text
    assert "from 22:00 to 07:00 (UTC+05:30)" in say("/quiet").text
    assert "#football" in say("/mute").text
    assert "come again" in say("/unmute football").text
    assert "at once" in say("/digest off").text
    assert "any hour" in say("/quiet off").text


def test_no_digest_is_left_when_they_are_off(say: Callable[..., SentMessage]) -> None:
    """Nor what was followed by digest for its own sake, which /digest tells of as well."""
    say("/follow #moscow daily")

    assert "every day at 08:00 (UTC)" in say("/digest").text
    assert "at once" in say("/digest off").text
    assert "You have no digest" in say("/digest").text
    ((button, _),) = say("/topics").buttons[0]
    assert "digest" not in button


def test_a_shared_location_sets_the_clock(
    api: BotApi, chat: int, say: Callable[..., SentMessage]
) -> None:
    """A person need not know the name of a time zone."""
    place = {"latitude": 28.61, "longitude": 77.21}

    assert "Asia/Kolkata" in say("", location=place).text


def test_topics_are_listed_in_pages_and_end_by_a_press(
    api: BotApi, chat: int, say: Callable[..., SentMessage]
) -> None:
    """The list stays one message."""
    for start in range(0, 24, 8):
        tags = " ".join(f"#subject{chr(97 + n)}" for n in range(start, start + 8))
        say(f"/follow {tags}")
    listed = say("/topics")
    assert "You follow 24 topics" in listed.text
    assert [text for text, _ in listed.buttons[-1]] == ["»"]

    api.press(listed, "»")
    api.wait_for(lambda: latest(api, chat, listed).buttons[-1][0][0] == "«")
    second = latest(api, chat, listed)
    assert sum(len(row) for row in second.buttons) == 5

    api.press(second, second.buttons[0][0][0])
    api.wait_for(lambda: "You follow 23 topics" in latest(api, chat, listed).text)


def test_what_was_meant_takes_the_place_of_a_slip(
    api: BotApi, chat: int, say: Callable[..., SentMessage]
) -> None:
    """With its digest; pressed again it changes nothing."""
    asked = say("/follow germny daily")

    api.press(asked, asked.buttons[0][0][0])
    api.wait_for(lambda: "no longer follow #germny" in api.messages(chat)[-1].text)
    api.press(asked, asked.buttons[0][0][0])
    api.wait_for(lambda: "#germany already" in api.messages(chat)[-1].text)

    topics = say("/topics")
    (button,) = [text for row in topics.buttons for text, _ in row]
    assert "germany" in button
    assert "germny" not in button


def test_a_summary_is_followed_by_a_press(
    api: BotApi, chat: int, site: Website, say: Callable[..., SentMessage]
) -> None:
    """Its first tag at once, the others by a list."""
    summary = say(f"{site.url}/seed")
    assert [text for text, _ in summary.buttons[-1]] == ["Follow #us", "Follow …"]
    before = len(api.messages(chat))

    api.press(summary, "Follow …")
    api.wait_for(lambda: len(api.messages(chat)) > before)
    which = api.messages(chat)[-1]
    api.press(which, "Follow #moscow")
    api.wait_for(lambda: "You follow #moscow" in api.messages(chat)[-1].text)

    assert [text for row in say("/topics").buttons for text, _ in row] == ["✕ moscow"]

    def now() -> SentMessage:
        return next(m for m in api.messages(chat) if m.message_id == which.message_id)

    marked = api.wait_for(
        lambda: any("Following ✓ #moscow" in dict(row) for row in now().buttons) and now()
    )
    assert (marked.text, marked.edits) == (which.text, 1)
    api.press(marked, "Following ✓ #moscow")
    api.wait_for(lambda: "#moscow already" in api.messages(chat)[-1].text)
    api.press(api.messages(chat)[-1], "Unfollow moscow")
    api.wait_for(lambda: "You follow nothing" in api.messages(chat)[-1].text)
    assert now().edits == 1


def test_in_a_group_only_admins_change_things(
    api: BotApi, chat: int, say: Callable[..., SentMessage]
) -> None:
    """Whoever is in it may look."""
    group = -chat
    api.add_chat(group, "supergroup")
    api.state.admins[group] = {ADMIN}
    member = {"from": {"id": MEMBER, "is_bot": False, "first_name": "Bob"}}
    admin = {"from": {"id": ADMIN, "is_bot": False, "first_name": "Ann"}}

    assert "Only admins" in say("/follow moscow", group, **member).text
    assert "You follow nothing" in say("/topics", group, **member).text
    assert "You follow #moscow" in say("/follow moscow", group, **admin).text
    anonymous = {"sender_chat": api.state.chats[group]}
    assert "You follow #paris" in say("/follow #paris", group, **member, **anonymous).text


def test_a_channel_and_a_forum_follow_too(
    api: BotApi, chat: int, say: Callable[..., SentMessage]
) -> None:
    """A post of a channel is an admin's; what is asked in a thread is answered there."""
    channel, forum = -chat - 1_000_000, -chat - 2_000_000
    api.add_chat(channel, "channel")
    api.add_chat(forum, "supergroup", is_forum=True)
    api.state.admins[forum] = {ADMIN}
    number = next(api.state.ids)
    post = {
        "message_id": number,
        "date": 1_700_000_000,
        "chat": api.state.chats[channel],
        "sender_chat": api.state.chats[channel],
        "text": "/follow moscow",
        "entities": [{"type": "bot_command", "offset": 0, "length": 7}],
    }
    api.state.received[channel, number] = post
    api.update(channel_post=post)
    api.wait_for(lambda: answers(api, channel, number))
    assert "You follow #moscow" in answers(api, channel, number)[0].text

    person = {"from": {"id": ADMIN, "is_bot": False, "first_name": "Ann"}}
    asked = say("/follow moscow", forum, **person, is_topic_message=True, message_thread_id=77)
    assert asked.thread == 77


def rss(site: Website, title: str) -> bytes:
    feed = (
        f'<rss version="2.0"><channel><title>{title}</title><link>{site.url}</link></channel></rss>'
    )
    return answer(feed, "application/rss+xml")


def test_feeds_are_found_listed_and_removed(
    api: BotApi, chat: int, site: Website, say: Callable[..., SentMessage]
) -> None:
    """By the address of a page that links its feed."""
    site.pages[f"/{chat}/feed"] = rss(site, "Harbour & Sons")
    link = f'<link rel="alternate" type="application/rss+xml" href="/{chat}/feed">'
    site.pages[f"/{chat}"] = answer(f"<html><head>{link}</head><body>Hello</body></html>")
    page = f"{site.url}/{chat}"

    assert "I watch Harbour & Sons from now on" in say(f"/addfeed {page}").text
    assert "already" in say(f"/addfeed {page}/feed").text
    assert "Harbour & Sons" in say("/feeds").text
    assert "You follow Harbour & Sons" in say(f"/follow {page}/feed").text
    assert "no longer follow Harbour & Sons" in say(f"/unfollow {page}/feed").text
    assert "You follow Harbour & Sons" in say(f"/follow {page}/feed").text

    say("/export opml")
    (document,) = [m.document for m in api.messages(chat) if m.document]
    assert f"{page}/feed".encode() in document
    assert "no longer watch Harbour & Sons" in say(f"/removefeed {page}/feed").text
    assert "no feed" in say("/feeds").text
    assert "You follow nothing" in say("/topics").text


def test_a_feed_belongs_to_each_chat_that_added_it(
    api: BotApi, chat: int, site: Website, say: Callable[..., SentMessage]
) -> None:
    """One's removing it takes it from nobody else; a secret address is shown to who has it."""
    other, third = chat + 1_000_000, chat + 2_000_000
    api.add_chat(other)
    api.add_chat(third)
    link = f"{site.url}/{chat}/feed?token=hush4f9a8c2b"
    site.pages[link.removeprefix(site.url)] = rss(site, "Gazette")

    assert "I watch Gazette from now on" in say(f"/addfeed {link}").text
    assert "I watch Gazette from now on" in say(f"/addfeed {link}", other).text
    assert "You follow Gazette" in say(f"/follow {link}", third).text
    for where in (chat, other, third):
        assert "Gazette" in say("/feeds", where).text
    say("/export opml", other)
    (document,) = [m.document for m in api.messages(other) if m.document]
    assert link.encode() in document

    assert "no longer watch Gazette" in say(f"/removefeed {link}").text
    assert "no feed of yours" in say(f"/removefeed {link}").text
    assert "no feed" in say("/feeds").text
    assert "Gazette" in say("/feeds", other).text


def test_an_opml_file_adds_feeds(api: BotApi, chat: int, site: Website) -> None:
    """Those that are watched already are not counted again."""
    site.pages[f"/{chat}/feed"] = rss(site, "A")
    outlines = f'<outline type="rss" text="A" xmlUrl="{site.url}/{chat}/feed"/>' * 2
    opml = f'<opml version="2.0"><head/><body>{outlines}</body></opml>'

    api.send_file("feeds.opml", opml.encode(), chat)
    api.wait_messages(1, chat)
    api.send_file("broken.opml", b"<html>", chat)
    api.wait_messages(2, chat)

    said = [m.text for m in api.messages(chat)]
    assert "One feed is watched from now on." in said[0]
    assert "I cannot read this list" in said[1]
