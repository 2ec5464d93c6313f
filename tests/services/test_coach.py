"""The coach: cues sent ahead, events told in order, failures collected."""

from __future__ import annotations

import itertools
from datetime import timedelta

import builders as b
import strategies
from fakes import FakeAudio, Listener
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.goals import OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Set, Step, Verb, Workout
from runtimer.engine.commands import Extend, Next, Pause, Resume, SetSpeed, Start, Undo
from runtimer.engine.events import CueDue, Event, Noticed, SegmentEntered, WorkoutFinished
from runtimer.engine.planning import plan_workout
from runtimer.engine.session import Session
from runtimer.services.coach import Coach


class Stage:
    """A coach with fakes around it, at a time that tests set."""

    def __init__(self, *steps: Step | Set, auto_done: bool = False, fail_after: int | None = None) -> None:
        self.audio = FakeAudio()
        self.listener = Listener(fail_after)
        self.coach = Coach(Session(b.plan(*steps)), self.audio, [self.listener], auto_done=auto_done)

    def at(self, seconds: float) -> timedelta:
        self.audio.clock.time = b.at(seconds)
        return b.at(seconds)

    def go(self, until: float) -> None:
        """Follow the coach's own alarm clock up to ``until``."""
        due = self.coach.advance(self.audio.clock.now())
        while due is not None and due <= b.at(until):
            self.audio.clock.time = due
            due = self.coach.advance(due)
        self.coach.advance(self.at(until))


def three_steps() -> Stage:
    stage = Stage(b.run_s(40), b.times(2, b.run_s(20), between=(b.rest_s(15),)))
    stage.coach.command(Start(10), stage.at(0))
    return stage


def test_every_change_is_counted_down_and_has_its_tone() -> None:
    stage = three_steps()
    stage.go(200)
    assert stage.audio.heard() == [
        (7, "tick"), (8, "tick"), (9, "tick"), (10, "go"),
        (47, "tick"), (48, "tick"), (49, "tick"), (50, "go"),
        (67, "tick"), (68, "tick"), (69, "tick"), (70, "ease"),
        (82, "tick"), (83, "tick"), (84, "tick"), (85, "last-rep"),
        (102, "tick"), (103, "tick"), (104, "tick"), (105, "finish"),
    ]  # fmt: skip


def test_cues_are_known_ten_seconds_ahead() -> None:
    stage = three_steps()
    stage.go(200)
    ahead = [stage.audio.cues[i].at - given for i, given in stage.audio.given_at.items() if stage.audio.cues[i].at > b.at(10)]
    assert min(ahead) >= b.at(10)


def test_pause_cancels_with_a_fade_and_resume_sends_anew() -> None:
    stage = three_steps()
    stage.go(45)
    stage.coach.command(Pause(), stage.at(45))
    assert stage.audio.cancelled[-1] == (2, True)
    assert [s for s, _ in stage.audio.heard() if s > 45] == []
    stage.coach.command(Resume(), stage.at(50))
    assert [s for s, _ in stage.audio.heard() if 45 < s < 60] == [52, 53, 54, 55]


def test_lead_in_after_a_long_pause_is_counted_down() -> None:
    stage = three_steps()
    stage.go(30)
    stage.coach.command(Pause(), stage.at(30))
    stage.coach.command(Resume(), stage.at(60))
    assert [cue for cue in stage.audio.heard() if 30 < cue[0] < 70] == [(60, "tick"), (61, "tick"), (62, "tick"), (63, "go")]


def test_belt_change_and_plus_cancel_only_what_has_not_begun_and_sound_no_second_go() -> None:
    stage = three_steps()
    stage.go(10.5)
    stage.coach.command(SetSpeed(4), stage.at(10.5))
    stage.coach.command(Extend(10, 100), stage.at(11))
    assert [fade for _, fade in stage.audio.cancelled[-2:]] == [False, False]
    stage.go(62)
    assert [cue for cue in stage.audio.heard() if 10 <= cue[0] < 61] == [(10, "go"), (57, "tick"), (58, "tick"), (59, "tick"), (60, "go")]


def test_step_entered_by_key_has_its_tone_at_once() -> None:
    stage = three_steps()
    stage.go(20)
    stage.coach.command(Next(), stage.at(20))
    assert (20, "go") in stage.audio.heard()


def test_step_taken_back_has_its_tone_at_once() -> None:
    stage = three_steps()
    stage.go(55)
    stage.coach.command(Next(), stage.at(55))
    stage.go(58)
    stage.coach.command(Undo(), stage.at(58))
    stage.go(71)
    assert [cue for cue in stage.audio.heard() if 55 <= cue[0] <= 70 and cue[1] != "tick"] == [(55, "ease"), (58, "go"), (70, "ease")]


def test_what_a_step_taken_back_has_led_to_is_told_in_order_of_time() -> None:
    stage = three_steps()
    stage.go(48)
    stage.coach.command(Next(), stage.at(48))
    stage.go(56)
    stage.coach.command(Undo(), stage.at(56))
    stage.go(200)
    events = stage.listener.events
    assert [e.at for e in events] == sorted(e.at for e in events)
    assert b.entered(events) == [(0, 10), (1, 48), (1, 56), (2, 70), (3, 85)]
    assert [p.outcome.value for p in stage.coach.record.passes] == ["taken back", "done", "done", "done", "done"]


def test_cues_of_an_open_step_go_on() -> None:
    laps = b.step(Verb.RUN, OpenGoal(), cues=(AuthoredCue(Mark(MarkKind.EVERY_SECONDS, 15), say="lap"),))
    stage = Stage(laps)
    stage.coach.command(Start(0), stage.at(0))
    stage.go(100)
    assert spoken(stage) == [15, 30, 45, 60, 75, 90]


