"""Which source is meant."""

from __future__ import annotations

from typing import Protocol

from runtimer.adapters.disk.regular_files import reason
from runtimer.discovery import Kind, load_part, parts
from runtimer.domain.installation import Origin
from runtimer.domain.pack import PackError
from runtimer.ports.packs import PackSource


class SourcePart(Protocol):
    """What each module of ``sources`` is; in order of RANK they are asked whether they are meant."""

    NAME: str

    def recognises(self, text: str, rev: str | None) -> bool:
        """Return whether a source is named that is of this kind."""
        ...

    def open_source(self, text: str, rev: str | None) -> PackSource:
        """Return the source. Raises PackError."""
        ...


def open_source(text: str, rev: str | None = None) -> PackSource:
    """Return what a user means by a path or an address, at a revision of git. Raises PackError."""
    sources: tuple[SourcePart, ...] = parts(Kind.PACK_SOURCE)
    try:
        for source in sources:
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
    source: SourcePart = load_part(Kind.PACK_SOURCE, origin.kind)
    return source.open_source(origin.location, origin.rev)
