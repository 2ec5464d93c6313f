"""What a session was asked for."""

from __future__ import annotations

from dataclasses import dataclass

from runtimer.cli.machine import Wishes
from runtimer.engine.plan.plan import Plan


@dataclass(frozen=True, slots=True)
class Options:
    """What the runner asked for: the plan, the file that it is of, seconds to get ready, what it is to be opened with, what to tell them.

    ``keys_come`` is False where standard input was the workout itself.
    """

    plan: Plan
    file: str
    ready_s: float
    wishes: Wishes
    notes: tuple[str, ...] = ()
    theme: str = "dark"
    keys_come: bool = True