def spoken(stage: Stage) -> list[float]:
    """When the author's words were told."""
    return [e.at.total_seconds() for e in stage.listener.events if isinstance(e, CueDue) and e.cue.kind.value == "words"]


def with_words(mark: Mark, mps: float | None = None) -> Stage:
    stage = Stage(b.step(Verb.RUN, TimeGoal(60), b.hold(mps) if mps else None, cues=(AuthoredCue(mark, say="now"),)))
    stage.coach.command(Start(0), stage.at(0))
    return stage


def test_words_that_were_spoken_are_not_spoken_again_when_their_mark_moves() -> None:
    stage = with_words(Mark(MarkKind.SHARE, 0.5))
    stage.go(32)
    stage.coach.command(Extend(10, 100), stage.at(32))
    stage.go(80)
    assert spoken(stage) == [30]


def test_words_that_were_not_spoken_follow_their_mark() -> None:
    stage = with_words(Mark(MarkKind.SHARE, 0.5))
    stage.go(28)
    stage.coach.command(Extend(10, 100), stage.at(28))
    stage.go(80)
    assert spoken(stage) == [35]


def test_words_at_every_mark_go_on_after_a_change_of_the_belt() -> None:
    stage = with_words(Mark(MarkKind.EVERY_METRES, 50), 5)
    stage.go(25)
    stage.coach.command(SetSpeed(2.5), stage.at(25))
    stage.go(80)
    assert spoken(stage) == [10, 20, 35, 55]


def test_words_at_the_beginning_are_not_spoken_again_after_a_pause() -> None:
    stage = with_words(Mark(MarkKind.AFTER_SECONDS, 1))
    stage.go(2)
    stage.coach.command(Pause(), stage.at(2))
    stage.coach.command(Resume(), stage.at(30))
    stage.go(60)
    assert spoken(stage) == [1]


def test_no_tick_of_the_step_falls_into_the_lead_in() -> None:
    stage = three_steps()
    stage.go(48.5)
    stage.coach.command(Pause(), stage.at(48.5))
    stage.coach.command(Resume(), stage.at(80))
    stage.go(85)
    lead_in = [(80, "tick"), (81, "tick"), (82, "tick"), (83, "go")]
    assert [cue for cue in stage.audio.heard() if 79 < cue[0] < 85] == [*lead_in, (83.5, "tick"), (84.5, "go")]


def test_set_done_and_finish() -> None:
    stage = Stage(b.times(2, b.run_s(10)), b.jog_s(10))
    stage.coach.command(Start(0), stage.at(0))
    stage.go(60)
    assert [kind for _, kind in stage.audio.heard() if kind != "tick"] == ["go", "last-rep", "set-done", "finish"]


def test_events_and_cues_are_told_in_order_of_time_with_cues_after_their_step() -> None:
    stage = three_steps()
    stage.go(200)
    events = stage.listener.events
    assert [e.at for e in events] == sorted(e.at for e in events)
    for event, following in itertools.pairwise(events):
        if isinstance(event, CueDue) and event.cue.kind.value == "go":
            assert not (isinstance(following, SegmentEntered) and following.at == event.at)
    assert isinstance(events[-2], CueDue)
    assert events[-1] == WorkoutFinished(b.at(105), complete=True)


def test_refused_command_becomes_a_notice_and_changes_nothing() -> None:
    stage = Stage(b.run_open())
    stage.coach.command(Start(0), stage.at(0))
    assert not stage.coach.command(Extend(10, 100), stage.at(5))
    assert stage.coach.glance(b.at(5)).notice == "an open step has no goal to change"
    assert stage.coach.command(Pause(), stage.at(6))
    assert stage.coach.glance(b.at(6)).notice is None


def test_listener_that_fails_is_told_no_more_and_the_session_goes_on() -> None:
    stage = Stage(b.run_s(40), fail_after=1)
    stage.coach.command(Start(0), stage.at(0))
    stage.go(60)
    assert len(stage.listener.events) == 1
    notice = stage.coach.glance(b.at(60)).notice
    assert notice is not None
    assert "No space left on device" in notice
    assert stage.coach.record.complete


def test_what_goes_wrong_with_sound_becomes_the_notice() -> None:
    stage = three_steps()
    stage.audio.complaints.append("no sound device")
    assert stage.coach.glance(b.at(1)).notice == "no sound device"
    assert stage.listener.events[-1] == Noticed(b.at(1), "no sound device")
    stage.coach.command(Pause(), stage.at(2))
    assert stage.coach.glance(b.at(2)).notice == "no sound device"


def test_open_step_ends_at_its_estimate_when_nobody_is_there() -> None:
    stage = Stage(b.run_open(), b.run_m(600), b.run_s(10), auto_done=True)
    stage.coach.command(Start(0), stage.at(0))
    stage.coach.advance(stage.at(10_000))
    assert b.entered(stage.listener.events) == [(0, 0), (1, 300), (2, 500)]
    assert stage.coach.record.complete


def told(workout: Workout, looks: list[float]) -> list[Event]:
    listener = Listener()
    coach = Coach(Session(plan_workout(workout, Runner())), FakeAudio(), [listener], auto_done=True)
    coach.command(Start(10), b.at(0))
    for look in sorted(looks):
        coach.advance(b.at(look))
    coach.advance(b.at(100_000))
    return listener.events


@given(strategies.workouts(), st.lists(st.floats(0, 3000), max_size=10))
@settings(max_examples=60)
def test_what_is_told_does_not_depend_on_how_often_anyone_looks(workout: Workout, looks: list[float]) -> None:
    assert told(workout, looks) == told(workout, [])
