"""What is said in chats that the bot is not in, and offered to who types its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from bot.models import Button, Reply
from bot.outgoing import InlineResult
from bot.render import elsewhere_texts as texts
from bot.render.hosts import shown_host
from bot.render.html import clean, escape, link, shorten, shown
from bot.render.language import Language
from bot.render.names import MAX_OUTLET_LENGTH
from bot.render.summary import title_line
from bot.subscriptions.listing import ListedStory
from summarizer.models import Article

#: A result that is filled once it is chosen; its button brings Telegram's id of the message.
CARD = "card"

_STORY = "story:"

_GO_ON = re.compile("guest:(update:[0-9]{1,20})")

#: A client shows less.
_MAX_RESULT_TITLE = 120
_MAX_DESCRIPTION = 160
_MAX_TITLE = 200
_MAX_POINT = 300


def render_stub(url: str, article: Article | None, language: Language) -> Reply:
    """Return what stands where an answer will be.

    Args:
        url: What is read.
        article: What was read of it before; None: nothing.
        language: Of the rest.
    """
    head = title_line(article) if article else ""
    return Reply(f"{head or escape(_host(url))}\n{language.say(texts.READING)}")


def guest_result(url: str, article: Article | None, key: str, language: Language) -> InlineResult:
    """Return the same as a guest's answer, with a button that goes on with what has this key."""
    button = Button(language.say(texts.GO_ON), f"guest:{key}")
    stub = render_stub(url, article, language)
    return InlineResult(id="guest", title=_host(url), reply=Reply(stub.html, ((button,),)))


def guest_line(html: str) -> InlineResult:
    """Return one line as a guest's answer."""
    return InlineResult(id="guest", title="Precis", reply=Reply(html))


def parse_go_on_button(data: str) -> str | None:
    """Return the key of what a button goes on with; None if it is another."""
    found = _GO_ON.fullmatch(data)
    return found[1] if found else None


def card_result(url: str, article: Article | None, language: Language) -> InlineResult:
    """Return what is offered for a link."""
    host = _host(url)
    title = shorten(clean(article.title), _MAX_RESULT_TITLE) if article else ""
    stub = render_stub(url, article, language)
    button = Button(language.say(texts.GO_ON), CARD)
    return InlineResult(
        id=CARD,
        title=title or host,
        description=host if title else language.say(texts.NOT_READ_YET),
        reply=Reply(stub.html, ((button,),)),
    )


def story_results(stories: Sequence[ListedStory]) -> tuple[InlineResult, ...]:
    """Return stories, each whole: title, a key point, who printed it; those without a title not."""
    return tuple(
        InlineResult(
            id=f"{_STORY}{story.story_id}",
            title=title,
            description=shorten(_outlet(story), _MAX_DESCRIPTION),
            reply=Reply(_story(story)),
        )
        for story in stories
        if (title := shorten(clean(story.title), _MAX_RESULT_TITLE))
    )


def _story(story: ListedStory) -> str:
    head = link(f"<b>{shown(story.title, _MAX_TITLE)}</b>", story.url)
    arrow = f" {link('↗', story.point_link)}" if story.point_link else ""
    point = f"• {shown(story.point, _MAX_POINT)}{arrow}" if story.point else ""
    return "\n".join(part for part in (head, point, escape(_outlet(story))) if part)


def _outlet(story: ListedStory) -> str:
    return shorten(clean(story.outlet), MAX_OUTLET_LENGTH)


def _host(url: str) -> str:
    try:
        host = shown_host(urlsplit(url).hostname or "")
    except ValueError:
        host = ""
    return shorten(clean(host), 60) or shorten(clean(url), 60) or "…"
