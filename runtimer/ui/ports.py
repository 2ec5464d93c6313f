"""What the screens need of the rest: a place, sessions, a shelf of workouts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from runtimer.domain.units import Unit
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.ports.library import WorkoutLibrary

if TYPE_CHECKING:
    # What reads YAML takes a while to import: a list that is remembered is on the screen before.
    from runtimer.domain.entry import Entry
    from runtimer.services.workout_source import Reading


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a session is shown: the time of day, the runner's unit, notes for the first screen, the theme.

    ``remember`` keeps a scale of all speeds for the days to come, and returns a note on it. The theme is
    ``dark``, ``light`` or ``auto``; ``calm``: nothing flashes.
    """

    wall: Callable[[], datetime]
    unit: Unit
    remember: Callable[[float], str]
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    calm: bool = False
    hang_bell: Callable[[Callable[[], None]], None] | None = None
    """Takes what rings the terminal's bell, called in the loop."""
    hush: Callable[[], None] | None = None
    """Cuts what is sounding, where the program is left at once."""


class SessionDriver(Protocol):
    """What the screen needs of a session."""

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Call ``show`` once at once and then at every change, in the loop's thread."""
        ...

    def press(self, key: str, at: float | None = None) -> None:
        """Take a key that was read at ``at`` (``time.perf_counter``; None: just now); never raises.

        It is one of :data:`runtimer.wording.eye.keys.KEYS`, by its name there; only ``q`` leaves.
        """
        ...

    def record(self) -> Record:
        """Return what has come of the session so far."""
        ...

    def close(self) -> None:
        """Let go of everything; called once."""
        ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A session that was opened, with notes for Ready; ``release`` is called once it is over."""

    driver: SessionDriver
    notes: tuple[str, ...] = ()
    release: Callable[[], None] | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What the runner is asked before a session is opened: a title, ``words`` in paragraphs.

    It is answered in a line.

    ``without`` says in a word what comes of no answer. ``answer`` takes the line, which may be empty, and
    returns why it cannot be taken, None where it was: then ``then`` opens the session, or says why there is none.
    """

    title: str
    words: tuple[str, ...]
    without: str
    answer: Callable[[str], str | None]
    then: Callable[[], Opened | str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The library, the entries that it remembers, and what is done with them.

    ``read`` is called in another thread; ``open`` returns why an entry cannot be opened, where it cannot, or
    what is to be asked before.
    """

    library: WorkoutLibrary
    known: Sequence[Entry]
    read: Callable[[Entry], Reading]
    open: Callable[[Entry], Opened | Question | str]
