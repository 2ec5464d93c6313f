"""Keys that come in lines: what a line may be, and what becomes of one that is no key."""

from __future__ import annotations

import asyncio
import os
import tracemalloc
from datetime import timedelta

import pytest

from runtimer.cli.key_lines import KEYS, MOST_BYTES, MOST_TOLD, KeyLines, key_of, lines_of, read_lines
from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.engine.running.commands import Start
from runtimer.engine.session import Session
from runtimer.services.keypad import Keypad
from runtimer.services.workout_source import read_workout


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (b"", "space"), (b" ", "space"), (b"\r", "space"), (b"space", "space"), (b"n", "n"), (b"N\r", "n"), (b"  PageDown ", "pagedown"),
        (b"+", "plus"), (b"[", "["), (b"\xef\xbb\xbfp", "p"), ("→".encode(), "right"), ("↑".encode(), "up"),
        (b"\x1b[A", "up"), (b"\x1bOB", "down"), (b"\x1b[C", "right"), (b"\x1b[D\r", "left"),
        (b"\x1b[5~", "pageup"), (b"\x1b[6~", "pagedown"),
    ],
)  # fmt: skip
def test_line_is_a_key_by_its_name_its_character_or_what_a_terminal_sends_for_it(
    line: bytes, key: str
) -> None:
    assert key_of(line) == key


@pytest.mark.parametrize(
    ("line", "typed"), [(b"16", "16"), (b"9.5\r", "9.5"), (b" 12,25 ", "12.25"), (b"0", "0")]
)
def test_a_figure_is_the_belts_speed_typed(line: bytes, typed: str) -> None:
    pressed: list[str] = []
    KeyLines(pressed.append, pressed.append).take(line)
    assert pressed == [*typed, "enter"]


@pytest.mark.parametrize(
    "line",
    [
        b"160", b"1.2.3", b"16 km/h", b"-3", b"1e3", "١٦".encode(),
        b"x", b"nn", b"n p", b"\x00", b"n\x00", b"\xe9", b"\xff\xfe", b"\x1b", b"\x1b[", b"\x1b[H", b"\x1b[C\x1b[C", b"\x1b[1;1:3C",
        b"\x9b31m", b"[A", b"OA", b"q" * 1000, b"space" + b" " * 100, b"n\rp",
    ],
)  # fmt: skip
def test_line_that_is_no_key_is_told_with_the_keys_and_without_control_characters(line: bytes) -> None:
    pressed: list[str] = []
    told: list[str] = []
    KeyLines(pressed.append, told.append).take(line)
    assert pressed == []
    assert "is no key; keys are space p right n" in told[0]
    assert told[0].isprintable()
    assert len(told[0]) < 200


def test_each_key_that_is_named_does_something() -> None:
    plan = read_workout(
        b"name: x\nsteps:\n  - repeat: 2\n    steps: [{run: 1km, speed: 10km/h}]\n", "x", Runner()
    ).plan
    assert plan
    session = Session(plan, timedelta())
    session.apply(Start(0), timedelta())
    glance = session.glance(timedelta(seconds=60))
    for key in KEYS:
        assert key_of(key.encode()) == key
        assert Keypad(Unit.KM).press(key, timedelta(seconds=60), glance) is not None, key


def test_lines_of_a_program_gone_wild_are_told_ten_times_until_a_key_comes() -> None:
    pressed: list[str] = []
    told: list[str] = []
    lines = KeyLines(pressed.append, told.append)
    for _ in range(1000):
        lines.take(b"y")
    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "many lines that are no keys: the next ones are not told"
    lines.take(b"n")
    lines.take(b"y")
    assert pressed == ["n"]
    assert len(told) == MOST_TOLD + 2


@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_lines_come_whole_however_they_are_cut(size: int) -> None:
    data = b"n\r\n\np\n" + b"x" * 200 + b"\n\x1b[C\nlast"
    pieces = (data[start : start + size] for start in range(0, len(data), size))
    assert list(lines_of(pieces)) == [b"n\r", b"", b"p", b"x" * (MOST_BYTES + 1), b"\x1b[C", b"last"]


def test_endless_line_takes_no_memory() -> None:
    piece = b"x" * 4096
    tracemalloc.start()
    lines = list(lines_of(piece for _ in range(5000)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert lines == [b"x" * (MOST_BYTES + 1)]
    assert peak < 1 << 20


@pytest.mark.skipif(os.name != "posix", reason="a pipe that does not wait is Unix's")
@pytest.mark.parametrize("waits", [True, False])
async def test_lines_of_a_pipe_are_taken_one_by_one_to_its_end(waits: bool) -> None:
    reading, writing = os.pipe()
    os.set_blocking(reading, waits)
    taken: list[bytes] = []
    ended = asyncio.Event()
    read_lines(reading, taken.append, lambda error: ended.set() if error is None else None)
    for piece in (b"n\n", b"p", b"\n\n", b"q"):
        os.write(writing, piece)
    os.close(writing)
    await asyncio.wait_for(ended.wait(), 60)
    os.close(reading)
    assert taken == [b"n", b"p", b"", b"q"]


async def test_input_that_cannot_be_read_says_why() -> None:
    writing_only = os.open(os.devnull, os.O_WRONLY)
    errors: list[OSError | None] = []
    ended = asyncio.Event()

    def end(error: OSError | None) -> None:
        errors.append(error)
        ended.set()

    read_lines(writing_only, lambda _: None, end)
    await asyncio.wait_for(ended.wait(), 60)
    os.close(writing_only)
    assert [type(error) for error in errors] == [OSError]
