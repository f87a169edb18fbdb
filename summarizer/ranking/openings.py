"""Sentences that lean on what stands before them, and sentences that are none."""

from __future__ import annotations

import re
from functools import cache

from summarizer.ranking.clauses import is_about_unnamed
from summarizer.ranking.joins import JOINS, STANDS
from summarizer.reading.boilerplate import is_boilerplate, is_byline

#: First words that point back, by language. Where a determiner has its noun behind it ("this
#: week") it does not point back; those are told apart below.
_POINT_BACK = {
    "en": "he she they it his her their its him them this these that those such both neither either "
    "but and or so yet nor however moreover furthermore meanwhile therefore thus hence instead otherwise "
    "still nevertheless nonetheless additionally besides also then there here afterwards later similarly "
    "likewise consequently accordingly conversely again too another others "
    "which who whose",
    "de": "er sie es sein seine ihr ihre dies diese dieser dieses jene jener jenes das aber und oder doch jedoch "
    "dennoch trotzdem außerdem zudem daher deshalb deswegen darum damit dabei dazu davon danach dann dort hier "
    "so auch allerdings hingegen dagegen denn sondern",
    "fr": "il elle ils elles ce cet cette ces cela ça son sa ses leur leurs mais et ou donc or ni car cependant "
    "pourtant toutefois ainsi alors ensuite puis aussi enfin celui celle ceux celles lui y là c",
    "es": "él ella ellos ellas esto este esta estos estas ese esa esos esas aquello su sus pero y o sin embargo "
    "además también así entonces luego después mientras ello aunque por",
    "it": "lui lei loro egli ella essi questo questa questi queste quello quella suo sua ma e o però tuttavia "
    "inoltre quindi dunque così poi anche infine",
    "pt": "ele ela eles elas isto isso este esta estes estas esse essa seu sua mas e ou porém contudo "
    "além também assim então depois",
    "nl": "hij zij ze het dit deze dat die zijn haar hun maar en of dus toch echter bovendien daarom ook toen daar",
    "ru": "он она оно они его её ее их это этот эта эти тот та те такой но а и или однако также поэтому затем "
    "потом тогда там здесь кроме при",
    "uk": "він вона воно вони його її їх це цей ця ці той але а і й або однак також тому потім тоді там тут",
    "tr": "o onlar bu şu bunlar ama fakat ancak ve ayrıca bu",
    "id": "dia ia mereka beliau ini itu tetapi tapi namun padahal sedangkan bahkan dan atau juga selain karena sebab",
    "hi": "वह वे यह ये इस उस इसके उनके लेकिन और या तथा इसलिए उन्होंने उसने इन",
    "ar": "هو هي هم هذا هذه ذلك تلك لكن ولكن كما وقال وأضاف وأضافت وقالت وأوضح",
    "fa": "او آنها این آن اما و همچنین وی",
    "sv": "han hon hans hennes deras detta denna dessa dessutom därför därefter men och dock",
    "da": "han hun hans hendes deres dette denne disse desuden derfor derefter men og dog",
    "no": "han hun hans hennes deres dette denne disse dessuten derfor deretter men og likevel",
    "fi": "hän he hänen heidän tämä nämä se ne mutta ja kuitenkin lisäksi siksi",
    "pl": "on ona ono oni jego jej ich to ten ta te ale a i jednak również też ponadto dlatego potem",
    "cs": "on ona ono oni jeho její jejich to ten ta tento tato toto tyto ale a avšak však také proto potom",
    "sk": "on ona ono oni jeho jej ich to ten tá tento táto toto tieto ale a avšak však tiež preto potom",
    "hu": "ő ők ez ezek ezért de és azonban emellett ugyanakkor majd",
    "ro": "el ea ei ele acesta aceasta aceștia acestea dar și însă totuși apoi",
    "hr": "on ona ono oni njegov njezin njihov to ovo ovaj ova ovi ali a i međutim također zato potom",
    "bs": "on ona ono oni njegov njen njihov to ovo ovaj ova ovi ali a i međutim također zato potom",
    "sr": "on ona ono oni njegov njen njihov to ovo ovaj ova ali a i međutim takođe zato "
    "он она оно они његов њен њихов то ово овај ова али а и међутим такође зато",
    "bg": "той тя то те този тази това тези но а и обаче също затова",
    "el": "αυτός αυτή αυτό αυτοί αυτές αυτά αλλά και όμως ωστόσο επίσης",
    "he": "הוא היא הם הן זה זו זאת אלה אלו אבל אך לכן גם",
    "ur": "وہ یہ ان اس انہوں لیکن اور یا تاہم",
    "bn": "তিনি তারা তাঁরা সে এই এটি এর কিন্তু এবং তবে",
    "ko": "그 그는 그녀는 그들은 이 이는 이에 이를 이번 이어 이와 또 또한 하지만 그러나 그리고 그래서 따라서 한편 다만 반면",
}  # fmt: skip

