"""docs/audit.md is true: what a module runs, opens or connects to is named there, and what is named there is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from architecture.uses import Kind, uses

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "runtimer"
AUDIT = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
USES = {
    path.relative_to(PACKAGE).as_posix(): uses(path.read_text(encoding="utf-8"))
    for path in PACKAGE.rglob("*.py")
}


def audited(kind: Kind) -> set[str]:
    section = AUDIT.partition(f"\n## {kind}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"^\| `([^`]+\.py)` \|", section, re.MULTILINE))


@pytest.mark.parametrize("kind", Kind)
def test_the_audit_names_every_module_that_does_such_a_thing_and_no_other(kind: Kind) -> None:
    assert audited(kind) == {module for module, found in USES.items() if found[kind]}


def test_one_place_starts_an_interpreter() -> None:
    assert [module for module, found in USES.items() if "sys.executable" in found[Kind.PROGRAMS]] == [
        "adapters/programs/interpreter.py"
    ]


def test_few_places_start_a_program() -> None:
    starting = {
        module
        for module, found in USES.items()
        if any(not name.startswith("runtimer.") for name in found[Kind.PROGRAMS])
    }
    assert starting == {"adapters/programs/interpreter.py", "adapters/programs/process_tree.py"}


@pytest.mark.parametrize(
    ("kind", "source"),
    [
        (Kind.PROGRAMS, "import subprocess\nsubprocess.run(['ls'])"),
        (Kind.PROGRAMS, "from subprocess import Popen as start\nstart(['ls'])"),
        (Kind.PROGRAMS, "import subprocess as sp\nrun = sp.run"),
        (Kind.PROGRAMS, "import sys\nprogram = (sys.executable, '-m', 'json')"),
        (Kind.PROGRAMS, "from sys import executable\nprint(executable)"),
        (Kind.PROGRAMS, "import os\nos.execvpe('ls', [], {})"),
        (Kind.PROGRAMS, "import os\nos.spawnl(0, 'ls')"),
        (Kind.PROGRAMS, "import os\nos.posix_spawn('ls', [], {})"),
        (Kind.PROGRAMS, "import os\nos.startfile('x')"),
        (Kind.PROGRAMS, "from os import system\nsystem('ls')"),
        (Kind.PROGRAMS, "import asyncio\nasync def f():\n    await asyncio.create_subprocess_exec('ls')"),
        (Kind.PROGRAMS, "async def f(loop):\n    await loop.subprocess_exec(None, 'ls')"),
        (Kind.PROGRAMS, "import multiprocessing.pool\nmultiprocessing.pool.Pool()"),
        (Kind.PROGRAMS, "from concurrent.futures import ProcessPoolExecutor\nProcessPoolExecutor()"),
        (Kind.PROGRAMS, "import webbrowser\nwebbrowser.open('https://example.org')"),
        (Kind.PROGRAMS, "exec('1')"),
        (Kind.FILES, "open('x')"),
        (Kind.FILES, "def f(path):\n    with path.open() as file: pass"),
        (Kind.FILES, "def f(path):\n    path.open('rb')"),
        (Kind.FILES, "def f(path):\n    path.read_text(encoding='utf-8')"),
        (Kind.FILES, "def f(path, other):\n    path.replace(other)"),
        (Kind.FILES, "import os\nos.replace('a', 'b')"),
        (Kind.FILES, "from shutil import rmtree\nrmtree('x')"),
        (Kind.FILES, "import tempfile\ntempfile.mkstemp()"),
        (Kind.FILES, "from runtimer.adapters.disk.replacement import replace_file\nreplace_file(p, [])"),
        (Kind.CONNECTIONS, "import socket\nsocket.create_connection(('x', 1))"),
        (Kind.CONNECTIONS, "from urllib.request import urlopen\nurlopen('https://example.org')"),
        (Kind.CONNECTIONS, "import http.client\nhttp.client.HTTPSConnection('x')"),
        (Kind.CONNECTIONS, "async def f(loop):\n    await loop.create_connection(None, 'x', 1)"),
        (Kind.CONNECTIONS, "import asyncio\nasync def f():\n    await asyncio.open_connection('x', 1)"),
        (Kind.CONNECTIONS, "import http.server\nhttp.server.HTTPServer(('', 80), None)"),
    ],
)
def test_a_new_use_is_seen(kind: Kind, source: str) -> None:
    assert uses(source)[kind]


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess\ndef f(process: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]: ...",
        "import subprocess\ntry: pass\nexcept subprocess.TimeoutExpired: print(subprocess.PIPE)",
        "def f(text):\n    return text.replace('a', 'b')",
        "from dataclasses import replace\ndef f(value):\n    return replace(value, name='x')",
        "def f(shelf, entry):\n    return shelf.open(entry)",
        "class Shelf:\n    open: int",
        "import shutil\nshutil.which('git')",
        "import socket\ndef f(opened: socket.socket | None) -> None: ...",
    ],
)
def test_what_does_nothing_is_not_taken_for_a_use(source: str) -> None:
    assert not any(uses(source).values())
