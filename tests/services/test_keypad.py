"""Keys: what each of them asks for."""

from __future__ import annotations

import builders as b
import pytest

from runtimer.domain.runner import Runner
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.domain.workout import Workout
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Done,
    DropRep,
    EndSet,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Start,
    Undo,
)
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.services.asks import Ask, Refusal
from runtimer.services.keypad import Keypad


def press(session: Session, key: str, seconds: float, keypad: Keypad | None = None) -> object:
    session.advance(b.at(seconds))
    return (keypad or Keypad(Unit.KM)).press(key, b.at(seconds), session.glance(b.at(seconds)))


def rep(session: Session, seconds: float) -> tuple[int, int]:
    segment = session.glance(b.at(seconds)).segment
    assert segment is not None
    return segment.reps[-1].number, segment.reps[-1].of


def test_space_is_the_one_thing_that_is_wanted() -> None:
    session = Session(b.plan(b.run_open(), b.run_s(60)))
    assert press(session, "space", 0) == Start()
    b.give(session, Start(10), 0)
    assert press(session, "space", 5) == Start()
    assert press(session, "space", 12) is None
    assert press(session, "space", 13) == Done()
    b.give(session, Done(), 20)
    assert press(session, "space", 21) == Pause()
    b.give(session, Pause(), 22)
    assert press(session, "space", 40) == Resume()
    b.give(session, Resume(), 40)
    assert press(session, "space", 41) == Resume()
    assert press(session, "space", 2000) == Finish()


@pytest.mark.parametrize("key", ["right", "n", "enter", "pagedown"])
def test_next_keys(key: str) -> None:
    assert press(b.session(b.run_s(60)), key, 5) == Next()
    assert press(Session(b.plan(b.run_s(60))), key, 0) == Start()


@pytest.mark.parametrize("key", ["left", "pageup"])
def test_back_keys_take_back_what_can_be_taken_back(key: str) -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    assert press(session, key, 5) == Back()
    b.give(session, Next(), 6)
    assert press(session, key, 16) == Undo()
    assert press(session, key, 17) == Back()


def test_after_the_end_any_key_closes_but_while_that_can_be_taken_back_only_one_that_is_meant_to() -> None:
    session = b.session(b.run_s(60))
    b.give(session, Next(), 5)
    assert press(session, "left", 8) == Undo()
    assert [press(session, key, 8) for key in ("x", "n", "a", "up")] == [None] * 4
    assert [press(session, key, 8) for key in ("space", "enter", "q")] == [Finish()] * 3
    assert [press(session, key, 20) for key in ("left", "x", "n")] == [Finish()] * 3


@pytest.mark.parametrize("key", ["left", "pageup"])
def test_left_takes_leaving_back_however_long_it_stood_but_not_the_end(key: str) -> None:
    left, complete = b.session(b.run_s(60)), b.session(b.run_s(60))
    b.give(left, Finish(), 5)
    assert press(left, key, 3600) == Undo()
    complete.advance(b.at(60))
    b.give(complete, Finish(), 70)
    assert press(complete, key, 71) == Back()


@pytest.mark.parametrize("key", ["left", "pageup"])
def test_left_takes_one_after_the_other_back_before_it_means_this_step_again(key: str) -> None:
    session = b.session(b.run_open(), b.times(2, b.run_s(60)), b.run_s(30))
    for command, seconds in ((Done(), 10), (AddRep(), 11), (Next(), 12), (EndSet(), 13)):
        b.give(session, command, seconds)
    for seconds in (15, 16, 17, 18):
        assert press(session, key, seconds) == Undo()
        b.give(session, Undo(), seconds)
    assert press(session, key, 19) == Back()


@pytest.mark.parametrize(
    ("key", "sign"), [("plus", 1), ("+", 1), ("equals_sign", 1), ("minus", -1), ("-", -1)]
)
def test_plus_and_minus(key: str, sign: int) -> None:
    assert press(b.session(b.run_s(60)), key, 5) == Extend(sign * 10, sign * 100)


@pytest.mark.parametrize(("unit", "speed"), [(Unit.KM, 16.1), (Unit.MI, 10.0)])
def test_belt_moves_by_a_notch_of_the_runners_unit(unit: Unit, speed: float) -> None:
    session = b.session(b.run_s(60, 16 / 3.6))
    command = press(session, "up", 5, Keypad(unit))
    assert isinstance(command, SetSpeed)
    assert unit.per_hour(command.mps) == pytest.approx(speed)


@pytest.mark.parametrize("key", ["up", "down"])
def test_a_belt_of_unknown_speed_has_to_be_typed_first(key: str) -> None:
    refusal = press(b.session(b.run_m(1000)), key, 5)
    assert isinstance(refusal, Refusal)
    assert "type the belt's speed" in refusal.text


def test_lines_are_hands_already_and_each_counts() -> None:
    session, keypad = b.session(b.run_s(600, 3)), Keypad(Unit.KM)
    assert press(session, "n", 5, keypad) == Next()
    assert press(session, "n", 5, keypad) == Next()


def test_a_repetition_more_and_one_fewer() -> None:
    session, keypad = b.session(b.times(2, b.run_s(60)), b.run_s(30)), Keypad(Unit.KM)
    for key, seconds, command, of in (("a", 5, AddRep(), 3), ("a", 5.5, AddRep(), 4), ("d", 6, DropRep(), 3)):
        assert press(session, key, seconds, keypad) == command
        b.give(session, command, seconds)
        assert rep(session, seconds) == (1, of)
    assert press(session, "left", 16, keypad) == Undo()
    b.give(session, Undo(), 16)
    assert rep(session, 16) == (1, 4)


