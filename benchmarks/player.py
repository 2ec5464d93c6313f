"""The sound process by itself: CPU and memory while a session plays into a private sound server.

    python benchmarks/player.py [--seconds 60]

The session is one long step, so that the stream is silent for most of the time, as in real ones. Needs
PulseAudio's programs.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from rig.audiorig import PulseRig


def cpu_s(pid: int) -> float:
    """CPU seconds of all threads so far, from the scheduler's own books."""
    return (
        sum(int(path.read_text().split()[0]) for path in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e9
    )


def rss_mib(pid: int) -> float:
    """Resident memory in MiB."""
    line = next(
        line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("VmRSS")
    )
    return int(line.split()[1]) / 1024


def player_of(pid: int) -> int:
    """The player process among a session's children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    every = children or [
        c for path in Path(f"/proc/{pid}/task").glob("*/children") for c in path.read_text().split()
    ]
    return next(
        int(child)
        for child in every
        if b"runtimer.adapters.audio.process" in Path(f"/proc/{child}/cmdline").read_bytes()
    )


def cost(seconds: float) -> None:
    """Run a session for a while and print what its sound process takes."""
    with PulseRig() as rig, rig.record(), tempfile.TemporaryDirectory() as folder:
        workout = Path(folder) / "hour.yaml"
        workout.write_text("name: One hour\nsteps:\n  - run: 1h\n    speed: 12km/h\n", encoding="utf-8")
        command = [sys.executable, "-m", "runtimer", "run", str(workout), "--plain", "--audio", "miniaudio"]
        session = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=rig.env
        )
        time.sleep(15)  # ready, three ticks and a go
        pid = player_of(session.pid)
        began, used = time.monotonic(), cpu_s(pid)
        time.sleep(seconds)
        share = (cpu_s(pid) - used) / (time.monotonic() - began)
        print(f"player: {share:.2%} of a core over {seconds:.0f} s, RSS {rss_mib(pid):.0f} MiB")
        session.terminate()
        session.wait()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=60)
    cost(parser.parse_args().seconds)


if __name__ == "__main__":
    main()
