"""The belt: what the hand sets."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.workout import Verb
from runtimer.engine.plan.plan import Segment as Step
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.ui.font import Face, draw
from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye import targets
from runtimer.wording.eye.figures import incline, pace, target

SOON_S = 10
"""In so many last seconds of a step the next speed is shown."""
NOTCH_SOON_S = 5
"""So long before a change inside a step the speed that it changes to is shown."""
_HALF = 0.5
RAILS = "feet on the rails"
_FACE = Face(width=4, rows=3, stroke=1)


@dataclass(frozen=True, slots=True)
class Hand:
    """What the hand has to do: words, the speed to set (m/s, None: no number), the step that asks for it."""

    words: str
    mps: float | None
    step: Step | None
    soon: bool = False
    """Whether it is yet to come."""
    typed: str | None = None
    """The figures of the speed that is being typed, in place of any other."""


def belt(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw what to set the belt to, in digits three rows high where there is room.

    Inverted when it is yet to come.

    A fourth row and a fifth are air above and below, without which inverted digits would run into the ground.
    """
    hand = hand_of(frame.glance)
    style = inverted(frame.palette.of(hand.step)) if hand.soon else STRONG
    signs = _sign(hand, frame, height)
    middle, quiet = height // 2, ink(frame.palette.soft)
    return [
        row(
            width,
            [space(1), Segment(f" {sign} ", style), Segment(slope, STRONG)],
            [Segment(goal, PLAIN if n == middle else quiet)],
        )
        for n, (sign, slope, goal) in enumerate(
            zip(signs, _slope(hand, frame, height), _held(hand, frame, height), strict=True)
        )
    ]


def hand_of(glance: Glance) -> Hand:
    """Tell what the hand has to do now."""
    step, following = glance.segment, glance.following
    if glance.typed is not None:
        return Hand("BELT", None, step, typed=glance.typed)
    if step is None:
        return Hand("slow the belt", None, None)
    if glance.phase in (Phase.READY, Phase.GET_READY):
        return _set(step, glance.following_mps)
    if following and following.verb is not Verb.REST and _is_soon_over(glance):
        return _set(following, glance.following_mps)
    if glance.phase is Phase.RUNNING and glance.notch and glance.notch.seconds <= NOTCH_SOON_S:
        return _set(step, glance.notch.mps)
    if glance.speed_mps == 0.0:
        return Hand(
            f"{RAILS} · next" if glance.following_mps else RAILS, glance.following_mps or None, following
        )
    return (
        Hand("BELT", glance.speed_mps, step) if glance.speed_mps else Hand(f"BELT  {_felt(step)}", None, step)
    )


def _is_soon_over(glance: Glance) -> bool:
    """Return whether the next speed is to be seen: in the last ten seconds, of a short step in its second half.

    Before a rest the belt keeps its speed: feet go on the rails when it begins, and not before.
    """
    counted = glance.phase is Phase.RUNNING and not glance.counting_up
    return counted and glance.seconds <= SOON_S and (glance.progress is None or glance.progress >= _HALF)


def _set(step: Step, mps: float | None) -> Hand:
    return (
        Hand("SET", mps, step, soon=True)
        if mps
        else Hand(RAILS if mps == 0.0 else f"SET  {_felt(step)}", None, step, soon=True)
    )


def _felt(step: Step) -> str:
    return step.target.speed.text if step.target.speed else "by feel"


def _sign(hand: Hand, frame: Frame, height: int) -> list[str]:
    """Words, figure and unit side by side, a line for each row."""
    words = _column(hand.words, height // 2, height)
    if hand.typed is not None:
        figure, unit = f"{hand.typed}_", targets.dial_unit(frame.unit, frame.runner.treadmill)
    elif hand.mps is not None:
        figure, unit = targets.dial(hand.mps, frame.unit, frame.runner.treadmill)
    else:
        return words
    drawn = (
        draw(figure, _FACE, height - _FACE.rows)
        if height >= _FACE.rows
        else [figure, *[" " * len(figure)] * (height - 1)]
    )
    foot = min(height - 1, (height + 1) // 2)
    return ["  ".join(parts) for parts in zip(words, drawn, _column(unit, foot, height), strict=True)]


def _column(text: str, place: int, height: int) -> list[str]:
    return [text if n == place else " " * len(text) for n in range(height)]


def _slope(hand: Hand, frame: Frame, height: int) -> list[str]:
    percent = hand.step.target.incline_percent if hand.step else None
    return _column(
        "" if percent is None else f"   {incline(percent, frame.runner.treadmill)}", height // 2, height
    )


def _held(hand: Hand, frame: Frame, height: int) -> list[str]:
    """The pace, and how far it is off what is asked for; below it what else is to be held."""
    lines, middle = [""] * height, height // 2
    if hand.step:
        rest = target(replace(hand.step.target, speed=None, incline_percent=None), frame.runner)
        lines[min(height - 1, middle + 1)] = f" {rest}  "
    if hand.mps:
        off = targets.off_target(hand.step, hand.mps)
        lines[middle] = f" {pace(hand.mps, frame.unit)}{f' ({off})' if off else ''}  "
    return lines
