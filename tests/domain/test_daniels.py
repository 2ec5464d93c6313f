"""Training paces and equivalent races against the published tables.

The figures are those of J. Daniels, *Daniels' Running Formula*, 3rd edition, Human Kinetics 2014, table 5.1
(VDOT values of races) and table 5.2 (training intensities), as transcribed in the notebook
``notebooks/2-analysis.ipynb`` of the public repository github.com/tlgs/vdot.
"""

from __future__ import annotations

import pytest

from runtimer.domain.daniels import RACES_M, race_seconds, training_paces, vdot, vdot_at_threshold
from runtimer.domain.profile import RaceResult
from runtimer.domain.targets import PaceName

RACES = {
    30: {
        "mile": "9:11",
        "3k": "17:56",
        "5k": "30:40",
        "10k": "63:46",
        "half": "2:21:04",
        "marathon": "4:49:17",
    },
    40: {
        "mile": "7:07",
        "3k": "14:03",
        "5k": "24:08",
        "10k": "50:03",
        "half": "1:50:59",
        "marathon": "3:49:45",
    },
    50: {
        "mile": "5:50",
        "3k": "11:33",
        "5k": "19:57",
        "10k": "41:21",
        "half": "1:31:35",
        "marathon": "3:10:49",
    },
    60: {
        "mile": "4:57",
        "3k": "9:50",
        "5k": "17:03",
        "10k": "35:22",
        "half": "1:18:09",
        "marathon": "2:43:25",
    },
    70: {
        "mile": "4:19",
        "3k": "8:34",
        "5k": "14:55",
        "10k": "31:00",
        "half": "1:08:21",
        "marathon": "2:23:10",
    },
    85: {"mile": "3:39", "3k": "7:14", "5k": "12:37", "10k": "26:19", "half": "57:50", "marathon": "2:01:10"},
}
EASY = {
    30: ("7:27", "8:14"),
    40: ("5:56", "6:38"),
    50: ("4:56", "5:34"),
    60: ("4:15", "4:49"),
    70: ("3:44", "4:15"),
    85: ("3:11", "3:38"),
}
THRESHOLD = {30: "6:24", 40: "5:06", 50: "4:15", 60: "3:40", 70: "3:14", 85: "2:46"}
# A kilometre, except for 30, where the table has 400 m only.
INTERVAL = {
    30: ("2:22", 400),
    40: ("4:42", 1000),
    50: ("3:55", 1000),
    60: ("3:23", 1000),
    70: ("2:59", 1000),
    85: ("2:33", 1000),
}
# 400 m, except for 30, where the table has 200 m at most.
REPETITION = {30: (67, 200), 40: (104, 400), 50: (87, 400), 60: (75, 400), 70: (65, 400), 85: (55, 400)}
# Rows between, seconds for 400 m; the table gives whole seconds.
REPETITION_BETWEEN = {35: 117, 45: 94, 55: 81, 65: 70, 75: 61, 80: 58}


def seconds(text: str) -> float:
    total = 0.0
    for part in text.split(":"):
        total = total * 60 + float(part)
    return total


def pace(of_vdot: float, name: PaceName) -> float:
    """Seconds a kilometre."""
    return 1000 / training_paces(of_vdot)[name]


@pytest.mark.parametrize(
    ("of_vdot", "race", "time"), [(v, race, time) for v, row in RACES.items() for race, time in row.items()]
)
def test_equivalent_races(of_vdot: int, race: str, time: str) -> None:
    metres = RACES_M[PaceName(race)]
    assert abs(race_seconds(of_vdot, metres) - seconds(time)) / metres * 1000 <= 1
    assert abs(pace(of_vdot, PaceName(race)) - seconds(time) / metres * 1000) <= 1


@pytest.mark.parametrize("of_vdot", list(EASY))
def test_training_paces(of_vdot: int) -> None:
    fast, slow = map(seconds, EASY[of_vdot])
    time, metres = INTERVAL[of_vdot]
    rep_s, rep_m = REPETITION[of_vdot]
    assert pace(of_vdot, PaceName.EASY) == pytest.approx((fast + slow) / 2, abs=1)
    assert pace(of_vdot, PaceName.THRESHOLD) == pytest.approx(seconds(THRESHOLD[of_vdot]), abs=1)
    assert pace(of_vdot, PaceName.INTERVAL) == pytest.approx(seconds(time) / metres * 1000, abs=1)
    assert pace(of_vdot, PaceName.REPETITION) == pytest.approx(rep_s / rep_m * 1000, abs=1)


@pytest.mark.parametrize(("of_vdot", "rep_s"), list(REPETITION_BETWEEN.items()))
def test_repetitions_between_the_rows(of_vdot: int, rep_s: int) -> None:
    assert pace(of_vdot, PaceName.REPETITION) * 0.4 == pytest.approx(rep_s, abs=1)


def test_vdot_of_a_published_race() -> None:
    assert vdot(5000, seconds("19:57")) == pytest.approx(50, abs=0.1)
    assert RaceResult(10_000, seconds("35:22")).vdot == pytest.approx(60, abs=0.1)


def test_threshold_pace_tells_the_vdot() -> None:
    assert vdot_at_threshold(1000 / seconds("3:40")) == pytest.approx(60, abs=0.2)


def test_paces_beyond_the_tables_go_on() -> None:
    slow, fast = training_paces(20), training_paces(88)
    assert all(slow[name] < training_paces(30)[name] for name in PaceName)
    assert all(fast[name] > training_paces(85)[name] for name in PaceName)
