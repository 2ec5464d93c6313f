"""The versions of packs, and of what they need."""

from __future__ import annotations

import re

from runtimer.domain.pack import Manifest, PackError

_NUMBER = "(?:0|[1-9][0-9]{0,5})"
VERSION = rf"{_NUMBER}\.{_NUMBER}\.{_NUMBER}(?:-[0-9A-Za-z](?:[0-9A-Za-z.-]{{0,30}}[0-9A-Za-z])?)?"
"""The pattern of a pack's version, as semver.org has it, without build numbers."""
MINIMUM = rf">= ?{_NUMBER}(?:\.{_NUMBER}){{0,2}}"
"""The pattern of a requirement: not older than."""


def check_requirements(manifest: Manifest, running: str) -> None:
    """Raise PackError when a pack needs a newer runtimer than the running one, whose version is given."""
    required = manifest.requires.get("runtimer")
    if required and _numbers(running) < _numbers(required):
        raise PackError(
            f"{manifest.name} needs runtimer {required}, this is {running}: update runtimer first",
            "newer-runtimer",
        )


def _numbers(text: str) -> tuple[int, ...]:
    numbers = [int(number) for number in re.findall("[0-9]+", re.sub(r"[-+a-z].*", "", text))[:3]]
    return (*numbers, *(0 for _ in range(3 - len(numbers))))
