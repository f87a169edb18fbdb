"""What narrows a topic, as a person reads it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.render import topic_texts as texts
from bot.render.hosts import shown_host
from bot.render.html import clean, escape, shorten
from bot.render.language import Language
from bot.subscriptions.narrowing import Narrowing
from bot.subscriptions.narrowing_words import MAX_NARROWINGS

#: Characters of a host, of a site's name, and of what was typed.
_MAX_WORD = 60

#: Characters of all that narrows a topic.
_MAX_PARTS = 300

#: Of what was typed and is left out.
_MAX_SHOWN = 5


def narrowing_line(narrowing: Narrowing, language: Language) -> str:
    """Return the sentence on what of a topic is wanted, HTML; empty: all."""
    if not narrowing:
        return ""
    return language.say(texts.NARROWED, parts=narrowing_parts(narrowing, language))


def narrowing_parts(narrowing: Narrowing, language: Language) -> str:
    """Return what narrows a topic within a sentence, HTML without a tag."""
    parts: list[str] = []
    if narrowing.site:
        site = shorten(clean(narrowing.site.name), _MAX_WORD)
        parts.append(language.say(texts.ONLY_OF, site=site))
    if narrowing.hosts:
        hosts = language.row([_end(shown_host(host)) for host in narrowing.hosts])
        parts.append(language.say(texts.ONLY_FROM, hosts=hosts))
    if narrowing.languages:
        names = language.row([language.name_of(code) for code in narrowing.languages])
        parts.append(language.say(texts.ONLY_IN, languages=names))
    if narrowing.without:
        topics = [shorten(clean(key.replace("_", " ")), _MAX_WORD) for key in narrowing.without]
        parts.append(language.say(texts.WITHOUT, labels=language.row(topics)))
    return escape(shorten(language.row(parts), _MAX_PARTS))


def left_out_words(words: Sequence[str], language: Language) -> str:
    """Return the sentence on what was to narrow a topic and cannot, HTML; empty: there is none."""
    if not words:
        return ""
    shown = language.row([f"<code>{_shown(word)}</code>" for word in words[:_MAX_SHOWN]])
    more = f" +{left}" if (left := len(words) - _MAX_SHOWN) > 0 else ""
    limit = language.number(MAX_NARROWINGS)
    return language.say(texts.NARROWINGS_LEFT_OUT, words=shown + more, limit=limit)


def _shown(text: str) -> str:
    return escape(shorten(clean(text), _MAX_WORD))


def _end(host: str) -> str:
    """Return a host, of a long one the end: it says whose it is."""
    return host if len(host) <= _MAX_WORD else "…" + host[1 - _MAX_WORD :]
