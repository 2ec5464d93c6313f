"""Every command in every state that a disk or an environment may be in: a sentence, the right exit code, no traceback, no hang."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from strange_files import NO_FILES, make

from runtimer.cli.main import main

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has other strange things")
pytestmark = posix

PLAIN = "name: x\nsteps:\n  - run: 2s\n    speed: 10km/h\n"
SOUNDING = f"{PLAIN}    cues: [{{at: 1s, sound: gong.wav}}]\n"
HANGS_S = 60
EXAMPLE = Path(__file__).parents[2] / "docs" / "example-pack"

COMMANDS = {
    "list": ["list"],
    "library": ["library"],
    "check": ["check", "FILE"],
    "show": ["show", "FILE"],
    "run": ["run", "FILE", "--plain", "--rehearse", "100000"],
    "settings": ["settings"],
    "set": ["settings", "set", "runner.unit", "mi"],
    "doctor": ["doctor", "audio"],
    "packs": ["pack", "list"],
    "schema": ["schema", "--install"],
}
USUAL = dict.fromkeys(COMMANDS, 0) | {"library": 2, "doctor": 1}
"""Exit codes where nothing is wrong: the library has no terminal here, and the doctor no back end."""
READING = ("list", "library", "check", "show", "run", "settings", "doctor")
"""They tell of settings that cannot be read."""
FILES = ("check", "show", "run")
LISTS = ("list", "library")


@dataclass
class Scene:
    """Where a command is run."""

    home: Path
    current: Path
    monkeypatch: pytest.MonkeyPatch
    text: str = PLAIN


@dataclass(frozen=True)
class State:
    """What is wrong, which commands fail for it, and what is said by which."""

    prepare: Callable[[Scene], None]
    fails: tuple[str, ...] = ()
    says: Mapping[str, str] = field(default_factory=dict)


def said(words: str, *commands: str) -> dict[str, str]:
    return dict.fromkeys(commands, words)


def something(kind: str, place: Callable[[Scene], Path]) -> Callable[[Scene], None]:
    return lambda scene: make(kind, place(scene))


def own_home(path: str) -> Callable[[Scene], None]:
    return lambda scene: scene.monkeypatch.setenv("RUNTIMER_HOME", path)


def deleted(scene: Scene) -> None:
    shutil.rmtree(scene.current)


def zone(scene: Scene) -> None:
    scene.monkeypatch.setenv("TZ", "XXX-167")
    time.tzset()


def homeless(scene: Scene) -> None:
    def nobody(_: int) -> None:
        raise KeyError

    for name in ("RUNTIMER_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        scene.monkeypatch.delenv(name, raising=False)
    scene.monkeypatch.setattr("pwd.getpwuid", nobody)


def relative_places(scene: Scene) -> None:
    scene.monkeypatch.delenv("RUNTIMER_HOME")
    scene.monkeypatch.setenv("HOME", str(scene.home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        scene.monkeypatch.setenv(name, "here")


def sounding(kind: str) -> Callable[[Scene], None]:
    def prepare(scene: Scene) -> None:
        scene.text = SOUNDING
        make(kind, scene.home.parent / "gong.wav")

    return prepare


def read_only(scene: Scene) -> None:
    settings(scene).parent.mkdir(parents=True)
    settings(scene).write_text('[runner]\nunit = "km"\n', encoding="utf-8")
    settings(scene).chmod(0o444)


def settings(scene: Scene) -> Path:
    return scene.home / "settings" / "runtimer.toml"


def ledger(scene: Scene) -> Path:
    return scene.home / "data" / "packs" / "packs.lock.json"


def lock_of_packs(scene: Scene) -> Path:
    return scene.home / "data" / "packs" / "packs.busy"


def lock_of_settings(scene: Scene) -> Path:
    return scene.home / "settings" / "runtimer.toml.lock"


def own(scene: Scene) -> Path:
    return scene.home / "data" / "workouts"


def here(scene: Scene) -> Path:
    return scene.current / "workouts"


def data(scene: Scene) -> Path:
    return scene.home / "data"


def cache(scene: Scene) -> Path:
    return scene.home / "cache"


NO_FILE, LOOP, LONG, NO_FOLDER = (
    "this is not a file",
    "Too many levels of symbolic links",
    "File name too long",
    "Not a directory",
)
NOBODY = "your home folder is not known: set HOME, or RUNTIMER_HOME"
UTC = "TZ is `XXX-167`, which is no time zone"


def wrong_settings(why: str) -> dict[str, str]:
    return said(f"runtimer.toml: {why}", *READING, "set")


def nowhere(why: str) -> dict[str, str]:
    return wrong_settings(why) | said(why, "packs", "schema")


STATES = {
    "nothing wrong": State(lambda _: None),
    **{
        f"settings: {kind}": State(something(kind, settings), ("settings", "set"), wrong_settings(NO_FILE))
        for kind in NO_FILES
    },
    "settings: link to itself": State(
        something("link to itself", settings), ("settings", "set"), wrong_settings(LOOP)
    ),
    "settings: link to nowhere": State(something("link to nowhere", settings)),
    "settings: large file": State(
        something("large file", settings), ("settings", "set"), wrong_settings("it is larger than a megabyte")
    ),
    "settings: read-only": State(read_only, ("set",), said("it is read-only: make it writable first", "set")),
    "settings: lock is a pipe": State(something("pipe", lock_of_settings), ("set",), said(NO_FILE, "set")),
    **{
        f"ledger: {kind}": State(something(kind, ledger), ("packs",), said(NO_FILE, *LISTS, "packs"))
        for kind in NO_FILES
    },
    "ledger: link to itself": State(
        something("link to itself", ledger), ("packs",), said(LOOP, *LISTS, "packs")
    ),
    "ledger: large file": State(
        something("large file", ledger), ("packs",), said("larger than 32 MiB", *LISTS, "packs")
    ),
    **{
        f"lock of the packs: {kind}": State(something(kind, lock_of_packs), (), said(NO_FILE, "packs"))
        for kind in NO_FILES
    },
    **{f"own workouts: {kind}": State(something(kind, own), ("schema",)) for kind in ("pipe", "socket")},
    "own workouts: link to itself": State(something("link to itself", own), ("schema",), said(LOOP, *LISTS)),
    **{f"workouts here: {kind}": State(something(kind, here)) for kind in ("pipe", "socket", "device")},
    "workouts here: link to itself": State(something("link to itself", here), (), said(LOOP, *LISTS)),
    **{
        f"sound: {kind}": State(
            sounding(kind), (), said(f"`gong.wav` will not be heard: {NO_FILE}", "check", "show")
        )
        for kind in NO_FILES
    },
    "sound: link to itself": State(
        sounding("link to itself"), (), said(f"`gong.wav` will not be heard: {LOOP}", "check", "show")
    ),
    "sound: link to nowhere": State(
        sounding("link to nowhere"), (), said("`gong.wav` will not be heard: No such file", "check", "show")
    ),
    "sound: large file": State(sounding("large file"), FILES, said("5 MiB is the most", *FILES)),
    **{
        f"cache: {kind}": State(something(kind, cache))
        for kind in ("pipe", "link to itself", "link to nowhere")
    },
    "data: link to itself": State(
        something("link to itself", data), ("packs", "schema"), said(LOOP, *LISTS, "packs")
    ),
    "data: pipe": State(something("pipe", data), ("packs", "schema"), said(NO_FOLDER, *LISTS, "packs")),
    "current folder: deleted": State(deleted),
    "TZ=XXX-167": State(zone, (), said(UTC, *READING)),
    "home: a name of 300 letters": State(
        own_home(f"/tmp/{'a' * 300}"), ("settings", "set", "packs", "schema"), nowhere(LONG)
    ),
    "home: a file": State(own_home(__file__), ("settings", "set", "packs", "schema"), nowhere(NO_FOLDER)),
    "home: relative": State(own_home("mine"), (), said("mine/", *LISTS, "settings", "set", "schema")),
    "home: control characters": State(
        own_home("a\nb\x1b[31m"), (), said(r"a\x0ab\x1b[31m/", *LISTS, "settings", "set", "schema")
    ),
    "home: not UTF-8": State(own_home("a\udce9"), (), said(r"a\udce9/", *LISTS, "settings", "set", "schema")),
    "home: unknown": State(homeless, tuple(COMMANDS), said(NOBODY, *COMMANDS)),
    "home: relative XDG": State(relative_places),
}


@pytest.fixture
def scene(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    """A home and a current folder, a computer without a voice or a device."""
    made = Scene(tmp_path / "home", tmp_path / "current", monkeypatch)
    made.current.mkdir()
    with monkeypatch.context() as patch:
        patch.setenv("RUNTIMER_HOME", str(made.home))
        patch.setenv("PATH", str(tmp_path / "no-programs"))
        patch.setattr(sys, "stdin", None)
        patch.setattr("runtimer.cli.commands.doctor.examinations", lambda _: ())
        patch.chdir(made.current)
        made.monkeypatch = patch
        yield made
    time.tzset()


@contextmanager
def no_hang() -> Iterator[None]:
    def hangs(*_: object) -> None:
        raise AssertionError("it hangs")

    old = signal.signal(signal.SIGALRM, hangs)
    signal.alarm(HANGS_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, old)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", STATES)
def test_it_is_told_and_nothing_crashes_or_hangs(
    name: str, command: str, scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    state, file = STATES[name], scene.home.parent / "x.yaml"
    state.prepare(scene)
    file.write_text(scene.text, encoding="utf-8")
    with no_hang():
        code = main([str(file) if part == "FILE" else part for part in COMMANDS[command]])
    out, err = capsys.readouterr()
    assert "that should not" not in err
    assert "Traceback" not in out + err
    assert not [letter for letter in out + err if not (letter.isprintable() or letter in "\n\udce9")]
    assert state.says.get(command, "") in out + err
    assert code == (1 if command in state.fails else USUAL[command])


def test_places_that_are_not_said_from_the_root_are_not_made(scene: Scene) -> None:
    relative_places(scene)
    assert main(["settings", "set", "runner.unit", "mi"]) == 0
    assert main(["list"]) == 0
    assert list(scene.current.iterdir()) == []


@pytest.mark.parametrize("kind", NO_FILES)
def test_a_pack_is_built_in_the_place_of_a_file_only(
    kind: str, scene: Scene, capsys: pytest.CaptureFixture[str]
) -> None:
    make(kind, scene.current / "club.rtpack")
    before = (scene.current / "club.rtpack").lstat()
    assert main(["pack", "build", str(EXAMPLE), "-o", "club.rtpack"]) == 1
    assert capsys.readouterr().err == f"runtimer: club.rtpack: {NO_FILE}\n"
    assert (scene.current / "club.rtpack").lstat() == before


def as_somebody(*command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a user without rights or a name."""
    setpriv = shutil.which("setpriv")
    if not setpriv or os.geteuid() != 0:
        pytest.skip("only the administrator becomes somebody else, with setpriv")
    before = [setpriv, "--reuid", "12345", "--regid", "12345", "--clear-groups", "--", sys.executable]
    if subprocess.run([*before, "-c", "import runtimer"], capture_output=True, check=False).returncode:
        pytest.skip("somebody else may not read this Python")
    environment = {**os.environ, "RUNTIMER_HOME": str(home)}
    return subprocess.run(
        [*before, "-m", "runtimer", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=HANGS_S,
    )


@pytest.fixture
def everybodys() -> Iterator[Path]:
    """A folder that everybody may look into; those of pytest are its user's alone."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.mark.parametrize("rights", [0o755, 0o700], ids=["may not be written", "may not be read"])
@pytest.mark.parametrize("command", ["list", "settings", "set", "packs", "schema"])
def test_a_home_with_which_nothing_may_be_done(command: str, rights: int, everybodys: Path) -> None:
    (everybodys / "home").mkdir()
    (everybodys / "home").chmod(rights)
    ran = as_somebody(*COMMANDS[command], home=everybodys / "home")
    assert "that should not" not in ran.stderr
    assert "Traceback" not in ran.stderr
    reads = command in ("list", "settings", "packs")
    assert ("Permission denied" in ran.stdout + ran.stderr) == (rights == 0o700 or not reads)
    fails = command in ("set", "schema") or (rights == 0o700 and command in ("settings", "packs"))
    assert ran.returncode == fails


@pytest.fixture
def full(scene: Scene) -> Iterator[Scene]:
    """A home on a disk that takes nothing more."""
    mount, umount = shutil.which("mount", path=os.defpath), shutil.which("umount", path=os.defpath)
    scene.home.mkdir()
    small = ["-t", "tmpfs", "-o", "size=16k", "tmpfs", scene.home]
    if not (mount and umount) or subprocess.run([mount, *small], capture_output=True, check=False).returncode:
        pytest.skip("only the administrator mounts disks")
    try:
        settings(scene).parent.mkdir()
        settings(scene).write_text('[runner]\nunit = "km"\n', encoding="utf-8")
        (scene.home / "data" / "workouts").mkdir(parents=True)
        try:
            (scene.home / "filling").write_bytes(b"x" * 100_000)
        except OSError:
            assert (scene.home / "filling").stat().st_size > 0
        yield scene
    finally:
        subprocess.run([umount, scene.home], check=True)


def test_a_full_disk_is_told_of_what_was_not_written(full: Scene, capsys: pytest.CaptureFixture[str]) -> None:
    (full.current / "workouts").mkdir()
    assert main(["schema", "--install"]) == 1
    out, err = capsys.readouterr()
    assert (
        err
        == f"runtimer: {full.home}/data/workouts/workout.schema.json is not written: No space left on device\n"
    )
    assert out == f"{full.current}/workouts/workout.schema.json\n"
    assert main(["settings", "set", "runner.unit", "mi"]) == 1
    assert capsys.readouterr().err == f"runtimer: {settings(full)}: No space left on device\n"
    assert settings(full).read_text(encoding="utf-8") == '[runner]\nunit = "km"\n'
    assert sorted(path.name for path in settings(full).parent.iterdir()) == [
        "runtimer.toml",
        "runtimer.toml.lock",
    ]
    assert list((full.home / "data" / "workouts").iterdir()) == []
