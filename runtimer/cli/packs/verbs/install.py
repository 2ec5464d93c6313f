"""Install a pack from a file, a folder, an https address or a git repository."""

from __future__ import annotations

import argparse
import os
import shlex
from pathlib import Path

from runtimer.adapters.packs.source_choice import open_source
from runtimer.cli.packs.consent import may_go_on
from runtimer.cli.packs.current_packs import packs_here, runner_here, running, tell_kept
from runtimer.cli.packs.pack_view import PackView
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.formats.packs.file_names import WORKOUTS
from runtimer.services.packs.offers import accept, offer
from runtimer.wording.eye import packs
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.packs import MOST_LINES, replacing

NAME = "install"
RANK = 10


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    help_of_source = "club.rtpack, a folder, https://…[#sha256=…], or git+https://…[@REV], git@…, a repository's folder with --rev"
    parser.add_argument("source", metavar="SOURCE", help=help_of_source)
    parser.add_argument("--rev", metavar="REV", help="the tag, branch or commit of a git repository")
    parser.add_argument("--yes", action="store_true", help="install without asking")


def carry_out(arguments: argparse.Namespace) -> int:
    """Show what comes in, ask, install, and return the exit code. Raises PackError."""
    store, runner = packs_here(), runner_here()
    source = open_source(arguments.source, arguments.rev)
    with Waiting() as waiting:
        offered = offer(source, store, waiting, running())
        shown = PackView.of(offered.fetched, runner, waiting.stage(packs.reading))
    new = offered.fetched.pack.manifest
    print(shown.in_words(runner.unit), end="\n\n")
    if offered.old and not (offered.is_news or offered.is_from_elsewhere):
        print(f"{safe(new.name)} {safe(new.version)} is installed already, as it is here.")
        return 0
    if offered.old:
        print(replacing(offered.old, new, offered.changed, offered.edited), end="\n\n")
    if not may_go_on("Install it?", yes=arguments.yes):
        print("Nothing was installed.")
        return 1
    with Waiting() as waiting:
        kept_files = accept(offered, store, waiting.stage(packs.writing))
    tell_kept(kept_files)
    print(f"Installed {safe(new.name)} {safe(new.version)}. Its files are yours to run and to edit:")
    for path in sorted(path for path in new.files if path.endswith(WORKOUTS))[:MOST_LINES]:
        print(f"  runtimer {_as_argument(safe(str(Path(store.folder(new.name)) / path)))}")
    return 0


def _as_argument(path: str) -> str:
    """Write a path as a shell takes it: the data folder of macOS has a blank in its name."""
    return shlex.quote(path) if os.name == "posix" else f'"{path}"'
