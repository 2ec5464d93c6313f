"""Tones at changes of step, as a session's outlook has them."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.engine.cues.cue import CueKind
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.running.commands import Back, Next, Pause, Resume
from runtimer.engine.session import Session

CHANGES = {CueKind.GO, CueKind.EASE, CueKind.LONG, CueKind.SET_DONE, CueKind.LAST_REP, CueKind.FINISH}


def changes(session: Session, now: float) -> list[tuple[float, str]]:
    """(seconds, kind) of the tones at changes of step from ``now`` on, if nobody touches a key."""
    cues = [cue for moment in session.outlook(b.at(now + 10_000)) for cue in cues_of(moment)]
    return [
        (cue.at.total_seconds(), cue.kind.value)
        for cue in cues
        if cue.kind in CHANGES and cue.at >= b.at(now)
    ]


def test_last_repetition_is_told_once_though_it_holds_a_set() -> None:
    session = b.session(b.times(2, b.run_s(10), b.times(2, b.jog_s(10)), b.run_s(10)))
    assert [s for s, kind in changes(session, 0) if kind == "last-rep"] == [40]


def test_each_set_has_its_last_repetition() -> None:
    session = b.session(b.times(2, b.run_s(10)), b.times(2, b.run_s(10), between=(b.rest_s(10),)))
    assert changes(session, 0) == [
        (0, "go"),
        (10, "last-rep"),
        (20, "go"),
        (30, "ease"),
        (40, "last-rep"),
        (50, "finish"),
    ]


def test_back_out_of_a_set_does_not_tell_that_it_is_done() -> None:
    session = b.session(b.jog_s(10), b.times(2, b.run_s(10)))
    session.advance(b.at(11))
    b.give(session, Back(), 11)
    assert changes(session, 11)[0] == (11, "ease")


def test_next_out_of_a_set_tells_that_it_is_done() -> None:
    session = b.session(b.times(2, b.run_s(10)), b.jog_s(10))
    session.advance(b.at(15))
    b.give(session, Next(), 15)
    assert changes(session, 15)[0] == (15, "set-done")


@pytest.mark.parametrize(("resumed", "goes_on"), [(12, 12), (30, 33)])
def test_step_entered_in_a_pause_has_its_tone_once_when_the_pause_is_over(
    resumed: float, goes_on: float
) -> None:
    session = b.session(b.run_s(60), b.jog_s(60), b.run_s(60))
    b.give(session, Pause(), 5)
    b.give(session, Next(), 8)
    assert changes(session, 8) == []
    b.give(session, Resume(), resumed)
    assert changes(session, resumed) == [(goes_on, "ease"), (goes_on + 60, "go"), (goes_on + 120, "finish")]


def test_step_under_way_has_no_second_tone_after_a_short_pause() -> None:
    session = b.session(b.run_s(60))
    b.give(session, Pause(), 5)
    b.give(session, Resume(), 12)
    assert changes(session, 12) == [(67, "finish")]
