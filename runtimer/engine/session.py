"""The session: a workout being run, pure; the time is an argument."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand
from runtimer.engine.cues.moment import Moment
from runtimer.engine.news import Event, Pass
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Command
from runtimer.engine.running.dispatch import obey
from runtimer.engine.running.moves import advance, enter, next_deadline
from runtimer.engine.running.phases import TRANSITIONS, Phase
from runtimer.engine.running.state import State
from runtimer.engine.view.forecast import Forecast, estimated_end, forecast
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.snapshot import snapshot

_NOT_IN = {
    Phase.READY: "not before the start",
    Phase.GET_READY: "not before the first step has begun",
    Phase.RUNNING: "not while it runs",
    Phase.PAUSED: "not in a pause",
    Phase.LEAD_IN: "not before it goes on",
    Phase.DONE: "the workout is over",
    Phase.CLOSED: "the session is over",
}
"""Why a phase does not take a command, for runners."""


class Session:
    """Where we are in a plan.

    ``now`` is a time on any monotonic clock; times before the last one seen count as that one.
    """

    def __init__(self, plan: Plan, now: timedelta = timedelta(0)) -> None:
        self._state = State(plan, now)
        self._ahead: tuple[tuple[int, int, Phase], Forecast] | None = None

    @classmethod
    def of(cls, state: State) -> Session:
        """Return a session that goes on from a state."""
        session = cls(state.plan)
        session._state = state
        return session

    @classmethod
    def begun_at(cls, plan: Plan, segment: int) -> Session:
        """Return a session that begins at time 0 with a segment of the plan, as if nothing came before it."""
        return cls.of(enter(State(plan, timedelta(0)), segment, timedelta(0), []))

    @property
    def state(self) -> State:
        """Everything the session knows, frozen."""
        return self._state

    @property
    def phase(self) -> Phase:
        """Where the session stands."""
        return self._state.phase

    @property
    def plan(self) -> Plan:
        """The plan as it holds now."""
        return self._state.plan

    @property
    def revision(self) -> int:
        """How many commands were accepted: the generation of the cues."""
        return self._state.revision

    @property
    def passes(self) -> tuple[Pass, ...]:
        """Every pass that has ended, in order."""
        return self._state.passes

    def next_deadline(self) -> timedelta | None:
        """Return when anything will happen next, None if only a command can make it happen."""
        return next_deadline(self._state)

    def advance(self, now: timedelta) -> list[Event]:
        """Let time pass up to ``now`` and return what happened, each event with its own time."""
        self._state, events = advance(self._state, now)
        return events

    def apply(self, command: Command, now: timedelta) -> list[Event]:
        """Carry out a command at ``now``, after what was due before it.

        Raises IllegalCommand where the phase or the step does not take it; then only time has passed. What
        was due before a refused command is told by the next call of :meth:`advance`.
        """
        state, events = advance(self._state, max(now, self._state.now))
        if (state.phase, type(command)) not in TRANSITIONS:
            raise IllegalCommand(_NOT_IN[state.phase])
        state, effects = obey(state, command, state.now)
        self._state = state
        return events + effects

    def outlook(self, until: timedelta) -> Iterator[Moment]:
        """Yield the stretch of now and those that will follow by themselves up to ``until``."""
        state = self._state
        yield (moment := Moment.of(state))
        while moment.ends is not None and moment.ends <= until:
            state, _ = advance(state, moment.ends)
            yield (moment := Moment.of(state))

    def estimated_end(self) -> timedelta | None:
        """Return when a step that only a key can end should be over by estimate, None in any other."""
        return estimated_end(self._state)

    def glance(self, now: timedelta, notice: str | None = None) -> Glance:
        """Return a snapshot of what there is to see at ``now`` (which must have been advanced to), with a notice to show."""
        state = self._state
        key = (state.revision, state.serial, state.phase)
        if self._ahead is None or self._ahead[0] != key:
            self._ahead = key, forecast(state, now)
        return snapshot(state, max(now, state.now), self._ahead[1], notice)
