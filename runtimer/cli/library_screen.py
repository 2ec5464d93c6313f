"""The library on the screen, and the sessions that are opened from it."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from runtimer.adapters.clocks import SystemClock
from runtimer.adapters.library.readers import ReaderBeside
from runtimer.cli.current_library import library_here, sources_here
from runtimer.cli.current_settings import notes_of, settings_here
from runtimer.cli.interpreter import collect_what_comes, take_short_turns
from runtimer.cli.on_screen import show
from runtimer.cli.settings_changes import remember_scale
from runtimer.cli.terminal_bell import Bell
from runtimer.cli.terms import terms_of
from runtimer.domain.entry import Entry
from runtimer.ports.library import WorkoutLibrary
from runtimer.services.settings import Loaded
from runtimer.ui.ports import Opened, Question, Shelf, Surroundings
from runtimer.wording.eye.diagnostics import safe

if TYPE_CHECKING:
    from runtimer.cli.file_session import FileSession
    from runtimer.services.workout_source import Reading


def browse(arguments: argparse.Namespace) -> int:
    """Show the library until the runner leaves, and return the exit code."""
    loaded, bell = settings_here(), Bell()
    sources, notes = sources_here()
    library = library_here(sources, loaded.runner, ReaderBeside())
    remembered = library.remembered()
    take_short_turns()  # folders are looked at in a thread
    collect_what_comes()
    desk = _Desk(library, loaded, arguments, bell)
    surroundings = Surroundings(
        wall=SystemClock().wall,
        unit=loaded.runner.unit,
        remember=desk.remember,
        notes=(*notes_of(loaded), *notes),
        theme=loaded.theme,
        calm=arguments.rehearse is not None,
        hang_bell=bell.hang,
        hush=desk.hush,
    )
    return show(Shelf(library, remembered, desk.read, desk.open), surroundings, lambda: desk.opened_last)


class _Desk:
    """Reads and opens entries for the runner that the settings tell of."""

    def __init__(
        self, library: WorkoutLibrary, loaded: Loaded, arguments: argparse.Namespace, bell: Bell
    ) -> None:
        self._library = library
        self._loaded = loaded
        self._arguments = arguments
        self._bell = bell
        self.opened_last: FileSession | None = None
        """The session that was opened last."""
        self._asked = False
        """Whether a question was put since the program began; the disk may not take that it was."""

    def hush(self) -> None:
        """Cut what is sounding."""
        if self.opened_last:
            self.opened_last.hush()

    def remember(self, scale: float) -> str:
        """Keep a scale of all speeds, for the workouts that are opened next too."""
        sentence = remember_scale(scale)
        self._learn()
        return sentence

    def read(self, entry: Entry) -> Reading:
        """Read an entry as it is now."""
        from runtimer.services.workout_source import read_entry

        return read_entry(entry, self._library, self._loaded.runner)

    def open(self, entry: Entry) -> Opened | Question | str:
        """Open a session of an entry, say why there is none, or ask for the runner's paces first, once."""
        from runtimer.cli.questions import is_race_needed, race_question

        reading = self.read(entry)
        may_ask = not (self._arguments.rehearse or self._asked)
        if reading.plan and may_ask and is_race_needed(reading.plan, self._loaded):
            return race_question(self._answered, lambda: self._open(entry, self.read(entry)))
        return self._open(entry, reading)

    def _open(self, entry: Entry, reading: Reading) -> Opened | str:
        from runtimer.cli.file_session import FileSession
        from runtimer.services.facts import first_error

        if reading.plan is None:
            return f"{safe(entry.label)}:{first_error(reading.diagnostics)}"
        terms = terms_of(self._arguments, self._loaded)
        self.opened_last = session = FileSession(reading.plan, entry.path, terms, ring=self._bell)
        return Opened(session, (*notes_of(self._loaded), *session.driver.notes), session.release)

    def _answered(self) -> None:
        self._asked = True
        self._learn()

    def _learn(self) -> None:
        """Take the settings as they are now, for the list too."""
        self._loaded = settings_here()
        self._library.serve(self._loaded.runner)
