"""Three, two, one: ticks before a step ends by itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from runtimer.engine.cues.cue import Cue
from runtimer.engine.cues.moment import Moment
from runtimer.engine.cues.tones import tick
from runtimer.engine.phases import Phase

CLEAR = timedelta(seconds=1)
"""Time that the tone at the beginning needs before a tick."""


def cues(moment: Moment) -> Iterator[Cue]:
    """Yield the ticks of a pass whose end is known."""
    if moment.phase is not Phase.RUNNING or moment.ends is None or moment.anchor is None:
        return
    for count in (3, 2, 1):
        at = moment.ends - timedelta(seconds=count)
        if at >= max(moment.begins + CLEAR, moment.anchor.at):  # after a pause, none of what lies before it
            yield tick(moment, "countdown", at, count)
