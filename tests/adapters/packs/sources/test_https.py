"""Packs from the web: what comes, and what is refused on the way."""

from __future__ import annotations

import hashlib
import socket
import threading
import time
from collections.abc import Iterator
from typing import BinaryIO

import pytest
from club import club
from tls import Server, name_is_at, ok, raw, redirect, serving

from runtimer.adapters.packs.limits import Limits
from runtimer.adapters.packs.sources.https import HttpsSource
from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.archive import pack_up

ARCHIVE = pack_up(club())
DIGEST = hashlib.sha256(ARCHIVE).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        server.answers["/club.rtpack"] = ok(ARCHIVE)
        yield server


SILENT = ("192.0.2.1", 443)
"""Of a network that there is only in documentation (RFC 5737)."""


def fetch(server: Server, url: str, limits: Limits = Limits(seconds=20)) -> Fetched:  # noqa: B008 - it is frozen
    return HttpsSource(url, server.trusting, frozenset([server.peer, SILENT]), limits).fetch(
        lambda done, total: None
    )


def test_pack_comes_with_its_address_and_checksum(server: Server) -> None:
    url, told = server.url("/club.rtpack"), []
    source = HttpsSource(url, server.trusting, frozenset([server.peer]))
    fetched = source.fetch(lambda done, total: told.append((done, total)))
    assert fetched == Fetched(club(), Origin("https", url, sha256=DIGEST), len(ARCHIVE))
    assert told[-1] == (len(ARCHIVE), len(ARCHIVE))


def test_promised_checksum_is_held_to(server: Server) -> None:
    good = server.url(f"/club.rtpack#sha256={DIGEST.upper()}")
    assert fetch(server, good).origin.location == good
    with pytest.raises(PackError, match=f"promises: its SHA-256 is {DIGEST}"):
        fetch(server, server.url(f"/club.rtpack#sha256={'0' * 64}"))
    asked = len(server.asked)
    for wrong in ("sha256=12", "sha1=12", "x"):
        with pytest.raises(PackError, match="64 hexadecimal digits"):
            fetch(server, server.url(f"/club.rtpack#{wrong}"))
    assert len(server.asked) == asked


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_within_https_are_followed(status: int, server: Server) -> None:
    server.answers["/old"] = redirect("/older", status)
    server.answers["/older"] = redirect(server.url("/club.rtpack"), status)
    assert fetch(server, server.url("/old")).pack == club()
    assert server.asked == ["/old", "/older", "/club.rtpack"]


@pytest.mark.parametrize(
    "location",
    ["http://127.0.0.1/club.rtpack", "http://example.org/", "file:///etc/passwd", "ftp://example.org/x"],
)
def test_redirect_off_https_is_refused(location: str, server: Server) -> None:
    server.answers["/old"] = redirect(location)
    with pytest.raises(PackError, match="is not https"):
        fetch(server, server.url("/old"))


def test_endless_redirects_are_refused(server: Server) -> None:
    server.answers["/round"] = redirect("/round")
    with pytest.raises(PackError, match="on and on"):
        fetch(server, server.url("/round"))
    assert len(server.asked) == 6


def test_certificate_of_nobody_known_is_refused(server: Server) -> None:
    with pytest.raises(PackError, match="certificate is not trusted"):
        HttpsSource(server.url("/club.rtpack"), allowed=frozenset([server.peer])).fetch(
            lambda done, total: None
        )
    assert server.asked == []


