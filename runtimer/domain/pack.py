"""Packs: workouts and their sounds, shared as one thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runtimer.domain.errors import Diagnostic, RuntimerError


class PackError(RuntimerError):
    """A pack that is refused whole; ``reason`` is a sentence for the user, ``code`` a short stable slug."""

    def __init__(self, reason: str, code: str = "pack") -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack says of itself.

    ``requires`` holds the oldest version of programs, as in ``{"runtimer": ">=0.1"}``; ``files`` the SHA-256
    of every file of the pack but the manifest, in hexadecimal digits by its path, with ``/`` between folders.
    """

    format: int
    name: str
    version: str
    license: str
    authors: tuple[str, ...]
    homepage: str | None = None
    requires: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """A manifest and the files that it names, by their paths; the manifest is not among them."""

    manifest: Manifest
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class WorkoutSummary:
    """What a workout of a pack comes to for one runner, in seconds and metres.

    A workout without a name is not valid, and ``error`` says why.
    """

    path: str
    name: str | None = None
    seconds: float = 0.0
    metres: float = 0.0
    estimated: bool = False
    metres_estimated: bool = False
    error: Diagnostic | None = None
