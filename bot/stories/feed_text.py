"""An article of what a feed says of an entry; made in a worker."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from itertools import groupby

from bot.feeds.formats.lines import weight
from summarizer.errors import ReadingError
from summarizer.models import Article, Block, BlockKind, Notice, Summary

#: Points that are shown of a feed's own text at most: it is short, or cut.
MOST_POINTS = 2

#: Letters that a text has at least to be more than a headline; Chinese ones count twice.
_MIN_LETTERS = 80

#: A shorter sentence is mostly a call ("Read now!"), and is shown where there is no other.
_MIN_POINT = 30

#: Of a text, that the readers of pages must find in it, or they are not believed.
_MOSTLY = 0.8

_SAID = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.QUOTE})

_MARKS = frozenset({Notice.FEED_TEXT, Notice.FOREIGN_FEED_TEXT})


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedText:
    """What a feed says of an entry."""

    #: The link that it lists, and its headline.
    url: str
    title: str

    #: Whose both are; None: it goes by its host.
    publisher: str | None = None

    #: When it was published; None: nobody said.
    published: date | None = None

    blocks: tuple[Block, ...] = ()

    #: How it is marked; None: it is the whole article, by who published it.
    mark: Notice | None = None


def article_of(told: FeedText) -> Article:
    """Return the article that a feed's text is; without paragraphs where it is too little of one."""
    from summarizer.language.detect import detect_language  # noqa: PLC0415  # the workers' library

    blocks = _worth_telling(told)
    paragraphs = tuple(block.text for block in blocks if block.kind in _SAID)
    read = _read(blocks, paragraphs) if paragraphs else Article()
    text = "\n".join((told.title, *paragraphs))
    found = set(read.notices) | ({told.mark} if told.mark else set())
    return replace(
        read,
        url=told.url,
        title=told.title,
        publisher=told.publisher,
        published=told.published,
        updated=None,
        language=read.language or detect_language(text),
        tags=(),
        image=None,
        notices=tuple(notice for notice in Notice if notice in found - {Notice.PAYWALL}),
        # Without what pages and feeds put around a text.
        paragraphs=read.paragraphs or paragraphs,
        blocks=read.blocks or blocks,
        own_points=(),
    )


def is_told_by_feed(article: Article) -> bool:
    """Whether an article is what a feed says of a page that could not be had."""
    return not _MARKS.isdisjoint(article.notices)


def condense(article: Article, points: int) -> Summary:
    """Condense an article; of a feed's own text few points are shown, and none is linked.

    The page may not have the sentence; and of a headline alone there is none.
    """
    from summarizer import summarize  # noqa: PLC0415  # the workers' library

    if not is_told_by_feed(article):
        return summarize(article, points)
    if not article.paragraphs:
        return Summary(article=article, points=(), available=0)
    summary = summarize(article, min(points, MOST_POINTS))
    unlinked = tuple(replace(point, link=None) for point in summary.points)
    telling = tuple(one for one in unlinked if _is_telling(one.text)) or unlinked
    dropped = len(unlinked) - len(telling)
    return replace(
        summary,
        points=telling,
        available=min(summary.available, MOST_POINTS) - dropped,
        contents=(),
    )


def _is_telling(sentence: str) -> bool:
    """Whether a sentence is neither a call nor a question, of which teasers are made."""
    return weight(sentence) >= _MIN_POINT and not sentence.endswith(("?", "\uff1f", "\u061f"))


def _worth_telling(told: FeedText) -> tuple[Block, ...]:
    """Return the blocks that say more than the headline; none where all together say too little."""
    title = _bare(told.title)
    kept = [block for block in told.blocks if _bare(block.text) not in ("", title)]
    said = sum(weight(block.text) for block in kept if block.kind in _SAID)
    if said < _MIN_LETTERS:
        return ()
    return tuple(replace(block, position=place) for place, block in enumerate(kept))


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _read(blocks: tuple[Block, ...], paragraphs: tuple[str, ...]) -> Article:
    """Return what the readers of pages make of a text: its agency, its kind, whom it cites.

    Where they find no article in it, or another one, its agency alone: a teaser begins as its article does.
    """
    from summarizer import read_article  # noqa: PLC0415  # the workers' library
    from summarizer.reading.credits.attribution import agency_of  # noqa: PLC0415  # as well

    said = sum(map(len, paragraphs))
    with suppress(ReadingError):
        read = read_article(_page(blocks).encode(), "", "text/html; charset=utf-8")
        if len(read.text) >= _MOSTLY * said:
            return read
    return Article(agency=agency_of((), paragraphs))


def _page(blocks: tuple[Block, ...]) -> str:
    parts = []
    for kind, group in groupby(blocks, key=lambda block: block.kind):
        lines = [escape(block.text) for block in group]
        match kind:
            case BlockKind.HEADING:
                parts += [f"<h2>{line}</h2>" for line in lines]
            case BlockKind.ITEM:
                parts.append(f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>")
            case BlockKind.QUOTE:
                parts += [f"<blockquote><p>{line}</p></blockquote>" for line in lines]
            case _:
                parts += [f"<p>{line}</p>" for line in lines]
    return f"<html><body><article>{''.join(parts)}</article></body></html>"
