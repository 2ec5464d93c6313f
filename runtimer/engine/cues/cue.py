"""The cue: what is to be heard when, as a symbol."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from runtimer.engine.cues.sayings import Authored, Saying


class CueKind(StrEnum):
    """What a cue tells; tones have a sound of the same name."""

    TICK = "tick"
    LONG = "long"
    GO = "go"
    EASE = "ease"
    SET_DONE = "set-done"
    LAST_REP = "last-rep"
    FINISH = "finish"
    SOUND = "sound"
    """A sound that the author named."""
    PAUSED = "paused"
    """The session still stands paused."""
    WORDS = "words"
    """Something that is said."""


@dataclass(frozen=True, slots=True, order=True)
class CueId:
    """What makes a cue the same cue: revision of the session, serial of the pass, rule and a number in that rule."""

    revision: int
    serial: int
    rule: str
    k: int

    @property
    def in_pass(self) -> tuple[int, str, int]:
        """What stays of it when a command makes a new revision: serial of the pass, rule and number."""
        return self.serial, self.rule, self.k

    def __str__(self) -> str:
        return f"{self.revision}.{self.serial}.{self.rule}.{self.k}"


@dataclass(frozen=True, slots=True)
class Cue:
    """Heard at ``at``, or not at all when it would be more than ``patience_s`` seconds late.

    Of several tones at one instant the highest ``priority`` is heard. ``text`` is the author's words, the
    name of the author's sound, or what a tick counts. Words have a ``saying``, may begin at any time from
    ``at`` on, and have to be over at ``until``; of those that stand in each other's way the higher
    ``priority`` is heard. With ``late`` they are not to begin soon but to be over just then.
    """

    id: CueId
    at: timedelta
    kind: CueKind
    patience_s: float
    priority: int = 0
    text: str = ""
    saying: Saying | None = None
    until: timedelta | None = None
    late: bool = False

    @property
    def authored(self) -> bool:
        """Whether it is the author's words or sound, which are heard once in a pass, and not one of ours."""
        return self.kind is CueKind.SOUND or isinstance(self.saying, Authored)

    @property
    def is_tone(self) -> bool:
        """Whether it is one of the tones, of which only one is heard at an instant."""
        return self.kind not in (CueKind.SOUND, CueKind.WORDS)
