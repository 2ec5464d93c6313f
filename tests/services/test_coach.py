"""The coach: cues sent ahead, events told in order, failures collected."""

from __future__ import annotations

import itertools
from datetime import timedelta

import builders as b
import pytest
import strategies
from fakes import FakeAudio, FakeSpeech, Listener
from hypothesis import given, settings
from hypothesis import strategies as st

from runtimer.domain.goals import OpenGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level, Silence
from runtimer.domain.workout import AuthoredCue, Mark, MarkKind, Set, Step, Verb, Workout
from runtimer.engine.cues.sayings import Authored, Beginning, ComingNext, Left, RepResult, Saying, Whereabouts
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.news import (
    CommandTaken,
    CueDue,
    Event,
    LeadInBegan,
    Noticed,
    Outcome,
    SegmentBrokenOff,
    SegmentEntered,
    SessionClosed,
    SessionReopened,
    WorkoutFinished,
)
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.running.commands import Extend, Finish, Next, Pause, Resume, SetSpeed, Start, Undo
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.services.announcer import Announcer
from runtimer.services.asks import Ask, Refusal
from runtimer.services.coach import Coach
from runtimer.services.session_sound import Hearing
from runtimer.services.volume import Volume


def wording(saying: Saying, runner: Runner, language: str) -> tuple[str, ...]:
    """A stand-in for the words: what matters of each saying, and a short form."""
    assert (runner, language) == (Runner(), "en")
    match saying:
        case Beginning(segment) | ComingNext(segment):
            short = f"{type(saying).__name__} {segment.index}"
        case Left(seconds=seconds):
            short = f"left {seconds}"
        case RepResult(seconds=seconds, off_s=off_s):
            short = f"{seconds:.0f}, {off_s or 0:.0f} off"
        case Whereabouts(whole_left_s=whole_left_s):
            short = f"{whole_left_s:.0f} left in all"
        case Authored(text):
            return (text,)
        case _:
            short = type(saying).__name__
    return (f"{short}, and how", short)


class Stage:
    """A coach with fakes around it, at a time that tests set; with a ``level`` it speaks."""

    def __init__(
        self,
        *steps: Step | Set,
        auto_done: bool = False,
        fail_after: int | None = None,
        level: Level | None = None,
        speech: FakeSpeech | None = None,
    ) -> None:
        self.audio = FakeAudio()
        self.listener = Listener(fail_after)
        self.speech = speech or FakeSpeech()
        voice = Hearing(Announcer(self.speech, wording), CueSelection(level)) if level else None
        self.coach = Coach(
            Session(b.plan(*steps)), self.audio, [self.listener], auto_done=auto_done, voice=voice
        )

    def phrases(self) -> list[tuple[float, str]]:
        """(seconds, text) of every phrase that was not cancelled."""
        return sorted(
            (p.at.total_seconds(), p.clip.path.removesuffix(".wav")) for p in self.audio.phrases.values()
        )

    def at(self, seconds: float) -> timedelta:
        self.audio.clock.time = b.at(seconds)
        return b.at(seconds)

    def go(self, until: float) -> None:
        """Follow the coach's own alarm clock up to ``until``."""
        due = self.coach.look(self.audio.clock.now()).due
        while due is not None and due <= b.at(until):
            self.audio.clock.time = due
            due = self.coach.look(due).due
        self.coach.look(self.at(until))


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
    ahead = [
        stage.audio.cues[i].at - given
        for i, given in stage.audio.given_at.items()
        if stage.audio.cues[i].at > b.at(10)
    ]
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
    assert [cue for cue in stage.audio.heard() if 30 < cue[0] < 70] == [
        (60, "tick"),
        (61, "tick"),
        (62, "tick"),
        (63, "go"),
    ]


