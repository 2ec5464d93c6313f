"""Laws of taking back: whatever was given and taken back, the session is the one to which it had never been given.

The model is a log: a command is written down, *undo* strikes out the last one that can be taken back, and a session that
never heard of it is run from the start with what is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta

import builders as b
import pytest
import strategies
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from runtimer.domain.errors import IllegalCommand, PlanError
from runtimer.domain.runner import Runner
from runtimer.domain.workout import Workout
from runtimer.engine.news import Event, Outcome, Pass
from runtimer.engine.plan.plan import Segment
from runtimer.engine.plan.planner import plan_workout
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
    SetSpeed,
    Start,
    Undo,
)
from runtimer.engine.running.phases import TRANSITIONS, Phase
from runtimer.engine.running.state import progress
from runtimer.engine.session import Session
from runtimer.engine.view.record import fold

UNDOABLE = (Done, Next, EndSet, AddRep, DropRep)
STAYING = (Pause, Resume, Extend, SetSpeed)


def place(segment: Segment | None) -> object:
    """What a runner would call a place of the workout: the step, and which repetition of how ever many."""
    return segment and (segment.address, [rep.number for rep in segment.reps])


@dataclass(frozen=True, eq=False)
class Entry:
    """A command of the log, with where it was given."""

    seconds: float
    command: Command
    where: object


def is_fresh(entry: Entry, seconds: float) -> bool:
    """Whether a command is at most ten seconds old.

    Instants are tenths of a second, and their difference is no more exact.
    """
    return round(seconds - entry.seconds, 1) <= 10


@dataclass
class Log:
    """What was given and not taken back."""

    workout: Workout
    entries: list[Entry] = field(default_factory=list)
    stack: list[Entry] = field(default_factory=list)

    def write(self, entry: Entry, phase: Phase) -> None:
        """Write down what was obeyed in ``phase``."""
        if isinstance(entry.command, Undo):
            self._strike(self.stack.pop())
            return
        self.entries.append(entry)
        leaving = isinstance(entry.command, Finish) and phase not in (Phase.READY, Phase.DONE)
        if (isinstance(entry.command, UNDOABLE) and phase is not Phase.GET_READY) or leaving:
            self.stack.append(entry)
        elif not isinstance(entry.command, STAYING):
            self.stack.clear()
        self.stack = [level for level in self.stack if is_fresh(level, entry.seconds)]

    def _strike(self, entry: Entry) -> None:
        number = self.entries.index(entry)
        was_leaving = isinstance(entry.command, Finish)
        self.entries[number : number + 1] = [replace(entry, command=Pause())] if was_leaving else []

    def can_take_back(self, seconds: float) -> bool:
        """Whether *undo* has anything to take back."""
        return bool(self.stack) and (
            isinstance(self.stack[-1].command, Finish) or is_fresh(self.stack[-1], seconds)
        )

    def without(self, levels: int) -> list[Entry]:
        """What would be left with so many levels taken back."""
        gone = self.stack[len(self.stack) - levels :]
        return [entry for entry in self.entries if entry not in gone]

    def run(self, entries: Iterable[Entry], seconds: float) -> Session:
        """A session that was given these commands and no others, at so many seconds."""
        session = Session(plan_workout(self.workout, Runner()))
        for entry in entries:
            session.advance(b.at(entry.seconds))
            if not isinstance(entry.command, STAYING):
                b.give(session, entry.command, entry.seconds)
            elif (session.phase, type(entry.command)) in TRANSITIONS and has_its_place(session, entry):
                with suppress(IllegalCommand):
                    b.give(session, entry.command, entry.seconds)
        session.advance(b.at(seconds))
        return session


def has_its_place(session: Session, entry: Entry) -> bool:
    """Plus and minus go with the place where they were given."""
    return not isinstance(entry.command, Extend) or place(session.state.segment) == entry.where


def run_of(taken: Pass) -> tuple[object, ...]:
    """What was run; of how many repetitions it was one is as the plan had it then."""
    return (
        place(taken.segment), taken.segment.index, taken.segment.goal, taken.outcome, taken.by_key, taken.belt_changed,
        taken.entered, taken.ended, taken.moving_s, taken.metres,
    )  # fmt: skip


def standing(session: Session, seconds: float) -> dict[str, object]:
    """Where a session stands and what it has come to."""
    state, anchor = session.state, session.state.anchor
    moving_s, glance = state.moving_in_pass(b.at(seconds)), session.glance(b.at(seconds))
    return {
        "left": glance.left_s,
        "elapsed": glance.elapsed_s,
        "phase": state.phase,
        "place": place(state.segment),
        "plan": state.plan,
        "goal": anchor and anchor.goal,
        "progress": anchor and progress(anchor, moving_s),
        "speeds": anchor and anchor.speeds_mps,
        "belt changed": anchor and anchor.belt_changed,
        "approximate": anchor and anchor.approximate,
        "moving": moving_s,
        "metres": anchor and anchor.course.metres_at(moving_s),
        "moving before": state.moving_s,
        "metres before": state.metres,
        "paused": state.paused_by(b.at(seconds)),
        "paused at": state.paused_at,
        "deadline": session.next_deadline(),
        "belt": dict(state.belt),
        "kept": [run_of(taken) for taken in session.passes if taken.outcome is not Outcome.TAKEN_BACK],
    }


def differences(one: object, other: object) -> list[tuple[object, object]]:
    """What differs by more than the dust of floating-point numbers."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        return [pair for key in one for pair in differences(one[key], other[key])]
    if isinstance(one, list | tuple) and isinstance(other, list | tuple) and len(one) == len(other):
        return [pair for pair_of in zip(one, other, strict=True) for pair in differences(*pair_of)]
    if isinstance(one, timedelta) and isinstance(other, timedelta):
        return differences(one.total_seconds(), other.total_seconds())
    same = (
        other == pytest.approx(one, abs=1e-3)
        if isinstance(one, float) and isinstance(other, float)
        else one == other
    )
    return [] if same else [(one, other)]


