"""What a question asks for, and with which words."""

from __future__ import annotations

from dataclasses import dataclass

from summarizer.answering.question_words import (
    MAX_QUESTION,
    AnswerKind,
    asking_languages,
    first_asking,
)
from summarizer.answering.terms import Term, terms_of


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, parted."""

    kind: AnswerKind

    #: Of the question without the words that ask: what an answer may say again.
    terms: tuple[Term, ...]

    #: ISO 639-1 code of the language whose words ask; None where none do.
    language: str | None


def read_question(question: str, language: str | None) -> Asked:
    """Return what a question asks for.

    Args:
        question: As it was typed; what is longer than ``MAX_QUESTION`` is cut.
        language: ISO 639-1 code of the article: its words are looked for first, then those of other languages.
    """
    text = " ".join(question[:MAX_QUESTION].split())
    for code in asking_languages(language):
        if found := first_asking(text, code, anywhere=code == language):
            kind, match = found
            rest = f"{text[: match.start()]} {text[match.end() :]}"
            return Asked(kind, tuple(terms_of(rest, language)), code)
    return Asked(AnswerKind.WHAT, tuple(terms_of(text, language)), None)
