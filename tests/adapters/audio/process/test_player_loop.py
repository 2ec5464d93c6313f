"""The player process, driven by its lines; its device is heard by nobody."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from runtimer.adapters.audio.process.device import LAST_SOUND_S
from runtimer.adapters.audio.protocol import Play, encode
from runtimer.discovery import Kind, part_names

PLAYER = [sys.executable, "-P", "-m", "runtimer.adapters.audio.process"]


@contextmanager
def player(backend: str = "none") -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [*PLAYER, backend], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def say(process: subprocess.Popen[bytes], line: bytes) -> None:
    assert process.stdin
    process.stdin.write(line)
    process.stdin.flush()


def hear(process: subprocess.Popen[bytes], op: str) -> dict[str, Any]:
    """The next message of one kind."""
    assert process.stdout
    for line in process.stdout:
        if (message := json.loads(line))["op"] == op:
            return message
    pytest.fail(f"no {op}")


def test_it_introduces_itself_and_beats() -> None:
    with player() as process:
        hear(process, "ready")
        assert hear(process, "open")["name"] == "none"
        hear(process, "beat")


def test_it_tells_its_clock() -> None:
    with player() as process:
        sent = time.perf_counter()
        say(process, encode({"op": "ping", "sent": sent}))
        answer = hear(process, "pong")
        assert answer["sent"] == sent
        assert sent <= answer["clock"] <= time.perf_counter(), "one clock for all processes of this system"


def test_noise_does_not_upset_it() -> None:
    with player() as process:
        for line in (b"\n", b"{\n", b'{"op": "cancel", "before": "x"}\n', b'{"op": "dance"}\n', b"\xff\n"):
            say(process, line)
        say(process, encode({"op": "ping", "sent": 1.0}))
        assert hear(process, "pong")["sent"] == 1.0


@pytest.mark.parametrize("backend", ["none", "no_such_backend"])
def test_end_of_input_is_its_end(backend: str) -> None:
    with player(backend) as process:
        hear(process, "ready")
        began = time.perf_counter()
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0
        assert time.perf_counter() - began < LAST_SOUND_S
        assert errors == b""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for one process")
def test_ctrl_c_is_left_to_the_session() -> None:
    with player() as process:
        hear(process, "open")
        os.kill(process.pid, signal.SIGINT)
        say(process, encode({"op": "ping", "sent": 1.0}))
        assert hear(process, "pong")["sent"] == 1.0


@pytest.mark.parametrize(("sound", "least_s", "most_s"), [("tick", 0.0, LAST_SOUND_S), ("finish", 1.2, 10.0)])
def test_what_sounds_may_end(sound: str, least_s: float, most_s: float) -> None:
    with player() as process:
        hear(process, "open")
        now = time.perf_counter()
        for at, name in [(now, sound), (now + 30, "finish")]:
            say(process, encode(Play(f"{at}", 1, at, name, 2.0, 0).message()))
        began = time.perf_counter()
        process.communicate(timeout=60)
        assert least_s < time.perf_counter() - began < most_s


def test_a_back_end_that_is_not_there_is_told() -> None:
    with player("no_such_backend") as process:
        assert "no_such_backend is not installed" in hear(process, "failed")["why"]


BACKENDS = part_names(Kind.BACK_END)


@pytest.mark.parametrize("name", BACKENDS)
def test_every_back_end_has_one_door(name: str) -> None:
    code = f"import runtimer.adapters.audio.process.backends.{name} as b; print(callable(b.open_output))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "True\n"
    )


def test_an_open_stream_needs_neither_screen_nor_numpy() -> None:
    pytest.importorskip("miniaudio", reason="miniaudio has no wheel for this platform")
    code = (
        "import sys; from runtimer.adapters.audio.process.backends import miniaudio; miniaudio.library(); "
        "print(*(name for name, is_ in sys.modules.items() if is_))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "miniaudio" in loaded
    assert not {"numpy", "textual", "rich", "pydantic", "yaml", "sqlite3"} & set(loaded)


def test_a_file_that_is_no_sound_is_told_and_nothing_waits_for_it(tmp_path: Path) -> None:
    (tmp_path / "gong.wav").write_text("a text named .wav", encoding="utf-8")
    with player() as process:
        say(process, encode(Play("1", 1, 1.0, "gong.wav", 2.0, 0, str(tmp_path / "gong.wav")).message()))
        assert hear(process, "unplayable")["sound"] == "gong.wav"
        say(process, encode({"op": "ping", "sent": 1.0}))
        assert hear(process, "pong")["sent"] == 1.0


def test_words_that_sound_may_end(tmp_path: Path) -> None:
    with wave.open(str(tmp_path / "words.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(22_050)
        file.writeframes(bytes(22_050 * 2 * 5 // 2))
    with player() as process:
        hear(process, "open")
        say(
            process,
            encode(
                Play(
                    "1", 1, time.perf_counter(), "words", 2.0, 0, str(tmp_path / "words.wav"), words=True
                ).message()
            ),
        )
        hear(process, "beat")  # it was read and has begun
        began = time.perf_counter()
        process.communicate(timeout=60)
        assert time.perf_counter() - began > 0.2
