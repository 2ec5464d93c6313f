"""The program on the screen: one session from Ready to its summary."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Protocol

from textual.app import App
from textual.binding import BindingType
from textual.events import Event, Key
from textual.screen import Screen

from runtimer.domain.units import Unit
from runtimer.engine.glance import Glance
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Plan
from runtimer.engine.record import Record
from runtimer.engine.skyline import Skyline, skyline
from runtimer.ui import keys
from runtimer.ui.keys import pressed
from runtimer.ui.palette import palette_for
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.paper import Paper
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.running import RunningScreen
from runtimer.ui.screens.summary import SummaryScreen
from runtimer.ui.widgets.face.frame import Frame

INTERRUPTED = 130
"""Exit code after ctrl+c: 128 and the number of SIGINT."""

Stage = ReadyScreen | RunningScreen | SummaryScreen


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is shown: the time of day, the runner's unit, notes for Ready, ``dark``, ``light`` or ``auto`` colours.

    ``remember`` keeps a scale of all speeds for the days to come, and returns a note on it. ``calm``: nothing flashes.
    """

    wall: Callable[[], datetime]
    unit: Unit
    remember: Callable[[float], str]
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    calm: bool = False
    hang_bell: Callable[[Callable[[], None]], None] | None = None
    """Takes what rings the terminal's bell, called in the loop."""


class SessionDriver(Protocol):
    """What the screen needs of a session."""

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Call ``show`` once at once and then at every change, in the loop's thread."""
        ...

    def press(self, key: str) -> None:
        """Take a key, by a name of :data:`runtimer.ui.keys.PRESSES` or ``q`` to leave; never raises."""
        ...

    def record(self) -> Record:
        """Return what has come of the session so far."""
        ...

    def close(self) -> None:
        """Let go of everything; called once."""
        ...


class RuntimerApp(App[int], inherit_bindings=False):
    """Shows the glances of a driver and hands it keys; returns the exit code."""

    TITLE = "runtimer"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, driver: SessionDriver, place: Place) -> None:
        """ValueError for a theme that is none."""
        # With the terminal's own colours Textual can leave all colour out; otherwise NO_COLOR would become shades of grey.
        super().__init__(ansi_color="NO_COLOR" in os.environ)
        self._session = driver
        self._place = place
        self._unit = place.unit
        self._notes = place.notes
        self._palette = palette_for(place.theme, os.environ)
        self._line: tuple[Plan, Skyline] | None = None
        self._stage: Stage | None = None
        self._glance: Glance | None = None

    def on_load(self) -> None:
        """Begin to watch before there is a screen, so that the first one is the right one."""
        if self._place.hang_bell:
            self._place.hang_bell(self.bell)
        self._session.watch(self.show)

    def _fatal_error(self) -> None:
        """Leave without Textual's traceback: :func:`run_on_screen` raises the error for the command line to deal with."""
        self._close_messages_no_wait()

    def on_unmount(self) -> None:
        """Let the session go."""
        self._session.close()

    async def on_event(self, event: Event) -> None:
        """Hand a key to the screen at once: on Textual's way there, through two queues, it would be a millisecond late."""
        if isinstance(event, Key) and isinstance(self.screen, Paper):
            self.screen.take(pressed(event.key))
        else:
            await super().on_event(event)

    def get_default_screen(self) -> Screen[None]:
        """Begin with the screen of the phase that the session is in."""
        if self._glance is None:
            raise RuntimeError("the session's driver must show a glance when it is first watched")
        self._stage = self._stage_for(self._glance)
        return self._stage

    def show(self, glance: Glance) -> None:
        """Show a glance before returning."""
        self._glance = glance
        if self._stage is None:
            return
        if isinstance(self._stage, _STAGES.get(glance.phase, RunningScreen)):
            self._stage.frame = self._frame(glance)
            self._stage.page.redraw()
            return
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        self._stage = self._stage_for(glance)
        self.push_screen(self._stage)  # not switched: Textual cannot switch away from the screen that it began with

    def _stage_for(self, glance: Glance) -> Stage:
        frame = self._frame(glance)
        match glance.phase:
            case Phase.READY:
                return ReadyScreen(frame, self._notes, self._take)
            case Phase.CLOSED:
                return SummaryScreen(frame, self._session.record(), self._take)
            case _:
                return RunningScreen(frame, self._take, self._leave)

    def _frame(self, glance: Glance) -> Frame:
        if self._line is None or self._line[0] is not glance.plan:
            self._line = glance.plan, skyline(glance.plan)
        return Frame(glance, self._unit, self._place.wall(), self._line[1], self._palette, calm=self._place.calm)

    def _take(self, key: str) -> None:
        """Do what a key says on every screen; the session takes the rest."""
        if key in keys.LEAVE:
            self.exit(INTERRUPTED if key == keys.AT_ONCE and not isinstance(self._stage, SummaryScreen) else 0)
        elif key == keys.HELP:
            self.push_screen(HelpScreen(self._palette))
        elif key == keys.UNIT and self._glance:
            self._unit = Unit.MI if self._unit is Unit.KM else Unit.KM
            self.show(self._glance)
        elif key == keys.REMEMBER and isinstance(self._stage, ReadyScreen) and self._glance:
            self._stage.note(self._place.remember(self._glance.plan.runner.scale))
        elif key in keys.PRESSES:
            self._session.press(keys.PRESSES[key])
        elif self._glance and self._glance.phase is Phase.DONE:
            self._session.press(key)

    def _leave(self, at_once: bool) -> None:
        """Leave a session that has begun: to its summary, or at once."""
        if at_once:
            self.exit(INTERRUPTED)
        else:
            self._session.press("q")


_STAGES: dict[Phase, type[Stage]] = {Phase.READY: ReadyScreen, Phase.CLOSED: SummaryScreen}


def run_on_screen(driver: SessionDriver, place: Place) -> int:
    """Run a session on the terminal, without a mouse, and return the exit code: 0, or 130 after ctrl+c.

    Raises ValueError for a theme that is none, and whatever went wrong while it ran, with the terminal as it was.
    """
    app = RuntimerApp(driver, place)
    code = app.run(mouse=False)
    if app._exception is not None:
        raise app._exception
    return code if code is not None else app.return_code or 1
