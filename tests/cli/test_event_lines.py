"""Lines whose reader does not read: what is dropped, and how that is said."""

from __future__ import annotations

import threading
from datetime import timedelta

from runtimer.cli.event_lines import Lines
from runtimer.cli.spool import Spool
from runtimer.domain.runner import Runner
from runtimer.engine.news import Noticed, Paused
from runtimer.services.workout_source import read_workout

PATIENCE_S = 60.0
PLAN = read_workout(b"name: x\nsteps:\n  - run: 1km\n    speed: 10km/h\n", "x", Runner()).plan


class Pipe:
    """A pipe whose reader reads when :attr:`read` is set."""

    def __init__(self) -> None:
        self.data = b""
        self.read = threading.Event()

    def write(self, data: bytes) -> int:
        self.read.wait(PATIENCE_S)
        self.data += data
        return len(data)

    @property
    def lines(self) -> list[str]:
        return self.data.decode().splitlines()


def told(lines: Lines, *seconds: int) -> None:
    assert PLAN
    for second in seconds:
        lines.tell(Paused(timedelta(seconds=second)), PLAN)


def opened(pipe: Pipe, most_lines: int) -> tuple[Spool, Lines]:
    spool = Spool(pipe.write, lambda _: None, most_lines * len("0:00:00.000 paused\n"))
    return spool, Lines(spool, "utf-8", auto_done=False)


async def test_what_there_is_no_room_for_is_counted_in_its_place() -> None:
    pipe = Pipe()
    spool, lines = opened(pipe, 10)
    told(lines, *range(15))
    pipe.read.set()
    spool.drain(PATIENCE_S)
    told(lines, 15, 16)
    assert await lines.written() == 5
    assert pipe.lines == [
        *(f"0:00:0{second}.000 paused" for second in range(10)),
        "0:00:15.000 notice 5 lines are missing here: they could not be written in time",
        "0:00:15.000 paused",
        "0:00:16.000 paused",
    ]


async def test_lines_that_were_dropped_last_are_counted_at_the_end() -> None:
    pipe = Pipe()
    spool, lines = opened(pipe, 10)
    told(lines, *range(11))
    pipe.read.set()
    spool.drain(PATIENCE_S)
    assert await lines.written() == 1
    assert pipe.lines[10:] == ["0:00:10.000 notice 1 line is missing here: they could not be written in time"]


async def test_end_does_not_wait_for_a_reader_who_does_not_read() -> None:
    pipe = Pipe()
    _, lines = opened(pipe, 100)
    told(lines, *range(5))
    assert await lines.written() == 5
    assert pipe.lines == []
    pipe.read.set()


async def test_control_characters_of_a_notice_stay_in_the_line() -> None:
    pipe = Pipe()
    pipe.read.set()
    _, lines = opened(pipe, 100)
    assert PLAN
    lines.tell(Noticed(timedelta(), "device \x1b[31m\nhere"), PLAN)
    assert await lines.written() == 0
    assert pipe.lines == [r"0:00:00.000 notice device \x1b[31m\x0ahere"]


async def test_letters_that_the_reader_cannot_read_end_nothing() -> None:
    pipe = Pipe()
    pipe.read.set()
    assert PLAN
    lines = Lines(Spool(pipe.write, lambda _: None), "ascii", auto_done=False)
    lines.tell(Noticed(timedelta(), "7 × 1000 m"), PLAN)
    assert await lines.written() == 0
    assert pipe.lines == ["0:00:00.000 notice 7 ? 1000 m"]
