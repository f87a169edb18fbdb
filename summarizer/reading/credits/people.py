"""Authors: people, each by name; no role, no agency, no desk."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from html import unescape

from summarizer.language.phrases import any_of, phrases
from summarizer.reading.credits.agencies import agency_named
from summarizer.reading.credits.byline_words import both, by, picture_label, pictures, undated
from summarizer.reading.credits.dense_bylines import korean_reporter, signed_densely
from summarizer.reading.credits.given_names import has_given_name, is_given_name
from summarizer.reading.credits.site_names import is_site, plain_key
from summarizer.reading.page.names import name_key
from summarizer.reading.page.structured import one_line
from summarizer.topics.names.aliases import alias_table
from summarizer.topics.words.fold import fold

_TABLE = "bylines"

_MAX_AUTHORS = 8
_MAX_NAME_LENGTH = 60
_MAX_WORDS = 5
_MAX_BYLINE = 300

#: "PJ Doe" is a person.
_MIN_INITIALS = 3

#: Letters beside a name alone: a month's, or a joining word's.
_MAX_BESIDE = 4

_BETWEEN = re.compile(
    r"\s*(?:[,;|/•·●▪■◆∙⋅│｜／&+\n]|\s(?:and|und|et|y|e|en|och|og|i|и|dan|ve|with|mit|avec)\s|、|\s[–—-]\s|\s+-\s+)\s*",
    re.IGNORECASE,
)

#: Small words inside names.
_PARTICLES = frozenset(
    "de da do dos das di del della der den van von zu zur la le el al bin ibn ben y e ter ten af av du st. "
    "dela st vom und".split()
)
#: Within a name that need not begin with a capital: "d'Arc".
_INNER_MARKS = frozenset("'’-")

#: What stands behind a name and is no part of it.
_TITLES = re.compile(
    r"^(?:mr|mrs|ms|herr|frau|mme|sr|sra|rechtsanw[aä]lt(?:in)?)\.?\s+(?=\w+\.?\s\w)", re.IGNORECASE
)

#: Before and behind a name, and signed with it.
_DEGREES = re.compile(
    r"^(?:(?:dr|prof)\.?\s+)+(?=\w)|"
    r"(?:,?\s+(?:ph\.?\s?d|m\.?d|mba|esq|cfp|cfa|cepf|cpa|r\.?d|rdn|m\.?s|b\.?a|m\.?a|rn|dds|dvm|llm|msc|bsc|mph)\b\.?®?)+$",
    re.IGNORECASE,
)
#: A comma before a degree parts no names.
_DEGREE_NEXT = re.compile(
    r",\s*(?=(?:ph\.?\s?d|m\.?d|mba|esq|cfp|cfa|cepf|cpa|r\.?d|rdn|m\.?s|m\.?a|rn|dds|dvm|llm|msc|bsc|mph|jr|sr)\b\.?®?\s*(?:$|[,;|&]|and\b))",
    re.IGNORECASE,
)
_JOINT = "\0"
#: What is in no name. "Forschung WBF" is an office: letters that cannot be read are no surname.
_NO_LETTERS = re.compile(
    r"[!?:;<>{}=/@#&%$\"“”，。！？；：、【】「」]|\s(?!(?:IX|IV|V|VI|X|I)+\b)[BCDFGHJKLMNPQRSTVWXZ]{3,5}$"
)
_CJK_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,8}")
#: A Korean name of more syllables is a sentence.
_KOREAN_WORDS = re.compile(r"[\uac00-\ud7af\s]+")
_MAX_SYLLABLES = 5

#: Behind Japanese names: who wrote, and who only translated or edited.
_WROTE = r"\s(?:著|編著|共著|文)$"
_TRANSLATED = re.compile(r"\s(?:監訳|監修|訳|翻訳|編|編集)$")

#: What stands beside an agency and begins so is a paper: "Le Matin avec AFP".
_PAPER = re.compile(r"(?:le|la|les|el|los|il|die|der|das|the)\s+\w+$", re.IGNORECASE)
_NOISE = re.compile(
    r"\S+@\S+|©\s*|\([^()]*\)|\[[^\[\]]*\]|^@|\s+@\w+$|(?:기자|記者|记者)$|^(?:记者|記者)(?=[\u3400-\u9fff]{2,4}$)|"
    + _WROTE
)


#: "Jane Doe (avec John Roe)"; brackets of other kinds say what somebody is.
_WITH = re.compile(r"\s*\(\s*(?:avec|with|mit|con|com|met|med)\s+([^()]{3,120})\)", re.IGNORECASE)


#: "Jane Doe - Cairo": one word behind a name and a dash is where it was written.
_PLACE = re.compile(r"^(\S+\s.*\S)\s+[–—-]\s+\S+$")


@cache
def _behind() -> re.Pattern[str]:
    """Return what may stand behind a name, up to the end."""
    told = rf"(?<=\w)\s*(?:{any_of(_TABLE, 'behind')}).*$"
    return re.compile(told, re.IGNORECASE | re.DOTALL)


def people_in(
    texts: Iterable[str], sites: Iterable[str | None] = (), *, marked: bool = False
) -> tuple[str, ...]:
    """Return the names of people in bylines.

    Args:
        texts: Lines or names.
        sites: The publisher and its host: sites that name themselves as author are no people.
        marked: The page says that each is a person: one word, such as a pen name, will do.
    """
    found: dict[str, str] = {}
    own = {key for site in sites if site and (key := plain_key(site))}
    for text in texts:
        parts = [_once(_bare(part)) for part in _parts(text)]
        # One word beside words of an office is of its name: "Department of Ports and Trade"; behind
        # a name of several it is where that person is, or what: "Jane Doe, Northtown".
        alone = marked and (len(parts) == 1 or not any(map(_is_office, parts)))
        for signed in parts:
            name = _DEGREES.sub("", signed.replace(_JOINT, " "))
            if _is_person(name, own, marked=alone):
                found.setdefault(name_key(name), _as_signed(name, signed))
            alone = alone and " " not in name
    return tuple(found.values())[:_MAX_AUTHORS]


def helpers_in(line: str) -> tuple[str, ...]:
    """Return whom a byline names for something else than the words: pictures, clothes, checks."""
    told = (match[0] for match in pictures().finditer(undated(one_line(unescape(line)))))
    return people_in(picture_label().sub("", part, count=1) for part in told)


def is_name_alone(text: str) -> bool:
    """Whether a text is the names of people and nothing else, as their given names show; a date may stand beside."""
    if len(text) > _MAX_NAME_LENGTH or not has_given_name(text):
        return False
    people = people_in([text])
    if any(map(_is_place, people)):
        return False
    letters = sum(map(str.isalpha, text)) - sum(map(str.isalpha, "".join(people)))
    return bool(people) and all(map(has_given_name, people)) and letters <= _MAX_BESIDE


def _parts(text: str) -> list[str]:
    """Part a byline where one name ends; papers that stand beside an agency are left out."""
    if len(text) > _MAX_BYLINE or "://" in text:
        return []
    line = both().sub("", undated(one_line(unescape(text).replace(_JOINT, " "))), count=1)
    line = pictures().sub("", line)
    if names := signed_densely(line):
        return re.split(r"[\s、]+", names)
    line = _PLACE.sub(r"\1", _WITH.sub(r", \1", line))
    parts = _BETWEEN.split(_DEGREE_NEXT.sub(_JOINT, by().sub("", line)))
    shared = any(map(agency_named, parts))
    return [
        part
        for part in parts
        if not (
            agency_named(part)
            or (shared and _PAPER.match(part))
            or _TRANSLATED.search(part.rstrip())
        )
    ]


def _bare(part: str) -> str:
    if reporter := korean_reporter(part):
        return reporter
    name = one_line(_NOISE.sub("", by().sub("", part))).strip(" .-–—:*\"'“”|・")
    cut = _behind().sub("", name)
    if " " in cut:
        name = cut
    return _TITLES.sub("", name).strip(" .,")


def _as_signed(name: str, signed: str) -> str:
    """Return a name with its degrees, as people write them."""
    whole = signed.replace(_JOINT, ", ").replace(name, _in_case(name), 1)
    return f"{whole}." if re.search(r"\w\.\w$", whole) and whole != name else whole


def _once(name: str) -> str:
    """Return a name that is there twice, for the eye and for the ear, once."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half > 1 and words[:half] == words[half:] else name


