"""Whatever file comes, one format reads it; what a format writes, it knows again."""

from __future__ import annotations

import pytest
from builders import jog_s, run_m, times

from runtimer.discovery import Kind, parts
from runtimer.domain.workout import Workout
from runtimer.formats.workout_formats import OWN, WorkoutFormat, workout_format

WORKOUT = Workout("4 × 400 m", (times(4, run_m(400), between=(jog_s(90, None),)),))
FORMATS: tuple[WorkoutFormat, ...] = parts(Kind.WORKOUT_FORMAT)


@pytest.mark.parametrize("name", ["x.yaml", "X.YML", "<standard input>", "x.doc", ""])
@pytest.mark.parametrize("data", [b"", b"name: x\nsteps: [run: open]", b"\x00\xff"])
def test_what_no_other_format_knows_is_read_as_our_own(name: str, data: bytes) -> None:
    workout_file = workout_format(data, name)
    assert workout_file.NAME == OWN
    assert bool(workout_file.read(data).workout) == data.startswith(b"name")


@pytest.mark.parametrize("of_file", FORMATS, ids=lambda of_file: of_file.NAME)
def test_what_a_format_writes_it_reads(of_file: WorkoutFormat) -> None:
    file = of_file.read(of_file.write(WORKOUT))
    assert (file.workout, file.diagnostics) == (WORKOUT, ())
    assert file.nodes > 0