_POINT_BACK["nb"] = _POINT_BACK["nn"] = _POINT_BACK["no"]

#: The same for scripts without blanks, where only a sentence's first letters are known.
_POINT_BACK_LETTERS = {
    "zh": "他 她 它 这 這 那 其 该 該 此 但 而 不过 不過 然而 因此 所以 于是 於是 同时 同時 另外 另一方面 与此 對此 对此 并 並 随后 隨後",
    "ja": "彼 それ これ その この あの そこ ここ しかし また だが ただ さらに そして 一方 同 なお そのため ところが でも つまり 続いて",
    "th": "เขา เธอ พวก มัน และ แต่ หรือ ซึ่ง โดย ที่ นอกจาก อย่างไรก็ ทั้งนี้ ดังนั้น จึง ส่วน ดังกล่าว เพราะ ทำให้ ขณะ ว่า",
}

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
_FIRST_WORD = re.compile(r"[\s\"'“‘«„‹(\[¿¡…—–-]*([^\W\d_]+(?:['’][^\W\d_]+)?)")

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
_PART = re.compile(r"(?:[:;.]|\s[-–—])\s")
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
    if sentence[:1].islower() or sentence[:1] in ",;:)]…":
        return True
    if is_impersonal(sentence, language) or says_which(sentence, language):
        return False
    joined = _joins(sentence, language)
    stands = STANDS.get(language or "en")
    if joined or (stands is not None and stands.match(sentence)):
        return joined
    if language in _POINT_BACK_LETTERS:
        return sentence.lstrip("\"'“‘「『（( ").startswith(_letters(language))
    first = _FIRST_WORD.match(sentence)
    return first is not None and first[1].casefold().split("'")[0].split("’")[0] in _words(
        language or "en"
    )


def _joins(sentence: str, language: str | None) -> bool:
    if language in {"en", None}:
        return _JUST_NAMED.match(sentence) is not None or is_about_unnamed(sentence)
    joins = JOINS.get(language)
    return joins is not None and joins.match(sentence) is not None


def is_impersonal(sentence: str, language: str | None) -> bool:
    """Whether it begins with a pronoun that stands for nothing: "There is", "Il faut"."""
    opening = _IMPERSONAL.get(language or "en")
    return opening is not None and opening.match(sentence) is not None


def is_question(sentence: str, language: str | None) -> bool:
    """Whether it asks, and nobody is quoted to ask: no answer to what the article says."""
    if sentence[-1:] not in "?？؟":
        return False
    if (_FRENCH_ASKS if language == "fr" else _ASKS).fullmatch(sentence) is None:
        return False
    # Quotations that lost their marks end in one as well: English says by a word that it asks.
    return language not in {"en", None} or any(map(_ENGLISH_ASKS.match, _PART.split(sentence)))


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
    r"|https?://|\bwww\."
)


#: One of these stands in all of that: most sentences are spared the search.
_CLUES = (
    "updated", "published", "contributed", "mail us", "scroll", "click", "read more", "follow",
    "reserved", "confidential", "highlights", "caption", "opinions", "file photo", "http", "www.",
)  # fmt: skip


def _is_clutter(sentence: str) -> bool:
    low = sentence.lower()
    clued = low.startswith("by ") or any(map(low.__contains__, _CLUES))
    return clued and _CLUTTER.search(sentence) is not None


@cache
def _words(language: str) -> frozenset[str]:
    return frozenset(_POINT_BACK.get(language, "").split())


@cache
def _letters(language: str) -> tuple[str, ...]:
    return tuple(_POINT_BACK_LETTERS[language].split())
