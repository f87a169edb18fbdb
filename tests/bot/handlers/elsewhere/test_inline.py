"""What is offered to who types the bot's name."""

from __future__ import annotations

import pytest

from bot.handlers.elsewhere.inline import MAX_STORIES, InlineOffers
from bot.interactions.elsewhere import InlineChoice, InlineQuery
from bot.interactions.interaction import Interaction, Press
from bot.outgoing import AnswerInline, EditInline
from bot.render import elsewhere_texts as texts
from bot.render.elsewhere import CARD
from bot.storage.engine.database import Database
from bot.subscriptions.listing import ListedStory
from tests.bot.conftest import NOW
from tests.bot.handlers.elsewhere.asking import LINK, Afar
from tests.bot.interactions.people import ADA, did, given
from tests.bot.stories.newsroom import article


class Counter(Afar):
    """Offers, too."""

    def __init__(self, database: Database, each: int = 1000) -> None:
        super().__init__(database, each)
        self.stories: dict[int, tuple[ListedStory, ...]] = {}
        self.offers = InlineOffers(
            self.shelf, self.filling, self.outbox, self.gate, self.client, newest=self._newest
        ).handlers()

    async def _newest(self, chat_id: int, most: int) -> tuple[ListedStory, ...] | None:
        found = self.stories.get(chat_id)
        return None if found is None else found[:most]

    async def offered(self, *links: str, text: str = "") -> AnswerInline:
        asked = self.asked(*links, what=InlineQuery("78"), text=text)
        assert await given(self.offers, asked)
        (answer,) = [m for m in await self.owed() if m.key == asked.answer_key()]
        assert isinstance(answer, AnswerInline)
        assert answer.personal
        assert not answer.cache
        return answer

    def chosen(self, *links: str, result: str = CARD) -> Interaction:
        return self.asked(*links, what=InlineChoice(result, "AAQ5"))


@pytest.fixture
def counter(database: Database) -> Counter:
    return Counter(database)


def story(number: int, title: str = "Bridge") -> ListedStory:
    return ListedStory(
        story_id=number, title=title, url=LINK, outlet="Gazette", point="It is <open>.", seen_at=NOW
    )


async def test_a_link_is_offered_as_a_card(counter: Counter) -> None:
    """With a button, for Telegram names no message without; nothing is fetched for it."""
    (card,) = (await counter.offered(LINK)).results
    assert (card.id, card.title, card.description) == (
        CARD,
        "news.example",
        texts.NOT_READ_YET.english,
    )
    assert card.reply.buttons
    counter.shelf.read[LINK] = article(1)
    (known,) = (await counter.offered(LINK)).results
    assert (known.title, known.description) == (article(1).title, "news.example")
    assert counter.shelf.asked == []


async def test_what_was_chosen_is_filled_once(counter: Counter) -> None:
    """The same choice again, after a restart, is none."""
    chosen = counter.chosen(LINK)
    assert await given(counter.offers, chosen)
    assert await given(counter.offers, chosen)

    (edit,) = await counter.owed()
    assert isinstance(edit, EditInline)
    assert (edit.inline_message_id, edit.reply.buttons) == ("AAQ5", ())
    assert edit.reply.html.count("•") == 2
    assert counter.shelf.asked == [(LINK, ADA)]


async def test_what_cannot_be_read_is_said_in_one_line(counter: Counter) -> None:
    """In the place of the card."""
    await given(counter.offers, counter.chosen("https://gone.example"))

    (edit,) = await counter.owed()
    assert isinstance(edit, EditInline)
    assert edit.reply.html == "The page does not exist (any more)."


async def test_a_story_is_whole_as_it_is(counter: Counter) -> None:
    """Its choice changes nothing."""
    await given(counter.offers, counter.chosen(LINK, result="story:1"))
    await given(counter.offers, counter.chosen())

    assert await counter.owed() == ()


async def test_without_a_link_it_is_what_the_person_follows(counter: Counter) -> None:
    """At most twenty, those without a title not; what they say is escaped."""
    counter.stories[ADA] = (story(0, title=""), *map(story, range(1, 40)))
    offered = await counter.offered()

    assert [result.id for result in offered.results] == [
        f"story:{number}" for number in range(1, MAX_STORIES)
    ]
    assert "• It is &lt;open&gt;." in offered.results[0].reply.html
    assert offered.results[0].reply.html.endswith("Gazette")
    assert offered.start == ""


async def test_where_there_is_nothing_a_button_leads_to_the_private_chat(counter: Counter) -> None:
    """For who follows nothing, where nothing came, and for a link that Telegram cut."""
    counter.stories[8] = (story(1),)
    nothing = await counter.offered()
    counter.stories[ADA] = ()
    quiet = await counter.offered()
    cut = await counter.offered(LINK, text="x" * 256)

    assert [(offer.results, offer.start) for offer in (nothing, quiet, cut)] == [
        ((), texts.FOLLOW_HERE.english),
        ((), texts.NOTHING_NEW.english),
        ((), texts.TOO_LONG_HERE.english),
    ]


async def test_too_many_letters_are_not_answered(database: Database) -> None:
    """And what was chosen by then says why it is not read."""
    counter = Counter(database, each=1)
    await counter.offered(LINK)
    await given(counter.offers, counter.asked(LINK, what=InlineQuery("79")))
    await given(counter.offers, counter.chosen(LINK))
    await given(counter.offers, counter.chosen(LINK))

    refused = [m for m in await counter.owed() if isinstance(m, EditInline)]
    assert sum(isinstance(m, AnswerInline) for m in await counter.owed()) == 1
    assert refused[-1].reply.html.startswith("Ten links a minute")


async def test_a_tap_on_a_card_says_what_it_waits_for(counter: Counter) -> None:
    """It reads nothing: by a tap Telegram tells of no link."""
    pressed = did(press=Press("query", CARD, inline_message_id="AAQ5"), message_id=None)
    assert await given(counter.offers, pressed)

    assert counter.client.ended == [texts.CHOSEN.english]
    assert len(texts.CHOSEN.english) <= 200