def test_belt_change_and_plus_cancel_only_what_has_not_begun_and_sound_no_second_go() -> None:
    stage = three_steps()
    stage.go(10.5)
    stage.coach.command(SetSpeed(4), stage.at(10.5))
    stage.coach.command(Extend(10, 100), stage.at(11))
    assert [fade for _, fade in stage.audio.cancelled[-2:]] == [False, False]
    stage.go(62)
    assert [cue for cue in stage.audio.heard() if 10 <= cue[0] < 61] == [
        (10, "go"),
        (57, "tick"),
        (58, "tick"),
        (59, "tick"),
        (60, "go"),
    ]


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
    assert [cue for cue in stage.audio.heard() if 55 <= cue[0] <= 70 and cue[1] != "tick"] == [
        (55, "ease"),
        (58, "go"),
        (70, "ease"),
    ]


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
    assert [p.outcome.value for p in stage.coach.record.passes] == [
        "taken back",
        "done",
        "done",
        "done",
        "done",
    ]


def test_leaving_taken_back_is_a_pause_with_its_tones_and_the_session_goes_on_with_its_own() -> None:
    stage = three_steps()
    stage.go(30)
    stage.coach.command(Finish(), stage.at(30))
    stage.go(200)
    assert stage.coach.look(stage.at(200)).due is None
    assert stage.coach.command(Undo(), stage.at(200))
    assert stage.coach.look(stage.at(200)).glance.phase is Phase.PAUSED
    stage.go(270)
    stage.coach.command(Resume(), stage.at(270))
    stage.go(400)
    assert [cue for cue in stage.audio.heard() if cue[0] > 10] == [
        (230, "paused"), (260, "paused"), (270, "tick"), (271, "tick"), (272, "tick"), (273, "go"),
        (290, "tick"), (291, "tick"), (292, "tick"), (293, "go"),
        (310, "tick"), (311, "tick"), (312, "tick"), (313, "ease"),
        (325, "tick"), (326, "tick"), (327, "tick"), (328, "last-rep"),
        (345, "tick"), (346, "tick"), (347, "tick"), (348, "finish"),
    ]  # fmt: skip
    kinds = [type(event) for event in stage.listener.events if not isinstance(event, CueDue | CommandTaken)]
    assert kinds[2:7] == [SegmentBrokenOff, WorkoutFinished, SessionClosed, SessionReopened, LeadInBegan]
    record = stage.coach.record
    assert (record.complete, record.pauses, record.ended) == (True, ((b.at(30), b.at(273)),), b.at(348))
    assert [taken.outcome for taken in record.passes] == [Outcome.DONE] * 4


def test_words_of_a_step_are_not_said_again_when_leaving_is_taken_back() -> None:
    stage = with_words(Mark(MarkKind.AFTER_SECONDS, 10))
    stage.go(15)
    assert len(spoken(stage)) == 1
    stage.coach.command(Finish(), stage.at(15))
    stage.coach.command(Undo(), stage.at(16))
    stage.coach.command(Resume(), stage.at(17))
    stage.go(30)
    assert len(spoken(stage)) == 1


def test_cues_of_an_open_step_go_on() -> None:
    laps = b.step(Verb.RUN, OpenGoal(), cues=(AuthoredCue(Mark(MarkKind.EVERY_SECONDS, 15), say="lap"),))
    stage = Stage(laps)
    stage.coach.command(Start(0), stage.at(0))
    stage.go(100)
    assert spoken(stage) == [15, 30, 45, 60, 75, 90]


def spoken(stage: Stage) -> list[float]:
    """When the author's words were told."""
    return [
        e.at.total_seconds()
        for e in stage.listener.events
        if isinstance(e, CueDue) and e.cue.kind.value == "words"
    ]


def with_words(mark: Mark, mps: float | None = None) -> Stage:
    stage = Stage(
        b.step(Verb.RUN, TimeGoal(60), b.hold(mps) if mps else None, cues=(AuthoredCue(mark, say="now"),))
    )
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
    assert [cue for cue in stage.audio.heard() if 79 < cue[0] < 85] == [
        *lead_in,
        (83.5, "tick"),
        (84.5, "go"),
    ]


