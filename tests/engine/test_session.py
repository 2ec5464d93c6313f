"""Sessions: what time and commands do to them."""

from __future__ import annotations

import cProfile

import builders as b
import pytest

from runtimer.domain.errors import IllegalCommand
from runtimer.domain.goals import DistanceGoal, ShareGoal, TimeGoal, TotalDistanceGoal, TotalTimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.workout import Verb
from runtimer.engine.news import (
    GetReadyBegan,
    LeadInBegan,
    Outcome,
    RepDone,
    SegmentEntered,
    SegmentSkipped,
    SendOffMissed,
    SpeedChanged,
    WorkoutFinished,
)
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    Done,
    DropRep,
    EndSet,
    Extend,
    Finish,
    Next,
    Pause,
    Resume,
    ScaleSpeeds,
    SetSpeed,
    SpeedSource,
    Start,
    Undo,
)
from runtimer.engine.running.phases import TRANSITIONS, Phase
from runtimer.engine.session import Session


def test_deadline_to_deadline_from_get_ready_to_the_end() -> None:
    session = Session(b.plan(b.run_s(60), b.times(2, b.run_m(400, 4), between=(b.rest_s(30),))))
    begun = b.give(session, Start(10), 5)
    assert begun == [GetReadyBegan(b.at(5), 10)]
    events = b.run_out(session)
    assert b.entered(events) == [(0, 15), (1, 75), (2, 175), (3, 205)]
    assert events[-1] == WorkoutFinished(b.at(305), complete=True)
    assert session.phase is Phase.DONE
    assert sum(p.metres for p in session.passes) == pytest.approx(60 * 3 + 800)


def test_three_hours_are_run_from_deadline_to_deadline() -> None:
    """The engine's promise: a long workout costs a test nothing, and its length nothing at all."""

    def calls(scale: int) -> int:
        """How many functions are called for so many times 18 minutes."""
        session = Session(b.plan(b.times(36, b.run_s(20 * scale, 4), b.jog_s(10 * scale))))
        profile = cProfile.Profile()
        with profile:
            b.give(session, Start(0), 0)
            b.run_out(session)
        assert session.phase is Phase.DONE
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(100) == pytest.approx(calls(10), rel=0.01)


def test_looking_late_changes_nothing() -> None:
    session = b.session(b.run_s(10), b.run_s(10))
    events = session.advance(b.at(1000))
    assert b.entered(events) == [(1, 10)]
    assert events[-1] == WorkoutFinished(b.at(20), complete=True)


def test_a_clock_that_steps_back_changes_nothing() -> None:
    session = b.session(b.run_s(10), b.run_s(10))
    session.advance(b.at(15))
    assert session.advance(b.at(3)) == []
    assert session.glance(b.at(3)).seconds == 5


def test_get_ready_can_be_skipped_and_paused() -> None:
    session = Session(b.plan(b.run_s(10)))
    b.give(session, Start(10), 0)
    assert session.phase is Phase.GET_READY
    b.give(session, Pause(), 4)
    assert session.advance(b.at(60)) == []
    assert b.give(session, Resume(), 60) == [GetReadyBegan(b.at(60), 10)]
    assert b.entered(b.give(session, Start(10), 62)) == [(0, 62)]


def test_pause_stops_time_and_a_short_one_goes_on_at_once() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    b.give(session, Pause(), 20)
    assert session.next_deadline() is None
    b.give(session, Resume(), 30)
    assert session.phase is Phase.RUNNING
    assert session.next_deadline() == b.at(70)


def test_long_pause_leads_in_for_three_seconds_and_space_skips_them() -> None:
    session = b.session(b.run_s(60))
    b.give(session, Pause(), 20)
    assert b.give(session, Resume(), 30.5) == [LeadInBegan(b.at(30.5), 3)]
    session.advance(b.at(33.5))
    assert session.phase is Phase.RUNNING
    assert session.next_deadline() == b.at(73.5)
    b.give(session, Pause(), 40)
    b.give(session, Resume(), 60)
    b.give(session, Resume(), 61)
    assert session.next_deadline() == b.at(61 + 60 - 20 - 6.5)


