"""The sounds that a workout brings: found beside its file and judged before anything is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from runtimer.domain.errors import Problem, Severity
from runtimer.domain.sound import tones
from runtimer.domain.workout import Address, Set, Step, Workout
from runtimer.formats.scalars.refusal import Refused, quoted

if TYPE_CHECKING:
    from runtimer.ports.library import WorkoutFolder


def own_sounds(workout: Workout) -> tuple[str, ...]:
    """Return the names of the files that a workout's cues sound, each once."""
    return tuple(dict.fromkeys(name for _, _, name in _named(workout.steps, ())))


def problems_of(workout: Workout, folder: WorkoutFolder | None) -> tuple[Problem, ...]:
    """Return what is wrong with these files, at the place that first names each.

    ``folder`` is None where there is none.
    """
    first = {name: (address, number) for address, number, name in reversed([*_named(workout.steps, ())])}
    problems = [_judge(name, folder, *place) for name, place in first.items()]
    return tuple(problem for problem in problems if problem)


def _judge(name: str, folder: WorkoutFolder | None, address: Address, number: int) -> Problem | None:
    def problem(severity: Severity, code: str, message: str, remedy: str) -> Problem:
        return Problem(
            severity, code, message=message, help=remedy, address=address, field=f"cues.{number}.sound"
        )

    from runtimer.formats.sound_files import HEAD_BYTES, check_sound  # few workouts bring sounds

    if folder is None:
        message = f"there is no folder to look for {quoted(name)} in: it will not be heard"
        return problem(Severity.WARNING, "no-folder", message, "save the workout in a file beside the sound")
    try:
        check_sound(*folder.head(name, HEAD_BYTES), name)
    except OSError as error:
        message = f"{quoted(name)} will not be heard: {error.strerror or error}"
        return problem(Severity.WARNING, "no-such-sound", message, "put the sound beside the workout")
    except Refused as refused:
        return problem(Severity.ERROR, refused.code, refused.message, refused.help)
    return None


def _named(
    children: tuple[Step | Set, ...], above: Address, first: int = 0
) -> Iterator[tuple[Address, int, str]]:
    """Yield address, number and name of every cue that sounds a file."""
    for index, child in enumerate(children, first):
        address = (*above, index)
        if isinstance(child, Set):
            yield from _named(child.children, address)
        else:
            yield from (
                (address, n, cue.sound)
                for n, cue in enumerate(child.cues)
                if cue.sound and cue.sound not in tones()
            )