def _is_person(name: str, own: set[str], *, marked: bool) -> bool:
    words = name.split()
    fits = 0 < len(words) <= _MAX_WORDS and len(name) <= _MAX_NAME_LENGTH
    if not fits or _is_no_name(name):
        return False
    if is_site(name, own, marked=marked):
        return False
    if len(words) == 1:
        return _is_name_of_one_word(name, marked=marked)
    if _begins_with_initials(words) or _is_place(name):
        return False
    typed_small = marked and _is_typed_small(name, words)
    return not any(map(str.isdigit, name)) and (typed_small or _has_capitals(words))


def _begins_with_initials(words: list[str]) -> bool:
    """Whether a name begins with those of a club or a firm: "HFC Northtown"; some shout a family's: "ROE Jane"."""
    first = words[0]
    shouted = first.isupper() and first.isalpha() and not all(map(str.isupper, words))
    return shouted and len(first) >= _MIN_INITIALS and not any(map(is_given_name, words))


def _is_name_of_one_word(name: str, *, marked: bool) -> bool:
    """Chinese, Japanese and Korean names are one run; elsewhere one word is a pen name or a site."""
    return bool(_CJK_NAME.fullmatch(name)) or (marked and _is_pen_name(name))


def _is_pen_name(name: str) -> bool:
    key = name_key(name)
    wordlike = re.fullmatch(r"\w+(?:[-_]\w+)?", name) is not None
    fits = wordlike and len(key) > 2 and not name.isupper() and not key.isdigit()
    return fits and not _is_place(name)


