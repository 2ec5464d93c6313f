"""What a session was asked for, and the session on the screen."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.cli.machine import Wishes
from runtimer.engine.plan import Plan


@dataclass(frozen=True, slots=True)
class Options:
    """What the runner asked for: the plan, the file that it is of, seconds to get ready, what it is to be opened with, what to tell them.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
    file: str
    ready_s: float
    wishes: Wishes
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    keys_come: bool = True


def run_screen(options: Options) -> int:
    """Run the session on the screen and return the exit code."""
    from runtimer.cli.bell import Bell
    from runtimer.cli.changing import remember_scale
    from runtimer.cli.sitting import SittingHere, Terms
    from runtimer.ui.app import run_on_screen
    from runtimer.ui.doors import Place

    rehearse, bell = options.wishes.rehearse, Bell()
    sitting = SittingHere(options.plan, options.file, Terms(options.ready_s, rehearse, options.wishes.sound, bell))
    notes = (*options.notes, *sitting.notes)
    unit, calm = options.plan.runner.unit, rehearse is not None
    place = Place(sitting.wall, unit, remember_scale, notes, options.theme, calm, bell.hang, sitting.hush)
    try:
        return run_on_screen(sitting, place)
    finally:
        sitting.release()
