"""The session on the screen."""

from __future__ import annotations

from runtimer.cli.options import Options


def run_screen(options: Options) -> int:
    """Run the session on the screen and return the exit code."""
    from runtimer.cli.file_session import SittingHere, Terms
    from runtimer.cli.on_screen import show
    from runtimer.cli.settings_changes import remember_scale
    from runtimer.cli.terminal_bell import Bell
    from runtimer.ui.ports import Surroundings

    rehearse, bell = options.wishes.rehearse, Bell()
    sitting = SittingHere(
        options.plan, options.file, Terms(options.ready_s, rehearse, options.wishes.sound, bell)
    )
    notes = (*options.notes, *sitting.notes)
    unit, calm = options.plan.runner.unit, rehearse is not None
    place = Surroundings(
        sitting.wall, unit, remember_scale, notes, options.theme, calm, bell.hang, sitting.hush
    )
    return show(sitting, place, lambda: sitting)
