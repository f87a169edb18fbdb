"""Guests and inline queries: chats that the bot is not in, by the real program."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from bot.render import elsewhere_texts as texts
from bot.render.elsewhere import CARD
from tests.botapi import BotApi, Fault
from tests.botapi.messages import SentMessage
from tests.e2e.conftest import article_page
from tests.e2e.press import READER, Press, say
from tests.e2e.process import RunningBot, running_bot
from tests.website import Website

ANN, BEN = 801, 802


def shown(api: BotApi, text: str) -> list[SentMessage]:
    """Return the messages elsewhere that have a text."""
    return [message for message in api.inline_messages().values() if text in message.text]


def answers(api: BotApi, query: str) -> int:
    """Return how often a guest's query was answered, as far as the bot asked for that."""
    return sum(
        call.method == "answerGuestQuery" and call.parameters.get("guest_query_id") == query
        for call in api.calls
    )


def test_a_guest_is_answered_once_and_the_answer_filled(
    api: BotApi, bot: RunningBot, page: Callable[[str], str]
) -> None:
    """The link is the friend's; the stub becomes the points, and has no button any more."""
    link = page(article_page("Guest news"))
    query = api.ask_as_guest("@precis_test_bot", ANN, under=f"look: {link}")
    api.wait_for(lambda: any("•" in m.text for m in shown(api, "Guest news")))

    (message,) = shown(api, "Guest news")
    first = next(c for c in api.calls if c.parameters.get("guest_query_id") == query)
    stub = json.loads(first.parameters["result"])["input_message_content"]["message_text"]
    assert stub.replace("\u2060", "") == f"127.0.0.1\n{texts.READING.english}"
    assert (message.buttons, message.edits, answers(api, query)) == ((), 1, 1)
    assert message.links[0].startswith(link)


def test_a_guest_is_told_what_went_wrong_in_one_line(
    api: BotApi, bot: RunningBot, site: Website
) -> None:
    """A page that is gone takes the place of the stub; no link, and he is told how to call."""
    api.ask_as_guest(f"@precis_test_bot {site.url}/not-there", ANN)
    api.ask_as_guest("@precis_test_bot what is this?", BEN, under="no link")
    api.wait_for(lambda: shown(api, "The page does not exist"))
    api.wait_for(lambda: shown(api, "@precis_test_bot and a link"))

    assert len(shown(api, "The page does not exist")[0].text.splitlines()) == 1


def test_a_call_that_comes_twice_is_answered_once(
    own_api: BotApi, page: Callable[[str], str], tmp_path: Path
) -> None:
    """Telegram repeats an update of which it does not know that it arrived."""
    query = own_api.ask_as_guest(page(article_page("Twice news")), ANN)
    own_api.state.updates *= 2
    with running_bot(own_api, tmp_path):
        own_api.wait_for(lambda: any("•" in m.text for m in shown(own_api, "Twice news")))
        last = own_api.ask_as_guest("@precis_test_bot last", BEN)
        own_api.wait_for(lambda: answers(own_api, last))

    assert (answers(own_api, query), len(own_api.inline_messages())) == (1, 2)
    assert own_api.refused == []


def test_a_kill_between_answer_and_edit_costs_neither(
    own_api: BotApi, page: Callable[[str], str], tmp_path: Path
) -> None:
    """The next start fills what Telegram has, and answers nothing again."""
    link = page(article_page("Killed news"))
    with running_bot(own_api, tmp_path) as bot:
        own_api.script("editMessageText", Fault(drop_before=True))
        query = own_api.ask_as_guest(link, ANN)
        own_api.wait_for(lambda: any(c.method == "editMessageText" for c in own_api.calls))
        bot.stop(signal.SIGKILL)
    with running_bot(own_api, tmp_path):
        own_api.wait_for(lambda: any("•" in m.text for m in shown(own_api, "Killed news")))

    assert (len(own_api.inline_messages()), answers(own_api, query)) == (1, 1)
    assert own_api.refused == []


def test_an_answer_of_unknown_fate_goes_on_by_its_button(
    own_api: BotApi, page: Callable[[str], str], tmp_path: Path
) -> None:
    """Killed while Telegram had it: who asked goes on, nobody else, and elsewhere nothing does."""
    link = page(article_page("Lost news"))
    with running_bot(own_api, tmp_path) as bot:
        own_api.script("answerGuestQuery", Fault(delay=60.0))
        query = own_api.ask_as_guest(link, ANN)
        own_api.wait_for(own_api.inline_messages)
        bot.stop(signal.SIGKILL)
    with running_bot(own_api, tmp_path):
        own_api.ask_as_guest(page(article_page("Other news")), BEN)
        own_api.wait_for(lambda: any("•" in m.text for m in shown(own_api, "Other news")))
        ((place, stub),) = (
            (place, m) for place, m in own_api.inline_messages().items() if m.buttons
        )
        other = next(p for p, m in own_api.inline_messages().items() if not m.buttons)
        ((_, data),) = stub.buttons[0]

        def press(where: str, person: int) -> str | None:
            pressed = own_api.press_inline(where, data, person)
            own_api.wait_for(lambda: own_api.said_of(pressed) is not None)
            return own_api.said_of(pressed)

        assert "Only who asked" in (press(place, BEN) or "")
        assert press(other, ANN) == texts.GUEST_NOT_KEPT.english
        assert press(place, ANN) == ""
        own_api.wait_for(lambda: any("•" in m.text for m in shown(own_api, "Lost news")))
        assert press(place, ANN) == texts.STILL_READING.english

    assert answers(own_api, query) == 1
    assert own_api.inline_messages()[other].text.startswith("Other news")
    assert own_api.refused == []


