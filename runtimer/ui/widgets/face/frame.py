"""What one frame of the screen is drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from runtimer.domain.units import Unit
from runtimer.engine.plan.skyline import Skyline
from runtimer.engine.view.glance import Glance
from runtimer.ui.palette import Palette
from runtimer.wording.eye.face import Face, face_of


@dataclass(frozen=True)
class Frame:
    """A glance, with what is no matter of the session: unit, time of day, the drawn plan, the colours."""

    glance: Glance
    unit: Unit
    now: datetime
    skyline: Skyline
    palette: Palette
    asking: bool = False
    """Whether the runner is being asked if they want to leave."""
    calm: bool = False
    """Whether nothing flashes: a rehearsal would do so many times a second."""

    @cached_property
    def face(self) -> Face:
        """All that is to be read."""
        return face_of(self.glance, self.now, self.unit, asking=self.asking)
