"""The command line: what it prints, where, and its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from runtimer.adapters.disk.paths import shipped_folder
from runtimer.cli.main import main
from runtimer.engine.news import Event, RepDone
from runtimer.wording.eye import events

GOOD = """\
name: test
steps:
  - warmup: 30s
    pace: easy
  - repeat: 2
    steps:
      - {run: 200m, speed: 18km/h, incline: 1%, name: Fast}
    between:
      - rest: 20s
  - jog: open
"""
BAD = "name: test\nsteps:\n  - run: 60s\n    inclne: 1%\n  - jog: 5m\n  - rest: 90\n"


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return str(path)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.yaml"
    path.write_text(BAD, encoding="utf-8")
    return str(path)


def test_check_says_what_is_valid(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", good]) == 0
    out, err = capsys.readouterr()
    assert out == "1 valid: nothing to mend\n"
    assert err == ""


def test_check_reports_three_mistakes_in_one_go(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", bad]) == 1
    out, err = capsys.readouterr()
    assert out == "0 valid, 1 not valid: 3 errors\n"
    assert [line.rsplit(":", 2)[1:] for line in err.splitlines() if "-->" in line] == [
        ["4", "5"],
        ["5", "10"],
        ["6", "11"],
    ]
    assert "did you mean `incline`?" in err


def test_check_of_several_files_gives_the_highest_code(
    good: str, bad: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", good, bad]) == 1
    assert main(["check", good, bad, "nowhere.yaml"]) == 2
    assert "nowhere.yaml: No such file" in capsys.readouterr().err


def test_check_strict_lets_warnings_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "slow.yaml"
    path.write_text("name: x\nsteps:\n  - run: 1km\n", encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert main(["check", "--strict", str(path)]) == 1
    assert "1 warning" in capsys.readouterr().out


def test_check_json_of_no_file_that_is_there_is_an_object_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", "nowhere.yaml"]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out) == {"files": []}
    assert err.startswith("runtimer: nowhere.yaml: ")


def test_check_json_is_one_line(good: str, bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--json", good, "nowhere.yaml", bad, good])
    out = capsys.readouterr().out
    assert out == json.dumps(json.loads(out), ensure_ascii=False) + "\n"
    assert [file["path"] for file in json.loads(out)["files"]] == [good, bad, good]


def test_check_json(good: str, bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--json", good, bad]) == 1
    out, err = capsys.readouterr()
    files = json.loads(out)["files"]
    assert err == ""
    assert files[0] == {
        "path": good, "valid": True, "name": "test", "segments": 5, "duration_s": 30 + 80 + 20 + 300,
        "distance_m": pytest.approx(75 + 400 + 750), "diagnostics": [],
    }  # fmt: skip
    assert (files[1]["valid"], files[1]["segments"]) == (False, None)
    assert {"severity", "code", "message", "line", "column", "help"} == set(files[1]["diagnostics"][0])


def test_show_says_steps_totals_and_profile(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", good]) == 0
    out = capsys.readouterr().out
    for words in (
        "test\n",
        "1.2 km ~ · 7:10 ~",
        "2 ×\n",
        "   Fast 200 m  18km/h · 1 %\n",
        "   between\n",
        "      rest 0:20\n",
        "jog open\n",
        "█",
    ):
        assert words in out


def test_show_json(good: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--json", good]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["estimated"] is True
    assert [s["verb"] for s in shown["segments"]] == ["warmup", "run", "rest", "run", "jog"]
    assert shown["segments"][1] == {
        "verb": "run", "name": "Fast", "rep": [[1, 2]], "optional": False, "goal": {"kind": "distance", "metres": 200},
        "target": {
            "text": "18km/h", "name": None, "shape": "hold", "speed_mps": [5, 5], "incline_percent": 1,
            "belt_mps": None, "hr": None, "cadence": None, "rpe": None,
        },
        "start_s": 30, "duration_s": 40, "estimated": False,
    }  # fmt: skip
    assert shown["segments"][0]["target"]["name"] == "easy"
    assert (shown["segments"][4]["duration_s"], shown["segments"][4]["estimated"]) == (None, True)


def test_show_of_a_broken_file_reports_it(bad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "--json", bad]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("error:") == 3


def test_without_arguments_the_shipped_workouts_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    out = capsys.readouterr().out
    assert all(path.name in out for path in shipped_folder().glob("*.yaml"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["run"],
        ["nowhere.yaml"],
        ["run", "x.yaml", "--rehearse", "0"],
        ["run", "x.yaml", "--ready", "-1"],
        ["run", "x.yaml", "--fly"],
    ],
)
def test_wrong_usage_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as left:
        code = left.code
    assert code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--rehearse", "abc", "N must be a number"),
        ("--ready", "nan", "S must be seconds"),
        ("--ready", "1m", "not '1m'"),
    ],
)
def test_wrong_numbers_say_what_is_wanted(
    option: str, value: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["run", "x.yaml", option, value])
    assert said in capsys.readouterr().err


def test_folder_and_strange_names_are_no_traceback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert main(["check", "a\x1b[31mb.yaml"]) == 2
    assert main(["check", "nul\x00byte.yaml"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_mistake_of_ours_is_a_sentence_and_a_file(
    good: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RUNTIMER_HOME", str(tmp_path / "home"))
    monkeypatch.setattr("runtimer.cli.commands.show.describe", lambda _: 1 / 0)
    assert main(["show", good]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err
    assert "division by zero" in (tmp_path / "home" / "data" / "crash.txt").read_text(encoding="utf-8")


def command(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-m", "runtimer", *arguments],
        text=True,
        encoding="utf-8",
        capture_output=True,
        timeout=60,
        env=environment,
        **options,
    )


def test_plain_run_says_everything_in_order(good: str) -> None:
    ran = command("run", good, "--plain", "--rehearse", "1000")
    assert (ran.returncode, ran.stderr) == (0, "")
    lines = ran.stdout.splitlines()
    assert lines[0] == "0:00:00.000 get-ready 0:10 · warm-up 0:30 · easy"
    assert lines[1:5] == [
        "0:00:07.000 cue tick 3", "0:00:08.000 cue tick 2", "0:00:09.000 cue tick 1", "0:00:10.000 segment-entered warm-up 0:30 · easy",
    ]  # fmt: skip
    assert [line for line in lines if "rep-done" in line] == [
        "0:01:20.000 rep-done 1/2 0:40 200 m", "0:02:20.000 rep-done 2/2 0:40 200 m",
    ]  # fmt: skip
    assert "0:02:20.000 segment-entered jog open · ends by its estimate, 5:00" in lines
    assert "0:02:20.000 cue set-done" in lines
    assert lines[-2:] == ["0:07:20.000 cue finish", "0:07:20.000 workout-finished"]


@pytest.mark.parametrize("path", sorted(shipped_folder().glob("*.yaml")), ids=lambda path: path.stem)
def test_every_shipped_workout_runs_each_segment_once_and_finishes(path: Path) -> None:
    ran = command("run", str(path), "--plain", "--rehearse", "100000", "--ready", "0")
    assert (ran.returncode, ran.stderr) == (0, "")
    shown = json.loads(command("show", "--json", str(path)).stdout)
    entered = [
        line.split(" segment-entered ")[1] for line in ran.stdout.splitlines() if " segment-entered " in line
    ]
    assert len(entered) == len(shown["segments"])
    assert ran.stdout.splitlines()[-1].endswith(" workout-finished")


def test_lines_on_standard_input_are_keys(good: str) -> None:
    """Each counts, the same one twice too: what writes lines means them."""
    ran = command("run", good, "--plain", "--ready", "0", "--audio", "none", input="n\np\np\nc\nq\n")
    names = [line.split()[1] for line in ran.stdout.splitlines() if " cue " not in line]
    assert ran.returncode == 0
    assert names[:3] == ["segment-entered", "segment-skipped", "segment-entered"]
    assert names[3:6] == ["paused", "resumed", "segment-skipped"]
    assert names[-1] == "workout-broken-off"


@pytest.mark.parametrize("keys", ["p\n", "p"], ids=["a line", "half a line"])
def test_pause_that_nobody_can_end_ends_with_the_keys(keys: str, tmp_path: Path) -> None:
    path = tmp_path / "long.yaml"  # so long that the key comes while it lasts
    path.write_text("name: x\nsteps:\n  - run: 2h\n    speed: 10km/h\n", encoding="utf-8")
    ran = command("run", str(path), "--plain", "--ready", "0", "--rehearse", "1000", input=keys)
    # At a thousand times, a machine at work makes a long pause of a short one: that one ends with a lead-in.
    untold = (" cue ", " lead-in ")
    names = [line.split()[1] for line in ran.stdout.splitlines() if not any(word in line for word in untold)]
    assert ran.returncode == 0
    assert names[1:3] == ["paused", "resumed"]
    assert names[-1] == "workout-finished"


@pytest.mark.skipif(os.name != "posix", reason="only a shell of Unix closes standard input")
def test_without_a_standard_input_the_session_runs_to_its_end(good: str) -> None:
    shell = f"{sys.executable} -m runtimer run {good} --plain --rehearse 1000 <&-"
    ran = subprocess.run(["sh", "-c", shell], capture_output=True, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines()[-1].endswith(" workout-finished")


def test_mistake_of_ours_in_the_loop_ends_the_session_with_a_sentence(
    good: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def telling(happened: Event, _: events.Telling) -> str:
        return f"{1 / 0}" if isinstance(happened, RepDone) else "told"

    monkeypatch.setattr(sys, "stdin", None)
    monkeypatch.setattr(events, "event", telling)
    assert main(["run", good, "--plain", "--rehearse", "1000"]) == 1
    out, err = capsys.readouterr()
    assert out.endswith(" told\n")
    assert "ZeroDivisionError" in err
    assert "Traceback" not in err


def test_doubts_about_the_settings_are_told_once(good: str, own_home: Path) -> None:
    (own_home / "settings").mkdir()
    text = '[runner]\nrace = "5k 19:30 2020-01-01"\nuint = "km"\n'
    (own_home / "settings" / "runtimer.toml").write_text(text, encoding="utf-8")
    ran = command("run", good, "--plain", "--rehearse", "10000")
    assert (ran.stderr.count("six months"), ran.stderr.count("unknown key `uint`")) == (1, 1)


def test_standard_input_as_the_file() -> None:
    ran = command(
        "-", "--plain", "--rehearse", "10000", "--ready", "0", input="name: x\nsteps:\n  - run: 10s\n"
    )
    assert [line.split()[1] for line in ran.stdout.splitlines() if " cue " not in line] == [
        "segment-entered",
        "workout-finished",
    ]


def test_reader_that_leaves_ends_the_session_without_a_traceback(good: str) -> None:
    shell = (
        f"{sys.executable} -m runtimer run {good} --plain --rehearse 20 | head -1; echo ${{PIPESTATUS[0]}}"
    )
    ran = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    assert ran.stdout.splitlines()[1:] == ["1"]
