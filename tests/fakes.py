"""Stand-ins for the ports, which tests drive by hand."""

from __future__ import annotations

import zlib
from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from runtimer.domain.entry import Change, Entry
from runtimer.domain.runner import Runner
from runtimer.engine.cues.cue import Cue, CueId
from runtimer.engine.news import Event
from runtimer.engine.plan.plan import Plan
from runtimer.ports.sound import Clip, Phrase
from runtimer.services.facts import facts_of, unread
from runtimer.services.workout_source import read_workout

NOBODY = Runner()


class FakeClock:
    """A clock that stands still until it is set."""

    def __init__(self, now: timedelta = timedelta(0)) -> None:
        self.time = now

    def now(self) -> timedelta:
        return self.time

    def until_s(self, when: timedelta) -> float:
        return (when - self.time) / timedelta(seconds=1)

    def perf_s(self, when: timedelta) -> float:
        return when / timedelta(seconds=1)

    def when(self, perf_s: float) -> timedelta:
        return timedelta(seconds=perf_s)

    def wall(self) -> datetime:
        return datetime(2026, 1, 6, 18, 0, tzinfo=UTC) + self.time


class FakeAudio:
    """Keeps what it was given; ``heard`` plays it as a player would."""

    name = "fake"
    lost = False

    def __init__(self) -> None:
        self.cues: dict[CueId, Cue] = {}
        self.given_at: dict[CueId, timedelta] = {}
        self.cancelled: list[tuple[int, bool]] = []
        self.phrases: dict[CueId, Phrase] = {}
        self.volumes: list[tuple[float, float]] = []
        self.complaints: list[str] = []
        self.closed = False
        self.clock = FakeClock()

    def schedule(self, cues: Sequence[Cue]) -> None:
        for cue in cues:
            if cue.id not in self.cues:
                self.cues[cue.id] = cue
                self.given_at[cue.id] = self.clock.now()

    def say(self, phrases: Sequence[Phrase]) -> None:
        for phrase in phrases:
            if phrase.at not in [known.at for known in self.phrases.values()]:  # those of before are sounding
                self.phrases.setdefault(phrase.id, phrase)

    def set_volume(self, tones: float, words: float) -> None:
        self.volumes.append((tones, words))

    def cancel(self, before_revision: int, *, fade: bool) -> None:
        self.cancelled.append((before_revision, fade))
        now = self.clock.now()
        self.cues = {i: cue for i, cue in self.cues.items() if i.revision >= before_revision or cue.at < now}
        self.phrases = {
            i: phrase
            for i, phrase in self.phrases.items()
            if i.revision >= before_revision or phrase.at < now
        }

    def notices(self) -> list[str]:
        said, self.complaints = self.complaints, []
        return said

    def close(self) -> None:
        self.closed = True

    def heard(self) -> list[tuple[float, str]]:
        """(seconds, kind) of every cue that was not cancelled, in order."""
        return sorted((cue.at / timedelta(seconds=1), cue.kind.value) for cue in self.cues.values())


class FakeSpeech:
    """Speaks fifteen letters a second; renders all at once, or when :meth:`render` is called."""

    name = "fake"

    def __init__(self, *, at_once: bool = True) -> None:
        self.at_once = at_once
        self.asked: list[str] = []
        self.clips: dict[str, Clip] = {}
        self.failed: set[str] = set()
        self.complaints: list[str] = []
        self.closed = False

    def prepare(self, texts: Sequence[str]) -> None:
        self.asked += [text for text in texts if text not in self.asked]
        if self.at_once:
            self.render()

    def render(self) -> None:
        """Bring everything that was asked for to its end."""
        for text in self.asked:
            if text not in self.failed:
                self.clips[text] = Clip(f"{text}.wav", len(text) / 15)

    def clip(self, text: str) -> Clip | None:
        return self.clips.get(text)

    def waits(self, text: str) -> bool:
        return text in self.asked and text not in self.clips and text not in self.failed

    def notices(self) -> list[str]:
        said, self.complaints = self.complaints, []
        return said

    def close(self) -> None:
        self.closed = True


class FakeFolder:
    """A workout's folder that holds what it was given."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files

    def head(self, name: str, most: int) -> tuple[bytes, int]:
        if name not in self.files:
            raise FileNotFoundError(2, "No such file or directory")
        return self.files[name][:most], len(self.files[name])

    def path(self, name: str) -> str:
        return name


class FakeLibrary:
    """Workout files that are texts by their labels, in ``files``.

    ``memory`` is what another one remembers of this one.
    """

    def __init__(
        self, files: dict[str, str], memory: dict[str, Entry] | None = None, runner: Runner = NOBODY
    ) -> None:
        self.files = files
        self.runner = runner
        self.memory = {} if memory is None else memory
        self.looks = 0
        self.closed = False
        self._told: dict[str, Entry] = {}

    def remembered(self) -> tuple[Entry, ...]:
        self._told = dict(self.memory)
        return tuple(self._told.values())

    def changes(self) -> Generator[Change]:
        self.looks += 1
        now = {
            f"/fake/{label}": (label, (0, zlib.crc32(text.encode()), len(text)))
            for label, text in self.files.items()
        }
        gone = frozenset(self._told) - now.keys()
        known = {
            path
            for path, entry in self._told.items()
            if entry.is_read and now.get(path) == (entry.label, entry.stamp)
        }
        wanted = [path for path in now if path not in known]
        if not wanted and not gone:
            return
        new = {
            path: Entry(path, *now[path][:1], "fake", now[path][1], unread(now[path][0], "fake"))
            for path in wanted
        }
        self._told = {path: entry for path, entry in self._told.items() if path not in gone}
        self._told |= {path: entry for path, entry in new.items() if path not in self._told}
        yield Change(
            tuple(self._told[path] for path in new if self._told[path] is new[path]),
            gone,
            len(wanted),
            len(wanted),
        )
        for number, path in enumerate(wanted, start=1):
            reading = read_workout(self.data(new[path]), new[path].label, self.runner)
            facts = facts_of(reading.plan, reading.diagnostics, new[path].label, "fake")
            facts = replace(facts, checksum=f"{zlib.crc32(self.data(new[path])):08x}")
            self._told[path] = self.memory[path] = replace(new[path], facts=facts)
            yield Change((self._told[path],), left=len(wanted) - number, of=len(wanted))

    def serve(self, runner: Runner) -> None:
        for path, entry in self._told.items() if runner != self.runner else ():
            self._told[path] = replace(entry, facts=replace(entry.facts, figures=None, error=None))
        self.runner = runner

    def data(self, entry: Entry) -> bytes:
        if entry.label not in self.files:
            raise FileNotFoundError(2, "No such file or directory")
        return self.files[entry.label].encode()

    def folder(self, entry: Entry) -> FakeFolder:
        return FakeFolder({label: text.encode() for label, text in self.files.items()})

    def close(self) -> None:
        self.closed = True


class Listener:
    """An event sink that keeps the events, or fails after so many."""

    def __init__(self, fail_after: int | None = None) -> None:
        self.events: list[Event] = []
        self.fail_after = fail_after

    def tell(self, event: Event, plan: Plan) -> None:
        if self.fail_after is not None and len(self.events) >= self.fail_after:
            raise OSError(28, "No space left on device")
        assert plan.segments
        self.events.append(event)
