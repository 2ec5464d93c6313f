"""Looks after the player process of a session: has one, hears how it fares, replaces it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from runtimer.adapters.audio.child import Child
from runtimer.adapters.audio.protocol import Message, clock_offset_s

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


class Keeper:
    """Has one player after another, in threads of its own, until it is closed or there is no sound to be had.

    ``listening`` is called, with the lock held, whenever a player begins to listen: it has been told nothing yet.
    """

    def __init__(self, backend: str, listening: Callable[[], None]) -> None:
        self.lock = threading.Lock()
        """Held by whoever calls :meth:`send`, so that no player is replaced in between."""
        self.name = "none" if backend == "none" else "starting"
        """What plays, for people."""
        self.offset_s: float | None = None
        """How far the player's clock is ahead of ours; None while none listens."""
        self.notices: deque[str] = deque()
        """What went wrong, each a sentence for the runner."""
        self.lost = False
        """Whether there is no sound now."""
        self._backend = backend
        self._listening = listening
        self._child: Child | None = None
        self._stalled_beats = 0
        self._failed = False
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._keep, daemon=True)

    def start(self) -> None:
        """Begin to look after a player; returns at once."""
        self._thread.start()

    @property
    def pid(self) -> int | None:
        """The number of the player process that serves now."""
        child = self._child
        return child.pid if child else None

    def send(self, message: Message) -> None:
        """Say something to the player that listens, if one does. Hold the lock."""
        if self._child and self.offset_s is not None:
            self._child.send(message)

    def close(self) -> None:
        """Let what is sounding end, two seconds at most, then end the player."""
        self._closing.set()
        self._thread.join()

    def _keep(self) -> None:
        """Have one player after another until the session ends or there is no sound to be had."""
        for start in range(STARTS):
            if start:
                self.notices.append("The sound player stopped; it was started again.")
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
        with self.lock:
            self._child = child
        last = self._watch(child)
        with self.lock:
            self._child = self.offset_s = None
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
                self._welcome(clock_offset_s(sent, clock, time.perf_counter()))
            case {"op": "open", "name": str(name)}:
                self.name = name
            case {"op": "failed", "why": str(why)}:
                self._give_up(why)
            case {"op": "beat", "stalled_s": float(stalled_s)}:
                self._watch_device(stalled_s > STALLED_S)

    def _tell(self, message: Message) -> None:
        with self.lock:
            if self._child:
                self._child.send(message)

    def _welcome(self, offset_s: float) -> None:
        """Give a player that has just begun to listen everything that is still due."""
        with self.lock:
            self.offset_s = offset_s
            self._listening()

    def _watch_device(self, stalled: bool) -> None:
        self._stalled_beats = self._stalled_beats + 1 if stalled else 0
        self.lost = self._stalled_beats >= STALLED_BEATS
        if self._stalled_beats == STALLED_BEATS:
            self.notices.append("The sound device does not answer; beeps are missing until it does.")

    def _give_up(self, why: str) -> None:
        self._failed = self.lost = True
        self.name = "none"
        self.notices.append(f"No sound: {why}.")
