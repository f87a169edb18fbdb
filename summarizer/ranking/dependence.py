"""Sentences that lean on what stands before them, and sentences that are none."""

from __future__ import annotations

import re

from summarizer.ranking.clauses import is_about_unnamed
from summarizer.ranking.leaning import leaning
from summarizer.reading.body.boilerplate import is_boilerplate, is_byline

#: "This week", "cette année": the time, not something said before.
_TIME_BEHIND = re.compile(
    r"this\s+(?:week|month|year|spring|summer|autumn|fall|winter|morning|afternoon|evening|weekend|season|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b,?\s+(?!(?:he|she|it|they|his|her|its|their|this|that)\b)|"
    r"(?:diese[rsnm]?|cette|ces?|esta|este|questa|questo|deze|этот|эта)\s+"
    r"(?:\w+\s+)?(?:jahr|woche|monat|année|mois|semaine|nuit|saison|jour|printemps|semana|mes|año|anno|settimana|"
    r"mese|jaar|maand)s?\b|cet\s+(?:été|hiver|automne|après-midi)\b"
    r"|ce\s+(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|week-end)\b|alors\s+qu",
    re.IGNORECASE,
)

#: Nouns that, as the bare subject of an English sentence, mean one that was just named; and phrases
#: that join a sentence to the one before.
_JUST_NAMED = re.compile(
    r"[\"'“‘(\[]*(?:the\s+(?:(?:two|three|four|pair|couple|former|latter|others?|same|man|woman|men|women|boy|"
    r"girl|teenager|suspects?|victims?|accused|defendant|move|decision|announcement|incident|attacks?|"
    r"comments?|remarks?|statement|news|report|study|survey|findings?|research|deal|agreement|plans?|proposal|"
    r"ruling|verdict|law|bill|case|crash|accident|fire|video|footage|photos?|pictures?|images?|letter|"
    r"company|firm|organi[sz]ation|group|team|club|event|meeting|idea|problem|issue|result|reason)\b)"
    r"|in\s+(?:addition|contrast|response|turn|fact|other\s+words)\b"
    r"|(?:indeed|similarly|even\s+so|as\s+(?:a\s+result|such|well)|for\s+(?:example|instance)|"
    r"because\s+of\s+(?:this|that|these|it)|on\s+the\s+other\s+hand|at\s+the\s+same\s+time|by\s+contrast|after\s+(?:that|this)|"
    r"since\s+then|of\s+(?:those|these|them)|one\s+of\s+(?:them|those|these)|"
    r"(?:most|some|many|all|none|both|each)\s+of\s+(?:them|those|these)|"
    r"(?:some|several)\s+(?:said|says?|told|were|are|had|have|fe(?:lt|el)|also|even))\b"
    r"|(?:second|third|fourth|secondly|thirdly|finally|lastly|yes|no|well|ok(?:ay)?),\s)",
    re.IGNORECASE,
)

#: The same nouns where the sentence says which: "the report of the police", "the fire in Passau", "the
#: woman, Jane Roe"; and "the two-day festival".
_SAID_WHICH = re.compile(
    r"[\"'“‘(\[]*[Tt]he\s+(?:(?:two|three|four)-|"
    r"(?:(?:two|three|four|other|same)\s+)?\w+(?:,\s+[A-Z]|"
    r"\s+(?:of|by|against|behind|between|accused|who|whose|that|with)\s+(?!(?:that|this|these|those|h[ei][rsm]|"
    r"its?|them|their)\b)|"
    r"\s+(?:to|in|on|at|over|with|from)\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|"
    r"Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z]))"
)

