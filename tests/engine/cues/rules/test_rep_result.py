"""What a repetition came to."""

from __future__ import annotations

import builders as b
import pytest
from engine.cues.outlook import said

from runtimer.engine.cues.sayings import (
    RepResult,
)
from runtimer.engine.running.commands import Done, Next, SetSpeed
from runtimer.engine.session import Session


def results(session: Session, now: float) -> list[tuple[float, float, float | None]]:
    cues = [(cue.at.total_seconds(), cue.saying) for cue in said(session, RepResult, now)]
    return [(at, s.seconds, s.off_s) for at, s in cues if isinstance(s, RepResult)]


def test_result_of_a_repetition_with_a_changed_belt() -> None:
    session = b.session(b.times(2, b.run_m(1000, 4), between=(b.jog_s(90),)))
    b.give(session, SetSpeed(5), 100)
    assert results(session, 100) == [(220, pytest.approx(220), pytest.approx(-30))]


def test_result_of_a_repetition_ended_by_key_has_no_plan_to_be_off() -> None:
    session = b.session(b.run_open(), b.jog_s(90))
    b.give(session, Done(), 200)
    assert results(session, 200) == [(200, 200, None)]


def test_a_repetition_that_was_simply_the_plans_or_skipped_has_no_result() -> None:
    session = b.session(b.run_m(1000, 4), b.jog_s(90), b.run_m(1000, 4), b.jog_s(90))
    assert results(session, 0) == []
    session.advance(b.at(400))
    b.give(session, Next(), 400)
    assert results(session, 400) == []


def test_short_recoveries_have_no_room_for_a_result() -> None:
    session = b.session(b.run_open(), b.jog_s(19))
    b.give(session, Done(), 200)
    assert results(session, 200) == []
