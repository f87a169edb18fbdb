"""Answers from what a chat received, and the hint that it can ask."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.models import Reply
from bot.render import asking_texts as texts
from bot.render import texts as article_texts
from bot.render.attribution import outlet_name
from bot.render.direction import in_line
from bot.render.html import MAX_ENTITIES, MAX_UTF16_UNITS, entity_count, escape, link, utf16_units
from bot.render.language import Language
from bot.render.names import host_of
from bot.render.summary import point_line, title_line
from summarizer.models import Article

if TYPE_CHECKING:
    # It comes from a worker: what makes it is not loaded here.
    from summarizer.answering.many_articles import AnsweringArticle


def render_found(found: Sequence[AnsweringArticle], language: Language) -> Reply:
    """Return the articles that answer, each with its sentences, its outlet and its date.

    It always fits one message: articles give way, from the last.

    Args:
        found: The surest first; () if none says it.
        language: Of all that the articles do not say.
    """
    parts = [_part(one, language) for one in found]
    while parts:
        html = "\n\n".join(parts)
        if _fits(html):
            return Reply(html)
        parts.pop()
    return Reply(language.say(texts.NONE_SAYS))


def render_forgotten(url: str, language: Language) -> Reply:
    """Return that an article is not kept any more, with its link; empty: it has none."""
    named = escape(host_of(url))
    if not named:
        return Reply(language.say(article_texts.NOT_KEPT))
    return Reply(language.say(texts.FORGOTTEN, link=link(named, url)))


def with_hint(reply: Reply, language: Language, *, in_group: bool) -> Reply:
    """Return an answer with a line below it that says how to ask back; as it is where there is no room."""
    hint = texts.ASK_HINT_GROUP if in_group else texts.ASK_HINT
    html = f"{reply.html}\n\n<i>{language.say(hint)}</i>"
    return replace(reply, html=html) if _fits(html) else reply


def _part(found: AnsweringArticle, language: Language) -> str:
    foot = escape(in_line([outlet_name(found.article), _date(found.article, language)], " · "))
    lines = [title_line(found.article), *map(point_line, found.points), foot]
    return "\n".join(line for line in lines if line)


def _date(article: Article, language: Language) -> str:
    day = article.published or article.updated
    return language.full_date(day) if day else ""


def _fits(html: str) -> bool:
    return utf16_units(html) <= MAX_UTF16_UNITS and entity_count(html) <= MAX_ENTITIES
