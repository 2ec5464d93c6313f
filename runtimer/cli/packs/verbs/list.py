"""List the installed packs."""

from __future__ import annotations

import argparse
import json

from runtimer.cli.packs.here import packs_to_look_at
from runtimer.formats.pack_report import list_report
from runtimer.formats.packs.names import WORKOUTS
from runtimer.wording import packed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print a line for each pack and return the exit code. Raises PackError."""
    store = packs_to_look_at()
    packs = store.installed().values()
    workouts = {pack.name: sorted(path for path in pack.files if path.endswith(WORKOUTS)) for pack in packs}
    if arguments.json:
        reports = [list_report(pack, store.folder(pack.name), workouts[pack.name], store.edited(pack.name)) for pack in packs]
        print(json.dumps({"packs": reports, "copies": list(store.copies())}))
        return 0
    for pack in packs:
        print(packed.listed(pack, len(workouts[pack.name]), len(store.edited(pack.name))))
    if not packs:
        print("No packs are installed; `runtimer pack install SOURCE` brings one.")
    if copies := store.copies():
        print(packed.copies(copies))
    return 0
