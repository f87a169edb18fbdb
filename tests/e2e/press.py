"""Outlets with feeds, and who reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

from tests.botapi import BotApi
from tests.botapi.messages import SentMessage
from tests.website import Website, answer

#: Follows, and runs the bot; the others are of other people.
READER = 40


class Press:
    """Two outlets on one site, each with a feed."""

    def __init__(self, site: Website, name: str) -> None:
        self._site = site
        self._name = name
        self._items: dict[str, list[str]] = {}

    def feed(self, outlet: str) -> str:
        """Return the address of an outlet's feed."""
        path = f"/{self._name}/{outlet}/feed"
        if path not in self._site.pages:
            self._publish(outlet)
        return self._site.url + path

    def page(self, outlet: str, title: str, subject: str, topic: str = "Moscow") -> str:
        """Have an outlet print an article that its feed does not list; returns its link."""
        path = f"/{self._name}/{outlet}/{title.replace(' ', '-')}"
        self._site.pages[path] = answer(_page(outlet, title, subject, topic))
        return self._site.url + path

    def prints(self, outlet: str, title: str, subject: str, topic: str = "Moscow") -> None:
        """Have an outlet print an article, and list it."""
        link = self.page(outlet, title, subject, topic)
        date = format_datetime(datetime.now(UTC))
        self._items.setdefault(outlet, []).insert(
            0,
            f"<item><title>{title}</title><link>{link}</link><guid>{link}</guid>"
            f"<pubDate>{date}</pubDate><category>{topic}</category></item>",
        )
        self._publish(outlet)

    def _publish(self, outlet: str) -> None:
        items = "".join(self._items.get(outlet, []))
        rss = (
            f'<rss version="2.0"><channel><title>{outlet.title()} News</title>'
            f"<link>{self._site.url}/{self._name}/{outlet}</link>{items}</channel></rss>"
        )
        self._site.pages[f"/{self._name}/{outlet}/feed"] = answer(rss, "application/rss+xml")


_TEXTS = {
    "bridge": (
        "Engineers closed the old bridge after they had found cracks in two of its piers",
        "Ferries carry commuters over the river until repairs are done, the harbour office said.",
        "The steel arches date from 1911 and were last painted when trams still crossed them.",
    ),
    "tunnel": (
        "The council approved a road tunnel of four kilometres under the harbour",
        "Residents had asked for it since spring, when 4,000 letters reached the mayor.",
        "Work begins next month and is to cost 30 million, a spokeswoman told reporters.",
        "Opponents announced a lawsuit and a march through the old town at the weekend.",
    ),
    "stadium": (
        "Fans celebrated the opening of the largest stadium that the club has ever played in",
        "Sixty thousand seats were sold within an hour, and resellers asked for ten times as much.",
        "The home team lost by three goals in the rain, its fifth defeat of this season.",
    ),
    "telescope": (
        "Astronomers opened the largest telescope that has looked for planets around other stars",
        "A rocket is to carry its twin into orbit next year, the space agency told reporters.",
        "Its mirror was polished for nine years, and finds galaxies that no probe has seen.",
    ),
    "library": (
        "A branch library that was to be shut for good reopened with longer hours",
        "Volunteers catalogued nine thousand books by hand after the computers had failed.",
        "Its reading room smells of paint and coffee, and every chair was taken by noon.",
    ),
    "canal": (
        "Dredgers began to widen the shipping canal so that container vessels can pass",
        "Fishermen fear for the spawning grounds of perch and want to be paid for their losses.",
        "The port expects a third more freight by the end of the decade, its annual report says.",
    ),
}


def _page(outlet: str, title: str, subject: str, topic: str) -> str:
    sentences = [f"{_TEXTS[subject][0]} in {topic} on Monday.", *_TEXTS[subject][1:]]
    body = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    return (
        f'<html lang="en"><head><title>{title}</title>'
        f'<meta property="og:site_name" content="{outlet.title()} News">'
        f'<meta property="og:type" content="article"><meta name="keywords" content="{topic}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def say(api: BotApi, text: str, chat: int = READER) -> SentMessage:
    """Say something and return the answer to it."""
    asked = api.say(text, chat=chat)
    api.wait_for(lambda: _answers(api, chat, asked))
    return _answers(api, chat, asked)[0]


def _answers(api: BotApi, chat: int, asked: int) -> list[SentMessage]:
    return [m for m in api.messages(chat) if m.reply_to == asked]


def told(api: BotApi, title: str, chat: int = READER) -> list[SentMessage]:
    """Return a chat's messages about a story."""
    return [m for m in api.messages(chat) if m.text.startswith(title)]


def wait_told(api: BotApi, title: str, chat: int = READER) -> SentMessage:
    api.wait_for(lambda: told(api, title, chat))
    return told(api, title, chat)[0]
