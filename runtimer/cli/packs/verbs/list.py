"""List the installed packs."""

from __future__ import annotations

import argparse
import json

from runtimer.cli.packs.current_packs import packs_to_look_at
from runtimer.formats.packs.file_names import WORKOUTS
from runtimer.formats.reports.pack_report import list_report
from runtimer.wording.eye import packs

NAME = "list"
RANK = 40


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print a line for each pack and return the exit code. Raises PackError."""
    store = packs_to_look_at()
    installed = store.installed().values()
    workouts = {
        pack.name: sorted(path for path in pack.files if path.endswith(WORKOUTS)) for pack in installed
    }
    if arguments.json:
        reports = [
            list_report(pack, store.folder(pack.name), workouts[pack.name], store.edited(pack.name))
            for pack in installed
        ]
        print(json.dumps({"packs": reports, "copies": list(store.copies())}))
        return 0
    for pack in installed:
        print(packs.listed(pack, len(workouts[pack.name]), len(store.edited(pack.name))))
    if not installed:
        print("No packs are installed; `runtimer pack install SOURCE` brings one.")
    if copies := store.copies():
        print(packs.copies(copies))
    return 0
