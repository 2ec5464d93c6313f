"""What a session and its player process say to each other: JSON objects, one a line.

Session to player (standard input; its end means: let what sounds end, and leave):

* ``{"op": "play", ...}`` a :class:`Play`
* ``{"op": "cancel", "before": revision, "fade": bool}``
* ``{"op": "volume", "tones": 0 to 1, "words": 0 to 1}``
* ``{"op": "dither", "on": bool}`` an inaudible noise instead of silence
* ``{"op": "ping", "sent": s}`` asks for the time

Player to session:

* ``{"op": "ready"}`` it listens
* ``{"op": "pong", "sent": s, "clock": s}`` the player's ``time.perf_counter``
* ``{"op": "open", "name": ...}`` sound comes out of this, for the first time or again
* ``{"op": "lost", "why": ...}`` none comes out, and the player looks for a device; may be told more than once
* ``{"op": "failed", "why": ...}`` there never will be sound; the player may leave
* ``{"op": "stuck"}`` the driver hangs and will not let go: only another player may help
* ``{"op": "unplayable", "sound": ..., "why": ...}`` a file is no sound, or none that can be had; told once of each
* ``{"op": "beat"}`` once a second: it lives
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

Message = dict[str, Any]
"""One line, decoded; ``op`` says which."""

BEAT_S = 1.0
"""Seconds from one beat to the next."""
CLOCK_SLACK_S = 0.005
"""How far two readings of one clock may seem apart, beyond what the round trip explains."""


@dataclass(frozen=True, slots=True)
class Play:
    """A sound to be played at ``at`` (``time.perf_counter``, seconds).

    It is the tone called ``sound``, or the file at ``path`` where there is one; ``words`` have their own
    volume.
    """

    id: str
    revision: int
    at: float
    sound: str
    patience_s: float
    priority: int
    path: str = ""
    words: bool = False

    def shifted(self, offset_s: float) -> Play:
        """Return the same by a clock that is ``offset_s`` ahead."""
        return replace(self, at=self.at + offset_s)

    def message(self) -> Message:
        """Return it as a message."""
        return {"op": "play", **asdict(self)}

    @classmethod
    def from_message(cls, message: Message) -> Play:
        """Return what :meth:`message` was made of. Raise TypeError when it is something else."""
        return cls(**{key: value for key, value in message.items() if key != "op"})


def encode(message: Message) -> bytes:
    """Return a message as a line."""
    return json.dumps(message, separators=(",", ":")).encode() + b"\n"


def decode(line: bytes) -> Message:
    """Return the message of a line, empty when it holds none."""
    try:
        message = json.loads(line)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def clock_offset_s(sent: float, theirs: float, received: float) -> float:
    """Return how far the other's clock is ahead of ours; 0 where the two may well be the same.

    Ours was read when the question was ``sent`` and when the answer was ``received``, the other one in
    between.
    """
    offset = theirs - (sent + received) / 2
    return 0.0 if abs(offset) <= (received - sent) / 2 + CLOCK_SLACK_S else offset
