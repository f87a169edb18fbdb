"""Links that open something for whoever has them: signed, with a session, sent by mail.

What such a link shows is answered to who sent it, and to nobody else. A secret is known by its
name or, where it has none that says so, by its looks: long, and made of anything but words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import SplitResult, unquote, unquote_plus, urlsplit

from bot.fetching.tracking import names_the_click

#: Words of names whose values are secrets, whatever they look like.
#: ``?access_token=x``, ``?X-Amz-Signature=x``, ``;jsessionid=x``; not ``?author=x``, ``?keyword=x``.
_SECRET = frozenset(
    """
    token accesstoken authtoken sessiontoken usertoken logintoken securitytoken idtoken refreshtoken
    jwt bearer password passwd passwort passphrase passcode pwd secret clientsecret
    apikey authkey accesskey accesskeyid sharekey privatekey licensekey viewkey
    sig signature hmac credential credentials authorization oauth
    sessionid sessid phpsessid jsessionid aspsessionid cfid cftoken otp totp
    """.split()
)

#: Words of names whose values are secrets unless they are plain numbers or lead somewhere:
#: ``?key=x``, ``?sid=a1``; not ``?sid=31228``, ``?session_redirect=/news``.
_SECRET_BUT_NUMBERS = frozenset("key sid sess session auth authentication".split())

#: Words of names whose values are secrets where they look a little like it: ``?code=kE0xY1z9wQ``;
#: not ``?code=DE``, ``?hash=top``.
_SECRET_BY_LOOKS = frozenset(
    "code hash ticket sign signed share invite invitation pass pin nonce magic login verify confirm st".split()
)

#: What stands before a secret in a path: ``/reset/9fK2...``; not ``/news/9fK2...``.
_BEFORE_SECRET = frozenset(
    """
    activate auth confirm invite invitation join login magic magiclink optout preview private reset
    share shared token unsubscribe verify
    """.split()
)

#: Words of names whose values are numbers of things, however long: ``?id=``, ``?storyId=``.
_IDS = frozenset("id ids guid uuid article story doc document post item p v news nid".split())

#: Characters in jumbled runs: of what has no name to go by, and of what has.
_LONG, _SHORT = 16, 8

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_RUNS = re.compile(r"[A-Za-z0-9]{4,}")
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE)
_NUMBER_OR_LINK = re.compile(r"\d{1,12}|(?:https?:/)?/.*", re.DOTALL)

#: Letters and digits in a word, on average: less than in any language, more than in any secret.
_JUMBLE = 3.2


def looks_secret(url: str) -> bool:
    """Whether a link looks as if only those were to have it to whom it was given.

    Never raises; what is no link at all may hold anything.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return (
        "@" in parts.netloc
        or any(_is_secret(*pair) for pair in _pairs(parts))
        or _is_secret_path(parts.path)
    )


def _pairs(parts: SplitResult) -> Iterator[tuple[str, str]]:
    """Yield the names and values of a link: of its query, path parameters and fragment."""
    texts = [
        parts.query,
        *parts.path.split(";")[1:],
        parts.fragment if "=" in parts.fragment else "",
    ]
    for text in re.split("[&;?]", "&".join(texts)):
        if not text or names_the_click(text):
            continue
        name, is_one, value = map(unquote_plus, text.partition("="))
        yield (name, value) if is_one else ("", name)
        # A link in a link: where to go on after a login, or what a viewer is to show.
        for inner in re.split("[&;]", value.partition("?")[2]):
            name, _, value_within = inner.partition("=")
            yield unquote_plus(name), unquote_plus(value_within)


def _is_secret(name: str, value: str) -> bool:
    words = {word.lower() for word in _WORDS.findall(name)} | {re.sub(r"[\W_]", "", name.lower())}
    if not value:
        return False
    if words & _SECRET:
        return True
    if words & _SECRET_BUT_NUMBERS:
        return not _NUMBER_OR_LINK.fullmatch(value)
    if "://" in value:
        return False  # what it carries is looked at on its own
    if _HEX.fullmatch(value):
        return not words & _IDS
    return _jumbled(value) >= (_SHORT if words & _SECRET_BY_LOOKS else _LONG)


def _is_secret_path(path: str) -> bool:
    segments = [unquote(segment) for segment in path.split("/")]
    return any(
        re.sub(r"[\W_]", "", before.lower()) in _BEFORE_SECRET
        and (_HEX.fullmatch(segment) or _jumbled(segment) >= _LONG)
        for before, segment in pairwise(segments)
    )


def _jumbled(value: str) -> int:
    """Return how many characters stand in runs that do not read as words and numbers."""
    return sum(len(run) for run in _RUNS.findall(value) if len(run) < _JUMBLE * _words(run))


def _words(run: str) -> int:
    return len(_WORDS.findall(run))
