"""The rig leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from rig.audiorig import PulseRig, missing_tools


def open_files() -> set[str]:
    return {str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}


@pytest.mark.skipif(bool(missing_tools()), reason="not installed: " + ", ".join(missing_tools()))
def test_a_daemon_that_ended_by_itself_leaves_no_file_open() -> None:
    """Seen: its log, which was closed only by who killed it, became a warning in whatever test ran next."""
    with PulseRig() as rig:
        rig.pactl("exit")
        rig.close()
        assert not [path for path in open_files() if path.startswith(str(rig.dir))]
