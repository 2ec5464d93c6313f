"""The footer: which key does what now."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.goals import DistanceGoal
from runtimer.engine.running.commands import Command, Done, Finish, Next, Pause, Resume, Start
from runtimer.engine.running.phases import Phase
from runtimer.ui.palette import STRONG, Palette, ink
from runtimer.ui.rows import row
from runtimer.ui.widgets.face.frame import Frame

_PRIMARY: dict[type[Command], str] = {
    Start: "start",
    Pause: "pause",
    Resume: "resume",
    Done: "rep done",
    Next: "next",
    Finish: "summary",
}
_HELP = ("?", "keys")
_IN_SET = (("c", "end set"), _HELP, ("a d", "rep more, fewer"))
_ANSWERS = (("q", "leaves"), ("any other key", "stays"))


def footer(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the keys, the one that is wanted now first; or those that answer the question whether to leave."""
    if frame.asking:
        return [keys(_ANSWERS, width, frame.palette)]
    glance = frame.glance
    named = _PRIMARY.get(type(glance.primary)) if glance.primary else None
    primary = [("space", named)] if named else []
    back = [("←", "take back" if glance.undoable else "back")]
    if glance.phase in (Phase.RUNNING, Phase.PAUSED):
        more = ("+ -", "100 m" if isinstance(glance.goal, DistanceGoal) else "10 s")
        rest = _IN_SET if glance.segment and glance.segment.sets else (_HELP,)
        return [keys([*primary, ("→", "next"), *back, more, ("↑ ↓", "belt"), *rest], width, frame.palette)]
    return [keys([*primary, *(back if glance.undoable else []), _HELP], width, frame.palette)]


def keys(pairs: Iterable[tuple[str, str]], width: int, palette: Palette) -> Strip:
    """Draw keys with what they do; those that no longer fit are left out."""
    segments, taken = [], 0
    for key, does in pairs:
        taken += len(f"  {key} {does} ")
        if taken > width:
            break
        segments += [Segment(f"  {key}", STRONG), Segment(f" {does} ", ink(palette.soft))]
    return row(width, segments)
