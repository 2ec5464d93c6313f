"""The next line: what comes after this step."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.workout import Verb
from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.belt import RAILS, hand_of
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import duration, work
from runtimer.wording.eye.targets import belt, dial_unit


def following(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step that comes next, with its speed."""
    return [row(width, [*_step(frame, frame.glance.late_s), Segment(_belt(frame), PLAIN)])]


def following_to_set(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the step that comes next, where there is no room for the belt: what to set stands at the right, inverted as there."""
    hand, step = hand_of(frame.glance), frame.glance.following
    if hand.typed is not None:
        unit = dial_unit(frame.unit, frame.runner.treadmill)
        return [row(width, [Segment(f"  {hand.words} {hand.typed}_ {unit}", STRONG)])]
    if not (hand.soon and step):
        return following(frame, width, height)
    figure = f" {belt(hand.mps, frame.unit, frame.runner.treadmill)}" if hand.mps else ""
    return [
        row(
            width,
            _step(frame, late_s=None),
            [Segment(f" {hand.words}{figure} ", inverted(frame.palette.of(step))), space(1)],
        )
    ]


def _step(frame: Frame, late_s: int | None) -> list[Segment]:
    """The step in words, nothing past the end; with how late it begins, at once."""
    if frame.glance.segment is None:
        return []
    label, step = Segment("  NEXT  ", ink(frame.palette.soft)), frame.glance.following
    if step is None:
        return [label, Segment("done", PLAIN)]
    alarm = ink(frame.palette.alarm, bold=True)
    before, after = (
        ([Segment("at once ", alarm)], [Segment(f" · {duration(late_s)} late", alarm)])
        if late_s
        else ([], [])
    )
    return [label, *before, Segment(work(step), ink(frame.palette.of(step), bold=True)), *after]


def _belt(frame: Frame) -> str:
    glance, step = frame.glance, frame.glance.following
    if step and step.verb is Verb.REST:
        return f" · {RAILS}"
    if glance.following_mps:
        return f" · belt {belt(glance.following_mps, frame.unit, frame.runner.treadmill)}"
    return f" · {step.target.speed.text}" if step and step.target.speed else ""
