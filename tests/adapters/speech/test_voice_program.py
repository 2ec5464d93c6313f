"""Words reach an engine by standard input, whatever they look like, and nothing of them is executed."""

from __future__ import annotations

import base64
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from adapters.speech.voices import python, recorded, recording, sound

from runtimer.adapters.programs.program_failure import ProgramFailure
from runtimer.adapters.programs.search_path import find_program
from runtimer.adapters.speech.engines import command, espeak_ng, sapi, say
from runtimer.adapters.speech.voice_program import ProgramEngine, VoiceWish
from runtimer.adapters.speech.wav import read_wav

NASTY = (
    "-w/x",
    "-w out.wav",
    "--stdout -f /etc/passwd",
    "$(id)",
    "$(touch out)",
    "`touch out`",
    "; touch out",
    "| touch out",
    "%PATH% & echo out > out",
    '"; Set-Content out out; "',
    "' ; touch out ; '",
    "<audio src='/etc/passwd'/>",
    "vier­hundert Meter, Größe ½, 🏃",
)
needs_espeak = pytest.mark.skipif(not shutil.which("espeak-ng"), reason="espeak-ng is not installed")


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and we are in it."""
    folder = tmp_path / "nowhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def with_program(engine: ProgramEngine, code: str) -> ProgramEngine:
    """Return the engine with a program of ours behind its own arguments."""
    return replace(engine, arguments=python(code, *engine.arguments[1:]), missing="")


@pytest.mark.parametrize("text", NASTY)
def test_the_runners_command_gets_the_words_and_nothing_else(
    text: str, nowhere: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    engine = command.open_engine(VoiceWish(command=python(recording(log), "--voice", "a b; touch out")))
    assert engine.missing == ""
    assert engine.render(text, 20.0) == sound()
    assert recorded(log) == [(["--voice", "a b; touch out"], text.encode())]
    assert list(nowhere.iterdir()) == []


@needs_espeak
@pytest.mark.parametrize("text", NASTY)
def test_espeak_ng_speaks_it(text: str, nowhere: Path) -> None:
    speech = read_wav(espeak_ng.open_engine(VoiceWish()).render(text, 20.0))
    assert 0.1 < len(speech.samples) / speech.rate < 20
    assert list(nowhere.iterdir()) == []
    assert not Path("/x").exists()


@needs_espeak
def test_espeak_ng_speaks_the_language() -> None:
    english, german = (espeak_ng.open_engine(VoiceWish(language)) for language in ("en", "de"))
    assert english.render("four hundred", 20.0) != german.render("four hundred", 20.0)
    assert english.identity() != german.identity()
    with pytest.raises(ProgramFailure, match="voice"):
        espeak_ng.open_engine(VoiceWish("qqq")).render("four hundred", 20.0)


@pytest.mark.parametrize("text", NASTY)
def test_say_reads_standard_input_and_writes_a_file_of_its_own(
    text: str, nowhere: Path, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    acting = recording(log, "with open(sys.argv[-1], 'wb') as file: file.write(tone())")
    assert with_program(say.open_engine(VoiceWish()), acting).render(text, 20.0) == sound()
    [(arguments, given)] = recorded(log)
    assert given == text.encode()
    assert arguments[:-1] == ["-f", "-", "--file-format=WAVE", "--data-format=LEI16@22050", "-o"]
    assert Path(arguments[-1]).is_absolute()
    assert not Path(arguments[-1]).parent.exists(), "nothing is left"
    assert list(nowhere.iterdir()) == []


@pytest.mark.parametrize("text", NASTY)
def test_the_script_for_windows_is_the_same_for_every_text(text: str, nowhere: Path, tmp_path: Path) -> None:
    log = tmp_path / "log"
    acting = recording(log, "assert os.environ['RUNTIMER_LANGUAGE'] == 'de'; sys.stdout.buffer.write(tone())")
    assert with_program(sapi.open_engine(VoiceWish("de")), acting).render(text, 20.0) == sound()
    [(arguments, given)] = recorded(log)
    assert arguments == ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", sapi.SCRIPT]
    assert base64.b64decode(given.strip(), validate=True).decode() == text
    assert list(nowhere.iterdir()) == []


def test_the_script_for_windows_survives_quoting() -> None:
    assert '"' not in sapi.SCRIPT
    assert "\n" not in sapi.SCRIPT
    assert sapi.LANGUAGE in sapi.SCRIPT


@pytest.mark.parametrize(
    "code",
    ["", "with open(sys.argv[-1], 'wb') as file: file.truncate(11 << 20)"],
    ids=["no file", "a huge file"],
)
def test_a_file_that_cannot_be_the_words_is_refused(code: str) -> None:
    engine = ProgramEngine("writer", python(code), file_option="-o")
    with pytest.raises(ProgramFailure, match="wrote"):
        engine.render("four hundred", 20.0)


def test_another_version_of_a_program_or_its_voice_has_another_identity(tmp_path: Path) -> None:
    voice = tmp_path / "voice.onnx"
    voice.write_bytes(b"one")
    wish = VoiceWish(command=python("", "--model", str(voice)))
    before = command.open_engine(wish).identity()
    assert command.open_engine(wish).identity() == before
    voice.write_bytes(b"another")
    assert command.open_engine(wish).identity() != before


@pytest.mark.skipif(os.name == "nt", reason="Windows tells programs by their extension")
def test_what_lies_where_the_runner_is_is_not_taken_for_a_program(
    nowhere: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in (nowhere, tmp_path):
        (folder / "espeak-ng").write_text("#!/bin/sh\n")
        (folder / "espeak-ng").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", "/nonexistent"]))
    assert find_program("espeak-ng") == ""
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(tmp_path)]))
    assert find_program("espeak-ng") == str(tmp_path / "espeak-ng")
    assert find_program("./espeak-ng") == "./espeak-ng", "the runner's own command may say where it is"
