"""A text's words as hashtags spell them, in runs that no stop or comma cuts.

Everything that compares topics goes through here, so a tag and a text meet in one spelling.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

#: Scripts without blanks between words. Every letter is a word here, so that runs of letters stand
#: for words: Thai to Lao, Burmese, Khmer, kana, Han.
UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)

#: Letters that foreign words are written with in Japanese, and the mark of a long vowel: a row of them is a word.
KATAKANA = "\u30a1-\u30fa\u30fc"

IS_UNSPACED = re.compile(f"[{UNSPACED}]")

#: Signs among them that part words.
_UNSPACED_STOPS = (
    "\u0e3f\u0e4f\u0e5a\u0e5b\u104a-\u104f\u17d4-\u17d6\u17d8-\u17db\u3040\u309b\u309c\u30a0\u30fb"
)

#: Marks that a letter takes with it: vowels of Hindi and its like, Arabic, Hebrew.
_MARKS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u0900-\u0903\u093a-\u093c"
    "\u093e-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3"
    "\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0ae2\u0ae3"
    "\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b62\u0b63\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c"
    "\u0c3e-\u0c56\u0c62\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0ce2\u0ce3\u0d00-\u0d03\u0d3b\u0d3c"
    "\u0d3e-\u0d4d\u0d57\u0d62\u0d63\u0d81-\u0d83\u0dca-\u0ddf\u0df2\u0df3"
)

#: Written, and not seen: joiners, direction marks, soft hyphens, variation selectors, and marks that
#: pile up on Latin, Greek and Cyrillic letters after those that belong there were composed.
_UNSEEN = re.compile(
    "[\xad\u0300-\u036f\u0483-\u0489\u061c\u180b-\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b\u200d-\u200f"
    "\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\U000e0000-\U000e0fff]+"
)

#: U.S., U.N., J.R.R.
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?")

_QUOTES = "'’ʼ`´"

#: Endings of names that are addresses, or of what programs are written in: "Booking.com", "Node.js".
_ADDRESSES = "com|org|net|js|io|ai|co|tv|app|dev|info|edu|gov|eu|uk|us|de|fr|it|es|nl|ru|ua|pl"

#: Names with signs, each a word: languages of programs, no notes ("C# minor"); "AT&T"; "Booking.com"; and " & ".
_SIGNED = "|".join(
    (
        r"(?<![\w.])(?:[Cc]\+\+|[CcFf]#(?!\w|\s+(?:minor|major))|(?i:\.net)(?![^\W_]))",
        rf"(?<![^\W_])(?:(?![{UNSPACED}])[^\W\d_]){{1,3}}(?:&(?:(?![{UNSPACED}])[^\W\d_]){{1,3}})+(?:[{_QUOTES}][sS])?(?![^\W_])",
        rf"(?<![^\W_])(?:(?![{UNSPACED}])[^\W_]){{2,}}\.(?:(?i:net)|{_ADDRESSES})(?:[{_QUOTES}][sS])?(?!\.?[^\W_])",
        r"(?<=[^\W_]\s)&(?=\s[^\W_])",
    )
)

#: Those that are spelt otherwise in hashtags.
_SPELT = {"c++": "cpp", "c#": "csharp", "f#": "fsharp", ".net": "dotnet", "&": "and"}

#: Words that end in a stop within a name: "St. Louis".
_ABBREVIATED = frozenset("St Ste Sta Mt Ft Pt".split())

_PLAIN = (
    rf"[{KATAKANA}]+|(?![{_UNSPACED_STOPS}])[{UNSPACED}][{_MARKS}]*"
    rf"|(?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])+(?:[{_QUOTES}](?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])+)*"
)

_WORD, _WORD_OR_SIGNED = re.compile(_PLAIN), re.compile(rf"(?=[^\W_]*[&+#.])(?:{_SIGNED})|{_PLAIN}")

#: What a text has that has any of them.
_HAS_SIGN = re.compile(rf"[&+#]|\.(?:(?i:net)|{_ADDRESSES})(?![^\W_])")

#: What may stand between two words of one phrase: no end of a paragraph.
_JOINT = re.compile(rf"(?!\s*\n\s*\n)[\s_\u200c\-‐‑{_QUOTES}\"“”„«»]*\Z")

#: And between two numerals: 924,000.
_DECIMAL = re.compile(r"(?<=\d)[.,]\d")

_BESIDE_UNSPACED = re.compile(f"(?<=[{UNSPACED}])_|_(?=[{UNSPACED}])")

_POSSESSIVE = re.compile(rf"[{_QUOTES}][sS]?\Z")

#: Articles and their like that French, Italian and Catalan write onto a word: "l'Allemagne". With a
#: capital before a capital they may belong to a name: "L'Oréal".
_ARTICLES = "l|d|j|m|n|s|t|c|qu|jusqu|lorsqu|puisqu|dell|all|nell|sull|dall|quell|un|gl"
_ELIDED_CAPITAL = re.compile(rf"\A(?i:{_ARTICLES})[{_QUOTES}](?=[^\W\d_]{{2}})(?=[^a-zß-öø-ÿœ])")
_ELIDED = re.compile(
    rf"\A(?:(?:{_ARTICLES})[{_QUOTES}](?=[^\W\d_]{{2}})|(?i:{_ARTICLES})[{_QUOTES}](?=[a-zß-öø-ÿœ]{{2}}))"
)

#: Endings that Turkish writes onto names: "Türkiye'de".
_CASE = re.compile(
    rf"(?<=[^\W\d_][^\W\d_q])[{_QUOTES}](?:[dt][ea]n?|[dt][ea]ki|n?[iıuü]n|[yn]?[iıuüea]|y?l[ea]|l[iıuü]|s[iıuü])\Z"
)


#: "MPs", "EVs".
_PLURAL_OF_INITIALS = re.compile(r"\b([A-Z]{2,})s\b")


#: Between the parts of a foreign name.
_IN_KATAKANA = re.compile(f"[{KATAKANA}]・[{KATAKANA}]")


class Word(NamedTuple):
    """A word of a text."""

    #: As a hashtag spells it: small letters, no apostrophes.
    text: str

    #: 0 small, 1 with a capital, 2 capitals throughout (two letters at least).
    capital: int

    #: As the text writes it, possessive ending and all.
    shown: str


def clean(text: str) -> str:
    """Return a text in compatibility form, without what cannot be seen; initials lose their stops."""
    shown = _UNSEEN.sub("", unicodedata.normalize("NFKC", text))
    return _INITIALS.sub(lambda match: match[0].replace(".", ""), shown)


def words(text: str) -> tuple[str, ...]:
    """Return all words of a text that ``clean`` returned, in small letters."""
    return tuple(_small(match[0]) for match in _words_of(text))


def runs(text: str) -> Iterator[list[Word]]:
    """Yield the runs of words between stops, commas and brackets; possessive endings are dropped.

    Args:
        text: What ``clean`` returned.
    """
    run: list[Word] = []
    end = 0
    for match in _words_of(text):
        start = match.start()
        between = text[end:start]
        # Most words have a blank before them.
        if run and not (
            between == " "
            or _JOINT.match(text, end, start)
            or _is_joined(between, text, start, run[-1])
        ):
            yield run
            run = []
        end = match.end()
        run.append(_word(match[0]))
    if run:
        yield run


@lru_cache(maxsize=8192)
def _word(shown: str) -> Word:
    bare = _bare(shown)
    return Word(_small(bare), _capital(bare), shown)


def unelided(text: str) -> str:
    """Return what was typed without the articles that are written onto its words."""
    return " ".join(_ELIDED.sub("", word) for word in text.split())


def without_plural(text: str) -> str:
    """Return a text whose initials have no plural: "MP" for "MPs"."""
    return _PLURAL_OF_INITIALS.sub(r"\1", text)


def is_plural_of_initials(shown: str) -> bool:
    """Tell whether a word, as a text writes it, is the plural of initials: "MPs"."""
    return shown[-1] == "s" and shown[:2].isupper() and bool(_PLURAL_OF_INITIALS.fullmatch(shown))


def first_part(shown: str) -> str | None:
    """Return the name that an address begins with, small: "booking" of "Booking.com"; None for other words."""
    name, stop, _ = shown.partition(".")
    return name.casefold() if stop and name else None


def elided(shown: str) -> str | None:
    """Return a word with a capital, small, without the article that has one too: "iran" of "L'Iran"; None without."""
    rest = _ELIDED_CAPITAL.sub("", _POSSESSIVE.sub("", shown))
    return _small(rest) if rest != shown and rest[0].isupper() else None


def _words_of(text: str) -> Iterator[re.Match[str]]:
    # Few texts have signs, and looking for them at every word takes time.
    return (_WORD_OR_SIGNED if _HAS_SIGN.search(text) else _WORD).finditer(text)


def _is_joined(sign: str, text: str, start: int, last: Word) -> bool:
    """Tell whether a sign between a word and the one before it, which begins where given, parts them not."""
    if sign == ". ":
        return last.shown in _ABBREVIATED
    return bool(
        _DECIMAL.match(text, start - len(sign))
        or (sign == "・" and _IN_KATAKANA.match(text, start - 2))
    )


def _bare(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word[:-1] if is_plural_of_initials(word) else word
    shown = _ELIDED.sub("", _POSSESSIVE.sub("", word)) or word
    return _CASE.sub("", shown) if shown[0].isupper() else shown


def glue(parts: Sequence[str]) -> str:
    """Join words by underscores, letters of scripts without blanks by nothing."""
    if len(parts) == 1:
        return parts[0]
    joined = "_".join(parts)
    return joined if joined.isascii() else _BESIDE_UNSPACED.sub("", joined)


def beginnings(parts: Sequence[str], start: int, longest: int) -> list[str]:
    """Return the phrases that begin at a place, of one word, of two and so on, each as ``glue`` joins it."""
    phrase = parts[start]
    found = [phrase]
    for end in range(start + 1, min(start + longest, len(parts))):
        plain = phrase.isascii() and parts[end].isascii()
        phrase = f"{phrase}_{parts[end]}" if plain else glue(parts[start : end + 1])
        found.append(phrase)
    return found


def joined(words: Sequence[Word]) -> str:
    """Return words as the text writes them, a blank between, none between letters of Han and its like."""
    shown = words[0].shown
    for last, word in pairwise(words):
        close = IS_UNSPACED.match(last.shown) and IS_UNSPACED.match(word.shown)
        shown += word.shown if close else f" {word.shown}"
    return shown


def _small(word: str) -> str:
    if word.isascii() and word.isalnum():
        return word.lower()
    for quote in _QUOTES:
        word = word.replace(quote, "")
    small = word.casefold()
    return _SPELT.get(small) or small.replace("&", "_").replace(".", "")


def _capital(word: str) -> int:
    if not word[0].isupper():
        return int(word[0] == "." and word[1:].isupper())
    return 2 if len(word) > 1 and word.isupper() else 1
