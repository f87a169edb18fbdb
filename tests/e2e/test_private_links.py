"""Nobody is answered with what another's link led to, by the real program."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from tests.botapi import BotApi, SentMessage
from tests.e2e.conftest import article_page
from tests.website import Website, answer, redirect

Say = Callable[..., SentMessage]

_others = itertools.count(5_000_000)

_CLOSED = (
    "The council approved a road tunnel of four kilometres under the harbour on Monday",
    "Residents had asked for it since spring, when 4,000 letters reached the mayor",
    "Work begins next month and is to cost 30 million, a spokeswoman told reporters",
    "Opponents announced a lawsuit and a march through the old town at the weekend",
    "Ferries carry commuters over the river until the road is open, the harbour office said",
)
_OPEN = (
    "Dredgers began to widen the shipping canal on Friday so that container vessels can pass",
    "Fishermen fear for the spawning grounds of perch and want to be paid for their losses",
    "The port expects a third more freight by the end of the decade, its annual report says",
)


@pytest.fixture
def other(api: BotApi, chat: int) -> int:
    """Somebody else."""
    number = next(_others)
    api.add_chat(number)
    return number


@pytest.fixture
def say(api: BotApi, chat: int) -> Say:
    """Say something and return the answer to it."""

    def say(text: str, who: int = chat) -> SentMessage:
        asked = api.say(text, who)

        def answers() -> list[SentMessage]:
            return [message for message in api.messages(who) if message.reply_to == asked]

        api.wait_for(answers)
        return answers()[0]

    return say


def test_a_secret_link_answers_who_sent_it(
    api: BotApi, site: Website, say: Say, chat: int, other: int
) -> None:
    """And nobody else, though all that is sent in that chat is shared.

    The bare link finds nothing of it, the same link is fetched anew, its buttons work, and it is no
    story; the public link after it is one, of that chat's.
    """
    secret, short = f"{site.url}/{chat}/doc?token=b4kQ", f"{site.url}/{chat}/short"
    site.pages[f"/{chat}/doc?token=b4kQ"] = answer(_page(f"Secret{chat} minutes", _CLOSED))
    site.pages[f"/{chat}/short"] = redirect(f"/{chat}/doc?token=b4kQ")
    site.pages[f"/{chat}/open"] = answer(_page(f"Secret{chat} budget", _OPEN))
    say("/share on")

    mine = say(secret)
    assert mine.text.startswith(f"Secret{chat} minutes")
    assert mine.links[0] == secret
    api.press(mine, "Fewer")
    api.wait_for(lambda: _points(api, chat, mine) == mine.text.count("•") - 1)

    assert "does not exist" in say(f"{site.url}/{chat}/doc", other).text
    say(secret, other)
    assert site.asked.count(f"/{chat}/doc?token=b4kQ") == 2
    redirected = say(short, other)
    assert redirected.links[0] == short
    assert not any("token" in link for link in redirected.links)

    say(f"{site.url}/{chat}/open")
    # It is recorded right behind the answer.
    listed = (say(f"/latest secret{chat}").text for _ in range(10))
    latest = next(text for text in listed if "budget" in text)
    assert "minutes" not in latest
    assert "saw nothing" in say(f"/latest secret{chat}", other).text


def test_a_page_answers_for_no_other(
    api: BotApi, site: Website, say: Say, chat: int, other: int
) -> None:
    """Whatever it calls itself: a page of the host, another tenant's, one of another port.

    Neither before nor after that one was read; and each is shown with its own link.
    """
    news, mine, elsewhere = f"/{chat}/news/1", f"/{chat}/~alice/1", "http://127.0.0.1:9/1"
    site.pages[news] = answer(article_page("Honest news"))
    site.pages[mine] = answer(article_page("Alice news"))
    for number, stated in enumerate((news, mine, elsewhere)):
        head = f'<head><link rel="canonical" href="{stated}">'
        evil = article_page(f"Evil news {number}").replace("<head>", head)
        site.pages[f"/{chat}/u/evil/{number}"] = answer(evil)

    assert say(site.url + news, other).text.startswith("Honest news")
    for number in range(3):
        said = say(f"{site.url}/{chat}/u/evil/{number}")
        assert said.text.startswith(f"Evil news {number}")
        assert said.links[0] == f"{site.url}/{chat}/u/evil/{number}"

    assert say(site.url + news, other).text.startswith("Honest news")
    assert say(site.url + mine, other).text.startswith("Alice news")
    assert "Evil" not in say(elsewhere, other).text
    assert site.asked.count(news) == 1


def _page(title: str, sentences: tuple[str, ...]) -> str:
    text = "".join(f"<p>{sentence}.</p>" for sentence in sentences)
    tag = f'<meta name="keywords" content="{title.partition(" ")[0]}">'
    return f"<html lang=en><title>{title}</title>{tag}<article><h1>{title}</h1>{text}</article>"


def _points(api: BotApi, chat: int, message: SentMessage) -> int:
    (now,) = [each for each in api.messages(chat) if each.message_id == message.message_id]
    return now.text.count("•")
