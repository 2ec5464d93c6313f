"""The belt, inverted while its speed is yet to come."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import builders as b
import pytest
from ui.strips import blocks, reversed_cells, text

from runtimer.domain.units import Unit
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Start
from runtimer.ui.widgets.face.belt import belt
from runtimer.ui.widgets.face.frame import Frame
from runtimer.ui.widgets.face.next_line import following, following_to_set

Frames = dict[str, Frame]
Scene = Callable[[str], Any]


def test_the_belt_says_what_the_hand_sets(frames: Frames) -> None:
    assert re.search(r"BELT +16\.0 +km/h +1 % +3:45 /km", text(belt(frames["rep"], 80, 1)))
    assert re.search(r"BELT +9\.9 +mph .* 6:02 /mi", text(belt(replace(frames["rep"], unit=Unit.MI), 80, 1)))
    tall = belt(frames["rep"], 80, 3)
    assert blocks(tall) == 3
    assert "HR Z4" in text(tall)


@pytest.mark.parametrize(("name", "words"), [("rep-ends", "SET  9.0"), ("get-ready", "SET  9.0")])
def test_what_is_to_be_set_next_is_inverted(frames: Frames, name: str, words: str) -> None:
    rows = belt(frames[name], 80, 1)
    assert words in text(rows)
    assert reversed_cells(rows) >= len(words)
    assert reversed_cells(belt(frames["rep"], 80, 1)) == 0


def test_before_a_rest_the_belt_keeps_its_speed_and_the_feet_go_on_the_rails_as_it_begins(
    frames: Frames,
) -> None:
    rows = belt(frames["before-rest"], 80, 1)
    assert re.search(r"BELT +16\.0 +km/h", text(rows))
    assert reversed_cells(rows) == 0
    assert text(following(frames["before-rest"], 80, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    assert (
        text(following_to_set(frames["before-rest"], 40, 1)).strip() == "NEXT  rest 1:00 · feet on the rails"
    )
    assert "feet on the rails" in text(belt(frames["rest"], 80, 1))


def test_while_the_runner_gets_ready_for_a_rest_the_feet_are_on_the_rails(
    stage_of: Callable[[Plan], Any],
) -> None:
    stage = stage_of(b.plan(b.rest_s(60), b.run_s(60, 4))).to(0, Start(10))
    assert text(belt(stage.frame(), 80, 1)).strip() == "feet on the rails"


def test_the_next_speed_is_shown_for_the_last_ten_seconds_only(scene: Scene) -> None:
    shown = [
        bool(reversed_cells(belt(scene("warm-up").to(second).frame(), 80, 3))) for second in (889, 890, 899)
    ]
    assert shown == [False, True, True]


def test_in_a_rest_the_feet_are_on_the_rails(frames: Frames) -> None:
    glance = replace(frames["rest"].glance, following_mps=1000 / 225)
    assert re.search(
        r"feet on the rails · next +16\.0 +km/h", text(belt(replace(frames["rest"], glance=glance), 80, 1))
    )
    assert text(belt(frames["rest"], 80, 1)).strip() == "feet on the rails"


def test_without_a_speed_the_belt_is_set_by_feel_and_at_the_end_slowed(frames: Frames) -> None:
    assert "BELT  by feel" in text(belt(frames["open"], 80, 1))
    assert text(belt(frames["done"], 80, 1)).strip() == "slow the belt"
