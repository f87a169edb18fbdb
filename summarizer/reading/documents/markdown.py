"""Markdown to lines: one a paragraph, without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from summarizer.models import BlockKind
from summarizer.reading.documents.text_lines import form_of, without_mark
from summarizer.reading.page.structured import one_line
from summarizer.reading.structure.lines import TextLine

#: https://jekyllrb.com/docs/front-matter/
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|authors|date)[ \t]*:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"^(```|~~~)[^\n]*\n(.*?)^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = r"!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])"
_INLINE = (
    # Badges are pictures that are links.
    (re.compile(rf"\[\s*(?:{_IMAGE}\s*)+\](?:\([^)]*\)|\[[^\]]*\])"), ""),
    (re.compile(_IMAGE), ""),
    (re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), r"\1"),
    # Of HTML: a picture in the middle, a break.
    (re.compile(r"</?[a-zA-Z][\w-]*(?:\s[^<>]{0,400})?/?>"), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"\[\^[^\]]+\]"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!-])"), r"\1"),
)
_BLOCK = re.compile(r"^\s{0,3}(?:#{1,6}\s+|>\s?|[-*+]\s+|\d{1,3}[.)]\s+)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*\[[^\]]+\]:\s+\S+|^\s*\|?[\s:|-]+\|[\s:|-]*$")


def looks_like_markdown(text: str) -> bool:
    """Whether a text begins as Markdown does: with front matter or a heading."""
    return bool(_FRONT.match(text) or re.match(r"\s*#{1,2} \S", text))


def markdown_lines(text: str) -> tuple[TextLine, ...]:
    """Return the text's lines, each paragraph, heading, item and block of code one of them.

    Front matter's title, author and date become the first lines; code is shown and no paragraph.
    """
    head: list[str] = []
    if front := _FRONT.match(text):
        head = _head(front[1])
        text = text[front.end() :]
    codes: list[str] = []

    def put_aside(fence: re.Match[str]) -> str:
        codes.append(fence[2])
        return f"\0{len(codes) - 1}"

    # NUL is dropped where bytes are decoded: no text has one of its own.
    text = _COMMENT.sub("", _FENCE.sub(put_aside, text.replace("\0", "")))
    lines = [TextLine(line) for line in map(_bare, head) if line]
    for line in _joined(text):
        if line.text.startswith("\0"):
            code = one_line(codes[int(line.text[1:])])
            lines += [TextLine(code, BlockKind.CODE, shown=True)] if code else []
        elif bare := _bare(line.text):
            lines.append(replace(line, text=bare))
    return tuple(lines)


def _head(front: str) -> list[str]:
    """Return title, byline and date of front matter; those that it lacks are empty."""
    stated = {key.lower(): value.strip(" \"'[]") for key, value in _FIELD.findall(front)}
    author = stated.get("author") or stated.get("authors")
    return [stated.get("title", ""), f"By {author}" if author else "", stated.get("date", "")]


def _joined(text: str) -> Iterator[TextLine]:
    """Yield lines as they are parted by marks and by blank lines, not by wrapping."""
    open_line: TextLine | None = None
    for raw in text.splitlines():
        blank = not raw.strip() or _RULE.match(raw)
        if open_line and not blank and not _starts(raw):
            open_line = replace(open_line, text=f"{open_line.text} {raw.strip()}")
            continue
        if open_line:
            yield open_line
        open_line = None if blank else replace(form_of(raw), text=_BLOCK.sub("", raw).strip())
        if open_line and _is_one_line(raw):
            yield open_line
            open_line = None
    if open_line:
        yield open_line


def _is_one_line(raw: str) -> bool:
    """Whether a block ends with its line: a heading, or code that was put aside."""
    return raw.startswith("\0") or raw.lstrip().startswith("#")


def _starts(raw: str) -> bool:
    """Whether a line is code that was put aside, or begins a block by its mark."""
    return raw.startswith("\0") or bool(_BLOCK.match(raw))


def _bare(line: str) -> str:
    return without_mark(_without_marks(line))


def _without_marks(line: str) -> str:
    for mark, bare in _INLINE:
        line = mark.sub(bare, line)
    return line
