"""Undo gzip while it comes in, and stop at a limit, not after it.

A kilobyte of gzip can hold a megabyte of blanks; a client that decodes first and measures then
has already lost.
"""

from __future__ import annotations

import zlib
from io import BytesIO

from bot.errors import FetchError, Unfetched

#: Zlib: 16 + 15 reads gzip's header and trailer.
_GZIP = 16 + zlib.MAX_WBITS
_MAGIC = b"\x1f\x8b"
_MAX_MEMBERS = 1000


class Decoder:
    """Collects a body's bytes, decoded, up to a limit."""

    def __init__(self, encoding: str, max_bytes: int) -> None:
        """Start a body.

        Args:
            encoding: The Content-Encoding header; only gzip is undone, as only it is asked for.
            max_bytes: Most decoded bytes.

        Raises:
            FetchError: BROKEN_ANSWER: another coding, or several.
        """
        match encoding.strip().lower():
            case "" | "identity":
                self._gzip = None
            case "gzip" | "x-gzip":
                self._gzip = zlib.decompressobj(_GZIP)
            case other:
                raise FetchError(Unfetched.BROKEN_ANSWER, f"content coding {other[:40]!r}")
        self._max_bytes = max_bytes
        self._body = BytesIO()
        #: Decoded bytes so far.
        self.size = 0
        self._started = False
        #: The first byte of what may be another member's magic number.
        self._left = b""
        self._members = 1
        self._padding = False

    def feed(self, data: bytes) -> None:
        """Take bytes as they come.

        Raises:
            FetchError: TOO_LARGE, or BROKEN_ANSWER for what is no gzip.
        """
        self._started = self._started or bool(data)
        if self._gzip is None:
            self._keep(data)
            return
        data, self._left = self._left + data, b""
        try:
            while data and not self._padding:
                if self._gzip.eof and not self._next_member(data):
                    return
                self._keep(self._gzip.decompress(data, self._max_bytes - self.size + 1))
                data = self._gzip.unconsumed_tail or self._gzip.unused_data
        except zlib.error as error:
            raise FetchError(Unfetched.BROKEN_ANSWER, f"gzip: {error}") from error

    def _next_member(self, data: bytes) -> bool:
        """Begin another member, RFC 1952 2.2; what is none behind the last one is padding."""
        if data == _MAGIC[:1]:
            self._left = data
            return False
        self._members += 1
        if self._members > _MAX_MEMBERS:
            raise FetchError(Unfetched.BROKEN_ANSWER, "gzip in crumbs")
        self._padding = not data.startswith(_MAGIC)
        self._gzip = zlib.decompressobj(_GZIP)
        return not self._padding

    def body(self) -> bytes:
        """Return the whole.

        Raises:
            FetchError: BROKEN_ANSWER: gzip that ends too early; a part is never taken for the
                whole.
        """
        whole = self._padding or (self._gzip is not None and self._gzip.eof)
        if self._gzip is not None and self._started and not whole:
            raise FetchError(Unfetched.BROKEN_ANSWER, "gzip ends too early")
        return self._body.getvalue()

    def _keep(self, data: bytes) -> None:
        self.size += len(data)
        if self.size > self._max_bytes:
            raise FetchError(Unfetched.TOO_LARGE, "too large once decoded")
        self._body.write(data)
