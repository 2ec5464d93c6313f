"""A web server on this machine with a certificate made for the test."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import BinaryIO

import pytest
import trustme

Answer = Callable[[BinaryIO], None]
"""Writes all that is sent for one request."""


class Server(ThreadingHTTPServer):
    """Answers by path what :attr:`answers` says; :attr:`asked` has the paths that were asked for."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        authority = trustme.CA()
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.trusting = ssl.create_default_context()
        authority.configure_trust(self.trusting)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        self.socket = context.wrap_socket(self.socket, server_side=True, do_handshake_on_connect=False)

    @property
    def peer(self) -> tuple[str, int]:
        """Address and port."""
        return self.server_address[0], self.server_address[1]

    def url(self, path: str) -> str:
        """The address of a path."""
        return f"https://127.0.0.1:{self.peer[1]}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: clients that go away are what is tested."""


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        self.server.answers[self.path](self.wfile)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """A server for the time of a test."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def ok(body: bytes) -> Answer:
    """An answer with its length."""
    return raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body), body)


def redirect(location: str, status: int = 302) -> Answer:
    """An answer that leads on."""
    return raw(f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode())


def raw(*parts: bytes) -> Answer:
    """An answer as it is."""

    def write(out: BinaryIO) -> None:
        for part in parts:
            out.write(part)

    return write


def name_is_at(monkeypatch: pytest.MonkeyPatch, *peers: tuple[str, int] | tuple[str, int, int, int]) -> None:
    """Every name has these addresses."""
    families = {2: socket.AF_INET, 4: socket.AF_INET6}
    found = [(families[len(peer)], socket.SOCK_STREAM, 0, "", peer) for peer in peers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, port, type: found)  # noqa: A006 - the name is the library's
