"""The runner's own paces, from the settings to plan, lines and tables."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from runtimer.cli.main import main
from runtimer.domain.errors import RuntimerError
from runtimer.services.settings import read_settings

WORKOUT = "name: x\nsteps:\n  - warmup: 10min\n    pace: easy\n  - run: 1000m\n    pace: 5k + 5s/km\n"


@pytest.fixture
def workout(tmp_path: Path) -> str:
    path = tmp_path / "named.yaml"
    path.write_text(WORKOUT, encoding="utf-8")
    return str(path)


def settings(home: Path, text: str) -> None:
    (home / "settings").mkdir()
    (home / "settings" / "runtimer.toml").write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("race", "seconds"), [("17:00", 204 + 5), ("32:00", 384 + 5)])
def test_one_file_fits_every_runner(race: str, seconds: float, workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(own_home, f'[runner]\nrace = "5k {race}"\n')
    assert main(["show", "--json", workout]) == 0
    run = json.loads(capsys.readouterr().out)["segments"][1]
    assert run["duration_s"] == pytest.approx(seconds, abs=0.1)
    assert run["target"]["name"] == "5k"


def test_without_a_runner_it_ends_by_key(workout: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--json", workout]) == 0
    assert json.loads(capsys.readouterr().out)["segments"][1]["duration_s"] is None


def test_mistake_in_the_settings_costs_no_session(workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(own_home, '[runner]\nunit = "miles"\nrace = "5k 20:00"\n')
    assert main(["show", workout]) == 0
    out, err = capsys.readouterr()
    assert "runtimer.toml:2:1" in err
    assert "belt" in out


def test_unreadable_settings_cost_no_session(workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_home / "settings" / "runtimer.toml").mkdir(parents=True)
    assert main(["show", workout]) == 0
    assert "going on without it" in capsys.readouterr().err


def test_unit_for_one_call(workout: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("RUNTIMER_UNIT", "mi")
    assert main(["show", workout]) == 0
    assert " mi ~ · " in capsys.readouterr().out
    monkeypatch.setenv("RUNTIMER_UNIT", "leagues")
    assert main(["show", workout]) == 1
    assert "write `km` or `mi`" in capsys.readouterr().err


def test_old_race_is_used_and_said() -> None:
    from datetime import date

    text = '[runner]\nrace = "5k 20:00"\nrace_date = 2026-01-01\n'
    assert read_settings(text, None, date(2026, 6, 1)).notes == ()
    old = read_settings(text, None, date(2026, 8, 1))
    assert "older than six months" in old.notes[0]
    assert old.runner.paces
    with pytest.raises(RuntimerError):
        read_settings("", "x", date(2026, 6, 1))


@pytest.mark.parametrize(
    ("words", "kmh"), [("3:45/km", 16), ("16km/h", 16), ("10 mph", 16.09344), ("400m in 90s", 16), ("6:02/mi", 16.004), ("5k", 15)]
)
def test_pace_in_every_unit(words: str, kmh: float, own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(own_home, '[runner]\nrace = "5k 20:00"\n')
    assert main(["pace", "--json", *words.split()]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["speed"]["km/h"] == pytest.approx(kmh, abs=0.01)
    assert report["pace_s"]["km"] == pytest.approx(3600 / kmh, abs=0.3)
    assert report["times_s"]["400 m"] == pytest.approx(1440 / kmh, abs=0.1)


def test_pace_as_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pace", "3:45/km"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3:45 /km · 6:02 /mi · 16.0 km/h · 9.9 mph\n")
    assert "marathon   2:38:14" in out


@pytest.mark.parametrize("words", ["5k", "3:40-3:50/km", "fast", "3:45", "400m in 5s"])
def test_pace_that_is_none_is_a_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pace", *words.split()]) == 1
    err = capsys.readouterr().err
    assert err.startswith("runtimer: ")
    assert "Traceback" not in err
