"""The guard of ``conftest.py`` does what it says."""

import socket

import httpx
import pytest


def test_connection_off_loopback_is_refused() -> None:
    """A socket to a public address is stopped before it is opened."""
    with socket.socket() as sock, pytest.raises(RuntimeError, match="loopback"):
        sock.connect(("192.0.2.1", 80))


def test_lookup_of_a_public_name_is_refused() -> None:
    """A name is not even asked for."""
    with pytest.raises(RuntimeError, match="loopback"):
        socket.getaddrinfo("example.com", 80)


def test_http_library_is_refused_too() -> None:
    """The guard holds below the libraries."""
    with pytest.raises(RuntimeError, match="loopback"):
        httpx.get("http://192.0.2.1/", trust_env=False)


def test_loopback_is_open() -> None:
    """A server on this machine can be reached."""
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()