def _is_place(name: str) -> bool:
    """Whether a name is a city's or a country's, and no first name: "Sydney" may sign, "Frankfurt" does not."""
    table = alias_table()
    key = "_".join(map(fold, name.casefold().split()))
    return not is_given_name(name) and table.topics.get(key) in table.places


def _is_typed_small(name: str, words: list[str]) -> bool:
    """Whether a name is as some type their own."""
    return name.islower() and len(words) <= 3 and _PARTICLES.isdisjoint(words)


def _is_office(part: str) -> bool:
    """Whether a part of a byline has words that no person's name has."""
    return bool(part) and phrases("no_names", "words").whole.search(part) is not None


def _is_no_name(name: str) -> bool:
    """Whether a name has what no person's has: marks, words of an office, an agency."""
    if _NO_LETTERS.search(name) or agency_named(name):
        return True
    if _KOREAN_WORDS.fullmatch(name) and len("".join(name.split())) > _MAX_SYLLABLES:
        return True
    if any(phrases("no_names", part).whole.search(name) for part in ("words", "dense")):
        return True
    return _are_plain_words(name.split())


def _are_plain_words(words: list[str]) -> bool:
    """Whether words that are surnames, too, are none here.

    "5 min read" is small; "Read More" has no other name; "Simon Read" is a man.
    """
    also = [word for word in words if phrases("no_names", "surnames").whole.fullmatch(word)]
    return bool(also) and (len(also) == len(words) or not all(map(_is_capital, also)))


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _has_capitals(words: list[str]) -> bool:
    cased = [word for word in words if word[0].upper() != word[0].lower()]
    small = [word for word in cased if word.casefold() in _PARTICLES]
    fit = (
        word[0].isupper() or not _INNER_MARKS.isdisjoint(word)
        for word in cased
        if word not in small
    )
    return all(fit) and (not cased or len(small) < len(cased))


def _in_case(name: str) -> str:
    """JANE DOE is shouted, not spelt."""
    return name.title() if name.isupper() and len(name) > 5 and " " in name else name
