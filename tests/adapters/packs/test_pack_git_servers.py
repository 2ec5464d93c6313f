"""Packs from git: servers that do not end."""

from __future__ import annotations

import os
import sys
import textwrap
from pathlib import Path

import pytest

from runtimer.adapters.packs.git_address import git_address
from runtimer.adapters.packs.limits import Limits
from runtimer.adapters.packs.sources.git import GitSource
from runtimer.domain.pack import PackError


def server(folder: Path, script: str) -> Path:
    """A program that takes the place of ssh and says what a hostile server would."""
    program = folder / "server"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nif '-G' in sys.argv: sys.exit(1)\n{textwrap.dedent(script)}",
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def refusal_of(program: Path, limits: Limits, monkeypatch: pytest.MonkeyPatch) -> str:
    """Why what a server says is refused."""
    monkeypatch.setenv("GIT_SSH_COMMAND", str(program))
    with pytest.raises(PackError) as refused:
        GitSource(git_address("git@example.org:club.git", None), limits).fetch(lambda done, total: None)
    return refused.value.code


@pytest.mark.skipif(os.name != "posix", reason="the program is a script of Unix")
def test_server_that_complains_without_end_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = server(tmp_path, "while True: sys.stderr.write('remote: no\\n' * 1000)\n")
    assert refusal_of(program, Limits(), monkeypatch) == "noise"


@pytest.mark.skipif(
    sys.platform != "linux", reason="other systems cannot limit the memory of another program"
)
@pytest.mark.parametrize(
    "script",
    [
        """
        pkt = lambda text: sys.stdout.write(f'{len(text) + 4:04x}{text}')
        pkt('0' * 39 + '1 HEAD\\0side-band-64k shallow\\n')
        for n in range(1 << 40): pkt('0' * 39 + f'1 refs/heads/{n:0900}\\n')
        """,
        """
        pkt = lambda text: sys.stdout.write(f'{len(text) + 4:04x}{text}')
        pkt('version 2\\n')
        while True: pkt('x' * 60000 + '\\n')
        """,
    ],
    ids=["branches", "abilities"],
)
def test_server_that_names_things_without_end_does_not_fill_the_memory(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert refusal_of(server(tmp_path, script), Limits(memory=100 << 20), monkeypatch) == "large-pack"
