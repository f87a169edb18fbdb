"""A language that nobody speaks: the bot's English with accents, longer and in brackets.

Made of the texts of the source, it shows what does not come from them: whatever is plain English in it.
"""

from __future__ import annotations

import re
from functools import cache
from gettext import GNUTranslations
from html import unescape
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from bot.locales.languages import Languages
from bot.locales.template import extract
from bot.render.html import JOINER
from bot.render.language import Language

#: Greek, so that dates have no Latin letter.
TAG = "el"

_ACCENTED = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "áƀćđéƒǵħíĵķłɱńóƥɋŕśŧúṽŵẋýžÁɃĆĐÉƑǴĦÍĴĶŁṀŃÓƤɊŔŚŦÚṼŴẊÝŽ",
)

#: What translators keep as it is: what is filled in, tags, commands, links, hashtags.
_KEPT = re.compile(r"\{\w+\}|</?\w+>|/[a-z]+|https?://[\w./]+|#\w+")

#: Of what a message holds, that is in no language: the same, hosts, and names of times and their zones.
_NAMES = re.compile(r"/[a-z]+|https?://\S+|#\w+|[\w-]+(?:\.[\w-]+)+|\bUTC\b|[A-Z]\w+/[A-Z]\w+")

_WORD = re.compile(r"\w+")


def accented(english: str) -> str:
    """Return a text as the language has it: half as long again."""
    kept = _KEPT.findall(english)
    told = [part.translate(_ACCENTED) for part in _KEPT.split(english)]
    whole = "".join(part + keep for part, keep in zip(told, [*kept, ""], strict=True))
    return f"[{whole}{'~' * (len(english) // 2)}]"


@cache
def pseudo() -> Language:
    """Return the language, with a translation of each text."""
    catalogue = Catalog(locale=TAG)
    for message in extract():
        if not message.id:
            continue
        forms = message.id if isinstance(message.id, tuple) else (message.id,)
        translated = tuple(accented(str(form)) for form in forms)
        catalogue.add(
            message.id,
            translated if len(forms) > 1 else translated[0],
            context=message.context,
        )
    file = BytesIO()
    write_mo(file, catalogue)
    file.seek(0)
    return Language(TAG, GNUTranslations(file))


def languages() -> Languages:
    """Return English, and this one."""
    return Languages({TAG: lambda: pseudo().catalogue})


def plain_english(html: str) -> set[str]:
    """Return the words of a message that are in no catalogue: such with Latin letters alone."""
    shown = unescape(re.sub(r"<[^>]*>", "", html)).replace(JOINER, "")
    return {
        word
        for word in _WORD.findall(_NAMES.sub(" ", shown))
        if word.isascii() and word.isalpha() and len(word) > 1
    }
