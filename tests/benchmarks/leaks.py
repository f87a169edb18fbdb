"""What an extractor lets through that is none of the article: by class, as a share of pages.

A line leaks if the gold text lacks most of its words in that order, and it looks like the class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

CLASSES = "title related newsletter byline copyright caption stamp trailing".split()

_WORD = re.compile(r"\w+")
_LOOKS = {
    "related": r"^\W*(?:also read|read also|read more|read next|see also|related|more (?:from|on|about|stories)|recommended|most read|"
    r"don.t miss|you (?:may|might) also|lesen sie|mehr zum|lire aussi|[àa] lire|lea tamb|te puede interesar|leggi anche|leia tamb|baca juga|lees ook|les også|читайте также)",
    "newsletter": r"newsletter|\bsign up\b|subscri|\bfollow (?:us|me|him|her|them|@|on)\b|\binbox\b|whatsapp channel|push notif|download (?:the|our) app|abonnier|suscr[ií]b|s.inscrire|подпи",
    "byline": r"^(?:by|von|par|por|written by|reported by|edited by|автор)\b[:\s]\s*\w+|^(?:\w+[\w.'’-]*\s){1,4}is an? (?:\w+[\s-]){0,5}(?:writer|reporter|editor|journalist|correspondent|author|columnist|contributor|freelance)|^(?:about the author|contact the author)",
    "copyright": r"©|\ball rights reserved\b|^copyright\b|alle rechte vorbehalten|tous droits",
    "caption": r"(?:photo|image|picture|foto|bild|credit|photograph|getty images|via getty|shutterstock|reuters/|/reuters|afp via|file photo|unsplash|courtesy of)\b.{0,80}$",
    "stamp": r"^\W*(?:updated|published|posted|last (?:updated|modified)|aktualisiert|stand|veröffentlicht|publié|опубликовано)?\W*(?:on|at|am|le|el)?\W*(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d{1,2}[./: -]|\d{4}-)[\w\s,.:/|()+-]{4,45}$",
}
_CLASSES = {name: re.compile(look, re.IGNORECASE) for name, look in _LOOKS.items()}

#: A class's lines are shorter; the rest are paragraphs that the gold text misses.
_MAX_WORDS = 60


def leaks_of(text: str, gold: Mapping[str, Any]) -> set[str]:
    """Return the classes of what leaks into a page's text; ``gold`` has ``articleBody``."""
    true, lines, extra = _leaked(text, gold)
    found = {
        name for line, leaked in zip(lines, extra, strict=True) if leaked for name in _classes(line)
    }
    title = " ".join(_WORD.findall(gold.get("title") or "")).casefold()
    head = " ".join(_WORD.findall(lines[0])).casefold() if lines else ""
    if title and head and not true.startswith(head[:40]) and (head in title or title in head):
        found.add("title")
    if extra and extra[-1]:
        found.add("trailing")
    return found


def leaked_lines(text: str, gold: Mapping[str, Any]) -> int:
    """Return how many lines of a text leak that are of a class."""
    _, lines, extra = _leaked(text, gold)
    return sum(leaked and bool(_classes(line)) for line, leaked in zip(lines, extra, strict=True))


def _leaked(text: str, gold: Mapping[str, Any]) -> tuple[str, list[str], list[bool]]:
    """Return the gold text's words, a text's lines, and which of these leak."""
    true = " ".join(_WORD.findall(gold["articleBody"])).casefold()
    lines = [line for line in text.splitlines() if _WORD.search(line)]
    return true, lines, [not _is_in(line, true) for line in lines]


def _classes(line: str) -> list[str]:
    if len(_WORD.findall(line)) > _MAX_WORDS:
        return []
    return [name for name, look in _CLASSES.items() if look.search(line)]


def _is_in(line: str, true: str) -> bool:
    words = _WORD.findall(line.casefold())
    if len(words) < 5:
        return " ".join(words) in true
    grams = list(_grams(words))
    return sum(gram in true for gram in grams) >= 0.5 * len(grams)


def _grams(words: list[str]) -> Iterator[str]:
    for start in range(len(words) - 3):
        yield " ".join(words[start : start + 4])
