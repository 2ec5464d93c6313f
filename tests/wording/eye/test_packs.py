"""Packs in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from builders import plan, run_m, run_s
from club import ORIGIN, club, manifest

from runtimer.domain.errors import Diagnostic, Severity
from runtimer.domain.installation import Installed, Kept, Origin
from runtimer.domain.pack import WorkoutSummary
from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.wording.eye import packs

INSTALLED = Installed("club", "1.0.0", ORIGIN, {})


def summary(path: str, planned: Plan) -> WorkoutSummary:
    return WorkoutSummary(
        path,
        planned.workout.name,
        planned.duration_s,
        planned.metres,
        planned.estimated,
        planned.metres_estimated,
    )


def shown(*workouts: WorkoutSummary, **sounds: int) -> list[str]:
    origin = Origin("git", "https://example.org/club.git", "v1", "c0ffee")
    return packs.described(club().manifest, origin, workouts, sounds, 2048, Unit.KM).splitlines()


def test_who_made_it_from_where_under_which_licence() -> None:
    lines = shown()
    assert lines[0] == "club 1.0.0"
    assert [line.split(maxsplit=1) for line in lines[1:8]] == [
        ["by", "A. Coach"], ["licence", "CC0-1.0"], ["homepage", "https://example.org/club"], ["needs", "runtimer >=0.1"],
        ["from", "https://example.org/club.git at v1"], ["commit", "c0ffee"], ["size", "2 KiB in 3 files"],
    ]  # fmt: skip


def test_workouts_with_their_figures_and_what_they_come_to() -> None:
    lines = shown(
        summary("workouts/a.yaml", plan(run_s(600, 2.5))), summary("workouts/longer.yaml", plan(run_m(1000)))
    )
    assert lines[-3] == "2 workouts, 15:34 ~ in all"
    assert lines[-2].split() == ["workouts/a.yaml", "10:00", "1.5", "km", "test"]
    assert lines[-1].split() == ["workouts/longer.yaml", "5:34", "~", "1.0", "km", "test"]


def test_guessed_figures_are_marked_as_everywhere() -> None:
    assert shown(summary("workouts/a.yaml", plan(run_s(600))))[-1].split()[1:5] == ["10:00", "1.8", "km", "~"]


def test_workout_that_is_not_valid_says_why() -> None:
    error = Diagnostic(Severity.ERROR, "x", "unknown key `rnu`", 3, 5, "")
    assert (
        shown(WorkoutSummary("workouts/a.yaml", error=error))[-1]
        == "  workouts/a.yaml not valid: line 3: unknown key `rnu`"
    )


def test_of_many_the_rest_is_counted() -> None:
    lines = shown(*(WorkoutSummary(f"workouts/{n}.yaml") for n in range(packs.MOST_LINES + 3)))
    assert lines[-1] == "  and 3 more"
    assert sum("not valid" in line for line in lines) == packs.MOST_LINES


def test_sounds_with_their_sizes() -> None:
    assert shown(gong=1536)[-2:] == ["1 sound", "  gong  1.5 KiB"]


def test_nothing_that_a_pack_says_moves_the_cursor() -> None:
    bad = "\x1b[2J\u202e"
    said = replace(
        manifest(), name=bad, version=bad, license=bad, authors=(bad,), homepage=bad, requires={bad: bad}
    )
    old = replace(INSTALLED, name=bad, version=bad, origin=replace(ORIGIN, location=bad, rev=bad))
    workouts = [
        WorkoutSummary(bad, error=Diagnostic(Severity.ERROR, "x", bad, 1, 1, bad)),
        WorkoutSummary("a", bad),
    ]
    texts = [
        packs.described(said, old.origin, workouts, {bad: 1}, 1, Unit.KM, bad, [bad]),
        packs.replacing(old, said, [bad], [bad]),
        *packs.kept([Kept(bad, bad, bad)]),
        packs.listed(old, 1, 1),
    ]
    assert not any(char in text for text in texts for char in "\x1b\u202e")


def test_what_it_replaces_and_what_becomes_of_edits() -> None:
    changed = [f"workouts/{n}.yaml" for n in range(7)]
    assert packs.replacing(INSTALLED, manifest("1.1.0"), changed, ["workouts/1.yaml"]).splitlines() == [
        "Replaces club 1.0.0, from /club.rtpack.",
        "Changes workouts/0.yaml, workouts/1.yaml, workouts/2.yaml, workouts/3.yaml, workouts/4.yaml and 2 more.",
        "You edited workouts/1.yaml: a copy will be kept.",
        "It would be 1.1.0.",
    ]


def test_same_version_of_other_files_is_not_said_twice() -> None:
    assert packs.replacing(INSTALLED, manifest("1.0.0"), ["workouts/1.yaml"], []).splitlines() == [
        "Replaces club 1.0.0, from /club.rtpack.",
        "Changes workouts/1.yaml.",
    ]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 bytes"),
        (1, "1 byte"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (12_595, "12.3 KiB"),
        (4 << 20, "4 MiB"),
    ],
)
def test_amounts(size: int, words: str) -> None:
    assert packs.amount(size) == words


def test_how_much_has_come() -> None:
    assert packs.coming(1024, None) == "fetching: 1 KiB"
    assert packs.coming(1024, 2 << 20) == "fetching: 1 KiB of 2 MiB"


def test_how_far_it_is() -> None:
    assert packs.reading(12, 999) == "reading workouts: 12 of 999"
    assert packs.reading(0, None) == "reading workouts: 0"
    assert packs.writing(3, 1000) == "writing files: 3 of 1000"
