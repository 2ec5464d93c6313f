"""Bring installed packs up to date, from where they came."""

from __future__ import annotations

import argparse
import sys

from runtimer.adapters.packs.source_choice import open_again
from runtimer.cli.packs.consent import may_go_on
from runtimer.cli.packs.current_packs import packs_here, runner_here, running, tell_kept
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.domain.installation import Installed
from runtimer.domain.pack import PackError
from runtimer.domain.runner import Runner
from runtimer.ports.packs import PackStore
from runtimer.services.packs.offers import accept, offer_update
from runtimer.services.packs.pack_workouts import summaries
from runtimer.wording.eye import packs
from runtimer.wording.eye.diagnostics import safe

NAME = "update"
RANK = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument("names", metavar="NAME", nargs="*", help="which packs (default: all)")
    parser.add_argument("--yes", action="store_true", help="update without asking")


def carry_out(arguments: argparse.Namespace) -> int:
    """Update one pack after the other and return the exit code: 1 where one of them could not be.

    Raises PackError.
    """
    store, runner = packs_here(), runner_here()
    packs = store.installed()
    for name in arguments.names:
        if name not in packs:
            raise PackError(
                f"there is no pack `{name}` here; `runtimer pack list` shows which there are", "not-installed"
            )
    failed = 0
    for name in dict.fromkeys(arguments.names or packs):
        try:
            _update(packs[name], store, runner, yes=arguments.yes)
        except PackError as error:
            failed = 1
            print(f"runtimer: {name}: {safe(error.reason)}", file=sys.stderr)
    return failed


def _update(old: Installed, store: PackStore, runner: Runner, *, yes: bool) -> None:
    source = open_again(old.origin)
    with Waiting() as waiting:
        offered = offer_update(old, source, store, waiting, running())
        if offered.is_news:  # workouts that come to too much are refused before anybody is asked
            summaries(offered.fetched.pack.files, runner, waiting.stage(packs.reading))
    new = offered.fetched.pack.manifest
    if not offered.is_news:
        print(f"{old.name} {safe(old.version)} is up to date.")
        return
    print(packs.replacing(old, new, offered.changed, offered.edited))
    if not may_go_on(f"Update {old.name}?", yes=yes):
        return
    with Waiting() as waiting:
        kept_files = accept(offered, store, waiting.stage(packs.writing))
    tell_kept(kept_files)
    print(f"{old.name} is {safe(new.version)} now.")
