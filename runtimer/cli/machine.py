"""What a session needs of this computer: the only place that picks adapters."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field

from runtimer.adapters.audio.sink_choice import open_sink
from runtimer.adapters.awake import keep_awake
from runtimer.adapters.clocks import ScaledClock, SystemClock
from runtimer.adapters.disk.paths import cache_folder
from runtimer.cli.terms import Terms
from runtimer.engine.cues.selection import CueSelection
from runtimer.ports.clock import Clock
from runtimer.ports.sound import AudioSink
from runtimer.services.announcer import Announcer
from runtimer.services.session_sound import Hearing
from runtimer.services.volume import Volume

WORDLESS = ("none", "bell")
"""Back ends that words cannot be heard through."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A clock, a sink for tones and words, how they are to be heard, and notes on what this computer lacks."""

    clock: Clock
    audio: AudioSink
    hearing: Hearing = field(default_factory=Hearing)
    notes: tuple[str, ...] = ()
    opened: ExitStack = field(default_factory=ExitStack)

    def release(self) -> None:
        """Give it all back; called again it does nothing."""
        self.opened.close()


def open_machine(terms: Terms, sounds: Mapping[str, str], ring: Callable[[], None] | None = None) -> Machine:
    """Open what a session needs, until it is released; ``sounds`` are the paths of the workout's own sounds by name.

    ``ring`` rings the terminal's bell and may be called in any thread. A rehearsal lets the computer sleep, and
    says no words: they would take as long as ever.
    """
    sound = terms.sound
    clock = ScaledClock(terms.rehearse) if terms.rehearse else SystemClock()
    with ExitStack() as stack:
        audio = open_sink(sound, clock, sounds, ring=ring)
        stack.callback(audio.close)
        announcer = None
        if sound.words and not terms.is_rehearsal and sound.backend not in WORDLESS:
            # Who says nothing does not wait for what speaks.
            from runtimer.adapters.speech.speaker_choice import open_speech
            from runtimer.wording.ear.phrases import phrases

            speech = open_speech(
                sound.speech, sound.speech_command, sound.language, cache_folder() / "speech"
            )
            stack.callback(speech.close)
            announcer = Announcer(speech, phrases, sound.language, sound.offset_s)
        selection = CueSelection(sound.level, sound.on, sound.off)
        hearing = Hearing(announcer, selection, Volume(sound.tones, sound.words))
        note = None if terms.is_rehearsal else stack.enter_context(keep_awake())
        return Machine(clock, audio, hearing, (note,) if note else (), stack.pop_all())
