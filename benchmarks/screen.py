"""The screen beside a peer: lateness of the seconds, CPU, key to screen, first frame.

    python benchmarks/screen.py --tools TOOLS [--seconds 60] [--load 0]

TOOLS is a folder with the pty measuring programs (``ptylib.py`` and its companions). runtimer and termdown
run at the same time, each on a pseudo-terminal of its own, so that both meet the same machine. Figures are
lateness against the best-case line through a program's own seconds, CPU seconds a minute of all its threads,
and milliseconds from a key to a changed screen.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from types import SimpleNamespace
from typing import Any

WORKOUT = "name: One hour\nsteps:\n  - repeat: 12\n    steps: [{run: 4min, speed: 14km/h}]\n    between: [{jog: 1min, speed: 9km/h}]\n"
APART_S = 0.75
"""Two presses of one key closer together are one."""
TOOLS = ("ptylib", "cpu_meter", "second_boundary")
"""The pty measuring programs that are used."""
RUNTIMER_VALUE = r"left (?:(\d+):)?(\d+):(\d\d)"


def burn() -> None:
    """Keep one core busy."""
    while True:
        sum(range(10_000))


def measure(
    name: str,
    command: list[str],
    start: bytes,
    seconds: float,
    tools: str,
    size: tuple[int, int],
) -> str:
    """Run one program for a while and return what was seen of it."""
    sys.path.insert(0, tools)
    import cpu_meter
    import ptylib
    import second_boundary

    run = ptylib.PtyRun(command, *size)
    run.pump(time.monotonic() + 2)
    run.send(start)
    run.pump(time.monotonic() + 3)
    began, cpu, woken = time.monotonic(), cpu_meter.cpu_seconds(run.pid), cpu_meter.wakeups(run.pid)
    run.pump(began + seconds)
    wall, used = time.monotonic() - began, cpu_meter.cpu_seconds(run.pid) - cpu
    wakeups, (rss, _) = cpu_meter.wakeups(run.pid) - woken, cpu_meter.memory_mib(run.pid)
    ended = time.monotonic()
    keys = press_keys(run, ptylib, size) if name == "runtimer" else ""
    recording = run.finish()
    window = SimpleNamespace(cols=size[0], rows=size[1], value=RUNTIMER_VALUE, settle=0.0)
    seen = (second_boundary.by_value if name == "runtimer" else second_boundary.by_change)(recording, window)
    seen = [(when, value) for when, value in seen if began < when < ended]
    late = [when - seen[0][0] - abs(value - seen[0][1]) for when, value in seen]
    drift = second_boundary.slope(
        [(abs(value - seen[0][1]), error) for (_, value), error in zip(seen, late, strict=True)]
    )
    return (
        f"{name:9} {len(seen)} seconds, late {ptylib.spread([error - min(late) for error in late])}, drift {drift * 3.6e6:.1f} ms/h\n"
        f"{'':9} CPU {used / wall * 60:.3f} s/min, {wakeups / wall:.1f} wake-ups/s, RSS {rss:.0f} MiB{keys}"
    )


def press_keys(run: Any, ptylib: Any, size: tuple[int, int]) -> str:
    """Pause and resume at random moments and say how long each took to reach the screen."""
    random.seed(20)
    first = len(run.rec.keys)
    for _ in range(40):
        run.send(b"p")
        run.pump(time.monotonic() + APART_S * (1 + random.random()))
    states = [(when, "PAUSED" in ptylib.text_of(screen)) for when, screen in ptylib.replay(run.rec, *size)]
    found = []
    for pressed, _ in run.rec.keys[first:]:
        before = [state for when, state in states if when < pressed][-1]
        found.append(next(when - pressed for when, state in states if when >= pressed and state != before))
    return f"\n{'':9} key to screen {ptylib.spread(found)}"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tools", required=True)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--load", type=int, default=0, help="keep so many cores busy")
    parser.add_argument("--cols", type=int, default=120)
    parser.add_argument("--rows", type=int, default=40)
    args = parser.parse_args()
    programs = {name: Path(sys.executable).with_name(name) for name in ("runtimer", "termdown")}
    for required in (*programs.values(), *(Path(args.tools) / f"{name}.py" for name in TOOLS)):
        if not required.exists():
            parser.error(f"{required} is not there")
    burners = [multiprocessing.Process(target=burn, daemon=True) for _ in range(args.load)]
    with tempfile.TemporaryDirectory() as folder, ProcessPoolExecutor(len(programs)) as pool:
        workout = Path(folder) / "hour.yaml"
        workout.write_text(WORKOUT, encoding="utf-8")
        starts = {
            "runtimer": ([str(workout), "--audio", "none", "--ready", "0"], b" "),
            "termdown": (["3600"], b""),
        }
        for process in burners:
            process.start()
        size = (args.cols, args.rows)
        names = {
            pool.submit(
                measure,
                name=name,
                command=[str(programs[name]), *arguments],
                start=keys,
                seconds=args.seconds,
                tools=args.tools,
                size=size,
            ): name
            for name, (arguments, keys) in starts.items()
        }
        for measured in as_completed(names):
            failure = measured.exception()
            print(measured.result() if failure is None else f"{names[measured]} failed: {failure!r}")
        for process in burners:
            process.terminate()


if __name__ == "__main__":
    main()