def test_set_done_and_finish() -> None:
    stage = Stage(b.times(2, b.run_s(10)), b.jog_s(10))
    stage.coach.command(Start(0), stage.at(0))
    stage.go(60)
    assert [kind for _, kind in stage.audio.heard() if kind != "tick"] == [
        "go",
        "last-rep",
        "set-done",
        "finish",
    ]


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
    assert stage.coach.look(b.at(5)).glance.notice == "an open step has no goal to change"
    assert stage.coach.command(Pause(), stage.at(6))
    assert stage.coach.look(b.at(6)).glance.notice is None


def test_listener_that_fails_is_told_no_more_and_the_session_goes_on() -> None:
    stage = Stage(b.run_s(40), fail_after=1)
    stage.coach.command(Start(0), stage.at(0))
    stage.go(60)
    assert len(stage.listener.events) == 1
    notice = stage.coach.look(b.at(60)).glance.notice
    assert notice is not None
    assert "No space left on device" in notice
    assert stage.coach.record.complete


def test_a_send_off_that_was_missed_is_on_the_screen_and_said() -> None:
    stage = speaking(b.times(2, b.run_s(70), every_s=60), b.jog_s(60))
    stage.go(69)
    assert stage.coach.look(b.at(69)).glance.notice is None
    stage.go(71)
    assert stage.coach.look(b.at(71)).glance.notice == "send-off missed by 0:10"
    stage.go(100)
    assert stage.coach.look(b.at(100)).glance.notice is None
    assert [text for _, text in stage.phrases() if "SendOffLate" in text] == ["SendOffLate, and how"]


def test_what_goes_wrong_with_sound_becomes_the_notice() -> None:
    stage = three_steps()
    stage.audio.complaints.append("no sound device")
    assert stage.coach.look(b.at(1)).glance.notice == "no sound device"
    assert stage.listener.events[-1] == Noticed(b.at(1), "no sound device")
    stage.coach.command(Pause(), stage.at(2))
    assert stage.coach.look(b.at(2)).glance.notice == "no sound device"


def test_open_step_ends_at_its_estimate_when_nobody_is_there() -> None:
    stage = Stage(b.run_open(), b.run_m(600), b.run_s(10), auto_done=True)
    stage.coach.command(Start(0), stage.at(0))
    stage.coach.look(stage.at(10_000))
    assert b.entered(stage.listener.events) == [(0, 0), (1, 300), (2, 500)]
    assert stage.coach.record.complete


def told(workout: Workout, looks: list[float]) -> list[Event]:
    listener = Listener()
    coach = Coach(Session(plan_workout(workout, Runner())), FakeAudio(), [listener], auto_done=True)
    coach.command(Start(10), b.at(0))
    for look in sorted(looks):
        coach.look(b.at(look))
    coach.look(b.at(100_000))
    return listener.events


@given(strategies.workouts(), st.lists(st.floats(0, 3000), max_size=10))
@settings(max_examples=15)
def test_what_is_told_does_not_depend_on_how_often_anyone_looks(workout: Workout, looks: list[float]) -> None:
    assert told(workout, looks) == told(workout, [])


def speaking(*steps: Step | Set, level: Level = Level.NORMAL, at_once: bool = True) -> Stage:
    """A stage that speaks, with its first step begun at 0."""
    stage = Stage(*steps, level=level, speech=FakeSpeech(at_once=at_once))
    stage.coach.command(Start(0), stage.at(0))
    return stage


def test_words_begin_when_the_tone_has_sounded() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(70)
    assert stage.phrases()[0] == (pytest.approx(0.75), "Beginning 0, and how")
    assert (pytest.approx(60.75), "Beginning 1, and how") in stage.phrases()


def test_next_speed_is_over_when_the_belt_has_to_be_set() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(70)
    ((at, text),) = [phrase for phrase in stage.phrases() if "ComingNext" in phrase[1]]
    assert at + len(text) / 15 == pytest.approx(53, abs=1e-5)


def test_words_go_out_a_few_seconds_ahead_and_once() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(30)
    known = stage.phrases()
    stage.go(45)
    assert stage.phrases() == known
    stage.go(48.5)
    assert [text for _, text in stage.phrases()][-1] == "ComingNext 1, and how"


