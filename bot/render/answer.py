"""Sentences of an article that answer a question, as one message."""

from __future__ import annotations

from collections.abc import Sequence

from bot.models import Reply
from bot.render import texts
from bot.render.attribution import attribution_line
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, utf16_units
from bot.render.language import Language
from bot.render.summary import point_line, title_line
from summarizer.models import Article, KeyPoint


def render_answer(article: Article, points: Sequence[KeyPoint], language: Language) -> Reply:
    """Return the message: title, sentences, best first, and whose article it is.

    It always fits one message: sentences give way, from the last.

    Args:
        article: That was asked.
        points: What it answers; () if it does not say.
        language: Of all that the article does not say.
    """
    foot = attribution_line(article, language)
    lines = [point_line(point) for point in points]
    while True:
        said = "\n".join(lines) or language.say(texts.NO_ANSWER)
        html = "\n\n".join(part for part in (title_line(article), said, foot) if part)
        fits = utf16_units(html) <= MAX_UTF16_UNITS and entity_count(html) <= MAX_ENTITIES
        if fits or not lines:
            return Reply(html)
        lines.pop()