def test_open_step_ends_by_key_but_not_in_its_first_three_seconds() -> None:
    session = b.session(b.run_open(), b.run_s(10))
    with pytest.raises(IllegalCommand):
        b.give(session, Done(), 2.9)
    assert session.next_deadline() is None
    assert b.entered(b.give(session, Done(), 83)) == [(1, 83)]
    assert session.passes[0].outcome is Outcome.DONE
    assert session.passes[0].moving_s == 83


def test_step_that_ends_by_itself_takes_no_done() -> None:
    with pytest.raises(IllegalCommand):
        b.give(b.session(b.run_s(60)), Done(), 30)


@pytest.mark.parametrize(("seconds", "outcome"), [(79, Outcome.SKIPPED), (80, Outcome.DONE)])
def test_next_with_eighty_percent_behind_is_done(seconds: float, outcome: Outcome) -> None:
    session = b.session(b.run_s(100), b.run_s(10))
    b.give(session, Next(), seconds)
    assert session.passes[0].outcome is outcome


def test_next_in_a_step_that_only_a_key_ends_is_done_with_its_distance() -> None:
    session = b.session(b.run_m(1000), b.run_s(10))
    b.give(session, Next(), 250)
    taken = session.passes[0]
    assert (taken.outcome, taken.metres, taken.estimated) == (Outcome.DONE, 1000, False)


def test_back_leads_to_the_start_and_in_the_first_seconds_to_the_step_before() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    session.advance(b.at(70))
    assert b.entered(b.give(session, Back(), 70)) == [(1, 70)]
    assert b.entered(b.give(session, Back(), 72)) == [(0, 72)]
    assert [p.outcome for p in session.passes] == [Outcome.DONE, Outcome.LEFT, Outcome.LEFT]
    assert len({p.serial for p in session.passes}) == 3


def test_extend_changes_the_goal_and_not_the_progress() -> None:
    session = b.session(b.run_s(60))
    b.give(session, Extend(10, 100), 20)
    assert session.next_deadline() == b.at(70)
    b.give(session, Extend(-10, -100), 20)
    b.give(session, Extend(-10, -100), 48)
    assert session.next_deadline() == b.at(51)
    with pytest.raises(IllegalCommand):
        b.give(session, Extend(-10, -100), 49)
    with pytest.raises(IllegalCommand):
        b.give(b.session(b.run_open()), Extend(10, 100), 5)


def test_extend_of_a_distance_is_in_metres() -> None:
    session = b.session(b.run_m(1000, 4))
    b.give(session, Extend(10, 100), 100)
    assert session.next_deadline() == b.at(275)
    assert session.glance(b.at(100)).metres_left == pytest.approx(700)


def test_belt_change_recomputes_the_rest_and_holds_for_later_repetitions() -> None:
    session = b.session(b.times(2, b.run_m(1000, 4), between=(b.rest_s(30),)))
    b.give(session, SetSpeed(5), 125)
    assert session.next_deadline() == b.at(225)
    events = b.run_out(session)
    assert b.entered(events) == [(1, 225), (2, 255)]
    assert events[-1].at == b.at(255 + 200)
    assert [p.belt_changed for p in session.passes] == [True, False, True]


def test_belt_change_in_a_list_of_speeds_keeps_their_steps() -> None:
    from runtimer.domain.workout import Set, Step, Times

    ladder = Set(Times(2, 2), (Step(Verb.RUN, (DistanceGoal(1000),), (b.hold(4), b.hold(5))),))
    session = b.session(ladder)
    b.give(session, SetSpeed(4.5), 0)
    assert session.next_deadline() is not None
    b.run_out(session)
    assert session.passes[1].moving_s == pytest.approx(1000 / 5.5)