def test_getting_ready_takes_as_long_as_the_runner_wants() -> None:
    assert press(Session(b.plan(b.run_s(60))), "space", 0, Keypad(Unit.KM, 3)) == Start(3)


@pytest.mark.parametrize(
    ("key", "ask"),
    [
        ("s", Ask.WHERE), ("m", Ask.MUTE), ("]", Ask.LOUDER), ("[", Ask.SOFTER),
        ("right_square_bracket", Ask.LOUDER), ("left_square_bracket", Ask.SOFTER),
    ],
)  # fmt: skip
def test_keys_for_the_ear_move_nothing_at_any_time(key: str, ask: Ask) -> None:
    session = b.session(b.run_s(60))
    assert press(session, key, 5) is ask
    assert press(session, key, 300) is ask


@pytest.mark.parametrize(
    ("unit", "keys", "mps"),
    [(Unit.KM, "16", 16 / 3.6), (Unit.KM, "9.5", 9.5 / 3.6), (Unit.MI, "10", 10 * 1609.344 / 3600)],
)
def test_the_belts_speed_is_typed_in_the_runners_unit_and_taken_by_enter(
    unit: Unit, keys: str, mps: float
) -> None:
    session, keypad = b.session(b.run_s(60, 3)), Keypad(unit)
    assert [press(session, key, 5, keypad) for key in keys] == [None] * len(keys)
    assert keypad.typed(b.at(9.9)) == keys
    command = press(session, "enter", 9.9, keypad)
    assert isinstance(command, SetSpeed)
    assert command.mps == pytest.approx(mps)
    assert keypad.typed(b.at(9.9)) is None


def test_u_is_for_the_typed_speed_too() -> None:
    session, keypad = b.session(b.run_s(60, 3)), Keypad(Unit.KM)
    assert [press(session, key, 5, keypad) for key in "u8"] == [None, None]
    command = press(session, "enter", 6, keypad)
    assert isinstance(command, SetSpeed)
    assert Unit.MI.per_hour(command.mps) == pytest.approx(8)


def test_u_after_the_end_changes_the_unit_and_closes_nothing() -> None:
    session = b.session(b.run_s(60))
    b.run_out(session)
    assert session.phase is Phase.DONE
    assert press(session, "u", 100) is None
    assert press(session, "x", 100) == Finish()


def test_figures_are_forgotten_after_five_seconds_without_a_digit_and_by_escape() -> None:
    session, keypad = b.session(b.run_s(60, 3)), Keypad(Unit.KM)
    press(session, "1", 5, keypad)
    press(session, "6", 9, keypad)
    assert keypad.typed(b.at(13.9)) == "16"
    assert keypad.typed(b.at(14)) is None
    press(session, "1", 20, keypad)
    assert press(session, "escape", 21, keypad) is None
    assert keypad.typed(b.at(21)) is None


def test_backspace_takes_a_figure_back_and_a_second_point_is_none() -> None:
    session, keypad = b.session(b.run_s(60, 3)), Keypad(Unit.KM)
    for key in ("1", "backspace", "9", ".", ".", "5"):
        press(session, key, 5, keypad)
    assert keypad.typed(b.at(5)) == "9.5"


def test_enter_is_never_next_while_figures_stand_and_for_five_seconds_after_they_went() -> None:
    session, keypad = b.session(b.run_s(60, 3)), Keypad(Unit.KM)
    for key in ("1", "2", "enter"):
        press(session, key, 5, keypad)
    assert press(session, "enter", 9.9, keypad) is None
    assert press(session, "enter", 10, keypad) == Next()
    press(session, "1", 20, keypad)  # forgotten at 25
    assert press(session, "enter", 29.9, keypad) is None
    assert press(session, "enter", 30, keypad) == Next()


@pytest.mark.parametrize(
    ("typed", "told"), [("21", "from 1.0 to 18.0 km/h, not 21"), (".", "not 0"), ("0.5", "not 0.5")]
)
def test_a_speed_that_the_machine_does_not_go_is_refused_with_its_range(typed: str, told: str) -> None:
    machine = Treadmill(lowest=1, top=18)
    session, keypad = (
        Session(plan_workout(Workout("W", (b.run_s(60, 3),)), Runner(treadmill=machine))),
        Keypad(Unit.KM),
    )
    b.give(session, Start(0), 0)
    for key in typed:
        press(session, key, 5, keypad)
    refusal = press(session, "enter", 5, keypad)
    assert isinstance(refusal, Refusal)
    assert told in refusal.text


def test_a_typed_speed_is_what_the_machine_shows_not_what_it_does() -> None:
    machine = Treadmill(calibration=((10, 9.5),))
    session, keypad = (
        Session(plan_workout(Workout("W", (b.run_s(60, 3),)), Runner(treadmill=machine))),
        Keypad(Unit.MI),
    )
    b.give(session, Start(0), 0)
    for key in "12":
        press(session, key, 5, keypad)
    command = press(session, "enter", 5, keypad)
    assert isinstance(command, SetSpeed)
    assert Unit.KM.per_hour(command.mps) == pytest.approx(11.4)


def test_before_the_start_and_after_the_end_nothing_is_typed() -> None:
    session, keypad = Session(b.plan(b.run_s(60))), Keypad(Unit.KM)
    assert press(session, "1", 0, keypad) is None
    assert press(session, "enter", 0, keypad) == Start()


def test_a_letter_of_another_alphabet_says_so() -> None:
    refusal = press(b.session(b.run_s(60)), "ж", 5)
    assert isinstance(refusal, Refusal)
    assert "ж" in refusal.text


def test_unknown_keys_mean_nothing() -> None:
    assert press(b.session(b.run_s(60)), "z", 5) is None
