"""How evenly beeps are heard: our player beside what timers usually do, recorded from a private sound server.

    python benchmarks/sound.py [--seconds 150] [--cost 600] [NAME ...]

Each plays one beep a second: ours from a process of its own, told by a Textual screen; simpleaudio from a
loop that sleeps; simpleaudio from Textual's ``set_interval``. First with nothing else to do, then with both
cores busy. Needs PulseAudio's programs, and for the last two ``pip install '.[simpleaudio]'``. With
``--cost`` the sound process's CPU and memory over so many seconds of a session follow.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
from player import cost

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))
from rig.audiorig import PulseRig

FIRST_S = 3.0
"""From a start to the first beep."""
SPLIT_S = 0.4
"""What begins so soon after a beep is the rest of it: a tick lasts a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Score:
    """Errors of the intervals between beeps in milliseconds.

    ``drift`` is how far the last one is off by the first.
    """

    p50: float
    p99: float
    most: float
    drift: float
    lost: int
    split: int


def score(onsets: np.ndarray, beeps: int) -> Score:
    """Compare what was heard with one beep a second."""
    heard = onsets[np.diff(onsets, prepend=-np.inf) > SPLIT_S]
    steps = np.maximum(1, np.rint(np.diff(heard)))
    errors = np.abs(np.diff(heard) - steps) * 1000
    drift = (heard[-1] - heard[0] - steps.sum()) * 1000
    return Score(
        *np.percentile(errors, [50, 99]), errors.max(), drift, beeps - len(heard), len(onsets) - len(heard)
    )


def play_ours(seconds: int) -> None:
    """Our sink, told by a screen what to play ten seconds ahead."""
    from runtimer.adapters.audio.player import PlayerSink
    from runtimer.adapters.clocks import SystemClock
    from runtimer.domain.sound import SoundSettings
    from runtimer.engine.cues.cue import Cue, CueId, CueKind

    clock = SystemClock()
    sink = PlayerSink(clock, SoundSettings("miniaudio"))
    places = [timedelta(seconds=FIRST_S + k) for k in range(seconds)]

    def give() -> None:
        ahead = clock.now() + timedelta(seconds=10)
        sink.schedule(
            [Cue(CueId(1, 1, "tick", k), at, CueKind.TICK, 0.3) for k, at in enumerate(places) if at < ahead]
        )

    on_screen(seconds, 1.0, give)
    sink.close()


def play_loop(seconds: int) -> None:
    """A loop that plays, then sleeps for the rest of the second."""
    beep = simpleaudio_beep()
    time.sleep(FIRST_S)
    for _ in range(seconds):
        began = time.monotonic()
        beep()
        time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))
    time.sleep(1)


def play_interval(seconds: int) -> None:
    """A screen that plays at an interval of a second."""
    beep, left = simpleaudio_beep(), iter(range(seconds))

    def next_beep() -> None:
        if next(left, None) is not None:
            beep()

    on_screen(seconds, 1.0, next_beep)


PLAYERS: dict[str, tuple[str, Callable[[int], None]]] = {
    "ours": ("one stream in a process of its own", play_ours),
    "loop": ("timer loop + simpleaudio", play_loop),
    "interval": ("Textual `set_interval` + simpleaudio", play_interval),
}


def simpleaudio_beep() -> Callable[[], object]:
    """What plays our tick with simpleaudio."""
    import simpleaudio

    from runtimer.adapters.audio.process.tone_files import CHANNELS, RATE, SAMPLE_BYTES, read_tones

    pcm = read_tones()["tick"].tobytes()
    return lambda: simpleaudio.play_buffer(pcm, CHANNELS, SAMPLE_BYTES, RATE)


def on_screen(seconds: int, every_s: float, work: Callable[[], None]) -> None:
    """Do some work at an interval in a Textual screen that has as much to draw as a timer's, ten times a second."""
    from textual.app import App, ComposeResult
    from textual.widgets import DataTable, Digits, ProgressBar

    class Timer(App[None]):
        def compose(self) -> ComposeResult:
            yield Digits("0")
            yield ProgressBar(total=seconds)
            yield DataTable[str]()

        def on_mount(self) -> None:
            self.began = time.monotonic()
            table = self.query_one(DataTable)
            table.add_columns("rep", "pace", "split")
            for k in range(30):
                table.add_row(str(k), "3:45", "3:44.9")
            self.set_interval(0.1, self.draw)
            self.set_interval(every_s, work)
            self.set_timer(FIRST_S + seconds + 2, self.exit)

        def draw(self) -> None:
            gone = time.monotonic() - self.began
            self.query_one(Digits).update(f"{gone:.1f}")
            self.query_one(ProgressBar).update(progress=gone)
            self.query_one(DataTable).update_cell_at((int(gone) % 30, 2), f"{gone:.1f}")

    Timer().run(headless=True, size=(100, 30))


def measured(name: str, seconds: int) -> Score:
    """Play and record one of them. Raises RuntimeError when it fails."""
    with PulseRig(rewinds=True) as rig:
        with rig.record() as tape:
            time.sleep(2.5)  # its first block is over, and the next ones are short
            ran = subprocess.run(
                [sys.executable, __file__, "--play", name, "--seconds", str(seconds)],
                env=rig.env,
                capture_output=True,
            )
            time.sleep(0.5)
        if ran.returncode:
            raise RuntimeError(ran.stderr.decode(errors="replace").strip().splitlines()[-1])
        return score(tape.onsets(), seconds)


def table(names: list[str], seconds: int) -> None:
    """Measure each, idle and with both cores busy, and print a table."""
    print(
        f"| {seconds} beeps, one a second; interval errors in ms | p50 | p99 | max | at the end off by | lost | split |"
    )
    print("|---|---|---|---|---|---|---|")
    for burners in (0, os.cpu_count() or 1):
        busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(burners)]
        try:
            for name in names:
                told = f"{PLAYERS[name][0]}, {'all cores busy' if burners else 'idle'}"
                try:
                    got = measured(name, seconds)
                except RuntimeError as error:
                    print(f"| {told} | {error} |", flush=True)
                else:
                    figures = f"{got.p50:.2f} | {got.p99:.2f} | {got.most:.2f} | {got.drift:.1f}"
                    print(f"| {told} | {figures} | {got.lost} | {got.split} |", flush=True)
        finally:
            for process in busy:
                process.kill()
                process.wait()


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "names", metavar="NAME", nargs="*", help=f"which of {', '.join(PLAYERS)} (default all)"
    )
    parser.add_argument("--seconds", type=int, default=150)
    parser.add_argument(
        "--cost",
        type=float,
        metavar="S",
        help="measure the sound process's CPU and memory over S seconds too",
    )
    parser.add_argument("--play", choices=PLAYERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if unknown := set(args.names) - set(PLAYERS):
        parser.error(f"no such player: {', '.join(sorted(unknown))}")
    if args.play:
        PLAYERS[args.play][1](args.seconds)
        return
    table(args.names or list(PLAYERS), args.seconds)
    if args.cost:
        cost(args.cost)


if __name__ == "__main__":
    main()
