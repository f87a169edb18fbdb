"""Undo gzip while it comes in, and stop at a limit, not after it.

A kilobyte of gzip can hold a megabyte of blanks; a client that decodes first and measures then
has already lost.
"""

from __future__ import annotations

import zlib

from bot.errors import FetchError, Unfetched

#: Zlib: 16 + 15 reads gzip's header and trailer.
_GZIP = 16 + zlib.MAX_WBITS


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
        self._parts: list[bytes] = []
        self._size = 0
        self._started = False

    def feed(self, data: bytes) -> None:
        """Take bytes as they come.

        Raises:
            FetchError: TOO_LARGE, or BROKEN_ANSWER for what is no gzip.
        """
        self._started = self._started or bool(data)
        if self._gzip is None:
            self._keep(data)
            return
        try:
            while data and not self._gzip.eof:
                self._keep(self._gzip.decompress(data, self._max_bytes - self._size + 1))
                data = self._gzip.unconsumed_tail
        except zlib.error as error:
            raise FetchError(Unfetched.BROKEN_ANSWER, f"gzip: {error}") from error

    def body(self) -> bytes:
        """Return the whole.

        Raises:
            FetchError: BROKEN_ANSWER: gzip that ends too early; a part is never taken for the
                whole.
        """
        if self._gzip is not None and self._started and not self._gzip.eof:
            raise FetchError(Unfetched.BROKEN_ANSWER, "gzip ends too early")
        return b"".join(self._parts)

    def _keep(self, data: bytes) -> None:
        self._size += len(data)
        if self._size > self._max_bytes:
            raise FetchError(Unfetched.TOO_LARGE, "too large once decoded")
        self._parts.append(data)
