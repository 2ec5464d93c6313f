"""A workout as the file that a runner would write by hand; read again, it is the same workout.

A speed is written as its author wrote it as long as that means the same. Else it is put into figures, which are
the text of the target when it is read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from runtimer.domain.goals import DistanceGoal, Goal
from runtimer.domain.targets import ExactSpeed, Quantity, Shape, SpeedTarget
from runtimer.domain.workout import AuthoredCue, Set, Step, Workout
from runtimer.formats.scalars.bands import band_text, incline_text, rep_time, rep_time_text
from runtimer.formats.scalars.counts import times_text
from runtimer.formats.scalars.durations import duration_text
from runtimer.formats.scalars.goals import goal_text
from runtimer.formats.scalars.marks import mark_text
from runtimer.formats.scalars.paces import pace, pace_text
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.scalars.speeds import speed, speed_text
from runtimer.formats.workouts.native.conversion import timed
from runtimer.formats.workouts.native.yaml_text import LINE, block, entry, list_entry, words_entry

_DEEPER = 4
"""Columns by which the steps of a set are further in: a list below a key, and its dash."""


def write_workout(workout: Workout) -> str:
    """Return the text of a workout file.

    Raise ValueError for what no file can say: a goal that only a plan has, or a quantity that is held in some
    repetitions of a step and not in others.
    """
    lines = [
        *_words({"name": workout.name, "about": workout.about, "author": workout.author}, LINE),
        *([entry("license", workout.license)] if workout.license is not None else ()),
        *_words({"source": workout.source}, LINE),
        *([list_entry("tags", workout.tags, are_words=True)] if workout.tags else ()),
        *_steps("steps", workout.steps, LINE),
    ]
    return "".join(f"{line}\n" for line in lines)


def _words(texts: dict[str, str | None], room: int) -> Iterator[str]:
    for key, words in texts.items():
        if words is not None:
            yield from words_entry(key, words, room)


def _steps(key: str, children: Iterable[Step | Set], room: int) -> list[str]:
    inside = room - _DEEPER
    return block(
        key, [_set(child, inside) if isinstance(child, Set) else _step(child, inside) for child in children]
    )


def _set(part: Set, room: int) -> list[str]:
    return [
        entry("repeat", times_text(part.times)),
        *([entry("every", duration_text(part.every_s))] if part.every_s is not None else ()),
        *_steps("steps", part.steps, room),
        *(_steps("between", part.between, room) if part.between else ()),
    ]


def _step(step: Step, room: int) -> list[str]:
    return [
        _goals(step),
        *_words({"name": step.name}, room),
        *_targets(step),
        *_words({"note": step.note, "say": step.say}, room),
        *(block("cues", [_cue(cue, room - _DEEPER) for cue in step.cues]) if step.cues else ()),
    ]


def _goals(step: Step) -> str:
    texts = [goal_text(goal) for goal in step.goals]
    if len(texts) == 1:
        return entry(step.verb.value, texts[0])
    among_minutes = any(text.endswith("min") for text in texts)
    return list_entry(
        step.verb.value, ["1min" if among_minutes and text == "60s" else text for text in texts]
    )


def _cue(cue: AuthoredCue, room: int) -> list[str]:
    sound = [entry("sound", cue.sound)] if cue.sound is not None else []
    return [entry("at", mark_text(cue.at)), *_words({"say": cue.say}, room), *sound]


def _targets(step: Step) -> Iterator[str]:
    """Yield a line for each quantity that is to be held."""
    targets, key = step.targets, _speed_key(step)
    speeds = [(target.speed, step.goal(repetition)) for repetition, target in enumerate(targets)]
    inclines = [target.incline_percent for target in targets]
    columns: dict[str, list[str | None]] = {
        key: [_speed(target, key, goal) if target else None for target, goal in speeds],
        "incline": [None if percent is None else incline_text(percent) for percent in inclines],
        "hr": [band_text(target.hr) if target.hr else None for target in targets],
        "cadence": [band_text(target.cadence) if target.cadence else None for target in targets],
        "rpe": [band_text(target.rpe) if target.rpe else None for target in targets],
    }
    lists = {key: texts for key, column in columns.items() if (texts := _for_each_rep(column))}
    are_alike = all(len(set(texts)) == 1 for texts in lists.values())
    # Equal targets are written once, unless it is only their list that says how many there are.
    counted_by_goals = key == "in" and len(step.goals) == len(targets)
    lists_first = are_alike and len(targets) > 1 and not counted_by_goals
    for place, (key, texts) in enumerate(lists.items()):
        is_list = len(set(texts)) > 1 or (lists_first and place == 0)
        yield list_entry(key, texts) if is_list else entry(key, texts[0])


def _for_each_rep(column: Sequence[str | None]) -> list[str]:
    """Return what is held in each repetition, nothing where it is free in all of them."""
    texts = [text for text in column if text is not None]
    if texts and len(texts) < len(column):
        raise ValueError("a quantity is held in every repetition or in none")
    return texts


def _speed_key(step: Step) -> str:
    speeds = [target.speed for target in step.targets if target.speed]
    are_distances = all(isinstance(goal, DistanceGoal) for goal in step.goals)
    if are_distances and len(step.goals) <= len(speeds) and all(map(_is_rep_time, speeds)):
        return "in"
    return "speed" if all(target.quantity is Quantity.SPEED for target in speeds) else "pace"


def _is_rep_time(target: SpeedTarget) -> bool:
    are_exact = isinstance(target.start, ExactSpeed) and isinstance(target.end, ExactSpeed)
    return target.quantity is Quantity.TIME and target.shape is not Shape.PROGRESSION and are_exact


def _speed(target: SpeedTarget, key: str, goal: Goal) -> str:
    match key:
        case "in":
            return _rep_time(target, goal)
        case "speed":
            return target.text if _is_read(target, speed, target.text) else speed_text(target)
        case _:
            return target.text if _is_read(target, pace, target.text) else pace_text(target)


def _rep_time(target: SpeedTarget, goal: Goal) -> str:
    text = target.text.removeprefix("in ")
    if _is_read(target, lambda text: timed(rep_time(text), goal), text):
        return text
    assert isinstance(target.start, ExactSpeed)
    assert isinstance(target.end, ExactSpeed)
    assert isinstance(goal, DistanceGoal)
    return rep_time_text(goal.metres / target.start.mps, goal.metres / target.end.mps)


def _is_read(target: SpeedTarget, read: Callable[[str], SpeedTarget], text: str) -> bool:
    try:
        return read(text) == target
    except Refused:
        return False
