"""Every seeded mistake through the program: exit 1, the right place, a remedy, no traceback, soon, in little memory."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from formats.mistakes.seeded import PARSING, PLANNING, Mistake
from formats.mistakes.wild import WILD

from runtimer.cli.main import main

MOST_S, MOST_MIB = 2.0, 200.0
PLACE = re.compile(r"^ +--> .*:(\d+):(\d+)$", re.MULTILINE)
CHECK = """
import sys
from runtimer.cli.main import main
code = main(["check", sys.argv[1]])
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(code, int(peak.split()[1]) / 1024)
"""


@pytest.mark.parametrize("mistake", [*PARSING, *PLANNING, *WILD], ids=lambda mistake: mistake.name)
def test_mistake(mistake: Mistake, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mistake.yaml"
    path.write_bytes(mistake.data)
    began = time.process_time()
    assert main(["check", str(path)]) == 1
    assert time.process_time() - began < MOST_S
    out, err = capsys.readouterr()
    assert PLACE.findall(err) == [(str(mistake.line), str(mistake.column))]
    assert err.startswith("error: ")
    assert re.search("^ += help: .", err, re.MULTILINE)
    assert "Traceback" not in err
    assert out == "0 valid, 1 not valid: 1 error\n"
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", err)


@pytest.mark.parametrize(
    ("files", "summary"),
    [
        (["nowhere.yaml"], "0 valid, 1 not found"),
        (["."], "0 valid, 1 not found"),
        (["sound.yaml", "nowhere.yaml"], "1 valid, 1 not found"),
        (["wrong.yaml", "nowhere.yaml"], "0 valid, 1 not valid, 1 not found: 1 error"),
    ],
)
def test_what_is_not_found_is_no_reason_for_praise(
    files: list[str],
    summary: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "sound.yaml").write_text(
        "name: x\nsteps:\n  - run: 10min\n    pace: 4:00/km\n", encoding="utf-8"
    )
    (tmp_path / "wrong.yaml").write_text("name: x\nsteps:\n  - run: 90\n", encoding="utf-8")
    assert main(["check", *files]) == 2
    assert capsys.readouterr().out == f"{summary}\n"


@pytest.mark.skipif(sys.platform != "linux", reason="the peak of a process is read from Linux's books")
@pytest.mark.parametrize("mistake", [*PARSING, *PLANNING], ids=lambda mistake: mistake.name)
def test_memory(mistake: Mistake, tmp_path: Path) -> None:
    path = tmp_path / "mistake.yaml"
    path.write_bytes(mistake.data)
    ran = subprocess.run([sys.executable, "-c", CHECK, str(path)], capture_output=True, text=True, timeout=30)
    code, peak = ran.stdout.splitlines()[-1].split()
    assert int(code) == 1
    assert float(peak) < MOST_MIB
