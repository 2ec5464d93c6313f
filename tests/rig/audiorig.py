"""Audio test rig: a private PulseAudio server whose sound we can record.

Nothing here needs a sound card.  :class:`PulseRig` starts a throw-away
``pulseaudio`` with one null sink, on a socket inside a temporary directory,
and never touches the user's own server or configuration.  Programs under test
are pointed at it with environment variables only (:attr:`PulseRig.env`), so
both PulseAudio clients (miniaudio) and ALSA clients (simpleaudio, through the
ALSA ``pulse`` plugin) end up in the same sink.  :class:`Recorder` captures the
sink's monitor, and :func:`find_onsets` finds when each cue began.

The sink works in blocks of 50 ms at most, as a sound card does.  One that
``rewinds`` mixes what comes into blocks that it has made already, to the sample,
which is kind to programs that open a stream for each sound; but it begins with a
block of two seconds, in which nothing that a program does is heard.

A null sink is paced by the system's monotonic clock, but rounds each block's
length to a microsecond, so it runs 5 to 250 ppm fast depending on the block
size clients ask for -- just like a real sound card with its own crystal.
:class:`Recorder` therefore fits its frames to ``time.monotonic()`` by when
they arrived, and reports times on that clock; any drift left is the fault of
the program under test.

Needs on the PATH: ``pulseaudio``, ``parec``, ``pactl``.  For ALSA clients also
the ALSA pulse plugin (Debian: ``libasound2-plugins``).  Needs numpy.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

import numpy as np

SINK = "rig"
UNWANTED = ["DISPLAY", "DBUS_SESSION_BUS_ADDRESS"]
UNWANTED += [f"PULSE_{name}" for name in ("SINK", "SOURCE", "COOKIE", "LATENCY_MSEC")]
"""Variables that would lead a program elsewhere, or change how long its stream is."""
IDLE_EXIT = 60  # a daemon orphaned by a killed test goes away after this many seconds


def missing_tools() -> list[str]:
    """Names of the programs the rig needs that are not installed."""
    return [tool for tool in ("pulseaudio", "parec", "pactl") if not shutil.which(tool)]


class PulseRig:
    """A private PulseAudio daemon with a null sink; use as a context manager.

    ``env`` holds the variables a child process needs to play into it (a full
    copy of ``os.environ`` plus ours).  ``freeze()`` simulates a server that hangs,
    ``thaw()`` ends that; ``kill()`` and ``start()`` lose and restore the server.
    """

    def __init__(self, rate: int = 44100, timeout: float = 10.0, *, rewinds: bool = False) -> None:
        self.rate = rate
        self.timeout = timeout
        self.sink = [
            "module-null-sink",
            f"sink_name={SINK}",
            f"rate={rate}",
            "channels=2",
            f"norewinds={int(not rewinds)}",
        ]
        self._proc: subprocess.Popen[bytes] | None = None
        # A short path: UNIX socket names are limited to about 107 bytes.
        self.dir = Path(tempfile.mkdtemp(prefix="rig-"))
        self.socket = self.dir / "native"
        self.server = f"unix:{self.socket}"
        self._write_alsa_config()
        self.env = dict(
            os.environ,
            HOME=str(self.dir),
            XDG_RUNTIME_DIR=str(self.dir),
            XDG_CONFIG_HOME=str(self.dir),
            PULSE_RUNTIME_PATH=str(self.dir),
            PULSE_STATE_PATH=str(self.dir),
            PULSE_SERVER=self.server,
            ALSA_CONFIG_PATH=str(self.dir / "asound.conf"),
        )
        for name in UNWANTED:
            self.env.pop(name, None)

    def _write_alsa_config(self) -> None:
        """Make ALSA's ``default`` device our sink (replaces the system's file)."""
        text = f'type pulse\n  server "{self.server}"\n'
        (self.dir / "asound.conf").write_text(f"pcm.!default {{\n  {text}}}\nctl.!default {{\n  {text}}}\n")

    # -- life cycle ---------------------------------------------------------
    def __enter__(self) -> PulseRig:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def start(self) -> None:
        """Start the daemon and wait until it answers."""
        self.socket.unlink(missing_ok=True)
        with (self.dir / "pulseaudio.log").open("ab") as log:  # the daemon has it open for itself
            self._proc = subprocess.Popen(
                [
                    "pulseaudio",
                    "-n",
                    "--daemonize=no",
                    "--use-pid-file=no",
                    f"--exit-idle-time={IDLE_EXIT}",
                    "--system=no",
                    "-L",
                    f"module-native-protocol-unix socket={self.socket} auth-anonymous=1",
                    "-L",
                    " ".join(self.sink),
                ],
                env={k: v for k, v in self.env.items() if k != "PULSE_SERVER"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + self.timeout
        while time.monotonic() < deadline:
            if self._proc.poll() is not None:
                break
            if self.socket.exists() and SINK in self.pactl("list", "short", "sinks", check=False):
                return
            time.sleep(0.05)
        raise RuntimeError("pulseaudio did not start:\n" + self.log_text())

    def log_text(self) -> str:
        """What the daemon has printed so far."""
        return (self.dir / "pulseaudio.log").read_text(errors="replace")

    def kill(self) -> None:
        """Kill the daemon outright, as if it had crashed."""
        if self._proc and self._proc.poll() is None:
            self._proc.send_signal(signal.SIGKILL)
            self._proc.wait(self.timeout)
        self._proc = None

    def remove_sink(self) -> None:
        """Unplug the device; the server itself goes on."""
        self.pactl("unload-module", self.sink[0])

    def add_sink(self) -> None:
        """Plug the device in again."""
        self.pactl("load-module", *self.sink)

    def freeze(self) -> None:
        """Stop the daemon without killing it: it holds its connections and answers nothing."""
        assert self._proc is not None
        self._proc.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._proc is not None
        self._proc.send_signal(signal.SIGCONT)

    def close(self) -> None:
        """Stop the daemon and delete everything the rig made."""
        self.kill()
        shutil.rmtree(self.dir, ignore_errors=True)

    # -- control ------------------------------------------------------------
    def pactl(self, *args: str, check: bool = True) -> str:
        """Run ``pactl`` against this server and return what it prints."""
        done = subprocess.run(
            ["pactl", "--server", self.server, *args],
            env=self.env,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=self.timeout,
        )
        if check and done.returncode:
            raise RuntimeError(f"pactl {args}: {done.stdout}")
        return done.stdout

    def record(self) -> Recorder:
        """A :class:`Recorder` for this rig's sink (use as context manager)."""
        return Recorder(self)


