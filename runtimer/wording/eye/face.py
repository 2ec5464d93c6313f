"""The face: all words and figures that show a session at one instant, whoever lays them out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from runtimer.domain.goals import DistanceGoal, Goal, TimeGoal, TotalDistanceGoal
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Intensity, Verb
from runtimer.engine.plan.plan import Segment
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.wording.eye import figures, footers, targets, workouts
from runtimer.wording.eye.belt_sign import RAILS, BeltSign, belt_sign
from runtimer.wording.eye.footers import Hint

_PHASES = {
    Phase.READY: "ready",
    Phase.GET_READY: "get ready",
    Phase.PAUSED: "paused",
    Phase.LEAD_IN: "on you go",
    Phase.DONE: "done",
    Phase.CLOSED: "done",
}
_OVER = (Phase.DONE, Phase.CLOSED)
_QUESTION = ("LEAVE?   q leaves   any other key stays", "LEAVE?  q leaves", "LEAVE?")


@dataclass(frozen=True, slots=True)
class NextSign:
    """What comes after the current step; empty where there is nothing to say."""

    words: str
    urge: str = ""
    lateness: str = ""
    """How late it begins, at once."""
    belt: str = ""
    """What the belt does then."""
    kind: Intensity | None = None
    """The kind of work, None at the end."""
    label: str = "NEXT"


@dataclass(frozen=True, slots=True)
class Face:
    """Every text of a face; empty where there is nothing to say."""

    name: str
    """Of the workout."""
    left: str
    ending: str
    """What follows ``left``: when it will be over, or what it took."""
    sound: str
    """Why nothing is heard."""
    phase: str
    kind: Intensity | None
    """The kind of work that is going on, None while nothing is to be done."""
    aside: tuple[str, ...]
    """Which repetition, the innermost set last; in a pause the step before."""
    digits: str
    took: str
    """What the repetition just done took."""
    missed: str
    """By how much that missed the plan."""
    to_go: str
    """What the digits leave open: ``388 m to go``, ``of 1:30``, ``1240 m``."""
    belt: BeltSign
    next: NextSign | None
    """None after the end."""
    notice: str
    note: str
    change: str
    """By how much all speeds are changed today."""
    totals: str
    """Of the whole workout, before it begins."""
    question: tuple[str, ...]
    """Whether to leave, the longest wording first; none while nothing is asked."""
    hints: tuple[Hint, ...]
    """The keys with what they do now, the one that is wanted first."""


def face_of(glance: Glance, wall: datetime, unit: Unit, *, asking: bool = False) -> Face:
    """Return what a face shows at ``wall``, the time of day; ``asking`` whether the runner wants to leave."""
    segment, result, plan = glance.segment, glance.result, glance.plan
    return Face(
        name=plan.workout.name,
        left=f"left {figures.duration(glance.left_s)}",
        ending=_ending(glance, wall),
        sound=figures.sound_state(glance.silence) if glance.silence else "",
        phase=_phase(glance),
        kind=None if segment is None or glance.phase in (Phase.PAUSED, *_OVER) else segment.verb.intensity,
        aside=_aside(glance),
        digits=figures.duration(glance.seconds),
        took=figures.duration(result.segment_pass.moving_s) if result else "",
        missed=figures.difference(result.segment_pass.moving_s, result.planned_s) if result else "",
        to_go=_to_go(glance),
        belt=belt_sign(glance, unit),
        next=_next(glance, unit),
        notice=glance.notice or "",
        note=(segment.note or "") if segment else "",
        change=targets.scale(plan.runner.scale),
        totals=workouts.totals(plan, unit) if glance.phase is Phase.READY else "",
        question=_QUESTION if asking else (),
        hints=footers.LEAVING if asking else footers.running(glance),
    )


def _ending(glance: Glance, wall: datetime) -> str:
    if glance.phase in _OVER:
        return f"· took {figures.duration(glance.elapsed_s)}"
    return f"{'~ ' * glance.left_estimated}· done at {figures.time_of_day(wall, glance.left_s)}"


def _phase(glance: Glance) -> str:
    if glance.phase is Phase.RUNNING and glance.segment:
        return figures.title(glance.segment).upper()
    words = _PHASES.get(glance.phase, "")
    if glance.phase is Phase.PAUSED:
        words = f"{words} {figures.duration(glance.paused_s)}"
    return words.upper()


def _aside(glance: Glance) -> tuple[str, ...]:
    if glance.segment is None:
        return ()
    title = () if glance.phase is Phase.RUNNING else (figures.title(glance.segment),)
    return (*title, *figures.rep_parts(glance.segment))


def _to_go(glance: Glance) -> str:
    if glance.goal is None:
        return ""
    about = "~" * glance.approximate
    if glance.metres_left is not None:
        return f"{about}{_metres(glance.metres_left, glance.goal)} to go"
    if isinstance(glance.goal, TimeGoal):
        return f"of {figures.goal(glance.goal)}"
    if glance.metres is None:
        return figures.goal(glance.goal)
    return f"{about}{_metres(glance.metres, glance.goal)}"


def _metres(metres: float, goal: Goal) -> str:
    """Write metres in the unit of the goal."""
    unit = goal.unit if isinstance(goal, DistanceGoal | TotalDistanceGoal) else LengthUnit.M
    return figures.length_to_go(metres, unit)


def _next(glance: Glance, unit: Unit) -> NextSign | None:
    """Return the step that comes next; one that is late begins at once."""
    segment = glance.following
    if glance.segment is None:
        return None
    if segment is None:
        return NextSign("done")
    return NextSign(
        figures.work(segment),
        urge="at once" if glance.late_s else "",
        lateness=f"{figures.duration(glance.late_s)} late" if glance.late_s else "",
        belt=_next_belt(segment, glance, unit),
        kind=segment.verb.intensity,
    )


def _next_belt(segment: Segment, glance: Glance, unit: Unit) -> str:
    if segment.verb is Verb.REST:
        return RAILS
    if glance.following_mps:
        return f"belt {targets.belt(glance.following_mps, unit, glance.plan.runner.treadmill)}"
    return segment.target.speed.text if segment.target.speed else ""
