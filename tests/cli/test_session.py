"""A session put together: whoever listens hears it, however it is shown."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from runtimer.cli import file_session
from runtimer.cli.file_session import FileSession
from runtimer.cli.plain import run_lines
from runtimer.cli.session import open_session
from runtimer.cli.terms import Terms
from runtimer.cli.workout_files import read_file
from runtimer.domain.runner import Runner
from runtimer.domain.sound import SoundSettings
from runtimer.engine.news import CommandTaken, CueDue, News, SegmentEntered, WorkoutFinished
from runtimer.engine.plan.plan import Plan
from runtimer.engine.running.commands import Next, Pause, Start
from runtimer.engine.running.phases import Phase
from runtimer.engine.view.glance import Glance

WORKOUT = "name: Two steps\nsteps:\n  - run: {seconds}s\n    speed: 16km/h\n  - jog: 20s\n    speed: 9km/h\n"
TERMS = Terms(ready_s=0, rehearse=5000, sound=SoundSettings("none"))


class Tape:
    """A listener that keeps all that it hears."""

    def __init__(self) -> None:
        self.news: list[News] = []

    def tell(self, news: News, plan: Plan) -> None:
        self.news.append(news)

    def kinds(self) -> list[type]:
        return [type(news) for news in self.news if isinstance(news, SegmentEntered | WorkoutFinished)]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two.yaml"
    path.write_text(WORKOUT.format(seconds=60), encoding="utf-8")
    return path


def plan_of(file: Path) -> Plan:
    plan = read_file(str(file), Runner()).plan
    assert plan
    return plan


async def turns_until(holds: Callable[[], bool]) -> None:
    """Let the loop turn until something holds; the test's own limit of time ends it where it never does."""
    async with asyncio.timeout(60):
        while not holds():
            await asyncio.sleep(0)


def test_lines_tell_a_listener(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tape = Tape()
    terms = replace(TERMS, keys_come=False)
    assert run_lines(plan_of(file), str(file), terms, listeners=[tape]) == 0
    assert "workout-finished" in capsys.readouterr().out
    assert tape.kinds() == [SegmentEntered, SegmentEntered, WorkoutFinished]
    assert [news.command for news in tape.news if isinstance(news, CommandTaken)] == [Start(0)]
    assert any(isinstance(news, CueDue) for news in tape.news)


async def test_a_screen_tells_a_listener(file: Path) -> None:
    tape, glances = Tape(), list[Glance]()
    session = FileSession(plan_of(file), str(file), TERMS, [tape])
    session.watch(glances.append)
    session.press("space")
    await turns_until(lambda: session.driver.state.phase is Phase.DONE)
    session.close()
    session.release()
    assert tape.kinds() == [SegmentEntered, SegmentEntered, WorkoutFinished]
    assert glances[-1].phase is Phase.DONE


async def test_a_file_that_changed_tells_the_same_listener(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_session, "LOOK_S", 0)
    tape, glances = Tape(), list[Glance]()
    session = FileSession(plan_of(file), str(file), TERMS, [tape])
    session.watch(glances.append)
    file.write_text(WORKOUT.format(seconds=7200), encoding="utf-8")
    await turns_until(lambda: glances[-1].notice == "changed: read again")
    session.press("space")
    session.close()
    session.release()
    entered = next(news for news in tape.news if isinstance(news, SegmentEntered))
    assert entered.until is not None
    assert (entered.until - entered.at).total_seconds() == 7200


async def test_a_driver_has_any_number_of_watchers_and_takes_commands(file: Path) -> None:
    tape, first, second = Tape(), list[Glance](), list[Glance]()
    driver = open_session(plan_of(file), str(file), Terms(sound=SoundSettings("none")), [tape])
    driver.watch(first.append)
    driver.watch(second.append)
    for command in (Start(0), Pause(), Next()):
        driver.give(command)
    driver.close()
    driver.release()
    assert [news.command for news in tape.news if isinstance(news, CommandTaken)] == [
        Start(0),
        Pause(),
        Next(),
    ]
    assert [glance.phase for glance in second] == [Phase.READY, Phase.RUNNING, Phase.PAUSED, Phase.PAUSED]
    assert first[1:] == second