class Recorder:
    """Records the rig's sink until the ``with`` block ends.

    Afterwards ``samples`` is a float array in -1..1 of shape (frames, 2).
    ``t0`` is the ``time.monotonic()`` of frame 0 and ``frame_rate`` the true
    number of frames per second of that clock; :meth:`time_of` applies both.
    Both come from when blocks arrived, so all times are late by the server's
    delivery delay: constant within one recording, 10-60 ms.  Over recordings
    of a minute ``frame_rate`` is good to some 5 ppm; under 20 s the nominal
    rate is used.
    """

    CHANNELS = 2

    def __init__(self, rig: PulseRig) -> None:
        self.rig = rig
        self.rate = rig.rate
        self.t0 = 0.0
        self.frame_rate = float(rig.rate)
        self.marks: list[tuple[float, int]] = []  # (arrival, frames so far)
        self.samples = np.zeros((0, self.CHANNELS), np.float32)
        self._raw = bytearray()
        self._first = threading.Event()

    def __enter__(self) -> Recorder:
        self._proc = subprocess.Popen(
            [
                "parec",
                "--server",
                self.rig.server,
                f"--device={SINK}.monitor",
                "--raw",
                "--format=s16le",
                f"--rate={self.rate}",
                f"--channels={self.CHANNELS}",
                "--latency-msec=20",
                "--process-time-msec=10",
            ],
            env=self.rig.env,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()
        if not self._first.wait(self.rig.timeout):
            self.__exit__()
            raise RuntimeError("parec delivered no sound")
        return self

    def _read(self) -> None:
        frame_bytes = 2 * self.CHANNELS
        while chunk := self._proc.stdout.read1(1 << 16):
            self._raw += chunk
            self.marks.append((time.monotonic(), len(self._raw) // frame_bytes))
            self._first.set()

    def __exit__(self, *exc: object) -> None:
        self._proc.terminate()
        self._proc.wait(self.rig.timeout)
        self._thread.join(self.rig.timeout)
        self._proc.stdout.close()
        whole = len(self._raw) // (2 * self.CHANNELS) * (2 * self.CHANNELS)
        pcm = np.frombuffer(bytes(self._raw[:whole]), "<i2").reshape(-1, self.CHANNELS)
        self.samples = pcm.astype(np.float32) / 32768

        self.t0, self.frame_rate = fit_clock(self.marks, self.rate)

    def time_of(self, frames: np.ndarray | float) -> np.ndarray:
        """The ``time.monotonic()`` of one or more frame numbers."""
        return self.t0 + np.asarray(frames) / self.frame_rate

    def onsets(self, **options: float) -> np.ndarray:
        """When each cue began, on the ``time.monotonic()`` clock."""
        return self.time_of(find_onsets(self.samples, self.rate, **options) * self.rate)


def fit_clock(marks: list[tuple[float, int]], rate: float, bin_seconds: float = 2.0) -> tuple[float, float]:
    """(t0, frames per second) from (arrival time, frames so far) pairs.

    Blocks may arrive late but never early, so only the earliest of each
    ``bin_seconds`` counts.  The first bin is left out: what comes first comes in
    blocks of another size.
    """
    when, frames = np.asarray(marks, float).T
    late = when - frames / rate
    bins = ((when - when[0]) // bin_seconds).astype(int)
    best = [np.flatnonzero(bins == b)[np.argmin(late[bins == b])] for b in np.unique(bins)[1:]]
    if len(best) * bin_seconds < 20:
        return float(late[best].min() if best else late.min()), float(rate)
    slope, t0 = np.polyfit(frames[best] / rate, late[best], 1)
    return float(t0), float(rate / (1 + slope))


def find_onsets(samples: np.ndarray, rate: int, threshold: float = 0.05, quiet: float = 0.03) -> np.ndarray:
    """Seconds of recording at which sound starts after at least ``quiet`` s of silence.

    A sample counts as sound when its magnitude in any channel reaches
    ``threshold`` (full scale is 1).  Exact to one frame for a cue with a hard
    edge; for one faded in over some ms the answer is late by a constant.
    """
    level = np.abs(np.asarray(samples, np.float32))
    if level.ndim == 2:
        level = level.max(axis=1)
    loud = np.flatnonzero(level >= threshold)
    if not len(loud):
        return np.zeros(0)
    gap = np.diff(loud, prepend=-np.inf)
    return loud[gap > quiet * rate] / rate
