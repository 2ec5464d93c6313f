"""The sound of a session: tones and words given to the player, and how loud they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from runtimer.domain.sound import Silence
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.sayings import Beginning, Left, Whereabouts
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.cues.tones import change, tick
from runtimer.engine.cues.words import Rank, words
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.ports.sound import AudioSink
from runtimer.services.announcer import Announcer
from runtimer.services.asks import Ask
from runtimer.services.volume import Volume

SHOWN = timedelta(seconds=3)
"""How long the screen says how loud it is now."""
CHECK_LEAD = timedelta(seconds=0.5)
CHECK_SHOWN = timedelta(seconds=8)
WHERE_PATIENCE_S = 5.0
"""How late where the runner is may be said: the words have to be rendered, and another phrase may have to
end."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a runner wants a session to be heard: who announces (None: nobody), how much, how loud."""

    announcer: Announcer | None = None
    selection: CueSelection = field(default_factory=CueSelection)
    volume: Volume = field(default_factory=Volume)


class SessionSound:
    """What the coach has ears told with; the time is an argument."""

    def __init__(self, audio: AudioSink, voice: Hearing) -> None:
        self.selection = voice.selection
        self._audio = audio
        self._announcer = voice.announcer
        self._volume = voice.volume
        self._shown: tuple[str, timedelta] | None = None
        self._asked = 0
        audio.set_volume(*self._volume.heard)

    @property
    def look_at(self) -> timedelta | None:
        """When :meth:`speak` has to be called next, None: after the next cues."""
        return self._announcer.look_at if self._announcer else None

    @property
    def silence(self) -> Silence | None:
        """Why nothing is heard, None while something is."""
        if self._audio.lost:
            return Silence.LOST
        if self._audio.name == "none" or not (self._volume.tones or self._volume.words):
            return Silence.OFF
        return None if any(self._volume.heard) else Silence.MUTED

    def shown(self, now: timedelta) -> str | None:
        """Return what came of the last wish, while that is news."""
        return self._shown[0] if self._shown is not None and now < self._shown[1] else None

    def notices(self) -> list[str]:
        """Return what went wrong since the last call."""
        return self._audio.notices() + (self._announcer.notices() if self._announcer else [])

    def speaks(self, now: timedelta) -> bool:
        """Return whether something is being said, or about to be."""
        return self._announcer is not None and self._announcer.busy(now)

    def give(self, fresh: Sequence[Cue], outlook: Sequence[Cue], session: Session, now: timedelta) -> None:
        """Give the player the cues that are fresh, and the announcer the whole outlook, among which the words are."""
        if audible := [cue for cue in fresh if cue.kind is not CueKind.WORDS]:
            self._audio.schedule(audible)
        if self._announcer:
            segment = session.state.segment
            self._announcer.render_ahead(session.plan, segment.index if segment else 0, self.selection)
            self._announcer.take(
                outlook, session.plan.runner, now
            )  # last, so that these words are rendered first

    def cancel(self, before_revision: int, now: timedelta, *, fade: bool) -> None:
        """Drop every cue of an earlier revision that has not begun.

        With ``fade``, fade out what is sounding, too.
        """
        self._audio.cancel(before_revision, fade=fade)
        if self._announcer and (again := self._announcer.forget(now, before_revision, fade=fade)):
            self._audio.say(again)

    def speak(self, now: timedelta) -> None:
        """Give the player the phrases whose time has come."""
        if self._announcer and (phrases := self._announcer.look(now)):
            self._audio.say(phrases)

    def ask(self, ask: Ask, session: Session, now: timedelta) -> bool:
        """Do what the runner asks for; return whether it was done."""
        match ask:
            case Ask.WHERE if session.phase is Phase.READY:
                self._check(session, now)
            case Ask.WHERE:
                return self._say_where(session, now)
            case Ask.MUTE:
                self._set_volume(self._volume.toggled(), now)
            case Ask.LOUDER:
                self._set_volume(self._volume.louder(+1), now)
            case Ask.SOFTER:
                self._set_volume(self._volume.louder(-1), now)
        return True

    def _set_volume(self, volume: Volume, now: timedelta) -> None:
        self._volume, self._shown = volume, (str(volume), now + SHOWN)
        self._audio.set_volume(*volume.heard)

    def _say_where(self, session: Session, now: timedelta) -> bool:
        """Say where the runner is as soon as there is room for it."""
        glance = session.glance(now)
        if self._announcer is None or glance.segment is None:
            return False
        left = (
            Left(metres=glance.metres_left)
            if glance.metres_left is not None
            else Left(seconds=glance.seconds)
        )
        saying = Whereabouts(
            glance.segment, None if glance.counting_up else left, glance.left_s, glance.speed_mps
        )
        self._asked += 1
        cue = words(
            Moment.of(session.state),
            "where",
            self._asked,
            saying,
            rank=Rank.ASKED,
            at=now,
            patience_s=WHERE_PATIENCE_S,
        )
        self._announcer.take([cue], session.plan.runner, now)
        self.speak(now)
        return True

    def _check(self, session: Session, now: timedelta) -> None:
        """Let the runner hear, before the start, ticks, a change and how the first step will be announced."""
        self._asked += 1
        name, moment, first = self._audio.name, Moment.of(session.state), session.plan.segments[0]
        starts = [now + CHECK_LEAD + timedelta(seconds=second) for second in range(4)]
        ticks = [tick(moment, f"check-{self._asked}", at, 3 - n) for n, at in enumerate(starts[:-1])]
        go = change(moment, f"check-{self._asked}", starts[-1], CueKind.GO, priority=1)
        self._audio.schedule([*ticks, go])
        if self._announcer:
            saying = Beginning(first, first.goal, first.speed_mps)
            after = starts[-1] + timedelta(seconds=1)
            cue = words(
                moment, "check", self._asked, saying, rank=Rank.ASKED, at=after, patience_s=WHERE_PATIENCE_S
            )
            self._announcer.take([*ticks, go, cue], session.plan.runner, now)
        what = "three ticks, a rising tone, words" if self._announcer else "three ticks, a rising tone"
        self._shown = f"sound check: {what} ({name}, {self._volume})", now + CHECK_SHOWN