def test_quiet_says_only_what_begins() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60), level=Level.QUIET)
    stage.go(200)
    assert [text for _, text in stage.phrases()] == ["Beginning 0, and how", "Beginning 1, and how"]


def test_words_of_the_whole_plan_are_rendered_ahead_the_first_ones_first() -> None:
    stage = speaking(b.run_s(60), b.run_open(), b.jog_s(60), b.run_s(600), level=Level.COACH)
    asked = [text for text in stage.speech.asked if "and how" not in text]
    assert set(asked) >= {
        "Beginning 0",
        "ComingNext 1",
        "Beginning 2",
        "Beginning 3",
        "Halfway",
        "left 60.0",
        "Finished",
    }
    assert asked.index("Beginning 1") < asked.index("Beginning 3") < asked.index("Finished")


def test_belt_change_cuts_no_phrase_and_says_nothing_twice() -> None:
    stage = speaking(b.run_s(120, 3), b.jog_s(60))
    stage.go(1.5)
    stage.coach.command(SetSpeed(4), stage.at(1.5))
    assert stage.audio.cancelled[-1] == (2, False)
    stage.go(100)
    assert [text for _, text in stage.phrases()] == ["Beginning 0, and how"]


def test_words_that_have_not_begun_are_found_anew_after_a_belt_change() -> None:
    stage = speaking(b.run_s(60, 3), b.jog_s(60))
    stage.go(49)
    stage.coach.command(Extend(10, 0), stage.at(49))
    assert "ComingNext 1, and how" not in [text for _, text in stage.phrases()]
    stage.go(71)
    ((at, text),) = [phrase for phrase in stage.phrases() if "ComingNext" in phrase[1]]
    assert at + len(text) / 15 == pytest.approx(63, abs=1e-5)
    assert {i.revision for i in stage.audio.phrases if i.rule == "coming-next"} == {2}


def test_a_phrase_that_sounds_through_a_belt_change_keeps_its_time() -> None:
    words = AuthoredCue(
        Mark(MarkKind.AFTER_SECONDS, 10), say="a long story that takes the author three seconds"
    )
    stage = speaking(b.step(Verb.RUN, TimeGoal(60), b.hold(3), cues=(words,)))
    stage.go(11)
    stage.coach.command(SetSpeed(4), stage.at(11))
    stage.coach.command(Ask.WHERE, stage.at(11.2))
    stage.go(20)
    (story, *_), (where, _) = stage.phrases()[-2:]
    assert story == 10
    assert where == pytest.approx(10 + len(words.say or "") / 15 + 0.15, abs=1e-5)


def test_a_pause_fades_words_and_does_not_say_them_again() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(1.5)
    stage.coach.command(Pause(), stage.at(1.5))
    assert stage.audio.cancelled[-1] == (2, True)
    stage.coach.command(Resume(), stage.at(4))
    stage.go(40)
    assert [text for _, text in stage.phrases()] == ["Beginning 0, and how"]


def test_words_of_a_step_that_was_left_never_come() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(49)
    stage.coach.command(Next(), stage.at(49))
    stage.go(100)
    assert "ComingNext 1, and how" not in [text for _, text in stage.phrases()]
    assert (pytest.approx(49.75), "Beginning 1, and how") in stage.phrases()


def test_clips_are_waited_for_and_the_words_come_late() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60), at_once=False)
    stage.go(5)
    assert stage.phrases() == []
    stage.speech.render()
    stage.go(20)
    ((at, text),) = stage.phrases()
    assert 5 < at <= 5.6
    assert text == "Beginning 0"  # the long one would now go on for too long a part of this step


def test_words_whose_clip_never_comes_are_dropped_and_the_coach_sleeps() -> None:
    speech = FakeSpeech(at_once=False)
    stage = Stage(b.run_open(), level=Level.NORMAL, speech=speech)
    stage.coach.command(Start(0), stage.at(0))
    stage.go(60)
    speech.render()
    stage.go(61)
    assert stage.phrases() == []
    due = stage.coach.look(stage.at(61)).due
    assert due is not None
    assert due >= b.at(69)


