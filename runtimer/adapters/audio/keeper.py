"""Looks after the player process of a session: has one, hears how it fares, replaces it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable

from runtimer.adapters.audio.child import Child
from runtimer.adapters.audio.protocol import Message, clock_offset_s

CHECK_S = 1.0
"""How often the player is looked after; its end is noticed at once."""
LOST_S = 3.0
"""A player that says nothing for so long is killed; it beats once a second."""
STEADY_S = 60.0
"""A player that served for so long is replaced at once when it stops."""
PAUSES_S = (0.0, 1.0, 2.0, 5.0, 10.0)
"""How long to wait before the next player, one after another that did not serve for so long."""
CLOSE_S = 3.0
"""How long a player may take to leave: two seconds for the last sound and what is unplayed of it, half a second for
the device."""


class Keeper:
    """Has one player after another, in threads of its own, until it is closed or there will never be sound.

    ``listening`` is called, with the lock held, whenever a player begins to listen: it has been told nothing
    yet.
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
        """Whether there is no sound now, and the runner has been told."""
        self._backend = backend
        self._listening = listening
        self._child: Child | None = None
        self._failed = False
        self._closing = threading.Event()
        self._wake = threading.Event()
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
        self._wake.set()
        self._thread.join()

    def _keep(self) -> None:
        """Have one player after another until the session ends or there will never be sound."""
        tries = 0
        while not (
            self._failed or self._closing.wait(PAUSES_S[min(tries, len(PAUSES_S)) - 1] if tries else 0)
        ):
            began = time.perf_counter()
            try:
                self._serve(Child(self._backend, self._hear))
            except OSError as error:
                self._lose(str(error))
            tries = 1 if time.perf_counter() - began > STEADY_S else tries + 1

    def _serve(self, child: Child) -> None:
        """Look after a player to its end."""
        with self.lock:
            self._child = child
        self._watch(child)
        with self.lock:
            self._child = self.offset_s = None
        last = self._failed or self._closing.is_set()
        child.end(CLOSE_S if last and child.silent_s() < LOST_S else 0)
        self._wake.clear()

    def _watch(self, child: Child) -> None:
        """Wait until the session ends, or the player has to."""
        looked = time.perf_counter()
        while not (self._closing.is_set() or self._wake.wait(CHECK_S)):
            looked, before = time.perf_counter(), looked
            if looked - before > LOST_S:
                child.excuse()
            if child.silent_s() > LOST_S:
                self._lose("the sound player does not answer")
                return

    def _hear(self, message: Message) -> None:
        """Take a message of the player; called in a thread of its own."""
        match message:
            case {"op": "ready"}:
                self._tell({"op": "ping", "sent": time.perf_counter()})
            case {"op": "pong", "sent": float(sent), "clock": float(clock)}:
                self._welcome(clock_offset_s(sent, clock, time.perf_counter()))
            case {"op": "open", "name": str(name)}:
                self._regain(name)
            case {"op": "lost", "why": str(why)}:
                self._lose(why)
            case {"op": "failed", "why": str(why)}:
                self._give_up(why)
            case {"op": "unplayable", "sound": str(sound), "why": str(why)}:
                self.notices.append(f"The sound {sound!r} cannot be heard: {why}.")
            case {"op": "stuck"}:
                self._wake.set()
            case {"op": "gone"} if not (self._failed or self._closing.is_set()):
                self._lose("the sound player stopped")
                self._wake.set()

    def _tell(self, message: Message) -> None:
        with self.lock:
            if self._child:
                self._child.send(message)

    def _welcome(self, offset_s: float) -> None:
        """Give a player that has just begun to listen everything that is still due."""
        with self.lock:
            self.offset_s = offset_s
            self._listening()

    def _regain(self, name: str) -> None:
        if self.lost:
            self.notices.append(f"Sound is back: {name}.")
        self.lost = False
        self.name = name

    def _lose(self, why: str) -> None:
        if not self.lost:
            self.notices.append(f"No sound: {why}; it returns by itself as soon as it can.")
        self.lost = True
        self.name = "none"

    def _give_up(self, why: str) -> None:
        self._failed = self.lost = True
        self.name = "none"
        self.notices.append(f"No sound: {why}.")
        self._wake.set()
