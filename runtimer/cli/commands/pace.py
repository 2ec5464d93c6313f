"""Say a pace in every unit, and the times it gives."""

from __future__ import annotations

import argparse
import json

from runtimer.cli.runner_at_hand import the_settings
from runtimer.domain.units import Unit
from runtimer.services.conversion import DISTANCES_M, Speed, convert
from runtimer.wording.written import duration, pace, speed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("pace", nargs="+", metavar="PACE", help="5k, 3:45/km, 10.5mph, 400m in 78s")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print the table and return the exit code."""
    found = convert(" ".join(arguments.pace), the_settings().runner)
    print(json.dumps(_report(found), ensure_ascii=False) if arguments.json else _table(found))
    return 0


def _report(found: Speed) -> dict[str, object]:
    """Return seconds a kilometre and a mile, km/h and mph, and the seconds for each distance."""
    return {
        "text": found.text,
        "speed_mps": round(found.mps, 6),
        "pace_s": {unit.value: round(unit.pace_s(found.mps), 3) for unit in Unit},
        "speed": {"km/h": round(Unit.KM.per_hour(found.mps), 3), "mph": round(Unit.MI.per_hour(found.mps), 3)},
        "times_s": {name: round(metres / found.mps, 2) for name, metres in DISTANCES_M.items()},
    }


def _table(found: Speed) -> str:
    first = " · ".join([*(pace(found.mps, unit) for unit in Unit), *(speed(found.mps, unit) for unit in Unit)])
    return "\n".join([first, "", *(f"{name:>9}  {duration(metres / found.mps):>8}" for name, metres in DISTANCES_M.items())])
