"""The progress line: how much of the step is behind."""

from __future__ import annotations

import math

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.goals import DistanceGoal, Goal, TimeGoal, TotalDistanceGoal
from runtimer.domain.units import LengthUnit
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import STRONG, ink
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import goal, length

_TEXT = 18
"""Cells kept for the words, so that the bar does not move when they grow."""
_MARGIN = 2


def progress(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw a bar, with what is to go in words."""
    glance = frame.glance
    if glance.phase not in (Phase.RUNNING, Phase.PAUSED):
        return [row(width, [])]
    words = Segment(_to_go(glance).rjust(_TEXT), STRONG)
    return [row(width, [space(_MARGIN), *_bar(frame, width - _TEXT - 2 * _MARGIN)], [words, space(_MARGIN)])]


def _bar(frame: Frame, cells: int) -> list[Segment]:
    glance, line = frame.glance, ink(frame.palette.faint)
    if cells < 1:
        return []
    if glance.progress is None:
        return [Segment("┄" * cells, line)]
    halves = int(min(1.0, max(0.0, glance.progress)) * cells * 2)
    done = "━" * (halves // 2) + "╸" * (halves % 2)
    return [
        Segment(done, ink(frame.palette.of_phase(glance), bold=True)),
        Segment("━" * (cells - len(done)), line),
    ]


def _to_go(glance: Glance) -> str:
    """``388 m to go``, ``of 1:30``, ``1240 m``: what the digits leave open."""
    if glance.goal is None:
        return ""
    about = "~" * glance.approximate
    if glance.metres_left is not None:
        return f"{about}{_metres(glance.metres_left, glance.goal)} to go"
    if isinstance(glance.goal, TimeGoal):
        return f"of {goal(glance.goal)}"
    return goal(glance.goal) if glance.metres is None else f"{about}{_metres(glance.metres, glance.goal)}"


def _metres(metres: float, of: Goal) -> str:
    """In the unit of the goal; metres are whole ones, and the last is counted until it is run."""
    unit = of.unit if isinstance(of, DistanceGoal | TotalDistanceGoal) else LengthUnit.M
    return length(math.ceil(metres - 1e-6) if unit is LengthUnit.M else metres, unit)
