"""The house stands: layers, fresh interpreters, sizes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "runtimer"
HEAVY = (
    "textual",
    "rich",
    "pydantic",
    "yaml",
    "sqlite3",
    "miniaudio",
    "simpleaudio",
    "platformdirs",
    "wakepy",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def test_imports_go_downward_only() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linted = subprocess.run(
        [sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert linted.returncode == 0, linted.stdout
    assert "1 kept, 0 broken" in linted.stdout


@pytest.mark.parametrize(
    ("module", "may"),
    [
        ("runtimer.services.coach", ()),
        ("runtimer.services.keypad", ()),
        ("runtimer.adapters.audio.process.__main__", ("miniaudio",)),
    ],
)
def test_fresh_interpreter_loads_nothing_heavy(module: str, may: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*(name for name in sys.modules if '.' not in name))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.split()
    assert module.split(".")[0] in loaded
    assert [name for name in HEAVY if name in loaded and name not in may] == []


@pytest.mark.parametrize(
    "name", ["difflib", "tomlkit", "asyncio", "textual", "sqlite3", "runtimer.domain.entry", "runtimer.ports"]
)
def test_showing_a_valid_file_waits_for_nothing_else(name: str, modules_of_show: frozenset[str]) -> None:
    assert "yaml" in modules_of_show
    assert name not in modules_of_show


@pytest.fixture(scope="module")
def modules_of_show(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """What is imported by `runtimer show` of a valid file, without a settings file."""
    code = "import sys; from runtimer.cli.main import main; main(['show', 'workouts/7x1000.yaml']); print(*sys.modules, file=sys.stderr)"
    environment = os.environ | {"RUNTIMER_HOME": str(tmp_path_factory.mktemp("home"))}
    shown = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return frozenset(shown.stderr.split())


def test_init_files_are_empty() -> None:
    assert [str(path) for path in PACKAGE.rglob("__init__.py") if path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_sizes_stay_readable(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno + 1 <= 40, node.name
        if isinstance(node, ast.ClassDef):
            assert (
                sum(isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) for part in node.body) <= 20
            ), node.name
    if path.name != "__init__.py":
        docstring = ast.get_docstring(ast.parse(text)) or ""
        assert docstring, "a module says what it is"


def test_engine_and_domain_read_no_clock() -> None:
    clocks = {"time", "datetime.datetime"}
    for path in [
        *(PACKAGE / "engine").rglob("*.py"),
        *(PACKAGE / "domain").rglob("*.py"),
        *(PACKAGE / "services").rglob("*.py"),
    ]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert not clocks & {alias.name for alias in node.names}, path
            if isinstance(node, ast.ImportFrom):
                assert node.module != "time", path
                assert not clocks & {f"{node.module}.{alias.name}" for alias in node.names}, path


@pytest.mark.parametrize("package", ["runtimer/engine/cues/rules", "runtimer/cli/commands"])
def test_every_part_has_the_door_of_its_kind(package: str) -> None:
    doors = {"runtimer/engine/cues/rules": {"cues"}, "runtimer/cli/commands": {"add_arguments", "carry_out"}}[
        package
    ]
    for path in (ROOT / package).glob("*.py"):
        if path.name != "__init__.py":
            public = {
                n.name
                for n in ast.parse(path.read_text(encoding="utf-8")).body
                if isinstance(n, ast.FunctionDef) and n.name[0] != "_"
            }
            assert public == doors, path.name
