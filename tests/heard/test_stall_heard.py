"""A terminal that takes no output, while the session is heard."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
import pytest
from cli.terminals import Terminal
from rig.audiorig import PulseRig

SETS = 14
SESSION_S = 5 + SETS * 13 - 6 + 7
"""Getting ready, runs of 7 s with rests of 6 s between them, a cool-down of 7 s."""
WORKOUT = f"name: Stalled\nsteps:\n  - repeat: {SETS}\n    steps: [{{run: 7s, speed: 16km/h}}]\n    between: [{{rest: 6s}}]\n  - cooldown: 7s\n"
LATE_S = 0.05
"""Nothing of this is about milliseconds: a tone is heard, or it is not."""
LARGE = (300, 90)
"""Columns and rows of a window of which one frame is more than a pseudo-terminal holds."""


def onsets(tmp_path: Path, rig: PulseRig, *, stalled: bool) -> np.ndarray:
    """Run the session on a screen that is read all the time or not at all, and return when its tones began, from the first on."""
    path, settings = tmp_path / "short.yaml", tmp_path / "settings" / "runtimer.toml"
    path.write_text(WORKOUT, encoding="utf-8")
    settings.parent.mkdir(exist_ok=True)
    settings.write_text("[sound]\nwords = 0\n", encoding="utf-8")
    command = [sys.executable, "-m", "runtimer", str(path), "--ready", "5", "--audio", "miniaudio"]
    with rig.record() as tape:
        terminal = Terminal(command, *LARGE, **rig.env | {"RUNTIMER_HOME": str(tmp_path)})
        try:
            terminal.until("READY")
            terminal.type(" ")
            terminal.until("GET READY")
            if stalled:
                time.sleep(SESSION_S)
            terminal.until("DONE", SESSION_S + 15)
            time.sleep(1)
        finally:
            terminal.close()
    heard = tape.onsets()
    return heard - heard[0]


@pytest.mark.deep
def test_a_terminal_that_takes_nothing_for_three_minutes_silences_nothing(
    tmp_path: Path, audio_rig: PulseRig
) -> None:
    stalled, read = (onsets(tmp_path, audio_rig, stalled=stalled) for stalled in (True, False))
    lost = [tone for tone in read if np.abs(stalled - tone).min() > LATE_S]
    strays = [tone for tone in stalled if np.abs(read - tone).min() > LATE_S]
    assert (lost, strays) == ([], [])
    assert len(read) > SETS * 8
