"""A summary as one message."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.invisible import SPELLING_JOINERS
from bot.models import Button, Reply
from bot.render import texts
from bot.render.acts import acts_buttons
from bot.render.attribution import also_line, attribution_line
from bot.render.follow import follow_buttons
from bot.render.html import (
    MAX_ENTITIES,
    MAX_UTF16_UNITS,
    clean,
    entity_count,
    escape,
    in_hashtag,
    link,
    shown,
    utf16_units,
)
from bot.render.language import Language
from bot.render.names import spells_address, spells_host_as_words
from bot.render.story_buttons import story_buttons
from bot.subscriptions.looks import MAX_POINTS
from summarizer.models import FOREIGN_FEED, OF_FEED, Article, KeyPoint, Summary, Tag

_MAX_TITLE_LENGTH = 300
_MAX_POINT_LENGTH = 1200
_MAX_HEADING_LENGTH = 80
_MAX_CONTENTS_LENGTH = 300
_MAX_TAGS = 8
_MAX_TAG_LENGTH = 40

#: Beside letters, marks and digits.
_IN_WORDS = f"_\xb7{SPELLING_JOINERS}"

_BETWEEN = " · "

_POINTS = re.compile("points:([0-9]{1,2})")


def render_summary(
    summary: Summary,
    language: Language,
    outlets: Sequence[str] = (),
    further: Sequence[KeyPoint] = (),
) -> Reply:
    """Return the message: title, points, attribution, notices, hashtags, buttons.

    It always fits one message: what is in it gives way first, then further points, then points, from
    the last; attribution never.

    Args:
        summary: What to show.
        language: Of all that the article does not say.
        outlets: Who else printed the same text.
        further: Points that stand below, folded; with these there is no button for more.
    """
    html, shown = _text(summary, language, outlets, further)
    follow = follow_buttons(shown_tags(summary.article), language)
    points = _first_row(summary, shown, language, folded=bool(further))
    return Reply(html, tuple(row for row in (points, follow) if row))


def render_story(
    summary: Summary,
    language: Language,
    outlets: Sequence[str] = (),
    further: Sequence[KeyPoint] = (),
    updated_at: datetime | None = None,
) -> Reply:
    """Return the same for chats that get it by what they follow: with the buttons of a story.

    Args:
        summary: What to show.
        language: Of all that the article does not say.
        outlets: Who else printed the same text.
        further: As there.
        updated_at: When its page told more, in UTC; None: it shows what was told first.
    """
    html, shown = _text(summary, language, outlets, further, updated_at)
    first = _first_row(summary, shown, language, folded=bool(further))
    return Reply(html, (first, *story_buttons(language)))


def _text(
    summary: Summary,
    language: Language,
    outlets: Sequence[str],
    further: Sequence[KeyPoint],
    updated_at: datetime | None = None,
) -> tuple[str, int]:
    """Return the message's HTML, and how many points are in it that are not folded."""
    head = title_line(summary.article)
    foot = _foot(summary, language, outlets, updated_at)
    points, folded = _lines(summary.points), _lines(further)
    contents = _contents(summary.contents, language)
    while True:
        parts = (head, "\n".join(points), _folded(folded), contents, foot)
        html = "\n\n".join(part for part in parts if part)
        if not (points or folded or contents) or (
            utf16_units(html) <= MAX_UTF16_UNITS and entity_count(html) <= MAX_ENTITIES
        ):
            break
        if contents:
            contents = ""
        else:
            (folded or points).pop()
    return html, len(points)


def _lines(points: Sequence[KeyPoint]) -> list[str]:
    above = (None, *(point.heading for point in points))
    return [point_line(point, said) for point, said in zip(points, above, strict=False)]


def _folded(lines: Sequence[str]) -> str:
    """Return points in a quotation of which clients show three lines until it is tapped."""
    said = "\n".join(lines)
    return f"<blockquote expandable>{said}</blockquote>" if said else ""


def parse_points_button(data: str) -> int | None:
    """Return the number of points that a button asks for; None if it is no such button."""
    found = _POINTS.fullmatch(data)
    return min(max(int(found[1]), 1), MAX_POINTS) if found else None


