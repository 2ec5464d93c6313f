"""What one frame of the screen is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from runtimer.domain.runner import Runner
from runtimer.domain.units import Unit
from runtimer.engine.plan.skyline import Skyline
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import Palette


@dataclass(frozen=True, slots=True)
class Frame:
    """A glance, with what is no matter of the session: the runner's unit, the time of day, the drawn plan, the colours."""

    glance: Glance
    unit: Unit
    now: datetime
    skyline: Skyline
    palette: Palette
    asking: bool = False
    """Whether the runner is being asked if they want to leave."""
    calm: bool = False
    """Whether nothing flashes: a rehearsal would do so many times a second."""

    @property
    def runner(self) -> Runner:
        """Who runs."""
        return self.glance.plan.runner
