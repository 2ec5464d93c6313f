"""The phase line, in large windows and in small ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
import pytest
from ui.strips import reversed_cells, text

from runtimer.domain.sound import Silence
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Start
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.phase import phase, phase_and_sound

Frames = dict[str, Frame]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("get-ready", "GET READY"),
        ("warm-up", "WARM-UP"),
        ("rep", "RUN"),
        ("recovery", "RECOVER"),
        ("rest", "REST"),
        ("open", "STRIDE [BOLD]"),
        ("paused", "PAUSED 0:42"),
        ("lead-in", "ON YOU GO"),
        ("done", "DONE"),
    ],
)
def test_the_phase_is_a_word_cut_out_of_a_band(frames: Frames, name: str, words: str) -> None:
    rows = phase(frames[name], 80, 1)
    assert text(rows).strip().startswith(words)
    assert reversed_cells(rows) == 80


def test_the_phase_line_says_which_repetition(frames: Frames) -> None:
    assert text(phase(frames["rep"], 60, 1)).endswith("rep 1 of 3")
    assert text(phase(frames["recovery"], 60, 1)).endswith("rep 1 of 3")
    assert text(phase(frames["paused"], 60, 1)).endswith("run · rep 1 of 3")


def test_in_a_small_window_phase_sound_and_repetition_are_seen_and_outer_sets_give_way(
    stage_of: Callable[[Plan], Any],
) -> None:
    nested = b.plan(b.times(3, b.times(4, replace(b.run_s(60, 4), name="Hill sprint"))))
    frame = stage_of(nested).to(0, Start(0)).frame()
    assert text(phase_and_sound(frame, 40, 1)).split("  ")[1:2] == ["HILL SPRINT"]
    silent = replace(frame, glance=replace(frame.glance, silence=Silence.LOST))
    assert text(phase_and_sound(silent, 40, 1)).split() == [
        "HILL",
        "SPRINT",
        "sound",
        "lost",
        "·",
        "rep",
        "1",
        "of",
        "4",
    ]
    assert text(phase_and_sound(silent, 56, 1)).endswith("sound lost · set 1 of 3 · rep 1 of 4")
