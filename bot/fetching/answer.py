"""What a server's status and media type say about the page, before its body is read."""

from __future__ import annotations

import re
from datetime import datetime

import httpx

from bot.errors import FetchError, Unfetched

#: Text in any form, and PDF. Images, sound, video, fonts and archives are not read.
_READABLE = re.compile(
    r"text/(?!css|javascript|calendar|vcard)[\w.+-]+"
    r"|application/(?:[\w.-]+\+)?(?:xml|json)|application/(?:pdf|x-pdf|rss|atom)"
)

_REASONS = {
    401: Unfetched.PAYWALLED,
    402: Unfetched.PAYWALLED,
    403: Unfetched.BLOCKED,
    404: Unfetched.GONE,
    410: Unfetched.GONE,
    429: Unfetched.RATE_LIMITED,
    451: Unfetched.BLOCKED,
}


def check_status(response: httpx.Response, retry_at: datetime | None) -> None:
    """Refuse what is no page.

    Args:
        response: Its headers read.
        retry_at: When the server wants to be asked again, if it said so.

    Raises:
        FetchError: By status.
    """
    if response.is_success:
        return
    status = response.status_code
    reason = _REASONS.get(status, Unfetched.SERVER_ERROR)
    if status == 503 and "retry-after" in response.headers:
        reason = Unfetched.RATE_LIMITED  # RFC 9110 10.2.3
    raise FetchError(reason, f"status {status}", status=status, retry_at=retry_at)


def check_type(response: httpx.Response) -> None:
    """Refuse what is no text.

    Raises:
        FetchError: UNSUPPORTED_TYPE.
    """
    # A server that does not say what it sends may well send a page.
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type and not _READABLE.fullmatch(media_type):
        raise FetchError(Unfetched.UNSUPPORTED_TYPE, media_type[:80], status=response.status_code)
