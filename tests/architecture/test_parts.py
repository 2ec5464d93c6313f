"""To add a part is to add its file: one of each kind is dropped in, and found, set, named in help and completion."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from runtimer.discovery import Kind, part_files, part_names, parts

BACK_END = """
NAME, RANK, LIBRARY, HEARD = "gong", 5, "", True

def open_output(mixer):
    from runtimer.adapters.audio.process.backends.none import NoOutput
    return NoOutput(mixer)
"""
COMMAND = '''"""Ring a gong."""
NAME, RANK = "gong", 5

def add_arguments(parser):
    parser.add_argument("--loud", action="store_true")

def carry_out(arguments):
    print("gong, gong" if arguments.loud else "gong")
    return 0
'''
LANGUAGE = """
from runtimer.wording.ear.languages.en import English
NAME, RANK = "gong", 5

class Gong(English):
    def number(self, whole):
        return "gong"

LANGUAGE = Gong()
"""
CUE_RULE = """
from runtimer.domain.sound import Level
NAME, RANK, LEVEL = "gong", 5, Level.QUIET

def cues(moment):
    yield from ()
"""
PACK_SOURCE = """
from runtimer.domain.pack import PackError
NAME, RANK = "gong", 5

def recognises(text, rev):
    return text.startswith("gong:")

def open_source(text, rev):
    raise PackError(f"{text}: gong", "gong")
"""
VOICE = """
import sys
from runtimer.adapters.speech.voice_program import ProgramEngine
NAME, RANK = "gong", 5

def open_engine(wish):
    return ProgramEngine(NAME, missing="the gong is cracked")
"""
WORKOUT_FORMAT = """
from runtimer.formats.workouts.native import part as native
NAME, RANK = "gong", 5

def recognises(data, name):
    return data.startswith(b"GONG ")

def read(data):
    return native.read(b"name: Gongs\\nsteps:\\n  - run: " + data.removeprefix(b"GONG "))

def write(workout):
    return b"GONG 60s"
