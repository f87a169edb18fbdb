"""The words by which a text says that it learned something from a source that it names.

They stand in ``data/phrases/citations.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from summarizer.language.phrases import entries

_TABLE = "citations"

#: Characters in which the words before a name stand, and, farther, whom somebody said something to.
_BEFORE, _FAR = 110, 140

#: Quotes in which names stand.
OPENING = tuple("\"“”«»„'‘‹›「『《")
_OPENED, _CLOSED = r"[\"“”«»„'‘‹›「『《]?", r"[\"“”«»'’‹›」』》]?"

#: With what follows them, these are no names of papers.
NO_NAMES = frozenset({"As", "In", "At", "Good", "Breaking", "New", "Happy", "Latest", "Bad"})

_ARTICLE = (
    r"(?i:the|die|der|das|dem|den|des|von|el|la|le|les|l['’]|il|lo|o|a|au|al|du|del|de|het|à)"
)

#: Words in small letters, which say what kind of source it is: "the Qatar-based" has a capital.
_SMALL = r"(?:(?-i:[a-zß-öø-ÿа-яёіїєґ])[\w'’-]*|[A-Z]\w+-[a-z]\w+)"


_ENDS = re.compile(rf"{_CLOSED}(?:[.,;:)]|$|\n)")

#: Before somebody's piece: "according to an April 2023 ...".
_REFERRED = re.compile(
    r"\b(?i:according to|in|by|from|citing|to|with|on|aus|in|laut|nach|dem)\s+(?:(?i:an?|the|this|that|one|einem|einer|dem|der)\s+)?(?:\w+\s+){0,2}[\"“„«]?$"
)


@dataclass(frozen=True, slots=True)
class Words:
    """What stands around sources, in a language or in all."""

    reported: re.Pattern[str]
    said: re.Pattern[str]
    told: re.Pattern[str]
    said_to: re.Pattern[str]
    inverted: re.Pattern[str]
    piece: re.Pattern[str]
    joined: re.Pattern[str]

    def behind(self, text: str, end: int, *, says: bool) -> bool:
        """Whether a verb of reporting follows a name.

        Args:
            text: The text.
            end: Of the name.
            says: Whether it is one of those that "say"; a broadcaster that "said" is spoken of.
        """
        return bool(self.reported.match(text, end) or (says and self.said.match(text, end)))

    def before(self, text: str, begin: int) -> bool:
        """Whether it stands right before a name that something was told to it, or by it."""
        return self.told.search(text[max(begin - _BEFORE, 0) : begin]) is not None

    def around(self, text: str, begin: int, end: int) -> bool:
        """Whether a name is told from farther away: by what ends with it, or by whose piece it is."""
        ahead = text[max(begin - _FAR, 0) : begin]
        if self.said_to.search(ahead):
            return True
        if self.inverted.search(ahead):
            return _ENDS.match(text[end : end + 2]) is not None
        return bool(self.piece.match(text, end) and _REFERRED.search(ahead))

    def between(self, gap: str) -> bool:
        """Whether what stands between two names joins them."""
        return self.joined.fullmatch(gap) is not None


@cache
def words_of(language: str | None) -> Words:
    """Return the words of a language; of all where there are none, or it is not known."""
    known = {code for entry in entries(_TABLE) for code in entry.language.split()}
    return _words(language if language in known else None)


@cache
def _words(language: str | None) -> Words:
    def part(name: str) -> str:
        several = (entry for entry in entries(_TABLE) if entry.part == name)
        chosen = (e for e in several if not language or language in e.language.split())
        return "|".join(e.expression for e in chosen) or r"(?!)"

    kind = part("kinds")
    what = rf"(?i:(?:{part('of')})[\s-]+)*(?i:run|owned)?\s*(?i:{kind})?"
    by = rf"(?:\s*[(（][^()（）]{{1,12}}[)）])?{_CLOSED}(?:['’]s)?\s*,?\s*{what}\s*,?\s*"
    told, dense = part("told"), part("dense")
    who = rf"(?:{_ARTICLE}\s+|l['’])?"
    before = (
        # told the Russian news agency
        rf"{_ARTICLE}?\s*{what}",
        # mit dem israelischen Sender / à l’agence de presse tchèque
        rf"{who}(?:{_SMALL}\s+){{0,3}}(?i:{kind})\s+(?:{_SMALL}\s+){{0,3}}",
        # told the Sioux Falls; dem Züricher
        r"(?i:the|dem|der)\s+(?:[A-Z][\w-]+\s+){1,2}",
        # according to Jane Doe of the; told a reporter for
        r"(?:(?:[A-Z][\w.-]+\s+){1,3}|an?\s+(?:reporter|journalist|correspondent)\s+)(?:of|at|from|for|with)\s+(?:the\s+)?",
    )
    said_to = rf"(?i:{part('say')})\b[^.!?;\n]{{0,80}}?\s(?i:{part('to')})\s+{who}(?:{_SMALL}\s+|[A-Z]\w+er\s+){{0,5}}{_OPENED}$"
    return Words(
        reported=re.compile(rf"{by}(?i:{part('reported')})(?!\w)|{dense}"),
        said=re.compile(rf"{by}(?:said|says|informed|added)"),
        told=re.compile(
            rf"(?<!\w)(?i:{told})(?:\s+|(?<=ل)){_OPENED}(?:{'|'.join(before)})\s*{_OPENED}$"
            r"|(?:据|據|援引|引述)(?:《|美国|英国|俄罗斯|法国|日本)*$"
        ),
        said_to=re.compile(said_to),
        inverted=re.compile(rf"(?i:{part('inverted')})\s+(?:the\s+)?{_OPENED}$"),
        piece=re.compile(rf"{_CLOSED}(?:['’]s)?\s?(?i:{part('piece')})(?!\w)"),
        joined=re.compile(
            rf"{_CLOSED}\s*(?:,|/|\b(?i:{part('and')})\b|,\s*(?i:{part('and')}))\s*{who}{_OPENED}"
        ),
    )
