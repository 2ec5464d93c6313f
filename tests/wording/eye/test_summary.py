"""What came of a session, in words."""

from __future__ import annotations

import builders as b
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runtimer.domain.units import Unit
from runtimer.engine.running.commands import Command, Finish, Next, Pause, Resume, SetSpeed, Start, Undo
from runtimer.engine.session import Session
from runtimer.engine.view.record import Record, fold
from runtimer.wording.eye import summary

WORK = (b.times(2, b.run_m(400, 4), between=(b.jog_s(60),)),)


def recorded(*commands: tuple[float, Command], until: float = 600) -> Record:
    """The record of 2 × 400 m at 4 m/s with a minute between, with commands at so many seconds."""
    session = Session(b.plan(*WORK))
    events = session.apply(Start(0), b.at(0))
    for seconds, command in commands:
        events += session.advance(b.at(seconds))
        events += session.apply(command, b.at(seconds))
    return fold([*events, *session.advance(b.at(until))])


def test_a_workout_as_planned() -> None:
    record = recorded()
    assert summary.outcome(record) == "DONE"
    assert summary.totals(record, Unit.KM) == "0.9 km · 4:20 moving"
    assert [split.columns for split in summary.splits(record)] == [
        ("run 400 m", "1:40", "1:40", "", "rep 1 of 2"),
        ("jog 1:00", "1:00", "1:00", "", "rep 1 of 2"),
        ("run 400 m", "1:40", "1:40", "", "rep 2 of 2"),
    ]
    assert summary.not_run(record, b.plan(*WORK)) == ""


def test_a_repetition_says_by_how_much_it_missed_the_plan() -> None:
    (first, *_) = summary.splits(recorded((0, SetSpeed(5))))
    assert first.columns[1:4] == ("1:40", "1:20", "−20 s")
    assert first.full


def test_what_was_left_out_is_counted() -> None:
    record = recorded((30, Next()), (40, Finish()))
    assert summary.outcome(record) == "LEFT EARLY"
    assert summary.not_run(record, b.plan(*WORK)) == "not run: 1 × run 400 m"
    assert [(split.columns[3], split.full) for split in summary.splits(record)] == [
        ("skipped", False),
        ("broken off", False),
    ]


def test_pauses_of_less_than_a_second_are_none() -> None:
    assert summary.totals(recorded((10, Pause()), (10.5, Resume())), Unit.KM).endswith("4:20 moving")
    assert summary.totals(recorded((10, Pause()), (15, Resume())), Unit.KM).endswith("moving · 0:05 paused")


@pytest.mark.parametrize(("unit", "distance"), [(Unit.KM, "0.1 km"), (Unit.MI, "0.1 mi")])
def test_what_was_taken_back_counts_nowhere(unit: Unit, distance: str) -> None:
    record = recorded((20, Next()), (22, Undo()), (30, Finish()), until=30)
    assert summary.totals(record, unit) == f"{distance} · 0:30 moving"
    assert "taken back" in [split.columns[3] for split in summary.splits(record)]


@given(st.integers(1, 259), st.integers(1, 600))
def test_moving_and_pauses_never_add_up_to_more_than_it_took(at_s: int, pause_tenths: int) -> None:
    back_s = at_s + pause_tenths / 10
    record = recorded((at_s, Pause()), (back_s, Resume()), (back_s + 1, Finish()), until=back_s + 1)
    _, moving, *paused = summary.totals(record, Unit.KM).split(" · ")
    shown = [_seconds(part.split()[0]) for part in (moving, *paused)]
    assert sum(shown) <= back_s + 1


def _seconds(text: str) -> int:
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + int(seconds)
