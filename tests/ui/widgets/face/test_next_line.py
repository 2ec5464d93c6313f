"""The next line."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import builders as b
from ui.strips import text

from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Start
from runtimer.ui.widgets.face.belt import belt
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.next_line import following, following_to_set

Frames = dict[str, Frame]


def test_a_send_off_that_is_missed_shows_what_really_comes_and_how_late(
    stage_of: Callable[[Plan], Any],
) -> None:
    plan = b.plan(b.times(3, b.run_s(70, 4), every_s=60), b.jog_s(60))
    stage = stage_of(plan).to(0, Start(0)).to(40)
    assert (
        text(following(stage.frame(), 80, 1)).strip() == "NEXT  at once run 1:10 · 0:10 late · belt 14.4 km/h"
    )
    stage.to(62)
    assert re.search(r"SET +14\.4", text(belt(stage.frame(), 80, 1)))
    assert text(following_to_set(stage.frame(), 40, 1)).split() == [
        "NEXT",
        "run",
        "1:10",
        "SET",
        "14.4",
        "km/h",
    ]


def test_what_comes_next(frames: Frames) -> None:
    assert text(following(frames["rep"], 80, 1)).strip() == "NEXT  recover 1:30 · belt 9.0 km/h"
    assert text(following(frames["recovery"], 80, 1)).strip() == "NEXT  run 1000 m · belt 16.0 km/h"
    assert text(following(frames["before-rest"], 80, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    assert text(following(frames["rest"], 80, 1)).strip() == "NEXT  stride [bold]"
    assert text(following(frames["last"], 80, 1)).strip() == "NEXT  done"
    assert text(following(frames["done"], 80, 1)) == ""
