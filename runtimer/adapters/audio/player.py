"""Sound from a process of its own, which survives what sound servers and garbage collectors do."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence

from runtimer.adapters.audio.child import Child
from runtimer.adapters.audio.ledger import Ledger
from runtimer.adapters.audio.protocol import Message, Play, clock_offset_s
from runtimer.adapters.audio.tones import tone_names
from runtimer.engine.cues.cue import Cue, CueKind
from runtimer.ports import Clock, Phrase

CHECK_S = 1.0
"""How often the player is looked after."""
LOST_S = 3.0
"""A player that says nothing for so long is killed; it beats once a second."""
STALLED_S = 3.0
"""A device that asks for nothing for so long is worth a word to the runner."""
STALLED_BEATS = 2
"""So many beats in a row have to say so: the first one after the computer slept says so too."""
STARTS = 4
"""How many players a session gets before it goes on in silence."""
CLOSE_S = 3.0
"""How long a player may take to leave: two seconds for the last sound, half a second for the device."""


class PlayerSink:
    """Implements ``ports.AudioSink``.

    Nothing here waits for the player: it is started and looked after by a thread, cues are kept until it listens, and
    they are given to its successor when it is lost.
    """

    def __init__(self, clock: Clock, backend: str = "auto") -> None:
        self._clock = clock
        self._backend = backend
        self._name = "none" if backend == "none" else "starting"
        self._lock = threading.Lock()
        self._ledger = Ledger()
        self._tones = frozenset(tone_names())
        self._notices: deque[str] = deque()
        self._child: Child | None = None
        self._offset_s: float | None = None
        self._stalled_beats = 0
        self._failed = False
        self._closing = threading.Event()
        self._keeper = threading.Thread(target=self._keep, daemon=True)
        self._keeper.start()

    @property
    def name(self) -> str:
        """What plays, for people."""
        return self._name

    @property
    def pid(self) -> int | None:
        """The number of the player process that serves now."""
        child = self._child
        return child.pid if child else None

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play each cue at its time; an id that was given before, words and unknown sounds are left out."""
        plays = [play for cue in cues if (play := self._play(cue)) is not None]
        with self._lock:
            self._ledger.due(time.perf_counter())
            self._send(self._ledger.add(plays))

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Play each phrase at its time; an id that was given before is left out."""

    def set_volume(self, tones: float, words: float) -> None:
        """Set how loud both are."""

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop the cues of earlier revisions that have not begun; with ``fade`` fade out what is sounding too."""
        with self._lock:
            self._ledger.cancel(before_revision)
            if self._child and self._offset_s is not None:
                self._child.send({"op": "cancel", "before": before_revision, "fade": fade})

    def notices(self) -> list[str]:
        """Return what went wrong since the last call."""
        return [self._notices.popleft() for _ in range(len(self._notices))]

    def close(self) -> None:
        """Let what is sounding end, two seconds at most, then end the player."""
        self._closing.set()
        self._keeper.join()

    def _play(self, cue: Cue) -> Play | None:
        """Return a cue as the player is told it, None when it makes no sound here."""
        sound = cue.text if cue.kind is CueKind.SOUND else cue.kind.value
        if sound not in self._tones:
            return None
        return Play(str(cue.id), cue.id.revision, self._clock.perf_s(cue.at), sound, cue.patience_s, cue.priority)

    def _send(self, plays: Sequence[Play]) -> None:
        """Hand tones to a player that listens; one that does not yet gets them when it does. Holds the lock."""
        if self._child and self._offset_s is not None:
            for play in plays:
                self._child.send(play.shifted(self._offset_s).message())

    def _keep(self) -> None:
        """Have one player after another until the session ends or there is no sound to be had."""
        for start in range(STARTS):
            if start:
                self._notices.append("The sound player stopped; it was started again.")
            try:
                child = Child(self._backend, self._hear)
            except OSError as error:
                self._give_up(str(error))
                return
            if self._serve(child):
                return
        self._give_up("its player stops again and again")

    def _serve(self, child: Child) -> bool:
        """Look after a player to its end; return whether it is the last one."""
        with self._lock:
            self._child = child
        last = self._watch(child)
        with self._lock:
            self._child = self._offset_s = None
        child.end(CLOSE_S if last and child.silent_s() < LOST_S else 0)
        return last

    def _watch(self, child: Child) -> bool:
        """Wait until the session or all hope for sound ends (true) or the player is lost (false)."""
        looked = time.perf_counter()
        while not self._closing.wait(CHECK_S):
            looked, before = time.perf_counter(), looked
            if looked - before > LOST_S:
                child.excuse()
            if self._failed:
                return True
            if child.ended() or child.silent_s() > LOST_S:
                return False
        return True

    def _hear(self, message: Message) -> None:
        """Take a message of the player; called in a thread of its own."""
        match message:
            case {"op": "ready"}:
                self._tell({"op": "ping", "sent": time.perf_counter()})
            case {"op": "pong", "sent": float(sent), "clock": float(clock)}:
                self._listening(clock_offset_s(sent, clock, time.perf_counter()))
            case {"op": "open", "name": str(name)}:
                self._name = name
            case {"op": "failed", "why": str(why)}:
                self._give_up(why)
            case {"op": "beat", "stalled_s": float(stalled_s)}:
                self._watch_device(stalled_s > STALLED_S)

    def _tell(self, message: Message) -> None:
        with self._lock:
            if self._child:
                self._child.send(message)

    def _listening(self, offset_s: float) -> None:
        """Give a player that has just begun to listen everything that is still due."""
        with self._lock:
            self._offset_s = offset_s
            self._send(self._ledger.due(time.perf_counter()))

    def _watch_device(self, stalled: bool) -> None:
        self._stalled_beats = self._stalled_beats + 1 if stalled else 0
        if self._stalled_beats == STALLED_BEATS:
            self._notices.append("The sound device does not answer; beeps are missing until it does.")

    def _give_up(self, why: str) -> None:
        self._failed = True
        self._name = "none"
        self._notices.append(f"No sound: {why}.")
