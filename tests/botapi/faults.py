"""What can be made to go wrong."""

from __future__ import annotations

from dataclasses import dataclass

from tests.botapi.errors import Dropped, Refusal


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens to the next call of a method instead of an answer."""

    #: The call is refused so.
    refusal: Refusal | None = None

    #: The connection is reset before the call is carried out.
    drop_before: bool = False

    #: The connection is reset after the call was carried out.
    drop_after: bool = False

    #: Seconds until the answer is sent; the call is carried out at once.
    delay: float = 0.0

    def strike(self) -> None:
        """Raise what keeps the call from being carried out, if anything does."""
        if self.drop_before:
            raise Dropped
        if self.refusal:
            raise self.refusal

    @classmethod
    def too_many_requests(cls, seconds: int) -> Fault:
        """Return a 429."""
        return cls(Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds))

    @classmethod
    def forbidden(cls, why: str = "bot was blocked by the user") -> Fault:
        """Return a 403."""
        return cls(Refusal(403, f"Forbidden: {why}"))

    @classmethod
    def bad_request(cls, why: str) -> Fault:
        """Return a 400."""
        return cls(Refusal(400, f"Bad Request: {why}"))

    @classmethod
    def migrated(cls, chat_id: int) -> Fault:
        """Return the answer for a group that became a supergroup."""
        why = "Bad Request: group chat was upgraded to a supergroup chat"
        return cls(Refusal(400, why, migrate_to_chat_id=chat_id))

    @classmethod
    def server_error(cls, code: int = 502) -> Fault:
        """Return a 5xx."""
        return cls(Refusal(code, "Bad Gateway" if code == 502 else "Internal Server Error"))

    @classmethod
    def conflict(cls) -> Fault:
        """Return what a poller gets when another one has begun."""
        return cls(Refusal(409, "Conflict: terminated by other getUpdates request"))
