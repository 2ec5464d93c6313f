"""What a plan is refused for: problems that only unrolling shows, and how much a workout may come to."""

from __future__ import annotations

from runtimer.domain.errors import Problem, Severity
from runtimer.domain.workout import MAX_REPETITIONS, Address
from runtimer.engine.plan.belt_speeds import Row
from runtimer.engine.plan.mark_falls import HEARD_A_SECOND, crowded
from runtimer.engine.plan.plan import Segment

MAX_SEGMENTS = 10_000
MAX_SPEEDS = 20_000
"""Speeds of all steps: a progression has one for each notch of the belt, some hundreds at most."""
MAX_HOURS = 48
MAX_UNROLLED_CUES = 20_000


class PlanStopped(Exception):
    """There is no use in unrolling further."""


class Refusals:
    """The problems of a plan in the making, and the counts of what is limited."""

    def __init__(self) -> None:
        self.problems: dict[tuple[str, Address], Problem] = {}
        self._speeds = 0
        self._cues = 0
        self._heard: set[tuple[Address, float]] = set()
        """Steps with cues that can be heard, and how long they were."""

    def stop(self, code: str, address: Address, message: str, remedy: str, field: str | None = None) -> None:
        """Note an error after which no more is to be learnt."""
        self.refuse(code, address, message, remedy, field)
        raise PlanStopped

    def refuse(
        self, code: str, address: Address, message: str, remedy: str, field: str | None = None
    ) -> None:
        """Note an error, once for each place."""
        self.problems.setdefault(
            (code, address),
            Problem(Severity.ERROR, code, message=message, help=remedy, address=address, field=field),
        )

    def refuse_until(self, address: Address, quantity: str) -> None:
        """Note that a set never comes to its end; ``quantity`` is what its repetitions add none of."""
        message = f"a repetition adds no {quantity}: `until` is never reached"
        self.refuse("until-never", address, message, f"give a step a {quantity}", "repeat")

    def stop_until(self, address: Address) -> None:
        """Note that a set takes too many repetitions to come to its end."""
        message = f"`until` takes more than {MAX_REPETITIONS} repetitions"
        self.stop("too-many-repetitions", address, message, "ask for less, or nest sets", "repeat")

    def count_speeds(self, row: Row, address: Address) -> None:
        """Refuse more speeds than a workout has room for.

        The speeds of a step are kept once, however often it is repeated.
        """
        self._speeds += len(row.belt_mps)
        if self._speeds > MAX_SPEEDS:
            message = f"the steps have more than {MAX_SPEEDS:,} speeds, a progression being one for each notch of the belt"
            self.stop("too-many-speeds", address, message, "let the progressions go less far", "pace")

    def count_cues(self, segment: Segment) -> None:
        """Refuse more cues than anybody can hear."""
        self._cues += len(segment.cues)
        if self._cues > MAX_UNROLLED_CUES:
            message = f"the workout unrolls to more than {MAX_UNROLLED_CUES:,} cues"
            self.stop("many-cues", segment.address, message, "leave some out, or repeat less", "cues")
        if not segment.cues or (segment.address, segment.estimate_s) in self._heard:
            return
        self._heard.add((segment.address, segment.estimate_s))
        if a_second := crowded(segment):
            message = (
                f"these cues fall {a_second:.3g} times a second: nobody can hear more than {HEARD_A_SECOND}"
            )
            self.refuse(
                "many-cues", segment.address, message, "leave some out, or let them fall less often", "cues"
            )
