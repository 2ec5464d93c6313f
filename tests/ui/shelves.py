"""A shelf of workouts for the library's screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fakes import FakeLibrary
from textual.app import App
from textual.pilot import Pilot

from runtimer.cli.questions import WORDS_ON_SCREEN
from runtimer.domain.entry import Entry
from runtimer.domain.runner import Runner
from runtimer.domain.targets import PaceName
from runtimer.domain.units import Unit
from runtimer.services.workout_source import read_entry
from runtimer.ui.app import RuntimerApp
from runtimer.ui.ports import Opened, Question, Shelf, Surroundings

NOW = datetime(2026, 3, 1, 18, 10, tzinfo=UTC)
RUNNER = Runner(
    paces={PaceName.EASY: 3.1, PaceName.FIVE_K: 4.27, PaceName.THRESHOLD: 4.0, PaceName.INTERVAL: 4.35}
)
WORKOUTS = Path(__file__).parents[2] / "workouts"
BROKEN = "name: 5 × 1000 m\nsteps:\n  - run: 60s\n    inclne: 1%\n  - jog: 5m\n"
SHIPPED = (
    "7x1000",
    "12x400",
    "mona-fartlek",
    "hills",
    "tempo",
    "long-run-fast-end",
    "walk-run",
    "pyramid",
    "strides",
)


def files() -> dict[str, str]:
    """Shipped workouts, a broken one, one of a strange name."""
    texts = {f"{name}.yaml": (WORKOUTS / f"{name}.yaml").read_text(encoding="utf-8") for name in SHIPPED}
    return {
        **texts,
        "5x1000.yaml": BROKEN,
        "new\x1b[2J.yaml": "name: Läufe 漢字\ntags: [own]\nsteps:\n  - run: open\n",
    }


class Desk:
    """A library, what was opened of it, and the app that shows it."""

    def __init__(
        self, texts: dict[str, str], driver: Callable[[], Any] | None = None, notes: tuple[str, ...] = ()
    ) -> None:
        self.library = FakeLibrary(texts, runner=RUNNER)
        self.opened: list[str] = []
        self.released = 0
        self.refusal: str | None = None
        self.question: Question | None = None
        self.answers: list[str] = []
        self._asked: list[Entry] = []
        self._driver = driver
        shelf = Shelf(
            self.library,
            self.library.remembered(),
            lambda entry: read_entry(entry, self.library, RUNNER),
            self.open,
        )
        self.app = RuntimerApp(shelf, Surroundings(lambda: NOW, Unit.KM, str, notes))

    def ask(self) -> None:
        """From now on there is a question before a session, which one race answers."""
        self.question = Question(
            "YOUR PACES", WORDS_ON_SCREEN, "by feel", self._take, lambda: self._begin(self._asked[-1])
        )

    def _take(self, line: str) -> str | None:
        self.answers.append(line)
        if line not in ("", "5k 19:30"):
            return f"{line!r} is no race: write it like 5k 19:30"
        self.question = None
        return None

    def open(self, entry: Entry) -> Opened | Question | str:
        if self.question:
            self._asked.append(entry)
            return self.question
        return self._begin(entry)

    def _begin(self, entry: Entry) -> Opened | str:
        if self.refusal or not self._driver:
            return self.refusal or "nothing opens here"
        self.opened.append(entry.label)
        return Opened(self._driver(), ("no sound: no device was found",), self.release)

    def release(self) -> None:
        self.released += 1


def shown(app: App[Any]) -> str:
    """The text of the screen that is up."""
    page = app.screen.page  # type: ignore[attr-defined]  # every screen of ours has one
    if not page.is_attached:
        return ""
    return "\n".join(strip.text.rstrip() for strip in page.render_lines(page.size.region))


async def until(pilot: Pilot[Any], wanted: str, *, gone: bool = False) -> str:
    """Wait until the screen shows ``wanted``, or no longer does, and return it."""
    for _ in range(300):
        if (wanted in shown(pilot.app)) != gone:
            return shown(pilot.app)
        await pilot.pause(0.02)
    raise AssertionError(f"{wanted!r} {'stays' if gone else 'does not appear'}:\n{shown(pilot.app)}")


async def settled(pilot: Pilot[Any]) -> None:
    """Wait until all is read and the preview drawn."""
    await until(pilot, "reading", gone=True)
    for _ in range(300):
        await pilot.pause(0.02)
        if pilot.app.screen.next_preview() is None:
            return
