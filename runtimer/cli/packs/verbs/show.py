"""Show a pack, installed or not: who made it, its workouts, its sounds."""

from __future__ import annotations

import argparse
import json
import sys

from runtimer.adapters.packs.source_choice import open_source
from runtimer.cli.packs.current_packs import packs_to_look_at, runner_here, running
from runtimer.cli.packs.pack_view import PackView
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.domain.pack import PackError
from runtimer.domain.runner import Runner
from runtimer.formats.packs.versions import check_requirements
from runtimer.ports.packs import PackStore
from runtimer.wording.eye import packs
from runtimer.wording.eye.diagnostics import safe

NAME = "show"
RANK = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "pack", metavar="NAME", help="the name of an installed pack, or a .rtpack file or a folder"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the pack and return the exit code. Raises PackError."""
    store, runner = packs_to_look_at(), runner_here()
    with Waiting() as waiting:
        shown = _find(arguments.pack, store, runner, waiting)
    print(json.dumps(shown.report()) if arguments.json else shown.in_words(runner.unit))
    try:
        check_requirements(shown.manifest, running())
    except PackError as error:
        print(f"runtimer: {safe(error.reason)}", file=sys.stderr)
    return 0


def _find(name: str, store: PackStore, runner: Runner, waiting: Waiting) -> PackView:
    if name in store.installed():
        return PackView.installed(name, store, runner, waiting.stage(packs.reading))
    return PackView.of(open_source(name).fetch(waiting), runner, waiting.stage(packs.reading))
