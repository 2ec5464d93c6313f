"""The start of the program: `show`, a rehearsed session in lines, and Ready on a pseudo-terminal, beside another commit.

    python benchmarks/startup.py [--against REVISION] [--runs 20]

Both commits are unpacked and compiled first, as an installation does, and run in turns, without a settings file, by this Python.
"""

from __future__ import annotations

import argparse
import compileall
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORKOUT = """\
name: A start
steps:
  - repeat: 4
    steps:
      - run: 1km
        speed: 15 km/h
    between:
      - jog: 70s
        speed: 9 km/h
"""
LINES = {"show": ["show", "start.yaml"], "plain": ["start.yaml", "--plain", "--rehearse", "100000"]}
READY = (b"A start", b"start", b"space")
PATIENCE_S = 20


def unpacked(revision: str, folder: Path) -> Path:
    """Return the folder with the program as of a commit, compiled."""
    folder.mkdir()
    archive = subprocess.run(
        ["git", "archive", revision, "runtimer"], cwd=ROOT, capture_output=True, check=True
    ).stdout
    subprocess.run(["tar", "-x"], cwd=folder, input=archive, check=True)
    compileall.compile_dir(folder, quiet=1)
    (folder / "start.yaml").write_text(WORKOUT, encoding="utf-8")
    return folder


def lines_s(folder: Path, arguments: list[str], environment: dict[str, str]) -> float:
    """Return the seconds from the start of a command to its end."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "runtimer", *arguments]
    subprocess.run(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=True
    )
    return time.perf_counter() - began


def ready_s(folder: Path, environment: dict[str, str]) -> float:
    """Return the seconds from the start to Ready on the screen."""
    began = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.chdir(folder)
        os.execve(sys.executable, [sys.executable, "-m", "runtimer", "start.yaml"], environment)
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while not all(word in seen for word in READY):
        if not select.select([fd], [], [], PATIENCE_S)[0]:
            raise TimeoutError(seen[-300:])
        seen += os.read(fd, 1 << 16)
    took = time.perf_counter() - began
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(fd)
    return took


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--against", metavar="REVISION", default="HEAD~1")
    parser.add_argument("--runs", type=int, default=20)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        environment = {
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONDONTWRITEBYTECODE", "RUNTIMER_HOME")
        }
        environment |= {f"XDG_{kind}_HOME": str(home) for kind in ("CONFIG", "DATA", "CACHE")} | {
            "TERM": "xterm-256color"
        }
        programs = {
            name: unpacked(revision, Path(folder) / name)
            for name, revision in (("before", args.against), ("now", "HEAD"))
        }
        took: dict[str, dict[str, list[float]]] = {
            name: {program: [] for program in programs} for name in (*LINES, "screen")
        }
        for _ in range(args.runs):
            for name, of_programs in took.items():
                for program, place in programs.items():
                    arguments = LINES.get(name)
                    seconds = (
                        lines_s(place, arguments, environment) if arguments else ready_s(place, environment)
                    )
                    of_programs[program].append(seconds * 1000)
        for name, of_programs in took.items():
            each = " · ".join(
                f"{program} {statistics.median(ms):.0f} ms (least {min(ms):.0f})"
                for program, ms in of_programs.items()
            )
            print(
                f"{name}: {each}: {statistics.median(of_programs['now']) / statistics.median(of_programs['before']):.2f} times"
            )


if __name__ == "__main__":
    main()
