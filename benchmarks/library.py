"""The library with ten thousand files: first list cold and warm, a keystroke meanwhile and after, memory.

    python benchmarks/library.py [--files 10000] [--runs 5]

Among the files are broken ones of every kind and hostile ones: huge, binary, pipes, links that lead to
themselves or nowhere, names with control and bidirectional characters, thousands of brackets, workouts of ten
thousand steps. The real program runs on a pseudo-terminal of 120 × 40; an empty library is measured beside
it, since starting Python and Textual takes most of the time.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LIST, READING = re.compile(rb"by name"), re.compile(rb"reading [0-9]")
WORDS = ("mona", "1000 m", "threshold easy", "vo2", "9", "hills uphill")


def fill(folder: Path, count: int) -> None:
    """Write so many workouts; every twentieth broken, every hundredth hostile."""
    folder.mkdir(parents=True)
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "workouts").glob("*.yaml"))]
    for number in range(count):
        path, text = (
            folder / f"{number:05}.yaml",
            texts[number % len(texts)].replace("name: ", f"name: {number} ", 1),
        )
        if number % 100 == 0:
            hostile(path, number // 100)
        else:
            path.write_text(text.replace("- run:", "- rnu:") if number % 20 == 7 else text, encoding="utf-8")


def hostile(path: Path, number: int) -> None:
    """Make one of the things that a folder may hold to a reader's harm."""
    makers = (
        lambda: path.write_bytes(b"name: x\nsteps:\n" + b"  - run: 1km\n" * 80_000),
        lambda: path.write_bytes(b"\x7fELF" + os.urandom(200_000)),
        lambda: os.mkfifo(path),
        lambda: path.symlink_to(path.name),
        lambda: path.symlink_to("nowhere"),
        lambda: path.symlink_to("/dev/zero"),
        lambda: path.with_name(f"{number}\x1b[2J\u202e.yaml").write_text("name: x\n", encoding="utf-8"),
        lambda: path.write_text("name: x\nsteps:\n  - run: " + "[" * 100_000, encoding="utf-8"),
        lambda: path.write_text(
            "name: x\nsteps:\n" + "  - repeat: 100\n    steps: [{run: 1s}]\n" * 95, encoding="utf-8"
        ),
        lambda: os.truncate(os.open(path, os.O_CREAT | os.O_WRONLY), 10 << 30),
        lambda: (path.write_text("name: x\n", encoding="utf-8"), path.chmod(0)),
    )
    makers[number % len(makers)]()


class Terminal:
    """The library on a pseudo-terminal."""

    def __init__(self, home: Path) -> None:
        self.began = time.perf_counter()
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(home)
            environment = {
                **os.environ,
                "RUNTIMER_HOME": str(home),
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
            }
            os.execve(
                sys.executable, [sys.executable, "-m", "runtimer", "library", "--audio", "none"], environment
            )
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def until(self, wanted: re.Pattern[bytes], seconds: float = 120) -> float:
        """Read until ``wanted`` has come and return when."""
        deadline = time.perf_counter() + seconds
        while not wanted.search(self.seen):
            if time.perf_counter() > deadline or not select.select([self.fd], [], [], 1):
                raise TimeoutError(wanted.pattern, self.seen[-300:])
            self.pump()
        return time.perf_counter()

    def pump(self, seconds: float = 0.5) -> None:
        """Read what there is."""
        if select.select([self.fd], [], [], seconds)[0]:
            self.seen += os.read(self.fd, 1 << 16)

    def type(self, text: str) -> list[float]:
        """Type a text and return how long each letter took to be seen."""
        took, typed = [], ""
        for letter in text:
            typed += letter
            self.seen, began = b"", time.perf_counter()
            os.write(self.fd, letter.encode())
            took.append(self.until(re.compile(re.escape(f"FIND {typed}".encode()))) - began)
            self.pump(0.15)
        self.seen = b""
        os.write(self.fd, b"\x15")
        self.until(LIST)
        return took

    def memory_mib(self) -> float:
        """Return the most memory that the program has had."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024

    def close(self) -> None:
        """Leave as a runner does."""
        os.write(self.fd, b"\x03")
        deadline = time.perf_counter() + 20
        while time.perf_counter() < deadline and os.waitpid(self.pid, os.WNOHANG)[0] == 0:
            try:
                self.pump(0.05)
            except OSError:
                time.sleep(0.01)
        os.close(self.fd)


def started(home: Path) -> tuple[Terminal, float]:
    """Start the library and return it with the seconds to its first list."""
    terminal = Terminal(home)
    return terminal, terminal.until(LIST) - terminal.began


def settled(terminal: Terminal) -> None:
    """Wait until nothing is being read any more."""
    quiet = time.perf_counter() + 2.5
    while time.perf_counter() < quiet:
        terminal.seen = b""
        terminal.pump(0.5)
        if READING.search(terminal.seen):
            quiet = time.perf_counter() + 2.5


def spread(seconds: list[float]) -> str:
    """Say median, 95th percentile and worst in milliseconds."""
    late = sorted(seconds)[int(len(seconds) * 0.95)]
    return f"median {statistics.median(seconds) * 1000:.0f} ms, 95 % {late * 1000:.0f} ms, worst {max(seconds) * 1000:.0f} ms"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        empty, full = Path(folder) / "empty", Path(folder) / "full"
        empty.mkdir()
        fill(full / "data" / "workouts", args.files)
        subprocess.run(["sync"], check=True)
        started(empty)[0].close()
        cold, first = started(full)
        print(f"cold: first list after {first * 1000:.0f} ms")
        keys = [seconds for word in WORDS for seconds in cold.type(word)]
        print(f"cold: {len(keys)} keystrokes while reading: {spread(keys)}")
        settled(cold)
        print(
            f"cold: all read after {time.perf_counter() - cold.began - 2.5:.1f} s, at most {cold.memory_mib():.0f} MiB"
        )
        cold.close()
        times: dict[str, list[float]] = {"empty": [], "warm": []}
        keys = []
        for _ in range(args.runs):
            for name, home in (("empty", empty), ("warm", full)):
                terminal, seconds = started(home)
                times[name].append(seconds)
                if name == "warm":
                    settled(terminal)
                    keys += [seconds for word in WORDS for seconds in terminal.type(word)]
                memory = terminal.memory_mib()
                terminal.close()
                print(f"{name}: first list after {seconds * 1000:.0f} ms, at most {memory:.0f} MiB")
        print(f"warm: {len(keys)} keystrokes: {spread(keys)}")
        later = statistics.median(times["warm"]) - statistics.median(times["empty"])
        print(f"a warm list comes {later * 1000:.0f} ms after an empty one (medians of {args.runs})")


if __name__ == "__main__":
    main()
