"""Packs from the web: no server of this computer or of a private network is connected to, whatever its address looks like."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from tls import Server, name_is_at, redirect, serving

from runtimer.adapters.packs.addresses import is_public
from runtimer.adapters.packs.sources.https import HttpsSource
from runtimer.domain.installation import Fetched
from runtimer.domain.pack import PackError


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


def fetch(server: Server, url: str) -> Fetched:
    return HttpsSource(url, server.trusting, frozenset([server.peer])).fetch(lambda done, total: None)


@pytest.fixture(params=[socket.AF_INET, socket.AF_INET6], ids=["IPv4", "IPv6"])
def private(request: pytest.FixtureRequest) -> Iterator[socket.socket]:
    """A server on this computer."""
    host = "127.0.0.1" if request.param == socket.AF_INET else "::1"
    try:
        listening = socket.create_server((host, 0), family=request.param)
    except OSError:
        pytest.skip("there is no IPv6 here")
    with listening:
        yield listening


def was_connected_to(listening: socket.socket) -> bool:
    """Whether somebody waits to be accepted: on one computer that is known as soon as the other side is connected."""
    listening.setblocking(False)
    try:
        listening.accept()[0].close()
    except BlockingIOError:
        return False
    return True


FORMS = {
    socket.AF_INET: (
        "127.0.0.1",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "127.1",
        "2130706433",
        "0x7f000001",
        "017700000001",
        "127.0.0.1.",
    ),
    socket.AF_INET6: ("[::1]", "[0:0:0:0:0:0:0:1]", "[::0001]"),
}
"""Ways to write the address of this computer; some of them not every system knows."""


def test_private_server_is_seen_when_it_is_connected_to(private: socket.socket) -> None:
    assert not was_connected_to(private)
    with socket.create_connection(private.getsockname()[:2]):
        assert was_connected_to(private)


@pytest.mark.parametrize("through", ["directly", "redirect", "second redirect"])
def test_private_peer_is_not_connected_to(through: str, private: socket.socket, server: Server) -> None:
    for form in FORMS[private.family]:
        url = f"https://{form}:{private.getsockname()[1]}/"
        server.answers["/old"] = redirect(url)
        server.answers["/older"] = redirect("/old")
        path = {"redirect": "/old", "second redirect": "/older"}.get(through)
        with pytest.raises(PackError) as refused:
            fetch(server, server.url(path) if path else url)
        assert refused.value.code == "private-address" or form not in ("127.0.0.1", "[::1]"), (
            refused.value.reason
        )
        assert not was_connected_to(private), form


PUBLIC = ("93.184.215.14", 443)


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is connected to, which fails at once."""
    asked: list[object] = []

    def connect(self: socket.socket, address: object) -> None:
        asked.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket.socket, "connect", connect)
    return asked


@pytest.mark.parametrize(
    "private",
    [
        *[("127.0.0.1", 443), ("10.0.0.1", 443), ("169.254.169.254", 443)],
        *[
            ("::1", 443, 0, 0),
            ("fe80::1%eth0", 443, 0, 2),
            ("fd00::1", 443, 0, 0),
            ("::ffff:10.0.0.1", 443, 0, 0),
            ("64:ff9b::a00:1", 443, 0, 0),
        ],
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["first", "last"])
def test_name_with_one_private_address_is_not_connected_to(
    private: tuple[str, int], first: bool, connected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    name_is_at(monkeypatch, *((private, PUBLIC) if first else (PUBLIC, private)))
    with pytest.raises(PackError, match="in a private network"):
        HttpsSource("https://example.org/club.rtpack").fetch(lambda done, total: None)
    assert connected == []


def test_name_with_public_addresses_is_connected_to(
    connected: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    name_is_at(monkeypatch, PUBLIC, ("2606:2800:21f:cb07::1", 443, 0, 0))
    with pytest.raises(PackError, match="cannot be had"):
        HttpsSource("https://example.org/club.rtpack").fetch(lambda done, total: None)
    assert connected == [PUBLIC, ("2606:2800:21f:cb07::1", 443, 0, 0)]


def test_name_of_a_private_address_does_not_hide_it(server: Server) -> None:
    url = server.url("/club.rtpack").replace("127.0.0.1", "localhost")
    with pytest.raises(PackError, match="in a private network"):
        HttpsSource(url, server.trusting).fetch(lambda done, total: None)
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "93.184.215.14",
        "2606:2800:21f:cb07::1",
        "::ffff:93.184.215.14",
        "64:ff9b::5db8:d70e",
        "2a00:1450:4001:800::200e",
        "2002:5db8:d70e::1",
    ],
)
def test_public_addresses(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "ff02::1", "::ffff:10.0.0.1",
        "::ffff:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::", "2002:c0a8:101::1", "2001:db8::1", "", "name",
        "fec0::1", "feff::1", "64:ff9b:1::1", "64:ff9b:1:ffff::a00:1", "::7f00:1", "::10.0.0.1", "::ffff:0:7f00:1", "::93.184.215.14",
        "192.0.0.1", "192.88.99.1", "198.18.0.1", "203.0.113.1", "2001::1", "2001:10::1", "3fff::1", "4000::1", "5f00::1", "100::1",
        "fe80::5efe:5db8:d70e", "::ffff:192.88.99.1", "::ffff:0:5db8:d70e", "::5db8:d70e", "2002:a00:1::1", "ff0e::1",
    ],
)  # fmt: skip
def test_private_and_special_addresses(address: str) -> None:
    assert not is_public(address)