def test_a_belt_speed_makes_no_countdown_of_a_repetition_by_feel_and_the_key_still_ends_it() -> None:
    session = b.session(b.run_m(1000), b.run_s(10))
    b.give(session, SetSpeed(4), 100)
    session.advance(b.at(150))
    glance = session.glance(b.at(150))
    assert (glance.counting_up, glance.seconds, glance.primary) == (True, 150, Done())
    assert (glance.approximate, glance.speed_mps) == (True, 4)
    assert glance.metres_left == pytest.approx(1000 - 100 * Runner().estimate_mps(Verb.RUN) - 50 * 4)
    session.advance(b.at(4000))
    assert session.glance(b.at(4000)).metres_left == 0
    b.give(session, Done(), 4000)
    assert (session.passes[0].moving_s, session.passes[0].metres) == (4000, 1000)


def test_a_belt_speed_makes_the_estimate_of_a_repetition_by_feel_better() -> None:
    session = b.session(b.run_m(1000), b.run_s(10))
    b.give(session, SetSpeed(4), 0)
    session.advance(b.at(100))
    glance = session.glance(b.at(100))
    assert (glance.left_s, glance.left_estimated) == (150 + 10, True)
    assert session.estimated_end() == b.at(250)


def test_a_belt_speed_holds_in_later_repetitions_by_feel_which_stay_so() -> None:
    session = b.session(b.times(2, b.run_m(400)))
    b.give(session, SetSpeed(4), 10)
    b.give(session, Done(), 100)
    session.advance(b.at(150))
    glance = session.glance(b.at(150))
    assert (glance.speed_mps, glance.counting_up, glance.primary) == (4, True, Done())
    assert glance.metres_left == pytest.approx(200)


def test_belt_set_in_a_time_of_unknown_speed_leaves_the_countdown_exact() -> None:
    session = b.session(b.run_s(60))
    b.give(session, SetSpeed(3.1), 10)
    assert not session.glance(b.at(10)).approximate
    assert not session.glance(b.at(10)).left_estimated
    b.run_out(session)
    assert (session.passes[0].moving_s, session.passes[0].estimated) == (60, True)


@pytest.mark.parametrize(("typed_at", "estimated"), [(0, False), (100, True)])
def test_metres_of_an_open_step_are_an_estimate_if_some_were_run_before_the_speed_was_typed(
    typed_at: float, estimated: bool
) -> None:
    session = b.session(b.run_open())
    b.give(session, SetSpeed(4), typed_at)
    session.advance(b.at(200))
    assert session.glance(b.at(200)).approximate == estimated
    b.give(session, Done(), 200)
    assert session.passes[0].estimated == estimated


def test_while_it_leads_in_the_belt_and_the_length_are_set_as_in_the_pause_and_it_still_leads_in() -> None:
    session = b.session(b.run_s(60, 3))
    for command, seconds in ((Pause(), 10), (Resume(), 30), (SetSpeed(4), 31), (Extend(10, 100), 32)):
        b.give(session, command, seconds)
    assert (session.phase, session.next_deadline()) == (Phase.LEAD_IN, b.at(33))
    session.advance(b.at(34))
    glance = session.glance(b.at(34))
    assert (glance.phase, glance.speed_mps, glance.seconds) == (Phase.RUNNING, 4, 60 + 10 - 10 - 1)


def test_belt_does_not_move_in_a_rest() -> None:
    with pytest.raises(IllegalCommand):
        b.give(b.session(b.rest_s(60)), SetSpeed(3), 10)


def test_progression_tells_its_planned_changes() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(30), b.progress_to(10 / 3.6, 10.2 / 3.6)))
    changes = [
        (e.at.total_seconds(), round(e.mps * 3.6, 6), e.source)
        for e in b.run_out(session)
        if isinstance(e, SpeedChanged)
    ]
    assert changes == [(10, 10.1, SpeedSource.PLAN), (20, 10.2, SpeedSource.PLAN)]
    assert session.passes[0].metres == pytest.approx(10 * (10 + 10.1 + 10.2) / 3.6)


