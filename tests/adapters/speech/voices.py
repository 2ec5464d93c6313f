"""Stand-ins for engines: programs that record what they are given, and one that is driven by hand."""

from __future__ import annotations

import io
import json
import math
import sys
import threading
import time
import wave
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path

from runtimer.adapters.speech.speech_failure import SpeechFailure
from runtimer.ports.sound import SpeechEngine

RATE = 16_000
SOON_S = 20.0
"""Far more than anything here takes; a noisy machine may need it."""

TONE = """
import io, math, sys, wave
from array import array
def tone(seconds=0.2):
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(1), wav.setsampwidth(2), wav.setframerate(16000)
        wav.writeframes(array("h", [int(9000 * math.cos(k / 5)) for k in range(int(16000 * seconds))]).tobytes())
    return file.getvalue()
"""
RECORD = """
import json, os
given = sys.stdin.buffer.read()
with open({log!r}, "a") as log:
    log.write(json.dumps([sys.argv[1:], given.hex()]) + "\\n")
"""


def python(code: str, *arguments: str) -> tuple[str, ...]:
    """Return a command that runs Python code with these arguments, in which the program stands first."""
    return (sys.executable, "-I", "-c", TONE + code, *arguments)


def recording(log: Path, then: str = "sys.stdout.buffer.write(tone())") -> str:
    """Return the code of a program that notes its arguments and standard input in ``log`` before it goes on."""
    return RECORD.format(log=str(log)) + then


def recorded(log: Path) -> list[tuple[list[str], bytes]]:
    """Return arguments and standard input of each time that the program ran."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [(arguments, bytes.fromhex(given)) for arguments, given in map(json.loads, lines)]


def sound(
    seconds: float = 0.2, before_s: float = 0.0, after_s: float = 0.0, *, rate: int = RATE, channels: int = 1
) -> bytes:
    """Return a WAV file with a loud tone between silences, made by the standard library.

    All channels alike.
    """
    tone = [int(9000 * math.cos(k / 5)) for k in range(round(rate * seconds))]
    samples = [0] * round(rate * before_s) + tone + [0] * round(rate * after_s)
    file = io.BytesIO()
    with wave.open(file, "wb") as wav:
        wav.setnchannels(channels)
        wav.setsampwidth(2)
        wav.setframerate(rate)
        wav.writeframes(array("h", [sample for sample in samples for _ in range(channels)]).tobytes())
    return file.getvalue()


class HandEngine:
    """Implements the speaker's ``Engine``.

    Holds each text until ``gate`` is set, fails for those in ``failing``.
    """

    name = "hand"
    missing = ""

    def __init__(self) -> None:
        self.gate = threading.Event()
        self.gate.set()
        self.begun = threading.Event()
        self.asked: list[str] = []
        self.failing: set[str] = set()
        self.version = "1"
        self.output = sound()

    def identity(self) -> str:
        return self.version

    def render(self, text: str, timeout_s: float) -> bytes:
        self.asked.append(text)
        self.begun.set()
        assert self.gate.wait(SOON_S)
        if text in self.failing:
            raise SpeechFailure("it lost its voice")
        return self.output

    def stop(self) -> None:
        self.gate.set()


def wait_until(what: Callable[[], bool]) -> None:
    """Wait until something is so, looking often."""
    end = time.perf_counter() + SOON_S
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.002)


def settle(speech: SpeechEngine, texts: Sequence[str]) -> None:
    """Wait until each of the texts has its clip, or will never have one."""
    wait_until(lambda: not any(speech.waits(text) for text in texts))
