"""Seeded mistakes: each one error, at its place, with a remedy, at once."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from formats.mistakes.seeded import HEAD, PARSING, PLANNING, STEP, Mistake

from runtimer.domain.errors import Problem, Severity
from runtimer.formats.workouts.native.parser import MOST_SHOWN, parse_workout

MOST_SECONDS = 2.0


@pytest.mark.parametrize("mistake", PARSING, ids=lambda mistake: mistake.name)
def test_a_mistake_is_one_error_at_its_place(mistake: Mistake) -> None:
    begun = time.process_time()
    parsed = parse_workout(mistake.data)
    assert time.process_time() - begun < MOST_SECONDS
    assert parsed.workout is None
    assert [(one.code, one.line, one.column) for one in parsed.diagnostics] == [
        (mistake.code, mistake.line, mistake.column)
    ]
    assert all(one.help and one.message and one.severity is Severity.ERROR for one in parsed.diagnostics)


@pytest.mark.parametrize("mistake", PLANNING, ids=lambda mistake: mistake.name)
def test_what_only_planning_sees_is_read(mistake: Mistake) -> None:
    begun = time.process_time()
    parsed = parse_workout(mistake.data)
    assert time.process_time() - begun < MOST_SECONDS
    assert parsed.workout
    assert parsed.diagnostics == ()


def test_three_mistakes_are_three_errors() -> None:
    parsed = parse_workout(f"{HEAD}  - run: 5m\n    incline: 1\n  - jog: 1min\n    pcae: easy\n")
    assert [(one.code, one.line, one.column) for one in parsed.diagnostics] == [
        ("short-distance", 3, 10),
        ("bare-number", 4, 14),
        ("unknown-key", 6, 5),
    ]


def test_mistakes_of_all_kinds_are_told_together() -> None:
    first = "  - run: 1km\n    pace: easy\n    speed: 2km/h\n    incline: 99%\n"
    others = "  - run: 1km\n    run: 2km\n  - run: 1km\n    pace: 2:05/km\n  - !!str x\n"
    found = [(one.line, one.code) for one in parse_workout(HEAD + first + others).diagnostics]
    assert found == [
        *[(5, "two-targets"), (5, "slow"), (6, "senseless-incline")],
        *[(8, "duplicate-key"), (10, "fast"), (11, "tag")],
    ]


def test_an_aliased_mistake_is_told_once() -> None:
    parsed = parse_workout(f"{HEAD}  - &a\n    run: 5m\n  - *a\n  - *a\n")
    assert [(one.line, one.column) for one in parsed.diagnostics] == [(4, 10)]


def test_aliases_are_allowed() -> None:
    parsed = parse_workout(
        f"{HEAD}  - &a\n    run: 1km\n    pace: &p 4:00/km\n  - run: 2km\n    pace: *p\n  - *a\n"
    )
    assert parsed.workout
    assert parsed.workout.steps[0] == parsed.workout.steps[2]


def test_very_many_mistakes_are_cut_short() -> None:
    parsed = parse_workout(HEAD + "  - run: 5m\n" * 5000)
    assert len(parsed.diagnostics) == MOST_SHOWN + 1
    assert parsed.diagnostics[-1].code == "many-problems"


def test_eight_sets_deep_is_allowed() -> None:
    nested = "{repeat: 2, steps: [" * 8 + "run: 1km" + "]}" * 8
    assert parse_workout(f"name: x\nsteps: [{nested}]\n").workout


@pytest.mark.parametrize(
    "data",
    [b"\xef\xbb\xbf" + f"{HEAD}{STEP}".encode(), f"{HEAD}{STEP}".replace("\n", "\r\n").encode(), HEAD + STEP],
)
def test_marks_of_byte_order_and_line_ends_of_windows_are_fine(data: bytes | str) -> None:
    parsed = parse_workout(data)
    assert parsed.workout
    assert parsed.diagnostics == ()


def test_texts_stay_texts() -> None:
    head = "name: 1:30\nabout: no\nauthor: 0x1F\nsource: null\ntags: [1e3, 2024-01-01]\nlicense: CC0-1.0\n"
    parsed = parse_workout(f"{head}steps:\n{STEP}")
    assert parsed.workout
    assert (parsed.workout.name, parsed.workout.about, parsed.workout.author) == ("1:30", "no", "0x1F")
    assert (parsed.workout.source, parsed.workout.tags, parsed.workout.license) == (
        "null",
        ("1e3", "2024-01-01"),
        "CC0-1.0",
    )


def test_texts_over_several_lines_become_one() -> None:
    parsed = parse_workout(f"about: |\n  Strong\n  legs.\n{HEAD}{STEP}")
    assert parsed.workout
    assert parsed.workout.about == "Strong legs."


@pytest.mark.parametrize(
    ("address", "field", "place"),
    [
        ((), None, (2, 1)),
        ((), "name", (1, 7)),
        ((0,), None, (3, 10)),
        ((0,), "pace", (4, 12)),
        ((1,), None, (5, 13)),
        ((1, 0), None, (7, 14)),
        ((1, 1), "pace", (9, 24)),
        ((1, 1), None, (9, 15)),
        ((1, 1), "cues", (9, 10)),
    ],
)
def test_problems_of_planning_get_their_place(
    address: tuple[int, ...], field: str | None, place: tuple[int, int]
) -> None:
    set_text = "  - repeat: 2\n    steps:\n      - run: 1km\n    between:\n      - {jog: 1km, in: 5:00}\n"
    text = f"{HEAD}{STEP}    speed: 9km/h\n{set_text}"
    problem = Problem(Severity.WARNING, "long", "long", "shorten it", address, field)
    located = parse_workout(text).locate(problem)
    assert (located.line, located.column) == place
    assert (located.severity, located.code, located.help) == (Severity.WARNING, "long", "shorten it")


def test_shipped_workouts_are_free_of_problems() -> None:
    files = sorted((Path(__file__).parents[4] / "workouts").glob("*.yaml"))
    assert files
    assert {file.name: parse_workout(file.read_bytes()).diagnostics for file in files} == {
        file.name: () for file in files
    }
