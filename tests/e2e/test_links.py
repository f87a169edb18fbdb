"""A person sends links to the real program, which talks to a strict fake Bot API."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import unquote

import pytest

from bot.render import asking_texts
from bot.render.html import JOINER
from bot.render.language import ENGLISH
from summarizer import read_article
from tests.botapi import BotApi, SentMessage
from tests.botapi.detected import detected
from tests.e2e.conftest import AGENCY_COPY, DATA, article_page
from tests.e2e.process import RunningBot
from tests.website import Website

Put = Callable[..., str]

HEADLINE = "Russia sees US reply to its security concerns as unsatisfactory"


def points_of(message: SentMessage) -> list[str]:
    """Return the points that a message shows."""
    found = re.findall(r"^• (.*?)(?: ↗)?$", message.text, re.MULTILINE)
    return [str(point) for point in found]


def test_a_link_is_answered_with_points_and_sources(api: BotApi, chat: int, site: Website) -> None:
    """Title, points, attribution, notice, tags and buttons, in reply to the message."""
    asked = api.say(f"look: {site.url}/seed", chat)

    (message,) = api.wait_messages(1, chat)

    title, points, foot, _ = message.text.replace(JOINER, "").split("\n\n")
    assert title == HEADLINE
    assert len(points.splitlines()) == 3
    assert foot.splitlines() == [
        "Lokmat Times (127.0.0.1) · IANS, citing Xinhua · 18 Feb 2022 · 1 min",
        "⚠ Agency copy, published without an editor's review",
        "#us #xinhua #moscow #foreign_ministry",
    ]
    assert message.reply_to == asked
    assert [text for text, _ in message.buttons[0]] == ["Fewer", "More", "⋯"]


def test_points_are_verbatim_and_linked_to_their_place(
    api: BotApi, chat: int, site: Website
) -> None:
    """Each point is a run of the article; its arrow names the words it begins and ends with."""
    api.say(f"{site.url}/seed", chat)

    (message,) = api.wait_messages(1, chat)

    text = read_article(AGENCY_COPY, site.url).text
    title, *arrows = message.links
    assert title == f"{site.url}/seed"
    assert all(point in text for point in points_of(message))
    for point, arrow in zip(points_of(message), arrows, strict=True):
        words = arrow.partition("#:~:text=")[2].split(",")
        assert point.startswith(unquote(words[0]))
        assert unquote(words[-1]) in point


def test_more_and_fewer_edit_the_message(api: BotApi, chat: int, site: Website) -> None:
    """The same message, never a new one; its spinner is answered."""
    api.say(f"{site.url}/seed", chat)
    (message,) = api.wait_messages(1, chat)

    for button, expected in (("More", 4), ("Fewer", 3), ("Fewer", 2), ("Fewer", 1)):
        pressed = api.messages(chat)[0]
        query = api.press(pressed, button)
        api.wait_for(partial(lambda old: api.messages(chat)[0] != old, pressed))
        api.wait_for(partial(lambda asked: asked not in api.state.queries, query))
        assert len(points_of(api.messages(chat)[0])) == expected

    (message,) = api.messages(chat)
    assert [text for text, _ in message.buttons[0]] == ["More", "⋯"]


def test_a_button_pressed_twice_is_no_error(api: BotApi, chat: int, site: Website) -> None:
    """Two quick taps ask for the same; the second edit changes nothing, or takes the first's place."""
    api.say(f"{site.url}/seed", chat)
    (message,) = api.wait_messages(1, chat)

    queries = [api.press(message, "More"), api.press(message, "More")]

    api.wait_for(lambda: not api.state.queries & set(queries))
    api.wait_for(
        lambda: (
            sum(
                call.method == "editMessageText" and call.parameters.get("chat_id") == str(chat)
                for call in api.calls
            )
            in (1, 2)
        )
    )
    assert len(points_of(api.messages(chat)[0])) == 4
    assert len(api.messages(chat)) == 1


