"""German for the ear: one file makes a language."""

from __future__ import annotations

import pytest

from runtimer.domain.runner import Runner
from runtimer.domain.treadmill import Treadmill
from runtimer.domain.units import Unit
from runtimer.engine.cues.sayings import (
    Beginning,
    BeltStep,
    ComingNext,
    Finished,
    Halfway,
    Left,
    RepResult,
    Saying,
    SplitPassed,
)
from runtimer.engine.plan.planner import plan_workout
from runtimer.formats.workouts.native.parser import parse_workout
from runtimer.wording.ear import phrases

RUNNER = Runner(Unit.KM, treadmill=Treadmill())
SEVEN = (
    "repeat: 7, steps: [{run: 1000m, pace: 3:45/km, incline: 1%}], between: [{recover: 90s, speed: 9.5 km/h}]"
)


def plan_of(step: str) -> list[Beginning]:
    """What begins in a plan of one step or set."""
    workout = parse_workout(f"name: test\nsteps: [{{{step}}}]\n").workout
    assert workout
    return [
        Beginning(segment, segment.goal, segment.speed_mps)
        for segment in plan_workout(workout, RUNNER).segments
    ]


@pytest.mark.parametrize(
    ("step", "index", "words"),
    [
        (
            SEVEN,
            4,
            "Wiederholung drei von sieben. Tausend Meter mit drei fünfundvierzig. Steigung ein Prozent. Band sechzehn.",
        ),
        (SEVEN, 5, "Erholen eine Minute dreißig. Band neun Komma fünf."),
        (
            SEVEN,
            12,
            "Letzte Wiederholung. Tausend Meter mit drei fünfundvierzig. Steigung ein Prozent. Band sechzehn.",
        ),
        (
            "run: 400m, in: 75-80s",
            0,
            "Laufen vierhundert Meter in fünfundsiebzig bis achtzig Sekunden. Band achtzehn Komma sechs.",
        ),
        (
            "run: 1mi, pace: 95% threshold",
            0,
            "Laufen eine Meile mit fünfundneunzig Prozent vom Schwellentempo. Am Ende Taste drücken.",
        ),
        ("rest: open", 0, "Pause bis zum Tastendruck. Füße auf den Rand."),
    ],
)
def test_what_begins(step: str, index: int, words: str) -> None:
    assert phrases.phrases(plan_of(step)[index], RUNNER, "de")[0] == words


def test_what_comes_next() -> None:
    begun = plan_of(SEVEN)[1]
    assert phrases.phrases(ComingNext(begun.segment, begun.mps), RUNNER, "de") == (
        "Gleich, erholen eine Minute dreißig. Band auf neun Komma fünf.",
        "Band auf neun Komma fünf.",
    )


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        (BeltStep(12.3 / 3.6), "Band zwölf Komma drei."),
        (Halfway(), "Hälfte."),
        (Left(seconds=60), "Noch eine Minute."),
        (Left(metres=400), "Noch vierhundert Meter."),
        (SplitPassed(3, 224, -1), "Kilometer drei, drei vierundvierzig, eine Sekunde zu schnell."),
        (RepResult(185, 0), "Drei null fünf. Genau in der Zeit."),
        (Finished(1, 1800, 6000), "Training beendet. Eine Wiederholung, dreißig Minuten, sechs Kilometer. Band langsamer stellen."),
    ],
)  # fmt: skip
def test_sayings(saying: Saying, words: str) -> None:
    assert phrases.phrases(saying, RUNNER, "de")[0] == words
