"""What a person types, or a tag says, as a hashtag and as the key that it is found by."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

from summarizer.topics.names.aliases import alias_table
from summarizer.topics.words.fold import fold
from summarizer.topics.words.run_together import split_capitals
from summarizer.topics.words.words import clean, glue, unelided, without_plural, words
from summarizer.topics.words.wrappings import unwrapped

#: Characters. Telegram links hashtags of up to 256, of which nobody types so many.
MAX_LENGTH = 64

#: Longer texts are no topics, however few of their characters count.
_MAX_TYPED = 256

#: Alone they are no topic. Aliases go first: "us" and "who" can be typed.
_STOP_WORDS = frozenset(
    "a about after all also am an and any are as at be been but by can could did do does for from had has have "
    "he her him his how i if in into is it its just me more most my new no not now of off on one or our out over "
    "said say says she so some than that the their them then there these they this to too up us was we were what "
    "when where which while who why will with would you your "
    # Apostrophes are dropped before.
    "ive im youre theyre weve youve theyve dont doesnt didnt cant wont isnt arent wasnt werent havent hasnt hadnt "
    "wouldnt couldnt shouldnt thats whats heres theres hes shes "
    "der die das den dem des ein eine einen einem einer und oder aber ist sind war nicht mit von zu auf im in fur ihnen niemand jemand alle alles nichts etwas jeder euch dich mich uns wir ihr sie "
    "le la les un une des de du et ou est sont dans pour par sur avec pas que qui ne se ce il elle "
    "el los las una unos del y o es son en por para con no se su que lo al como "
    "os as um uma do da dos das e em no na com nao ao "
    "gli uno di da per non che e sono del della dei il lo "
    "het een van en op te dat niet "
    "и в во не на я с со он она они мы вы что как это по но из у за от до для о об а же так бы".split()
)


def hashtag(tag: str) -> str:
    """Return how a topic is shown: a hashtag without its ``#``; "" where it can be none.

    Letters of any script with their marks, digits and underscores, a letter among them, ``MAX_LENGTH``
    characters at most.
    """
    return _joined(_spelt(tag))


def topic_key(tag: str) -> str:
    """Return the key that a topic goes by, however it is written; "" where it can be no topic.

    ``#USA``, ``united states`` and ``США`` have one key, ``#ClimateChange`` and ``news about climate
    change`` another. A key is its own key.
    """
    spelt = _spelt(tag)
    return key_of(spelt) if _joined(spelt) else ""


def key_of(spelt: Sequence[str]) -> str:
    """Return the key of words that ``words`` returned; "" for a stop word alone."""
    folded = [fold(word) for word in spelt]
    while len(folded) > 1 and folded[0] == "the":
        del folded[0]
    key = glue(folded)
    if (known := alias_table().topic_typed(key)) is not None:
        return known
    return "" if key in _folded_stop_words() or not any(map(str.isalpha, key)) else key


def is_stop_word(word: str) -> bool:
    """Tell whether a word, in small letters, says nothing by itself."""
    return fold(word) in _folded_stop_words()


def _spelt(tag: str) -> tuple[str, ...]:
    shown = tag.strip()
    if len(shown) > _MAX_TYPED or any(unicodedata.category(c) in {"Cc", "Cs"} for c in shown):
        return ()
    parted = unelided(split_capitals(without_plural(clean(shown))))
    # Twice: small letters may come apart into a letter and a mark (İ).
    return unwrapped(words(clean(parted.casefold())))


def _joined(spelt: Sequence[str]) -> str:
    joined = glue(spelt) if spelt else ""
    fits = len(joined) <= MAX_LENGTH and any(map(str.isalpha, joined))
    return joined if fits else ""


@cache
def _folded_stop_words() -> frozenset[str]:
    return frozenset(map(fold, _STOP_WORDS))
