"""Who speaks to whom: personal pronouns by language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from summarizer.ranking.coverage.concepts import Floats, stems

#: By ISO 639-1 code: words of the first, the second and the third person.
_PERSONS = {
    "en": ("i me my mine myself we us our ours ourselves",
           "you your yours yourself yourselves",
           "he she him her his hers it its they them their theirs"),
    "de": ("ich mich mir mein meine meinen meinem meiner wir uns unser unsere unseren unserem unserer",
           "du dich dir dein deine deinen deinem deiner ihr euch euer eure ihnen ihre ihren ihrem",
           "er sie es ihn ihm sein seine seinen seinem seiner"),
    "fr": ("je j me mon ma mes nous notre nos moi", "tu te ton ta tes vous votre vos toi", "il elle ils elles lui leur leurs son sa ses"),
    "es": ("yo me mi mis nosotros nos nuestro nuestra nuestros", "tú te tu tus usted ustedes vosotros os", "él ella ellos ellas le les su sus lo"),
    "it": ("io mi mio mia miei noi ci nostro nostra", "tu ti tuo tua voi vi vostro vostra", "lui lei loro egli suo sua suoi gli"),
    "pt": ("eu me meu minha nós nos nosso nossa", "tu te teu tua você vocês seu sua", "ele ela eles elas lhe dele dela"),
    "nl": ("ik me mij mijn wij we ons onze", "je jij jou jouw u uw jullie", "hij zij ze hem haar hun zijn"),
    "sv": ("jag mig min mitt mina vi oss vår vårt våra", "du dig din ditt dina ni er", "han hon den det de dem hans hennes"),
    "da": ("jeg mig min mit mine vi os vores", "du dig din dit dine i jer", "han hun den det de dem hans hendes"),
    "no": ("jeg meg min mitt mine vi oss vår våre", "du deg din ditt dine dere", "han hun den det de dem hans hennes"),
    "ru": ("я меня мне мой моя мои мы нас нам наш наша наши", "ты тебя тебе твой вы вас вам ваш ваша ваши", "он она оно они его её ее их ему ей им"),
    "uk": ("я мене мені мій ми нас нам наш", "ти тебе тобі ви вас вам ваш", "він вона воно вони його її їх їм"),
    "pl": ("ja mnie mi mój my nas nam nasz", "ty ciebie ci twój wy was wam wasz pan pani", "on ona ono oni one jego jej ich im"),
    "cs": ("já mě mi můj my nás nám náš", "ty tě ti tvůj vy vás vám váš", "on ona ono oni jeho její jejich jim"),
    "id": ("saya aku kami kita", "anda kamu kalian", "dia ia mereka beliau"),
    "tr": ("ben bana beni benim biz bize bizi bizim", "sen sana seni senin siz size sizi sizin", "o ona onu onun onlar"),
}  # fmt: skip


def persons(words: Sequence[str], language: str | None) -> Floats:
    """Return words x 3: whether a word is of the first, the second, the third person.

    Args:
        words: Different ones, as concepts are written.
        language: ISO 639-1 code; of one without a table, and of None, no word is.
    """
    found = np.zeros((len(words), 3), np.float32)
    table = _table(language)
    for word in table.keys() & set(words):
        found[words.index(word), table[word]] = 1
    return found


@cache
def _table(language: str | None) -> dict[str, int]:
    stem = stems(language)
    return {
        stem(word): person
        for person, words in enumerate(_PERSONS.get(language or "", ()))
        for word in words.split()
    }
