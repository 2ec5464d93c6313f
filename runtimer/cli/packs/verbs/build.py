"""Build a folder into one .rtpack file."""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from runtimer.adapters.disk.regular_files import reason
from runtimer.adapters.disk.replacement import replace_file
from runtimer.adapters.packs.tree import read_folder
from runtimer.cli.packs.current_packs import runner_here, running
from runtimer.cli.packs.stage_progress import Waiting
from runtimer.domain.pack import PackError
from runtimer.services.packs.builder import build
from runtimer.wording.eye import packs
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.packs import amount, counted

NAME = "build"
RANK = 80


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the verb takes."""
    parser.add_argument(
        "folder", metavar="FOLDER", nargs="?", default=".", help="a folder with pack.json (default: this one)"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to write it (default: NAME-VERSION.rtpack, here)"
    )


def carry_out(arguments: argparse.Namespace) -> int:
    """Write the archive, in place of an older one, and return the exit code. Raises PackError."""
    runner = runner_here()
    with Waiting() as waiting:
        pack, archive = build(
            read_folder(Path(arguments.folder)), runner, running(), waiting.stage(packs.reading)
        )
    path = Path(arguments.output or f"{pack.manifest.name}-{pack.manifest.version}.rtpack")
    try:
        replace_file(path, [archive])
    except (OSError, ValueError) as error:
        raise PackError(f"{path}: {reason(error)}", "disk") from error
    print(f"{safe(str(path))}: {counted(len(pack.files) + 1, 'file')}, {amount(len(archive))}")
    print(f"sha256 {hashlib.sha256(archive).hexdigest()}")
    return 0
