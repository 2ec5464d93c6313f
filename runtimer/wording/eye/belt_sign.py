"""The belt's sign: what the hand sets now, or is about to set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from runtimer.domain.units import Unit
from runtimer.domain.workout import Intensity, Verb
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.wording.eye import figures, targets

SOON_S = 10
"""In so many last seconds of a step the next speed is shown."""
NOTCH_SOON_S = 5
"""So long before a change inside a step the speed that it changes to is shown."""
RAILS = "feet on the rails"
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class BeltSign:
    """What the hand has to do, in words; empty where there is nothing to say.

    ``figure`` and ``unit`` are as on the belt's display; a speed that is being typed ends in a cursor.
    """

    words: str
    figure: str = ""
    unit: str = ""
    incline: str = ""
    pace: str = ""
    """The pace, and how far it is off what is asked for."""
    holding: str = ""
    """What is to be held besides speed and incline."""
    soon: bool = False
    """Whether it is yet to come."""
    kind: Intensity | None = None
    """The kind of work that it is for."""

    @property
    def setting(self) -> str:
        """All that is to be set, in one line."""
        return " ".join(filter(None, (self.words, self.figure, self.unit)))


@dataclass(frozen=True, slots=True)
class _Hand:
    """Words, the speed to set (m/s, None: no number), the segment that asks for it."""

    words: str
    mps: float | None
    segment: Segment | None
    soon: bool = False


def belt_sign(glance: Glance, unit: Unit) -> BeltSign:
    """Return what to set the belt to, in the unit of its display."""
    hand, runner = _hand(glance), glance.plan.runner
    target = hand.segment.target if hand.segment else None
    figure, named = "", ""
    if glance.typed is not None:
        figure, named = f"{glance.typed}_", targets.dial_unit(unit, runner.treadmill)
    elif hand.mps is not None:
        figure, named = targets.dial(hand.mps, unit, runner.treadmill)
    slope = target.incline_percent if target else None
    return BeltSign(
        words=hand.words,
        figure=figure,
        unit=named,
        incline="" if slope is None else figures.incline(slope, runner.treadmill),
        pace=_pace(hand, unit) if hand.mps else "",
        holding=figures.target(replace(target, speed=None, incline_percent=None), runner) if target else "",
        soon=hand.soon,
        kind=hand.segment.verb.intensity if hand.segment else None,
    )


def _hand(glance: Glance) -> _Hand:
    segment, following = glance.segment, glance.following
    if glance.typed is not None:
        return _Hand("BELT", None, segment)
    if segment is None:
        return _Hand("slow the belt", None, None)
    if glance.phase in (Phase.READY, Phase.GET_READY):
        return _to_set(segment, glance.following_mps)
    if following and following.verb is not Verb.REST and _is_soon_over(glance):
        return _to_set(following, glance.following_mps)
    if glance.phase is Phase.RUNNING and glance.notch and glance.notch.seconds <= NOTCH_SOON_S:
        return _to_set(segment, glance.notch.mps)
    if glance.speed_mps == 0.0:
        words = f"{RAILS} · next" if glance.following_mps else RAILS
        return _Hand(words, glance.following_mps or None, following)
    words = "BELT" if glance.speed_mps else f"BELT  {_feeling(segment)}"
    return _Hand(words, glance.speed_mps, segment)


def _is_soon_over(glance: Glance) -> bool:
    """Return whether the next speed is shown: in the last ten seconds, of a short step in its second half.

    Before a rest the belt keeps its speed: feet go on the rails when it begins, and not before.
    """
    counted = glance.phase is Phase.RUNNING and not glance.counting_up
    return counted and glance.seconds <= SOON_S and (glance.progress is None or glance.progress >= _HALF)


def _to_set(segment: Segment, mps: float | None) -> _Hand:
    if mps:
        return _Hand("SET", mps, segment, soon=True)
    return _Hand(RAILS if mps == 0.0 else f"SET  {_feeling(segment)}", None, segment, soon=True)


def _feeling(segment: Segment) -> str:
    return segment.target.speed.text if segment.target.speed else "by feel"


def _pace(hand: _Hand, unit: Unit) -> str:
    assert hand.mps
    off = targets.off_target(hand.segment, hand.mps)
    return f"{figures.pace(hand.mps, unit)}{f' ({off})' if off else ''}"
