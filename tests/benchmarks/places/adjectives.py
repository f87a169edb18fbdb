"""Languages' names to the adjectives of countries, in the forms that texts have."""

from __future__ import annotations

#: Languages whose name is the adjective of one country: "French", but not "Arabic".
COUNTRY_OF_LANGUAGE = {
    "fr": "FR", "de": "DE", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "ru": "RU", "uk": "UA",
    "pl": "PL", "cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO", "bg": "BG", "el": "GR", "tr": "TR",
    "sv": "SE", "no": "NO", "da": "DK", "fi": "FI", "is": "IS", "ja": "JP", "zh": "CN", "ko": "KR",
    "vi": "VN", "th": "TH", "id": "ID", "hy": "AM", "ka": "GE", "az": "AZ", "kk": "KZ", "uz": "UZ",
    "lt": "LT", "lv": "LV", "et": "EE", "sl": "SI", "hr": "HR", "sr": "RS", "mk": "MK", "sq": "AL",
    "bs": "BA", "be": "BY", "mn": "MN", "km": "KH", "ne": "NP",
}  # fmt: skip

#: Language -> how its language names end, and how the adjective's forms end instead. Those that are
#: missing have no adjective that is like the language's name.
_ENDINGS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    **dict.fromkeys(("en", "ru", "uk", "pl", "fa", "hi", "ur", "bn", "he"), (("", ("",)),)),
    # The masculine: "الفرنسية" -> "فرنسي"; folding drops the article.
    "ar": (("ة", ("ة", "")),),
    "de": (("sch", ("sch", "sche", "scher", "schen", "sches", "schem")),),
    "nl": (("", ("", "e")),),
    **dict.fromkeys(("sv", "nb", "da"), (("sk", ("sk", "ska", "ske")), ("ska", ("sk", "ska", "ske")))),
    "fr": (("", ("", "e")), ("ien", ("ienne",)), ("ec", ("ecque",)), ("rc", ("rque",))),
    "es": (("", ("",)), ("és", ("esa", "ese")), ("án", ("ana", "ane")), ("o", ("a",))),
    "pt": (("", ("",)), ("ês", ("esa", "ese")), ("ão", ("ã", "ãe")), ("o", ("a",))),
    "it": (("o", ("o", "a", "i", "e")), ("e", ("e", "i"))),
    "tr": (("ca", ("",)), ("ce", ("",)), ("ça", ("",)), ("çe", ("",))),
}  # fmt: skip


def forms(name: str, language: str) -> list[str]:
    """Return the forms of a language's name that are adjectives of a country in that language.

    Args:
        name: As CLDR has it in ``language``.
        language: ISO 639-1 code.
    """
    return [
        name.removesuffix(old) + new
        for old, endings in _ENDINGS.get(language, ())
        if name.endswith(old) and " " not in name
        for new in endings
    ]