def test_links_are_found_wherever_a_message_has_them(api: BotApi, chat: int, page: Put) -> None:
    """In a caption, behind a word, in a forwarded message."""
    captioned, behind, forwarded = (
        page(article_page(t)) for t in ("Captioned news", "Hidden news", "Forwarded news")
    )
    api.say(f"photo of {captioned}", chat, caption=True)
    api.say("here", chat, entities=[{"type": "text_link", "offset": 0, "length": 4, "url": behind}])
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}
    api.say(forwarded, chat, forward_origin=origin)

    messages = api.wait_messages(3, chat)

    assert {m.text.split("\n")[0] for m in messages} == {
        "Captioned news",
        "Hidden news",
        "Forwarded news",
    }


def test_a_page_of_twenty_links_does_not_flood(api: BotApi, chat: int, page: Put) -> None:
    """Five are answered, in whatever order they come; one line tells of the others."""
    links = [page(article_page(f"News of town {n}")) for n in range(20)]
    api.say("\n".join(links), chat)

    messages = api.wait_messages(6, chat)

    (line,) = [m.text for m in messages if not m.links]
    assert line == "I answer 5 links at a time and left out 15. Send them again on their own."
    assert {m.text.split("\n")[0] for m in messages if m.links} == {
        f"News of town {n}" for n in range(5)
    }
    api.say("/help", chat)
    assert len(api.wait_messages(7, chat)) == 7


def test_the_same_link_twice_is_answered_once(api: BotApi, chat: int, page: Put) -> None:
    """Also where the two differ by a tracking parameter."""
    link = page(article_page("Repeated news"))
    api.say(f"{link} {link}?utm_source=x", chat)
    api.wait_messages(1, chat)
    api.say("/help", chat)

    first, second = api.wait_messages(2, chat)

    assert first.text.startswith("Repeated news")
    assert second.text.startswith("What I do")


def test_a_pasted_article_is_answered(api: BotApi, chat: int) -> None:
    """As far as text allows: title, agency, whom it cites, date, notice, no clutter."""
    api.say((DATA / "agency_copy.txt").read_text(encoding="utf-8")[:4096], chat)

    (message,) = api.wait_messages(1, chat)

    title, points, foot, hint = message.text.split("\n\n")
    assert title == HEADLINE
    assert "Open in App" not in points
    assert foot.splitlines()[0] == "IANS, citing Xinhua · 18 Feb 2022 · 1 min"
    assert hint == ENGLISH.say(asking_texts.ASK_HINT)


@pytest.mark.parametrize(
    ("status", "line"),
    [
        ("403 Forbidden", "The site does not let bots read this page."),
        ("401 Unauthorized", "The article is behind a paywall or a login."),
        ("402 Payment Required", "The article is behind a paywall or a login."),
        ("404 Not Found", "The page does not exist (any more)."),
        ("410 Gone", "The page does not exist (any more)."),
        ("429 Too Many Requests", "The site asks me to come back later."),
        ("500 Oops", "The site has a problem of its own. Try again later."),
    ],
)
def test_what_the_site_refuses_is_said_in_one_line(
    api: BotApi, chat: int, page: Put, status: str, line: str
) -> None:
    """Each for what it is."""
    api.say(page("no", status=status), chat)

    assert api.wait_messages(1, chat)[0].text == line


@pytest.mark.parametrize(
    ("body", "kind", "line"),
    [
        ("", "text/html", "The page is empty."),
        ("<p>Hello.</p>", "text/html", "I found no article on this page."),
        ("\x00\x01", "image/png", "This is a kind of file that I cannot read."),
        ("<html><body><script>go()</script><div id=root></div></body></html>", "text/html",
         "This page needs a browser: there is no text in it without scripts."),
    ],
    ids=["empty", "no article", "image", "script"],
)  # fmt: skip
def test_what_is_no_article_is_said_in_one_line(
    api: BotApi, chat: int, page: Put, body: str, *, kind: str, line: str
) -> None:
    """Never a confident summary of something else."""
    api.say(page(body, content_type=kind), chat)

    assert api.wait_messages(1, chat)[0].text == line


