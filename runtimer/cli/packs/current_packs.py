"""The packs of this machine, and who runs here."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import version

from runtimer.adapters.disk.paths import data_folder
from runtimer.adapters.packs.store import PackFolder
from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.domain.installation import Kept
from runtimer.domain.pack import PackError
from runtimer.domain.runner import Runner
from runtimer.ports.packs import PackStore
from runtimer.wording.eye import packs
from runtimer.wording.eye.diagnostics import safe


def packs_here() -> PackStore:
    """Return the packs, once what was cut off before is completed. Raises PackError."""
    store = PackFolder(data_folder() / "packs")
    tell_kept(store.settle())
    return store


def packs_to_look_at() -> PackStore:
    """Return the packs for whoever changes nothing: where the disk takes nothing, they are seen as they are."""
    try:
        return packs_here()
    except PackError as error:
        print(f"runtimer: {safe(str(error))}", file=sys.stderr)
        return PackFolder(data_folder() / "packs")


def runner_here() -> Runner:
    """Return who runs here. Raises WrongEnvironment."""
    loaded = settings_here()
    print_findings(loaded)
    return loaded.runner


def running() -> str:
    """Return the version of runtimer."""
    return version("runtimer")


def tell_kept(files: Iterable[Kept]) -> None:
    """Say where the copies of edited files are."""
    for sentence in packs.kept(files):
        print(sentence, file=sys.stderr)
