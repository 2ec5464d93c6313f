"""The documents tell the truth: paths exist, examples are valid, limits are the program's, what is made is current."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from runtimer.discovery import Kind
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS
from runtimer.domain.workout import MAX_CUES, MAX_DEPTH, MAX_REPETITIONS, MAX_STEP_CUES, SHORTEST_STEP_S
from runtimer.engine.plan.belt_speeds import SHORTEST_PORTION_S
from runtimer.engine.plan.mark_falls import HEARD_A_SECOND, HEARD_AT_ONCE
from runtimer.engine.plan.refusals import MAX_HOURS, MAX_SEGMENTS, MAX_SPEEDS, MAX_UNROLLED_CUES
from runtimer.formats.scalars.bands import CADENCE, HEART_RATE, INCLINE_PERCENT, RPE
from runtimer.formats.scalars.goals import LARGEST_SHARE
from runtimer.formats.scalars.marks import SHORTEST_EVERY_S
from runtimer.formats.scalars.numbers import MAX_DIGITS
from runtimer.formats.scalars.texts import LONGEST_TEXT, LONGEST_TITLE
from runtimer.formats.workouts.native.encodings import MAX_BYTES
from runtimer.formats.workouts.native.event_tree import MAX_NESTING, MAX_NODES
from runtimer.formats.workouts.native.parser import parse_workout

ROOT = Path(__file__).parents[2]
DOCUMENTS = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"))
}
FORMAT = DOCUMENTS["docs/workout-format.md"]
TOP = "runtimer|tests|docs|workouts|benchmarks|\\.github|\\.ci"
PATH = re.compile(rf"`((?:{TOP})(?:/[\w.-]+)+/?|[\w.-]+\.(?:md|toml|txt))`")
MADE_ELSEWHERE = {"crash.txt", "runtimer.toml"}
"""Names of files that are on a runner's machine."""
LINK = re.compile(r"\]\((?!https?:)([^)#]*)(?:#([\w-]+))?\)")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", FORMAT, re.DOTALL)
LIMITS = {
    "size of a file": f"{MAX_BYTES >> 20} MiB",
    "values, once aliases are expanded": f"fewer than {MAX_NODES:,}",
    "lists and mappings in each other": f"{MAX_NESTING}",
    "sets in each other": f"{MAX_DEPTH}",
    "repetitions of a set": f"{MAX_REPETITIONS}",
    "segments, once unrolled": f"{MAX_SEGMENTS:,}",
    "speeds of all steps, a progression having one for each notch": f"{MAX_SPEEDS:,}",
    "length of the workout": f"{MAX_HOURS} hours",
    "cues in a step": f"{MAX_STEP_CUES}",
    "cues in a workout, as written": f"{MAX_CUES:,}",
    "cues, once unrolled": f"{MAX_UNROLLED_CUES:,}",
    "cues that fall in a step": f"{HEARD_A_SECOND} a second, with {HEARD_AT_ONCE} to spare",
    "time of `every` in a cue": f"{SHORTEST_EVERY_S:g} s at least",
    "time of a step": f"{SHORTEST_STEP_S:g} s at least",
    "share of a repetition": f"{LARGEST_SHARE * 100:,.0f} %",
    "characters of a text": f"{LONGEST_TEXT}",
    "characters of a title": f"{LONGEST_TITLE}",
    "digits of a number": f"{MAX_DIGITS}",
    "speed": f"{SLOWEST_MPS} to {FASTEST_MPS} m/s ({SLOWEST_MPS * 3.6:.1f} to {FASTEST_MPS * 3.6:.0f} km/h)",
    "incline": f"{INCLINE_PERCENT[0]} to {INCLINE_PERCENT[1]} %".replace("-", "−"),
    "heart rate, cadence, RPE": ", ".join(f"{least} to {most}" for least, most in (HEART_RATE, CADENCE, RPE)),
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
LOCK = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_path_in_a_document_exists(name: str) -> None:
    paths = set(PATH.findall(DOCUMENTS[name])) - MADE_ELSEWHERE
    beside = (ROOT / name).parent
    assert [path for path in paths if not (ROOT / path).exists() and not (beside / path).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_in_a_document_leads_somewhere(name: str) -> None:
    for path, heading in LINK.findall(DOCUMENTS[name]):
        target = (ROOT / name).parent / path if path else ROOT / name
        assert target.exists(), path
        if heading:
            headings = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert heading in [re.sub(r"[^\w -]", "", text).lower().replace(" ", "-") for text in headings]


def test_the_map_of_the_house_has_every_room_and_no_other() -> None:
    section = DOCUMENTS["README.md"].partition("| room |")[2].partition("\n\n")[0]
    rooms = re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)
    folders = {path.parent.name for path in (ROOT / "runtimer").glob("*/__init__.py")}
    assert {*rooms, "sounds"} == folders
    assert len(rooms) == len(set(rooms))


def test_a_contributor_is_told_where_every_kind_of_part_goes() -> None:
    folders = {kind: kind.value.replace(".", "/") for kind in Kind}
    assert [kind.name for kind, folder in folders.items() if folder not in DOCUMENTS["CONTRIBUTING.md"]] == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.split("\n")[0])
def test_every_example_of_the_format_is_valid(example: str) -> None:
    steps = "".join(f"  {line}\n" for line in example.splitlines())
    parsed = parse_workout((example if example.startswith("name:") else f"name: x\nsteps:\n{steps}").encode())
    assert parsed.workout
    assert parsed.diagnostics == ()


def test_the_limits_are_those_of_the_program() -> None:
    section = FORMAT.partition("## Limits\n")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", section, re.MULTILINE))
    assert {what: limit for what, limit in rows.items() if what not in ("what", "---")} == LIMITS


def test_the_shortest_portion_is_that_of_the_program() -> None:
    assert f"No portion is shorter than {SHORTEST_PORTION_S:g} s" in FORMAT


def test_the_manual_is_made_from_the_parser_as_it_is() -> None:
    made = subprocess.run(
        [sys.executable, "docs/manual.py"], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    manual = (ROOT / "docs" / "runtimer.1").read_text(encoding="utf-8").splitlines()
    assert manual == made.stdout.decode().splitlines(), "python docs/manual.py > docs/runtimer.1"


def test_the_manual_is_read_by_groff_without_a_warning() -> None:
    groff = shutil.which("groff")
    if not groff:
        pytest.skip("there is no groff here")
    shown = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", "docs/runtimer.1"],
        cwd=ROOT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert shown.stderr == b""
    assert b"pack install SOURCE" in re.sub(rb"\x1b\[[0-9;]*m|.\x08", b"", shown.stdout)


@pytest.mark.parametrize("dependency", DEPENDENCIES, ids=lambda text: Requirement(text).name)
def test_what_is_locked_is_within_the_bounds_of_the_project(dependency: str) -> None:
    wanted = Requirement(dependency)
    locked = dict(re.findall(r"^([\w.-]+)==([\w.]+)", LOCK, re.MULTILINE))
    assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)])


def test_the_picture_of_the_readme_can_still_be_taken() -> None:
    taken = subprocess.run(
        [sys.executable, "docs/picture.py"], cwd=ROOT, capture_output=True, check=True, timeout=60
    )
    assert taken.stdout.startswith(b"<svg")