"""
WORKOUT = "name: Gong\nsteps:\n  - run: 60s\n    cues:\n      - {at: 10s, sound: gong}\n"


@dataclass(frozen=True)
class Drop:
    """A part as a file, what it can be set for, which help names it, whether completion does, and a command that uses it with what this prints."""

    kind: Kind
    content: str | bytes
    setting: str = ""
    help_of: tuple[str, ...] | None = None
    completed: bool = False
    use: tuple[str, ...] = ()
    prints: str = ""


DROPS = [
    Drop(Kind.BACK_END, BACK_END, "sound.backend", ("run",), completed=True),
    Drop(Kind.COMMAND, COMMAND, "", (), completed=True, use=("gong", "--loud"), prints="gong, gong\n"),
    Drop(Kind.CUE_RULE, CUE_RULE, "sound.off"),
    Drop(Kind.LANGUAGE, LANGUAGE, "sound.language"),
    Drop(Kind.PACK_SOURCE, PACK_SOURCE, use=("pack", "verify", "gong:1"), prints="gong:1: gong"),
    Drop(Kind.PACK_VERB, COMMAND, "", ("pack",), completed=True, use=("pack", "gong"), prints="gong\n"),
    Drop(Kind.TONE, part_files(Kind.TONE)["tick"].read_bytes(), use=("check", "gong.yaml"), prints="1 valid"),
    Drop(Kind.WORKOUT_FORMAT, WORKOUT_FORMAT, use=("show", "workout.gong"), prints="Gongs\n"),
    Drop(Kind.VOICE, VOICE, "sound.speech", use=("doctor",), prints="the gong is cracked"),
]


def ran(tmp_path: Path, drop: Drop, *arguments: str) -> str:
    """What a run of the program prints that has the part."""
    folder = tmp_path / "parts"
    folder.mkdir(exist_ok=True)
    content = drop.content if isinstance(drop.content, bytes) else drop.content.encode()
    (folder / f"gong{'.wav' if drop.kind is Kind.TONE else '.py'}").write_bytes(content)
    (tmp_path / "gong.yaml").write_text(WORKOUT)
    (tmp_path / "workout.gong").write_text("GONG 60s")
    code = (
        "import importlib, sys\n"
        f"importlib.import_module({drop.kind.value!r}).__path__.append({str(folder)!r})\n"
        "from runtimer.cli.main import main\n"
        f"sys.exit(main({list(arguments)!r}))\n"
    )
    environment = os.environ | {"RUNTIMER_HOME": str(tmp_path / "home"), "COLUMNS": "120"}
    program = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert "Traceback" not in program.stderr
    return program.stdout + program.stderr


def of(names: str) -> pytest.MarkDecorator:
    """Parametrize by the drops that have one of their fields."""
    drops = [drop for drop in DROPS if getattr(drop, names) not in ("", None, False, ())]
    return pytest.mark.parametrize("drop", [pytest.param(drop, id=drop.kind.name) for drop in drops])


def test_one_of_every_kind_is_dropped_in() -> None:
    assert {drop.kind for drop in DROPS} == set(Kind)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TONE], ids=lambda kind: kind.name)
def test_a_part_bears_the_name_of_its_file(kind: Kind) -> None:
    assert {part.NAME for part in parts(kind)} == set(part_names(kind)) != set()
    assert [part.RANK for part in parts(kind)] == sorted(part.RANK for part in parts(kind))
    for part in parts(kind):
        assert part_files(kind)[part.NAME].stem == part.NAME.replace("-", "_")


@of("setting")
def test_what_is_dropped_in_can_be_set(drop: Drop, tmp_path: Path) -> None:
    value = '["gong"]' if drop.kind is Kind.CUE_RULE else "gong"
    assert f"{drop.setting} is now {value}" in ran(tmp_path, drop, "settings", "set", drop.setting, value)
    refusal = ran(tmp_path, drop, "settings", "set", drop.setting, value.replace("gong", "qqqqqqqqqq"))
    assert "gong" in refusal, "what there is, is said"
    assert ran(tmp_path, drop, "settings").count("gong") == 1


@of("help_of")
def test_what_is_dropped_in_is_named_in_the_help(drop: Drop, tmp_path: Path) -> None:
    assert "gong" in ran(tmp_path, drop, *(drop.help_of or ()), "--help")


@of("setting")
def test_the_settings_file_names_it(drop: Drop, tmp_path: Path) -> None:
    ran(tmp_path, drop, "settings", "set", "runner.unit", "mi")
    assert ran(tmp_path, drop, "settings", "set", "runner.unit", "km")
    [file] = (tmp_path / "home").rglob("runtimer.toml")
    assert "gong" in file.read_text(encoding="utf-8")


@of("completed")
def test_what_is_dropped_in_is_completed(drop: Drop, tmp_path: Path) -> None:
    assert "gong" in ran(tmp_path, drop, "completion", "bash")


@of("use")
def test_what_is_dropped_in_is_used(drop: Drop, tmp_path: Path) -> None:
    if drop.setting:
        ran(tmp_path, drop, "settings", "set", drop.setting, "gong")
    assert drop.prints in ran(tmp_path, drop, *drop.use)


def test_a_part_whose_library_is_missing_is_left_out_and_breaks_nothing(tmp_path: Path) -> None:
    drop = Drop(Kind.COMMAND, "import no_such_library\n" + COMMAND)
    usage = ran(tmp_path, drop, "--help")
    assert "Run a workout." in usage
    assert "gong" not in usage


def test_a_voice_whose_library_is_missing_is_silent_and_says_so(tmp_path: Path) -> None:
    drop = Drop(Kind.VOICE, "import no_such_library\n" + VOICE)
    ran(tmp_path, drop, "settings", "set", "sound.speech", "gong")
    assert "gong is not installed (No module named 'no_such_library')" in ran(tmp_path, drop, "doctor")


def test_a_part_with_a_mistake_in_an_import_of_ours_is_not_hidden(tmp_path: Path) -> None:
    drop = Drop(Kind.COMMAND, "import runtimer.no_such_room\n" + COMMAND)
    assert "ModuleNotFoundError" in ran(tmp_path, drop, "--help")
