"""The workouts that come with runtimer, for runners of all speeds and for nobody in particular."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runtimer.adapters.disk.paths import shipped_folder
from runtimer.cli.main import main

FILES = [str(path) for path in sorted(shipped_folder().glob("*.yaml"))]
OWN_MEASURE = {
    "first-intervals",
    "incline-walk",
    "mile-repeats",
    "run-walk",
    "send-off-400s",
    "walk-run",
    "yasso-800s",
}
"""What is about effort, one speed or one time: 5:00 a mile, a marathon in 3:30, beginners' walks."""

Output = pytest.CaptureFixture[str]


def settle(home: Path, text: str) -> None:
    (home / "settings").mkdir(exist_ok=True)
    (home / "settings" / "runtimer.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize("unit", ["km", "mi"])
@pytest.mark.parametrize("race", ["5k 17:00", "5k 19:30", "5k 32:00", "marathon 4:10:00"])
def test_whoever_has_raced_gets_no_warning(race: str, unit: str, own_home: Path, capsys: Output) -> None:
    settle(own_home, f'[runner]\nunit = "{unit}"\nrace = "{race}"\n')
    assert main(["check", "--strict", *FILES]) == 0
    assert capsys.readouterr().err == ""


def test_without_a_runner_a_distance_at_a_named_pace_ends_by_key_and_nothing_else_is_doubtful(
    capsys: Output,
) -> None:
    assert main(["check", "--json", *FILES]) == 0
    files = json.loads(capsys.readouterr().out)["files"]
    assert {found["code"] for file in files for found in file["diagnostics"]} == {"ends-by-key"}
    assert not {Path(file["path"]).stem for file in files if file["diagnostics"]} & OWN_MEASURE


@pytest.mark.parametrize(
    "path", [path for path in FILES if Path(path).stem not in OWN_MEASURE], ids=lambda path: Path(path).stem
)
def test_what_is_run_is_run_faster_by_the_faster_runner(path: str, own_home: Path, capsys: Output) -> None:
    speeds = []
    for race in ("17:00", "32:00"):
        settle(own_home, f'[runner]\nrace = "5k {race}"\n')
        assert main(["show", "--json", path]) == 0
        segments = json.loads(capsys.readouterr().out)["segments"]
        speeds.append([segment["target"]["speed_mps"][0] for segment in segments if segment["verb"] == "run"])
    assert speeds[0]
    assert all(fast > slow for fast, slow in zip(*speeds, strict=True))