def test_result_is_said_after_what_begins() -> None:
    stage = speaking(b.times(2, b.run_m(1000, 4), between=(b.jog_s(90),)))
    stage.go(100)
    stage.coach.command(SetSpeed(5), stage.at(100))
    stage.go(230)
    texts = [text for at, text in stage.phrases() if at > 220]
    assert texts == ["Beginning 1, and how", "220, -30 off, and how"]


def test_author_comes_before_us_and_is_told_in_lines_at_the_mark() -> None:
    stage = speaking(b.step(Verb.RUN, TimeGoal(60), say="tall and light"))
    stage.go(20)
    assert [text for _, text in stage.phrases()] == ["tall and light", "Beginning 0, and how"]
    assert spoken(stage) == [0]


def test_lines_tell_of_our_own_words_nothing() -> None:
    stage = speaking(b.run_s(300), b.jog_s(60), level=Level.COACH)
    stage.go(400)
    assert stage.phrases()
    assert spoken(stage) == []


def test_where_i_am_is_said_at_once() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(20)
    assert stage.coach.command(Ask.WHERE, stage.at(20))
    assert stage.coach.command(Ask.WHERE, stage.at(30))
    assert [phrase for phrase in stage.phrases() if "in all" in phrase[1]] == [
        (20.25, "100 left in all, and how"),
        (30.25, "90 left in all, and how"),
    ]


def test_where_i_am_is_not_said_into_a_countdown() -> None:
    stage = speaking(b.run_s(60), b.jog_s(60))
    stage.go(55.6)
    assert stage.coach.command(Ask.WHERE, stage.at(55.6))
    stage.go(59)
    assert [text for _, text in stage.phrases() if "in all" in text] == []


def test_where_i_am_moves_nothing() -> None:
    stage = three_steps()
    revision = stage.coach.look(stage.at(20)).glance.revision
    assert not stage.coach.command(Ask.WHERE, stage.at(20))
    assert stage.coach.look(stage.at(20)).glance.revision == revision
    assert stage.coach.look(stage.at(20)).glance.notice is None


def test_volume_by_steps_is_shown_for_a_moment() -> None:
    stage = three_steps()
    assert stage.audio.volumes == [(1.0, 1.0)]
    for at in (1, 1.2, 1.4):
        stage.coach.command(Ask.SOFTER, stage.at(at))
    assert stage.audio.volumes[-1] == (pytest.approx(0.7), pytest.approx(0.7))
    assert stage.coach.look(stage.at(2)).glance.notice == "sound 70 %"
    assert stage.coach.look(stage.at(5)).glance.notice is None
    stage.coach.command(Ask.MUTE, stage.at(6))
    assert stage.audio.volumes[-1] == (0, 0)
    assert stage.coach.look(stage.at(6)).glance.notice == "muted"
    stage.coach.command(Ask.LOUDER, stage.at(7))
    assert stage.audio.volumes[-1] == (pytest.approx(0.8), pytest.approx(0.8))


def test_volume_keeps_the_balance_of_the_settings_and_its_bounds() -> None:
    volume = Volume(tones=1.0, words=0.5, percent=20)
    assert volume.heard == (pytest.approx(0.2), pytest.approx(0.1))
    assert volume.louder(-5).heard == (0, 0)
    assert volume.louder(50).heard == (1.0, 0.5)
    assert volume.toggled().toggled() == volume


def test_a_long_pause_has_a_tone_every_thirty_seconds() -> None:
    stage = three_steps()
    stage.go(20)
    stage.coach.command(Pause(), stage.at(20))
    stage.go(120)
    assert [cue for cue in stage.audio.heard() if cue[1] == "paused" and cue[0] <= 120] == [
        (50, "paused"),
        (80, "paused"),
        (110, "paused"),
    ]
    stage.coach.command(Resume(), stage.at(121))
    assert [cue for cue in stage.audio.heard() if cue[1] == "paused" and cue[0] > 121] == []


