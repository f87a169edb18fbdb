"""A message that shows an article, made anew: as it was made, and with what came since."""

from __future__ import annotations

from bot.interactions.interaction import Interaction
from bot.models import ArticleId, Reply
from bot.render.summary import render_story, render_summary
from bot.storage.stories.stories import StoryStore
from bot.subscriptions.looks import Condensed


async def shown_again(
    pressed: Interaction, article_id: ArticleId, points: Condensed, stories: StoryStore
) -> Reply:
    """Return a message as an answer or a story looks, whichever it is.

    Args:
        pressed: A button of it.
        article_id: What it shows.
        points: Of that.
        stories: Knows who else printed it, and when its page told more.
    """
    outlets = await stories.outlets(article_id, pressed.chat_id)
    # Nobody asked for a story: it came by what the chat follows.
    if pressed.shown is not None and pressed.shown.asked_by is not None:
        return render_summary(points.summary, pressed.language, outlets, points.further)
    updated_at = await stories.updated_at(article_id, pressed.chat_id)
    return render_story(points.summary, pressed.language, outlets, points.further, updated_at)