@pytest.mark.parametrize(
    ("link", "line"),
    [
        ("http://10.0.0.1/a", "This address is not allowed."),
        ("http://169.254.169.254/latest/meta-data/", "This address is not allowed."),
        ("http://[::1]/a", "This address is not allowed."),
        ("http://localhost/a", "This address is not allowed."),
        ("http://2130706433/a", "This is not a link that I can follow."),
    ],
)
def test_links_that_lead_inside_are_refused(api: BotApi, chat: int, link: str, line: str) -> None:
    """Only 127.0.0.1 is opened for the tests, and nothing beside it."""
    entity = {"type": "url", "offset": 0, "length": len(link)}
    api.say(link, chat, entities=[entity])

    assert api.wait_messages(1, chat)[0].text == line


def test_of_several_links_each_failure_is_named(api: BotApi, chat: int, page: Put) -> None:
    """One bad link does not spoil the others, and says which it is."""
    good, gone = page(article_page("Good news")), page("", status="404 Not Found")
    api.say(f"{gone} {good}", chat)

    texts = {m.text.split("\n")[0] for m in api.wait_messages(2, chat)}

    path = gone.split("/", 3)[3]
    assert texts == {"Good news", f"127.0.0.1/{path}: The page does not exist (any more)."}


def test_hostile_text_reaches_the_chat_as_text(api: BotApi, chat: int, page: Put) -> None:
    """Markup, commands and mentions of a page are shown, and trigger nothing."""
    name = "<b>Bold</b> & /start @@admin #buy casino.example xtg://resolve?domain=x news"
    api.say(page(article_page(html.escape(name))), chat)

    (message,) = api.wait_messages(1, chat)

    assert "<b>Bold</b> & /start @@admin" in message.text.replace(JOINER, "")
    assert {entity["type"] for entity in message.detected} <= {"hashtag"}
    plain = detected(message.text, any_domain=True)
    assert {entity["type"] for entity in plain} <= {"hashtag"}


@pytest.mark.parametrize(
    ("said", "begins"),
    [("/start", "Send me a link to an article."), ("/help", "What I do"),
     ("/start tag_x", "Shall I bring you each new story about x?"), ("/nonsense", "I do not know /nonsense. /help"), ("/folow x", "I do not know /folow. /follow?"), ("hi", "Send me a link")],
)  # fmt: skip
def test_words_are_answered_with_what_to_do(api: BotApi, chat: int, said: str, begins: str) -> None:
    """Commands, slips and small talk."""
    api.say(said, chat)

    assert api.wait_messages(1, chat)[0].text.startswith(begins)


def test_a_pinned_message_wants_no_answer(api: BotApi, chat: int) -> None:
    """Telegram tells of it as a message; only what a person says is answered."""
    where = api.state.chats[chat]
    pinned = {"message_id": 1, "date": 0, "chat": where}
    api.update(message={"message_id": 2, "date": 1, "chat": where, "pinned_message": pinned})
    api.say("/help", chat)

    assert [m.text.split("\n")[0] for m in api.wait_messages(1, chat)] == ["What I do"]


def test_the_commands_are_registered(api: BotApi, bot: RunningBot) -> None:
    """So that Telegram's menu shows them: to members of groups those that change nothing."""
    api.wait_for(lambda: len(api.state.menus) >= 3)

    menus = {scope: [c["command"] for c in menu] for scope, menu in api.state.menus.items()}
    private = menus["all_private_chats"]
    assert (private[0], private[-1]) == ("follow", "help")
    assert menus["all_group_chats"] == [
        "topics", "latest", "feeds", "search", "save", "wrong", "export", "ask", "sum", "help",
    ]  # fmt: skip
    assert set(private) - set(menus["all_chat_administrators"]) == {"start", "saved", "channel"}


def test_the_token_is_in_no_log(api: BotApi, bot: RunningBot) -> None:
    """Not in a URL of a request either."""
    assert api.token not in bot.logged()
