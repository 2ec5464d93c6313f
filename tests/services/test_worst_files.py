"""The worst files that are accepted: no look, no second and no key takes long in them, counted in calls of functions."""

from __future__ import annotations

import textwrap

import builders as b
import pytest
from effort import calls
from fakes import FakeAudio, FakeSpeech

from runtimer.domain.runner import Runner
from runtimer.domain.sound import Level
from runtimer.domain.treadmill import Treadmill
from runtimer.engine.cues.selection import CueSelection
from runtimer.engine.plan.plan import Plan
from runtimer.engine.plan.planner import plan_workout
from runtimer.engine.plan.refusals import MAX_SEGMENTS
from runtimer.engine.plan.skyline import FINEST, skyline
from runtimer.engine.running.commands import (
    AddRep,
    Back,
    Command,
    EndSet,
    Extend,
    Next,
    Pause,
    Resume,
    SetSpeed,
    Start,
    Undo,
)
from runtimer.engine.session import Session
from runtimer.ports.sound import Clip
from runtimer.services.announcer import Announcer
from runtimer.services.coach import Coach
from runtimer.services.session_sound import Hearing
from runtimer.services.workout_source import read_workout
from runtimer.wording.ear.phrases import phrases

MOST_CALLS = 130_000
"""About twenty milliseconds of a slow core."""
PLANNING = 60
"""Calls for a segment in which nothing depends on what was before: forty are made."""

BELT = Runner(treadmill=Treadmill(step=0.01, lowest=0.1, top=50))


class QuickSpeech(FakeSpeech):
    """Renders each text as it is asked for."""

    def prepare(self, texts: list[str]) -> None:  # type: ignore[override]
        self.clips |= {text: Clip(f"{text}.wav", len(text) / 15) for text in texts}


def repeated(step: str, *, outer: int | str = 100, inner: int | str = 100, every: str = "") -> str:
    """A set of a set of one step."""
    return f"- {{repeat: {outer}, steps: [{{repeat: {inner}, {every}steps: [{{{step}}}]}}]}}"


def cues(*marks: str) -> str:
    said = (f"{{at: {mark}, say: words of number {number}}}" for number, mark in enumerate(marks))
    return f"cues: [{', '.join(said)}]"


FILES = {
    "ten thousand runs": repeated("run: 17s, speed: 12km/h"),
    "ten thousand runs by feel": repeated("run: 50m"),
    "ten thousand seconds": repeated("run: 1s"),
    "ten thousand progressions": repeated("run: 17s, speed: 1.1km/h to 44km/h"),
    "ten thousand short progressions": repeated("run: 20m, speed: 3km/h to 40km/h"),
    "shares of one run": f"- run: 10s\n{repeated('jog: 50% of rep', inner=99)}",
    "send-offs": repeated("run: 10s", inner=48, every="every: 30s, "),
    "totals": f"- run: 30s\n{repeated('run: to 10s', inner=99)}",
    "sets until": repeated("run: 1.7s", inner="until 170s"),
    "optional sets": repeated("run: 17s", outer="1-100", inner="1-100"),
    "a progression of a day": "- {run: 24h, speed: 1.1km/h to 44km/h}",
    "splits of a day": "- {run: 1000km, speed: 44km/h}",
    "two cues a second for a day": f"- {{run: 24h, {cues('every 1s', 'every 1s', *(f'{20 + n % 3}s' for n in range(98)))}}}",
    "twelve cues each second": repeated(
        f"run: 1s, say: go, {cues(*(f'0.{n}1s' for n in range(12)))}", inner=16
    ),
    "cues at metres in a progression": f"- {{run: 24h, speed: 1.1km/h to 44km/h, {cues(*(f'every {20 + n}m' for n in range(4)))}}}",
}
KEYS: tuple[Command, ...] = (
    SetSpeed(3.1),
    Extend(10, 100),
    Next(),
    Undo(),
    Back(),
    Pause(),
    Resume(),
    Next(),
    EndSet(),
    Undo(),
    Next(),
)


def plan_of(name: str, runner: Runner | None = None) -> Plan:
    text = f"name: test\nsteps:\n{textwrap.indent(FILES[name], '  ')}\n"
    reading = read_workout(text.encode(), "test.yaml", runner or Runner())
    assert reading.plan is not None, reading.diagnostics
    return reading.plan


@pytest.fixture(params=FILES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def coach_of(plan: Plan) -> Coach:
    voice = Hearing(Announcer(QuickSpeech(), phrases), CueSelection(Level.COACH))
    coach = Coach(Session(plan), FakeAudio(), voice=voice)
    coach.look(b.at(0))
    return coach


def test_no_second_and_no_key_takes_long(name: str) -> None:
    coach = coach_of(plan_of(name))
    efforts = {"start": calls(lambda: coach.command(Start(0), b.at(0)))}
    for second in range(22):
        efforts[f"second {second}"] = calls(lambda second=second: coach.look(b.at(second + 0.5)).glance)  # type: ignore[misc]
    now = 23.0
    for command in KEYS:
        now += 0.5
        efforts[f"{command} at {now}"] = calls(lambda: coach.command(command, b.at(now)))  # noqa: B023
        efforts[f"look at {now}"] = calls(lambda: coach.look(b.at(now)).glance)  # noqa: B023
    worst = max(efforts, key=lambda what: efforts[what])
    assert efforts[worst] < MOST_CALLS, (worst, efforts[worst])


def test_late_in_a_long_step_a_refill_is_as_little_work_as_at_its_beginning() -> None:
    coach = coach_of(plan_of("two cues a second for a day"))
    coach.command(Start(0), b.at(0))
    coach.look(b.at(200))
    early = calls(lambda: coach.look(b.at(260)).due)
    coach.command(Pause(), b.at(260))  # 22 hours of cues are not to be told on the way
    session = Session.begun_at(coach.plan, 0)
    session.advance(b.at(80_000))
    later = Coach(
        session, FakeAudio(), voice=Hearing(Announcer(QuickSpeech(), phrases), CueSelection(Level.COACH))
    )
    later.command(SetSpeed(3.0), b.at(80_000))
    later.look(b.at(80_200))
    assert calls(lambda: later.look(b.at(80_260)).due) < 1.5 * early


def test_planning_takes_no_longer_for_a_segment_than_it_has_to(name: str) -> None:
    plan = plan_of(name)
    few = len(plan.segments) < 100
    assert few or calls(lambda: plan_of_again(plan)) < PLANNING * MAX_SEGMENTS


def plan_of_again(plan: Plan) -> None:
    plan_workout(plan.workout, plan.runner)


def test_a_repetition_more_is_planned_without_running_through_what_is_behind() -> None:
    plan = plan_of("shares of one run")
    session = Session(plan)
    b.give(session, Start(0), 0)
    session.advance(b.at(plan.duration_s * 0.9))
    coach = Coach(
        session, FakeAudio(), voice=Hearing(Announcer(QuickSpeech(), phrases), CueSelection(Level.COACH))
    )
    now = b.at(plan.duration_s * 0.9 + 1)
    assert calls(lambda: coach.command(AddRep(), now)) < PLANNING * MAX_SEGMENTS + MOST_CALLS


@pytest.mark.parametrize("runner", [Runner(), BELT], ids=["any belt", "a belt of hundredths"])
def test_the_profile_is_no_finer_than_a_screen(name: str, runner: Runner) -> None:
    plan = plan_of(name, runner)
    assert len(skyline(plan).blocks) <= len(plan.segments) + FINEST + FINEST // 2
