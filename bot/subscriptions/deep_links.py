"""Links that open the bot with something to follow: ``t.me/bot?start=tag_moscow``. Pure.

Source: https://core.telegram.org/bots/features#deep-linking

Whoever makes such a link may be anybody: what it names is offered to who opens it, and followed by
his press alone.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from urllib.parse import quote

from bot.subscriptions.unmatchable import why_unmatchable

#: Telegram's limit.
_MAX_PAYLOAD = 64

#: What Telegram lets stand there.
_PLAIN = re.compile("[A-Za-z0-9_-]+")

#: A topic as it is; one that has other letters; a site.
_TAG, _WORDS, _FEED = "tag_", "tag64_", "feed_"

_SCHEME = "https://"
_ADDRESS = re.compile(r"[a-z0-9.-]+\.[a-z0-9-]{2,}(?:/[^\s<>\"\\^`{|}]*)?", re.IGNORECASE)


def topic_payload(label: str) -> str | None:
    """Return what stands behind ``start=`` for a topic; None where there is no room for it."""
    bare = label.lstrip("#")
    if not bare or not bare.isprintable():
        return None
    return _fitting(f"{_TAG}{bare}" if _PLAIN.fullmatch(bare) else f"{_WORDS}{_packed(bare)}")


def site_payload(url: str) -> str | None:
    """Return the same for a feed; None where there is no room for it, or no link can say it."""
    address = url.removeprefix(_SCHEME)
    if not url.startswith(_SCHEME) or not _ADDRESS.fullmatch(address):
        return None
    return _fitting(f"{_FEED}{_packed(address)}")


def parse_payload(payload: str) -> str | None:
    """Return what somebody's link offers to follow, a topic or the address of a site's feed.

    None if it is nothing that can be followed.
    """
    if not _PLAIN.fullmatch(payload) or len(payload) > _MAX_PAYLOAD:
        return None
    if payload.startswith(_TAG):
        return _topic(payload.removeprefix(_TAG))
    if payload.startswith(_WORDS):
        return _topic(_unpacked(payload.removeprefix(_WORDS)))
    if payload.startswith(_FEED):
        address = _unpacked(payload.removeprefix(_FEED))
        named = address.isascii() and _ADDRESS.fullmatch(address)
        return f"{_SCHEME}{address}" if named else None
    return None


def share_link(bot: str, payload: str) -> str:
    """Return an address that offers a link to the bot to a chat of the reader's choice.

    Args:
        bot: Its name, without @.
        payload: What the link opens it with.
    """
    return f"https://t.me/share/url?url={quote(f'https://t.me/{bot}?start={payload}', safe='')}"


def _topic(label: str) -> str | None:
    return label if label.isprintable() and not why_unmatchable(label) else None


def _fitting(payload: str) -> str | None:
    return payload if len(payload) <= _MAX_PAYLOAD else None


def _packed(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _unpacked(packed: str) -> str:
    """Return what was packed; empty if nothing was."""
    try:
        return urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
    except (NotBase64, UnicodeDecodeError):
        return ""