def endless(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n\r\n")
    while True:
        out.write(bytes(100_000))


def chunked(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        out.write(b"10000\r\n" + bytes(0x10000) + b"\r\n")


@pytest.mark.parametrize(
    "answer",
    [raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"), endless, chunked],
    ids=["promised", "endless", "chunked"],
)
def test_too_much_is_refused(answer: object, server: Server) -> None:
    server.answers["/much"] = answer
    with pytest.raises(PackError, match="larger than 1 MiB"):
        fetch(server, server.url("/much"), Limits(seconds=20, bytes=1 << 20))


def silence(out: BinaryIO) -> None:
    threading.Event().wait(3)


def dripping_head(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        out.write(b"X-More: yes\r\n")
        threading.Event().wait(0.2)


def dripping_body(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
    while True:
        out.write(b"x")
        threading.Event().wait(0.02)


def continuing(out: BinaryIO) -> None:
    while True:
        out.write(b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


def trailing(out: BinaryIO) -> None:
    out.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n")
    while True:
        out.write(b"X-More: yes\r\n" * 1000)


@pytest.mark.parametrize("answer", [silence, dripping_head, dripping_body, continuing, trailing])
def test_too_slow_is_refused(answer: object, server: Server) -> None:
    server.answers["/slow"] = answer
    with pytest.raises(PackError, match=r"takes longer than 0\.4 s"):
        fetch(server, server.url("/slow"), Limits(seconds=0.4))


def test_server_that_never_shakes_hands_is_too_slow(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as mute:
        peer = mute.getsockname()
        source = HttpsSource(
            f"https://127.0.0.1:{peer[1]}/", server.trusting, frozenset([peer]), Limits(seconds=0.3)
        )
        with pytest.raises(PackError, match=r"takes longer than 0\.3 s"):
            source.fetch(lambda done, total: None)


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """An address that takes connections and says nothing; how often it was asked."""
    asked: list[object] = []
    really = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if address != SILENT:
            return really(self, address)
        asked.append(address)
        threading.Event().wait(self.gettimeout())
        raise TimeoutError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return asked


def test_silent_addresses_share_the_time(
    silent: list[object], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_is_at(monkeypatch, *[SILENT] * 6)
    began = time.monotonic()
    with pytest.raises(PackError, match=r"takes longer than 0\.6 s"):
        fetch(server, "https://example.org/", Limits(seconds=0.6))
    assert time.monotonic() - began < 6 * 0.6
    assert len(silent) == 6


def test_silent_address_does_not_keep_from_the_next(
    silent: list[object], server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    name_is_at(monkeypatch, SILENT, SILENT, server.peer)
    url = server.url("/club.rtpack").replace("127.0.0.1", "localhost")
    assert fetch(server, url, Limits(seconds=3)).pack == club()
    assert len(silent) == 2


def test_silent_name_server_is_too_slow(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(10) and [])
    began = time.monotonic()
    with pytest.raises(PackError, match=r"takes longer than 0\.3 s"):
        fetch(server, "https://example.org/", Limits(seconds=0.3))
    assert time.monotonic() - began < 9
    over.set()


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (raw(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"), "answers 404"),
        (raw(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n"), "answers 302"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(ARCHIVE), ARCHIVE[:-5]), "cannot be had"),
        (raw(b"HTTP/1.1 200 OK\r\n\r\n", ARCHIVE[:-5]), None),
        (raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"), "cannot be had"),
        (raw(b"nonsense\r\n\r\n"), "cannot be had"),
        (raw(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n"), "cannot be had"),
        (raw(b"HTTP/1.1 302 Found\r\nLocation: https://[::1\r\n\r\n"), "cannot be had"),
        (redirect("https://example.org/" + "x" * 3000), "more than 2000 characters"),
        (redirect("https://me@example.org/"), "password"),
        (redirect("https://example.org\\@127.0.0.1/"), "password"),
        (redirect("//127.0.0.1:0/"), "private network"),
        (redirect("HTTP://example.org/"), "is not https"),
        (redirect("javascript:x"), "is not https"),
        (raw(b"HTTP/1.1 206 Partial\r\nContent-Length: 5\r\n\r\nPK\3\4x"), "answers 206"),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (len(ARCHIVE) - 5), ARCHIVE), None),
        (raw(b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n", ARCHIVE[:-5]), None),
        (raw(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\n"), "cannot be had"),
        (
            raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nabcde\r\n0\r\n\r\n"),
            "cannot be had",
        ),
        (raw(b"HTTP/9.9 200 OK\r\n\r\n"), "cannot be had"),
        (raw(b"HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:99999/\r\n\r\n"), "cannot be had"),
        (raw(), "cannot be had"),
        (ok(b"\n<!DOCTYPE html>"), "web page"),
        (ok(b"nothing"), None),
    ],
)
def test_what_is_no_pack_is_a_reason(answer: object, reason: str | None, server: Server) -> None:
    server.answers["/x"] = answer
    with pytest.raises(PackError, match=reason):
        fetch(server, server.url("/x"))


@pytest.mark.parametrize(
    "answer",
    [
        raw(b"HTTP/1.1 404 " + b"x" * 60_000 + b"\r\n\r\n"),
        raw(b"x" * 60_000 + b"\r\n\r\n"),
        redirect("https://" + "x" * 1900 + "/"),
    ],
    ids=["status", "nonsense", "address"],
)
def test_server_does_not_fill_the_terminal(answer: object, server: Server) -> None:
    server.answers["/x"] = answer
    with pytest.raises(PackError) as refused:
        fetch(server, server.url("/x"))
    assert len(refused.value.reason) < 2500


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.org/club.rtpack", "is not https"),
        ("https://me:secret@example.org/club.rtpack", "password"),
        ("https://me@example.org/club.rtpack", "password"),
        ("https:///club.rtpack", "written like"),
        ("https://:443/club.rtpack", "written like"),
        ("https://exa mple.org:1/club.rtpack", "cannot be had"),
        (f"https://{'a' * 80}.org/", "cannot be had"),
        ("https://example.org:0x1/", "cannot be had"),
        ("https://0.0.0.0:1/", "cannot be had|private network"),
    ],
)
def test_address_that_is_none_is_a_reason(url: str, reason: str) -> None:
    with pytest.raises(PackError, match=reason):
        HttpsSource(url).fetch(lambda done, total: None)


def test_strange_letters_in_a_path_are_escaped(server: Server) -> None:
    server.answers["/Cl%C3%BCb%20%2F.rtpack?a=b%0Ac"] = ok(ARCHIVE)
    assert fetch(server, server.url("/Clüb %2F.rtpack?a=b%0Ac")).pack == club()
