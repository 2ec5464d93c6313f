"""A lock is one process's at a time, and nobody waits for it for ever."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from strange_files import NO_FILES, make

from runtimer.adapters.disk.locks import LockHeld, locked

HOLDER = """
import sys
from pathlib import Path
from runtimer.adapters.disk.locks import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_lock_that_is_held_is_waited_for_and_then_told(tmp_path: Path) -> None:
    path = tmp_path / "runtimer.toml.lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        began = time.monotonic()
        with pytest.raises(LockHeld, match="another runtimer is changing it"), locked(path, patience_s=0.1):
            pass
        assert time.monotonic() - began >= 0.1
        holder.kill()
    with locked(path, patience_s=0):
        assert path.exists()


def test_a_lock_is_free_again_whatever_went_wrong_under_it(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="refused"), locked(tmp_path / "lock"):
        raise ValueError("refused")
    with locked(tmp_path / "lock", patience_s=0):
        pass


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_no_lock(kind: str, tmp_path: Path) -> None:
    make(kind, tmp_path / "lock")
    with pytest.raises(OSError, match="this is not a file"), locked(tmp_path / "lock"):
        pass


def test_a_link_to_itself_is_no_lock(tmp_path: Path) -> None:
    make("link to itself", tmp_path / "lock")
    with pytest.raises(OSError, match="symbolic links"), locked(tmp_path / "lock"):
        pass