undoable: list[Command] = [
    Done(),
    Done(),
    Next(),
    Next(),
    Next(),
    EndSet(),
    AddRep(),
    AddRep(),
    DropRep(),
    DropRep(),
]
staying = st.one_of(
    st.sampled_from([Pause(), Resume(), Extend(10, 100), Extend(-10, -100)]), strategies.speeds.map(SetSpeed)
)
anything = st.one_of(*[st.sampled_from([*undoable, *undoable, Finish(), Back()])] * 2, staying)
soon = st.floats(0, 3).map(lambda s: round(s, 1))
long = st.floats(0, 100).map(lambda s: round(s, 1))
Burst = tuple[bool, float, list[tuple[float, Command]], list[tuple[float, Command]]]


@st.composite
def bursts(draw: st.DrawFn) -> Burst:
    """Some commands after a while or shortly before something happens by itself, then some of them taken back."""
    before_an_end = draw(st.booleans())
    given = draw(st.lists(st.tuples(soon, anything), min_size=2, max_size=6))
    back = draw(
        st.lists(
            st.tuples(soon, st.one_of(st.just(Undo()), st.just(Undo()), staying)), min_size=1, max_size=6
        )
    )
    return before_an_end, draw(soon if before_an_end else long), given, back


@st.composite
def workouts_of_sets(draw: st.DrawFn) -> Workout:
    """A workout that begins with a set, mostly one of others, and goes on."""
    around = draw(strategies.sets(1))
    workout = Workout(
        "test",
        (draw(strategies.first), around, *draw(st.lists(strategies.steps(run_before=True), max_size=2))),
    )
    try:
        plan_workout(workout, Runner())
    except PlanError:
        reject()
    return workout


