"""The coach: the one loop that tells screen, sound and listeners what the session does."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand
from runtimer.engine.cues.cue import Cue, CueId
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.news import (
    CommandTaken,
    CueDue,
    Event,
    News,
    Noticed,
    SessionClosed,
    WorkoutFinished,
)
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Back, Command, Done, DropRep, EndSet, Finish, Next, Pause, Undo
from runtimer.engine.running.phases import Phase
from runtimer.engine.running.state import State
from runtimer.engine.session import Session
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.ports.listeners import SessionListener
from runtimer.ports.sound import AudioSink
from runtimer.services.asks import Ask, Refusal
from runtimer.services.session_sound import Hearing, SessionSound
from runtimer.wording.eye.figures import send_off_missed

HORIZON = timedelta(seconds=20)
REFILL = timedelta(seconds=10)
"""Cues go out twenty seconds ahead, looked for every ten: so each is known to the player ten seconds before
it is due."""

FADES = (Pause, Next, Back, Undo, EndSet, DropRep, Done, Finish)
"""Commands after which what is sounding belongs to the past; after the others it may end."""


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see at an instant, and when something will happen next (None: after the next command)."""

    glance: Glance
    due: timedelta | None


class Coach:
    """Runs a session for its listeners; synchronous, the time is an argument.

    With ``auto_done`` a step that only a key can end is ended at its estimate (nobody is there to press it). A
    session that is under way already goes on with its ``record``: what was heard of it is not heard again.
    """

    def __init__(
        self,
        session: Session,
        audio: AudioSink,
        listeners: Sequence[SessionListener] = (),
        *,
        auto_done: bool = False,
        voice: Hearing | None = None,
        record: Record | None = None,
    ) -> None:
        self.auto_done = auto_done
        self._session = session
        self._sound = SessionSound(audio, voice or Hearing())
        self._listeners = list(listeners)
        self._record = record or Record()
        self._refusal: str | None = None
        self._failure: str | None = None
        self._sent: set[CueId] = set()
        self._told: set[tuple[int, str, int]] = set()
        """The author's cues that were heard: in their pass neither a longer goal nor a pause says them again."""
        self._due: list[tuple[timedelta, CueId, Cue]] = []
        under_way = session.phase not in (Phase.READY, Phase.CLOSED)
        # What was due by then was heard.
        self._commanded_at = session.state.now + timedelta.resolution if under_way else None
        self._refill_at = session.state.now if under_way else None

    @property
    def plan(self) -> Plan:
        """The plan as it holds now."""
        return self._session.plan

    @property
    def state(self) -> State:
        """Everything that the session knows."""
        return self._session.state

    @property
    def record(self) -> Record:
        """What has come of the session so far."""
        return self._record

    def listen(self, listener: SessionListener) -> None:
        """Tell one more listener what happens from now on."""
        self._listeners.append(listener)

    def command(self, command: Command | Ask | Refusal, now: timedelta) -> bool:
        """Do at ``now`` what a key asks for and return whether it was done.

        A refusal becomes the notice until the next command.
        """
        self._advance(now)
        if isinstance(command, Ask):
            return self._ask(command, now)
        if isinstance(command, Refusal):
            return self._refuse(command.text, now)
        return self._take(command, now)

    def _ask(self, ask: Ask, now: timedelta) -> bool:
        was_done = self._sound.ask(ask, self._session, now)
        if ask is not Ask.WHERE and (loudness := self._sound.shown(now)):
            self._tell([Noticed(now, loudness)])
        return was_done

    def _refuse(self, text: str, now: timedelta) -> bool:
        self._refusal = text
        self._tell([Noticed(now, text)])
        return False

    def _take(self, command: Command, now: timedelta) -> bool:
        try:
            events = self._session.apply(command, now)
        except IllegalCommand as refused:
            return self._refuse(str(refused), now)
        self._refusal = None
        self._commanded_at = now
        self._sent.clear()
        self._due.clear()
        self._sound.cancel(self._session.revision, now, fade=isinstance(command, FADES))
        self._tell([CommandTaken(self._session.state.now, command)])
        self._happened(events, now)
        self._sound.speak(now)
        return True

    def look(self, now: timedelta) -> Look:
        """Let time pass up to ``now``, instant by instant, and return what there is to see then."""
        self._advance(now)
        glance = self._session.glance(now)
        missed = send_off_missed(glance.missed_s) if glance.missed_s else None
        notice = self._sound.shown(now) or self._refusal or missed or self._failure
        looks = (self._next(), self._sound.look_at)
        due = min((instant for instant in looks if instant is not None), default=None)
        return Look(replace(glance, notice=notice, silence=self._sound.silence), due)

    def _advance(self, now: timedelta) -> None:
        while (due := self._next()) is not None and due <= now:
            self._reach(due)
        self._tell(self._session.advance(now))
        self._sound.speak(now)
        for notice in self._sound.notices():
            self._fail(notice, now)

    def speaks(self, now: timedelta) -> bool:
        """Return whether something is being said, or about to be."""
        return self._sound.speaks(now)

    def _next(self) -> timedelta | None:
        """Return the next instant at which there is something to do."""
        instants = [self._session.next_deadline(), self._refill_at, self._due[0][0] if self._due else None]
        if self.auto_done:
            instants.append(self._session.estimated_end())
        return min((instant for instant in instants if instant is not None), default=None)

    def _reach(self, due: timedelta) -> None:
        self._happened(self._session.advance(due), due)
        if self.auto_done and (end := self._session.estimated_end()) is not None and end <= due:
            self._take(Done(), due)

    def _happened(self, events: Sequence[Event], now: timedelta) -> None:
        """Tell what happened at ``now``, then the cues of that instant.

        The end of the workout is told last of all.
        """
        last = [event for event in events if isinstance(event, WorkoutFinished | SessionClosed)]
        self._tell([event for event in events if event not in last])
        if events or self._refill_at == now:
            self._refill(now)
        while self._due and self._due[0][0] <= now:
            cue = heapq.heappop(self._due)[2]
            if cue.authored:
                self._told.add(cue.id.in_pass)
            self._tell([CueDue(now, cue)])
        self._tell(last)

    def _refill(self, now: timedelta) -> None:
        """Send the cues of the next seconds that have not been sent."""
        horizon = now + HORIZON
        outlook = self._session.outlook(horizon)
        cues = [cue for moment in outlook for cue in cues_of(moment, self._sound.selection, horizon)]
        fresh = [cue for cue in cues if self._is_fresh(cue)]
        self._sent = {cue.id for cue in cues}
        for cue in fresh:
            heapq.heappush(self._due, (cue.at, cue.id, cue))
        self._sound.give(fresh, cues, self._session, now)
        goes_on = (
            self._session.phase in (Phase.RUNNING, Phase.PAUSED) or self._session.next_deadline() is not None
        )
        self._refill_at = now + REFILL if goes_on else None

    def _is_fresh(self, cue: Cue) -> bool:
        """Return whether a cue is to be told: tones and what the author wrote, unless it is from before a command or was told."""
        stale = self._commanded_at is not None and cue.at < self._commanded_at
        is_known = cue.id in self._sent or cue.id.in_pass in self._told
        return (cue.is_tone or cue.authored) and not stale and not is_known

    def _tell(self, happened: Sequence[News]) -> None:
        """Tell every listener; one that fails is told no more, and the session goes on."""
        for news in happened:
            self._record = self._record.add(news)
            for listener in tuple(self._listeners):
                try:
                    listener.tell(news, self._session.plan)
                except OSError as error:
                    self._listeners.remove(listener)
                    self._fail(f"{type(listener).__name__} stopped: {error.strerror or error}", news.at)

    def _fail(self, text: str, now: timedelta) -> None:
        """Keep what failed for the screen, to the end of the session, and tell it to the listeners."""
        self._failure = text
        self._tell([Noticed(now, text)])
