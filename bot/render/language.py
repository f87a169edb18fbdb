"""The language in which something is said, as a value; and what is said, before it is in any.

Nothing here knows which languages there are: whoever renders is given one.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from gettext import NullTranslations

from bot.render import cldr
from bot.render.direction import apart


@dataclass(frozen=True, slots=True)
class Text:
    """Something that the bot says; by its English the catalogues of other languages know it.

    What stands in braces is given by name when it is said.
    """

    english: str

    #: Its English for other counts than one; None: it counts nothing.
    many: str | None = None

    #: Tells apart what is the same in English alone; None: nothing else has these words.
    context: str | None = None


def text(english: str) -> Text:
    """Declare what is said. The extractor finds these calls: see ``bot.locales.extraction``."""
    return Text(english)


def text_in(context: str, english: str) -> Text:
    """Declare what is said by words that mean something else elsewhere."""
    return Text(english, context=context)


def plural(one: str, many: str) -> Text:
    """Declare what is said of a ``{count}``, of one and of others."""
    return Text(one, many)


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the bot's."""

    #: As it is kept with chats and messages, in small letters: ``pt-br``.
    tag: str

    #: Has what the bot says in it; what is not there is said in English.
    catalogue: NullTranslations = field(repr=False, compare=False)

    def say(self, said: Text, *, count: int | None = None, **named: str) -> str:
        """Return a text in this language.

        Args:
            said: What.
            count: By which it has its form, where it counts something; ``{count}`` in it.
            named: What stands in its other braces; numbers as :meth:`number` writes them.
        """
        if cldr.runs_back(self.tag):
            named = {name: apart(value) for name, value in named.items()}
        if count is not None:
            named["count"] = self.number(count)
        return self._found(said, count).format(**named)

    def number(self, number: int) -> str:
        """Return a number: ``1,234``."""
        return cldr.number(self.tag, number) if abs(number) > 999 else str(number)

    def full_date(self, day: date) -> str:
        """Return a day of any year: ``18 Feb 2022``."""
        return cldr.moment(self.tag, "yMMMd", day)

    def short_date(self, day: date) -> str:
        """Return a day of these days: ``18 Feb``."""
        return cldr.moment(self.tag, "MMMd", day)

    def clock(self, moment: time | datetime) -> str:
        """Return a time of the day, of 24 hours as commands take it: ``08:00``."""
        return cldr.moment(self.tag, "Hm", moment)

    def weekday(self, number: int) -> str:
        """Return a day of the week, 0 for Monday, as it stands in a sentence."""
        return cldr.weekday(self.tag, number)

    def short_weekday(self, number: int) -> str:
        """Return the same as it stands by itself where there is little room: ``Fri``."""
        return cldr.short_weekday(self.tag, number)

    def name_of(self, code: str) -> str:
        """Return how a language is called, by its ISO 639-1 code: ``German``."""
        return cldr.language_name(self.tag, code)

    @property
    def own_name(self) -> str:
        """How the people who speak it call it: ``Deutsch``."""
        return cldr.own_name(self.tag)

    def row(self, parts: Sequence[str]) -> str:
        """Return parts one after the other: ``a, b, c``.

        Names of people and topics have words between them, too ("oil and gas"): "and" before the last
        would be read as one of these.
        """
        return cldr.row(self.tag, parts) if len(parts) > 1 else "".join(parts)

    def _found(self, said: Text, count: int | None) -> str:
        found = self.catalogue
        match said:
            case Text(one, None, None):
                return found.gettext(one)
            case Text(one, None, str(context)):
                return found.pgettext(context, one)
            case Text(one, str(many), None):
                return found.ngettext(one, many, _counted(count))
            case _:
                raise TypeError(f"no text: {said!r}")


#: What the texts are written in.
ENGLISH = Language("en", NullTranslations())

#: Of a language's tag that anybody sends.
_LONGEST_TAG = 35  # https://www.rfc-editor.org/rfc/rfc5646#section-4.4.1


def tidy_tag(tag: str | None) -> str | None:
    """Return a tag as it is kept, ``pt-br``; None where it is none that a language could have."""
    tidy = (tag or "").replace("_", "-").casefold()
    parts = tidy.split("-")
    whole = all(part.isascii() and part.isalnum() and len(part) <= 8 for part in parts)
    return tidy if whole and len(tidy) <= _LONGEST_TAG else None


def resolve(asked: str | None, tags: Collection[str]) -> str:
    """Choose the language for whoever asked for one: ``pt-br``, else ``pt``, else ``en``.

    Source: lookup, https://www.rfc-editor.org/rfc/rfc4647#section-3.4

    Args:
        asked: As a person's client says; None: it does not say.
        tags: Of the languages that there are, in small letters.
    """
    parts = (tidy_tag(asked) or "").split("-")
    for most in range(len(parts), 0, -1):
        if (tag := "-".join(parts[:most])) in tags:
            return tag
    return ENGLISH.tag


def _counted(count: int | None) -> int:
    if count is None:
        raise TypeError("this text counts something: say it with a count")
    return count
