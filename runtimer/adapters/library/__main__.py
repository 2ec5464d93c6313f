"""``python -m runtimer.adapters.library``: the reading process."""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import sys

from runtimer.adapters.library.file_facts import read_facts


def main() -> None:
    """Answer who runs, then each file, with its facts, until nobody asks; others come first."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for the program that has the terminal
    with contextlib.suppress(OSError, AttributeError):
        os.nice(10)
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    with contextlib.suppress(EOFError, OSError):
        runner = pickle.load(questions)  # noqa: S301 - it comes from our own parent
        while True:
            pickle.dump(read_facts(pickle.load(questions), runner), answers)  # noqa: S301 - so does this
            answers.flush()


if __name__ == "__main__":
    main()
