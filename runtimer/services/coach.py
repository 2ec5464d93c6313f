"""The coach: the one loop that tells screen, sound and listeners what the session does."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from runtimer.domain.errors import IllegalCommand
from runtimer.engine.commands import Back, Command, Done, DropRep, EndSet, Finish, Next, Pause, Undo
from runtimer.engine.cues.cue import Cue, CueId, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.saying import Left, Whereabouts
from runtimer.engine.cues.schedule import cues_of
from runtimer.engine.cues.wanted import Wanted
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.events import CueDue, Event, Noticed, SessionClosed, WorkoutFinished
from runtimer.engine.glance import Glance
from runtimer.engine.phases import Phase
from runtimer.engine.plan import Plan
from runtimer.engine.record import Record
from runtimer.engine.session import Session
from runtimer.ports import AudioSink, EventSink
from runtimer.services.announcer import Announcer
from runtimer.services.asks import Ask
from runtimer.services.volume import Volume

HORIZON = timedelta(seconds=20)
REFILL = timedelta(seconds=10)
"""Cues go out twenty seconds ahead, looked for every ten: so each is known to the player ten seconds before it is due."""

FADES = (Pause, Next, Back, Undo, EndSet, DropRep, Done, Finish)
"""Commands after which what is sounding belongs to the past; after the others it may end."""

FLASH = timedelta(seconds=3)
"""How long the screen says how loud it is now."""
WHERE_PATIENCE_S = 5.0
"""How late where the runner is may be said: the words have to be rendered, and another phrase may have to end."""


@dataclass(frozen=True, slots=True)
class Voice:
    """What a session is heard with: who announces (None: nobody), what is wanted, how loud it is."""

    announcer: Announcer | None = None
    wanted: Wanted = field(default_factory=Wanted)
    volume: Volume = field(default_factory=Volume)


class Coach:
    """Runs a session for its listeners; synchronous, the time is an argument.

    With ``auto_done`` a step that only a key can end is ended at its estimate (nobody is there to press it).
    """

    def __init__(
        self,
        session: Session,
        audio: AudioSink,
        listeners: Sequence[EventSink] = (),
        *,
        auto_done: bool = False,
        voice: Voice | None = None,
    ) -> None:
        self.auto_done = auto_done
        voice = voice or Voice()
        self._announcer, self._wanted, self._volume = voice.announcer, voice.wanted, voice.volume
        self._flash: tuple[str, timedelta] | None = None
        self._asked = 0
        self._session = session
        self._audio = audio
        self._listeners = list(listeners)
        self._record = Record()
        self._refusal: str | None = None
        self._failure: str | None = None
        self._sent: set[CueId] = set()
        self._told: set[tuple[int, str, int]] = set()
        """The author's cues that were heard: in their pass neither a longer goal nor a pause says them again."""
        self._due: list[tuple[timedelta, CueId, Cue]] = []
        self._commanded_at: timedelta | None = None
        self._refill_at: timedelta | None = None
        audio.set_volume(*self._volume.heard)

    @property
    def plan(self) -> Plan:
        """The plan as it holds now."""
        return self._session.plan

    @property
    def record(self) -> Record:
        """What has come of the session so far."""
        return self._record

    def command(self, command: Command | Ask, now: timedelta) -> bool:
        """Do at ``now`` what a key asks for and return whether it was done; a refusal becomes the notice until the next command."""
        self.advance(now)
        match command:
            case Ask.WHERE:
                return self.say_where(now)
            case Ask.MUTE:
                self.mute(now)
            case Ask():
                self.louder(+1 if command is Ask.LOUDER else -1, now)
            case _:
                return self._take(command, now)
        return True

    def louder(self, steps: int, now: timedelta) -> None:
        """Be so many steps louder (softer: negative), and show it for a moment."""
        self._set_volume(self._volume.louder(steps), now)

    def mute(self, now: timedelta) -> None:
        """Be silent, or heard again, and show it for a moment."""
        self._set_volume(self._volume.toggled(), now)

    def say_where(self, now: timedelta) -> bool:
        """Say where the runner is as soon as there is room for it; return whether there is anything to say."""
        moment, glance = Moment.of(self._session.state), self._session.glance(now)
        if self._announcer is None or glance.segment is None:
            return False
        left = Left(metres=glance.metres_left) if glance.metres_left is not None else Left(seconds=glance.seconds)
        saying = Whereabouts(glance.segment, None if glance.counting_up else left, glance.left_s, glance.speed_mps)
        self._asked += 1
        cue = words(moment, "where", self._asked, saying, Rank.ASKED, now, WHERE_PATIENCE_S)
        self._announcer.take([cue], self.plan.runner, now)
        self._speak(now)
        return True

    def _take(self, command: Command, now: timedelta) -> bool:
        try:
            events = self._session.apply(command, now)
        except IllegalCommand as refused:
            self._refusal = str(refused)
            self._tell([Noticed(now, self._refusal)])
            return False
        self._refusal = self._flash = None
        self._commanded_at = now
        self._sent.clear()
        self._due.clear()
        fade = isinstance(command, FADES)
        self._audio.cancel(self._session.revision, fade=fade)
        if self._announcer:
            self._announcer.forget(now, fade=fade)
        self._happened(events, now)
        self._speak(now)
        return True

    def advance(self, now: timedelta) -> timedelta | None:
        """Let time pass up to ``now``, instant by instant, and return when to come back (None: after the next command)."""
        while (due := self._next()) is not None and due <= now:
            self._reach(due)
        self._tell(self._session.advance(now))
        self._speak(now)
        for notice in (*self._audio.notices(), *(self._announcer.notices() if self._announcer else ())):
            self._fail(notice, now)
        looks = (self._next(), self._announcer.look_at if self._announcer else None)
        return min((instant for instant in looks if instant is not None), default=None)

    def glance(self, now: timedelta) -> Glance:
        """Return what there is to see at ``now``, to which the session is advanced."""
        self.advance(now)
        flash = self._flash[0] if self._flash and now < self._flash[1] else None
        return self._session.glance(now, flash or self._refusal or self._failure)

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
        """Tell what happened at ``now``, then the cues of that instant; the end of the workout comes last of all."""
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
        cues = [cue for moment in outlook for cue in cues_of(moment, self._wanted) if cue.at <= horizon]
        fresh = [cue for cue in cues if self._is_fresh(cue)]
        for cue in fresh:
            self._sent.add(cue.id)
            heapq.heappush(self._due, (cue.at, cue.id, cue))
        if audible := [cue for cue in fresh if cue.kind is not CueKind.WORDS]:
            self._audio.schedule(audible)
        if self._announcer:
            self._announcer.take(cues, self.plan.runner, now)
            segment = self._session.state.segment
            self._announcer.render_ahead(self.plan, segment.index if segment else 0, self._wanted)
        goes_on = self._session.phase in (Phase.RUNNING, Phase.PAUSED) or self._session.next_deadline() is not None
        self._refill_at = now + REFILL if goes_on else None

    def _is_fresh(self, cue: Cue) -> bool:
        """Return whether a cue is to be told: tones and what the author wrote, unless it is from before a command or was told."""
        stale = self._commanded_at is not None and cue.at < self._commanded_at
        known = cue.id in self._sent or cue.id.in_pass in self._told
        return (cue.is_tone or cue.authored) and not stale and not known

    def _speak(self, now: timedelta) -> None:
        """Give the player the phrases whose time has come."""
        if self._announcer and (phrases := self._announcer.look(now)):
            self._audio.say(phrases)

    def _set_volume(self, volume: Volume, now: timedelta) -> None:
        self._volume = volume
        self._audio.set_volume(*volume.heard)
        self._flash = str(volume), now + FLASH

    def _tell(self, events: Sequence[Event]) -> None:
        """Tell every listener; one that fails is told no more, and the session goes on."""
        for event in events:
            self._record = self._record.add(event)
            for listener in tuple(self._listeners):
                try:
                    listener.tell(event, self._session.plan)
                except OSError as error:
                    self._listeners.remove(listener)
                    self._fail(f"{type(listener).__name__} stopped: {error.strerror or error}", event.at)

    def _fail(self, text: str, now: timedelta) -> None:
        """Keep what failed for the screen, to the end of the session, and tell it to the listeners."""
        self._failure = text
        self._tell([Noticed(now, text)])
