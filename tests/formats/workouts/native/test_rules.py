"""Limits of a workout's file: far above what anybody writes, and told at the place where they are passed."""

from __future__ import annotations

import textwrap

import pytest
from jsonschema import Draft202012Validator

from runtimer.domain.runner import Runner
from runtimer.domain.workout import MAX_CUES, MAX_STEP_CUES
from runtimer.formats.workouts.native.json_schema import workout_schema
from runtimer.services.workout_source import read_workout


def step(count: int, goal: str = "24h", at: str = "every 1h") -> str:
    """A step with so many cues, each in a line of its own."""
    lines = [f"    - {{at: {at}, say: number {number}}}" for number in range(count)]
    return "\n".join([f"- run: {goal}", "  cues:", *lines])


def found(steps: str) -> list[tuple[str, int, int]]:
    """Code, line and column of each error; the steps begin in line 3 and column 3."""
    text = f"name: test\nsteps:\n{textwrap.indent(steps, '  ')}\n"
    diagnostics = read_workout(text.encode(), "test.yaml", Runner()).diagnostics
    assert all(one.help for one in diagnostics)
    return [(one.code, one.line, one.column) for one in diagnostics]


def test_a_step_has_a_hundred_cues_at_most() -> None:
    assert found(step(MAX_STEP_CUES)) == []
    assert found(step(MAX_STEP_CUES + 30)) == [("many-cues", 5 + MAX_STEP_CUES, 10)]


def test_a_workout_has_a_thousand_cues_at_most() -> None:
    full = "\n".join([step(MAX_STEP_CUES, "1h", "5min")] * (MAX_CUES // MAX_STEP_CUES))
    assert found(full) == []
    between = "\n".join(
        ["- repeat: 2", "  steps: [run: 1km]", "  between:", textwrap.indent(step(2, "1h", "5min"), "  ")]
    )
    last = 3 + len(full.splitlines())
    assert found(f"{full}\n{between}") == [("many-cues", last + 5, 12)]


def test_an_editor_knows_how_many_cues_a_step_has_at_most() -> None:
    cues = [{"at": "50%", "say": "so"}] * (MAX_STEP_CUES + 1)
    validator = Draft202012Validator(workout_schema())
    assert validator.is_valid({"name": "x", "steps": [{"run": "1km", "cues": cues[1:]}]})
    assert not validator.is_valid({"name": "x", "steps": [{"run": "1km", "cues": cues}]})


def test_a_workout_unrolls_to_twenty_thousand_cues_at_most() -> None:
    def sets(inner: int) -> str:
        return f"- repeat: 100\n  steps:\n    - repeat: {inner}\n      steps:\n{textwrap.indent(step(4, '10s', '5s'), '        ')}"

    assert found(sets(50)) == []
    full = sets(50).splitlines()
    assert found("\n".join([*full, step(1, "1h", "5min")])) == [("many-cues", 3 + len(full) + 2, 7)]


@pytest.mark.parametrize(
    ("steps", "heard"),
    [
        (step(2, at="every 1s"), True),
        (step(3, at="every 1s"), False),
        (step(3, "1km\n  speed: 20km/h", at="every 20m"), True),
        (step(9, "1km\n  speed: 20km/h", at="every 20m"), False),
        (step(50, "60s", "30s"), True),
        (step(50, "10s", "5s"), False),
        (step(12, "1s", "0.5s"), True),
        (step(13, "1s", "0.5s"), False),
    ],
)
def test_no_more_cues_a_second_than_can_be_heard(steps: str, heard: bool) -> None:
    assert found(steps) == ([] if heard else [("many-cues", 5 + steps.count("speed"), 7)])


@pytest.mark.parametrize("goal", ["0.999s", "0.001s", "0:00.5", "0.01min"])
def test_a_step_takes_a_second_or_more(goal: str) -> None:
    assert found(f"- run: {goal}") == [("short-time", 3, 10)]
    assert found("- run: 1s\n- rest: 1s") == []


def test_marks_may_be_finer_than_a_second() -> None:
    assert found("- run: 10s\n  cues: [{at: 0.5s, say: so}, {at: -0.5s, say: so}]") == []
