"""A program that installs, updates and removes packs in children that are killed, and looks what is there then.

``killing.py FOLDER ROUNDS SEED`` kills at random moments, ``killing.py FOLDER`` before each change on the disk in turn.
It prints what it found as JSON; what must not be ends it with a traceback.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from club import ORIGIN, TUESDAY, club, content, workout

from runtimer.adapters.packs.store import PackFolder
from runtimer.domain.pack import Pack
from runtimer.formats.packs.manifest import write_manifest

PATIENCE_S = 10.0
Files = dict[str, bytes] | None


def pack(version: str) -> Pack:
    """A pack of some files, each of which tells its version."""
    names = [
        TUESDAY,
        *(f"workouts/week-{week}/{day}.yaml" for week in (1, 2) for day in ("monday", "friday")),
    ]
    return club(version, {name: workout(f"{name} {version}") for name in names})


def files_of(pack: Pack) -> dict[str, bytes]:
    """What is on the disk once the pack is installed."""
    return {**pack.files, "pack.json": write_manifest(pack.manifest)}


class Trial:
    """A folder of packs with everything that ever must be found in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = PackFolder(folder, PATIENCE_S)
        self.edits: list[bytes] = []
        self.serial = 0

    def seen(self) -> Files:
        """What is installed, by the doors of the store."""
        return dict(self.store.read("club")) if "club" in self.store.installed() else None

    def edit(self) -> None:
        """Edit a file of the installed pack; of an edit of this edit only the last one counts."""
        path = Path(self.store.folder("club")) / TUESDAY
        self.edits = [edit for edit in self.edits if edit != path.read_bytes()]
        self.serial += 1
        self.edits.append(workout(f"Mine {self.serial}"))
        path.write_bytes(self.edits[-1])

    def check(self, old: Files, new: Files) -> str:
        """Say whether the old or the new is there, whole, with every edit somewhere."""
        seen = self.seen()
        assert seen in (old, new), (seen, old, new)
        somewhere = set(content(self.folder).values())
        assert all(edit in somewhere for edit in self.edits)
        return "old" if seen == old else "new"

    def check_settled(self, outcome: str, old: Files, new: Files) -> None:
        """Complete what was cut off: nothing else is there than what belongs there."""
        self.store.settle()
        assert self.check(old, new) == outcome
        names = {path.name for path in self.folder.glob("*")}
        assert names <= {"club", "packs.lock.json", "packs.busy", "kept_files"}, names
        assert ("club" in names) == (self.seen() is not None)


def change(trial: Trial, new: Pack | None) -> None:
    """Install, update or remove."""
    if new:
        trial.store.put(new, ORIGIN)
    else:
        trial.store.remove("club")


def child(work: Callable[[], None]) -> int:
    """Work in a child and return its process id."""
    pid = os.fork()
    if pid == 0:
        work()
        os._exit(0)
    return pid


def killed(pid: int) -> bool:
    """Wait for a child and return whether it was killed."""
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    return os.WIFSIGNALED(status)


def at_random(folder: Path, rounds: int, seed: int) -> Counter[str]:
    """Kill at random moments, some of them while the last kill's mess is being settled."""
    trial, dice, found = Trial(folder), random.Random(seed), Counter[str]()
    began = time.monotonic()
    change(trial, pack("0.0.1"))
    change(trial, pack("0.0.2"))
    usual_s = time.monotonic() - began
    for n in range(rounds):
        if trial.seen() and dice.random() < 0.5:
            trial.edit()
        old = trial.seen()
        new = None if old and dice.random() < 0.3 else pack(f"1.0.{n}")
        pid = child(lambda new=new: change(trial, new))
        time.sleep(dice.uniform(0, usual_s))
        os.kill(pid, signal.SIGKILL)
        cut = killed(pid)
        outcome = trial.check(old, files_of(new) if new else None)
        found[f"{'killed' if cut else 'done'}, {outcome}"] += 1
        if dice.random() < 0.5:
            trial.check_settled(outcome, old, files_of(new) if new else None)
    return found


def one_by_one(folder: Path) -> Counter[str]:
    """Kill before the first change on the disk, before the second, and so on, until a change comes to its end."""
    found = Counter[str]()
    for case, before, new in (
        ("install", None, pack("1.0.0")),
        ("update", pack("1.0.0"), pack("1.1.0")),
        ("remove", pack("1.0.0"), None),
    ):
        going, count = True, 0
        while going:
            trial = Trial(folder / f"{case}-{count}")
            if before:
                change(trial, before)
                trial.edit()
            old = trial.seen()
            going = killed(
                child(lambda trial=trial, new=new, count=count: (die_before(count), change(trial, new)))
            )
            outcome = trial.check(old, files_of(new) if new else None)
            assert killed(child(lambda trial=trial: (die_before(3), trial.store.settle()))) in (True, False)
            trial.check_settled(outcome, old, files_of(new) if new else None)
            found[f"{case} {outcome}"] += 1
            count += 1
    return found


def die_before(count: int) -> None:
    """Let this process kill itself instead of its change on the disk with that number."""
    left = [count]

    def dying(real: Callable[..., object]) -> Callable[..., object]:
        def work(*args: object, **kwargs: object) -> object:
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1
            return real(*args, **kwargs)

        return work

    for name in ("mkdir", "rename", "replace", "unlink", "rmdir", "fsync"):
        setattr(os, name, dying(getattr(os, name)))


if __name__ == "__main__":
    top, numbers = Path(sys.argv[1]), [int(text) for text in sys.argv[2:]]
    sys.stdout.write(json.dumps(at_random(top, *numbers) if numbers else one_by_one(top)))
