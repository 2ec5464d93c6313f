"""What is said as a step begins."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import EVERYTHING, said, times, until

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.engine.cues.cue import CueKind
from runtimer.engine.cues.sayings import (
    Beginning,
    Finished,
)
from runtimer.engine.cues.schedule import cues_of


def test_beginning_says_how_it_ends_and_how_fast() -> None:
    begins = said(b.session(b.run_m(1000, 4), b.rest_s(60), b.run_open()), Beginning)
    assert times(begins) == [0, 250, 310]
    assert [(c.saying.goal, c.saying.mps) for c in begins if isinstance(c.saying, Beginning)][:2] == [
        (DistanceGoal(1000), 4),
        (TimeGoal(60), 0.0),
    ]
    assert begins[2].until is None


@pytest.mark.parametrize(("length_s", "room_s"), [(20, 2), (30, 3), (120, 12)])
def test_the_beginning_of_a_short_step_leaves_time_for_few_words(length_s: float, room_s: float) -> None:
    (cue,) = said(b.session(b.run_s(length_s)), Beginning)
    assert until(cue) - 0.6 == pytest.approx(room_s)


def test_strides_do_not_chatter() -> None:
    session = b.session(b.times(8, b.run_s(20, 5), between=(b.jog_s(25),)))
    wanted = [
        cue
        for moment in session.outlook(b.at(1000))
        for cue in cues_of(moment, EVERYTHING)
        if cue.kind is CueKind.WORDS
    ]
    assert {type(cue.saying) for cue in wanted} == {Beginning, Finished}
    assert len([cue for cue in wanted if isinstance(cue.saying, Beginning)]) == 15


def test_a_step_of_a_few_seconds_has_its_tone_alone() -> None:
    assert said(b.session(b.run_s(9)), Beginning) == []
