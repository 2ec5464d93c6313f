"""The keypad: what each key asks of the session."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.treadmill import ordinary_belt
from runtimer.domain.units import Unit
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
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
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.services.asks import Ask, Refusal
from runtimer.services.belt_entry import BeltEntry
from runtimer.wording.eye.keys import ACTIONS, Action, name_of
from runtimer.wording.eye.targets import beyond_belt

MORE_S, MORE_M = 10.0, 100.0
MORE_SPEED = 0.01
"""Before the start: one percent of every speed."""


def _pause_or_resume(glance: Glance, _: Unit) -> Command:
    return Resume() if glance.phase in (Phase.PAUSED, Phase.LEAD_IN) else Pause()


def _next(glance: Glance, _: Unit) -> Command:
    return Start() if glance.phase is Phase.READY else Next()


def _back(glance: Glance, _: Unit) -> Command:
    return Undo() if glance.undoable else Back()


def _notch(glance: Glance, unit: Unit, change: int) -> Command | Refusal | None:
    """Move the belt one notch of the runner's treadmill, or of ``unit``.

    Where its speed is unknown, it has to be typed first.
    """
    if glance.segment is None:
        return None
    if glance.speed_mps is None:
        return Refusal("type the belt's speed, then enter: nobody has said what it is")
    mps, treadmill = glance.speed_mps, glance.plan.runner.treadmill
    notched = (treadmill or ordinary_belt(unit)).notch(mps, change).mps
    return SetSpeed(min(FASTEST_MPS, max(SLOWEST_MPS, notched)))


def _more(glance: Glance, sign: int) -> Command:
    """Make the step longer; before the start, every speed faster."""
    if glance.phase is Phase.READY:
        return ScaleSpeeds(round(glance.plan.runner.scale + sign * MORE_SPEED, 6))
    return Extend(sign * MORE_S, sign * MORE_M)


Meaning = Callable[[Glance, Unit], Command | Refusal | None]

_MEANINGS: Mapping[Action, Meaning] = {
    Action.PRIMARY: lambda glance, _: glance.primary,
    Action.PAUSE: _pause_or_resume,
    Action.NEXT: _next,
    Action.BACK: _back,
    Action.LONGER: lambda glance, _: _more(glance, +1),
    Action.SHORTER: lambda glance, _: _more(glance, -1),
    Action.FASTER: lambda glance, unit: _notch(glance, unit, +1),
    Action.SLOWER: lambda glance, unit: _notch(glance, unit, -1),
    Action.ADD_REP: lambda *_: AddRep(),
    Action.DROP_REP: lambda *_: DropRep(),
    Action.END_SET: lambda *_: EndSet(),
    Action.LEAVE: lambda *_: Finish(),
}
_ASKS = {
    Action.WHERE: Ask.WHERE,
    Action.MUTE: Ask.MUTE,
    Action.LOUDER: Ask.LOUDER,
    Action.SOFTER: Ask.SOFTER,
}
CLOSING = frozenset({"space", "enter", "q"})
"""What closes a session of which the last step was ended by a key just now; later any key does."""
_TYPED_IN = (Phase.RUNNING, Phase.PAUSED, Phase.LEAD_IN)


class Keypad:
    """Turns keys into commands.

    ``unit`` is the one that speeds are shown in, ``ready_s`` the time to get ready.
    """

    def __init__(self, unit: Unit, ready_s: float = Start().ready_s) -> None:
        self._unit = unit
        self._ready_s = ready_s
        self._entry = BeltEntry()

    def typed(self, at: timedelta) -> str | None:
        """Return the figures of a belt speed that is being typed, None where none is; ``at`` is real time."""
        return self._entry.figures(at)

    def press(self, key: str, at: timedelta, glance: Glance) -> Command | Ask | Refusal | None:
        """Return what ``key`` asks for at ``at``, in real time, of the session or of the coach.

        Return None for a key without a meaning.
        """
        key = name_of(key)
        if glance.phase in _TYPED_IN and self._entry.owns(key, at):
            figure = self._entry.press(key, at)
            return None if figure is None else _typed_speed(figure, glance, self._unit)
        action = ACTIONS.get(key)
        if action is Action.UNIT:
            self._unit = Unit.MI if self._unit is Unit.KM else Unit.KM
            return None
        if action in _ASKS:
            return _ASKS[action]
        meaning = _MEANINGS.get(action) if action else None
        if glance.phase is Phase.DONE and not (glance.undoable and meaning is _back):
            return None if glance.undoable and key not in CLOSING else Finish()
        if len(key) == 1 and key.isalpha() and not key.isascii():
            return Refusal(f"{key} is no key here: change the keyboard to Latin letters")
        command = meaning(glance, self._unit) if meaning else None
        return Start(self._ready_s) if isinstance(command, Start) else command


def _typed_speed(figure: float, glance: Glance, unit: Unit) -> Command | Refusal:
    """Return the belt's speed as it was typed, in the unit of the machine, else in ``unit``.

    Return a refusal for a speed that the machine does not go.
    """
    treadmill = glance.plan.runner.treadmill
    belt = treadmill or ordinary_belt(unit)
    if not belt.lowest <= figure <= belt.top:
        return Refusal(beyond_belt(figure, belt))
    return SetSpeed(treadmill.shows(figure).mps if treadmill else unit.from_per_hour(figure))
