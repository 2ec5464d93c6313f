"""Show a pack, installed or not: who made it, its workouts, its sounds."""

from __future__ import annotations

import argparse
import json
import sys

from runtimer.adapters.packs.choice import open_source
from runtimer.cli.packs.here import packs_to_look_at, runner_here
from runtimer.cli.packs.shown import Shown
from runtimer.cli.packs.waiting import Waiting
from runtimer.ports import PackStore
from runtimer.services.packs.offering import as_installed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("pack", metavar="NAME", help="the name of an installed pack, or a .rtpack file or a folder")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the pack and return the exit code. Raises PackError."""
    shown = _find(arguments.pack, packs_to_look_at())
    runner = runner_here()
    print(json.dumps(shown.report(runner)) if arguments.json else shown.in_words(runner))
    return 0


def _find(name: str, store: PackStore) -> Shown:
    if name in store.installed():
        installed, manifest, files = as_installed(name, store)
        return Shown(manifest, installed.origin, files, sum(map(len, files.values())), store.folder(name), store.edited(name))
    source = open_source(name)
    with Waiting(sys.stderr) as progress:
        return Shown.of(source.fetch(progress))
