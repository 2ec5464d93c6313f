"""Sound from a process of its own, which survives what sound servers and garbage collectors do."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from datetime import timedelta

from runtimer.adapters.audio.keeper import Keeper
from runtimer.adapters.audio.pending_sounds import PendingSounds
from runtimer.adapters.audio.protocol import Play
from runtimer.domain.sound import SoundSettings, tones
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.ports.clock import Clock
from runtimer.ports.sound import Phrase


class PlayerSink:
    """Implements ``ports.AudioSink``.

    Nothing here waits for the player: it is started and looked after by a thread, cues are kept until it
    listens, and they are given to its successor when it is lost.
    """

    def __init__(
        self, clock: Clock, sound: SoundSettings | None = None, sounds: Mapping[str, str] | None = None
    ) -> None:
        """``sounds`` are the paths of the workout's own sounds, by the names that its cues give them."""
        self._clock = clock
        self._sound = sound or SoundSettings()
        self._sounds = sounds or {}
        self._ledger = PendingSounds()
        self._tones = frozenset(tones())
        self._volume = 1.0, 1.0
        self._keeper = Keeper(self._sound.backend, self._send_due)
        self._keeper.start()

    @property
    def name(self) -> str:
        """What plays, for people."""
        return self._keeper.name

    @property
    def pid(self) -> int | None:
        """The number of the player process that serves now."""
        return self._keeper.pid

    @property
    def lost(self) -> bool:
        """Whether there is no sound now."""
        return self._keeper.lost

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play each cue at its time; an id that was given before, words and unknown sounds are left out."""
        self._give([play for cue in cues if (play := self._play(cue)) is not None])

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Play each phrase at its time; an id that was given before is left out."""
        self._give([self._spoken(phrase) for phrase in phrases])

    def set_volume(self, tones: float, words: float) -> None:
        """Set how loud both are, 0 to 1: by so much their samples are multiplied.

        What sounds glides there.
        """
        with self._keeper.lock:
            self._volume = tones, words
            self._send_volume()

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop the cues of earlier revisions that have not begun.

        With ``fade`` fade out what is sounding too.
        """
        with self._keeper.lock:
            self._ledger.cancel(before_revision)
            self._keeper.send({"op": "cancel", "before": before_revision, "fade": fade})

    def notices(self) -> list[str]:
        """Return what went wrong since the last call."""
        notices = self._keeper.notices
        return [notices.popleft() for _ in range(len(notices))]

    def close(self) -> None:
        """Let what is sounding end, two seconds at most, then end the player."""
        self._keeper.close()

    def _play(self, cue: Cue) -> Play | None:
        """Return a cue as the player is told it, None when it makes no sound here."""
        sound = cue.text if cue.kind is CueKind.SOUND else cue.kind.value
        path = self._sounds.get(sound, "") if cue.kind is CueKind.SOUND else ""
        if not path and sound not in self._tones:
            return None
        return Play(
            str(cue.id),
            cue.id.revision,
            at=self._perf_s(cue.at),
            sound=sound,
            patience_s=cue.patience_s,
            priority=cue.priority,
            path=path,
        )

    def _spoken(self, phrase: Phrase) -> Play:
        id_, path = phrase.id, phrase.clip.path
        return Play(
            str(id_),
            id_.revision,
            at=self._perf_s(phrase.at),
            sound="words",
            patience_s=phrase.patience_s,
            priority=0,
            path=path,
            words=True,
        )

    def _perf_s(self, at: timedelta) -> float:
        """Return when the player has to begin to be heard at ``at`` through headphones that are late."""
        return self._clock.perf_s(at) - self._sound.offset_s

    def _give(self, plays: Sequence[Play]) -> None:
        with self._keeper.lock:
            self._ledger.due(time.perf_counter())
            self._send(self._ledger.add(plays))

    def _send(self, plays: Sequence[Play]) -> None:
        """Hand sounds to a player that listens; one that does not yet gets them when it does.

        Holds the lock.
        """
        offset_s = self._keeper.offset_s
        if offset_s is not None:
            for play in plays:
                self._keeper.send(play.shifted(offset_s).message())

    def _send_volume(self) -> None:
        tones, words = self._volume
        self._keeper.send({"op": "volume", "tones": tones, "words": words})

    def _send_due(self) -> None:
        """Tell a player that has just begun to listen how it is to sound, and everything that is still due.

        Holds the lock.
        """
        self._keeper.send({"op": "dither", "on": self._sound.keep_awake})
        self._send_volume()
        self._send(self._ledger.due(time.perf_counter()))
