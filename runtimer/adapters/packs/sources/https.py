"""A pack at an address of the web."""

from __future__ import annotations

import hashlib
import http.client
import re
import ssl
from urllib.parse import urljoin, urlsplit

from runtimer.adapters.packs.download import Download, Reached
from runtimer.adapters.packs.limits import USUAL, Limits
from runtimer.domain.installation import Fetched, Origin
from runtimer.domain.pack import PackError
from runtimer.formats.packs.archive import unpack
from runtimer.ports.packs import PackSource, Progress

NAME = "https"
RANK = 20
MOST_REDIRECTS = 5
_PIN = re.compile("sha256=([0-9A-Fa-f]{64})")


def recognises(text: str, rev: str | None) -> bool:
    """Return whether a source is named that is of this kind."""
    return rev is None and text.lower().startswith(("https://", "http://"))


def open_source(text: str, rev: str | None) -> PackSource:
    """Return the source of that address; ``rev`` has no meaning for it."""
    del rev
    return HttpsSource(text)


class HttpsSource:
    """Implements ``ports.PackSource``. ``#sha256=`` at the end of the address says what has to come.

    ``context`` decides whose certificates count; ``allowed`` are addresses and ports of peers that are
    reached although they are private. Both are for tests.
    """

    def __init__(
        self,
        url: str,
        context: ssl.SSLContext | None = None,
        allowed: frozenset[tuple[str, int]] = frozenset(),
        limits: Limits = USUAL,
    ) -> None:
        self._url = url
        self._context = context or ssl.create_default_context()
        self._allowed = allowed
        self._limits = limits

    def fetch(self, progress: Progress) -> Fetched:
        """Download the archive. Raises PackError."""
        address, _, fragment = self._url.partition("#")
        pinned = _PIN.fullmatch(fragment)
        if fragment and not pinned:
            raise PackError("what follows `#` in an address is `sha256=` with 64 hexadecimal digits", "pin")
        data = self._download(address, progress)
        digest = hashlib.sha256(data).hexdigest()
        if pinned and pinned[1].lower() != digest:
            raise PackError(f"what came is not what the address promises: its SHA-256 is {digest}", "pin")
        if data.lstrip()[:1] == b"<":
            raise PackError(
                "what came is a web page and no pack; for a git repository write `git+https://…`", "web-page"
            )
        return Fetched(unpack(data), Origin(NAME, self._url, sha256=digest), len(data))

    def _download(self, url: str, progress: Progress) -> bytes:
        """Return what the address leads to. Raises PackError."""
        with Download(self._context, self._allowed, self._limits, progress) as download:
            for _ in range(MOST_REDIRECTS + 1):
                try:
                    reached = download.get(urlsplit(url))
                    if isinstance(reached, Reached):
                        return reached.data
                    url = urljoin(url, reached)
                except (OSError, http.client.HTTPException, ValueError) as error:
                    raise PackError(f"{url} cannot be had: {download.why(error)}", "unreachable") from error
        raise PackError(f"{self._url} leads on and on: more than {MOST_REDIRECTS} redirects", "redirects")
