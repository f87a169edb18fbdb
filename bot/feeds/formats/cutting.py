"""How feeds end the text of an entry: cut, with a link to the rest, or with a line of their software.

Phrases are data: each row has a line that it is for, and one that it is not for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto


class Ending(Enum):
    """Whether a text goes on elsewhere."""

    WHOLE = auto()
    CUT = auto()


#: What invites to read on, at the end of a line, by language; with an example of each, and a line that
#: must stay.
READ_ON: tuple[tuple[str, str, str], ...] = (
    (
        r"(?:continue|keep) reading|read (?:more|on|full|the (?:full|rest|whole|entire|complete))",
        "Continue reading...",
        "They read on the train.",
    ),
    (
        r"full (?:story|article)(?: here)?|view (?:full|original|the full)|see more",
        "Full story here",
        "He told the full story to the court.",
    ),
    (
        r"weiterlesen|mehr lesen|lesen sie mehr|zum (?:ganzen |vollständigen )?artikel|mehr dazu",
        "Weiterlesen →",
        "Sie wollte nicht weiter lesen.",
    ),
    (
        r"lire la suite|lire (?:l['’]article|plus)|en savoir plus|la suite sur",
        "Lire la suite",
        "Il voulait lire la lettre.",
    ),
    (
        r"leer m[áa]s|se?gu?ir leyendo|sigue leyendo|contin[úu]a(?:r)? leyendo|leer (?:el )?art[íi]culo",
        "Seguir leyendo",
        "Quiere leer en paz.",
    ),
    (
        r"continua a leggere|continua la lettura|leggi (?:tutto|di più|l['’]articolo)",
        "Continua a leggere",
        "Ama leggere la sera.",
    ),
    (
        r"leia mais|ler mais|continue lendo|continuar (?:a )?l(?:er|endo)",
        "Leia mais",
        "Gosta de ler.",
    ),
    (r"lees (?:meer|verder)", "Lees verder", "Hij kon niet lezen."),
    (
        r"читать (?:далее|дальше|полностью|целиком)|читайте (?:далее|полностью)",
        "Читать далее →",
        "Он любил читать.",
    ),
    (r"читати (?:далі|повністю)", "Читати далі", "Він любив читати."),
    (r"czytaj (?:więcej|dalej|całość)", "Czytaj dalej", "Lubi czytać."),
    (r"läs (?:mer|vidare|hela)", "Läs mer", "Han kunde inte läsa."),
    (r"devamını oku|devamı için", "Devamını oku", "Kitap okumayı sever."),
    (r"続きを読む|もっと読む|全文を読む", "続きを読む", "本を読む。"),
    (r"阅读(?:全文|更多|原文)|继续阅读|閱讀(?:全文|更多)|繼續閱讀", "阅读全文", "他喜欢阅读。"),
    (r"더 ?보기|자세히 보기|전문 보기|계속 읽기", "더 보기", "책을 읽었다."),
    (r"اقرأ (?:المزيد|أيضا)|قراءة المزيد", "اقرأ المزيد", "يحب القراءة."),
    (r"(?:और|आगे) पढ़ें", "आगे पढ़ें", "वह पढ़ता है।"),
)

#: Lines that a site's software puts under each text, and that say nothing of it.
FOOTERS: tuple[tuple[str, str, str], ...] = (
    (
        r"^the post\b.+\b(?:appeared first|first appeared) on\b.+",
        "The post A new bridge appeared first on Town Crier.",
        "The post office appeared first to have been robbed.",
    ),
    (
        r"^der beitrag\b.+\berschien zuerst auf\b.+",
        "Der Beitrag Neue Brücke erschien zuerst auf Stadtbote.",
        "Der Beitrag erschien in einer Zeitung.",
    ),
    (
        r"^(?:l['’]article|cet article)\b.+\best apparu en premier sur\b.+",
        "L’article Un pont est apparu en premier sur La Ville.",
        "L’article est paru hier.",
    ),
    (
        r"^la entrada\b.+\b(?:se publicó primero en|aparece primero en|apareció primero en)\b.+",
        "La entrada Un puente se publicó primero en La Ciudad.",
        "La entrada es libre.",
    ),
    (
        r"^l['’]articolo\b.+\bproviene da\b.+",
        "L'articolo Un ponte proviene da La Città.",
        "L'articolo 5 della legge resta in vigore.",
    ),
    (
        r"^o post\b.+\bapareceu primeiro em\b.+",
        "O post Uma ponte apareceu primeiro em A Cidade.",
        "O post foi apagado.",
    ),
    (
        r"^het bericht\b.+\bverscheen eerst op\b.+",
        "Het bericht Een brug verscheen eerst op De Stad.",
        "Het bericht werd ontkend.",
    ),
    (
        r"^(?:сообщение|запись)\b.+\bпоявил(?:и|о)сь (?:сначала|впервые) на\b.+",
        "Сообщение Новый мост появились сначала на Город.",
        "Сообщение появилось вечером.",
    ),
    (
        r"^(?:artykuł|wpis)\b.+\bpochodzi z serwisu\b.+",
        "Artykuł Nowy most pochodzi z serwisu Miasto.",
        "Artykuł ukazał się wczoraj.",
    ),
    (
        r"^inlägget\b.+\bdök först upp på\b.+",
        "Inlägget En bro dök först upp på Staden.",
        "Inlägget togs bort.",
    ),
    (r"^(?:comments?|\d+ comments?)$", "Comments", "Comments came from both sides."),
)

#: Dots in place of the rest, bracketed or not; in a narrow charset, brackets around what they became.
_DOTS = re.compile(r"\s*(?:[\[(]?(?:…|\.\.\.+|&hellip;)[\])]?|\[\?\])\s*$")

#: What stands between a text and the link to its rest.
_AFTER = r"[\s.…:>»→›\]\)\-–—]*$"
_READ_ON = re.compile(
    r"(?:^|(?<=[.…!?\]\)»\"”。！？])\s*)[\[\(]*(?:"
    + "|".join(phrase for phrase, _, _ in READ_ON)
    + r")(?:\s+[^.!?]{0,80})?"
    + _AFTER,
    re.IGNORECASE,
)
_FOOTER = re.compile("|".join(phrase for phrase, _, _ in FOOTERS), re.IGNORECASE)

#: A link to the rest is no longer, title included.
_MAX_LINK = 160


def is_footer(line: str) -> bool:
    """Whether a line is of a site's software."""
    return bool(_FOOTER.search(line[:1000]))