def test_longer_progression_keeps_its_portions_and_stretches_the_last() -> None:
    session = b.session(b.step(Verb.RUN, TimeGoal(30), b.progress_to(10 / 3.6, 10.2 / 3.6)))
    b.give(session, Extend(10, 100), 15)
    assert session.glance(b.at(15)).speed_mps == pytest.approx(10.1 / 3.6)
    changes = [e.at.total_seconds() for e in b.run_out(session) if isinstance(e, SpeedChanged)]
    assert changes == [20]
    assert session.passes[0].moving_s == 40


def test_share_is_of_the_moving_time_that_the_run_really_took() -> None:
    session = b.session(b.run_open(), b.step(Verb.JOG, ShareGoal(0.5)))
    b.give(session, Pause(), 30)
    b.give(session, Resume(), 35)
    b.give(session, Done(), 85)
    assert session.next_deadline() == b.at(85 + 40)


def test_share_of_a_skipped_run_counts_its_planned_time() -> None:
    session = b.session(b.run_s(200), b.step(Verb.JOG, ShareGoal(0.5)))
    b.give(session, Next(), 10)
    assert session.next_deadline() == b.at(110)


def test_share_counts_what_plus_and_minus_did() -> None:
    session = b.session(b.run_s(200), b.step(Verb.JOG, ShareGoal(1)))
    b.give(session, Extend(10, 100), 10)
    session.advance(b.at(210))
    assert session.next_deadline() == b.at(420)


def test_send_off_fills_up_from_the_real_start() -> None:
    session = b.session(b.times(3, b.run_open(), every_s=100))
    b.give(session, Done(), 70)
    assert session.next_deadline() == b.at(100)
    session.advance(b.at(100))
    late = b.give(session, Done(), 230)
    assert SendOffMissed(b.at(230), 30) in late
    assert SegmentSkipped(b.at(230), 3, None) in late
    assert b.entered(late) == [(4, 230)]


def test_send_off_leaves_pauses_out() -> None:
    session = b.session(b.times(2, b.run_s(50), every_s=100))
    b.give(session, Pause(), 10)
    b.give(session, Resume(), 18)
    assert b.entered(b.run_out(session)) == [(1, 58), (2, 108)]


def test_total_counts_everything_really_run() -> None:
    session = b.session(b.run_s(100, 4), b.step(Verb.RUN, TotalDistanceGoal(1000), b.hold(5)))
    session.advance(b.at(50))
    b.give(session, Back(), 50)
    events = session.advance(b.at(150))
    assert [e.goal for e in events if isinstance(e, SegmentEntered)] == [DistanceGoal(1000 - 600)]
    assert session.next_deadline() == b.at(150 + 80)


def test_total_reached_already_is_skipped_with_a_notice() -> None:
    session = b.session(b.run_open(), b.step(Verb.RUN, TotalTimeGoal(60)), b.run_s(5))
    events = b.give(session, Done(), 61)
    assert SegmentSkipped(b.at(61), 1, None) in events
    assert b.entered(events) == [(2, 61)]


def test_end_set_goes_to_what_follows_the_innermost_set() -> None:
    session = b.session(b.times(2, b.times(3, b.run_s(60)), b.rest_s(60)), b.run_s(10))
    assert b.entered(b.give(session, EndSet(), 10)) == [(3, 10)]
    assert b.entered(b.give(session, EndSet(), 20)) == [(8, 20)]
    with pytest.raises(IllegalCommand):
        b.give(session, EndSet(), 21)


def test_one_repetition_more_and_fewer() -> None:
    session = b.session(b.times(2, b.run_s(60), between=(b.rest_s(30),)))
    b.give(session, AddRep(), 10)
    assert [s.reps[0].of for s in session.plan.segments] == [3] * 5
    b.give(session, DropRep(), 20)
    b.give(session, DropRep(), 30)
    with pytest.raises(IllegalCommand):
        b.give(session, DropRep(), 31)
    assert b.run_out(session)[-1] == WorkoutFinished(b.at(60), complete=True)


def test_a_set_takes_a_hundred_repetitions_and_no_more() -> None:
    session = b.session(b.times(99, b.run_s(60)))
    b.give(session, AddRep(), 1)
    with pytest.raises(IllegalCommand, match="100"):
        b.give(session, AddRep(), 2)


