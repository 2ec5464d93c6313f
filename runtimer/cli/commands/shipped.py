"""List the workouts that came with runtimer."""

from __future__ import annotations

import argparse
from pathlib import Path

from runtimer.adapters.paths import shipped_folder
from runtimer.cli.files import read_file
from runtimer.cli.here import print_findings, settings_here
from runtimer.wording.written import distance, duration


def add_arguments(_: argparse.ArgumentParser) -> None:
    """Declare what the command takes: nothing."""


def carry_out(_: argparse.Namespace) -> int:
    """Print a line for each file; exit code 2, since nothing was run."""
    loaded, folder = settings_here(), shipped_folder()
    print_findings(loaded)
    print("usage: runtimer FILE   (or: runtimer check | show | run; --help tells more)\n")
    for path in sorted(folder.glob("*.yaml")):
        plan = read_file(str(path), loaded.runner).plan
        if plan:
            figures = f"{duration(plan.duration_s):>8}{'~' if plan.estimated else ' '} {distance(plan.metres, plan.runner.unit):>8}"
            print(f"  {_shown(path):<36} {figures}  {plan.workout.name}")
    return 2


def _shown(path: Path) -> str:
    """Write a path the short way where there is one."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
