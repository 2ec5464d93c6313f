"""The driver: what a key does to a session that was left."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import builders as b
import pytest
from fakes import FakeAudio, FakeClock

from runtimer.cli.driver import Driver
from runtimer.cli.machine import Machine
from runtimer.domain.units import Unit
from runtimer.engine.running.commands import Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.session import Session
from runtimer.services.coach import Coach
from runtimer.services.keypad import Keypad


class Alarm(FakeClock):
    """A clock whose every alarm goes off at the loop's next turn."""

    def until_s(self, when: timedelta) -> float:
        return 0.0


class Seat:
    """A driver of a session of a minute and a jog, and what it has shown."""

    def __init__(self, last: Phase) -> None:
        self.clock = Alarm()
        self.session = Session(b.plan(b.run_s(60), b.jog_s(60)))
        coach = Coach(self.session, FakeAudio())
        coach.command(Start(0), b.at(0))
        self.driver = Driver(coach, Machine(self.clock, FakeAudio()), Keypad(Unit.KM), last=last)
        self.shown: list[Phase] = []
        self.driver.watch(lambda glance: self.shown.append(glance.phase))

    def press(self, key: str, seconds: float) -> None:
        self.clock.time = b.at(seconds)
        self.driver.press(key)


async def test_a_screen_comes_back_from_a_session_that_was_left_early() -> None:
    seat = Seat(Phase.CLOSED)
    seat.press("q", 20)
    seat.press("left", 80)
    assert seat.shown[-2:] == [Phase.CLOSED, Phase.PAUSED]
    seat.press("p", 90)
    assert seat.shown[-1] is Phase.LEAD_IN
    seat.clock.time = b.at(93)  # the driver has armed itself for the end of the lead-in
    for _ in range(3):
        await asyncio.sleep(0)
    seat.driver.close()
    assert seat.shown[-1] is Phase.RUNNING
    assert seat.session.next_deadline() == b.at(133)


@pytest.mark.parametrize(("keys", "phase"), [(("q",), Phase.CLOSED), (("n", "right"), Phase.DONE)])
async def test_lines_that_have_ended_take_no_more_keys(keys: tuple[str, ...], phase: Phase) -> None:
    """Seen: during the last words ← led back into a session whose program was about to leave."""
    seat = Seat(Phase.DONE)
    for seconds, key in enumerate(keys, 20):
        seat.press(key, seconds)
    assert seat.driver.closed.is_set()
    seat.press("left", 24)
    assert seat.session.phase is phase
    seat.driver.close()