def test_finish_breaks_off_what_is_under_way() -> None:
    session = b.session(b.run_s(60))
    events = b.give(session, Finish(), 20)
    assert WorkoutFinished(b.at(20), complete=False) in events
    assert session.passes[0].outcome is Outcome.BROKEN_OFF
    assert session.phase is Phase.CLOSED


def test_elapsed_time_stands_still_after_the_end() -> None:
    session = b.session(b.run_s(60))
    session.advance(b.at(100))
    assert (session.glance(b.at(100)).elapsed_s, session.glance(b.at(100)).seconds) == (60, 40)
    b.give(session, Finish(), 200)
    assert session.glance(b.at(300)).elapsed_s == 60


def test_elapsed_time_begins_with_the_first_step_even_at_zero() -> None:
    session = b.session(b.run_s(60), b.run_s(60))
    session.advance(b.at(70))
    assert session.glance(b.at(70)).elapsed_s == 70


def test_only_runs_inside_a_set_are_reps() -> None:
    events = b.run_out(b.session(b.run_s(5), b.times(2, b.run_s(5), b.jog_s(5))))
    assert [e.segment_pass.segment_index for e in events if isinstance(e, RepDone)] == [1, 3]


def test_set_speed_of_a_named_pace_counts_from_the_runner() -> None:
    from runtimer.domain.targets import NamedSpeed, SpeedTarget, Target

    target = Target(SpeedTarget("5k", NamedSpeed(PaceName.FIVE_K), NamedSpeed(PaceName.FIVE_K)))
    session = b.session(
        b.step(Verb.RUN, DistanceGoal(1000), target), runner=Runner(paces={PaceName.FIVE_K: 4})
    )
    assert session.next_deadline() == b.at(250)


COMMANDS: list[Command] = [
    ScaleSpeeds(1.02), Start(10), Pause(), Resume(), Done(), Next(), Back(), Undo(), Extend(10, 100), SetSpeed(3), AddRep(), DropRep(),
    EndSet(), Finish(),
]  # fmt: skip


def in_phase(phase: Phase) -> Session:
    """A session in the middle of an open step of a set, brought into a phase.

    The last command can be undone.
    """
    if phase is Phase.READY:
        return Session(b.plan(b.times(3, b.run_m(5000), b.jog_s(5))))
    if phase is Phase.GET_READY:
        session = in_phase(Phase.READY)
        b.give(session, Start(10), 0)
        return session
    session = b.session(b.times(3, b.run_m(5000), b.jog_s(5)))
    b.give(session, Next(), 5)
    session.advance(b.at(10))
    paths: dict[Phase, list[tuple[Command, float]]] = {
        Phase.RUNNING: [],
        Phase.PAUSED: [(Pause(), 11)],
        Phase.LEAD_IN: [(Pause(), 11), (Next(), 16), (Resume(), 22)],
        Phase.DONE: [(EndSet(), 11)],
        Phase.CLOSED: [(Finish(), 11)],
    }
    for command, seconds in paths[phase]:
        b.give(session, command, seconds)
    assert session.phase is phase
    return session


@pytest.mark.parametrize("phase", Phase)
@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: type(c).__name__)
def test_every_pair_of_phase_and_command(phase: Phase, command: Command) -> None:
    session = in_phase(phase)
    before, now = (
        session.state,
        23.0 if phase is Phase.LEAD_IN else 14.0 if phase is not Phase.GET_READY else 2.0,
    )
    allowed = TRANSITIONS.get((phase, type(command)))
    if allowed is None:
        with pytest.raises(IllegalCommand) as refused:
            b.give(session, command, now)
        assert type(command).__name__ not in str(refused.value)
        assert session.state == before
        return
    b.give(session, command, now)
    assert session.phase in allowed
    assert session.revision == before.revision + 1


def test_commands_all_stand_in_the_list() -> None:
    assert {type(c) for c in COMMANDS} == {command for _, command in TRANSITIONS}