def _allowlisted(
    api: BotApi, directory: Path, *, guests: str
) -> AbstractContextManager[RunningBot]:
    return running_bot(
        api, directory, PRECIS_ADMINS=f"{ANN}", PRECIS_ACCESS="allowlist", PRECIS_GUESTS=guests
    )


def test_guests_can_be_switched_off_and_strangers_are_not_served(
    own_api: BotApi, page: Callable[[str], str], tmp_path: Path
) -> None:
    """Off, Telegram is not asked for their calls; and an allowlist holds for calls and queries."""
    link = page(article_page("Off news"))

    def offered(person: int) -> str:
        query = own_api.type_inline(link, person)
        own_api.wait_for(lambda: query in own_api.state.offered)
        return query

    with _allowlisted(own_api, tmp_path, guests="off"):
        own_api.ask_as_guest(link, ANN)
        offered(ANN)
    assert own_api.inline_messages() == {}
    with _allowlisted(own_api, tmp_path, guests="on"):
        own_api.ask_as_guest(link, BEN)
        stranger = own_api.type_inline(link, BEN)
        own_api.ask_as_guest(link, ANN)
        offered(ANN)
        own_api.wait_for(lambda: any("•" in m.text for m in shown(own_api, "Off news")))

    assert len(own_api.inline_messages()) == 1
    assert stranger not in own_api.state.offered
    assert [c for c in own_api.refused if "query is too old" not in str(c.answer)] == []


@pytest.mark.parametrize("known", [False, True])
def test_a_link_is_offered_and_filled_once_it_is_chosen(
    api: BotApi, bot: RunningBot, chat: int, page: Callable[[str], str], *, known: bool
) -> None:
    """The card has the title where the link was read before; the bot may be in no chat there."""
    title = f"Inline {'old' if known else 'new'} news"
    link = page(article_page(title))
    if known:
        api.say(link, chat)
        api.wait_messages(1, chat)
    query = api.type_inline(link, ANN)
    api.wait_for(lambda: query in api.state.offered)
    (card,) = api.state.results[query].values()
    assert (card["title"] == title) is known
    place = api.choose(query, card["id"], link, ANN)
    api.wait_for(lambda: "•" in api.inline_messages()[place].text)

    message = api.inline_messages()[place]
    assert message.text.startswith(title)
    assert message.buttons == ()


def test_without_inline_feedback_a_tap_says_what_is_missing(
    api: BotApi, bot: RunningBot, page: Callable[[str], str]
) -> None:
    """Telegram tells of no choice, so the card stays."""
    link = page(article_page("No feedback"))
    query = api.type_inline(link, ANN)
    api.wait_for(lambda: query in api.state.offered)
    place = api.choose(query, CARD, link, ANN, told=False)
    pressed = api.press_inline(place, CARD, BEN)
    api.wait_for(lambda: api.said_of(pressed))

    assert api.said_of(pressed) == texts.CHOSEN.english


def test_without_a_link_it_offers_what_the_person_follows(
    own_api: BotApi, press: Press, tmp_path: Path
) -> None:
    """His own, and nobody else's; who follows nothing gets a button to the private chat."""
    own_api.add_chat(READER)
    press.prints("harbour", "Old bridge", "bridge")
    press.prints("harbour", "Free stadium", "stadium", topic="Space")

    def offered(person: int) -> list[str]:
        query = own_api.type_inline("", person)
        own_api.wait_for(lambda: query in own_api.state.offered)
        call = next(c for c in own_api.calls if c.parameters.get("inline_query_id") == query)
        assert (call.parameters["is_personal"], call.parameters["cache_time"]) == ("true", "0")
        return own_api.state.offered[query]

    with running_bot(own_api, tmp_path, PRECIS_FEED_INTERVAL="1", PRECIS_ADMINS=f"{READER}"):
        assert offered(READER) == []
        assert len(own_api.state.offer_buttons) == 1
        say(own_api, f"/addfeed {press.feed('harbour')}")
        own_api.wait_for(lambda: "Old bridge" in say(own_api, "/latest moscow").text)
        say(own_api, "/follow #moscow")
        assert offered(READER) == ["Old bridge"]
        assert offered(BEN) == []

    assert own_api.refused == []
