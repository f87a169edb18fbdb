"""What the README shows pictures of: messages of the bot's, rendered as people get them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from bot.models import Reply
from bot.render.digest import render_digest
from bot.render.language import ENGLISH
from bot.render.settings import ChosenSettings, render_settings
from bot.render.summary import render_story, render_summary
from bot.render.topics import render_topics
from bot.subscriptions.deep_links import share_link, topic_payload
from bot.subscriptions.digest import Digest
from bot.subscriptions.listing import Event, ListedStory, TopicList
from bot.subscriptions.narrowing import Narrowing
from bot.subscriptions.times import DigestTime, QuietHours
from bot.subscriptions.values import ChatSettings, Subscription
from summarizer import read_article, summarize
from summarizer.models import Summary
from summarizer.topics.words.keys import topic_key

_ARTICLE = Path(__file__).parents[1] / "data" / "agency_copy.html"
_URL = "https://www.lokmattimes.com/international/russia-sees-us-reply-to-its-security-concerns-as-unsatisfactory/"

#: The day of the agency's article.
_TOLD_AT = datetime(2022, 2, 18, 8, 0, tzinfo=UTC)


def _summary() -> Summary:
    return summarize(read_article(_ARTICLE.read_bytes(), _URL, "text/html"), 3)


def _reply() -> Reply:
    return render_summary(_summary(), ENGLISH)


def _story() -> Reply:
    return render_story(_summary(), ENGLISH, outlets=("Deccan Herald", "ThePrint"))


def _listed(number: int, title: str, outlet: str, outlets: int = 1, point: str = "") -> ListedStory:
    return ListedStory(
        story_id=number,
        title=title,
        url=f"https://example.org/{number}",
        outlet=outlet,
        outlets=outlets,
        point=point,
        point_link=f"https://example.org/{number}#:~:text=" if point else None,
        seen_at=_TOLD_AT - timedelta(minutes=47 * number),
    )


#: Of no outlet that there is.
_BRIDGE = (
    _listed(
        1,
        "Old harbour bridge closed after cracks are found",
        "Harbour Times",
        4,
        "Engineers closed the bridge to all traffic on Thursday night after they had found cracks in "
        "two of its five piers.",
    ),
    _listed(2, "Commuters wait an hour for ferries", "Coast Courier"),
)
_TUNNEL = (
    _listed(
        3,
        "Council approves road tunnel under the river",
        "Coast Courier",
        2,
        "The tunnel of four kilometres is to open in nine years and to cost 900 million.",
    ),
)
_CLIMATE = (
    _listed(
        2,
        "Warmest winter since records began, weather office says",
        "The Meridian",
        7,
        "The mean of December to February was 2.1 degrees above that of the last thirty years.",
    ),
)


def _digest() -> Reply:
    topics = {"#harbour": (_BRIDGE, _TUNNEL), "climate change": (_CLIMATE,)}
    listed = tuple(
        TopicList(topic_key(label), label, tuple(map(Event, events)))
        for label, events in topics.items()
    )
    digest = Digest(
        thread_id=None,
        day=_TOLD_AT.date(),
        zone=UTC,
        late_since=None,
        due_at=_TOLD_AT,
        told_at=_TOLD_AT,
        topics=listed,
    )
    return render_digest(digest, ENGLISH)


def _topics() -> Reply:
    narrowed = {"harbour": Narrowing(hosts=("example.org",))}
    followed = [
        Subscription(
            chat_id=1,
            topic=topic_key(label),
            label=label,
            digest=digest,
            followed_at=_TOLD_AT,
            narrowing=narrowed.get(label, Narrowing()),
        )
        for label, digest in (
            ("moscow", None),
            ("climate change", True),
            ("harbour", None),
            ("nba", None),
        )
    ]
    links = {
        each.topic: share_link("your_bot", payload)
        for each in followed
        if (payload := topic_payload(each.label))
    }
    return render_topics(followed, 0, ENGLISH, links)


def _settings() -> Reply:
    settings = ChatSettings(
        timezone="Europe/Berlin",
        quiet=QuietHours.parse("22:00-07:00"),
        digest=DigestTime.parse("08:00"),
        silent=True,
    )
    standing = ChosenSettings(settings=settings, auto=None, language=ENGLISH, languages=(ENGLISH,))
    return render_settings(standing, None, ENGLISH)


#: By the name of their picture.
SCREENS: Mapping[str, Callable[[], Reply]] = MappingProxyType(
    {
        "reply": _reply,
        "story": _story,
        "digest": _digest,
        "topics": _topics,
        "settings": _settings,
    }
)
