"""The program on the screen: one session, or the library and one session after the other."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.driver import Driver
from textual.events import Event, Key, Paste
from textual.screen import Screen

from runtimer.ui.palette import palette_for
from runtimer.ui.ports import Opened, Question, SessionDriver, Shelf, Surroundings
from runtimer.ui.presses import EscapeTakenBack, Input, Pasted, Press, caseless
from runtimer.ui.screens.keys_help import HelpScreen
from runtimer.ui.screens.paper import INTERRUPTING, Paper
from runtimer.ui.stages import INTERRUPTED, Stages
from runtimer.ui.terminal.driver_choice import terminal_driver
from runtimer.ui.terminal.textual_driver import TerminalDriver
from runtimer.ui.textual_private import PrivateApp
from runtimer.wording.eye.keys import LIBRARY_HELP, Action, action_of

if TYPE_CHECKING:  # one session does not wait for what a library is
    from runtimer.domain.entry import Entry

_ENDED_BY = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT") if hasattr(signal, name)
)
_KILLED = 128
"""A shell's exit code for a program that a signal has ended, and its number."""
_HANGUP = 1


class RuntimerApp(PrivateApp, inherit_bindings=False):
    """Shows a session, or a shelf of workouts from which sessions are opened; returns the exit code."""

    TITLE = "runtimer"
    CSS_PATH = "app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False

    def __init__(self, shown: SessionDriver | Shelf, place: Surroundings) -> None:
        """ValueError for a theme that is none."""
        # With the terminal's own colours Textual can leave all colour out; otherwise NO_COLOR would become
        # shades of grey.
        super().__init__(ansi_color="NO_COLOR" in os.environ)
        self._place = place
        self._palette = palette_for(place.theme, os.environ)
        self._shelf = shown if isinstance(shown, Shelf) else None
        self._ending: Stages | None = None
        self._early: list[Input] | None = []
        """What a hand did before there was a screen to take it."""
        self._stages = None if isinstance(shown, Shelf) else self._stages_of(Opened(shown, place.notes))

    def on_load(self) -> None:
        """Begin to watch before there is a screen, so that the first one is the right one."""
        asyncio.get_running_loop().set_exception_handler(self._loop_failed)
        # Whoever ends the program from outside gets the terminal back as it was, too. Windows has no such
        # signals.
        for number in _ENDED_BY:
            if signal.getsignal(number) is signal.SIG_IGN:
                continue  # whoever started it keeps that from it, as nohup does
            with suppress(NotImplementedError, RuntimeError):  # only the main thread's loop takes any
                asyncio.get_running_loop().add_signal_handler(number, self.exit, _KILLED + number)
        if self._place.hang_bell:
            self._place.hang_bell(self.bell)
        if self._stages:
            self._stages.watch()

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of ours that decides which bytes are a hand."""
        return terminal_driver()

    def _loop_failed(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Leave as after any error where the loop itself called what failed: a session's second, a signal."""
        error = context.get("exception")
        if "handle" in context and isinstance(error, Exception):
            self.fail(error)
        else:
            loop.default_exception_handler(context)

    def on_ready(self) -> None:
        """Take what a hand did meanwhile."""
        early, self._early = self._early or (), None
        for hand_input in early:
            self.take_input(hand_input)

    def take_input(self, hand_input: Input) -> None:
        """Hand what a hand did to the screen at once.

        On Textual's way there, through two queues, it would be a millisecond late.
        """
        if self._early is not None:
            self._early.append(hand_input)
        elif not self.is_leaving and isinstance(self.screen, Paper):
            before = self.screen
            try:
                _hand_on(hand_input, self.screen)
                if (
                    isinstance(hand_input, Press)
                    and isinstance(self.screen, Paper)
                    and self.screen is not before
                ):
                    self.screen.came = hand_input
            except Exception as error:
                self.fail(error)

    def repaint(self) -> None:
        """Paint the whole screen."""
        if self._early is None and not self.is_leaving and isinstance(self.screen, Paper):
            self.screen.page.repaint()

    def lose_terminal(self) -> None:
        """Leave as after SIGHUP."""
        self.exit(_KILLED + _HANGUP)

    def on_unmount(self) -> None:
        """Let the session go, then the library.

        Whoever ended the program does not wait for the last sound.
        """
        if self._place.hush and (self.return_value or 0) > _KILLED:
            self._place.hush()
        if self._stages:
            self._stages.close()
        if self.error is None:  # else whoever shows us may have the session go on
            self._release()
        if self._shelf:
            self._shelf.library.close()

    async def on_event(self, event: Event) -> None:
        """Take keys that a program sends as it means them."""
        if isinstance(event, Key) and isinstance(self.screen, Paper):
            self.take_input(Press(caseless(event.key), event.character if event.is_printable else None))
        elif isinstance(event, Paste) and isinstance(self.screen, Paper):
            self.take_input(Pasted(event.text))
        else:
            await super().on_event(event)

    def may_display(self) -> bool:
        """Return whether the terminal has taken the last frame; else all is painted as soon as it has."""
        if isinstance(self.terminal, TerminalDriver) and self.terminal.busy:
            self.terminal.miss_frame()
            return False
        return True

    def get_default_screen(self) -> Screen[None]:
        """Begin with the library, or with the screen of the phase that the session is in."""
        if self._shelf:
            # A session of one file starts sooner without it.
            from runtimer.ui.screens.library import LibraryScreen

            return LibraryScreen(self._shelf, self._place, self._palette, self._open, self._leave)
        if self._stages is None:
            raise RuntimeError("there is nothing to show")
        return self._stages.first()

    def _stages_of(self, opened: Opened) -> Stages:
        if self._shelf is None:
            return Stages(self, opened, self._place, self._palette, self.exit)
        return Stages(self, opened, self._place, self._palette, self._ended, back="library")

    def _open(self, entry: Entry) -> str | None:
        """Open a session of an entry and show it, once what is to be asked was answered; return why it cannot be."""
        self._release()
        opened = self._shelf.open(entry) if self._shelf else "there is no library"
        if isinstance(opened, Question):
            self._ask(opened)
            return None
        return self._begin(opened)

    def _begin(self, opened: Opened | str) -> str | None:
        """Show a session that was opened; return why none was."""
        if isinstance(opened, str):
            return opened
        self._stages = self._stages_of(opened)
        self._stages.watch()
        self.push_screen(self._stages.first())
        return None

    def _ask(self, question: Question) -> None:
        """Put a question, then begin the session that it was for."""
        from runtimer.ui.screens.library import LibraryScreen
        from runtimer.ui.screens.question import QuestionScreen

        def answered() -> None:
            self.pop_screen()
            why = self._begin(question.then())
            if why and isinstance(self.screen, LibraryScreen):
                self.screen.refuse(why)

        self.push_screen(QuestionScreen(question, self._palette, answered, self._leave))

    def _ended(self, code: int) -> None:
        """Go back from a session to the library; after ctrl+c out of the program."""
        if code or self._stages is None:
            self.exit(code)
            return
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self._stages.close()
        self._ending, self._stages = self._stages, None
        # The last sound may take a while to end: the library is seen before.
        self.call_after_refresh(self._release)

    def _release(self) -> None:
        """Give back what a session that is over needed."""
        for stages in (self._ending, self._stages):
            if stages:
                stages.release()
        self._ending = None

    def _leave(self, key: str) -> None:
        """Leave the library, or show the keys."""
        if action_of(key) is Action.HELP:
            self.push_screen(HelpScreen(self._palette, LIBRARY_HELP))
        else:
            self.exit(INTERRUPTED if key in INTERRUPTING else 0)


def _hand_on(hand_input: Input, screen: Paper) -> None:
    match hand_input:
        case Press() if screen.takes(hand_input):
            screen.press(hand_input)
        case Pasted():
            screen.paste(hand_input)
        case EscapeTakenBack():
            screen.take_escape_back()


def run_on_screen(shown: SessionDriver | Shelf, place: Surroundings) -> int:
    """Run a session or the library on the terminal, without a mouse.

    Return the exit code: 0, or 130 after ctrl+c.

    Raises ValueError for a theme that is none, and whatever went wrong while it ran, with the terminal as it
    was.
    """
    app = RuntimerApp(shown, place)
    code = app.run(mouse=False)
    if app.error is not None:
        raise app.error
    return code if code is not None else app.return_code or 1
