"""Make the README's picture from the program itself: ``python docs/picture.py > docs/running.svg``."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from runtimer.domain.profile import Profile, RaceResult, runner_of
from runtimer.engine.running.commands import Start
from runtimer.engine.session import Session
from runtimer.engine.view.glance import Glance
from runtimer.engine.view.record import Record
from runtimer.services.workout_source import read_workout
from runtimer.ui.app import RuntimerApp
from runtimer.ui.ports import Surroundings

WORKOUT = Path(__file__).parents[1] / "workouts" / "7x1000.yaml"
INSTANT = timedelta(seconds=900 + 2 * (225 + 90) + 95)
"""One minute and thirty-five seconds into the third repetition."""


class Still:
    """A session's driver that stands still."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def watch(self, show: Callable[[Glance], None]) -> None:
        """Show the one glance."""
        show(self._session.glance(INSTANT))

    def press(self, key: str, at: float | None = None) -> None:
        """Take no key."""

    def record(self) -> Record:
        """Return an empty record."""
        return Record()

    def close(self) -> None:
        """Do nothing."""


async def picture() -> str:
    """Return the running screen as SVG; a reader's own monospaced font serves, and blanks are kept."""
    plan = read_workout(
        WORKOUT.read_bytes(), str(WORKOUT), runner_of(Profile(race=RaceResult(5000, 1125)))
    ).plan
    if plan is None:
        sys.exit(f"{WORKOUT} is not valid")
    session = Session(plan)
    session.apply(Start(0), timedelta(0))
    session.advance(INSTANT)
    app = RuntimerApp(
        Still(session), Surroundings(lambda: datetime(2026, 1, 6, 18, 10, tzinfo=UTC), plan.runner.unit, str)
    )
    async with app.run_test(size=(100, 32)) as pilot:
        await pilot.pause()
        svg = app.export_screenshot(title="runtimer")
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL).replace(
        "<text ", '<text xml:space="preserve" '
    )


if __name__ == "__main__":
    sys.stdout.write(asyncio.run(picture()))
