"""Workout files made of steps, for the tests of their fields."""

from __future__ import annotations

from typing import Any

import yaml

from runtimer.domain.workout import Set, Step
from runtimer.formats.workouts.native.parser import parse_workout
from runtimer.formats.workouts.native.writer import write_workout


def parsed_step(**keys: Any) -> Step:
    """The only step of a file with these keys."""
    step = parsed_first([keys])
    assert isinstance(step, Step)
    return step


def parsed_first(steps: list[dict[str, Any]]) -> Step | Set:
    """The first step of a file with these steps, which must be free of errors, and the same once it is written."""
    parsed = parse_workout(yaml.safe_dump({"name": "x", "steps": steps}, allow_unicode=True, sort_keys=False))
    assert parsed.workout, parsed.diagnostics
    assert parse_workout(write_workout(parsed.workout)).workout == parsed.workout
    return parsed.workout.steps[0]


def codes(steps: list[dict[str, Any]]) -> list[str]:
    """The codes of what is wrong with these steps."""
    parsed = parse_workout(yaml.safe_dump({"name": "x", "steps": steps}, allow_unicode=True, sort_keys=False))
    return [diagnostic.code for diagnostic in parsed.diagnostics]
