"""The header: what is run, and how long still."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip

from runtimer.domain.sound import Silence
from runtimer.engine.running.phases import Phase
from runtimer.ui.palette import PLAIN, STRONG, ink, inverted
from runtimer.ui.rows import row, space
from runtimer.ui.widgets.face.frame import Frame
from runtimer.wording.eye.figures import duration, sound_state, time_of_day


def header(frame: Frame, width: int, height: int) -> list[Strip]:
    """Draw the workout's name on the left, and what is left of it on the right."""
    glance = frame.glance
    left = Segment(f"left {duration(glance.left_s)}", STRONG)
    end = Segment(f"{_end(frame)} ", ink(frame.palette.soft))
    return [
        row(width, [Segment(f" {glance.plan.workout.name}", PLAIN)], [space(1), *_silence(frame), left, end])
    ]


def _silence(frame: Frame) -> list[Segment]:
    """Draw why nothing is heard."""
    silence, palette = frame.glance.silence, frame.palette
    if silence is None:
        return []
    style = ink(palette.soft) if silence is Silence.OFF else inverted(palette.alarm)
    return [Segment(f" {sound_state(silence)} ", style), space(1)]


def _end(frame: Frame) -> str:
    glance = frame.glance
    if glance.phase in (Phase.DONE, Phase.CLOSED):
        return f" · took {duration(glance.elapsed_s)}"
    return f"{' ~' * glance.left_estimated} · done at {time_of_day(frame.now, glance.left_s)}"