def test_what_goes_wrong_with_speech_becomes_the_notice() -> None:
    stage = speaking(b.run_s(60))
    stage.speech.complaints.append("no voice")
    assert stage.coach.look(stage.at(1)).glance.notice == "no voice"


def test_a_sound_check_is_a_change_and_how_the_first_step_will_be_announced() -> None:
    stage = Stage(b.run_s(60), level=Level.QUIET)
    for second in range(20):
        if second in (1, 10):
            assert stage.coach.command(Ask.WHERE, stage.at(second))
        stage.coach.look(stage.at(second))
    assert stage.audio.heard() == [
        (1.5, "tick"), (2.5, "tick"), (3.5, "tick"), (4.5, "go"), (10.5, "tick"), (11.5, "tick"), (12.5, "tick"), (13.5, "go"),
    ]  # fmt: skip
    assert stage.phrases() == [(5.5, "Beginning 0, and how"), (14.5, "Beginning 0, and how")]


def test_a_sound_check_says_what_plays_and_ends_when_the_session_begins() -> None:
    stage = Stage(b.run_s(60))
    stage.coach.command(Ask.WHERE, stage.at(1))
    assert (
        stage.coach.look(stage.at(2)).glance.notice
        == "sound check: three ticks, a rising tone (fake, sound 100 %)"
    )
    stage.coach.command(Start(10), stage.at(2))
    assert [at for at, _ in stage.audio.heard() if at < 5] == [1.5]
    assert stage.coach.look(stage.at(10)).glance.notice is None


def test_last_words_can_be_waited_for() -> None:
    stage = Stage(b.run_s(60), level=Level.COACH)
    stage.coach.command(Start(0), stage.at(0))
    speaking = {}
    for second in range(76):
        stage.coach.look(stage.at(second))
        speaking[second] = stage.coach.speaks(stage.at(second))
    assert (speaking[30], speaking[61], speaking[75]) == (False, True, False)


def test_why_nothing_is_heard_is_seen_for_as_long_as_it_lasts() -> None:
    audio = FakeAudio()
    coach = Coach(b.session(b.run_s(600)), audio)
    assert coach.look(b.at(1)).glance.silence is None
    coach.command(Ask.MUTE, b.at(2))
    assert coach.look(b.at(500)).glance.silence is Silence.MUTED
    coach.command(Ask.MUTE, b.at(501))
    assert coach.look(b.at(502)).glance.silence is None
    for _ in range(10):
        coach.command(Ask.SOFTER, b.at(503))
    assert coach.look(b.at(504)).glance.silence is Silence.MUTED
    audio.lost = True
    assert coach.look(b.at(505)).glance.silence is Silence.LOST
    audio.lost = False
    assert coach.look(b.at(506)).glance.silence is Silence.MUTED


def test_how_loud_it_is_now_is_told_to_listeners_too() -> None:
    listener = Listener()
    coach = Coach(b.session(b.run_s(600)), FakeAudio(), [listener])
    for ask in (Ask.MUTE, Ask.MUTE, Ask.SOFTER):
        coach.command(ask, b.at(2))
    assert listener.events == [Noticed(b.at(2), text) for text in ("muted", "sound 100 %", "sound 90 %")]


def test_no_sound_that_was_chosen_is_off() -> None:
    audio = FakeAudio()
    audio.name = "none"
    assert Coach(b.session(b.run_s(600)), audio).look(b.at(1)).glance.silence is Silence.OFF
    silent = Hearing(volume=Volume(tones=0, words=0))
    assert (
        Coach(b.session(b.run_s(600)), FakeAudio(), voice=silent).look(b.at(1)).glance.silence is Silence.OFF
    )


def test_a_refusal_is_a_notice_until_the_next_command() -> None:
    listener = Listener()
    coach = Coach(b.session(b.run_s(600)), FakeAudio(), [listener])
    assert not coach.command(Refusal("no key here"), b.at(1))
    assert coach.look(b.at(2)).glance.notice == "no key here"
    assert coach.command(Pause(), b.at(3))
    assert coach.look(b.at(4)).glance.notice is None
