"""Which source is meant."""

from __future__ import annotations

from typing import Protocol

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.packs.sources import file, folder, git, https
from runtimer.domain.installation import Origin, SourceKind
from runtimer.domain.pack import PackError
from runtimer.ports.packs import PackSource


class _Kind(Protocol):
    """What each module of sources has."""

    KIND: SourceKind

    def recognises(self, text: str, rev: str | None) -> bool: ...

    def open_source(self, text: str, rev: str | None) -> PackSource: ...


SOURCES: tuple[_Kind, ...] = (git, https, folder, file)
"""In this order they are asked whether they are meant."""


def open_source(text: str, rev: str | None = None) -> PackSource:
    """Return what a user means by a path or an address, at a revision of git. Raises PackError."""
    try:
        for source in SOURCES:
            if source.recognises(text, rev):
                return source.open_source(text, rev)
    except OSError as error:
        raise PackError(f"{text}: {reason(error)}", "disk") from error
    raise PackError(
        f"there is no file or folder {text}, and it is no address that begins with https:// or git+",
        "no-source",
    )


def open_again(origin: Origin) -> PackSource:
    """Return the source that a pack came from. Raises PackError."""
    source = next(source for source in SOURCES if origin.kind is source.KIND)
    return source.open_source(origin.location, origin.rev)
