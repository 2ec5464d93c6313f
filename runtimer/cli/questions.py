"""Questions to the runner, a line each, all of which may be left open."""

from __future__ import annotations

import sys
from collections.abc import Callable

from runtimer.adapters.once import remember_asked, was_asked
from runtimer.cli.settings_changes import RACE, CannotChange, change
from runtimer.engine.plan.plan import Plan
from runtimer.formats.scalars.refusal import Refused
from runtimer.services.settings import Loaded
from runtimer.ui.ports import Opened, Question
from runtimer.wording.eye.diagnostics import safe

UNIT, PACES = "runner.unit", "runner.paces"
UNITS = {
    "mile": "mi",
    "miles": "mi",
    "kilometre": "km",
    "kilometres": "km",
    "kilometer": "km",
    "kilometers": "km",
}
"""Words that a runner may answer with, to what the settings hold."""

QUESTIONS = {
    UNIT: "Kilometres or miles (km, mi)",
    RACE: "Recent races (5k 19:30, half 1:31:00 2026-03-01)",
    "runner.threshold": "Threshold pace, if you know it (4:05/km)",
    PACES: "Paces you know better (easy 5:20/km, walk 9:30/km)",
    "runner.max_hr": "Maximal heart rate",
    "runner.threshold_hr": "Heart rate at threshold",
}

WORDS_ON_SCREEN = (
    "This workout needs paces of yours.",
    "Type a recent race: 5k 19:30",
    "or with its day: 5k 19:30 2026-03-01",
    "Later: runtimer runner --ask",
)


def ask_runner() -> None:
    """Ask everything about the runner and write down what is answered. Raises CannotChange."""
    print("An empty line leaves a question open.")
    for name, question in QUESTIONS.items():
        if not _ask(name, question):
            return


def ask_race() -> bool:
    """Ask for a recent race in one line and say whether one was written down. Raises CannotChange."""
    return bool(
        (
            _ask(RACE, "A recent race, like 5k 19:30 (Enter: by feel; later: runtimer runner --ask)") or ""
        ).strip()
    )


def ask_race_once(plan: Plan | None, loaded: Loaded) -> bool:
    """Ask for a race before the first plan that needs one, and say whether one was written down.

    Raises CannotChange.
    """
    if plan is None or not is_race_needed(plan, loaded):
        return False
    was_told = ask_race()
    remember_asked(RACE)
    return was_told


def is_race_needed(plan: Plan, loaded: Loaded) -> bool:
    """Return whether a plan needs a race that nobody was asked for.

    Nobody is asked whose settings hold a mistake: that comes first.
    """
    return not (loaded.diagnostics or loaded.notices) and _needs_paces(plan) and not was_asked(RACE)


def race_question(answered: Callable[[], None], then: Callable[[], Opened | str]) -> Question:
    """Return the same question for the screen; ``answered`` is called before ``then`` opens the session."""

    def answer(line: str) -> str | None:
        refusal = take_race(line)
        if not refusal:
            answered()
        return refusal

    return Question("YOUR PACES", WORDS_ON_SCREEN, "by feel", answer, then)


def take_race(line: str) -> str | None:
    """Write a race down and return why it cannot be, None where it was; an empty line leaves the question open."""
    if line.strip():
        try:
            change(RACE, line.strip())
        except Refused as refused:
            return f"{refused.message}: {refused.help}"
        except CannotChange as error:
            return f"your race was not kept: {error}"
    remember_asked(RACE)
    return None


def _needs_paces(plan: Plan) -> bool:
    """Return whether a segment has a named pace that is not known."""
    return any(
        segment.target.speed and segment.target.speed.name and not segment.speeds_mps
        for segment in plan.segments
    )


def _ask(name: str, question: str) -> str | None:
    """Return the answer that was written down, a line end where the question was left open, None where nobody answers."""
    while (line := _answer(question)).strip():
        try:
            for key, value in _meant(name, line.strip()):
                change(key, value)
        except Refused as refused:
            print(f"  {safe(refused.message)}: {safe(refused.help)}")
        else:
            return line
    return line or None


def _meant(name: str, answer: str) -> list[tuple[str, str]]:
    """Return the keys that an answer sets, with their values. Raises Refused."""
    if name == PACES:
        from runtimer.formats.settings.own_paces import own_paces

        return own_paces(answer)
    return [(name, UNITS.get(answer.lower(), answer) if name == UNIT else answer)]


def _answer(question: str) -> str:
    """Return the line typed after a question, an empty text at the end of input. Raises KeyboardInterrupt."""
    print(f"{question}: ", end="", flush=True)
    try:
        line = sys.stdin.readline()
    except KeyboardInterrupt:
        print()
        raise
    if not line:
        print()
    return line