def belt_stays(log: Log, session: Session, seconds: float) -> bool:
    """Whether the belt would be set for one and the same step, whatever is taken back."""
    others = (log.run(log.without(levels), seconds) for levels in range(1, len(log.stack) + 1))
    here = session.state.segment
    return here is not None and all(
        (other.phase, other.state.segment and other.state.segment.address) == (session.phase, here.address)
        for other in others
    )


class Runthrough:
    """A session and its log, given the same commands."""

    def __init__(self, workout: Workout, ready_s: float) -> None:
        self.session, self.log = Session(plan_workout(workout, Runner())), Log(workout)
        self.now = 0.0
        self.events: list[Event] = []
        self.give(Start(ready_s))

    def burst(self, burst: Burst) -> None:
        """Give a burst of commands, each so many seconds after the one before."""
        before_an_end, lead_s, given, back = burst
        due = self.session.next_deadline()
        self.now = (
            max(self.now, round(due.total_seconds() - lead_s, 1))
            if before_an_end and due
            else round(self.now + lead_s, 1)
        )
        for wait, command in [*given, *back]:
            self.now = round(self.now + wait, 1)
            self.give(command)

    def give(self, command: Command) -> None:
        """Give a command and hold the session against the log."""
        self.events += self.session.advance(b.at(self.now))
        assert self.session.glance(b.at(self.now)).undoable == self.log.can_take_back(self.now)
        if isinstance(command, SetSpeed) and not belt_stays(self.log, self.session, self.now):
            return
        before = self.session.state
        try:
            self.events += b.give(self.session, command, self.now)
        except IllegalCommand:
            assert self.session.state == before
            return
        self.log.write(Entry(self.now, command, place(before.segment)), before.phase)
        self.check()

    def check(self) -> None:
        """The session is that of the log, its record the fold of its events, and nothing is counted twice or lost."""
        self.events += self.session.advance(
            b.at(self.now)
        )  # what is due at the instant of the command itself
        state, record = self.session.state, fold(self.events)
        assert (
            differences(
                standing(self.session, self.now), standing(self.log.run(self.log.entries, self.now), self.now)
            )
            == []
        )
        assert record.passes == state.passes
        if record.began is not None:
            assert record.ended == state.ended
            broken_off = any(taken.outcome is Outcome.BROKEN_OFF for taken in state.passes)
            assert record.complete == (state.ended is not None and not broken_off)
        if record.began is not None and record.ended is not None:
            whole_s = (record.ended - record.began).total_seconds()
            assert state.moving_s + record.paused_s == pytest.approx(whole_s, abs=0.01)
        assert len({taken.serial for taken in state.passes}) == len(state.passes)
        counted = [taken for taken in state.passes if taken.outcome is not Outcome.TAKEN_BACK]
        assert sum(taken.moving_s for taken in counted) == pytest.approx(state.moving_s)
        assert sum(taken.metres for taken in counted) == pytest.approx(state.metres)


def run_through(workout: Workout, ready_s: float, script: list[Burst]) -> None:
    """Run the script, holding the session against the log after each command."""
    runthrough = Runthrough(workout, ready_s)
    for burst in script:
        runthrough.burst(burst)


whole = given(
    st.one_of(strategies.workouts(), workouts_of_sets()),
    st.sampled_from([0.0, 5.0]),
    st.lists(bursts(), min_size=1, max_size=4),
)


@whole
@settings(max_examples=100)
def test_what_was_taken_back_was_never_given(workout: Workout, ready_s: float, script: list[Burst]) -> None:
    run_through(workout, ready_s, script)


@pytest.mark.deep
@whole
@settings(max_examples=5000, suppress_health_check=list(HealthCheck))
def test_what_was_taken_back_was_never_given_however_long_one_looks(
    workout: Workout, ready_s: float, script: list[Burst]
) -> None:
    run_through(workout, ready_s, script)
