"""One session on the screens, from Ready to its summary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.app import App

from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.skyline import Skyline, skyline
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import Palette
from runtimer.ui.ports import Opened, Surroundings
from runtimer.ui.presses import Press
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.paper import INTERRUPTING
from runtimer.ui.screens.ready import ReadyScreen
from runtimer.ui.screens.running_screen import RunningScreen
from runtimer.ui.screens.summary import SummaryScreen
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.keys import Action, action_of, name_of

INTERRUPTED = 130
"""Exit code after ctrl+c: 128 and the number of SIGINT."""

_NOT_THE_SESSIONS = (Action.REMEMBER, Action.LEAVE, Action.INTERRUPT)
"""What no key asks of the session by itself."""

Stage = ReadyScreen | RunningScreen | SummaryScreen


class Stages:
    """Shows the glances of a session's driver and hands it keys.

    ``ended`` is told the exit code that would be the program's.

    ``back`` says where the runner goes from here: to the library, or nowhere (None).
    """

    def __init__(
        self,
        app: App[Any],
        opened: Opened,
        place: Surroundings,
        palette: Palette,
        ended: Callable[[int], None],
        back: str | None = None,
    ) -> None:
        self._app = app
        self._opened = opened
        self._driver = opened.driver
        self._release = opened.release
        self._place = place
        self._palette = palette
        self._ended = ended
        self._back = back
        self._unit = place.unit
        self._line: tuple[Plan, Skyline] | None = None
        self._stage: Stage | None = None
        self._glance: Glance | None = None

    def watch(self) -> None:
        """Begin to watch, before there is a screen, so that the first one is the right one."""
        self._driver.watch(self.show)

    def first(self) -> Stage:
        """Return the screen of the phase that the session is in."""
        if self._glance is None:
            raise RuntimeError("the session's driver must show a glance when it is first watched")
        self._stage = self._stage_for(self._glance)
        return self._stage

    def close(self) -> None:
        """Let the session go."""
        self._driver.close()

    def release(self) -> None:
        """Give back what the session needed, once; what is sounding may end first."""
        release, self._release = self._release, None
        if release:
            release()

    def show(self, glance: Glance) -> None:
        """Show a glance before returning."""
        self._glance = glance
        if self._stage is None:
            return
        if isinstance(self._stage, _STAGES.get(glance.phase, RunningScreen)):
            self._stage.frame = self._frame(glance)
            self._stage.page.redraw()
            return
        if isinstance(self._app.screen, HelpScreen):
            self._app.pop_screen()
        self._stage = self._stage_for(glance)
        # Not switched: Textual cannot switch away from the screen that it began with.
        self._app.push_screen(self._stage)

    def _stage_for(self, glance: Glance) -> Stage:
        frame = self._frame(glance)
        match glance.phase:
            case Phase.READY:
                return ReadyScreen(frame, self._opened.notes, self._take, self._leave, self._back)
            case Phase.CLOSED:
                return SummaryScreen(frame, self._driver.record(), self._take, self._leave, self._back)
            case _:
                return RunningScreen(frame, self._take, self._leave)

    def _frame(self, glance: Glance) -> Frame:
        if self._line is None or self._line[0] is not glance.plan:
            self._line = glance.plan, skyline(glance.plan)
        return Frame(
            glance,
            unit=self._unit,
            now=self._place.wall(),
            skyline=self._line[1],
            palette=self._palette,
            calm=self._place.calm,
        )

    def _take(self, press: Press) -> None:
        """Do what a key says on every screen; the session takes the rest."""
        key = press.key
        action = action_of(key)
        over = self._glance is not None and self._glance.phase is Phase.DONE
        if action is Action.HELP:
            self._app.push_screen(HelpScreen(self._palette))
        elif action is Action.REMEMBER and isinstance(self._stage, ReadyScreen) and self._glance:
            self._stage.answer(self._place.remember(self._glance.plan.runner.scale))
        elif over or _is_foreign(press) or (action and action not in _NOT_THE_SESSIONS):
            self._driver.press(name_of(key), press.at)
        if action is Action.UNIT and self._glance:
            self._unit = Unit.MI if self._unit is Unit.KM else Unit.KM
            self.show(self._glance)

    def _leave(self, press: Press) -> None:
        """Leave: a session that has begun to its summary, unless at once."""
        around = self._glance is None or self._glance.phase in (Phase.READY, Phase.CLOSED)
        if press.key in INTERRUPTING and not isinstance(self._stage, SummaryScreen):
            self._ended(INTERRUPTED)
        elif around:
            self._ended(0)
        else:
            self._driver.press("q", press.at)


def _is_foreign(press: Press) -> bool:
    """Return whether a letter is typed that no Latin keyboard has there: the session says what it is."""
    return press.character is not None and press.character.isalpha() and not press.key.isascii()


_STAGES: dict[Phase, type[Stage]] = {Phase.READY: ReadyScreen, Phase.CLOSED: SummaryScreen}