def title_line(article: Article) -> str:
    """Return an article's title, which leads to it; empty if it has none."""
    title = shown(article.title, _MAX_TITLE_LENGTH)
    return link(f"<b>{title}</b>", article.url) if title else ""


def point_line(point: KeyPoint, said: str | None = None) -> str:
    """Return a point's line, below the heading that was not said right before it."""
    text = shown(point.text, _MAX_POINT_LENGTH)
    arrow = f" {link('↗', point.link)}" if point.link else ""
    heading = shown(point.heading or "", _MAX_HEADING_LENGTH) if point.heading != said else ""
    return f"• <i>{heading}</i> — {text}{arrow}" if heading else f"• {text}{arrow}"


def _contents(lines: Sequence[str], language: Language) -> str:
    """Return the line that says what is in an article: as many of its lines as it has room for."""
    told = language.say(texts.IN_IT)
    room = _MAX_CONTENTS_LENGTH - len(f"{_BETWEEN}…")
    cleaned = [line for line in map(clean, lines) if line]
    for number, line in enumerate(cleaned):
        longer = f"{told}{_BETWEEN if number else ' '}{line}"
        if len(longer) > room:
            return _said(f"{told}{_BETWEEN}…") if number else ""
        told = longer
    return _said(told) if cleaned else ""


def _said(contents: str) -> str:
    return f"<i>{escape(contents)}</i>"


def _foot(
    summary: Summary, language: Language, outlets: Sequence[str], updated_at: datetime | None
) -> str:
    article = summary.article
    lines = [
        language.say(texts.OWN_SUMMARY) if summary.own else "",
        attribution_line(article, language),
        escape(also_line(outlets, language)),
        _updated_line(updated_at, language),
        *(f"⚠ {language.say(texts.NOTICES[notice])}" for notice in article.notices),
        " ".join(f"#{tag}" for tag in shown_tags(article)),
    ]
    return "\n".join(line for line in lines if line)


def _updated_line(updated_at: datetime | None, language: Language) -> str:
    if updated_at is None:
        return ""
    # One text is sent to chats of all zones.
    utc = updated_at.astimezone(UTC)
    return language.say(texts.UPDATED_AT, day=language.short_date(utc), time=language.clock(utc))


def shown_tags(article: Article) -> tuple[str, ...]:
    """Return the tags that the message shows, without ``#``.

    What the article is about, and what its feed says; of one whose topics nobody looked at what the page says.
    """
    if article.topics is None:
        named: tuple[Tag, ...] = article.tags
    else:
        said = {str(tag): tag for tag in article.tags}
        topics = (said.get(topic, Tag(topic)) for topic in article.topics)
        named = (*topics, *(tag for tag in article.tags if tag.channel in OF_FEED))
    return tuple(dict.fromkeys(str(tag) for tag in named if _is_shown(tag)))[:_MAX_TAGS]


def _is_shown(tag: Tag) -> bool:
    """Whether a tag is one word of the page's own, its publisher's or the operator's, and no address."""
    return (
        tag.channel != FOREIGN_FEED
        and len(tag) <= _MAX_TAG_LENGTH
        # Digits alone are no hashtag to Telegram, but may be the number of a card.
        and any(map(str.isalpha, tag))
        and all(in_hashtag(c) or c in _IN_WORDS for c in tag)
        and clean(tag) == tag
        and not any(spells_address(name) or spells_host_as_words(name) for name in (tag, tag.label))
    )


def _first_row(
    summary: Summary, shown: int, language: Language, *, folded: bool
) -> tuple[Button, ...]:
    # Where the rest is folded in, there is nothing more to ask for.
    points = () if folded else _points_buttons(summary, shown, language)
    return (*points, *acts_buttons(summary.article.url, language))


def _points_buttons(summary: Summary, shown: int, language: Language) -> tuple[Button, ...]:
    row: list[Button] = []
    if shown > 1:
        row.append(Button(language.say(texts.FEWER), f"points:{shown - 1}"))
    # Where points gave way to the limit, more cannot be shown.
    if shown == len(summary.points) and shown < min(summary.available, MAX_POINTS):
        row.append(Button(language.say(texts.MORE), f"points:{shown + 1}"))
    return tuple(row)
