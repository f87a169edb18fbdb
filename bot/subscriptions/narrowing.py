"""What of a topic a chat wants alone: some sites', without some topics, in some languages. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from summarizer.reading.page.tenants import DEVICES

#: Characters of a host's name, and of one part of it: https://www.rfc-editor.org/rfc/rfc1035#section-2.3.4
_MAX_HOST, _MAX_PART = 253, 63


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a story was printed, and in what language."""

    #: Of the pages that tell it, as links have them; none where no page vouches for it.
    hosts: tuple[str, ...] = ()

    #: ISO 639-1 code; None: not known.
    language: str | None = None


NOWHERE = Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A feed, of which alone a topic is wanted."""

    #: ``feed:7``.
    topic: str

    #: As people know it.
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What narrows a subscription; whatever is empty narrows nothing."""

    #: Any of these, or what is below it: ``example.org`` is ``news.example.org``, too.
    hosts: tuple[str, ...] = ()

    #: Keys of topics: nothing that is about one.
    without: tuple[str, ...] = ()

    #: ISO 639-1 codes: any of these.
    languages: tuple[str, ...] = ()

    site: Site | None = None

    def __bool__(self) -> bool:
        return self != WIDE

    def admits(self, origin: Origin, is_about: Callable[[str], bool]) -> bool:
        """Whether a story is wanted.

        Args:
            origin: Where it was printed.
            is_about: Tells by its key whether the story is about a topic.
        """
        return (
            (not self.hosts or any(_is_below(host, self.hosts) for host in origin.hosts))
            and (not self.languages or origin.language in self.languages)
            and (self.site is None or is_about(self.site.topic))
            and not any(map(is_about, self.without))
        )


WIDE = Narrowing()


def host_in(link: str) -> str | None:
    """Return the host of a link, or of one without a scheme, as links have it; None if it has none.

    What names a device is left out: ``www.example.org`` is ``example.org``.
    """
    try:
        host = urlsplit(link if "://" in link else f"https://{link}").hostname or ""
        written = host.removesuffix(".").encode("idna").decode("ascii").lower()
    except ValueError:
        return None
    parts = written.split(".")
    if len(parts) > 2 and parts[0] in DEVICES:
        del parts[0]
    return ".".join(parts) if _is_host(parts) else None


def language_in(word: str) -> str | None:
    """Return the ISO 639-1 code that a word is, ``de`` or ``de-AT``; None if no article has it."""
    code = word.casefold().replace("_", "-").partition("-")[0]
    return code if code in LANGUAGES else None


#: Languages that articles are told apart by: those of https://pypi.org/project/py3langid.
LANGUAGES = frozenset(
    """
    af am an ar as az ba be bg bn br bs ca cs cy da de dz el en eo es et eu fa fi fo fr fy ga gd
    gl gu ha he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb lg ln lo lt lv mg mk
    ml mn mr ms mt my nb ne nl nn no oc om or pa pl ps pt qu ro ru rw sa se si sk sl sn so sq sr
    st sv sw ta te tg th tk tl tr tt ug uk ur uz vi vo wa xh yo zh zu
    """.split()
)


def _is_host(parts: list[str]) -> bool:
    """Whether parts are those of a host that is no address of numbers, and not a top level alone."""
    whole = all(
        0 < len(part) <= _MAX_PART and part.replace("-", "").replace("_", "").isalnum()
        for part in parts
    )
    short = sum(map(len, parts)) + len(parts) - 1 <= _MAX_HOST
    return whole and short and len(parts) > 1 and not parts[-1].isdigit()


def _is_below(host: str, tops: Iterable[str]) -> bool:
    return any(host == top or host.endswith(f".{top}") for top in tops)
