"""What sumy wants of a tokenizer, without NLTK's data."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from sumy.nlp.stemmers import Stemmer, null_stemmer
from sumy.utils import get_stop_words

from summarizer.language.sentences import split_sentences
from summarizer.language.words import split_words

#: ISO 639-1 to the names under which sumy has stop words or stemmers.
_NAMES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "es": "spanish", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian",
    "it": "italian", "ja": "japanese", "ko": "korean", "nb": "norwegian", "nl": "dutch",
    "nn": "norwegian", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian",
    "ru": "russian", "sk": "slovak", "sv": "swedish", "th": "thai", "uk": "ukrainian",
    "zh": "chinese",
}  # fmt: skip


#: Those for which sumy has stop words or a stemmer, ISO 639-1.
LANGUAGES = frozenset(_NAMES)


class SentenceTokenizer:
    """Stands in for ``sumy.nlp.tokenizers.Tokenizer``."""

    def __init__(self, language: str | None) -> None:
        self.language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        """Split a paragraph."""
        return split_sentences(paragraph, self.language)

    def to_words(self, sentence: str) -> tuple[str, ...]:
        """Split a sentence."""
        return split_words(sentence, self.language)


@cache
def stemmer(language: str | None) -> Callable[[str], str]:
    """Return sumy's stemmer of a language, or one that changes nothing but capitals."""
    try:
        stem: Callable[[str], str] = Stemmer(_NAMES[language or ""])
        # Some need a package of their own, and say so at the first word.
        stem("a")
    except (KeyError, LookupError, ValueError, ImportError):
        stem = null_stemmer
    # Stemmers are made for words of their script: the Czech one warns of what has no small
    # letters, and of scripts without them only Arabic has a stemmer.
    uncased = language == "ar"
    return lambda word: (
        stem(low) if (low := word.lower()).isalpha() and (uncased or low.islower()) else low
    )


@cache
def stop_words(language: str | None) -> frozenset[str]:
    """Return sumy's stop words of a language; none where it has none."""
    try:
        return frozenset(get_stop_words(_NAMES[language or ""]))
    except (KeyError, LookupError):
        return frozenset()
