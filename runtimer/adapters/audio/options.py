"""How a session wants its sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SoundOptions:
    """What a sink needs to know beyond the back end; the defaults are right for most."""

    sounds: Mapping[str, str] = field(default_factory=dict)
    """Paths of sound files, by the name that a cue gives them."""
    offset_s: float = 0.0
    """Seconds by which everything begins earlier, for headphones that are late."""
    dither: bool = False
    """An inaudible noise where there would be silence, for headphones that fall asleep."""
