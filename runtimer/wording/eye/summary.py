"""A session that is over, in words: its totals, each pass against the plan, what was not run."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from runtimer.domain.units import Unit
from runtimer.domain.workout import Intensity
from runtimer.engine.news import Outcome, Pass
from runtimer.engine.plan.plan import Plan
from runtimer.engine.view.record import Record
from runtimer.wording.eye import figures

HEAD = ("", "plan", "took", "", "")
"""What stands above the columns of a split."""
_DUST_S = 1e-6


@dataclass(frozen=True, slots=True)
class Split:
    """A pass against its plan: a text for each column, the kind of work, whether it was run to its end."""

    columns: tuple[str, str, str, str, str]
    kind: Intensity
    full: bool


def outcome(record: Record) -> str:
    """Say whether the workout was run to its end."""
    return "DONE" if record.complete else "LEFT EARLY"


def totals(record: Record, unit: Unit) -> str:
    """Say distance, moving time and pauses, times rounded down as what the whole took is."""
    counted = [each for each in record.passes if each.outcome is not Outcome.TAKEN_BACK]
    paused = f" · {figures.duration(math.floor(record.paused_s))} paused" if record.paused_s >= 1 else ""
    mark = "~" * any(each.estimated for each in counted)
    moving = figures.duration(math.floor(sum(each.moving_s for each in counted) + _DUST_S))
    metres = sum(each.metres for each in counted)
    return f"{mark}{figures.distance(metres, unit)} · {moving} moving{paused}"


def splits(record: Record) -> tuple[Split, ...]:
    """Return a split for each pass, those that were taken back too."""
    return tuple(_split(each) for each in record.passes)


def not_run(record: Record, plan: Plan) -> str:
    """Say what was due and not run: ``not run: 2 × run 1000 m``; empty where all was."""
    run = {each.segment_index for each in record.passes if each.outcome is not Outcome.TAKEN_BACK}
    counts = Counter(figures.work(segment) for segment in plan.due if segment.index not in run)
    missing = figures.BETWEEN.join(f"{count} × {work}" for work, count in counts.items())
    return f"not run: {missing}" if missing else ""


def _split(finished: Pass) -> Split:
    segment, full = finished.segment, finished.outcome is Outcome.DONE
    planned_s = segment.duration_s or None
    return Split(
        columns=(
            figures.work(segment),
            figures.duration(planned_s) if planned_s else "open",
            figures.duration(finished.moving_s),
            figures.difference(finished.moving_s, planned_s, level="") if full else finished.outcome.value,
            figures.reps(segment),
        ),
        kind=segment.verb.intensity,
        full=full,
    )
