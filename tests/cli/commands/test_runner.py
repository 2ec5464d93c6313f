"""The runner's own paces, from the settings to plan, lines and tables."""

from __future__ import annotations

import io
import json
import sys
import tomllib
from pathlib import Path

import pytest

from runtimer.cli.main import main
from runtimer.cli.questions import ask_race, ask_runner

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
def test_one_file_fits_every_runner(
    race: str, seconds: float, workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(own_home, f'[runner]\nrace = "5k {race}"\n')
    assert main(["show", "--json", workout]) == 0
    run = json.loads(capsys.readouterr().out)["segments"][1]
    assert run["duration_s"] == pytest.approx(seconds, abs=0.1)
    assert run["target"]["name"] == "5k"


def test_without_a_runner_it_ends_by_key(workout: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--json", workout]) == 0
    assert json.loads(capsys.readouterr().out)["segments"][1]["duration_s"] is None


def test_mistake_in_the_settings_costs_no_session(
    workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(own_home, '[runner]\nunit = "miles"\nrace = "5k 20:00"\n')
    assert main(["show", workout]) == 0
    out, err = capsys.readouterr()
    assert "runtimer.toml:2:8" in err
    assert "belt" in out


def test_unreadable_settings_cost_no_session(
    workout: str, own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_home / "settings" / "runtimer.toml").mkdir(parents=True)
    assert main(["show", workout]) == 0
    assert "runtimer.toml" in capsys.readouterr().err


def test_unit_for_one_call(
    workout: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNTIMER_UNIT", "mi")
    assert main(["show", workout]) == 0
    assert " mi ~ · " in capsys.readouterr().out
    monkeypatch.setenv("RUNTIMER_UNIT", "leagues")
    assert main(["show", workout]) == 1
    assert "`km` or `mi`" in capsys.readouterr().err


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        ([*("x" * 20), "5k 19:30"], True),
        ([*("x" * 20), ""], False),
        (["x"] * 20, False),
    ],
)
def test_a_question_is_asked_until_an_answer_has_a_meaning_or_none_comes(
    lines: list[str],
    written: bool,
    own_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    typed(monkeypatch, *lines)
    assert ask_race() is written
    assert capsys.readouterr().out.count("`x` is not a race result") == 20


@pytest.mark.parametrize(
    ("answer", "unit"),
    [("miles", "mi"), ("Mile", "mi"), ("kilometres", "km"), ("kilometers", "km"), ("mi", "mi"), ("KM", "KM")],
)
def test_a_unit_is_understood_as_a_word_too(
    answer: str, unit: str, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, answer)
    ask_runner()
    text = (own_home / "settings" / "runtimer.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["runner"] == {"unit": unit, "paces": {}}


def test_what_is_no_unit_is_told_what_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, "parsecs")
    ask_runner()
    assert "`parsecs` has no meaning here: write km or mi\n" in capsys.readouterr().out
