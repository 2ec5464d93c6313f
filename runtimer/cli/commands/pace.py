"""Say what a pace, a speed or a name comes to."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import replace

from runtimer.cli.current_settings import print_findings, settings_here
from runtimer.domain.targets import FASTEST_MPS, SLOWEST_MPS, Shape
from runtimer.domain.workout import Verb
from runtimer.engine.plan.belt_speeds import row_of
from runtimer.formats.reports.pace_report import pace_report
from runtimer.formats.scalars.refusal import Refused
from runtimer.formats.scalars.speed_request import asked_speed
from runtimer.services.settings import Loaded
from runtimer.wording.eye.diagnostics import safe
from runtimer.wording.eye.paces import paced
from runtimer.wording.eye.targets import SCALED, scale

NAME = "pace"
RANK = 70


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "words", metavar="PACE", nargs="+", help="3:45/km, 10.5mph, 5k, threshold, 400m in 78s"
    )
    parser.add_argument("--json", action="store_true", help="print it as one JSON object")


def carry_out(arguments: argparse.Namespace) -> int:
    """Print paces, speeds, belt setting and times, and return the exit code."""
    text, loaded = " ".join(arguments.words), settings_here()
    print_findings(loaded)
    try:
        mps = _speed(text, loaded)
    except Refused as refused:
        print(f"error: {safe(refused.message)}\n = help: {safe(refused.help)}", file=sys.stderr)
        return 1
    if arguments.json:
        print(json.dumps(pace_report(text, mps, loaded.runner.treadmill)))
    else:
        print(paced(safe(text), mps, loaded.runner.treadmill))
        if change := scale(loaded.runner.scale):
            print(f"\n{change} is not counted here: {SCALED}")
    return 0


def _speed(text: str, loaded: Loaded) -> float:
    if text.lower() == Verb.WALK:
        return loaded.runner.estimate_mps(Verb.WALK)
    target = asked_speed(text)
    if target.shape is Shape.PROGRESSION:
        raise Refused("progression", "a progression is many paces", "ask for one of its ends")
    speeds = row_of(target, replace(loaded.runner, scale=1.0)).asked_mps
    if not speeds:
        raise Refused(
            "unknown-pace", f"your {target.name} pace is not known", "tell a race: `runtimer runner --ask`"
        )
    if not SLOWEST_MPS <= speeds[0] <= FASTEST_MPS:
        raise Refused(
            "senseless-speed",
            f"{target.text} is not a speed to run or walk at for you",
            "ask for a smaller difference",
        )
    return speeds[0]
