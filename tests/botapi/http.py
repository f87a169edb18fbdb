"""The HTTP side of the fake server."""

from __future__ import annotations

import json
import re
import select
import socket
import struct
import traceback
from collections.abc import Callable
from contextlib import suppress
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler
from typing import Any, Protocol
from urllib.parse import parse_qsl, urlsplit

from tests.botapi.errors import Dropped, Refusal
from tests.botapi.schema import method_named
from tests.botapi.state import State


class Backend(Protocol):
    """What stands behind the HTTP side."""

    token: str
    state: State
    errors: list[str]

    def answer(
        self, method: str, raw: dict[str, Any], is_gone: Callable[[], bool]
    ) -> dict[str, Any]: ...


def handler_for(backend: Backend) -> type[BaseHTTPRequestHandler]:
    """Return a handler of requests for one server."""

    class Handler(_Handler):
        api = backend

    return Handler


class _Handler(BaseHTTPRequestHandler):
    api: Backend
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        self._serve()

    def do_POST(self) -> None:
        self._serve()

    def log_message(self, *_: object) -> None:
        pass

    def _serve(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:
            # Who hung up in the middle of a request has not asked.
            self.close_connection = True
            return
        parts = urlsplit(self.path)
        if match := re.fullmatch(r"/file/bot([^/]+)/(.+)", parts.path):
            self._send(200, self.api.state.files[match[2]], "application/octet-stream")
            return
        try:
            answer = self._call(parts.path, parts.query, body)
        except Refusal as refusal:
            answer = refusal.answer()
        except Dropped:
            self._reset()
            return
        except Exception:  # noqa: BLE001  # a defect of the fake must be seen
            self.api.errors.append(traceback.format_exc())
            answer = Refusal(500, "the fake server broke").answer()
        code = 200 if answer["ok"] else answer["error_code"]
        self._send(code, json.dumps(answer).encode(), "application/json")

    def _call(self, path: str, query: str, body: bytes) -> dict[str, Any]:
        match = re.fullmatch(r"/bot([^/]*)/(\w+)", path)
        if not match or not re.fullmatch(r"\d+:[\w-]+", match[1]):
            raise Refusal(404, "Not Found")
        if match[1] != self.api.token:
            raise Refusal(401, "Unauthorized")
        kind = self.headers.get("Content-Type") or ""
        parameters = _parameters(query, kind, body)
        return self.api.answer(method_named(match[2]), parameters, self._is_gone)

    def _is_gone(self) -> bool:
        readable, _, _ = select.select([self.connection], [], [], 0)
        return bool(readable) and not self.connection.recv(1, socket.MSG_PEEK)

    def _send(self, code: int, body: bytes, kind: str) -> None:
        with suppress(ConnectionError):
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    def _reset(self) -> None:
        # Lingering for no time makes close() send a reset.
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RD)


def _parameters(query: str, kind: str, body: bytes) -> dict[str, Any]:
    parameters: dict[str, Any] = dict(parse_qsl(query))
    if kind.startswith("application/json"):
        stated: dict[str, Any] = json.loads(body or b"{}")
        return parameters | stated
    if kind.startswith("multipart/form-data"):
        message = BytesParser().parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body)
        for part in message.get_payload():
            if not isinstance(part, str):
                name = part.get_param("name", header="content-disposition")
                payload = part.get_payload(decode=True)
                parameters[str(name)] = (
                    payload.decode(errors="replace") if isinstance(payload, bytes) else ""
                )
        return parameters
    return parameters | dict(parse_qsl(body.decode(), keep_blank_values=True))
