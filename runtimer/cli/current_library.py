"""The library of this machine, seen from the current folder."""

from __future__ import annotations

from pathlib import Path

from runtimer.adapters.disk.paths import (
    cache_folder,
    current_folder,
    data_folder,
    shipped_folder,
    workouts_folder,
)
from runtimer.adapters.disk.regular_files import real_path
from runtimer.adapters.library.folders import LibraryFolders
from runtimer.adapters.library.readers import Reader
from runtimer.adapters.library.scan import Source
from runtimer.adapters.packs.store import PackFolder
from runtimer.domain.entry import HERE, MINE, SHIPPED
from runtimer.domain.pack import PackError
from runtimer.domain.runner import Runner


def sources_here() -> tuple[tuple[Source, ...], tuple[str, ...]]:
    """Return the folders that workouts are looked for in, each once, and notes on what cannot be looked at.

    Raises NoHome.
    """
    packs, notes = _packs()
    current = current_folder()
    current_workouts = [(current / "workouts", HERE)] if current else []
    folders = [(workouts_folder(), MINE), (shipped_folder(), SHIPPED), *current_workouts, *packs]
    sources = {_place(folder): Source(str(folder), place) for folder, place in reversed(folders)}
    return tuple(reversed(sources.values())), notes


def library_here(sources: tuple[Source, ...], runner: Runner, reader: Reader) -> LibraryFolders:
    """Return the library of these folders for a runner."""
    return LibraryFolders(sources, runner, reader, cache_folder() / "library")


def _place(folder: Path) -> Path:
    """Return where a folder is, by whichever name; one that cannot be looked at is told when it is."""
    try:
        return real_path(folder)
    except OSError:
        return folder


def _packs() -> tuple[list[tuple[Path, str]], tuple[str, ...]]:
    store = PackFolder(data_folder() / "packs")
    try:
        return [(Path(store.folder(name)) / "workouts", name) for name in store.installed()], ()
    except PackError as error:
        return [], (str(error),)
