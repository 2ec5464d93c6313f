"""What is shown while a pack is on its way."""

from __future__ import annotations

import io
import threading

from runtimer.cli.packs.waiting import Waiting


class Screen(io.StringIO):
    """Something written to that says when it was."""

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal
        self.written = threading.Event()

    def isatty(self) -> bool:
        return self.terminal

    def flush(self) -> None:
        self.written.set()


def test_what_is_quick_needs_no_words() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=600) as progress:
        progress(1, 2)
    assert out.getvalue() == ""


def test_terminal_has_one_line_that_is_gone_afterwards() -> None:
    out = Screen(terminal=True)
    with Waiting(out, quiet_s=0) as progress:
        progress(512 << 10, 2 << 20)
        assert out.written.wait(30)
    first, *_, last = [line.strip() for line in out.getvalue().split("\r")[1:]]
    assert first.startswith("fetching: ")
    assert last == ""
    assert "\n" not in out.getvalue()


def test_elsewhere_it_is_said_once() -> None:
    out = Screen(terminal=False)
    with Waiting(out, quiet_s=0):
        assert out.written.wait(30)
    assert out.getvalue() == "fetching: 0 bytes\n"
