"""What a site's robots.txt lets us fetch of our own accord.

Source: https://www.rfc-editor.org/rfc/rfc9309

Parsed in a worker, and kept and asked in the main process: so what is kept of one is bounded, in
bytes and in what it costs to ask. Patterns are matched piece by piece, not by a regular expression
made of them: a site could write one that takes years.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

#: Ours, as sites would name it.
PRODUCT = "precis"

#: RFC 9309 2.5: at least 500 KiB must be read.
MAX_BYTES = 512_000

#: What is kept of one site: so many rules, and characters of their patterns. A longer pattern than a
#: link can be matches none.
_MAX_RULES = 2000
_MAX_PATTERN = 2000
_MAX_PATTERNS = 128_000

#: Characters behind stars, which are looked for anywhere in a link: the most that a site can write
#: costs 4 ms a link. Sites of news have some hundreds.
_MAX_BEHIND_STARS = 8000

#: Of a rule beside its pattern, in memory.
_RULE_BYTES = 150

_STARS = re.compile(r"\*{2,}")
_ENCODED = re.compile(r"%([0-9a-fA-F]{2})")


@dataclass(frozen=True, slots=True)
class Rule:
    """One Allow or Disallow."""

    #: Percent-encoded in one way.
    pattern: str
    allow: bool


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules that hold for us."""

    rules: tuple[Rule, ...] = ()

    @property
    def size_bytes(self) -> int:
        """Return about how much memory it takes."""
        return sum(_RULE_BYTES + len(rule.pattern) for rule in self.rules)

    def allows(self, url: str) -> bool:
        """Whether a link may be fetched: the longest pattern decides, Allow where two tie."""
        parts = urlsplit(url)
        path = _normal(parts.path or "/") + ("?" + _normal(parts.query) if parts.query else "")
        if path == "/robots.txt":
            return True
        hits = [rule for rule in self.rules if _matches(rule.pattern, path)]
        best = max(hits, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
        return best is None or best.allow


ALLOW_ALL = Robots()
DISALLOW_ALL = Robots((Rule("/", allow=False),))


class _Group:
    """The rules for some agents, as far as they are kept."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self._patterns = 0
        self._behind_stars = 0

    def add(self, pattern: str, *, allow: bool) -> None:
        # "Disallow:" forbids nothing.
        if not pattern or len(pattern) > _MAX_PATTERN or len(self.rules) >= _MAX_RULES:
            return
        pattern = _STARS.sub("*", _normal(pattern))
        patterns = self._patterns + len(pattern)
        behind = self._behind_stars + len(pattern) - len(pattern.partition("*")[0])
        fits = len(pattern) <= _MAX_PATTERN and patterns <= _MAX_PATTERNS
        if fits and behind <= _MAX_BEHIND_STARS:
            self.rules.append(Rule(pattern, allow))
            self._patterns, self._behind_stars = patterns, behind


def parse_robots(body: bytes) -> Robots:
    """Read a robots.txt; lines that are none of it are passed over."""
    ours, anybodys = _Group(), _Group()
    named = False
    agents: list[str] = []
    in_rules = False
    for line in _read_part(body).decode("utf-8-sig", "replace").splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            agents = [*(agents if not in_rules else []), value.lower()][-100:]
            in_rules = False
        elif key in {"allow", "disallow"}:
            in_rules = True
            if any(agent == PRODUCT or agent.startswith(f"{PRODUCT}/") for agent in agents):
                named = True
                ours.add(value, allow=key == "allow")
            if "*" in agents:
                anybodys.add(value, allow=key == "allow")
    return Robots(tuple((ours if named else anybodys).rules))


def _read_part(body: bytes) -> bytes:
    """Return whole lines: half a pattern would forbid more than the site does."""
    if len(body) <= MAX_BYTES:
        return body
    return body[:MAX_BYTES].rpartition(b"\n")[0]


def _normal(text: str) -> str:
    """Write what may be percent-encoded or not in one way; RFC 9309 2.2.2."""
    return _ENCODED.sub(_decoded, quote(text, safe="/*$?=&;:@!'()+,~%", errors="replace"))


def _decoded(match: re.Match[str]) -> str:
    char = chr(int(match[1], 16))
    return char if char.isascii() and (char.isalnum() or char in "-._~") else match[0].upper()


def _matches(pattern: str, path: str) -> bool:
    anchored = pattern.endswith("$")
    first, *others = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    if anchored and others:
        last = others.pop()
        end = len(path) - len(last)
        if not path.endswith(last):
            return False
    else:
        end = len(path)
        if anchored and place != end:
            return False
    for piece in others:
        found = path.find(piece, place, end)
        if found < 0:
            return False
        place = found + len(piece)
    return place <= end
