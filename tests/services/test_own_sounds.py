"""The sounds that a workout brings."""

from __future__ import annotations

import io
import os
import struct
import wave
from collections.abc import Callable
from pathlib import Path

import pytest
from fakes import FakeFolder

from runtimer.adapters.workout_folder import FolderOfWorkout
from runtimer.domain.runner import Runner
from runtimer.formats.sound_files import LARGEST_BYTES
from runtimer.ports.library import WorkoutFolder
from runtimer.services.own_sounds import own_sounds
from runtimer.services.workout_source import Reading, read_workout


def gong(seconds: float = 0.1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(bytes(2 * round(8000 * seconds)))
    return file.getvalue()


def lying() -> bytes:
    """Six hundred bytes that claim an hour."""
    whole = bytearray(gong(0.0)) + bytes(556)
    whole[4:8] = struct.pack("<I", len(whole) - 8)
    whole[40:44] = struct.pack("<I", 3600 * 16000)
    return bytes(whole)


GOOD = {"gong.wav": gong(), "sounds/deep.wav": gong()}


def in_memory(files: dict[str, bytes], _: Path) -> WorkoutFolder:
    return FakeFolder(files)


def on_disk(files: dict[str, bytes], folder: Path) -> WorkoutFolder:
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return FolderOfWorkout(folder)


@pytest.fixture(params=[in_memory, on_disk])
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[dict[str, bytes]], WorkoutFolder]:
    return lambda files: request.param(files, tmp_path)


def workout(*sounds: str) -> bytes:
    cues = "".join(f"      - {{at: {n + 1}s, sound: {sound}}}\n" for n, sound in enumerate(sounds))
    return f"name: x\nsteps:\n  - run: 60s\n    cues:\n{cues}".encode()


def read(data: bytes, where: WorkoutFolder | None) -> Reading:
    return read_workout(data, "x.yaml", Runner(), where)


def test_what_is_there_is_taken(folder: Callable[[dict[str, bytes]], WorkoutFolder]) -> None:
    reading = read(workout("gong.wav", "tick", "sounds/deep.wav", "gong.wav"), folder(GOOD))
    assert not reading.diagnostics
    assert reading.plan
    assert own_sounds(reading.plan.workout) == ("gong.wav", "sounds/deep.wav")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lying(), "broken-sound"),
        (b"this is no sound\n" * 40, "not-a-sound"),
        (gong() + bytes(LARGEST_BYTES), "large-sound"),
        (gong(31), "long-sound"),
    ],
    ids=["claims an hour", "a text", "too large", "too long"],
)
def test_what_is_no_sound_is_refused_where_it_is_named(
    folder: Callable[[dict[str, bytes]], WorkoutFolder], data: bytes, code: str
) -> None:
    reading = read(workout("tick", "gong.wav"), folder({"gong.wav": data}))
    assert [(one.code, one.line) for one in reading.diagnostics] == [(code, 6)]
    assert reading.plan is None
    assert reading.errors == 1


def test_a_missing_sound_costs_no_session(folder: Callable[[dict[str, bytes]], WorkoutFolder]) -> None:
    reading = read(workout("gong.wav"), folder({}))
    assert [(one.code, one.line, one.column) for one in reading.diagnostics] == [("no-such-sound", 5, 25)]
    assert reading.plan
    assert [one.code for one in read(workout("gong.wav"), None).diagnostics] == ["no-folder"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.wav").write_bytes(gong())
    (tmp_path / "club").mkdir()
    (tmp_path / "club" / "gong.wav").symlink_to(tmp_path / "secret.wav")
    os.mkfifo(tmp_path / "club" / "pipe.wav")
    reading = read(workout("gong.wav", "pipe.wav"), FolderOfWorkout(tmp_path / "club"))
    assert [one.code for one in reading.diagnostics] == ["no-such-sound"] * 2


def test_a_packs_workout_names_its_sounds_from_the_top_of_the_pack_too(tmp_path: Path) -> None:
    workouts = tmp_path / "workouts"
    on_disk({"pack.json": b"{}", "sounds/gong.wav": gong(), "workouts/near.wav": gong()}, tmp_path)
    assert not read(workout("sounds/gong.wav", "near.wav"), FolderOfWorkout(workouts)).diagnostics
    (tmp_path / "pack.json").unlink()
    reading = read(workout("sounds/gong.wav", "near.wav"), FolderOfWorkout(workouts))
    assert [one.code for one in reading.diagnostics] == ["no-such-sound"]
