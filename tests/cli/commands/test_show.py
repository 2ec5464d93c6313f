"""Every example of the format's tables through ``show --json``: the right seconds, metres and speeds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from runtimer.cli.main import main

MILE = 1609.344


def shown(step: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The last segment of a workout that runs 10 minutes at 12 km/h and then does ``step``."""
    path = tmp_path / "example.yaml"
    path.write_text(f"name: x\nsteps:\n  - run: 10min\n    speed: 12km/h\n  - {step}\n", encoding="utf-8")
    assert main(["show", "--json", str(path)]) == 0
    segment: dict[str, Any] = json.loads(capsys.readouterr().out)["segments"][-1]
    return segment


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("90s", 90), ("90 sec", 90), ("2min", 120), ("2 minutes", 120), ("1h30", 5400), ("1h05min", 3900), ("1:30", 90), ("1:05:30", 3930),
        ("2'", 120), ("1'30\"", 90), ("2′", 120), ("1′30″", 90), ("2.5min", 150),
    ],
)  # fmt: skip
def test_times(text: str, seconds: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    segment = shown(f"run: {quoted(text)}", tmp_path, capsys)
    assert segment["goal"] == {"kind": "time", "seconds": seconds}
    assert (segment["duration_s"], segment["estimated"]) == (seconds, False)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("1000m", 1000), ("1,000m", 1000), ("1km", 1000), ("1.5 km", 1500), ("1mi", MILE), ("1 mile", MILE), ("0.25mi", MILE / 4),
        ("400yd", 365.76),
    ],
)  # fmt: skip
def test_distances(text: str, metres: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    segment = shown(f"{{run: {quoted(text)}, speed: 18km/h}}", tmp_path, capsys)
    assert segment["goal"] == {"kind": "distance", "metres": pytest.approx(metres)}
    assert segment["duration_s"] == pytest.approx(metres / 5)


@pytest.mark.parametrize(
    ("step", "goal", "duration_s"),
    [
        ("run: open", {"kind": "open"}, None),
        ("{run: to 10km, speed: 18km/h}", {"kind": "total", "metres": 10_000}, 1600),
        ("run: to 1h", {"kind": "total", "seconds": 3600}, 3000),
        ("jog: 50% of rep", {"kind": "share", "of_rep": 0.5}, 300),
        ("rest: equal", {"kind": "share", "of_rep": 1}, 600),
        ("run: 1000m", {"kind": "distance", "metres": 1000}, None),
    ],
)
def test_other_goals(
    step: str,
    goal: dict[str, Any],
    duration_s: float | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    segment = shown(step, tmp_path, capsys)
    assert segment["goal"] == goal
    assert segment["duration_s"] == duration_s
    assert segment["estimated"] == (duration_s is None)
    assert segment["start_s"] == 600


def per_km(minutes: int, seconds: int) -> float:
    return 1000 / (minutes * 60 + seconds)


@pytest.mark.parametrize(
    ("target", "shape", "ends"),
    [
        ("pace: 3:45/km", "hold", (per_km(3, 45),) * 2),
        ("pace: 6:02/mi", "hold", (MILE / 362,) * 2),
        ("pace: 1:30/400m", "hold", (400 / 90,) * 2),
        ("pace: 3:40-3:50/km", "range", (per_km(3, 50), per_km(3, 40))),
        ("pace: 5:00/km to 4:20/km", "progression", (per_km(5, 0), per_km(4, 20))),
        ("speed: 16km/h", "hold", (16 / 3.6,) * 2),
        ("speed: 16 kph", "hold", (16 / 3.6,) * 2),
        ("speed: 10mph", "hold", (10 * MILE / 3600,) * 2),
        ("speed: 10 mph", "hold", (10 * MILE / 3600,) * 2),
        ("speed: 14-16 km/h", "range", (14 / 3.6, 16 / 3.6)),
        ("speed: 8 to 10 mph", "progression", (8 * MILE / 3600, 10 * MILE / 3600)),
        ("in: 3:45", "hold", (per_km(3, 45),) * 2),
        ("in: 220-230s", "range", (1000 / 230, 1000 / 220)),
    ],
)
def test_speeds(
    target: str, shape: str, ends: tuple[float, float], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown_target = shown(f"run: 1000m\n    {target}", tmp_path, capsys)["target"]
    assert (shown_target["shape"], shown_target["name"]) == (shape, None)
    assert shown_target["speed_mps"] == pytest.approx(list(ends), rel=1e-6)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        *((name, name) for name in ("easy", "marathon", "half", "threshold", "10k", "5k", "3k", "mile", "interval", "repetition")),
        *zip(("E", "M", "T", "I", "R", "MP", "HMP", "LT", "VO2max"),
             ("easy", "marathon", "threshold", "interval", "repetition", "marathon", "half", "threshold", "interval"), strict=True),
        ("5k + 5s/km", "5k"), ("marathon - 10s/mi", "marathon"), ("95% threshold", "threshold"), ("10k-5k", "10k-5k"),
    ],
)  # fmt: skip
def test_names_are_kept_and_end_by_key(
    text: str, name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    segment = shown(f"run: 1000m\n    pace: {text}", tmp_path, capsys)
    assert (segment["target"]["name"], segment["target"]["speed_mps"], segment["duration_s"]) == (
        name,
        None,
        None,
    )


def test_what_is_shown_and_not_computed_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = shown("{run: 60s, incline: 1%, hr: 150-160, cadence: 180, rpe: 7-8}", tmp_path, capsys)["target"]
    assert target == {
        "text": None, "name": None, "shape": "none", "speed_mps": None, "belt_mps": None, "incline_percent": 1,
        "hr": [150, 160], "cadence": [180, 180], "rpe": [7, 8],
    }  # fmt: skip
    assert shown("{run: 60s, hr: Z3, rpe: 8}", tmp_path, capsys)["target"]["hr"] == "Z3"
