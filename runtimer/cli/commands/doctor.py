"""Find out what is wrong with the sound, and what helps."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator

from runtimer.adapters.audio.diagnosis import UNEVEN_MS, examinations, remedy
from runtimer.adapters.audio.process.examination import Examination
from runtimer.adapters.disk.paths import cache_folder
from runtimer.adapters.speech.speaker_choice import open_speech
from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.domain.sound import SoundSettings
from runtimer.ports.sound import Clip, SpeechEngine
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.figures import number, tenths

NAME = "doctor"
RANK = 100

PHRASE = "This is runtimer."
SPEECH_S = 6.0
"""How long words may take to be rendered; the engine gives up after five seconds."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "what", nargs="?", default="audio", choices=("audio",), help="what to examine (default audio)"
    )


def carry_out(arguments: argparse.Namespace) -> int:
    """Try everything that sounds, say what came of it, and return 0 where sound comes out."""
    loaded = settings_here()
    print_findings(loaded)
    speech, clip, trouble = _spoken(loaded.sound)
    results = []
    print("Back ends, each with a beep where it plays:")
    for examination in examinations(clip):
        results.append(examination)
        for line in _told(examination):
            print(safe(line), flush=True)
    print(
        f"  {'bell':<12} {'the terminal rings' if sys.stdout.isatty() else 'this is no terminal that could ring'}"
    )
    print(f"Words: {safe(_words(speech, clip, trouble))}")
    return _verdict(results, loaded.sound)


def _spoken(sound: SoundSettings) -> tuple[str, Clip | None, list[str]]:
    """Return who speaks, the phrase as a sound where there is one, and what went wrong."""
    engine = open_speech(sound.speech, sound.speech_command, sound.language, cache_folder() / "speech")
    try:
        engine.prepare([PHRASE])
        return engine.name, _waited(engine), engine.notices()
    finally:
        engine.close()


def _waited(engine: SpeechEngine) -> Clip | None:
    deadline = time.perf_counter() + SPEECH_S
    while engine.waits(PHRASE) and time.perf_counter() < deadline:
        time.sleep(0.02)
    return engine.clip(PHRASE)


def _told(found: Examination) -> Iterator[str]:
    """Say in lines what came of one back end."""
    yield f"  {found.backend:<12} {found.why if found.why else f'plays: {found.name}'}"
    for device in found.devices:
        yield f"{'':15}device: {device}"
    if found.late_ms or found.latest_ms:
        every = f"every {number(found.period_ms, 0)} ms"
        yield f"{'':15}asked for sound {found.blocks} times, {every}; {_late(found)}"
    if cure := remedy(found, sys.platform):
        yield f"{'':15}remedy: {cure}"


def _late(found: Examination) -> str:
    most, latest = tenths(found.late_ms, "ms"), tenths(found.latest_ms, "ms")
    return f"99 in 100 at most {most} late, the latest {latest} (the buffer forgives {number(UNEVEN_MS, 0)})"


def _words(speech: str, clip: Clip | None, trouble: list[str]) -> str:
    spoken = f"{speech} said {PHRASE!r}, {tenths(clip.seconds, 's')}" if clip else "none"
    return "; ".join([spoken, *trouble])


def _verdict(found: list[Examination], sound: SoundSettings) -> int:
    playing = next((examination for examination in found if not examination.why), None)
    if playing is None:
        print("No sound comes out. A session runs all the same, with the terminal's bell where there is one.")
        return 1
    print(f"Sound comes out of {safe(playing.name)}.")
    print("Heard nothing? Then it is muted, or goes to another device: look at the system's sound settings.")
    print(
        "Heard it late? How late headphones are nobody tells: try `sound.offset` in your settings, 200ms for most Bluetooth ones."
    )
    if sound.backend not in ("auto", playing.backend):
        print(f"Your settings ask for another way to sound: `sound.backend: {safe(sound.backend)}`.")
    return 0