def without_ending(lines: Sequence[str]) -> tuple[list[str], Ending]:
    """Return a text's lines without what is none of its own, and whether it goes on elsewhere.

    Args:
        lines: One a paragraph.

    Returns:
        As many lines; empty where nothing is left of one.
    """
    kept = ["" if is_footer(line) else line for line in lines]
    last = next((place for place in reversed(range(len(kept))) if kept[place]), None)
    if last is None:
        return kept, Ending.WHOLE
    ending = Ending.WHOLE
    text, without = kept[last], _without_link(kept[last])
    if without != text:
        ending = Ending.CUT
        kept[last] = without
        if not without:
            last = next((place for place in reversed(range(len(kept))) if kept[place]), None)
    if last is not None and _DOTS.search(kept[last]):
        # What is left of a sentence is no sentence of the article.
        ending, kept[last] = Ending.CUT, _whole_sentences(kept[last])
    return kept, ending


def _without_link(line: str) -> str:
    """Return a line without the link to the rest at its end."""
    tail = line[-_MAX_LINK:]
    found = _READ_ON.search(tail)
    return line if found is None else (line[: -len(tail)] + tail[: found.start()]).rstrip()


_SENTENCE_END = re.compile(r"[.!?。！？।؟][\"'”’»)\]]*(?=\s|$)|[。！？]")


def _whole_sentences(line: str) -> str:
    """Return a line that was cut up to its last sentence that was not; as it is if it has none."""
    text = _DOTS.sub("", line)
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    # Of a single sentence what there is says more than nothing, and says that it is cut.
    return text[: ends[-1]] if ends else f"{text}…"
