"""Commands around the library: list, schema, completion."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from runtimer.adapters.disk.paths import shipped_folder
from runtimer.adapters.packs.store import PackFolder
from runtimer.cli.main import main
from runtimer.domain.installation import Origin
from runtimer.domain.pack import Manifest
from runtimer.formats.packs.folder import with_manifest

Output = pytest.CaptureFixture[str]
OWN = "name: Eigene Läufe\ntags: [hill, kraft]\nsteps:\n  - run: 10min\n    speed: 12km/h\n"
FIELDS = {
    "path",
    "place",
    "copies",
    "name",
    "tags",
    "valid",
    "error",
    "duration_s",
    "distance_m",
    "load",
    "estimated",
}


@pytest.fixture
def folders(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workout in the runner's folder, a broken one in the current folder, one in a pack."""
    (own_home / "data" / "workouts").mkdir(parents=True)
    (own_home / "data" / "workouts" / "own.yaml").write_text(OWN, encoding="utf-8")
    (tmp_path / "workouts").mkdir()
    (tmp_path / "workouts" / "bad.yaml").write_text("name: x\nsteps:\n  - rnu: 1km\n", encoding="utf-8")
    files = {
        "workouts/tuesday.yaml": OWN.replace("Eigene Läufe", "Tuesday").encode(),
        "README.md": b"Tuesdays.\n",
    }
    manifest = Manifest(1, "city-runners", "1.0.0", "CC0-1.0", ("A. Coach",))
    PackFolder(own_home / "data" / "packs").put(
        with_manifest(files, manifest), Origin("folder", str(tmp_path))
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def listed(capsys: Output, *arguments: str) -> list[dict[str, object]]:
    assert main(["list", "--json", *arguments]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)["workouts"]
    return found


def test_list_has_every_folder_and_errors(folders: Path, own_home: Path, capsys: Output) -> None:
    assert main(["list"]) == 0
    out, err = capsys.readouterr()
    lines = out.splitlines()
    assert err == ""
    assert all(path.name in out for path in shipped_folder().glob("*.yaml"))
    assert next(line for line in lines if "Eigene" in line).split() == [
        *("Eigene", "Läufe", "2.0", "km", "10:00", "17", str(own_home / "data" / "workouts" / "own.yaml"))
    ]
    (bad,) = (line for line in lines if line.startswith("!"))
    assert bad.startswith("! bad.yaml ")
    assert " 3:5 " in bad
    assert bad.endswith(str(Path("workouts") / "bad.yaml"))
    assert "city-runners" in next(line for line in lines if "Tuesday" in line)
    assert lines[-1] == f"26 workouts · 1 with an error; your own go into {own_home / 'data' / 'workouts'}"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["LAUFE"], ["Eigene Läufe"]),
        (["city", "hill"], ["Tuesday"]),
        (["kraft"], ["Eigene Läufe", "Tuesday"]),
        (["nowhere"], []),
    ],
)
def test_words_are_looked_for_in_names_tags_and_packs(
    words: list[str], names: list[str], folders: Path, capsys: Output
) -> None:
    assert [one["name"] for one in listed(capsys, *words)] == names


def test_list_as_json(folders: Path, capsys: Output) -> None:
    found = listed(capsys)
    assert {frozenset(one) for one in found} == {frozenset(FIELDS)}
    assert {one["place"] for one in found} == {"mine", "shipped", "here", "city-runners"}
    (bad,) = (one for one in found if not one["valid"])
    assert (bad["duration_s"], str(bad["error"])[:4]) == (None, "3:5 ")


def test_a_copy_of_a_shipped_file_is_one_line_that_says_where_both_lie(folders: Path, capsys: Output) -> None:
    shipped = shipped_folder() / "7x1000.yaml"
    copied = folders / "workouts" / "thursday.yaml"
    copied.write_bytes(shipped.read_bytes())
    assert main(["list", "7", "1000"]) == 0
    line, _, count = capsys.readouterr().out.splitlines()
    assert line.endswith(f"  {Path('workouts') / 'thursday.yaml'}, {shipped}")
    assert count.startswith("1 workout;")
    (copy,) = listed(capsys, "thursday")
    assert (copy["path"], copy["place"]) == (str(copied), "here")
    assert copy["copies"] == [{"path": str(shipped), "place": "shipped"}]
    copied.write_bytes(shipped.read_bytes() + b"# mine\n")
    assert [entry["place"] for entry in listed(capsys, "7", "1000")] == ["here", "shipped"]


@pytest.mark.parametrize(
    ("order", "field"), [("time", "duration_s"), ("distance", "distance_m"), ("load", "load")]
)
def test_list_is_sorted(order: str, field: str, folders: Path, capsys: Output) -> None:
    figures = [one[field] for one in listed(capsys, "--sort", order)]
    assert figures[-1] is None
    assert figures[:-1] == sorted(figures[:-1])  # type: ignore[type-var]  # all numbers


def test_a_damaged_lock_file_of_packs_costs_only_the_packs(
    folders: Path, own_home: Path, capsys: Output
) -> None:
    (own_home / "data" / "packs" / "packs.lock.json").write_text("{", encoding="utf-8")
    assert main(["list"]) == 0
    out, err = capsys.readouterr()
    assert "Eigene" in out
    assert "lock file" in err


def test_the_schema_is_printed(capsys: Output) -> None:
    assert main(["schema"]) == 0
    Draft202012Validator.check_schema(json.loads(capsys.readouterr().out))


def test_the_schema_is_put_beside_the_workouts(folders: Path, own_home: Path, capsys: Output) -> None:
    assert main(["schema", "--install"]) == 0
    written = [
        own_home / "data" / "workouts" / "workout.schema.json",
        folders / "workouts" / "workout.schema.json",
    ]
    assert capsys.readouterr().out.splitlines() == [str(path) for path in written]
    assert all(json.loads(path.read_text(encoding="utf-8"))["title"] for path in written)
    assert main(["schema", "--install"]) == 0


def test_a_schema_that_the_disk_does_not_take_is_told(own_home: Path, capsys: Output) -> None:
    (own_home / "data").write_text("in the way", encoding="utf-8")
    assert main(["schema", "--install"]) == 1
    assert "data" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("shell", "word"), [("bash", "complete "), ("zsh", "#compdef runtimer"), ("fish", "complete -c runtimer")]
)
def test_completion_knows_every_command(shell: str, word: str, capsys: Output) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert word in script
    assert all(
        command in script
        for command in ("check", "completion", "library", "list", "run", "show", "--rehearse", "--sort")
    )


def test_completion_completes_in_bash(capsys: Output) -> None:
    bash = 'eval "$(cat)"; COMP_WORDS=(runtimer li); COMP_CWORD=1; _shtab_runtimer runtimer li runtimer; echo ${COMPREPLY[@]}'
    assert main(["completion", "bash"]) == 0
    try:
        ran = subprocess.run(
            ["bash", "-c", bash], input=capsys.readouterr().out, capture_output=True, text=True, timeout=30
        )
    except FileNotFoundError:
        pytest.skip("there is no bash here")
    assert sorted(ran.stdout.split()) == ["library", "list"]


def test_the_library_without_a_terminal_is_a_list_and_usage() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "runtimer"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert ran.returncode == 2
    assert ran.stdout.startswith("usage: runtimer FILE")
    assert "7x1000.yaml" in ran.stdout
