"""``python -m runtimer.adapters.audio.process [BACKEND]``: the player process."""

from __future__ import annotations

import contextlib
import os
import signal
import sys

from runtimer.adapters.audio.process.player_loop import PlayerProcess


def main(backend: str) -> None:
    """Play what standard input says, then end the process at once: a hung driver would hang the interpreter's exit."""
    signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # ctrl+c is the session's to answer, which then ends our input
    hurry()
    PlayerProcess(sys.stdin.buffer, sys.stdout.buffer, backend).run()
    os._exit(0)


def hurry() -> None:
    """Ask for our turn before others: little work, but in time.

    Few systems grant it; Windows was asked by our parent.
    """
    with contextlib.suppress(OSError, AttributeError):
        os.nice(-10)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "auto")
