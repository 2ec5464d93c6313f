"""The whole workout as a skyline: how hard each moment of it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from runtimer.domain.workout import Intensity
from runtimer.engine.plan.plan import Plan, Segment

GRADE_COST = 4.5
"""How much a grade adds to the cost of running, per unit of grade: 0.9 / 0.2, of the ACSM running equation."""
FINEST = 2000
"""No terminal has so many columns: portions of a progression that are shorter than this part of the plan are
drawn together."""
_LOWEST = 0.3
_BY_KIND = {
    Intensity.ACTIVE: 1.0,
    Intensity.WARMUP: 0.45,
    Intensity.COOLDOWN: 0.45,
    Intensity.RECOVERY: 0.3,
    Intensity.REST: 0.0,
}


@dataclass(frozen=True, slots=True)
class Block:
    """From ``start_s`` to ``end_s`` of the plan: how high (0 to 1), what kind of work."""

    start_s: float
    end_s: float
    height: float
    kind: Intensity


@dataclass(frozen=True, eq=False)
class Skyline:
    """Blocks in order, without gaps; compared by identity, so that what is drawn of it can be kept."""

    blocks: tuple[Block, ...]

    @property
    def length_s(self) -> float:
        """Seconds of the whole."""
        return self.blocks[-1].end_s if self.blocks else 0.0

    def sampled(self, columns: int) -> tuple[Block, ...]:
        """Return for each of so many equal portions the block that fills most of it."""
        edges = [self.length_s * column / columns for column in range(columns + 1)]
        chosen: list[Block] = []
        first = 0
        for start, end in pairwise(edges):
            while first < len(self.blocks) - 1 and self.blocks[first].end_s <= start:
                first += 1
            last = first
            while last < len(self.blocks) - 1 and self.blocks[last].end_s < end:
                last += 1
            chosen.append(
                max(
                    self.blocks[first : last + 1],
                    key=lambda block: min(end, block.end_s) - max(start, block.start_s),
                )
            )
        return tuple(chosen)


def skyline(plan: Plan) -> Skyline:
    """Draw a plan: the faster and the steeper, the higher.

    It is on the scale of ``Segment.start_s``, so that repetitions that are only offered are in it too.
    """
    finest_s = sum(segment.estimate_s for segment in plan.segments) / FINEST
    pieces = [piece for segment in plan.segments for piece in _pieces(segment, finest_s)]
    moving = [effort for _, _, effort, kind in pieces if kind is not Intensity.REST]
    low, high = min(moving, default=0.0), max(moving, default=0.0)
    blocks = []
    for start, end, effort, kind in pieces:
        height = _LOWEST + (1 - _LOWEST) * (effort - low) / (high - low) if high > low else _BY_KIND[kind]
        blocks.append(Block(start, end, 0.0 if kind is Intensity.REST else height, kind))
    return Skyline(tuple(blocks))


def _pieces(segment: Segment, finest_s: float) -> list[tuple[float, float, float, Intensity]]:
    """Start, end, effort and kind of each portion of a segment."""
    speeds = segment.speeds_mps or (segment.metres / segment.estimate_s if segment.estimate_s else 0.0,)
    together = max(1, int(finest_s * len(speeds) / segment.estimate_s)) if segment.estimate_s else len(speeds)
    speeds = speeds[together // 2 :: together] or speeds[-1:]
    grade = max(0.0, segment.target.incline_percent or 0.0) / 100
    spell = segment.estimate_s / len(speeds)
    return [
        (
            segment.start_s + n * spell,
            segment.start_s + (n + 1) * spell,
            mps * (1 + GRADE_COST * grade),
            segment.verb.intensity,
        )
        for n, mps in enumerate(speeds)
    ]
