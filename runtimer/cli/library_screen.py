"""The library on the screen, and the sessions that are opened from it."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from runtimer.adapters.clocks import SystemClock
from runtimer.adapters.library.readers import ReaderBeside
from runtimer.cli.current_library import library_here, sources_here
from runtimer.cli.current_settings import notes_of, settings_here
from runtimer.cli.on_screen import show
from runtimer.cli.session_options import SessionOptions
from runtimer.cli.settings_changes import remember_scale
from runtimer.cli.terminal_bell import Bell
from runtimer.domain.entry import Entry
from runtimer.ports.library import WorkoutLibrary
from runtimer.services.settings import Loaded
from runtimer.ui.ports import Opened, Question, Shelf, Surroundings
from runtimer.wording.eye.diagnostics import safe

if TYPE_CHECKING:
    from runtimer.cli.file_session import SittingHere
    from runtimer.services.workout_source import Reading

TURN_S = 0.001


def browse(options: SessionOptions) -> int:
    """Show the library until the runner leaves, and return the exit code."""
    loaded, bell = settings_here(), Bell()
    sources, notes = sources_here()
    library = library_here(sources, loaded.runner, ReaderBeside())
    known = library.remembered()
    # Folders are looked at in a thread: the screen is to wait one millisecond for its turn, not five.
    sys.setswitchinterval(TURN_S)
    # What was read so far stays: garbage is looked for in what comes from here on.
    gc.freeze()
    gc.enable()
    desk = _Desk(library, loaded, options, bell)
    said = (*notes_of(loaded), *notes)
    unit, calm = loaded.runner.unit, options.rehearse is not None
    place = Surroundings(
        SystemClock().wall, unit, desk.remember, said, loaded.theme, calm, bell.hang, desk.hush
    )
    return show(Shelf(library, known, desk.read, desk.open), place, lambda: desk.sitting)


class _Desk:
    """Reads and opens entries for the runner that the settings tell of."""

    def __init__(self, library: WorkoutLibrary, loaded: Loaded, options: SessionOptions, bell: Bell) -> None:
        self._library = library
        self._loaded = loaded
        self._options = options
        self._bell = bell
        self.sitting: SittingHere | None = None
        """The session that was opened last."""
        self._asked = False
        """Whether a question was put since the program began; the disk may not take that it was."""

    def hush(self) -> None:
        """Cut what is sounding."""
        if self.sitting:
            self.sitting.hush()

    def remember(self, scale: float) -> str:
        """Keep a scale of all speeds, for the workouts that are opened next too."""
        said = remember_scale(scale)
        self._learn()
        return said

    def read(self, entry: Entry) -> Reading:
        """Read an entry as it is now."""
        from runtimer.services.workout_source import read_entry

        return read_entry(entry, self._library, self._loaded.runner)

    def open(self, entry: Entry) -> Opened | Question | str:
        """Open a session of an entry, say why there is none, or ask for the runner's paces first, once."""
        from runtimer.cli.file_session import SittingHere, Terms
        from runtimer.cli.questions import race_question
        from runtimer.services.facts import first_error

        reading = self.read(entry)
        if reading.plan is None:
            return f"{safe(entry.label)}:{first_error(reading.diagnostics)}"
        rehearse = self._options.rehearse
        if not (rehearse or self._asked) and (question := race_question(reading.plan, self._loaded)):
            return replace(question, answer=lambda line: self._answer(question, line))
        backend = self._options.backend or ("none" if rehearse else self._loaded.sound.backend)
        terms = Terms(
            self._options.ready_s, rehearse, replace(self._loaded.sound, backend=backend), self._bell
        )
        self.sitting = sitting = SittingHere(reading.plan, entry.path, terms)
        return Opened(sitting, (*notes_of(self._loaded), *sitting.notes), sitting.release)

    def _answer(self, question: Question, line: str) -> str | None:
        refused = question.answer(line)
        if not refused:
            self._asked = True
            self._learn()
        return refused

    def _learn(self) -> None:
        """Take the settings as they are now, for the list too."""
        self._loaded = settings_here()
        self._library.serve(self._loaded.runner)
