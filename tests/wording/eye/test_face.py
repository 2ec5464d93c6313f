"""All that a face says, from a session and nothing else: no screen is needed to read it."""

from __future__ import annotations

import re
from dataclasses import fields, replace
from datetime import UTC, datetime
from typing import Any

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.goals import DistanceGoal, TotalDistanceGoal
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Silence
from runtimer.domain.units import LengthUnit, Unit
from runtimer.domain.workout import Intensity, Verb
from runtimer.engine.running.commands import Finish, Next, Pause, Resume, SetSpeed, Start
from runtimer.engine.session import Session
from runtimer.wording.eye.face import Face, face_of

WALL = datetime(2026, 11, 28, 18, 10, tzinfo=UTC)


def face(
    session: Session, seconds: float, unit: Unit = Unit.KM, asking: bool = False, **changes: Any
) -> Face:
    """What a face shows at so many seconds, with what a glance has from elsewhere."""
    session.advance(b.at(seconds))
    return face_of(replace(session.glance(b.at(seconds)), **changes), WALL, unit, asking=asking)


def club() -> Session:
    """Four times three minutes, and a rest between them."""
    named = replace(b.run_s(180, 4), name="Hill", note="Tall and loose")
    return b.session(b.times(4, named, between=(b.rest_s(60),)), b.jog_s(300))


def test_a_step_says_what_it_is_which_one_and_what_comes_next() -> None:
    shown = face(club(), 240 + 30)
    assert (shown.phase, shown.aside, shown.kind) == ("HILL", ("rep 2 of 4",), Intensity.ACTIVE)
    assert (shown.digits, shown.to_go, shown.note) == ("2:30", "of 3:00", "Tall and loose")
    assert shown.next is not None
    assert (shown.next.label, shown.next.words, shown.next.belt) == ("NEXT", "rest 1:00", "feet on the rails")


def test_outer_sets_come_first() -> None:
    session = b.session(b.times(3, b.times(2, b.run_s(60, 4))))
    assert face(session, 130).aside == ("set 2 of 3", "rep 1 of 2")


@pytest.mark.parametrize(
    ("verb", "word"), [(Verb.RUN, "RUN"), (Verb.RECOVER, "RECOVER"), (Verb.COOLDOWN, "COOL-DOWN")]
)
def test_words_that_other_programs_read_stay(verb: Verb, word: str) -> None:
    ready = Session(b.plan(b.step(verb, b.run_s(3700).goals[0])))
    assert face(ready, 0).phase == "READY"
    b.give(ready, Start(0), 0)
    running = face(ready, 0.5)
    assert (running.phase, running.left) == (word, "left 1:01:40")
    assert running.hints[0] == ("space", "pause")
    assert face(ready, 100).left == "left 1:00:00"
    assert face(ready, 101).left == "left 59:59"
    b.give(ready, Pause(), 102)
    assert face(ready, 107, asking=True).phase == "PAUSED 0:05"
    assert "LEAVE?" in face(ready, 107, asking=True).question


def test_a_pause_says_which_step_it_interrupts_and_has_no_colour() -> None:
    session = club()
    b.give(session, Pause(), 200)
    shown = face(session, 242)
    assert (shown.phase, shown.aside, shown.kind) == ("PAUSED 0:42", ("rest", "rep 1 of 4"), None)
    b.give(session, Resume(), 243)
    assert face(session, 244).phase == "ON YOU GO"


def test_when_it_will_be_over_is_a_time_of_day() -> None:
    session = b.session(b.run_s(3600, 4))
    assert face(session, 0).ending == "· done at 19:10"
    assert face(session, 0, left_estimated=True).ending == "~ · done at 19:10"
    b.give(session, Next(), 61)
    shown = face(session, 75)
    assert (shown.phase, shown.ending, shown.next) == ("DONE", "· took 1:01", None)


@pytest.mark.parametrize(
    ("mps", "seconds", "to_go"),
    [(4.0, 0, "400 m to go"), (4.0, 99.9, "1 m to go"), (4.0, 50.1, "200 m to go"), (None, 50, "400 m")],
)
def test_the_last_metre_is_counted_until_it_is_run(mps: float | None, seconds: float, to_go: str) -> None:
    assert face(b.session(b.run_m(400, mps)), seconds).to_go == to_go


