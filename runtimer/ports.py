"""Ports: what services need of the world, as protocols."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from runtimer.domain.runner import Runner
from runtimer.engine.cues.cue import Cue, CueId
from runtimer.engine.events import Event
from runtimer.engine.plan import Plan

if TYPE_CHECKING:  # a session does not wait for what libraries and packs are
    from runtimer.domain.entry import Change, Entry
    from runtimer.domain.installed import Fetched, Installed, Kept, Origin
    from runtimer.domain.pack import Pack


class Clock(Protocol):
    """The only source of time."""

    def now(self) -> timedelta:
        """Return the session's monotonic time."""
        ...

    def until_s(self, when: timedelta) -> float:
        """Return the real seconds from now to the instant ``when`` of the session's time (negative: it is past)."""
        ...

    def perf_s(self, when: timedelta) -> float:
        """Return the instant ``when`` as a value of ``time.perf_counter``."""
        ...

    def when(self, perf_s: float) -> timedelta:
        """Return the session's time at a value of ``time.perf_counter``."""
        ...

    def wall(self) -> datetime:
        """Return the local time of day, with its zone."""
        ...


@dataclass(frozen=True, slots=True)
class Clip:
    """Spoken words as a sound file: where it is, how many seconds it lasts."""

    path: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clip that is to begin at ``at``, or not at all when it would be more than ``patience_s`` seconds late."""

    id: CueId
    at: timedelta
    clip: Clip
    patience_s: float


class SpeechEngine(Protocol):
    """Turns words into clips ahead of time. No method raises or blocks; what goes wrong is told by :meth:`notices`."""

    @property
    def name(self) -> str:
        """What speaks, for people: ``espeak-ng``, ``none``."""
        ...

    def prepare(self, texts: Sequence[str]) -> None:
        """Render each of these, the first ones first, unless it is known already."""
        ...

    def clip(self, text: str) -> Clip | None:
        """Return the clip of a text that was prepared; None while there is none."""
        ...

    def waits(self, text: str) -> bool:
        """Return whether a text that was prepared may still become a clip."""
        ...

    def notices(self) -> list[str]:
        """Return what went wrong since the last call, each a sentence for the runner."""
        ...

    def close(self) -> None:
        """Stop rendering."""
        ...


class AudioSink(Protocol):
    """Where cues become sound. No method raises or blocks; what goes wrong is told by :meth:`notices`."""

    @property
    def name(self) -> str:
        """What plays, for people: ``miniaudio (PulseAudio)``, ``none``."""
        ...

    @property
    def lost(self) -> bool:
        """Whether what was chosen cannot be heard now."""
        ...

    def schedule(self, cues: Sequence[Cue]) -> None:
        """Play each tone and each sound that the author named at its time; a cue whose id was given before is ignored."""
        ...

    def say(self, phrases: Sequence[Phrase]) -> None:
        """Play each phrase at its time; one whose id was given before is ignored. Words are hushed while a tone sounds."""
        ...

    def set_volume(self, tones: float, words: float) -> None:
        """Set how loud both are, 0 (mute) to 1; what is sounding follows."""
        ...

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        """Drop every cue of an earlier revision that has not begun; with ``fade`` fade out what is sounding too."""
        ...

    def notices(self) -> list[str]:
        """Return what went wrong since the last call, each a sentence for the runner."""
        ...

    def close(self) -> None:
        """Let what is sounding end, then release the device."""
        ...


class WorkoutFolder(Protocol):
    """The folder in which a workout's file lies, with the sounds that it brings."""

    def head(self, name: str, most: int) -> tuple[bytes, int]:
        """Return the first bytes, ``most`` at most, and the size of a file in it. Raises OSError, also where it lies outside."""
        ...

    def path(self, name: str) -> str:
        """Return where that file is."""
        ...


class WorkoutLibrary(Protocol):
    """The workout files of this machine, each an entry."""

    def remembered(self) -> Sequence[Entry]:
        """Return what was there the last time, at once; called once, first. Never raises."""
        ...

    def changes(self) -> Generator[Change]:
        """Look, and yield what differs from what was told before, in pieces: nothing where nothing does. Never raises.

        Closed early, it leaves the rest for the next time. It takes as long as it takes to read what is new: a screen asks
        for it in another thread.
        """
        ...

    def serve(self, runner: Runner) -> None:
        """Read for another runner, from the next look on: figures that are for someone else count as unread."""
        ...

    def data(self, entry: Entry) -> bytes:
        """Return what is in a file now, the first bytes of one that is too large for a workout. Raises OSError."""
        ...

    def folder(self, entry: Entry) -> WorkoutFolder:
        """Return the folder in which a file lies."""
        ...

    def close(self) -> None:
        """Look and read no more, from any thread; what was read is remembered."""
        ...


class EventSink(Protocol):
    """Whoever wants to know what happened: plain lines, a journal."""

    def tell(self, event: Event, plan: Plan) -> None:
        """Take one event, in order, with the plan that its segment is of. May raise OSError: the session goes on without this sink."""
        ...


Progress = Callable[[int, int | None], None]
"""Takes how many bytes have come, or things are done, and of how many, where that is known."""


def unseen(done: int, total: int | None) -> None:
    """Take progress that nobody looks at."""


class PackSource(Protocol):
    """Where a pack is to be had."""

    def fetch(self, progress: Progress) -> Fetched:
        """Return the pack, checked. Raises PackError."""
        ...


class PackStore(Protocol):
    """The packs of this machine. Whatever ends a change in the middle, a pack is the old one or the new one."""

    def installed(self) -> Mapping[str, Installed]:
        """Return the installed packs by their names. Raises PackError."""
        ...

    def folder(self, name: str) -> str:
        """Return where the files of an installed pack are. Raises PackError."""
        ...

    def read(self, name: str) -> Mapping[str, bytes]:
        """Return the files of an installed pack as they are now, edited or not. Raises PackError."""
        ...

    def edited(self, name: str) -> tuple[str, ...]:
        """Return which files of an installed pack its runner has edited or added. Raises PackError."""
        ...

    def copies(self) -> tuple[str, ...]:
        """Return where all the edited files are that were ever kept. Raises PackError."""
        ...

    def put(self, pack: Pack, origin: Origin, progress: Progress = unseen) -> tuple[Kept, ...]:
        """Install a pack, in place of one of its name, and return the edited files that were kept. Raises PackError.

        ``progress`` hears of its files, one after the other.
        """
        ...

    def remove(self, name: str) -> tuple[Kept, ...]:
        """Remove an installed pack and return the edited files that were kept. Raises PackError."""
        ...

    def settle(self) -> tuple[Kept, ...]:
        """Complete what a change that was cut off has left to do; return the edited files that were kept. Raises PackError."""
        ...