#: One mark, behind a letter: texts whose quotation marks were lost have marks like it in their place.
_ASKS = re.compile(r"[^?？؟]*[^\W_][)\]]?[?？؟]")
_ENGLISH_ASKS = re.compile(
    r"[\W_]*(?:(?:and|but|or|so|then)\s)?(?:who|what|when|where|why|how|which|whose|"
    r"is|are|was|were|do|does|did|can|could|will|would|should|has|have|had|may|must|isn|aren|don|doesn|didn|"
    r"won|wouldn|shouldn|can)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"(?:[:;.]|\s[-–—]|,\s(?:but|and|or|so))\s")

#: Those without a verb, "Ready to move?", which no one could have quoted without one.
_ENGLISH_ASKS_BARE = re.compile(
    r"[\W_]*(?:(?:still\s)?(?:ready|looking|wanna|keen|curious|wondering|tired|thinking|planning|worried|interested|"
    r"struggling|confused|hungry|bored|stuck|new)\s(?:to|for|about|of|in|by|with)\b|(?:want|need|like|prefer|got|"
    r"remember|ever|am|not\ssure|sounds|any|anyone|anything)\s)",
    re.IGNORECASE,
)
_ENGLISH_ASKS_BRIEFLY = re.compile(r"(?:[^\s,?]+\s){0,5}[^\s,?]+\?")
_MARKS = re.compile(r"[?？؟][?!？！؟]*$")
_FRENCH_ASKS = re.compile(r"[^?]*[^\W_][)\]]?\s?\?")

#: Somebody named before, called by his age.
_AGED = re.compile(r"[\"'“‘(\[]*The\s\d+-year-old\b")

#: Pronouns that mean nothing named before, by language: "there is", "il faut".
_IMPERSONAL = {
    "en": re.compile(
        r"[\"'“‘(\[]*(?:There\s+(?:is|are|was|were|(?:has|have|had|will)\s+(?:\w+\s+)?be(?:en)?)\s"
        r"|It(?:['’]s|\s+(?:is|was|remains|may\s+be|can\s+be))\s+(?:\w+\s+)?(?:important|essential|crucial|vital|best|"
        r"better|easy|easier|hard|harder|difficult|possible|impossible|necessary|likely|unlikely|clear|unclear|true|"
        r"safe|illegal|legal|worth|common|rare|too\s+(?:early|late|soon))\s+(?:to|that|for|whether|if|noting|how)\b)"
    ),
    "de": re.compile(
        r"[\"'„»“(\[]*Es\s+(?:(?:gibt|gab|gebe|gäbe|fehlt|fehlen|besteht|bestehen|braucht)\s"
        r"|(?:ist|war|sei|bleibt|wird|wäre)\s+(?:\w+\s+)?(?:wichtig|möglich|unmöglich|nötig|notwendig|klar|unklar|schwer|"
        r"schwierig|leicht|sinnvoll|ratsam|verboten|Zeit|besser|wahrscheinlich|entscheidend|erlaubt)\b)"
    ),
    "fr": re.compile(
        r"[\"«“\s]*Il\s+(?:n['’])?(?:y\s+(?:a|avait|aura|aurait)|faut|fallait|faudra(?:it)?|existe|suffit|"
        r"est\s+(?:pas\s+)?(?:possible|impossible|difficile|important|nécessaire|probable|interdit|temps|vrai|"
        r"rare|prévu|essentiel|clair)\s+(?:de|d['’]|que?))\b"
    ),
}


def leans_back(sentence: str, language: str | None) -> bool:
    """Whether a sentence cannot be understood without the one before it."""
    if _TIME_BEHIND.match(sentence):
        return False
    if _goes_on(sentence):
        return True
    if is_impersonal(sentence, language) or says_which(sentence, language):
        return False
    if language in {"en", None} and (_JUST_NAMED.match(sentence) or is_about_unnamed(sentence)):
        return True
    found = leaning(language or "en")
    return found is not None and found.opens(sentence)


def _goes_on(sentence: str) -> bool:
    """Whether it begins within a sentence, or stands in brackets behind one.

    "iPhone" does not begin within one, nor does Georgian, all small letters.
    """
    if sentence[:1] in {"(", "（"} and sentence.rstrip(".。")[-1:] in {")", "）"}:
        return True
    first, second = sentence[:1], sentence[1:2]
    small = first.islower() and first != first.title() and not second.isupper()
    return small or first in set(",;:)]…")


def is_impersonal(sentence: str, language: str | None) -> bool:
    """Whether it begins with a pronoun that stands for nothing: "There is", "Il faut"."""
    opening = _IMPERSONAL.get(language or "en")
    return opening is not None and opening.match(sentence) is not None


def is_question(sentence: str, language: str | None) -> bool:
    """Whether it asks, and nobody is quoted to ask: no answer to what the article says."""
    if language == "el":
        return sentence[-1:] in {";", "\u037e", "?"}
    sentence = _MARKS.sub("?", sentence)
    if sentence[-1:] != "?":
        return False
    if (_FRENCH_ASKS if language == "fr" else _ASKS).fullmatch(sentence) is None:
        return False
    # Quotations that lost their marks end in one as well: English says by a word that it asks.
    return language not in {"en", None} or _asks_in_english(sentence)


def _asks_in_english(sentence: str) -> bool:
    return (
        any(map(_ENGLISH_ASKS.match, _PART.split(sentence)))
        or _ENGLISH_ASKS_BARE.match(sentence) is not None
        or _ENGLISH_ASKS_BRIEFLY.fullmatch(sentence) is not None
    )


def says_which(sentence: str, language: str | None) -> bool:
    """Whether it begins as if its subject were known, and says which is meant: "The report of"."""
    if language not in {"en", None}:
        return False
    if _AGED.match(sentence):
        return True
    return _JUST_NAMED.match(sentence) is not None and _SAID_WHICH.match(sentence) is not None


def is_no_statement(sentence: str) -> bool:
    """Whether it is boilerplate, a byline, a heading or too little to say anything."""
    return (
        is_boilerplate(sentence)
        or is_byline(sentence)
        or sum(map(str.isalpha, sentence)) < 0.5 * len(sentence.replace(" ", ""))
        or _is_clutter(sentence)
    )


#: What stands in the middle of a text that was cut out of a page.
_CLUTTER = re.compile(
    r"\b(?:PUBLISHED|UPDATED)\b\s*:|(?i:contributed to (?:this|the) (?:report|story)|last updated|e-?mail us\b|"
    r"scroll down|click here|read more:|follow (?:us|me) on|follow @|all rights reserved|"
    r"for confidential (?:support|help)|story highlights|hide caption|the opinions expressed|file photo)|"
    r"^By (?:[A-Z][a-z]+ [A-Z][\w'’-]+)+(?:[A-Z]| [Ff]or | \S+ (?:[Ee]ditor|[Cc]orrespondent|[Rr]eporter))"
    r"|https?://|\bwww\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2}|©|(?i:lorem ipsum)"
    r"|(?i:\b(?:facebook|twitter|whatsapp|telegram|linkedin|pinterest|e-?mail)(?:[\s|/•·]+(?:facebook|twitter|x|"
    r"whatsapp|telegram|linkedin|pinterest|reddit|e-?mail|print)\b){2,})"
)


#: One of these stands in all of that: most sentences are spared the search.
_CLUES = (
    "updated", "published", "contributed", "mail us", "scroll", "click", "read more", "follow",
    "reserved", "confidential", "highlights", "caption", "opinions", "file photo", "http", "www.",
    "@", "©", "ipsum", "facebook", "twitter", "whatsapp",
)  # fmt: skip


def _is_clutter(sentence: str) -> bool:
    low = sentence.lower()
    clued = low.startswith("by ") or any(map(low.__contains__, _CLUES))
    return clued and _CLUTTER.search(sentence) is not None
