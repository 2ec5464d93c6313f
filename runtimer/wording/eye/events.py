"""Events in a line: a name in kebab case, then words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from runtimer.domain.goals import DistanceGoal, Goal, OpenGoal
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.news import (
    CueDue,
    GetReadyBegan,
    GoalChanged,
    LeadInBegan,
    News,
    Noticed,
    Paused,
    RepDone,
    RepsChanged,
    Resumed,
    SegmentEntered,
    SegmentLeft,
    SegmentSkipped,
    SendOffMissed,
    SessionReopened,
    SetEnded,
    SpeedChanged,
    StepTakenBack,
    WorkoutFinished,
)
from runtimer.engine.plan.plan import Plan, Segment
from runtimer.engine.running.commands import SpeedSource
from runtimer.wording.eye import figures, targets


@dataclass(frozen=True, slots=True)
class Telling:
    """What the words of an event depend on.

    With ``auto_done`` a step that only a key can end ends by its estimate.
    """

    plan: Plan
    auto_done: bool = False


def event(happened: News, telling: Telling) -> str:
    """Return an event's name and words, empty for one that another event tells already."""
    words = _WORDS.get(type(happened))
    return words(happened, telling) if words else ""


def _entered(happened: SegmentEntered, telling: Telling) -> str:
    segment = telling.plan.segments[happened.segment_index]
    # Not by ``until``, which a step that is entered while paused has not got yet.
    by_key = isinstance(happened.goal, OpenGoal) or (
        isinstance(happened.goal, DistanceGoal) and not segment.speeds_mps
    )
    by_estimate = f" · ends by its estimate, {figures.duration(segment.estimate_s)}"
    ending = "" if not by_key else by_estimate if telling.auto_done else " · ends by key"
    return (
        f"segment-entered {segment_words(segment, telling.plan, happened.goal, happened.speeds_mps)}{ending}"
    )


def _rep_done(happened: RepDone, telling: Telling) -> str:
    run_pass, rep = happened.segment_pass, happened.segment_pass.segment.reps[-1]
    way = f"{figures.way(run_pass.metres, telling.plan.runner.unit)}{' ~' if run_pass.estimated else ''}"
    return f"rep-done {rep.number}/{rep.of} {figures.duration(run_pass.moving_s)} {way}"


def _skipped(happened: SegmentSkipped, telling: Telling) -> str:
    why = "" if happened.segment_pass else " (its end was reached already)"
    return (
        f"segment-skipped {segment_words(telling.plan.segments[happened.segment_index], telling.plan)}{why}"
    )


def _speed_changed(happened: SpeedChanged, telling: Telling) -> str:
    runner = telling.plan.runner
    setting = targets.belt(happened.mps, runner.unit, runner.treadmill)
    return f"speed-changed {setting}{'' if happened.source is SpeedSource.PLAN else f' by {happened.source}'}"


def _cue(cue: Cue) -> str:
    name = "say" if cue.kind is CueKind.WORDS else cue.kind.value
    text = f"“{cue.text}”" if cue.kind in (CueKind.WORDS, CueKind.SOUND) else cue.text
    return f"{name} {text}".rstrip()


_WORDS: Mapping[type[News], Callable[[Any, Telling], str]] = {
    GetReadyBegan: lambda e, t: (
        f"get-ready {figures.duration(e.seconds)} · {segment_words(t.plan.segments[0], t.plan)}"
    ),
    SegmentEntered: _entered,
    CueDue: lambda e, _: f"cue {_cue(e.cue)}",
    RepDone: _rep_done,
    SegmentSkipped: _skipped,
    SpeedChanged: _speed_changed,
    SendOffMissed: lambda e, _: f"send-off-missed {figures.duration(e.late_s)} late",
    GoalChanged: lambda e, _: f"goal-changed {figures.goal(e.goal)}",
    RepsChanged: lambda e, _: f"reps-changed {e.of}",
    StepTakenBack: lambda *_: "step-taken-back",
    SegmentLeft: lambda *_: "segment-left",
    SetEnded: lambda *_: "set-ended",
    Paused: lambda *_: "paused",
    LeadInBegan: lambda e, _: f"lead-in {figures.duration(e.seconds)}",
    Resumed: lambda *_: "resumed",
    Noticed: lambda e, _: f"notice {e.text}",
    SessionReopened: lambda e, _: (
        f"session-reopened paused for {figures.duration((e.at - e.paused_at) / timedelta(seconds=1))}"
    ),
    WorkoutFinished: lambda e, _: "workout-finished" if e.complete else "workout-broken-off",
}


def missing(lines: int) -> str:
    """Say, in a line in their place, that lines were dropped."""
    return f"notice {_lines(lines)} missing here: they could not be written in time"


def lost(lines: int) -> str:
    """Say at the end that lines were lost."""
    return f"{_lines(lines)} lost: they could not be written"


def unwritten(why: str) -> str:
    """Say that lines cannot be written now."""
    return f"the lines cannot be written ({why}); the session goes on, and they are kept while there is room"


def no_more_keys(why: str) -> str:
    """Say that no keys can be read any more."""
    return f"keys cannot be read any more ({why}): steps that end by key end by their estimate"


def _lines(count: int) -> str:
    return "1 line is" if count == 1 else f"{count} lines are"


def segment_words(
    segment: Segment, plan: Plan, goal: Goal | None = None, speeds_mps: tuple[float, ...] | None = None
) -> str:
    """Say a segment in a line: ``run 1000 m · 3:45/km · 1 % · belt 16.0 km/h · rep 3 of 7``.

    ``goal`` is the one it was entered with.
    """
    shown = figures.goal(segment.goal if goal is None or goal == segment.goal else goal)
    as_written = "" if goal is None or goal == segment.goal else f"({figures.goal(segment.goal)})"
    name = f"{segment.name} · {figures.VERBS[segment.verb]}" if segment.name else figures.VERBS[segment.verb]
    holding = targets.holding(segment, plan.runner, plan.runner.unit, speeds_mps)
    parts = [f"{name} {shown} {as_written}".rstrip(), holding, figures.reps(segment)]
    return " · ".join(part for part in parts if part)
