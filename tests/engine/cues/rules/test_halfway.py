"""Half of a long step is behind."""

from __future__ import annotations

from dataclasses import replace

import builders as b
import pytest
from engine.cues.outlook import said, times

from runtimer.engine.cues.sayings import (
    Halfway,
)
from runtimer.engine.running.commands import Extend, SetSpeed


@pytest.mark.parametrize(("length_s", "falls"), [(239, []), (240, [120]), (600, [300])])
def test_halfway_of_long_steps(length_s: float, falls: list[float]) -> None:
    assert times(said(b.session(b.run_s(length_s)), Halfway)) == falls


def test_halfway_of_a_distance_is_a_place() -> None:
    session = b.session(b.run_m(2000, 4))
    b.give(session, SetSpeed(2), 100)
    assert times(said(session, Halfway, 100)) == [400]


def test_words_after_a_goal_is_changed_keep_their_place_in_the_pass() -> None:
    session = b.session(b.run_s(300))
    before = said(session, Halfway)[0]
    b.give(session, Extend(60, 0), 10)
    after = said(session, Halfway, 10)[0]
    assert (before.at, after.at) == (b.at(150), b.at(180))
    assert after.id == replace(before.id, revision=before.id.revision + 1)
