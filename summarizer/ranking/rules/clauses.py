"""English sentences that begin with a clause, and go on about somebody who is only called "she"."""

from __future__ import annotations

import re

from summarizer.reading.credits.papers import initials

_BEHIND = re.compile(
    r"[\"'“‘(\[]*(?P<opener>In|On|At|For|Since|By|From|With|During|Following|Last|Earlier|Later|"
    r"(?:One|Two|Three|Four|Five|Six|Ten|Several|Some|Many|A\sfew|A)\s(?:\w+\s)?(?:years?|months?|weeks?|days?|hours?|minutes?)|"
    r"When|While|As|After|Before|Once|Until|Although|Though|If|Because|Where|Asked|Speaking|Now|Today|Perhaps|Maybe)\b"
    r"(?P<clause>[^,.;:\"“”?!]{0,90}?)(?:,\s+|(?<=Now)\s|(?<=Today)\s|(?<=Perhaps)\s|(?<=Maybe)\s)"
    r"(?:he|she|they|(?:his|her|their)\s+\w+|it\s+(?:has|had|will|would|could|reported|said|made|became|lost|won))\b"
)

#: Openers of clauses that have a subject of their own, which the pronoun may mean.
_HAS_SUBJECT = frozenset({"When", "While", "As", "After", "Before", "Once", "Until", "Although", "Though", "If",
                          "Because", "Where", "Since"})  # fmt: skip
_SUBJECT = re.compile(
    r"\s(?:an?|the|every|each|any|some|many|one|two|three|four|five|no|somebody|someone|anybody|anyone|people|\w+s)\s"
)
#: A subject that is a pronoun as well, or none: "If found guilty".
_PRONOUN = re.compile(r"\s(?:he|she|they|it|his|her|their|its|was|found|asked)\b")

_NAME = re.compile(r"[A-Z]\w*")
#: Names of no one: times, and where something is said; papers and stations, too.
_NO_ONE = re.compile(
    r"Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"Christmas|Easter|Facebook|Twitter|Instagram"
)

#: "As they left, they": the pronoun comes first, and what it means after it, if at all.
_PRONOUN_FIRST = re.compile(
    r"[\"'“‘(\[]*(?:When|While|As|After|Before|Once|Until|Although|Though|If|Because|Since)\s(?:he|she|they)\b[^,]*,\s+(?P<rest>.{0,60})"
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
