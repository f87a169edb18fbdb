"""Videos with a transcript, which can be read; without one a video stays a video."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from summarizer.language.marks import SENTENCE
from summarizer.reading.about.title import read_title
from summarizer.reading.dates.published import read_dates
from summarizer.reading.forms.plain import KnownForm, moment_of, paragraphs_of, plain_page, written
from summarizer.reading.page.facts import PageFacts
from summarizer.reading.page.structured import lines_of, one_line, types_of

#: What a transcript is called in the names that sites give to their elements.
_CALLED = re.compile(
    r"(?:^|[^a-z])(?:transcri(?:pt|ption|pción|pcion|ção|cao|zione)|transkript(?:ion)?|transkrypcja|расшифровка|стенограмма)(?:$|[^a-z])",
    re.IGNORECASE,
)
_NAMED = etree.XPath(
    "//*[not(self::body or self::html or self::main or self::a or self::button)]"
    "[@id or @class or @aria-label or @data-testid]"
)
#: Characters of what is said in a minute, and more than a description of a video.
_MIN = 500

#: Elements that are called so, at most: they may stand in one another.
_MAX_TRIED = 12

#: So much of the longest is the same.
_MOST = 0.7

#: ``0:12``, ``[01:02:03]`` and the like, at the beginning of a line.
_TIME = re.compile(
    r"^[\[(]?(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?[\])]?\s*(?:-->?\s*[\d:.,]+)?\s*[-–—:]?\s*"
)

#: Of cues: lines that a sentence goes on beyond.
_CUE = 90

#: Characters of paragraphs that are made of cues.
_PARAGRAPH = 700

_VIDEO = frozenset({"VideoObject", "AudioObject", "PodcastEpisode"})

#: What makes a page one of a video, which is not read.
_OF_VIDEO = "self::script or self::meta[starts-with(@property, 'og:type') or starts-with(@property, 'og:video')]"


def find_transcript(facts: PageFacts) -> KnownForm | None:
    """Return the transcript of the video that a page is for; None: it is for none, or has none."""
    if facts.declared.article or not _is_for_video(facts):
        return None
    found = [list(lines) for lines in _transcripts(facts)]
    longest = max(map(_length, found), default=0)
    # The innermost that has nearly all of it: what is around it has more than it.
    lines = next((each for each in reversed(found) if _length(each) > _MOST * longest), [])
    if _length(lines) < _MIN:
        return None
    title = read_title(facts)
    return KnownForm(
        page=plain_page(facts, title, paragraphs_of(_joined(lines)), _OF_VIDEO),
        title=title,
        published=next(filter(None, map(moment_of, _uploaded(facts))), None)
        or read_dates(facts)[0],
    )


def _uploaded(facts: PageFacts) -> list[str]:
    videos = (node for node in facts.declared.nodes if _VIDEO & set(types_of(node)))
    return [str(node.get("uploadDate") or node.get("datePublished") or "") for node in videos]


def _is_for_video(facts: PageFacts) -> bool:
    return (
        (facts.declared.meta("og:type") or "").startswith(("video", "music"))
        or any(_VIDEO & set(types_of(node)) for node in facts.declared.nodes)
        or any(True for _ in facts.tree.iter("video", "audio"))
    )


def _transcripts(facts: PageFacts) -> Iterator[Iterator[str]]:
    for node in facts.declared.nodes:
        stated = node.get("transcript")
        if _VIDEO & set(types_of(node)) and isinstance(stated, str):
            yield map(_untimed, lines_of(stated.replace("\n", "<br>")))
    tried = 0
    for element in _NAMED(facts.tree):
        names = " ".join(
            element.get(name) or "" for name in ("id", "class", "aria-label", "data-testid")
        )
        if _CALLED.search(names) and tried < _MAX_TRIED:
            tried += 1
            yield _said(element)


def _said(element: HtmlElement) -> Iterator[str]:
    """Yield the lines of an element, without its headings and without times."""
    own = deepcopy(element)
    own.tail = None
    for heading in list(
        own.iter("h1", "h2", "h3", "h4", "h5", "h6", "summary", "button", "header")
    ):
        if heading.getparent() is not None:
            heading.drop_tree()
    for line in written(own).split("\n"):
        if text := _untimed(one_line(line)):
            yield text


def _untimed(line: str) -> str:
    return _TIME.sub("", line)


def _length(lines: list[str]) -> int:
    return sum(map(len, lines))


def _joined(lines: list[str]) -> list[str]:
    """Return paragraphs: lines that end their sentences, or, of cues, as many as are of one length."""
    cues = _length(lines) / len(lines) < _CUE
    paragraphs = [""]
    for line in lines:
        said = paragraphs[-1]
        if SENTENCE.search(said[-3:]) and (not cues or len(said) > _PARAGRAPH):
            paragraphs.append("")
        paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
    return paragraphs
