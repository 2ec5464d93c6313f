"""The commands about the runner, the settings and a pace."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from runtimer.adapters.disk.paths import shipped_folder
from runtimer.cli.main import main
from runtimer.cli.questions import ask_race
from runtimer.cli.settings_changes import remember_scale

Output = pytest.CaptureFixture[str]


class Terminal(io.StringIO):
    """Standard input of somebody who types."""

    def isatty(self) -> bool:
        return True


def file_in(home: Path) -> Path:
    return home / "settings" / "runtimer.toml"


def write(home: Path, text: str) -> None:
    file_in(home).parent.mkdir()
    file_in(home).write_text(text, encoding="utf-8")


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal("".join(f"{line}\n" for line in lines)))


def test_settings_say_where_they_come_from(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    write(own_home, '[runner]\nrace = "5k 19:30"\n')
    monkeypatch.setenv("RUNTIMER_UNIT", "mi")
    assert main(["settings"]) == 0
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert ["runner.unit", "mi", "(environment)"] in lines
    assert ["runner.race", "5k", "19:30", "(file)"] in lines
    assert ["treadmill.lag", "no", "treadmill"] in lines
    assert lines[0] == [str(file_in(own_home))]


def test_set_writes_a_file_that_explains_itself(own_home: Path, capsys: Output) -> None:
    assert main(["settings", "set", "runner.unit", "mi"]) == 0
    assert main(["settings", "set", "runner.race", "half", "1:35:00", "2026-03-01"]) == 0
    text = file_in(own_home).read_text(encoding="utf-8")
    assert '\nunit = "mi" ' in text
    assert '\nrace = "half 1:35:00 2026-03-01"' in text
    assert "# [treadmill]" in text
    assert str(file_in(own_home)) in capsys.readouterr().out


def test_unset_says_what_holds_now(own_home: Path, capsys: Output) -> None:
    assert main(["settings", "set", "treadmill.lag", "5"]) == 0
    assert main(["settings", "set", "treadmill.step", "0.5"]) == 0
    assert main(["settings", "unset", "treadmill.lag"]) == 0
    assert "treadmill.lag is taken away; now: 7 (" in capsys.readouterr().out
    assert main(["settings", "unset", "treadmill.step"]) == 0
    assert "treadmill.step is taken away; now: no treadmill (" in capsys.readouterr().out
    assert main(["settings", "unset", "treadmill.lag"]) == 1
    assert "`treadmill.lag` is not set" in capsys.readouterr().err


def test_set_takes_a_minus_and_says_what_was_written(own_home: Path, capsys: Output) -> None:
    assert main(["settings", "set", "runner.scale", "-3%"]) == 0
    assert "runner.scale is now -3%  (file) (" in capsys.readouterr().out
    assert main(["settings", "set", "runner.race", "5k", "19:30"]) == 0
    assert "runner.race is now 5k 19:30 20" in capsys.readouterr().out
    assert main(["settings", "set", "runner.race"]) == 1
    assert "`runner.race` is missing here" in capsys.readouterr().err


def test_a_scale_is_told_with_every_pace(own_home: Path, capsys: Output) -> None:
    write(own_home, '[runner]\nrace = "5k 19:30"\nscale = "-3%"\n')
    assert main(["runner"]) == 0
    assert "\n−3 %: every speed of a workout" in capsys.readouterr().out
    assert main(["pace", "easy"]) == 0
    assert "\n−3 % is not counted here" in capsys.readouterr().out
    assert main(["show", str(shipped_folder() / "7x1000.yaml")]) == 0
    assert "\n−3 %: every speed of a workout" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_no_file_that_is_missing(own_home: Path, capsys: Output) -> None:
    file_in(own_home).parent.mkdir()
    file_in(own_home).write_bytes(b"\xff\xfe[treadmill]\n")
    assert main(["settings"]) == 1
    out, err = capsys.readouterr()
    assert "runtimer.toml (not read)\n" in out
    assert "not written in UTF-8: save it so" in err


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("runner.threshold", "slow", "write a pace like `5:20/km`"),
        ("runner.paces.walk", "walk", "write a pace like `5:20/km`"),
        ("runner.paces.E", "5:00/km", "did you mean `runner.paces.easy`?"),
        ("runner.max_hr", "190 bpm", "a number, without unit and quotes"),
    ],
)
def test_remedies_on_the_command_line(
    key: str, value: str, said: str, own_home: Path, capsys: Output
) -> None:
    assert main(["settings", "set", key, value]) == 1
    assert said in capsys.readouterr().err


def test_a_scale_is_kept_until_there_is_none(own_home: Path) -> None:
    assert "remembered: +1% from now on (runner.scale in " in remember_scale(1.01)
    assert '\nscale = "+1%"' in file_in(own_home).read_text(encoding="utf-8")
    assert "remembered: no change of speeds any more" in remember_scale(1.0)
    assert '\n# scale = "+1%"' in file_in(own_home).read_text(encoding="utf-8")


def test_set_refuses_what_has_no_meaning(own_home: Path, capsys: Output) -> None:
    assert main(["settings", "set", "runner.uint", "mi"]) == 1
    assert "did you mean `runner.unit`?" in capsys.readouterr().err
    assert not file_in(own_home).exists()


@pytest.mark.parametrize("text", ["[runner\n", "# caf\udce9\n"])
def test_set_leaves_a_broken_file_alone(text: str, own_home: Path, capsys: Output) -> None:
    file_in(own_home).parent.mkdir()
    file_in(own_home).write_bytes(text.encode("utf-8", "surrogateescape"))
    assert main(["settings", "set", "runner.unit", "mi"]) == 1
    assert "runtimer.toml" in capsys.readouterr().err
    assert file_in(own_home).read_bytes() == text.encode("utf-8", "surrogateescape")


def test_set_says_when_the_disk_does_not_take_it(own_home: Path, capsys: Output) -> None:
    (own_home / "settings").write_text("a file in the folder's place", encoding="utf-8")
    assert main(["settings", "set", "runner.unit", "mi"]) == 1
    assert "runtimer.toml" in capsys.readouterr().err


def test_mistakes_are_shown_with_their_lines(own_home: Path, capsys: Output) -> None:
    write(own_home, '[runner]\nuint = "km"\nmax_hr = 10\n')
    assert main(["settings"]) == 1
    err = capsys.readouterr().err
    assert "runtimer.toml:2:1" in err
    assert "runtimer.toml:3:10" in err
    assert "^^^^" in err


def test_runner_shows_every_pace(own_home: Path, capsys: Output) -> None:
    write(own_home, '[runner]\nunit = "mi"\nrace = "5k 19:57"\n')
    assert main(["runner"]) == 0
    out = capsys.readouterr().out
    assert "race        5k in 19:57 · VDOT 50.0\n" in out
    for name in (
        "easy",
        "marathon",
        "half",
        "threshold",
        "10k",
        "5k",
        "3k",
        "mile",
        "interval",
        "repetition",
    ):
        assert f"\n{name} " in out
    assert "\nmile         5:50 /mi" in out


def test_runner_asks_who_is_not_known(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed(
        monkeypatch,
        "mi",
        "5k 20:00 2020-01-01, half 1:40:00 2020-03-01",
        "",
        "easy: 8:30/mi, 10K = 10 mph, walk 6km/h,",
        "",
        "",
    )
    assert main(["runner"]) == 0
    out, err = capsys.readouterr()
    assert "race        5k in 20:00 on 2020-01-01 · VDOT 49.8\n" in out
    assert "race        half in 1:40:00 on 2020-03-01 · VDOT 45.1 · counts\n" in out
    assert "10k          6:00 /mi   10.0 mph  your own" in out
    assert "walk        16:06 /mi    3.7 mph  your own" in out
    assert "easy         8:30 /mi    7.1 mph  your own" in out
    assert "six months" in err
    typed(monkeypatch)
    assert main(["runner"]) == 0
    assert "Recent races" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("easy", "`easy` is not a name and a pace"),
        ("5:20/km easy", "`5:20/km easy` is not a name and a pace"),
        ("walking 9:30/km", "did you mean `walk`?"),
        ("jogging 6:00/km", "the names are easy, marathon"),
        ("esay 5:20/km", "did you mean `easy`?"),
        ("easy 5:20/km, E 5:30/km", "`easy` is told twice"),
        ("10k 4:05/km, easy 5:20", "`5:20/km` or `5:20/mi`"),
    ],
)
def test_own_paces_without_a_meaning(
    answer: str, said: str, own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed(monkeypatch, "", "", "", answer, "", "", "")
    assert main(["runner", "--ask"]) == 0
    assert said in capsys.readouterr().out
    assert not file_in(own_home).exists()


def test_an_answer_without_a_meaning_is_asked_again(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    typed(monkeypatch, "", "fast", "5k 20:00", "")
    assert main(["runner", "--ask"]) == 0
    out = capsys.readouterr().out
    assert "`fast` is not a race result" in out
    assert "5k in 20:00 on 20" in out  # today's day is written beside it


def test_nobody_answers(own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    typed(monkeypatch)
    assert main(["runner"]) == 0
    assert "No pace is known yet" in capsys.readouterr().out
    assert not file_in(own_home).exists()


@pytest.mark.parametrize(
    ("lines", "written"),
    [
        (["5k 19:30"], True),
        ([""], False),
        ([], False),
        (["x", "y", "z", "5k 19:30"], True),
        (["x", ""], False),
    ],
)
def test_first_question(
    lines: list[str], written: bool, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, *lines)
    assert ask_race() is written
    assert file_in(own_home).exists() is written


@pytest.mark.parametrize(
    ("words", "mps"),
    [
        (["3:45/km"], 1000 / 225),
        (["10.5mph"], 10.5 * 1609.344 / 3600),
        (["400m", "in", "78s"], 400 / 78),
        (["half", "in", "1:35:00"], 21_097.5 / 5700),
        (["5k"], 5000 / 1170),
        (["5k", "+", "5s/km"], 1000 / 239),
        (["90%", "5k"], 0.9 * 5000 / 1170),
        (["half", "in", "95min"], 21_097.5 / 5700),
        (["walk"], 1000 / 570),
        (["15-16km/h"], 15.5 / 3.6),
    ],
)
def test_pace(words: list[str], mps: float, own_home: Path, capsys: Output) -> None:
    paces = '[runner]\nrace = "5k 19:30"\n[runner.paces]\nwalk = "9:30/km"\n'
    write(own_home, f'{paces}[treadmill]\nunit = "mi"\ncalibration = 0.98\n')
    assert main(["pace", *words, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["speed_mps"] == pytest.approx(mps, abs=1e-6)
    assert report["pace_s_per_km"] == pytest.approx(1000 / mps, abs=1e-3)
    assert report["pace_s_per_mi"] == pytest.approx(1609.344 / mps, abs=1e-3)
    assert report["belt"]["shown"] == pytest.approx(mps * 3600 / 1609.344 / 0.98, abs=0.051)
    assert report["belt_mps"] == pytest.approx(report["belt"]["shown"] * 0.98 * 1609.344 / 3600, abs=1e-6)
    assert report["times_s"]["marathon"] == pytest.approx(42_195 / mps, abs=1e-3)


def test_pace_in_words_without_a_treadmill(capsys: Output) -> None:
    assert main(["pace", "16km/h"]) == 0
    out = capsys.readouterr().out
    assert "3:45 /km" in out
    assert "belt" not in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["5k"], "your 5k pace is not known"),
        (["3:45"], "`3:45/km` or `3:45/mi`"),
        (["fife"], "is not a pace"),
        (["5:00/km", "to", "4:00/km"], "a progression is many paces"),
        (["blue", "in", "78s"], "`blue` is not a distance"),
        (["400m", "in", "1s"], "not a speed to run"),
        (["99km/h"], "not a speed to run"),
    ],
)
def test_no_such_pace(words: list[str], said: str, capsys: Output) -> None:
    assert main(["pace", *words]) == 1
    assert said in capsys.readouterr().err


def test_an_offset_that_leaves_no_speed(own_home: Path, capsys: Output) -> None:
    write(own_home, '[runner]\nrace = "5k 15:00"\n')
    assert main(["pace", "mile", "-", "2:00/km"]) == 1
    assert "not a speed to run" in capsys.readouterr().err
