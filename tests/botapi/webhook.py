"""Updates by webhook: posted one after the other, each until it is answered with a 200."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.botapi.errors import bad_request

#: Telegram waits longer after each failure; a test has no minutes.
AGAIN_SECONDS = 0.1

_PORTS = frozenset({443, 80, 88, 8443})


@dataclass
class Webhook:
    """What setWebhook set; without an address there is none."""

    url: str = ""
    secret: str = ""
    #: Kinds of updates; empty: all.
    allowed: tuple[str, ...] = ()
    #: The failure that came last, and when.
    last_error: str = ""
    last_error_at: int = 0
    #: Every POST: the update's id and the status; 0: there was no answer.
    posts: list[tuple[int, int]] = field(default_factory=list)

    def wants(self, update: dict[str, Any]) -> bool:
        return not self.allowed or bool(update.keys() & set(self.allowed))

    def post(self, update: dict[str, Any]) -> bool:
        """Send an update; returns whether it was taken."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            with httpx.Client(trust_env=False, timeout=30) as client:
                status = client.post(self.url, json=update, headers=headers).status_code
        except httpx.HTTPError as error:
            status, why = 0, f"Connection failed: {type(error).__name__}"
        else:
            why = f"Wrong response from the webhook: {status}"
        self.posts.append((update["update_id"], status))
        if 200 <= status < 300:
            return True
        self.last_error, self.last_error_at = why, int(time.time())
        return False

    def info(self, pending: int) -> dict[str, Any]:
        """Return the WebhookInfo object."""
        shown: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": pending,
        }
        if self.url:
            shown |= {"max_connections": 40}
        if self.allowed:
            shown["allowed_updates"] = list(self.allowed)
        if self.last_error:
            shown |= {
                "last_error_date": self.last_error_at,
                "last_error_message": self.last_error,
            }
        return shown


def webhook_of(
    url: str,
    secret_token: str = "",
    allowed_updates: list[str] | None = None,
    max_connections: int = 40,
    **_: Any,
) -> Webhook:
    """Return what a call of setWebhook sets.

    Raises:
        Refusal: Telegram would refuse it. As a local server, the fake calls loopback without TLS.
    """
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.hostname == "127.0.0.1"
    if url and not local:
        if parts.scheme != "https":
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if (parts.port or 443) not in _PORTS:
            raise bad_request(
                "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"
            )
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret_token):
        raise bad_request("secret token contains unallowed characters")
    if not 1 <= max_connections <= 100:
        raise bad_request("max_connections is out of range")
    return Webhook(url, secret_token, tuple(allowed_updates or ()))
