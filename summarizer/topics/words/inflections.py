"""What names a word may be a form of: "Tuska" of Tusk, "서울에서" of 서울, "L'Iran" of Iran.

What a word is folded to belongs to no language, since a topic is typed in any. These forms do: each is found beside
the word as it stands, so that a name that only looks like a form is lost to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import product

from summarizer.topics.words.fold import fold, respelt
from summarizer.topics.words.words import Word, elided, first_part, glue, is_plural_of_initials

#: Letters of a name that are left; of one that no table knows; of one in Hangul, where a letter is a syllable.
_LEAST, _LEAST_UNKNOWN, _LEAST_SYLLABLES = 3, 4, 2

#: Names that a word may be of, at most.
_MOST = 4

#: Words of a name that is looked for in its forms.
_LONGEST = 3

#: Languages that write an article onto a name: "L'Iran".
_ELIDING = frozenset({"fr", "it", "ca"})

#: Particles behind a final consonant, behind a vowel, behind either; ``로`` stands behind ㄹ too.
_BEHIND_CONSONANT = "은 이 을 과 으로 으로는 으로도 으로부터 이나 이라고 이라는 이며 이다 이라"
_BEHIND_VOWEL = "는 가 를 와 로 로는 로도 로부터 나 라고 라는 며 다 라"
_BEHIND_ANY = (
    "에 에는 에도 에서 에서는 에서도 에서의 에게 에게는 에게서 의 도 만 만의 부터 까지 까지의 처럼 보다 마다 에선 에만 와의 과의 "
    "와는 과는 하고 한테 조차 측은 측이 산 발"
)
_PARTICLE = re.compile(
    rf"(?P<consonant>{'|'.join(_BEHIND_CONSONANT.split())})\Z"
    rf"|(?P<vowel>{'|'.join(_BEHIND_VOWEL.split())})\Z"
    rf"|(?P<any>{'|'.join(_BEHIND_ANY.split())})\Z"
)

#: Names that end as particles do.
_NO_PARTICLE = frozenset(
    "경기도 강원도 충청도 충청북도 충청남도 전라도 전라북도 전라남도 경상도 경상북도 경상남도 제주도 황해도 평안도 함경도 "
    "울릉도 거제도 백령도 연평도 강화도 한반도 여의도 인도 북해도 페르시아만 민주주의 사회주의 자본주의 공산주의 한의 합의 "
    "국가 평가 전문가 물가 주가 추가 증가 참가 작가 허가 오이 고양이 어린이 청와대로".split()
)

_HANGUL_BEGIN, _HANGUL_END, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8


@dataclass(frozen=True, slots=True)
class Endings:
    """Of one language; all in the letters that ``respelt`` leaves."""

    #: What stands at an end or a beginning -> what stands there in the name.
    behind: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[str, ...]]
    longest: int

    def names(self, word: str) -> Iterator[str]:
        """Yield the names that a word may be a form of, the longest endings first."""
        for length in range(min(self.longest, len(word) - 1), 0, -1):
            rest = word[:-length]
            yield from (rest + end for end in self.behind.get(word[-length:], ()))
            rest = word[length:]
            yield from (beginning + rest for beginning in self.before.get(word[:length], ()))


def names_of(word: Word, language: str | None) -> tuple[str, ...]:
    """Return the names, folded, that a word may be a form of; () if it can be none.

    Args:
        word: Of a text.
        language: ISO 639-1 code of the text.
    """
    if is_plural_of_initials(word.shown):
        return (f"{word.text}s",)
    if (part := first_part(word.shown)) is not None:
        return (fold(part),)
    if language in _ELIDING and (rest := elided(word.shown)) is not None:
        return (fold(rest),)
    if language == "ko":
        return _without_particle(word.text)
    if language in _endings() and len(word.text) > _LEAST:
        return _without_ending(word.text, language)
    return ()


def names_in(words: Sequence[Word], language: str | None) -> dict[int, tuple[str, ...]]:
    """Return place -> the names, folded, that the word there may be a form of; places of none are left out."""
    inflects = language == "ko" or language in _ELIDING or language in _endings()
    found = (
        (place, names_of(word, language))
        for place, word in enumerate(words)
        # What is shown and not spelt: the plural of "MPs", the stop of "Booking.com".
        if inflects or len(word.shown) != len(word.text)
    )
    return {place: names for place, names in found if names}


def readings(
    folded: Sequence[str], start: int, names: Mapping[int, tuple[str, ...]]
) -> Iterator[tuple[str, int]]:
    """Yield the phrases that begin at a place if words are taken for forms, and how many words each has, longest first.

    Args:
        folded: Words of a run.
        start: A place of the run.
        names: What ``names_in`` returns.
    """
    for length in range(min(_LONGEST, len(folded) - start), 0, -1):
        if not any(place in names for place in range(start, start + length)):
            continue
        options = [(*names.get(place, ()), folded[place]) for place in range(start, start + length)]
        own = folded[start : start + length]
        for reading in product(*options):
            if list(reading) != own:
                yield glue(reading), length


def may_be_name(phrase: str, words: Sequence[Word]) -> bool:
    """Tell whether a form of words may be a name that no table knows: not too short, with capitals if its script has any."""
    is_long = len(phrase) >= _LEAST_UNKNOWN or _is_hangul(phrase[-1]) or words[-1].capital > 1
    return is_long and all(word.capital or not word.shown[0].islower() for word in words)


@lru_cache(maxsize=4096)
def _without_ending(word: str, language: str) -> tuple[str, ...]:
    own = fold(word)
    found = dict.fromkeys(
        fold(name) for name in _endings()[language].names(respelt(word)) if len(name) >= _LEAST
    )
    found.pop(own, None)
    return tuple(found)[:_MOST]


@lru_cache(maxsize=4096)
def _without_particle(word: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    if word in _NO_PARTICLE:
        return ()
    for start in range(_LEAST_SYLLABLES, len(word)):
        name, match = word[:start], _PARTICLE.match(word, start)
        if match and _may_stand_behind(name, match.lastgroup or "", match[0]):
            found[name] = None
    return tuple(found)[:_MOST]


def _may_stand_behind(name: str, kind: str, particle: str) -> bool:
    if not _is_hangul(name[-1]):
        # "NATO는", "G20이": how it is spoken is not written.
        return name.isalnum()
    final = (ord(name[-1]) - _HANGUL_BEGIN) % _FINALS
    if kind == "vowel":
        return final == 0 or (final == _RIEUL and particle.startswith("로"))
    return kind == "any" or final not in {0, _RIEUL if particle.startswith("으로") else 0}


def _is_hangul(letter: str) -> bool:
    return _HANGUL_BEGIN <= ord(letter) <= _HANGUL_END


@cache
def _endings() -> Mapping[str, Endings]:
    text = files("summarizer.data").joinpath("endings.txt").read_text(encoding="utf-8")
    behind: dict[str, dict[str, tuple[str, ...]]] = {}
    before: dict[str, dict[str, tuple[str, ...]]] = {}
    for languages, forms, instead, _ in endings_listed(text):
        names = tuple("" if end == "-" else respelt(end) for end in instead.split())
        for language in languages.split():
            for form in forms.split():
                side = behind if form[0] == "-" else before
                known = side.setdefault(language, {})
                spelt = respelt(form.strip("-"))
                known[spelt] = (*known.get(spelt, ()), *names)
    return {
        language: Endings(
            behind.get(language, {}),
            before.get(language, {}),
            max(map(len, (*behind.get(language, ()), *before.get(language, ())))),
        )
        for language in behind.keys() | before.keys()
    }


def endings_listed(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the fields of the lines of ``endings.txt``: languages, forms, what stands instead, example."""
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield tuple(field.strip() for field in line.split(";"))
