"""What a session needs of this computer: the only place that picks adapters."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from runtimer.adapters.audio.options import SoundOptions
from runtimer.adapters.audio.sink_choice import open_sink
from runtimer.adapters.awake import keep_awake
from runtimer.adapters.clocks import ScaledClock, SystemClock
from runtimer.adapters.disk.paths import cache_folder
from runtimer.domain.sound import SoundWishes
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.session import Session
from runtimer.ports.clock import Clock
from runtimer.ports.sound import AudioSink
from runtimer.services.announcer import Announcer
from runtimer.services.coach import Coach
from runtimer.services.session_sound import Hearing
from runtimer.services.volume import Volume

WORDLESS = ("none", "bell")
"""Back ends that words cannot be heard through."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a session is to be opened with: how many times as fast it runs (None: real time), what is to be heard.

    ``sounds`` are the paths of the workout's own sounds by name.
    """

    rehearse: float | None = None
    sound: SoundWishes = field(default_factory=SoundWishes)
    sounds: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Machine:
    """A clock, a sink for tones and words, how they are wanted, and notes on what this computer lacks."""

    clock: Clock
    audio: AudioSink
    voice: Hearing
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A session that was opened on this computer, with its coach."""

    session: Session
    coach: Coach
    machine: Machine


@contextmanager
def opened(wishes: Wishes, ring: Callable[[], None] | None = None) -> Iterator[Machine]:
    """Open what a session needs and release it afterwards.

    ``ring`` rings the terminal's bell and may be called in any thread.

    A rehearsal lets the computer sleep, and says no words: they would take as long as ever.
    """
    # From here on garbage is collected, and what the start has made is never looked through: a collection
    # takes milliseconds less.
    gc.freeze()
    gc.enable()
    sound, clock = wishes.sound, ScaledClock(wishes.rehearse) if wishes.rehearse else SystemClock()
    with ExitStack() as stack:
        audio = open_sink(
            sound.backend, clock, SoundOptions(wishes.sounds, sound.offset_s, sound.keep_awake), ring=ring
        )
        stack.callback(audio.close)
        announcer = None
        if sound.words and not wishes.rehearse and sound.backend not in WORDLESS:
            # Who says nothing does not wait for what speaks.
            from runtimer.adapters.speech.speaker_choice import open_speech
            from runtimer.wording.ear.phrases import phrases

            speech = open_speech(
                sound.speech, sound.speech_command, sound.language, cache_folder() / "speech"
            )
            stack.callback(speech.close)
            announcer = Announcer(speech, phrases, sound.language, sound.offset_s)
        voice = Hearing(
            announcer, CueSelection(sound.level, sound.on, sound.off), Volume(sound.tones, sound.words)
        )
        note = None if wishes.rehearse else stack.enter_context(keep_awake())
        yield Machine(clock, audio, voice, (note,) if note else ())
