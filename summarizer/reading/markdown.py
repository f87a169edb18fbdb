"""Markdown to plain lines: one a paragraph, without marks."""

from __future__ import annotations

import re

#: https://jekyllrb.com/docs/front-matter/
_FRONT = re.compile(r"\A\ufeff?---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"^(title|author|authors|date)[ \t]*:[ \t]*(.+)$", re.MULTILINE | re.IGNORECASE)
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_INLINE = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>]+)>"), r"\1"),
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


def plain_lines(text: str) -> str:
    """Return the text, every paragraph, heading and list item on one line.

    Front matter's title, author and date become the first lines.
    """
    head: list[str] = []
    if front := _FRONT.match(text):
        stated = {key.lower(): value.strip(" \"'[]") for key, value in _FIELD.findall(front[1])}
        author = stated.get("author") or stated.get("authors")
        head = [stated.get("title", ""), f"By {author}" if author else "", stated.get("date", "")]
        text = text[front.end() :]
    text = _COMMENT.sub("", _FENCE.sub("", text))
    lines = [*filter(None, head)]
    goes_on = False
    for raw in text.splitlines():
        if not raw.strip() or _RULE.match(raw):
            goes_on = False
            continue
        line = raw.strip()
        starts = bool(_BLOCK.match(raw))
        if starts:
            line = _BLOCK.sub("", raw).strip()
        if goes_on and not starts:
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
        # A heading ends with its line.
        goes_on = not raw.lstrip().startswith("#")
    return "\n".join(map(_without_marks, lines))


def _without_marks(line: str) -> str:
    for mark, bare in _INLINE:
        line = mark.sub(bare, line)
    return line
