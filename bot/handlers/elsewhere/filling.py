"""An article for a chat that the bot is not in: what takes the place of "Reading …"."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.articles import Articles
from bot.condensing import Summarise
from bot.errors import FetchError
from bot.handlers.articles.article_answer import time_budget
from bot.interactions.gate import Gate
from bot.models import Reply
from bot.render import texts
from bot.render.failure import render_failure, render_sorry
from bot.render.language import Language
from bot.render.summary import render_summary
from bot.subscriptions.looks import POINTS
from summarizer.errors import ReadingError

log = structlog.stdlib.get_logger(__name__)

#: From its place in the line on: what is there by then is still edited in before the update's time
#: is over.
_BUDGET = timedelta(seconds=65)


class Filling:
    """Has articles; what somebody asks for elsewhere is nobody else's, whatever his chats share."""

    def __init__(self, articles: Articles, summarise: Summarise, gate: Gate) -> None:
        """Set up.

        Args:
            articles: Gets them.
            summarise: Condenses one.
            gate: Lets each person's links be worked on in turn.
        """
        self._articles = articles
        self._summarise = summarise
        self._gate = gate

    async def of(self, url: str, asker: int, language: Language) -> Reply:
        """Return the key points of an article, or one line that says why there are none.

        There are no buttons: a press would have to name the article, and the bot knows none by the
        messages of a chat that it is not in.
        """
        try:
            async with asyncio.timeout(_BUDGET.total_seconds()):
                return await self._summary(url, asker, language)
        except (FetchError, ReadingError) as error:
            log.info("no summary", reason=error.reason.value, cause=str(error))
            return render_failure(error, language)
        except TimeoutError:
            return Reply(language.say(texts.TOO_LONG))
        except Exception:
            # Else "Reading …" would stand there for good.
            log.exception("answering broke")
            return render_sorry(language)

    async def _summary(self, url: str, asker: int, language: Language) -> Reply:
        async with self._gate.link(), time_budget():
            stored = await self._articles.by_link(url, asker)
            summary = await self._summarise(stored.article, POINTS)
        return replace(render_summary(summary, language), buttons=())
