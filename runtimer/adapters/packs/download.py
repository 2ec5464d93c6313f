"""A download over https from hosts all of whose addresses are public."""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import SplitResult, quote

from runtimer.adapters.packs.addresses import is_public
from runtimer.adapters.packs.connection import connect
from runtimer.adapters.packs.limits import Limits
from runtimer.domain.pack import PackError
from runtimer.ports.packs import Progress

_PORT = 443
_CHUNK = 64 * 1024
_REDIRECTS = (301, 302, 303, 307, 308)
_HEADERS = {"User-Agent": "runtimer", "Accept": "*/*", "Accept-Encoding": "identity", "Connection": "close"}
_LONGEST_ADDRESS = 2000
_LONGEST_REASON = 200
"""Characters of what a server says."""
_IN_A_PATH = "/%:=&?~+!$,;'@()*[]-._"


@dataclass(frozen=True, slots=True)
class Reached:
    """What came from an address."""

    data: bytes


class Download:
    """A few requests that share a limit of time, after which their connections are shut wherever they are."""

    def __init__(
        self, context: ssl.SSLContext, allowed: frozenset[tuple[str, int]], limits: Limits, progress: Progress
    ) -> None:
        self._context = context
        self._allowed = allowed
        self._limits = limits
        self._progress = progress
        self._until = time.monotonic() + limits.seconds
        self._open: socket.socket | None = None
        self._timer = threading.Timer(limits.seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Download:
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()

    def get(self, url: SplitResult) -> Reached | str:
        """Return what is at an address, or the address that it leads on to.

        Raises PackError, and OSError, HTTPException or ValueError, of which :meth:`why` knows the reason.
        """
        if url.scheme != "https":
            raise PackError(
                f"`{url.scheme}://` is not https: anybody on the way could change what comes", "not-https"
            )
        if url.username is not None or url.password is not None:
            raise PackError(
                "an address with a user or a password in it would be written down: leave them out", "password"
            )
        if not url.hostname:
            raise PackError("an address is written like https://example.org/club.rtpack", "address")
        host = url.hostname.encode("idna").decode()
        with ExitStack() as closing:
            port = _PORT if url.port is None else url.port
            connection = http.client.HTTPSConnection(host, port, context=self._context)
            closing.callback(connection.close)
            connection.sock = self._connect(host, port, closing)
            target = quote(f"{url.path or '/'}{f'?{url.query}' if url.query else ''}", safe=_IN_A_PATH)
            connection.request("GET", target, headers=_HEADERS)
            answer = closing.enter_context(connection.getresponse())
            if answer.status in _REDIRECTS and (location := answer.getheader("Location")):
                if len(location) > _LONGEST_ADDRESS:
                    raise PackError(
                        f"the server leads on to an address of more than {_LONGEST_ADDRESS} characters",
                        "long-address",
                    )
                return location
            if answer.status != http.HTTPStatus.OK:
                raise PackError(
                    f"the server answers {answer.status} {answer.reason[:_LONGEST_REASON]}", "http-status"
                )
            return Reached(self._read(answer))

    def why(self, error: Exception) -> str:
        """Return what went wrong, in words."""
        if self._left_s() <= 0:
            return f"it takes longer than {self._limits.seconds:g} s"
        if isinstance(error, ssl.SSLCertVerificationError):
            return f"its certificate is not trusted ({error.verify_message})"
        return (getattr(error, "strerror", None) or str(error) or type(error).__name__)[:_LONGEST_REASON]

    def _connect(self, host: str, port: int, closing: ExitStack) -> ssl.SSLSocket:
        """Connect and shake hands."""

        def judge(address: str, at: int) -> None:
            if not is_public(address) and (address, at) not in self._allowed:
                raise PackError(
                    f"{host} is at {address}, in a private network: nothing is fetched from there",
                    "private-address",
                )

        plain = closing.enter_context(connect(host, port, self._until, judge))
        wrapped = closing.enter_context(
            self._context.wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
        )
        self._open = wrapped
        if self._left_s() <= 0:  # between connecting and this line nobody could have shut it
            raise TimeoutError
        wrapped.do_handshake()
        return wrapped

    def _read(self, answer: http.client.HTTPResponse) -> bytes:
        """Return the body.

        Raises PackError where it is too large, OSError or HTTPException where it is not whole.
        """
        total, data = answer.length, bytearray()
        if total is not None and total > self._limits.bytes:
            raise self._too_large()
        while part := answer.read1(_CHUNK):
            data += part
            if len(data) > self._limits.bytes:
                raise self._too_large()
            self._progress(len(data), total)
        if self._left_s() <= 0:
            raise TimeoutError
        if total is not None and len(data) < total:
            raise http.client.IncompleteRead(bytes(data), total - len(data))
        return bytes(data)

    def _too_large(self) -> PackError:
        return PackError(f"what comes is larger than {self._limits.bytes / (1 << 20):.4g} MiB", "large-pack")

    def _left_s(self) -> float:
        return self._until - time.monotonic()

    def _shut(self) -> None:
        """Wake whoever waits for the peer."""
        if opened := self._open:
            with suppress(OSError):
                # Not the method of SSLSocket, which takes away what the other thread reads with.
                socket.socket.shutdown(opened, socket.SHUT_RDWR)
