"""Programs are ended with all that they started, and nobody else is."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys

import pytest

from runtimer.adapters.programs.process_tree import kill_tree, start_tree

SOON_S = 60
HOLD = "import socket, time; line = socket.create_connection(('127.0.0.1', {port})); time.sleep(600)"
"""Holds a line that breaks when the process is gone."""
WITH_CHILD = "import subprocess, sys; subprocess.Popen([sys.executable, '-I', '-c', {hold!r}]); {hold}"
NOWHERE = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


@pytest.fixture
def server() -> socket.socket:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(SOON_S)
        yield listening


def test_a_tree_is_killed_whole(server: socket.socket) -> None:
    code = WITH_CHILD.format(hold=HOLD.format(port=server.getsockname()[1]))
    process = start_tree([sys.executable, "-I", "-c", code], os.environ, **NOWHERE)
    lines = [server.accept()[0] for _ in range(2)]
    kill_tree(process)
    assert process.wait(SOON_S) != 0
    for line in lines:
        line.settimeout(SOON_S)
        with line:
            assert line.recv(1) == b"", "the process is gone"


@pytest.mark.skipif(os.name == "nt", reason="groups of processes are Unix's")
def test_one_that_is_in_our_own_group_is_killed_alone() -> None:
    with subprocess.Popen([sys.executable, "-I", "-c", "import time; time.sleep(600)"]) as process:
        kill_tree(process)
        assert process.wait(SOON_S) == -signal.SIGKILL


def test_one_that_was_waited_for_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    with start_tree([sys.executable, "-I", "-c", "pass"], os.environ, **NOWHERE) as process:
        process.wait(SOON_S)
        monkeypatch.setattr(process, "kill", lambda: pytest.fail("its number may be another's by now"))
        kill_tree(process)