def test_metres_to_go_are_in_the_unit_of_the_goal() -> None:
    session = b.session(b.run_m(400, 4))
    assert face(session, 0, goal=DistanceGoal(1609.344, LengthUnit.MI), metres_left=804.672).to_go == (
        "0.5 mi to go"
    )
    to_five = TotalDistanceGoal(5000, LengthUnit.KM)
    assert face(session, 0, goal=to_five, metres_left=2000.0, approximate=True).to_go == "~2 km to go"


@pytest.mark.parametrize(
    ("mps", "took", "missed"), [(4.01, "1:40", "±0 s"), (5.0, "1:20", "−20 s"), (3.2, "2:05", "+25 s")]
)
def test_what_a_repetition_took_misses_the_plan_by_what_the_figures_show(
    mps: float, took: str, missed: str
) -> None:
    session = b.session(b.times(2, b.run_m(400, 4), between=(b.jog_s(60),)))
    b.give(session, SetSpeed(mps), 0)
    assert face(session, 10).took == ""
    shown = face(session, 400 / mps + 1)
    assert (shown.took, shown.missed) == (took, missed)


def test_the_figures_of_a_result_agree_with_each_other() -> None:
    session = b.session(b.times(2, b.run_s(225, 4), between=(b.jog_s(60),)))
    b.give(session, Next(), 222.5)
    shown = face(session, 223)
    assert (shown.took, shown.missed) == ("3:43", "−2 s")


def test_a_send_off_that_is_missed_is_run_at_once() -> None:
    late = face(b.session(b.times(3, b.run_s(70, 4), every_s=60), b.jog_s(60)), 40).next
    assert late is not None
    assert (late.urge, late.words, late.lateness, late.belt) == (
        "at once",
        "run 1:10",
        "0:10 late",
        "belt 14.4 km/h",
    )


def test_the_last_step_is_followed_by_the_end() -> None:
    end = face(b.session(b.run_s(60, 4)), 5).next
    assert end is not None
    assert (end.words, end.belt, end.kind) == ("done", "", None)


@pytest.mark.parametrize(
    ("silence", "words"), [(Silence.OFF, "sound off"), (Silence.MUTED, "muted"), (Silence.LOST, "sound lost")]
)
def test_why_nothing_is_heard_is_said(silence: Silence, words: str) -> None:
    assert face(club(), 5, silence=silence).sound == words
    assert face(club(), 5).sound == ""


def test_before_the_start_a_face_has_totals_and_by_how_much_speeds_are_changed() -> None:
    ready = Session(b.plan(b.run_m(10_000, 4), runner=Runner(scale=1.02)))
    shown = face(ready, 0)
    assert (shown.change, shown.totals) == ("+2 %", "10.0 km · 40:51 · 1 step")
    assert face(ready, 0, Unit.MI).totals == "6.2 mi · 40:51 · 1 step"
    b.give(ready, Start(0), 0)
    assert face(ready, 1).totals == ""


def test_the_question_whether_to_leave_brings_its_own_keys() -> None:
    asked, calm = face(club(), 5, asking=True), face(club(), 5)
    assert asked.hints == (("q", "leaves"), ("any other key", "stays"))
    assert list(map(len, asked.question)) == sorted(map(len, asked.question), reverse=True)
    assert calm.question == ()


def test_keys_follow_what_can_be_done() -> None:
    session = club()
    assert ("c", "end set") in face(session, 5).hints
    assert ("+ -", "10 s") in face(session, 5).hints
    assert ("+ -", "100 m") in face(b.session(b.run_m(400, 4)), 5).hints
    assert ("←", "back") in face(session, 5).hints
    b.give(session, Next(), 6)
    assert ("←", "take back") in face(session, 7).hints
    b.give(session, Finish(), 30)
    assert face(session, 31).hints[-1] == ("?", "keys")


@given(st.integers(0, 1300), st.sampled_from(Unit), st.booleans())
def test_nothing_that_is_said_has_idle_blanks_or_a_hyphen_for_a_minus(
    second: int, unit: Unit, asking: bool
) -> None:
    shown = face(club(), second, unit, asking)
    for field in fields(Face):
        text = getattr(shown, field.name)
        if isinstance(text, str):
            assert text == text.strip()
            assert not re.search(r"-\d", text)
