"""Footers: which keys do what now, the one that is wanted first."""

from __future__ import annotations

from runtimer.domain.goals import DistanceGoal
from runtimer.engine.running.commands import Command, Done, Finish, Next, Pause, Resume, Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.wording.eye.keys import Action, sign_of

Hint = tuple[str, str]
"""What stands for a key, and what it does."""

_PRIMARY: dict[type[Command], str] = {
    Start: "start",
    Pause: "pause",
    Resume: "resume",
    Done: "rep done",
    Next: "next",
    Finish: "summary",
}
_HELP = (sign_of(Action.HELP), "keys")
_IN_SET = (
    (sign_of(Action.END_SET), "end set"),
    _HELP,
    (sign_of(Action.ADD_REP, Action.DROP_REP), "rep more, fewer"),
)
_BACK = sign_of(Action.BACK)
_TAKE_BACK = (_BACK, "take back")
_UP_DOWN = sign_of(Action.FASTER, Action.SLOWER)
_PLUS_MINUS = sign_of(Action.LONGER, Action.SHORTER)
_SPACE = sign_of(Action.PRIMARY)
_QUIT = (sign_of(Action.LEAVE), "leave")

LEAVING = ((sign_of(Action.LEAVE), "leaves"), ("any other key", "stays"))
"""What answers the question whether to leave."""


def running(glance: Glance) -> tuple[Hint, ...]:
    """Return the keys of a session that goes on."""
    words = _PRIMARY.get(type(glance.primary)) if glance.primary else None
    primary = ((_SPACE, words),) if words else ()
    if glance.phase not in (Phase.RUNNING, Phase.PAUSED):
        return (*primary, *((_TAKE_BACK,) if glance.undoable else ()), _HELP)
    return (
        *primary,
        (sign_of(Action.NEXT), "next"),
        _TAKE_BACK if glance.undoable else (_BACK, "back"),
        (_PLUS_MINUS, "100 m" if isinstance(glance.goal, DistanceGoal) else "10 s"),
        (_UP_DOWN, "belt"),
        *(_IN_SET if glance.segment and glance.segment.sets else (_HELP,)),
    )


def ready(*, scaled: bool, back: str | None) -> tuple[Hint, ...]:
    """Return the keys before the start.

    ``scaled`` is whether all speeds are changed, ``back`` where the runner came from.
    """
    return (
        (_SPACE, "start"),
        (_UP_DOWN, "scroll"),
        (_PLUS_MINUS, "speed"),
        (sign_of(Action.WHERE), "sound"),
        (sign_of(Action.REMEMBER), "keep") if scaled else (sign_of(Action.UNIT), "units"),
        _HELP,
        (_BACK, back) if back else _QUIT,
    )


def summary(*, undoable: bool, back: str | None) -> tuple[Hint, ...]:
    """Return the keys after the end."""
    undo = (_TAKE_BACK,) if undoable else ()
    return (
        (_SPACE, back or "end"),
        *undo,
        (_UP_DOWN, "scroll"),
        (sign_of(Action.UNIT), "km or miles"),
    )


def library(*, finding: bool) -> tuple[Hint, ...]:
    """Return the keys of the library; ``finding`` is whether words are typed."""
    leaving = (("esc", "clear"),) if finding else (_HELP, _QUIT)
    return ((_UP_DOWN, "choose"), ("enter", "open"), ("tab", "sort"), *leaving)


def question(without: str) -> tuple[Hint, ...]:
    """Return the keys of a question; ``without`` says what comes of no answer."""
    return (("enter", "answer"), ("esc", without))


def key_help(*, scrolls: bool) -> tuple[Hint, ...]:
    """Return the keys of the help."""
    return ((_UP_DOWN, "scroll"), ("any other", "back")) if scrolls else (("any key", "back"),)
