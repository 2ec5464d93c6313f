"""Who speaks is the runner's choice, else what the machine has."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from adapters.speech.voices import python

from runtimer.adapters.speech.speaker_choice import open_speech
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish
from runtimer.discovery import Kind, parts
from runtimer.domain.sound import voices
from runtimer.formats.settings.setting_keys import KEYS

VOICE = python("sys.stdout.buffer.write(tone())")
HERE = os.path.basename(VOICE[0])  # noqa: PTH119 - the name of this Python, as people see it


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The engines that this machine has; none, until some are added."""
    present: set[str] = set()

    def known_only(name: str, wish: VoiceWish) -> ProgramEngine:
        return replace(ProgramEngine(name, VOICE), missing="" if name in present else f"{name} is not here")

    for voice in parts(Kind.VOICE):
        if voice.NAME != "command":
            monkeypatch.setattr(voice, "open_engine", partial(known_only, voice.NAME))
    return present


def opened(choice: str, command: tuple[str, ...], folder: Path) -> tuple[str, list[str]]:
    with closing(open_speech(choice, command, "en", folder)) as speech:
        return speech.name, speech.notices()


@pytest.mark.parametrize(
    ("present", "command", "speaks"),
    [
        ({"espeak-ng"}, (), "espeak-ng"),
        ({"espeak-ng", "say"}, (), "say"),
        ({"espeak-ng", "sapi"}, (), "sapi"),
        ({"espeak-ng", "say"}, VOICE, HERE),
        (set(), VOICE, HERE),
    ],
)
def test_auto_takes_what_is_there(
    present: set[str], command: tuple[str, ...], speaks: str, machine: set[str], tmp_path: Path
) -> None:
    machine |= present
    assert opened("auto", command, tmp_path) == (speaks, [])


@pytest.mark.parametrize("name", ["espeak-ng", "say", "sapi"])
def test_a_choice_is_kept_even_where_another_would_do(name: str, machine: set[str], tmp_path: Path) -> None:
    machine |= {"espeak-ng", "say", "sapi"}
    assert opened(name, VOICE, tmp_path) == (name, [])
    machine -= {name}
    assert opened(name, VOICE, tmp_path) == ("none", [f"No words: {name} is not here."])


def test_nothing_speaks_here(machine: set[str], tmp_path: Path) -> None:
    assert machine == set()
    assert opened("auto", (), tmp_path) == (
        "none",
        ["No words: install espeak-ng, or set sound.speech_command."],
    )
    assert opened("command", (), tmp_path) == ("none", ["No words: sound.speech_command is not set."])
    lost = "/nonexistent/voice, the program of sound.speech_command, is not found"
    assert opened("command", ("/nonexistent/voice",), tmp_path) == ("none", [f"No words: {lost}."])
    assert opened("auto", ("/nonexistent/voice",), tmp_path) == ("none", [f"No words: {lost}."])


def test_a_command_that_is_gone_is_replaced_and_missed(machine: set[str], tmp_path: Path) -> None:
    machine |= {"espeak-ng"}
    lost = "/nonexistent/voice, the program of sound.speech_command, is not found"
    assert opened("auto", ("/nonexistent/voice",), tmp_path) == ("espeak-ng", [f"espeak-ng speaks: {lost}."])


def test_silence_on_request(tmp_path: Path) -> None:
    assert opened("none", VOICE, tmp_path) == ("none", [])


def test_no_such_choice(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="festival"):
        open_speech("festival", (), "en", tmp_path)


def test_every_choice_is_a_setting() -> None:
    assert {"auto", "none", "command", "espeak-ng"} < set(voices())
    for choice in voices():
        assert KEYS["sound.speech"].read(choice) == choice
