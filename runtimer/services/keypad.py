"""Keys: what each of them asks of the session, by a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta

from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.units import Unit
from runtimer.engine.plan.belt_speeds import NOTCH
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
from runtimer.wording.eye.figures import speed_unit

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
    notches = round(unit.per_hour(mps) / NOTCH) + change
    notched = treadmill.notch(mps, change).mps if treadmill else unit.from_per_hour(notches * NOTCH)
    return SetSpeed(min(FASTEST_MPS, max(SLOWEST_MPS, notched)))


def _more(glance: Glance, _: Unit, sign: int) -> Command:
    """Make the step longer; before the start, every speed faster."""
    if glance.phase is Phase.READY:
        return ScaleSpeeds(round(glance.plan.runner.scale + sign * MORE_SPEED, 6))
    return Extend(sign * MORE_S, sign * MORE_M)


Meaning = Callable[[Glance, Unit], Command | Refusal | None]

_MEANINGS: Mapping[str, Meaning] = {
    "space": lambda glance, _: glance.primary,
    "p": _pause_or_resume,
    "right": _next,
    "n": _next,
    "enter": _next,
    "pagedown": _next,
    "left": _back,
    "pageup": _back,
    "plus": lambda glance, unit: _more(glance, unit, +1),
    "minus": lambda glance, unit: _more(glance, unit, -1),
    "up": lambda glance, unit: _notch(glance, unit, +1),
    "down": lambda glance, unit: _notch(glance, unit, -1),
    "a": lambda *_: AddRep(),
    "d": lambda *_: DropRep(),
    "c": lambda *_: EndSet(),
    "q": lambda *_: Finish(),
}
_ASKS = {"s": Ask.WHERE, "m": Ask.MUTE, "]": Ask.LOUDER, "[": Ask.SOFTER}
UNIT = "u"
CLOSING = frozenset({"space", "enter", "q"})
"""What closes a session of which the last step was ended by a key just now; later any key does."""
_TYPED_IN = (Phase.RUNNING, Phase.PAUSED, Phase.LEAD_IN)
ALIASES = {
    "+": "plus", "=": "plus", "equals_sign": "plus", "-": "minus", " ": "space", "return": "enter",
    "left_square_bracket": "[", "right_square_bracket": "]",
}  # fmt: skip


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
        key = ALIASES.get(key, key)
        if glance.phase in _TYPED_IN and self._entry.owns(key, at):
            figure = self._entry.press(key, at)
            return None if figure is None else _typed_speed(figure, glance, self._unit)
        if key == UNIT:
            self._unit = Unit.MI if self._unit is Unit.KM else Unit.KM
            return None
        if ask := _ASKS.get(key):
            return ask
        meaning = _MEANINGS.get(key)
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
    unit = treadmill.unit if treadmill else unit
    limits = (unit.per_hour(SLOWEST_MPS), unit.per_hour(FASTEST_MPS))
    lowest, top = (treadmill.lowest, treadmill.top) if treadmill else limits
    if not lowest <= figure <= top:
        return Refusal(f"the belt goes from {lowest:.1f} to {top:.1f} {speed_unit(unit)}, not {figure:g}")
    return SetSpeed(treadmill.shows(figure).mps if treadmill else unit.from_per_hour(figure))
