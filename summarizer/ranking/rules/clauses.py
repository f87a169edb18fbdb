"""English sentences that begin with a clause, and go on about somebody who is only called "she"."""

from __future__ import annotations

import re

from summarizer.reading.credits.papers import initials

#: Openers of clauses that have a subject of their own, which the pronoun may mean.
_HAS_SUBJECT = tuple(
    "When While As After Before Once Until Although Though If Because Where Since".split()
)
_OPENERS = (
    *"In On At For By From With During Following Last Earlier Later Asked Speaking".split(),
    *"Now Today Perhaps Maybe".split(),
    *_HAS_SUBJECT,
)
_NUMBER = r"(?:One|Two|Three|Four|Five|Six|Ten|Several|Some|Many|A\sfew|A)"
_WHILE = rf"{_NUMBER}\s(?:\w+\s)?(?:years?|months?|weeks?|days?|hours?|minutes?)"
_CLAUSE = r"(?P<clause>[^,.;:\"“”?!]{0,90}?)"
_END = r"(?:,\s+|(?<=Now)\s|(?<=Today)\s|(?<=Perhaps)\s|(?<=Maybe)\s)"

#: "It" that is somebody: "it rains" is not.
_IT = r"it\s+(?:has|had|will|would|could|reported|said|made|became|lost|won)"
_SHE = rf"(?:he|she|they|(?:his|her|their)\s+\w+|{_IT})\b"
_MARKS = r"[\"'“‘(\[]*"
_BEHIND = re.compile(rf"{_MARKS}(?P<opener>{'|'.join(_OPENERS)}|{_WHILE})\b{_CLAUSE}{_END}{_SHE}")
_SUBJECT = re.compile(
    r"\s(?:an?|the|every|each|any|some|many|one|two|three|four|five|no|somebody|someone|anybody|anyone|people|\w+s)\s"
)
#: A subject that is a pronoun as well, or none: "If found guilty".
_PRONOUN = re.compile(r"\s(?:he|she|they|it|his|her|their|its|was|found|asked)\b")

_NAME = re.compile(r"[A-Z]\w*")
#: Names of no one: times, and where something is said; papers and stations, too.
_MONTH = (
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NO_ONE = re.compile(rf"{_MONTH}|{_DAY}|Christmas|Easter|Facebook|Twitter|Instagram")

#: "As they left, they": the pronoun comes first, and what it means after it, if at all.
_PRONOUN_FIRST = re.compile(
    rf"{_MARKS}(?:{'|'.join(_HAS_SUBJECT)})\s(?:he|she|they)\b[^,]*,\s+(?P<rest>.{{0,60}})"
)
_NAMES_ONE = re.compile(r"(?:the|an?)\s|.*\b[A-Z]\w")


def is_about_unnamed(sentence: str) -> bool:
    """Whether its subject is a pronoun that nothing before or behind it in the sentence explains.

    "In 2008, she left" is; "After Bobo left, he", "When a man came, he" and "As she left, Bo" are not.
    """
    first = _PRONOUN_FIRST.match(sentence)
    if first is not None:
        return not _NAMES_ONE.match(first["rest"])
    found = _BEHIND.match(sentence)
    if found is None:
        return False
    clause = found["clause"]
    names = _NAME.findall(clause)
    if any(not _NO_ONE.fullmatch(name) and name not in initials() for name in names):
        return False
    if found["opener"] not in _HAS_SUBJECT and not clause.startswith(" case "):
        return True
    return bool(_PRONOUN.search(clause)) or not _SUBJECT.search(f"{clause} ")
