"""Sessions at the moments that a screen has to show, driven by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import builders as b
import pytest

from runtimer.domain.goals import DistanceGoal, TimeGoal
from runtimer.domain.runner import Runner
from runtimer.domain.targets import ExactSpeed, SpeedTarget, Target, Zone
from runtimer.domain.workout import Verb, Workout
from runtimer.engine.news import Event
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.plan.skyline import skyline
from runtimer.engine.running.commands import (
    Command,
    Done,
    EndSet,
    Finish,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Start,
)
from runtimer.engine.session import Session
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record, fold
from runtimer.ui.app import RuntimerApp
from runtimer.ui.palette import DARK, Palette
from runtimer.ui.ports import Surroundings
from runtimer.ui.widgets.face.frame import Frame

NOW = datetime(2026, 3, 1, 18, 10, tzinfo=UTC)
FAST = Target(
    SpeedTarget("3:45/km", ExactSpeed(1000 / 225), ExactSpeed(1000 / 225)), incline_percent=1.0, hr=Zone(4)
)
SLOW = Target(SpeedTarget("6:40/km", ExactSpeed(2.5), ExactSpeed(2.5)))
FIRST_REP = 900
RECOVERY = FIRST_REP + 225
LAST_REST = FIRST_REP + 3 * 225 + 2 * 90
OPEN = LAST_REST + 60


def workout(name: str = "3 × 1000 m") -> Workout:
    """A warm-up of 15 minutes, three repetitions of 3:45 with 90 seconds between, a rest, an open step, ten minutes."""
    return Workout(
        name,
        (
            b.step(Verb.WARMUP, TimeGoal(900), SLOW),
            b.times(
                3,
                b.step(Verb.RUN, DistanceGoal(1000), FAST),
                between=(b.step(Verb.RECOVER, TimeGoal(90), SLOW),),
            ),
            b.rest_s(60),
            replace(b.run_open(), name="stride [bold]", note="Tall and loose [b]"),
            b.step(Verb.COOLDOWN, TimeGoal(600)),
        ),
        about="Even splits; the third should look like the first.",
    )


class Stage:
    """A session's driver whose time is set by hand."""

    def __init__(self, name: str = "3 × 1000 m", plan: Plan | None = None) -> None:
        self.session = Session(plan or plan_workout(workout(name), Runner()))
        self.events: list[Event] = []
        self.pressed: list[str] = []
        self.closed = 0
        self.notice: str | None = None
        self.typed: str | None = None
        self.seconds = 0.0
        self._show: Callable[[Glance], None] = lambda glance: None

    def watch(self, show: Callable[[Glance], None]) -> None:
        self._show = show
        self._show(self.glance)

    def press(self, key: str, at: float | None = None) -> None:
        self.pressed.append(key)
        if key == "q":
            self.to(self.seconds, Finish())

    def record(self) -> Record:
        return fold(self.events)

    def close(self) -> None:
        self.closed += 1

    @property
    def glance(self) -> Glance:
        return replace(self.session.glance(b.at(self.seconds), self.notice), typed=self.typed)

    def to(self, seconds: float, *commands: Command) -> Stage:
        """Go to an instant, give commands there, show what there is to see."""
        self.seconds = seconds
        self.events += self.session.advance(b.at(seconds))
        for command in commands:
            self.events += self.session.apply(command, b.at(seconds))
        self._show(self.glance)
        return self

    def frame(self, palette: Palette = DARK) -> Frame:
        return Frame(self.glance, self.session.plan.runner.unit, NOW, skyline(self.session.plan), palette)

    def app(self, theme: str = "dark") -> RuntimerApp:
        unit, notes = self.session.plan.runner.unit, ("no sound: no device was found",)
        return RuntimerApp(
            self, Surroundings(lambda: NOW, unit, lambda scale: f"remembered {scale}", notes, theme)
        )


def _begun() -> Stage:
    return Stage().to(0, Start(0))


def _noticed() -> Stage:
    stage = _begun()
    stage.notice = "no sound: the device is gone"
    return stage.to(30)


SCENES: dict[str, Callable[[], Stage]] = {
    "ready": Stage,
    "get-ready": lambda: Stage().to(0, Start(10)).to(4),
    "warm-up": lambda: _begun().to(30),
    "rep": lambda: _begun().to(FIRST_REP + 137),
    "rep-ends": lambda: _begun().to(RECOVERY - 7),
    "pulse": lambda: _begun().to(RECOVERY - 3),
    "change": lambda: _begun().to(RECOVERY),
    "recovery": lambda: _begun().to(RECOVERY + 30),
    "recovery-ends": lambda: _begun().to(RECOVERY + 90 - 7),
    "result": lambda: _begun().to(RECOVERY - 25, SetSpeed(5.0)).to(RECOVERY - 1),
    "before-rest": lambda: _begun().to(LAST_REST - 5),
    "rest": lambda: _begun().to(LAST_REST + 20),
    "open": lambda: _begun().to(OPEN + 42),
    "paused": lambda: _begun().to(FIRST_REP + 137, Pause()).to(FIRST_REP + 179),
    "lead-in": lambda: (
        _begun().to(FIRST_REP + 137, Pause()).to(FIRST_REP + 179, Resume()).to(FIRST_REP + 180)
    ),
    "last": lambda: _begun().to(OPEN + 42, Done()).to(OPEN + 642 - 5),
    "done": lambda: _begun().to(OPEN + 42, Done()).to(OPEN + 642 + 7),
    "summary": lambda: (
        _begun()
        .to(RECOVERY + 90 + 30, Next())
        .to(RECOVERY + 130, EndSet())
        .to(RECOVERY + 240, Done())
        .to(RECOVERY + 900, Finish())
    ),
    "broken-off": lambda: _begun().to(FIRST_REP + 30, Finish()),
    "notice": _noticed,
}


@pytest.fixture(scope="session", autouse=True)
def terminal() -> Iterator[None]:
    """One and the same terminal for every test, whatever the suite runs in.

    Rich keeps what it wrote a style as.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TERM", "xterm-256color")
        patch.setenv("COLORTERM", "truecolor")
        patch.delenv("NO_COLOR", raising=False)
        yield


@pytest.fixture(scope="session")
def scene() -> Callable[[str], Stage]:
    """The session at a moment, by name."""
    return lambda name: SCENES[name]()


@pytest.fixture(scope="session")
def frames() -> dict[str, Frame]:
    """What is drawn at each moment."""
    return {name: make().frame() for name, make in SCENES.items()}


@pytest.fixture
def stage_of() -> Callable[[Plan], Stage]:
    """A plan on the stage, not begun."""
    return lambda plan: Stage(plan=plan)
