"""The phases of a session, with the commands that each of them takes."""

from __future__ import annotations

from enum import StrEnum

from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    Done,
    DropRep,
    EndSet,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    ScaleSpeeds,
    SetSpeed,
    Start,
    Undo,
)


class Phase(StrEnum):
    """Where a session stands."""

    READY = "ready"
    """Not begun."""
    GET_READY = "get ready"
    """The seconds before the first step."""
    RUNNING = "running"
    PAUSED = "paused"
    LEAD_IN = "lead-in"
    """The seconds before it goes on after a long pause."""
    DONE = "done"
    """The last step has ended; the runner is slowing the belt."""
    CLOSED = "closed"
    """Left: early, which can be taken back, or after the end."""


R, G, RUN, P, L, D, C = Phase
TRANSITIONS: dict[tuple[Phase, type[Command]], tuple[Phase, ...]] = {
    (R, ScaleSpeeds): (R,),
    (R, Start): (G, RUN),
    (R, Finish): (C,),
    (G, Start): (RUN,),
    (G, Next): (RUN,),
    (G, Pause): (P,),
    (G, Finish): (C,),
    (RUN, Pause): (P,),
    (RUN, Done): (RUN, D),
    (RUN, Next): (RUN, D),
    (RUN, Back): (RUN,),
    (RUN, Undo): (RUN, D),
    (RUN, Extend): (RUN,),
    (RUN, SetSpeed): (RUN,),
    (RUN, AddRep): (RUN,),
    (RUN, DropRep): (RUN,),
    (RUN, EndSet): (RUN, D),
    (RUN, Finish): (C,),
    (P, Resume): (RUN, L, G),
    (P, Next): (P, D),
    (P, Back): (P,),
    (P, Undo): (P, D),
    (P, Extend): (P,),
    (P, SetSpeed): (P,),
    (P, AddRep): (P,),
    (P, DropRep): (P,),
    (P, EndSet): (P, D),
    (P, Finish): (C,),
    (L, Resume): (RUN,),
    (L, Pause): (P,),
    (L, Extend): (L,),
    (L, SetSpeed): (L,),
    (L, Undo): (L,),
    (L, Finish): (C,),
    (D, Undo): (RUN, P, D),
    (D, Finish): (C,),
    (C, Undo): (P,),
}
"""(phase, command) → the phases that it can lead to; a pair that is absent is illegal and changes nothing."""
