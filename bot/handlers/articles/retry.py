"""A person presses Again under the line which says that a site was too slow or out of reach."""

from __future__ import annotations

from functools import partial

from bot.articles import Articles
from bot.errors import FetchError
from bot.fairness.quota import RequestKind
from bot.handlers.articles.article_answer import ArticleAnswers
from bot.interactions.gate import Gate, refusal_line
from bot.interactions.interaction import Interaction
from bot.interactions.presses import Done, Presses
from bot.interactions.reception import Handler
from bot.models import Menu
from bot.render import texts
from bot.render.failure import failure_line, marked_link, parse_retry_button, render_failure
from summarizer.errors import ReadingError


class RetryButtons:
    """Puts the answer in the place of the line; the link is the one of the message that it answers."""

    def __init__(
        self, presses: Presses, articles: Articles, answers: ArticleAnswers, gate: Gate
    ) -> None:
        self._presses = presses
        self._articles = articles
        self._answers = answers
        self._gate = gate

    def handler(self) -> Handler:
        """Return the handler."""
        return self._presses.of_menu(Menu.RETRY, parse_retry_button, self._again)

    async def _again(self, pressed: Interaction, mark: str) -> Done:
        links = pressed.replies_to.links if pressed.replies_to else ()
        link = marked_link(mark, links)
        if link is None:
            return pressed.language.say(texts.LINK_GONE)
        group = None if pressed.is_private else pressed.chat_id
        if refusal := self._gate.refusal(pressed, RequestKind.LINK, group):
            return refusal_line(RequestKind.LINK, refusal, pressed.language)
        article = partial(self._articles.by_link, link, pressed.asker, pressed.chat_id)
        try:
            return await self._answers.again(pressed, article)
        except (FetchError, ReadingError) as error:
            name = link if len(links) > 1 else ""
            line = render_failure(error, pressed.language, name, link)
            # The client waits for a word no longer than some seconds: the message has it, too.
            return pressed.edit(line), failure_line(error, pressed.language)
