"""A device is opened, lost and opened again, whatever its driver does.

The driver is played by the test, in a tenth of the time.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from runtimer.adapters.audio.process import device as device_module
from runtimer.adapters.audio.process.back_end import NoSuchOutput, Output, OutputError
from runtimer.adapters.audio.process.device import (
    FILLED,
    LONG_PAUSE_S,
    PAUSE_S,
    RACES,
    SILENT,
    Device,
    pause_s,
)
from runtimer.adapters.audio.process.mixer import Mixer
from runtimer.adapters.audio.protocol import Message

SOON_S = 30.0


class Driver:
    """Opens as it is told to.

    Its output asks for sound while ``plays`` and lets itself be closed unless ``hangs``.
    """

    def __init__(self) -> None:
        self.errors: list[Exception] = []
        self.opened = self.closed = 0
        self.at_once = FILLED + 1
        self.plays = threading.Event()
        self.plays.set()
        self.hangs = threading.Event()
        self.leaving = threading.Event()

    def open_first(self, _: str, mixer: Mixer) -> Output:
        if self.errors:
            raise self.errors.pop(0)
        self.opened += 1
        return Played(self, mixer)


class Played:
    """An output that hears nothing."""

    name = "played by a test"

    def __init__(self, driver: Driver, mixer: Mixer) -> None:
        self.driver = driver
        self.ended = threading.Event()
        mixer.render(driver.at_once, time.perf_counter())
        threading.Thread(target=self.work, args=[mixer], daemon=True).start()

    def work(self, mixer: Mixer) -> None:
        while not (self.ended.wait(0.005) or self.driver.leaving.is_set()):
            if self.driver.plays.is_set():
                mixer.render(220, time.perf_counter())

    def lasting(self) -> bool:
        return False

    def close(self) -> None:
        while self.driver.hangs.is_set():
            time.sleep(0.01)
        self.ended.set()
        self.driver.closed += 1


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Iterator[Driver]:
    made = Driver()
    monkeypatch.setattr(device_module, "open_first", made.open_first)
    for name in ("PAUSE_S", "BEAT_S", "OPENING_S", "FIRST_S", "CLOSE_S", "LAST_SOUND_S"):
        monkeypatch.setattr(device_module, name, getattr(device_module, name) / 10)
    yield made
    made.hangs.clear()
    made.leaving.set()


class Watched:
    """A device and what it says."""

    def __init__(self) -> None:
        self.told: list[Message] = []
        self.device = Device("test", Mixer(), self.told.append)
        self.device.start()

    def said(self, *ops: str) -> bool:
        return [message["op"] for message in self.told if message["op"] != "beat"] == list(ops)

    def why(self) -> str:
        return next(message["why"] for message in self.told if "why" in message)


@pytest.fixture
def watched(driver: Driver) -> Iterator[Watched]:
    made = Watched()
    yield made
    made.device.leave()


def wait_for(what: Callable[[], bool]) -> None:
    end = time.perf_counter() + SOON_S
    while not what():
        assert time.perf_counter() < end, "it never happened"
        time.sleep(0.005)


def test_it_is_lost_and_back(driver: Driver, watched: Watched) -> None:
    wait_for(lambda: watched.said("open"))
    time.sleep(0.3)
    assert watched.said("open"), "one that plays is left alone"
    driver.errors = [OutputError("no server"), RuntimeError("a driver's own")]
    driver.plays.clear()
    wait_for(lambda: watched.said("open", "lost", "lost", "lost"))
    driver.plays.set()
    wait_for(lambda: watched.said("open", "lost", "lost", "lost", "open"))
    assert [m["why"] for m in watched.told if m["op"] == "lost"] == [SILENT, "no server", "a driver's own"]
    assert (driver.opened, driver.closed) == (2, 1)


def test_one_that_does_not_let_itself_be_closed_is_left_to_another_player(
    driver: Driver, watched: Watched
) -> None:
    wait_for(lambda: watched.said("open"))
    driver.hangs.set()
    driver.plays.clear()
    wait_for(lambda: watched.said("open", "lost", "stuck"))
    beats = len(watched.told)
    wait_for(lambda: len(watched.told) > beats + 1)
    assert watched.said("open", "lost", "stuck"), "it lives and does no more"


def test_one_that_there_never_will_be_is_told_once(driver: Driver) -> None:
    driver.errors = [NoSuchOutput("not installed")]
    watched = Watched()
    wait_for(lambda: watched.said("failed"))
    watched.device.leave()
    assert (watched.why(), driver.opened) == ("not installed", 0)


def test_one_that_swallows_sound_never_counts_as_open(driver: Driver) -> None:
    driver.at_once = 10**7
    watched = Watched()
    wait_for(lambda: driver.opened >= 2)
    watched.device.leave()
    assert watched.why() == RACES
    assert not [message for message in watched.told if message["op"] == "open"]


def test_one_that_fills_its_buffer_and_stops_never_counts_as_open(driver: Driver) -> None:
    driver.at_once = FILLED // 2
    driver.plays.clear()
    watched = Watched()
    wait_for(lambda: driver.closed >= 1)
    watched.device.leave()
    assert watched.why() == SILENT
    assert not [message for message in watched.told if message["op"] == "open"]


def test_an_opening_that_hangs_is_told_by_a_thread_that_does_not(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()

    def slow(name: str, mixer: Mixer) -> Output:
        answers.wait(SOON_S)
        return driver.open_first(name, mixer)

    monkeypatch.setattr(device_module, "open_first", slow)
    watched = Watched()
    wait_for(lambda: bool([message for message in watched.told if message["op"] == "lost"]))
    assert watched.why() == SILENT
    answers.set()
    wait_for(
        lambda: watched.told[-1]["op"] != "lost" and bool([m for m in watched.told if m["op"] == "open"])
    )
    watched.device.leave()


def test_looking_for_a_device_costs_a_fiftieth_of_a_core_at_most() -> None:
    assert pause_s(0.0) == pause_s(0.008) == PAUSE_S == 1.0
    assert pause_s(0.06) == pytest.approx(3.0)
    assert pause_s(2.0) == LONG_PAUSE_S
